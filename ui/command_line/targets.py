"""`guihua targets`: the register as a table, JSON, CSV, a workbook, or Parquet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.query.indicators import resolved
from index.library import Library
from ingest.errors import GuihuaError
from ingest.register.indicators import canonical
from ingest.vocabulary.pack import Pack
from ui.command_line.settings import Filters, note
from ui.exports.export import as_csv, as_table, deliver, form_of
from ui.exports.fields import fields

Row = dict[str, Any]
FORMS = ("table", "json", "csv", "xlsx", "parquet")


def run(
    folder: Path, filters: Filters, indicator: str | None, kind: str | None, asked: str | None, output: Path | None
) -> None:
    """Print or write the rows of the register that fit; an indicator may be named as the plans do, or by an alias."""
    form = form_of(asked, output, FORMS)
    with Library(folder) as library:
        rows = library.targets(filters.plans(library))
        if indicator is not None:
            rows = [row for row in rows if _is_of(row, indicator, library.pack)] or _meant(library, rows, indicator)
    rows = [row for row in rows if kind in (None, row["kind"])]
    if not rows:
        note("没有符合条件的量化表述；不加条件的 guihua targets 列出全部指标名称")
    deliver(content(rows, form), output, form)


def content(rows: Sequence[Row], form: str) -> str | bytes:
    """The rows in one of FORMS."""
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1)
    if form == "csv":
        return as_csv([field.name for field in fields()], _values(rows))
    if form == "xlsx":
        return _workbook(rows)
    if form == "parquet":
        from ui.exports.parquet import parquet  # pyarrow: only this format needs it

        return parquet(fields(), rows)
    return as_table(map(_line, rows))


def _is_of(row: Row, asked: str, pack: Pack) -> bool:
    """True for the name itself, in the plan's words too, and for an alias, with its scope where it names one."""
    name, scope = canonical(asked, pack)
    alias = row["indicator"] == name and scope in (None, row["scope"])
    return alias or asked in (row["indicator"], row["indicator_raw"])


def _meant(library: Library, rows: Sequence[Row], asked: str) -> list[Row]:
    """The rows of the indicators that people mean by a way of asking, as `guihua compare` takes it; none where it is
    unclear."""
    try:
        names = resolved(library, asked)
    except GuihuaError as error:
        note(str(error))
        return []
    return [row for row in rows if row["indicator"] in names]


def _values(rows: Sequence[Row]) -> list[list[Any]]:
    return [[row[field.name] for field in fields()] for row in rows]


def _workbook(rows: Sequence[Row]) -> bytes:
    from ui.exports.workbook import Sheet, workbook

    names = [field.name for field in fields()]
    lines = [[json.dumps(value) if isinstance(value, list) else value for value in line] for line in _values(rows)]
    plain = frozenset(field.name for field in fields() if field.type == "integer")
    return workbook([
        Sheet("量化表述", names, lines, {field.name: field.width for field in fields()}, plain),
        Sheet("字段说明", ["字段", "含义"], [[field.name, field.meaning] for field in fields()]),
    ])  # fmt: skip


def _line(row: Row) -> list[str]:
    unit = row["unit"] or ""
    numbers = [row["value"], row["value_max"]]
    shown = "—".join(f"{round(number, 2):.12g}" for number in numbers if number is not None)  # 33.33 for a third
    amount = unit if unit.startswith("1:") else f"{shown}{unit}"
    value = "—" if row["value"] is None else f"{row['comparator'] or ''}{amount}"
    place = f"{row['region'] or ''}{row['audience'] or ''}"
    name = f"{row['scope'] or ''}{row['indicator']}"
    return [place, row["domain"] or row["part"], str(row["item"] or ""), name, value, row["kind"]]
