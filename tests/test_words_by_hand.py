"""A figure in words and in the plan's own words: rows made by hand for what no line of a plan shows."""

from __future__ import annotations

from typing import Any

import pytest
from made_rows import made_plan, made_row

from assistant.figures.own_words import is_hoped_for, own_words
from assistant.figures.words import amount, display, distance, told_amount, written_as
from ingest.register.targets import Target

PLAN = made_plan()
RATE = "托育点覆盖率"


def row(value: float | None, quote: str = "", unit: str | None = "%", **fields: Any) -> Target:
    return made_row(PLAN, RATE, value, unit, quote=quote, **({"printed": None} | fields))


@pytest.mark.parametrize(
    ("target", "plain", "shown"),
    [
        (row(None), "", ""),
        (row(5, "达到5.0%以上"), "5.0%", "5.0%以上"),  # the decimals of the plan
        (row(5, "2所，达到5.00%"), "5.00%", "5.00%以上"),
        (row(5, "5人中达到5.0%"), "5.0%", "5.0%以上"),  # the numeral with its unit comes first
        (row(5, "达到百分之五"), "5%", "5%以上"),
        (row(5, "达到5.0", unit=None), "5.0", "5.0以上"),
        (row(3, "1:3", unit="1:N", comparator="="), "1:3", "1:3"),
        (row(30, "提高三分之一以上", printed="三分之一以上"), "三分之一", "三分之一以上"),
        (row(5, "5—8%", value_max=8), "5—8%", "5—8%以上"),
        (row(5, "5.0—8.0%", value_max=8), "5.0—8.0%", "5.0—8.0%以上"),
        (row(95, "95%", comparator="<="), "95%", "95%以下"),
        (row(95, "95%", comparator="~"), "95%", "95%左右"),
        (row(95, "95%", comparator=None), "95%", "95%"),
        (row(20, "20%", comparator="decrease_by", base_year=2020), "20%", "比2020年下降20%"),
        (row(20, "20%", comparator="increase_by"), "20%", "提高20%"),
        (row(95, "95%", hold=True), "95%", "保持在95%以上"),
        (row(20, "20%", comparator="decrease_by", base_year=2020, hold=True), "20%", "比2020年下降20%"),
        (row(5, "5%", unit_intended="‰"), "5%", "5%以上（原文印作%，应为‰）"),
        (row(5, "5%", unit_intended="%"), "5%", "5%以上"),
    ],
)
def test_a_figure_in_words(target: Target, plain: str, shown: str) -> None:
    assert (amount(target), display(target)) == (plain, shown)
    wrong = target.unit_intended == "‰"
    assert told_amount(target) == ("5‰（原文印作5%）" if wrong else plain)


@pytest.mark.parametrize(
    ("target", "said", "hoped"),
    [
        (row(None, "逐步提高"), "", False),
        (row(95, "覆盖率达到95%以上"), "达到95%以上", False),
        (row(95, "覆盖率力争达到95%以上"), "力争达到95%以上", True),
        (row(95, "覆盖率努力提高到95%"), "努力提高到95%", True),
        (row(95, "力争改善服务，覆盖率达到95%"), "达到95%", False),  # hoped for is something else
        (row(95, "覆盖率为95%以上"), "95%以上", False),
        (row(95, "覆盖率为95%"), "为95%", False),
        (row(95, "覆盖率分别达到90%、95%以上"), "达到95%以上", False),
        (row(95, "覆盖率达到90、95%"), "达到95%", False),
        (row(95, "覆盖率达到95%，户数达195%"), "达到95%", False),  # no part of another numeral
        (row(95, "城区达到95%，山区力争达到95%"), "力争达到95%", True),  # the last of two
        (row(5, "覆盖率分别达到5、8和9%"), "达到5%", False),  # the unit is printed once
        (row(95, "至少每村95%"), "95%以上", False),
        (row(95, "每村95%", hold=True), "保持在95%以上", False),
        (row(95, "每村95%"), "95%", False),
        (row(95, "表内另有数据"), "95%以上", False),
        (row(100, "覆盖率实现全覆盖", soft=True), "全覆盖（100%以上）", False),
        (row(100, "覆盖率实现全覆盖"), "100%以上", False),
        (row(99, "覆盖率实现全覆盖", soft=True), "99%以上", False),
        (row(100, "覆盖率很高", soft=True), "100%以上", False),
        (row(95, "目前达到95%", kind="baseline"), "95%以上", False),
        (row(5, "每年提高不低于5%", comparator="increase_by"), "每年提高不低于5%", False),
        (row(5, "每年提高不低于5%", comparator="increase_by", base_year=2020), "比2020年提高5%", False),
        (row(5, "提高5%", comparator="increase_by"), "提高5%", False),
        (row(5, "达到5%以上", unit_intended="‰"), "达到5%以上（原文印作%，应为‰）", False),
    ],
)
def test_a_figure_in_the_plans_own_words(target: Target, said: str, hoped: bool) -> None:
    assert (own_words(target), is_hoped_for(target)) == (said, hoped)


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [(2, "%", "2个百分点"), (-2.5, "%", "2.5个百分点"), (2, "‰", "2‰"), (-3, "/10万", "3/10万"), (4, None, "4")],
)
def test_how_far_two_figures_are_apart(value: float, unit: str | None, told: str) -> None:
    assert distance(value, unit) == told


@pytest.mark.parametrize(
    ("comparator", "told"), [("<=", "写作“以下”"), (">=", "写作“以上”"), ("~", "写作“左右”"), ("=", ""), (None, "")]
)
def test_a_bound_against_the_direction(comparator: str | None, told: str) -> None:
    assert written_as(comparator) == told
