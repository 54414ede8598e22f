"""Places × indicators as sheets: values, the line that each was read from, and the places without a value."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from assistant.compare.matrix import Matrix
from assistant.figures.words import bound, display
from ui.exports.workbook import Link, Sheet
from ui.wording.findings import KINDS, weight
from ui.wording.matrix import beside, summary_lines, told_status
from ui.wording.places import readable_path, source_line

VALUES, SOURCES, SILENT, SUMMARY, FINDINGS = "数值", "出处", "无数值的地方", "小结", "值得核对之处"


def sheets(matrix: Matrix) -> list[Sheet]:
    """Three sheets, and one each for what the values amount to and for what stands out where there is such; a value and its source lead to each other, and the source's number stands on both."""
    values: list[list[Any]] = []
    sources: list[list[Any]] = []
    for cell in matrix.cells:
        if cell.status != "value":
            continue
        for target, national, reached in zip_longest(cell.targets, cell.to_national, cell.to_baseline):
            number = len(values) + 1
            passage, plan = target.passage, target.passage.plan
            head = [cell.region, cell.audience, cell.indicator, target.scope]
            values.append(
                [*head, Link(target.value, SOURCES, number + 1), target.value_max, target.unit, target.unit_intended,
                 bound(target.comparator).sign, display(target), target.year or plan.end_year,
                 beside(national), beside(reached), Link(number, SOURCES, number + 1)]
            )  # fmt: skip
            sources.append(
                [Link(number, VALUES, number + 1), *head, display(target), target.quote, plan.label,
                 readable_path(passage.path), plan.document, passage.page]
            )  # fmt: skip
    return [
        Sheet(
            VALUES,
            ("地区", "规划", "指标", "统计范围", "数值", "上限", "单位", "应为单位", "比较", "表述", "年份", "与国家目标相比", "与本规划现状相比", "出处"),
            values, {"与国家目标相比": 36, "与本规划现状相比": 36}, frozenset({"年份", "出处"}),
        ),
        Sheet(
            SOURCES,
            ("出处", "地区", "规划", "指标", "统计范围", "表述", "原文", "规划名称", "位置", "文件", "页"),
            sources, {"原文": 60}, frozenset({"出处", "页"}),
        ),
        Sheet(SILENT, ("地区", "规划", "指标", "原因", "原文", "位置", "文件", "页"), _silent(matrix), {"原文": 60},
              frozenset({"页"})),
        *_judged(matrix),
    ]  # fmt: skip


def _judged(matrix: Matrix) -> list[Sheet]:
    """What the values amount to, and what stands out in them with its lines."""
    told = [[line] for line in summary_lines(matrix)]
    found = [[KINDS[f.kind], weight(f), f.sentence, "\n".join(map(source_line, f.targets))] for f in matrix.findings]
    made = [
        Sheet(SUMMARY, ("小结",), told, {"小结": 100}),
        Sheet(FINDINGS, ("种类", "程度", "说明", "原文"), found, {"说明": 60, "原文": 80}),
    ]
    return [sheet for sheet in made if sheet.lines]


def _silent(matrix: Matrix) -> list[list[Any]]:
    """A line for each place without a value; and the place and page of the line that speaks of it."""
    found = []
    for cell in matrix.cells:
        if cell.status == "value":
            continue
        passage = cell.passage
        where = [readable_path(passage.path), passage.plan.document, passage.page] if passage else [None, None, None]
        found.append([cell.region, cell.audience, cell.indicator, told_status(cell), cell.quote, *where])
    return found
