"""Places × indicators as a table, JSON, CSV, a page, a workbook, Parquet, or a chart.

What only one format needs (openpyxl, pyarrow, matplotlib) is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from assistant.compare.matrix import Matrix
from assistant.figures.comparable import due
from assistant.figures.words import display
from assistant.plan_words import told_path
from index.folders import chart_font
from ingest.register.targets import row
from ui.exports.fields import Field, fields
from ui.exports.matrix_html import matrix_page
from ui.exports.tables import as_csv, as_table
from ui.records.matrix import matrix_record
from ui.records.text import as_json
from ui.wording.matrix import sections_below, told_cell, told_status

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


def _table(matrix: Matrix) -> str:
    table = as_table((c.region, c.audience or "", c.indicator, told_cell(c)) for c in matrix.cells)
    return "\n".join(
        [table, *(line for title, found in sections_below(matrix) for line in ("", f"【{title}】", *found))]
    )


def _workbook(matrix: Matrix) -> bytes:
    from ui.exports.matrix_sheets import sheets
    from ui.exports.workbook import workbook

    return workbook(sheets(matrix))


def _parquet(matrix: Matrix) -> bytes:
    from ui.exports.parquet import parquet

    return parquet(_FIELDS, _rows(matrix))


def _chart(matrix: Matrix) -> bytes:
    """Raises GuihuaError where no font has Chinese characters."""
    from ui.exports.chart.draw import png
    from ui.exports.chart.panels import chart_of

    return png(chart_of(matrix), font=chart_font())


def _lines(matrix: Matrix) -> list[tuple[Any, ...]]:
    """A line for each value, and one for each silent place, in the columns of HEADER."""
    found: list[tuple[Any, ...]] = []
    for cell in matrix.cells:
        head, status = (cell.region, cell.audience, cell.indicator), told_status(cell)
        if not cell.targets:
            passage = cell.passage
            place = (passage.plan.document, told_path(passage.path), passage.page) if passage else (None, None, None)
            found.append((*head, None, None, None, None, None, status, cell.quote, *place, *[None] * 6))
        for target, national, reached in zip_longest(cell.targets, cell.to_national, cell.to_baseline):
            passage = target.passage
            found.append(
                (*head, target.scope, target.value, target.comparator, target.unit, display(target), status,
                 target.quote, passage.plan.document, told_path(passage.path), passage.page,
                 due(target), target.base_year, target.value_max, target.unit_intended,
                 national.value if national else None, reached.value if reached else None)
            )  # fmt: skip
    return found


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


FORMS: dict[str, Callable[[Matrix], str | bytes]] = {
    "table": _table,
    "json": lambda matrix: as_json(matrix_record(matrix)),
    "csv": lambda matrix: as_csv(HEADER, _lines(matrix)),
    "xlsx": _workbook,
    "html": matrix_page,
    "png": _chart,
    "parquet": _parquet,
}
"""The matrix in each format."""
