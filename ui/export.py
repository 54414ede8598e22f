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
    value = "—" if record["value"] is None else f"{record['comparator'] or ''}{record['value']:g}{record['unit'] or ''}"
    place = f"{record['region'] or ''}{record['audience'] or ''}"
    name = f"{record['scope'] or ''}{record['indicator']}"
    return "\t".join(
        [place, record["domain"] or record["part"], str(record["item"] or ""), name, value, record["kind"]]
    )


def _csv(rows: Sequence[Record]) -> str:
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({k: json.dumps(v) if isinstance(v, list) else v for k, v in row.items()} for row in rows)
    return out.getvalue()
