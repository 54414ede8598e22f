"""Tables without rules between their columns: lines whose words stand below each other -> rows, with CELL between cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from ingest.document import CELL
from ingest.readers.pdf.glyphs import Glyph

BETWEEN_CELLS = 1.2
"""Ems; text that is set to both edges has less between its characters."""
FEWEST_COLUMNS = 3
"""Lines of two are entries of a table of contents, or text in two columns."""
FEWEST_ROWS = 3
"""Rows of a table without rules; two lines may stand below each other by chance. Chosen by hand."""
SHARE_OF_FIGURES = 0.5
"""Of the cells of one column at least: what holds no figures is no table for the register, and may be a list of names."""


def with_aligned_rows(lines: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The lines; those that are rows of a table hold one character each, with the text of the row."""
    found: list[list[Glyph]] = []
    cut = [(line, list(_pieces(line))) for line in lines]
    for _, group in groupby(cut, key=lambda pair: len(pair[1])):
        run = list(group)
        if _is_table([pieces for _, pieces in run]):
            found += [[_row(pieces)] for _, pieces in run]
        else:
            found += [line for line, _ in run]
    return found


def _pieces(line: list[Glyph]) -> Iterator[list[Glyph]]:
    """The stretches of a line between wide blanks, whether they are printed or left."""
    piece: list[Glyph] = []
    last: Glyph | None = None
    for glyph in line:
        solid = not glyph.text.isspace()
        if solid and last and glyph.left - last.right > BETWEEN_CELLS * max(glyph.size, last.size):
            yield piece
            piece = []
        if solid or piece:
            piece.append(glyph)
        last = glyph if solid else last
    if piece:
        yield piece


def _is_table(rows: list[list[list[Glyph]]]) -> bool:
    if len(rows) < FEWEST_ROWS or len(rows[0]) < FEWEST_COLUMNS:
        return False
    columns = list(zip(*rows, strict=True))
    for column, following in pairwise(columns):
        if max(_right(cell) for cell in column) > min(cell[0].left for cell in following):
            return False
    figures = [sum(any(glyph.text[:1].isdigit() for glyph in cell) for cell in column) for column in columns[1:]]
    return max(figures) >= SHARE_OF_FIGURES * len(rows)


def _row(pieces: list[list[Glyph]]) -> Glyph:
    text = CELL.join("".join(glyph.text for glyph in piece).strip() for piece in pieces)
    return replace(pieces[0][0], text=text, right=_right(pieces[-1]))


def _right(piece: list[Glyph]) -> float:
    return max(glyph.right for glyph in piece if not glyph.text.isspace())
