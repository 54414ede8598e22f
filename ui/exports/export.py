"""Where results go: standard output or a file; texts as they are, CSV as Excel opens it, other bytes not to a terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest.errors import GuihuaError

DECIMALS = 4
"""Of a number in CSV: a third is 33.3333, not 33.333333333333336."""
_SAME_ENDING = {"htm": "html"}
_TEXTS = ("table", "json", "csv")
_NUMBER = re.compile(r"[-+]?\d[\d.,]*(?:[eE][-+]?\d+)?%?")


def form_of(asked: str | None, output: Path | None, forms: Sequence[str]) -> str:
    """The format asked for, else the one that the file's name ends with, else the first of `forms`.

    Raises GuihuaError for an ending that is no format of the command, and for one that says another than was asked for:
    no file gets a name that its content belies. A name without ending takes any format, `.txt` any that is plain text.
    """
    printed = output.suffix.removeprefix(".") if output else ""
    ending = _SAME_ENDING.get(printed.lower(), printed.lower())
    if asked is not None and asked not in forms:
        raise GuihuaError(f"没有 {asked} 格式，可用 {'、'.join(forms)}")
    if not ending or (ending == "txt" and (asked or forms[0]) in _TEXTS):
        return asked or forms[0]
    if ending not in forms or ending == "table":
        endings = "、".join(f".{'txt' if form == 'table' else form}" for form in forms)
        raise GuihuaError(f"不能写成 .{printed} 文件（{output}），文件名可用 {endings}")
    if asked not in (None, ending):
        raise GuihuaError(f"文件名 {output} 是 {ending}，--format 是 {asked}：请改成一致")
    return ending


def deliver(content: str | bytes, output: Path | None, form: str) -> None:
    """Print the content or write it to a file (CSV with the mark by which Excel knows UTF-8).

    Raises GuihuaError for a file that cannot be written, and for a workbook, a chart or the like on a terminal.
    """
    if output is not None:
        encoding = "utf-8-sig" if form == "csv" else "utf-8"
        with writing(output):
            output.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    elif isinstance(content, str):
        print(content)
    elif sys.stdout.isatty() and form != "csv":
        raise GuihuaError(f"{form} 格式不能显示在终端上：请加 -o 文件名.{form}，或用 > 转到文件")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Turn a file that cannot be written into one sentence."""
    try:
        yield
    except OSError as error:
        raise GuihuaError(f"无法写入 {output}（{error.strerror}），请检查路径与权限") from error


def as_csv(header: Sequence[str], lines: Iterable[Sequence[Any]]) -> bytes:
    """CSV in UTF-8 with the mark by which Excel knows it; lists stand in it as JSON.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(map(_cell, line) for line in lines)
    return out.getvalue().encode("utf-8-sig")


def harmless(value: Any) -> Any:
    """A text that begins like a formula, with an apostrophe before it; numbers and a sign alone (=) stay."""
    if isinstance(value, str) and len(value) > 1 and value[0] in "=+-@\t\r" and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def as_table(lines: Iterable[Sequence[str]]) -> str:
    """Columns one below the other on a terminal, where a Chinese character takes two places."""
    held = list(lines)
    widths = [max(map(columns_of, column)) for column in zip(*held, strict=True)]
    padded = ([v + " " * (w - columns_of(v)) for v, w in zip(line, widths, strict=True)] for line in held)
    return "\n".join("  ".join(line).rstrip() for line in padded)


def columns_of(text: str) -> int:
    """Places that a text takes on a terminal or in a column of a workbook."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value)
    return round(value, DECIMALS) if isinstance(value, float) else harmless(value)
