"""Lines as CSV that Excel opens, and as columns on a terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

DECIMALS = 4
"""Of a number in CSV: a third is 33.3333, not 33.333333333333336."""
_NUMBER = re.compile(r"[-+]?\d[\d.,]*(?:[eE][-+]?\d+)?%?")


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
    widths = [max(map(printed_width, column)) for column in zip(*held, strict=True)]
    padded = ([v + " " * (w - printed_width(v)) for v, w in zip(line, widths, strict=True)] for line in held)
    return "\n".join("  ".join(line).rstrip() for line in padded)


@lru_cache(maxsize=8192)  # names come again in every row, and each value is measured for its column and its row
def printed_width(text: str) -> int:
    """Places that a text takes on a terminal or in a column of a workbook."""
    return (
        len(text)
        if text.isascii()
        else sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
    )


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value)
    return round(value, DECIMALS) if isinstance(value, float) else harmless(value)
