"""The printed lines of a document's pages -> paragraphs: a line that fills its column goes on in the next one.

What tells is where lines begin and end: the first line of a paragraph is indented, its last one ends before the edge.
A pure function of the places. Paragraphs that a page tears are joined by the grammar, when page furniture is out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isnan, nan
from statistics import median

from ingest.document import CELL, INDENT
from ingest.grammar.numbering import marker_of
from ingest.grammar.repair import ends_sentence
from ingest.grammar.vocabulary import part_of
from ingest.readers.pdf_lines import PrintedLine

SHORTEST_LINE_AT_AN_EDGE = 10
"""Characters; page numbers and short headings say nothing about the edges of a column."""
LINES_AT_AN_EDGE = 3
ROOM_LEFT = 0.6
"""Ems that a full line may leave beyond the word that did not fit."""
INDENTED = (0.8, 4.5)
"""Ems from the edge at which the first line of a paragraph begins; further in stands what is centred."""
LEADING = 1.4
"""A paragraph ends before a line that stands this much further below than lines do."""
LIKE_SIZES = 1.15
_WORD = re.compile(r"[0-9A-Za-z.,/:%‰-]+|\S")
_NEVER_FIRST = "，。；：、！？）》”’】〕…%％‰,.;:!?)"


@dataclass(frozen=True, slots=True)
class _Column:
    """The edges of a column's text and the usual distance of its base lines, in points."""

    left: float
    right: float
    leading: float


def paragraphs_of(pages: Sequence[Sequence[PrintedLine]]) -> list[str]:
    """The text of each page, a line per paragraph; one that begins there is indented by two blanks as in print."""
    measured = [_measured(lines) for lines in pages]
    usual = _usual(measured)
    return ["".join(_paragraphs(lines, _edges(own, usual, page % 2))) for page, (lines, own) in enumerate(zip(pages, measured, strict=True))]  # fmt: skip


def _measured(lines: Sequence[PrintedLine]) -> dict[int, _Column]:
    """The columns of a page by their numbers, as far as its own lines show them."""
    columns = {}
    for number in {line.column for line in lines}:
        here = [line for line in lines if line.column == number and CELL not in line.text]
        long = [line for line in here if len(line.text) >= SHORTEST_LINE_AT_AN_EDGE]
        if long:
            size = median(line.size for line in long)
            steps = [step for above, below in pairwise(here) if 0 < (step := above.base - below.base) < 4 * size]
            columns[number] = _Column(
                min(line.left for line in long), _right_edge(long, size), median(steps) if steps else 2 * size
            )
    return columns


def _right_edge(lines: list[PrintedLine], size: float) -> float:
    """The furthest place at which several lines end; closing marks hang over the edge. NaN where no lines do."""
    ends = sorted((line.right for line in lines), reverse=True)
    edges = (last for first, last in zip(ends, ends[LINES_AT_AN_EDGE - 1 :], strict=False) if first - last <= size)
    return next(edges, nan)


def _usual(measured: list[dict[int, _Column]]) -> dict[tuple[int, int], _Column]:
    """The columns of most pages, by left and right page and number; left and right pages may have other margins."""
    found: dict[tuple[int, int], list[_Column]] = {}
    for page, columns in enumerate(measured):
        for number, column in columns.items():
            found.setdefault((page % 2, number), []).append(column)
    return {
        key: _Column(
            median(column.left for column in columns),
            median([column.right for column in columns if not isnan(column.right)] or [nan]),
            median(column.leading for column in columns),
        )
        for key, columns in found.items()
    }


def _edges(own: dict[int, _Column], usual: dict[tuple[int, int], _Column], side: int) -> dict[int, _Column]:
    """A page's columns; where it has few lines, those of the other pages."""
    return {
        number: _Column(
            min(column.left, usual[side, number].left),
            max((edge for edge in (column.right, usual[side, number].right) if not isnan(edge)), default=inf),
            column.leading,
        )
        for number, column in own.items()
    }


def _paragraphs(lines: Sequence[PrintedLine], columns: dict[int, _Column]) -> Iterator[str]:
    before: PrintedLine | None = None
    for line in lines:
        if before is not None and _goes_on(before, line, columns):
            yield " " if _apart(before, line) else ""
        else:
            yield "\n" if before is not None else ""
            yield INDENT if _indented(line, columns) else ""
        yield line.text
        before = line
    yield "\n" if before is not None else ""


def _goes_on(line: PrintedLine, following: PrintedLine, columns: dict[int, _Column]) -> bool:
    """True where the next line belongs to the same paragraph."""
    column, next_column = columns.get(line.column), columns.get(following.column)
    if column is None or next_column is None or CELL in line.text or CELL in following.text:
        return False
    if max(line.size, following.size) > LIKE_SIZES * min(line.size, following.size):
        return False
    if line.column == following.column:
        if line.base - following.base > LEADING * column.leading:
            return False
    elif (line.column, following.column) != (1, 2):
        return False
    first = _WORD.match(following.text.lstrip(_NEVER_FIRST) or "一")
    needed = _width(first.group() if first else "一", following.size)
    full = column.right - line.right < needed + ROOM_LEFT * line.size
    if not full or following.left - next_column.left > INDENTED[0] * following.size:
        return False
    # A heading at the edge of the column, after a paragraph whose last line happens to be full.
    begins = marker_of(following.text) is not None or part_of(following.text) is not None
    return not (begins and ends_sentence(line.text))


def _indented(line: PrintedLine, columns: dict[int, _Column]) -> bool:
    column = columns.get(line.column)
    least, most = INDENTED
    return column is not None and CELL not in line.text and least < (line.left - column.left) / (line.size or 1) < most


def _apart(line: PrintedLine, following: PrintedLine) -> bool:
    """English words are set apart; a figure that the edge cut in two is one figure."""
    return line.text[-1:].isascii() and following.text[:1].isascii() and line.text[-1:].isalpha() and following.text[:1].isalpha()  # fmt: skip


def _width(word: str, size: float) -> float:
    return sum(size if ord(character) > 0x2000 else size * 0.55 for character in word)
