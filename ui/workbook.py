"""Excel workbooks (the only openpyxl import)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import Cell  # type: ignore[import-untyped]
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.hyperlink import Hyperlink  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from ui.export import columns_of

WIDEST_COLUMN = 60
LONGEST_TEXT = 32_767
"""Characters that Excel takes in one cell."""
_HEADER = (Font(bold=True, color="FFFFFF"), PatternFill("solid", start_color="17596B"))
_LINK = Font(color="17596B", underline="single")
_TOP = Alignment(wrap_text=True, vertical="top")
_FIGURE = Alignment(vertical="top")


@dataclass(frozen=True, slots=True)
class Link:
    """A value that leads to a row of a sheet; the header is row 1."""

    value: Any
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `lines` under `header`; a cell may be a Link. `widths` and `plain` (a number without thousands marks,
    such as a year) go by the name of a column."""

    name: str
    header: Sequence[str]
    lines: Sequence[Sequence[Any]]
    widths: Mapping[str, int] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as an xlsx file: header in view and filtered, numbers as numbers, texts never as formulas."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for index, line in enumerate([sheet.header, *sheet.lines], 1):
        for column, value in enumerate(line, 1):
            _set(page.cell(index, column), value, plain=sheet.header[column - 1] in sheet.plain)
    for cell in page[1]:
        cell.font, cell.fill = _HEADER
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    page.sheet_view.zoomScale = 110
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    for index, name in enumerate(sheet.header):
        texts = [name + "   ", *(_shown(line[index]) for line in sheet.lines)]  # the blanks hold the filter's button
        width = sheet.widths.get(name) or min(max(map(columns_of, texts)) + 2, WIDEST_COLUMN)
        page.column_dimensions[get_column_letter(index + 1)].width = width


def _set(cell: Cell, value: Any, *, plain: bool) -> None:
    if isinstance(value, Link):
        _set(cell, value.value, plain=plain)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{value.sheet}'!A{value.row}")
        cell.font = _LINK
        return
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_TEXT]
        cell.data_type = "s"  # also where it begins like a formula
        cell.alignment = _TOP
        return
    cell.value = value
    cell.alignment = _FIGURE
    if isinstance(value, int | float) and not isinstance(value, bool):
        cell.number_format = "0" if plain else _number_format(value)


def _number_format(value: float) -> str:
    """As many decimals as the value has, three at most: 12 as `#,##0`, 5.25 as `#,##0.00`."""
    _, _, decimals = f"{value:.3f}".rstrip("0").partition(".")
    return "#,##0" + (f".{'0' * len(decimals)}" if decimals else "")


def _shown(value: Any) -> str:
    found = value.value if isinstance(value, Link) else value
    return "" if found is None else str(found)
