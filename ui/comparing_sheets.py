"""The workbook of `guihua compare`: values, the line that each was read from, and the places without a value."""

from __future__ import annotations

from typing import Any

from assistant.display import display
from assistant.matrix import Matrix
from ui.wording import CELL_STATUS, COMPARATORS, readable_path
from ui.workbook import Link, Sheet

VALUES, SOURCES, SILENT = "数值", "出处", "无数值的地方"


def sheets(matrix: Matrix) -> list[Sheet]:
    """Three sheets; a value and its source lead to each other, and the source's number stands on both."""
    values: list[list[Any]] = []
    sources: list[list[Any]] = []
    for cell in matrix.cells:
        for target in (t for t in cell.targets if t.value is not None):
            number = len(values) + 1
            passage, plan = target.passage, target.passage.plan
            head = [cell.region, cell.audience, cell.indicator, target.scope]
            values.append(
                [*head, Link(target.value, SOURCES, number + 1), target.value_max, target.unit, target.unit_intended,
                 COMPARATORS.get(target.comparator or ""), display(target), target.year or plan.end_year, Link(number, SOURCES, number + 1)]
            )  # fmt: skip
            sources.append(
                [Link(number, VALUES, number + 1), *head, display(target), target.quote, plan.label,
                 readable_path(passage.path), plan.document, passage.page]
            )  # fmt: skip
    return [
        Sheet(
            VALUES,
            ("地区", "规划", "指标", "统计范围", "数值", "上限", "单位", "应为单位", "比较", "表述", "年份", "出处"),
            values, {}, frozenset({"年份", "出处"}),
        ),
        Sheet(
            SOURCES,
            ("出处", "地区", "规划", "指标", "统计范围", "表述", "原文", "规划名称", "位置", "文件", "页"),
            sources, {"原文": 60}, frozenset({"出处", "页"}),
        ),
        Sheet(SILENT, ("地区", "规划", "指标", "原因", "原文", "位置", "文件", "页"), _silent(matrix), {"原文": 60},
              frozenset({"页"})),
    ]  # fmt: skip


def _silent(matrix: Matrix) -> list[list[Any]]:
    """A line for each place without a value; place and page of the line where the register holds it."""
    found = []
    for cell in matrix.cells:
        if cell.status == "value":
            continue
        passage = cell.targets[0].passage if cell.targets else None
        where = [readable_path(passage.path), passage.plan.document, passage.page] if passage else [None, None, None]
        found.append([cell.region, cell.audience, cell.indicator, CELL_STATUS[cell.status], cell.quote, *where])
    return found
