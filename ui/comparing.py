"""`guihua compare`: places × indicators as a table, JSON, CSV, a page, or a workbook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from assistant.display import display
from assistant.matrix import Cell, Matrix, compare
from index.embedder import Embedder
from index.library import Library
from ingest.errors import GuihuaError
from ingest.targets import row
from ui.export import deliver, writing
from ui.judgements import (
    STATUS,
    difference_lines,
    difference_records,
    finding_lines,
    finding_record,
    silent_lines,
    silent_records,
    similar_lines,
    similar_records,
    summary_lines,
    summary_record,
)

HEADER = ("地区", "规划", "指标", "统计范围", "数值", "比较", "单位", "表述", "状态", "原文", "文件", "位置", "页")
SOURCES = ("地区", "规划", "指标", "表述", "原文", "文件", "位置", "页")


def run(
    folder: Path,
    names: Sequence[str],
    audience: str | None,
    form: str,
    output: Path | None,
    open_embedder: Callable[[], Embedder] | None = None,
) -> None:
    """Compare the places of a library and print or write the result; a workbook needs a file to go to."""
    with Library(folder) as library:
        matrix = compare(library, names, audience, open_embedder)
    if form != "xlsx":
        deliver(text(matrix, form), output, form)
    elif output is None:
        raise GuihuaError("xlsx 格式要写入文件：请加 -o 文件名.xlsx")
    else:
        write_workbook(matrix, output)


def record(matrix: Matrix) -> dict[str, Any]:
    """The JSON of the contract, with what follows from the cells beside it."""
    cells = [
        {
            "region": cell.region,
            "audience": cell.audience,
            "indicator": cell.indicator,
            "status": cell.status,
            "targets": [row(target) for target in cell.targets],
            "quote": cell.quote,
            "difference_to_national": difference_records(cell, national=True),
            "difference_to_baseline": difference_records(cell, national=False),
        }
        for cell in matrix.cells
    ]
    return {
        "indicators": list(matrix.indicators), "regions": list(matrix.regions), "cells": cells,
        "summary": [summary_record(summary) for summary in matrix.summaries],
        "silent": silent_records(matrix), "similar": similar_records(matrix), "findings": [finding_record(finding) for finding in matrix.findings],
    }  # fmt: skip


def text(matrix: Matrix, form: str) -> str:
    """The matrix as `json`, `csv`, `html` or `table`."""
    if form == "json":
        return json.dumps(record(matrix), ensure_ascii=False, indent=1)
    if form == "csv":
        out = io.StringIO()
        csv.writer(out).writerows([HEADER, *lines(matrix)])
        return out.getvalue()
    if form == "html":
        return _page(matrix)
    table = ["\t".join((c.region, c.audience or "", c.indicator, _told(c))) for c in matrix.cells]
    return "\n".join([*table, *(line for title, lines in _below(matrix) for line in ("", f"【{title}】", *lines))])


def _below(matrix: Matrix) -> list[tuple[str, list[str]]]:
    """What stands below the table: sections that have something to say."""
    sections = [
        ("小结", summary_lines(matrix)),
        ("与国家目标和本规划现状相比", difference_lines(matrix)),
        ("没有数值的地方", silent_lines(matrix)),
        ("名称相近、未合并的指标", similar_lines(matrix)),
        ("值得核对之处", finding_lines(matrix.findings)),
    ]
    return [(title, lines) for title, lines in sections if lines]


def lines(matrix: Matrix) -> list[tuple[Any, ...]]:
    """A line for each value, and one for each silent place, in the columns of HEADER."""
    found: list[tuple[Any, ...]] = []
    for cell in matrix.cells:
        head = (cell.region, cell.audience, cell.indicator)
        if not cell.targets:
            found.append((*head, None, None, None, None, None, STATUS[cell.status], cell.quote, None, None, None))
        for target in cell.targets:
            passage = target.passage
            found.append(
                (*head, target.scope, target.value, target.comparator, target.unit, display(target), STATUS[cell.status],
                 target.quote, passage.plan.document, " › ".join(passage.path), passage.page)
            )  # fmt: skip
    return found


def write_workbook(matrix: Matrix, path: Path) -> None:
    """Write an Excel workbook: values, sources, silent places."""
    from ui.workbook import save

    sources = [line for line in lines(matrix) if line[7]]
    silent = [
        (c.region, c.audience, c.indicator, STATUS[c.status], c.quote) for c in matrix.cells if c.status != "value"
    ]
    sheets: dict[str, list[Sequence[Any]]] = {
        "数值": [HEADER[:9], *(line[:9] for line in sources)],
        "出处": [SOURCES, *((*line[:3], line[7], *line[9:]) for line in sources)],
        "无数值的地方": [("地区", "规划", "指标", "原因", "原文"), *silent],
    }
    with writing(path):
        save(sheets, path)


def _told(cell: Cell) -> str:
    values = [f"{target.scope or ''}{display(target)}" for target in cell.targets if target.value is not None]
    return "；".join(dict.fromkeys(values)) or STATUS[cell.status]


def _page(matrix: Matrix) -> str:
    """A page of its own with a table; every text of a document is escaped."""
    columns = list(dict.fromkeys((cell.indicator, cell.audience) for cell in matrix.cells))
    cells = {(cell.region, cell.indicator, cell.audience): cell for cell in matrix.cells}
    head = "".join(
        f"<th>{escape(name)}{escape(f'（{audience}）') if audience else ''}</th>" for name, audience in columns
    )
    body = ""
    for region in matrix.regions:
        found = [cells[region, name, audience] for name, audience in columns]
        shown = "".join(f'<td title="{escape(cell.quote or "")}">{escape(_told(cell))}</td>' for cell in found)
        body += f"<tr><th>{escape(region)}</th>{shown}</tr>\n"
    below = "".join(
        f"<h2>{escape(title)}</h2>\n<ul>{''.join(map(_item, lines))}</ul>\n" for title, lines in _below(matrix)
    )
    style = "body{font-family:'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;margin:2em}table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:.4em .8em;text-align:left}li.source{list-style:none;color:#555;font-size:smaller}"
    return f'<!DOCTYPE html>\n<html lang="zh-CN"><meta charset="utf-8"><title>各地比较</title><style>{style}</style>\n<table><tr><th>地区</th>{head}</tr>\n{body}</table>\n{below}</html>\n'


def _item(line: str) -> str:
    """A line below the table; one that is set in belongs to the line before it."""
    within = ' class="source"' if line.startswith(" ") else ""
    return f"<li{within}>{escape(line.strip())}</li>"
