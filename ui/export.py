"""The register as text to look at, JSON, or a table for Excel."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest.errors import GuihuaError

Record = dict[str, Any]
DECIMALS = 4
"""Of a number in CSV: a third is 33.3333, not 33.333333333333336."""
FORMS = ("table", "json", "csv")


def register(rows: Sequence[Record], form: str) -> str:
    """The rows in one of FORMS; raises GuihuaError for another."""
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1)
    if form == "csv":
        return _csv(rows)
    if form == "table":
        return "\n".join(map(_line, rows))
    raise GuihuaError(f"不认识的格式 {form}，可用 {'、'.join(FORMS)}")


def deliver(text: str, output: Path | None, form: str) -> None:
    """Print the text, or write it to a file (CSV with the mark by which Excel knows UTF-8)."""
    if output is None:
        print(text)
        return
    with writing(output):
        output.write_text(text, "utf-8-sig" if form == "csv" else "utf-8", newline="")


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Turn a file that cannot be written into one sentence."""
    try:
        yield
    except OSError as error:
        raise GuihuaError(f"无法写入 {output}（{error.strerror}），请检查路径与权限") from error


def _line(record: Record) -> str:
    value = "—" if record["value"] is None else f"{record['comparator'] or ''}{_amount(record)}"
    place = f"{record['region'] or ''}{record['audience'] or ''}"
    name = f"{record['scope'] or ''}{record['indicator']}"
    return "\t".join(
        [place, record["domain"] or record["part"], str(record["item"] or ""), name, value, record["kind"]]
    )


def _amount(record: Record) -> str:
    """16/10万, 1:3 (the ratio alone), 8—10个, 33.33% for a third."""
    unit = record["unit"] or ""
    if unit.startswith("1:"):
        return unit
    numbers = [record["value"], record.get("value_max")]
    return "—".join(f"{round(number, 2):.12g}" for number in numbers if number is not None) + unit


def _csv(rows: Sequence[Record]) -> str:
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({k: _cell(v) for k, v in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value)
    return round(value, DECIMALS) if isinstance(value, float) else value
