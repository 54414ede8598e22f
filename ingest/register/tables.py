"""Rows of tables: 婴儿死亡率｜5.62‰｜5‰以下 under 指标｜2020年｜2030年目标."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import CELL
from ingest.quantity import quantities
from ingest.register.parts import Statement

_YEAR = re.compile(r"((?:19|20)\d\d)")


def is_table_row(text: str) -> bool:
    """True for a passage that is one row of a table."""
    return CELL in text


def header_of(text: str) -> tuple[str, ...]:
    """The cells of a row that heads a table: it has no figures; empty for a row with figures."""
    return () if quantities(text) else tuple(cell.strip() for cell in text.split(CELL))


def row_statements(text: str, header: tuple[str, ...]) -> Iterator[Statement]:
    """One statement per cell with a figure; its column says whether it was reached (2020年) or is to be (2030年目标).

    Offsets are into the row's squeezed text. Without a header a figure with a bound is a target.
    """
    cells = text.split(CELL)
    name = next((cell for cell in cells if cell and not cell.isdigit() and not quantities(cell)), "")
    for index, cell in enumerate(cells):
        figures = quantities(cell)
        if len(figures) != 1 or not name:
            continue
        figure = figures[0]
        column = header[index] if index < len(header) else ""
        year = _YEAR.search(column)
        goal = "目标" in column or (not column and figure.bound is not None)
        yield Statement(name, name, None, figure, figure.bound or "=", False, None, int(year.group(1)) if year else None, not goal,
                        0, len(text), cell[figure.start : figure.end])  # fmt: skip
