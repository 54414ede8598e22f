"""Excel workbooks (the only openpyxl import)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

WIDEST_COLUMN = 60


def save(sheets: Mapping[str, Sequence[Sequence[Any]]], path: Path) -> None:
    """Write sheets by name; the first line of each is its header, which stays in view. Numbers stay numbers."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append([_safe(value) for value in line])
        sheet.freeze_panes = "A2"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for index, column in enumerate(sheet.iter_cols(), 1):
            longest = max((_width(cell.value) for cell in column), default=8)
            sheet.column_dimensions[get_column_letter(index)].width = min(longest + 2, WIDEST_COLUMN)
            for cell in column[1:]:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    book.save(path)


def _safe(value: Any) -> Any:
    """A text that begins like a formula is a text."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+@" else value


def _width(value: Any) -> int:
    """Columns that a value takes; Chinese characters are twice as wide."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in str(value or ""))
