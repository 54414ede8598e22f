"""Excel workbooks (the only openpyxl import)."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import Cell, WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet._write_only import WriteOnlyWorksheet  # type: ignore[import-untyped]
from openpyxl.worksheet.hyperlink import Hyperlink  # type: ignore[import-untyped]
from openpyxl.worksheet.properties import PageSetupProperties  # type: ignore[import-untyped]

from ingest.errors import GuihuaError
from ui.exports.tables import printed_width

WIDEST_COLUMN = 60
"""Characters; what is wider wraps, so that three columns of text fit a screen. By eye."""
MOST_ROWS = 1_048_576
"""Rows that Excel takes in one sheet."""
LONGEST_TEXT = 32_767
"""Characters that Excel takes in one cell."""
LINE, MOST_LINES = 16.0, 25
"""Height of a line in points, and how many lines of a cell are shown: Excel does not make rows higher by itself."""
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")
_FONT = {"name": "Calibri", "size": 11}
_HEADER, _LINK = Font(**_FONT, bold=True, color="FFFFFF"), Font(**_FONT, color="17596B", underline="single")
_HEADER_FILL = PatternFill("solid", start_color="17596B")
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_MIDDLE = Alignment(horizontal="center", vertical="center")
_RIGHT = Alignment(horizontal="right", vertical="center", indent=1)


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
    """The sheets as an xlsx file: header in view and filtered, numbers as numbers, texts never as formulas.

    Raises GuihuaError for more lines than Excel takes.
    """
    book = Workbook(write_only=True)  # lines go out as they come: a register of thousands of plans needs no more memory
    for sheet in sheets:
        if len(sheet.lines) >= MOST_ROWS:
            raise GuihuaError(
                f"有 {len(sheet.lines)} 行，Excel 一张表最多 {MOST_ROWS} 行：请缩小范围，或改用 csv、parquet"
            )
        _fill(book.create_sheet(sheet.name), sheet)
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _timeless(content: bytes) -> bytes:
    """The same file without the time at which it was made, so that one library always gives the same bytes."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as made, ZipFile(out, "w", ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _TIME.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", part)
            kept.writestr(ZipInfo(name, (2000, 1, 1, 0, 0, 0)), part, ZIP_DEFLATED)
    return out.getvalue()


def _fill(page: WriteOnlyWorksheet, sheet: Sheet) -> None:
    widths = [_width(sheet, index) for index in range(len(sheet.header))]
    for index, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(index)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{len(sheet.lines) + 1}"
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows, page.oddHeader.center.text = "1:1", "&A"
    page.row_dimensions[1].height = LINE + 4
    page.append([_header(page, sheet, index) for index in range(len(sheet.header))])
    plain = [name in sheet.plain for name in sheet.header]
    for row, line in enumerate(sheet.lines, 2):
        lines = (math.ceil(printed_width(_shown(v)) / (width - 1)) for v, width in zip(line, widths, strict=True))
        page.row_dimensions[row].height = LINE * min(max(1, *lines), MOST_LINES) + 2
        page.append([_cell(page, value, plain=p) for value, p in zip(line, plain, strict=True)])


def _header(page: WriteOnlyWorksheet, sheet: Sheet, index: int) -> Cell:
    """The name of a column, on the side where its values stand."""
    cell = WriteOnlyCell(page, sheet.header[index])
    first = next((line[index] for line in sheet.lines if line[index] is not None), "")
    cell.font, cell.fill = _HEADER, _HEADER_FILL
    cell.alignment = _alignment(_held(first), plain=sheet.header[index] in sheet.plain)
    return cell


def _width(sheet: Sheet, index: int) -> int:
    """The width given for a column, else that of its longest text; the blanks hold the filter's button."""
    name = sheet.header[index]
    longest = max(printed_width(text) for text in [f"{name}   ", *(_shown(line[index]) for line in sheet.lines)])
    return sheet.widths.get(name) or min(longest + 2, WIDEST_COLUMN)


def _cell(page: WriteOnlyWorksheet, value: Any, *, plain: bool) -> Cell | None:
    held = _held(value)
    if held is None:
        return None
    cell = WriteOnlyCell(page)
    cell.alignment = _alignment(held, plain=plain)
    if isinstance(held, str):
        cell.value, cell.data_type = _text(held), "s"  # also where it begins like a formula
    elif isinstance(held, bool):
        cell.value = held
        cell.number_format = '"TRUE";"TRUE";"FALSE"'  # LibreOffice would show some as 0
    elif isinstance(held, int | float):
        # openpyxl writes sixteen digits, 79.4 as 79.40000000000001; the shortest form reads back as the same number.
        cell.value, cell.data_type = repr(held), "n"
        cell.number_format = "0" if plain else _number_format(held)
    if isinstance(value, Link):
        cell.hyperlink = Hyperlink(ref="A1", location=f"'{value.sheet}'!A{value.row}")  # ref is set as it is written
        cell.font = _LINK
    return cell


def _text(value: str) -> str:
    """What Excel takes in one cell: no control characters, and not more than it holds."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", value))[:LONGEST_TEXT]


def _held(value: Any) -> Any:
    return value.value if isinstance(value, Link) else value


def _alignment(value: Any, *, plain: bool) -> Alignment:
    """Figures to the right, years and numbers of pages in the middle, texts to the left in as many lines as they need."""
    if plain:
        return _MIDDLE
    return _RIGHT if isinstance(value, int | float) and not isinstance(value, bool) else _LEFT


def _number_format(value: float) -> str:
    """As many decimals as the value has, three at most: 12 as `#,##0`, 5.25 as `#,##0.00`."""
    _, _, decimals = f"{value:.3f}".rstrip("0").partition(".")
    return "#,##0" + (f".{'0' * len(decimals)}" if decimals else "")


def _shown(value: Any) -> str:
    held = _held(value)
    return "" if held is None else str(held)
