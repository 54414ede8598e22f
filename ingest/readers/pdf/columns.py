"""The printed lines of a document's pages -> the columns that they stand in: edges, the distance of lines, the size.

A page shows them by where its long lines begin and end; one with few takes them from the other pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isnan, nan
from statistics import median, median_low

from ingest.document import CELL
from ingest.grammar.numbering import marker_of
from ingest.grammar.repair import ends_sentence
from ingest.grammar.vocabulary import front_of, part_of
from ingest.readers.pdf.glyphs import PrintedLine
from ingest.vocabulary.pack import Pack

SHORTEST_LINE_AT_AN_EDGE = 10
"""Characters; page numbers and short headings say nothing about the edges of a column. Nothing changes from 5 to 15."""
LINES_AT_AN_EDGE = 3
"""Lines that must end at one place to make an edge. Two do so by chance in tables, and short pages of the tests have
just three."""
LINES_WITH_ONE_BEYOND = 10
"""At an edge; where fewer lines end at one place and another goes further, they do so by chance. Nothing changes
from 5 to 20."""
SHARE_BEYOND = 0.2
"""Lines that may go further than an edge, as a share of those that end there. Chosen by hand; nothing changes from
0.05 to 0.4."""
BEYOND_THE_EDGE = 1.5
"""Ems that closing marks hang over the edge."""
LIKE_SIZES = 1.15
"""Ratio up to which two sizes of type are one: 三号 is 16 points, 小三 15 and 二号 22. Nothing changes from 1.02 to 1.4."""


@dataclass(frozen=True, slots=True)
class Column:
    """The edges of a column's text, the distance of base lines in a paragraph, and the text's size, in points.

    `right` and `leading` are NaN where the lines do not show them; `furthest` is where the longest line ends and
    `step` the usual distance of two lines, of one paragraph or of two.
    """

    left: float
    right: float
    leading: float
    size: float
    furthest: float
    step: float


def columns_of(pages: Sequence[Sequence[PrintedLine]], pack: Pack) -> list[dict[int, Column]]:
    """The columns of each page by their numbers."""
    measured = [_measured(lines, pack) for lines in pages]
    usual = _usual(measured)
    return [_edges(own, usual, page % 2) for page, own in enumerate(measured)]


def alike(size: float, other: float) -> bool:
    return max(size, other) <= LIKE_SIZES * min(size, other)


def begins(text: str, pack: Pack) -> bool:
    """True for what opens a paragraph wherever it stands: a numbered heading or item, 主要目标, 前言."""
    marker = marker_of(text)
    if marker is not None:  # a decimal may stand first in a line: 5.5‰
        return not (text[marker.length - 1] == "." and text[marker.length : marker.length + 1].isdigit())
    return part_of(text, pack) is not None or front_of(text, pack) is not None


def _measured(lines: Sequence[PrintedLine], pack: Pack) -> dict[int, Column]:
    """The columns of a page by their numbers, as far as its own lines show them."""
    columns = {}
    for number in {line.column for line in lines}:
        here = [line for line in lines if line.column == number and CELL not in line.text]
        long = [line for line in here if len(line.text) >= SHORTEST_LINE_AT_AN_EDGE]
        if long:
            size = median_low(line.size for line in long)
            body = [line for line in long if alike(line.size, size)]  # titles and a browser's margins have other edges
            left, right = min(line.left for line in body), _right_edge(body, size, pack)
            pairs = [pair for pair in pairwise(here) if 0 < pair[0].base - pair[1].base < 4 * size]
            torn = [pair for pair in pairs if abs(pair[0].right - right) <= size and pair[1].left - left < size]
            columns[number] = Column(
                left, right, _step(torn, nan), size, max(line.right for line in body), _step(pairs, 2 * size)
            )
    return columns


def _step(pairs: Sequence[tuple[PrintedLine, PrintedLine]], default: float) -> float:
    return median(above.base - below.base for above, below in pairs) if pairs else default


def _right_edge(lines: list[PrintedLine], size: float, pack: Pack) -> float:
    """The furthest place at which several lines end; closing marks hang over the edge. NaN where no lines do.

    On a page of short lines several end at one place by chance: then others go further, or none of them is torn.
    """
    ordered = sorted(lines, key=lambda line: -line.right)
    for first, last in zip(ordered, ordered[LINES_AT_AN_EDGE - 1 :], strict=False):
        if first.right - last.right <= size:
            here = [line for line in ordered if first.right - size <= line.right <= first.right]
            beyond = sum(line.right > first.right + BEYOND_THE_EDGE * size for line in ordered)
            few = beyond > SHARE_BEYOND * len(here) or (beyond and len(here) < LINES_WITH_ONE_BEYOND)
            return (
                nan if few or all(ends_sentence(line.text) or begins(line.text, pack) for line in here) else last.right
            )
    return nan


def _usual(measured: list[dict[int, Column]]) -> dict[tuple[int, int], Column]:
    """The columns of most pages, by left and right page and number; left and right pages may have other margins."""
    found: dict[tuple[int, int], list[Column]] = {}
    for page, columns in enumerate(measured):
        for number, column in columns.items():
            found.setdefault((page % 2, number), []).append(column)
    usual = {
        key: Column(
            median(column.left for column in columns),
            _middle(column.right for column in columns),
            _middle(column.leading for column in columns),
            median(column.size for column in columns),
            max(column.furthest for column in columns),
            median(column.step for column in columns),
        )
        for key, columns in found.items()
    }
    return {(side, number): _like(column, usual.get((1 - side, number))) for (side, number), column in usual.items()}


def _like(column: Column, other: Column | None) -> Column:
    """A column with the edge of that on the pages of the other side, where its own is not known and they have one margin."""
    if other is None or not isnan(column.right) or abs(column.left - other.left) > column.size:
        return column
    return replace(column, right=other.right, leading=other.leading if isnan(column.leading) else column.leading)


def _middle(values: Iterable[float]) -> float:
    """The median of what is known, NaN where nothing is."""
    return median([value for value in values if not isnan(value)] or [nan])


def _edges(own: dict[int, Column], usual: dict[tuple[int, int], Column], side: int) -> dict[int, Column]:
    """A page's columns; where it has few lines, those of the other pages."""
    return {
        number: Column(
            min(column.left, usual[side, number].left),
            max((edge for edge in (column.right, usual[side, number].right) if not isnan(edge)), default=nan),
            usual[side, number].leading if isnan(column.leading) else column.leading,
            column.size,
            max(column.furthest, usual[side, number].furthest),
            column.step,
        )
        for number, column in own.items()
    }
