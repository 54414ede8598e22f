"""Tables of plain text and markdown: their rows become lines with CELL between the cells, as in every other format."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.document import CELL

_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\s*")
_PIPES = re.compile(r"\s*\|.*\|\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_NATURE = re.compile(r"[\s)）]\S*\s+(?:预期性|约束性|指导性|预期|约束)$")
_SPLIT_WORDS = re.compile(r"(?<=[指属单现目累年])[ \u3000]+(?=[标性位值状计份])|(?<=\d{4})[ \u3000]+(?=年)")
_VALUE = re.compile(
    r"[≥≤><＞＜≧≦〔\[［（]?\d[\d.,%‰万年]*(?:以上|以下|左右|以内)?[〕\]］）]?|[-—–－]+|预期性|约束性|指导性|预期|约束"
)
LEAST_ROWS = 2
"""Rows in sequence that make a table; one line with tabs is a heading with its page or a signature."""
LEAST_TABS = 2
"""Tabs in a row; one alone is an indent or a list."""


def with_cells(text: str) -> str:
    """The text with the rows of its tables as lines of cells; all other lines as they are.

    Tables are lines between pipes, lines with the same number of tabs, and lines that end in 预期性 or 约束性.
    """
    if "|" in text:
        text = _rewritten(text, lambda line: bool(_PIPES.fullmatch(line)), _piped)
    if "\t" in text:
        text = _rewritten(text, lambda line: line.strip(" \t").count("\t") >= LEAST_TABS, _tabbed)
    if "约束性" in text or "预期性" in text:
        text = _rewritten(
            text, lambda line: bool(_NATURE.search(line.rstrip())) and CELL not in line, _aligned, head=True
        )
    return text


def _rewritten(
    text: str, is_row: Callable[[str], bool], cells_of: Callable[[str], str | None], *, head: bool = False
) -> str:
    """Runs of rows, blank lines between them left out; with `head` the line above a run is one of its rows."""
    lines = text.split("\n")
    written: list[str] = []
    index = 0
    while index < len(lines):
        end, rows = _run(lines, index, is_row)
        if len(rows) < LEAST_ROWS:
            written.append(lines[index])
            index += 1
            continue
        if head and (above := next((i for i in range(len(written) - 1, -1, -1) if written[i].strip()), -1)) >= 0:
            title = _SPLIT_WORDS.sub("", written[above]).split()
            if len(title) > 1 and title[0].endswith("标"):
                written[above:] = [CELL.join(title)]
        written += [row for row in map(cells_of, rows) if row is not None]
        index = end
    return "\n".join(written)


def _run(lines: list[str], begin: int, is_row: Callable[[str], bool]) -> tuple[int, list[str]]:
    rows: list[str] = []
    end = begin
    for index in range(begin, len(lines)):
        if is_row(lines[index]):
            rows.append(lines[index])
            end = index + 1
        elif lines[index].strip() or not rows:
            break
    return end, rows


def _piped(line: str) -> str | None:
    """`| 指标 | 2025年 |`; the rule below a head is no row."""
    if _RULE.fullmatch(line):
        return None
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(line.strip())[1:-1]]
    return CELL.join(cells)


def _tabbed(line: str) -> str:
    return CELL.join(cell.strip() for cell in line.rstrip().split("\t"))


def _aligned(line: str) -> str:
    """`1.参保率（%） 92 >95 预期性`: the cells behind the name hold figures, dashes or the nature of the indicator."""
    words = line.split()
    behind = next((i for i in range(len(words) - 1, -1, -1) if not _VALUE.fullmatch(words[i])), 0) + 1
    return CELL.join(["".join(words[:behind]), *words[behind:]])
