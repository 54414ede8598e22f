"""Tables of 专栏 as plans print them: which rows of the register their cells give."""

from __future__ import annotations

import pytest
from with_pack import PACK, targets_of

from ingest.plan import Passage, Plan
from ingest.register.tables import Head, head_of, row_statements
from ingest.register.targets import Target

PLAN = Plan("plan.txt", 1, "霜桥县妇女发展规划（2021—2030年）", "霜桥县", None, "妇女", 2021, 2030, None, None, None)

TABLES = {
    "numbers, a column of units, growth and kind beside the values": (
        "序号｜指标名称｜单位｜2020年｜2025年｜年均增长｜属性\n1｜人均预期寿命｜岁｜77.3｜78.5｜[1.2]｜预期性\n2｜九年义务教育巩固率｜%｜95.2｜96.5｜0.3｜约束性",
        [("人均预期寿命", "baseline", "=", 77.3, "岁", 2020), ("人均预期寿命", "target", "=", 78.5, "岁", 2025),
         ("九年义务教育巩固率", "baseline", "=", 95.2, "%", 2020), ("九年义务教育巩固率", "target", "=", 96.5, "%", 2025)],
    ),
    "units behind the names, signs before the figures": (
        "主要指标｜基期值（2020年）｜目标值（2030年）\n1.孕产妇死亡率（1/10万）｜15.1｜≤12\n2.5岁以下儿童死亡率（‰）｜6.1｜＜6\n3.人均预期寿命（岁）｜77｜79以上",
        [("孕产妇死亡率", "baseline", "=", 15.1, "/10万", 2020), ("孕产妇死亡率", "target", "<=", 12, "/10万", 2030),
         ("5岁以下儿童死亡率", "baseline", "=", 6.1, "‰", 2020), ("5岁以下儿童死亡率", "target", "<=", 6, "‰", 2030),
         ("人均预期寿命", "baseline", "=", 77, "岁", 2020), ("人均预期寿命", "target", ">=", 79, "岁", 2030)],
    ),
    "a head of two rows": (
        "指标｜单位｜规划目标\n｜｜2025年｜2030年\n宫颈癌筛查率｜%｜60｜70以上",
        [("宫颈癌筛查率", "target", "=", 60, "%", 2025), ("宫颈癌筛查率", "target", ">=", 70, "%", 2030)],
    ),
    "rows without figures are no heads": (
        "指标｜2020年｜2030年目标\n儿童之家｜部分建成｜全面建成\n婴儿死亡率｜5.6‰｜5‰以下",
        [("婴儿死亡率", "baseline", "=", 5.6, 2020), ("婴儿死亡率", "target", "<=", 5, 2030)],
    ),
    "a second table below the first": (
        "指标｜2020年\n婴儿死亡率｜5.6‰\n指标｜2030年目标\n婴儿死亡率｜5‰以下",
        [("婴儿死亡率", "baseline", "=", 5.6, 2020), ("婴儿死亡率", "target", "<=", 5, 2030)],
    ),
    "a table of tasks": ("任务｜牵头单位｜完成时限\n建设妇女之家｜县妇联｜2025年\n开展两癌筛查｜县卫生健康委｜每年", []),
    "words of a head with a figure in them are no row": (
        "指标｜2020年｜2030年目标（提高5个百分点）\n茶农参保率｜90%｜95%",
        [("茶农参保率", "baseline", "=", 90, "%", 2020), ("茶农参保率", "target", "=", 95, "%", 2030)],
    ),
    "years and figures without a bound in the cells": (
        "指标｜2025年\n新生儿访视率｜2025\n茶农参保率｜2025年\n婴儿死亡率｜5‰",
        [("婴儿死亡率", "target", "=", 5, "‰", 2025)],
    ),
    "two figures in a cell are none": ("指标｜2025年\n茶农参保率｜城镇90%，农村80%\n婴儿死亡率｜5‰", [("婴儿死亡率", "target", "=", 5, "‰", 2025)]),
    "no head": ("婴儿死亡率｜5‰以下\n共计｜17", [("婴儿死亡率", "target", "<=", 5, None)]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    text, wanted = TABLES[name]
    lines = text.splitlines()
    passages = [Passage(PLAN, n, (), None, "专栏", None, line, ((0, len(line)),)) for n, line in enumerate(lines, 1)]
    found = [(t.indicator, t.kind, t.comparator, t.value, t.unit, t.year) for t in targets_of(passages)]
    assert found == [row if len(row) == 6 else (*row[:4], "‰", row[4]) for row in wanted]
    assert all(t.quote in lines for t in targets_of(passages))


def test_without_years_of_its_own_the_first_of_two_columns_is_what_was() -> None:
    """The years of a column that is left out (年均增长) do not count among them."""
    undated = Plan("plan.txt", 1, "霜桥县妇女工作手册", "霜桥县", None, "妇女", None, None, None, None, None)
    lines = ("指标｜2020年｜2025年｜2015年以来年均增长", "茶农参保率｜90%｜95%｜2%")
    passages = [Passage(undated, n, (), None, "专栏", None, line, ((0, len(line)),)) for n, line in enumerate(lines, 1)]
    assert [(t.kind, t.value, t.year) for t in targets_of(passages)] == [("baseline", 90, 2020), ("target", 95, 2025)]


def table(*lines: str) -> list[Target]:
    """The rows of passages that follow each other."""
    passages = [Passage(PLAN, n, (), None, "专栏", None, line, ((0, len(line)),)) for n, line in enumerate(lines, 1)]
    return targets_of(passages)


def heading(cells: str, growing: bool = False) -> Head:
    return Head(tuple(cells.split("｜")) if cells else (), growing)


HEADS = [
    ("", True, "指标｜2030年目标", "指标｜2030年目标", True),
    ("", False, "指标｜2030年目标", "指标｜2030年目标", True),  # below a table without a head
    ("指标｜2020年", False, "茶亭数｜5", "指标｜2020年", False),
    ("指标｜2020年", True, "茶亭数｜5", "指标｜2020年", False),
    ("指标｜2020年", False, "渡口｜茶亭", "指标｜2020年", False),
    ("指标｜2020年", False, "指标｜茶亭", "指标｜2020年", False),  # half of the cells: no head
    ("指标｜2020年", False, "指标｜茶亭｜2025年", "指标｜茶亭｜2025年", True),  # more than half
    ("指标｜2020年", False, "指标｜｜", "指标｜｜", True),  # empty cells are not counted
    ("指标｜2020年", False, "茶亭｜渡口｜2025年", "指标｜2020年", False),
    ("茶港县主要指标｜｜", True, "指标｜2020年｜2025年", "指标｜2020年｜2025年", True),  # a title over all columns
    ("指标｜目标值｜", True, "｜2025年｜2030年", "指标｜目标值2025年｜目标值2030年", True),
    ("指标｜目标值｜备注", True, "｜2025年｜", "指标｜目标值2025年｜备注", True),
    ("指标｜目标值", True, "｜2025年｜2030年", "指标｜目标值2025年｜目标值2030年", True),  # the lower row is longer
    ("指标｜2020年｜备注", True, "名称｜数值", "指标名称｜2020年数值｜备注", True),  # the upper one is
    ("", True, "指标｜2020｜2025", "指标｜2020｜2025", True),  # years are no figures
    ("指标｜2020年", True, "茶农数｜2020人", "指标｜2020年", False),
    ("指标｜目标值｜｜", True, "｜2025年｜｜茶亭", "指标｜目标值2025年｜｜茶亭", True),  # an empty column ends what spans
]  # fmt: skip


@pytest.mark.parametrize(("above", "growing", "row", "cells", "grows"), HEADS)
def test_the_head_that_holds_for_a_row(above: str, growing: bool, row: str, cells: str, grows: bool) -> None:
    assert head_of(row, heading(above, growing), PACK.tables) == heading(cells, grows)


@pytest.mark.parametrize(("length", "years"), [(20, [2020, 2030]), (21, [None, None])])
def test_a_short_row_over_all_columns_parts_a_table_and_a_longer_one_ends_it(length: int, years: list[int]) -> None:
    rows = table("指标｜2020年｜2030年目标", "亭" * length, "茶农参保率｜90%｜95%")
    assert [row.year for row in rows] == years


PAST: list[tuple[str, int | None, list[bool | None]]] = [
    ("指标｜现状值｜目标值", None, [True, False]),
    ("指标｜2021年｜2022年", 2021, [True, False]),  # the first year of the plan was, the next is to come
    ("指标｜2020年｜2021年", 2021, [True, True]),
    ("指标｜2020年｜2025年", None, [True, False]),  # without a plan's years the earlier
    ("指标｜2025年｜2020年", None, [False, True]),
    ("指标｜2025年目标｜2020年目标", 2021, [False, False]),  # the word, not the year
    ("指标｜2025年完成｜2022年完成", 2021, [True, True]),
    ("指标｜现状值｜2030年", 2021, [True, False]),
    ("指标｜全县｜全市", 2021, [None, None]),
    ("", 2021, [True, True]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "first_year", "past"), PAST)
def test_what_a_column_holds_was_or_is_to_be(head: str, first_year: int | None, past: list[bool | None]) -> None:
    found = row_statements("茶农参保率｜90%｜95%", heading(head), first_year, PACK)
    assert [statement.past for statement in found] == past


def test_one_year_alone_is_no_earlier_one() -> None:
    (only,) = row_statements("茶农参保率｜90%", heading("指标｜2025年"), None, PACK)
    assert (only.past, only.year) == (False, 2025)
    (bound,) = row_statements("茶农参保率｜90%以上", heading(""), None, PACK)
    assert bound.past is False  # what is bounded is to be, also without a head


CELLS = [
    *((f"{sign}70", ">=", 70, "%") for sign in ("≥", ">", "＞", "≧", "不低于", "不少于", "大于", "高于", "超过", "达到")),
    *((f"{sign}70", "<=", 70, "%") for sign in ("≤", "<", "＜", "≦", "不高于", "不超过", "小于", "低于")),
    ("70以上", ">=", 70, "%"), ("70以下", "<=", 70, "%"), ("70左右", "~", 70, "%"), ("70", "=", 70, "%"),
    ("[70]", "=", 70, "%"), ("（70）", "=", 70, "%"), ("1,070‰", "=", 1070, "‰"), ("70.5", "=", 70.5, "%"),
    ("70‰", "=", 70, "‰"), ("7/10万以下", "<=", 7, "/10万"), ("2020以上", ">=", 2020, "%"), ("2020%", "=", 2020, "%"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "comparator", "value", "unit"), CELLS)
def test_a_cell_is_a_figure_with_its_bound(cell: str, comparator: str, value: float, unit: str) -> None:
    (found,) = row_statements(f"茶农参保率｜%｜{cell}", heading("指标｜单位｜2030年目标"), 2021, PACK)
    assert found.quantity is not None
    assert (found.comparator, found.quantity.value, found.quantity.unit) == (comparator, value, unit)
    assert (found.printed, found.hold, found.soft) == (cell, False, False)


def test_a_cell_may_say_its_figure_in_a_clause_or_in_a_unit_of_its_table() -> None:
    head = heading("指标｜单位｜2030年目标")
    (clause,) = row_statements("茶亭｜｜每镇3处以上", head, 2021, PACK)
    assert (clause.comparator, clause.quantity and clause.quantity.value) == (">=", 3)
    (unknown,) = row_statements("渡船数｜泊位｜7以上", head, 2021, PACK)
    assert (unknown.comparator, unknown.quantity and unknown.quantity.unit) == (">=", "泊位")
    assert list(row_statements("渡船数｜泊位｜7", heading(""), 2021, PACK)) == []  # nothing says that it is a unit


@pytest.mark.parametrize("cell", ["2020年", "—", "", "茶亭", "90%至城镇80%", "不清楚"])
def test_what_is_no_figure_gives_no_row(cell: str) -> None:
    assert list(row_statements(f"茶农参保率｜%｜{cell}", heading("指标｜单位｜2030年目标"), 2021, PACK)) == []


UNITS = [
    ("指标｜单位｜2030年目标", "茶农参保率｜%｜70", "茶农参保率", "%"),
    ("指标｜2030年目标", "茶农参保率（%）｜70", "茶农参保率", "%"),
    ("指标｜2030年目标（%）", "茶农参保率｜70", "茶农参保率", "%"),
    ("指标｜单位｜2030年目标（‰）", "茶农参保率｜%｜70", "茶农参保率", "%"),  # the row's own before the column's
    ("指标｜单位｜2030年目标", "茶农参保率（‰）｜%｜70", "茶农参保率", "%"),  # a column of units before the name
    ("指标｜单位｜2030年目标", "沉船死亡率｜1/10万｜7", "沉船死亡率", "/10万"),
    ("指标｜单位｜2030年目标", "沉船死亡率｜人/10万｜7", "沉船死亡率", "/10万"),
    ("指标｜2030年目标", "茶农寿命（岁）｜79", "茶农寿命", "岁"),
    ("指标｜2030年目标", "茶农参保率（山区）｜70%", "茶农参保率（山区）", "%"),  # no unit: part of the name
    ("指标｜单位｜2030年目标", "渡船数｜泊位｜7", "渡船数", "泊位"),  # a unit that nobody knows, given by the head
    ("序号｜指标｜2030年目标", "1｜茶农参保率｜70%", "茶农参保率", "%"),
    ("指标｜2030年目标", "1.茶农参保率｜70%", "茶农参保率", "%"),
    ("指标｜2030年目标", "（2）茶农参保率｜70%", "茶农参保率", "%"),
    ("指标｜2030年目标", "其中：茶农参保率｜70%", "茶农参保率", "%"),
    ("领域｜2030年目标", "茶农参保率｜70%", "茶农参保率", "%"),  # no column of names: the first that is no figure
    ("序号｜领域｜2030年目标", "甲｜茶农参保率｜70%", "茶农参保率", "%"),
    ("单位｜领域｜2030年目标", "%｜茶农参保率｜70", "茶农参保率", "%"),
    ("指标｜2030年目标", "1.渡口①完好率｜70%", "渡口①完好率", "%"),  # only the number in front
    ("指标｜2030年目标", "渡口①完好率｜70%", "渡口①完好率", "%"),
    ("指标｜2030年目标", "茶亭30分钟可达率｜70%", "茶亭30分钟可达率", "%"),
    ("指标｜2030年目标", "茶农初婚年龄（周岁）｜25", "茶农初婚年龄", "周岁"),
    ("｜2030年目标", "12｜70%", None, None),  # nothing that could be a name
]


@pytest.mark.parametrize(("head", "row", "name", "unit"), UNITS)
def test_the_name_and_the_unit_of_a_row(head: str, row: str, name: str | None, unit: str | None) -> None:
    found = [(one.name, one.quantity and one.quantity.unit) for one in row_statements(row, heading(head), 2021, PACK)]
    assert found == ([(name, unit)] if name else [])
