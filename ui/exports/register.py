"""Rows of the register as a table, JSON, CSV, a workbook, or Parquet."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from ui.exports.fields import fields
from ui.exports.tables import as_csv, as_table
from ui.records.text import as_json

_Row = dict[str, Any]


def _csv(rows: Sequence[_Row]) -> bytes:
    return as_csv([field.name for field in fields()], _values(rows))


def _parquet(rows: Sequence[_Row]) -> bytes:
    from ui.exports.parquet import parquet  # pyarrow: only this format needs it

    return parquet(fields(), rows)


def _values(rows: Sequence[_Row]) -> list[list[Any]]:
    return [[row[field.name] for field in fields()] for row in rows]


def _workbook(rows: Sequence[_Row]) -> bytes:
    from ui.exports.workbook import Sheet, workbook

    names = [field.name for field in fields()]
    lines = [[json.dumps(value) if isinstance(value, list) else value for value in line] for line in _values(rows)]
    plain = frozenset(field.name for field in fields() if field.type == "integer")
    return workbook([
        Sheet("量化表述", names, lines, {field.name: field.width for field in fields()}, plain),
        Sheet("字段说明", ["字段", "含义"], [[field.name, field.meaning] for field in fields()]),
    ])  # fmt: skip


def _line(row: _Row) -> list[str]:
    unit = row["unit"] or ""
    numbers = [row["value"], row["value_max"]]
    shown = "—".join(f"{round(number, 2):.12g}" for number in numbers if number is not None)  # 33.33 for a third
    amount = unit if unit.startswith("1:") else f"{shown}{unit}"
    value = "—" if row["value"] is None else f"{row['comparator'] or ''}{amount}"
    place = f"{row['region'] or ''}{row['audience'] or ''}"
    name = f"{row['scope'] or ''}{row['indicator']}"
    return [place, row["domain"] or row["part"], str(row["item"] or ""), name, value, row["kind"]]


FORMS: dict[str, Callable[[Sequence[_Row]], str | bytes]] = {
    "table": lambda rows: as_table(map(_line, rows)),
    "json": as_json,
    "csv": _csv,
    "xlsx": _workbook,
    "parquet": _parquet,
}
"""The rows in each format."""
