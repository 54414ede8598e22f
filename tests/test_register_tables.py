"""Tables of 专栏 as plans print them: which rows of the register their cells give."""

from __future__ import annotations

import pytest
from with_pack import targets_of

from ingest.plan import Passage, Plan

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
