"""Ruled tables of a printed page: the characters between its rules -> one line per row, with CELL between the cells.

A pure function of the places of rules and characters. What stands in a row of one filled cell stays text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.document import CELL
from ingest.readers.pdf.glyphs import Glyph
from ingest.readers.pdf.lines import text_lines, text_of

TOUCHING = 3.0
"""Points between two rules that are one, or that meet: a rule drawn as a thin box has two edges."""
SHORTEST_RULE = 5.0
"""Points; shorter lines are strokes of drawn characters and dashes, and no cell is that small. Chosen by hand."""
MOST_RULES = 400
"""A drawing has more; a table of 60 rows and 12 columns has 74 when the pieces of its rules are joined."""
LONGEST_CELL = 1500
"""Characters; a longer cell lays out the page and holds an article, as in web pages."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule: upright at the place `at` from left to right, or level at the height `at`; it reaches over a range."""

    upright: bool
    at: float
    first: float
    last: float


def with_rows(glyphs: Sequence[Glyph], rules: Iterable[Rule]) -> list[Glyph]:
    """The characters of the page, those of each table row replaced by one that holds the text of the row."""
    left = list(glyphs)
    for table in _tables(rules):
        left = _Grid(table).applied(left)
    return left


def _tables(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Rules that meet each other, as far as they part something into columns."""
    long = [rule for rule in rules if rule.last - rule.first >= SHORTEST_RULE]
    joined = [*_joined([rule for rule in long if rule.upright]), *_joined([rule for rule in long if not rule.upright])]
    if len(joined) > MOST_RULES:
        return []
    groups: list[list[Rule]] = []
    for rule in joined:
        met = [group for group in groups if any(_meet(rule, other) for other in group)]
        groups = [group for group in groups if not any(group is other for other in met)]
        groups.append([rule, *(other for group in met for other in group)])
    return [group for group in groups if _parts(group)]


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces of one rule as one: the borders of neighbouring cells lie on a line."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / TOUCHING), rule.first)):
        index = next(
            (i for i in range(len(found) - 1, max(len(found) - 40, -1), -1) if _continue(found[i], rule)), None
        )
        if index is None:
            found.append(rule)
        else:
            before = found[index]
            found[index] = Rule(rule.upright, before.at, min(before.first, rule.first), max(before.last, rule.last))
    return found


def _continue(rule: Rule, other: Rule) -> bool:
    near = abs(rule.at - other.at) <= TOUCHING
    return near and other.first <= rule.last + TOUCHING and rule.first <= other.last + TOUCHING


def _meet(rule: Rule, other: Rule) -> bool:
    if rule.upright == other.upright:
        return False
    return (
        other.first - TOUCHING <= rule.at <= other.last + TOUCHING
        and rule.first - TOUCHING <= other.at <= rule.last + TOUCHING
    )


def _parts(group: list[Rule]) -> bool:
    """True where the rules make two columns at least; many tables have no rules at their left and right sides."""
    upright, level = [rule.at for rule in group if rule.upright], [rule for rule in group if not rule.upright]
    if len(level) < 2 or not upright:
        return False
    first, last = min(rule.first for rule in level), max(rule.last for rule in level)
    return any(first + 2 * TOUCHING < place < last - 2 * TOUCHING for place in upright)


class _Grid:
    """The cells of one table: the rules' places make a grid, and cells without a rule between them are one."""

    def __init__(self, rules: list[Rule]) -> None:
        self._upright = [rule for rule in rules if rule.upright]
        self._level = [rule for rule in rules if not rule.upright]
        self._columns = _places([r.at for r in self._upright], [e for r in self._level for e in (r.first, r.last)])
        self._rows = _places([r.at for r in self._level], [e for r in self._upright for e in (r.first, r.last)])
        self._anchors = self._merged()

    def applied(self, glyphs: list[Glyph]) -> list[Glyph]:
        """The characters outside the table, and its rows; all as they were where a cell holds an article."""
        cells: dict[tuple[int, int], list[Glyph]] = {}
        rest: list[Glyph] = []
        for glyph in glyphs:
            place = self._place(glyph)
            if place is None:
                rest.append(glyph)
            else:
                cells.setdefault(place, []).append(glyph)
        texts = {place: _cell_text(inside) for place, inside in cells.items()}
        if any(len(text) > LONGEST_CELL for text in texts.values()):
            return glyphs
        for row in range(len(self._rows) - 1):
            filled = {
                column: texts[row, column] for column in range(len(self._columns) - 1) if texts.get((row, column))
            }
            if len(filled) > 1:
                rest.append(self._row(row, filled, cells))
            else:
                rest += [glyph for column in filled for glyph in cells[row, column]]
        return rest

    def _row(self, row: int, filled: dict[int, str], cells: dict[tuple[int, int], list[Glyph]]) -> Glyph:
        text = CELL.join(filled.get(column, "") for column in range(max(filled) + 1))
        size = min(glyph.size for column in filled for glyph in cells[row, column])
        # Rows count from below, lines from above: the middle of the row keeps both in order.
        middle = (self._rows[-row - 1] + self._rows[-row - 2]) / 2
        return Glyph(text, self._columns[0], middle, self._columns[-1], size)

    def _place(self, glyph: Glyph) -> tuple[int, int] | None:
        """Row from above and column of the cell that holds the character; of merged cells the first."""
        column = bisect_right(self._columns, (glyph.left + glyph.right) / 2) - 1
        below = bisect_right(self._rows, glyph.base + 0.3 * glyph.size) - 1
        if not (0 <= column < len(self._columns) - 1 and 0 <= below < len(self._rows) - 1):
            return None
        return self._anchors[len(self._rows) - 2 - below, column]

    def _merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each cell of the grid the first one, from above and from the left, of those it is one with."""
        rows, columns = len(self._rows) - 1, len(self._columns) - 1
        anchors = {(row, column): (row, column) for row in range(rows) for column in range(columns)}
        for row in range(rows):
            top, bottom = self._rows[-row - 1], self._rows[-row - 2]
            for column in range(columns):
                left, right = self._columns[column], self._columns[column + 1]
                if column and not _ruled(self._upright, left, (top + bottom) / 2):
                    _unite(anchors, (row, column), (row, column - 1))
                if row and not _ruled(self._level, top, (left + right) / 2):
                    _unite(anchors, (row, column), (row - 1, column))
        return anchors


def _unite(anchors: dict[tuple[int, int], tuple[int, int]], cell: tuple[int, int], other: tuple[int, int]) -> None:
    old, new = sorted((anchors[cell], anchors[other]), reverse=True)
    for place, anchor in anchors.items():
        if anchor == old:
            anchors[place] = new


def _places(at: list[float], ends: list[float]) -> list[float]:
    """Where rules stand, and where those that cross them end: a side without a rule."""
    places: list[float] = []
    for place in sorted([*at, min(ends), max(ends)]):
        if not places or place - places[-1] > TOUCHING:
            places.append(place)
    return places


def _ruled(rules: list[Rule], at: float, middle: float) -> bool:
    return any(abs(rule.at - at) <= TOUCHING and rule.first <= middle <= rule.last for rule in rules)


def _cell_text(glyphs: list[Glyph]) -> str:
    """The lines of a cell on one line; a blank between two only where their words would run together."""
    joined = ""
    for line in map(text_of, text_lines(glyphs)):
        together = joined[-1:].isascii() and joined[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
        joined += f" {line}" if together else line
    return joined
