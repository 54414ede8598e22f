"""`guihua compare`: places × indicators as a table, JSON, CSV, a page, a workbook, Parquet, or a chart."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from assistant.compare.matrix import Cell, Matrix, compare
from assistant.figures.comparable import due
from assistant.figures.words import display
from index.embedders.embedder import Embedder
from index.folders import chart_font
from index.library import Library
from ingest.register.targets import row
from ui.exports.export import as_csv, as_table, deliver, form_of
from ui.exports.fields import Field, fields
from ui.exports.findings import (
    difference_records,
    finding_record,
    sections,
    silent_records,
    similar_records,
    summary_record,
)
from ui.exports.matrix_html import page
from ui.wording import told_status, told_value

FORMS = ("table", "json", "csv", "xlsx", "html", "png", "parquet")
HEADER = (
    "地区",
    "规划",
    "指标",
    "统计范围",
    "数值",
    "比较",
    "单位",
    "表述",
    "状态",
    "原文",
    "文件",
    "位置",
    "页",
    "年份",
    "基期",
    "上限",
    "应为单位",
    "与国家目标之差",
    "与现状之差",
)


def run(
    folder: Path,
    names: Sequence[str],
    audience: str | None,
    asked: str | None,
    output: Path | None,
    open_embedder: Callable[[], Embedder] | None = None,
) -> None:
    """Compare the places of a library and print or write the result."""
    form = form_of(asked, output, FORMS)
    with Library(folder) as library:
        matrix = compare(library, names, audience, open_embedder)
    deliver(content(matrix, form), output, form)


def content(matrix: Matrix, form: str) -> str | bytes:
    """The matrix in one of FORMS; raises GuihuaError for a chart where no font has Chinese characters.

    What only one format needs (openpyxl, pyarrow, matplotlib) is imported when it is asked for.
    """
    if form == "json":
        return json.dumps(record(matrix), ensure_ascii=False, indent=1)
    if form == "csv":
        return as_csv(HEADER, lines(matrix))
    if form == "html":
        return page(matrix)
    if form == "xlsx":
        from ui.exports.matrix_sheets import sheets
        from ui.exports.workbook import workbook

        return workbook(sheets(matrix))
    if form == "parquet":
        from ui.exports.parquet import parquet

        return parquet(_FIELDS, _rows(matrix))
    if form == "png":
        from ui.exports.chart.draw import png
        from ui.exports.chart.panels import chart_of

        return png(chart_of(matrix), font=chart_font())
    table = as_table((c.region, c.audience or "", c.indicator, told(c)) for c in matrix.cells)
    return "\n".join([table, *(line for title, found in sections(matrix) for line in ("", f"【{title}】", *found))])


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
        "indicators": list(matrix.indicators),
        "regions": list(matrix.regions),
        "cells": cells,
        "summary": [summary_record(summary) for summary in matrix.summaries],
        "silent": silent_records(matrix),
        "similar": similar_records(matrix),
        "findings": [finding_record(finding) for finding in matrix.findings],
    }


def lines(matrix: Matrix) -> list[tuple[Any, ...]]:
    """A line for each value, and one for each silent place, in the columns of HEADER."""
    found: list[tuple[Any, ...]] = []
    for cell in matrix.cells:
        head, status = (cell.region, cell.audience, cell.indicator), told_status(cell)
        if not cell.targets:
            passage = cell.passage
            place = (passage.plan.document, " › ".join(passage.path), passage.page) if passage else (None, None, None)
            found.append((*head, None, None, None, None, None, status, cell.quote, *place, *[None] * 6))
        for target, national, reached in zip_longest(cell.targets, cell.to_national, cell.to_baseline):
            passage = target.passage
            found.append(
                (*head, target.scope, target.value, target.comparator, target.unit, display(target), status,
                 target.quote, passage.plan.document, " › ".join(passage.path), passage.page,
                 due(target), target.base_year, target.value_max, target.unit_intended,
                 national.value if national else None, reached.value if reached else None)
            )  # fmt: skip
    return found


def told(cell: Cell) -> str:
    """What a cell says in short: its values, else the kind of silence."""
    valued = [target for target in cell.targets if target.value is not None]
    values = [told_value(target, valued) for target in valued]
    return "；".join(dict.fromkeys(values)) or told_status(cell)


_FIELDS = (
    Field("status", "text", 16, "value 有数值，not_quantified 提到但没有数值，not_mentioned 没有提到，no_such_plan 没有这份规划"),
    *fields(),
)  # fmt: skip


def _rows(matrix: Matrix) -> list[dict[str, Any]]:
    """A row of the register for each value, and one with the place, the indicator and the line for each silent place."""
    rows: list[dict[str, Any]] = []
    for cell in matrix.cells:
        silent = {"region": cell.region, "audience": cell.audience, "indicator": cell.indicator, "quote": cell.quote}
        rows += [{"status": cell.status, **each} for each in map(row, cell.targets)] or [
            {"status": cell.status, **silent}
        ]
    return rows
