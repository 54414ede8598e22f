"""What may be set side by side, and which of two values is the stricter: rows made by hand -> conclusion."""

from __future__ import annotations

import pytest
from made_rows import made_plan, made_row
from with_pack import (
    PACK,
    in_measure,
    judged_value,
    kind_of,
    measured_in,
    other_years,
    scope_key,
    to_baseline,
    to_national,
    why_impossible,
)

from assistant.figures.comparable import (
    due,
    is_level,
    relation,
    unit_of,
)
from assistant.figures.words import amount, display, misprint_note
from ingest.plan import Plan
from ingest.register.targets import Target
from ingest.vocabulary.genre import Indicator

PLAN = made_plan()
DEATHS, CARE, OWN = "孕产妇死亡率", "孕产妇系统管理率", "巾帼茶室数"


def known(name: str) -> Indicator:
    found = PACK.indicator(name)
    assert found is not None
    return found


RELATIONS = [
    (DEATHS, 11, 12, False, "stricter"),
    (DEATHS, 12, 12, False, "equal"),
    (DEATHS, 13, 12, False, "looser"),
    (CARE, 96, 95, False, "stricter"),
    (CARE, 94, 95, False, "looser"),
    (CARE, 95, 100, True, "equal"),  # 左右: a twentieth of 100
    (CARE, 105, 100, True, "equal"),
    (CARE, 94, 100, True, "looser"),
    (CARE, 106, 100, True, "stricter"),
    (CARE, 95, 100, False, "looser"),
    (CARE, -95, -100, True, "equal"),
]


@pytest.mark.parametrize(("name", "goal", "other", "about", "expected"), RELATIONS)
def test_relation(name: str, goal: float, other: float, about: bool, expected: str) -> None:
    assert relation(known(name), goal, other, about=about) == expected


@pytest.mark.parametrize(
    ("comparator", "value", "level"),
    [("<=", 9, True), ("~", 9, True), ("decrease_by", 9, False), ("increase_by", 9, False), (">=", None, False)],
)
def test_levels(comparator: str, value: float | None, level: bool) -> None:
    assert is_level(made_row(PLAN, DEATHS, value, comparator=comparator)) is level


KINDS = [
    ({}, {}, True),
    ({}, {"scope": "农村"}, False),
    ({}, {"unit": "个"}, False),
    ({}, {"comparator": "="}, True),  # a bound, a plain value and 左右 stand beside each other
    ({}, {"comparator": "~"}, True),
    ({}, {"comparator": "<="}, False),  # 92%以下 of what is to rise asks for nothing
    ({"comparator": "increase_by"}, {"comparator": "decrease_by"}, False),
    ({"comparator": "increase_by"}, {"comparator": "increase_by"}, True),
    ({"comparator": "increase_by", "base_year": 2020}, {"comparator": "increase_by", "base_year": 2015}, False),
    ({"comparator": "increase_by"}, {"comparator": ">="}, False),
    ({"base_year": 2020}, {"base_year": 2015}, True),  # of a level the base says nothing
    ({"unit": "‰"}, {"unit": "%"}, True),  # shares are converted
    ({"unit": "个", "unit_intended": "%"}, {}, True),
]


@pytest.mark.parametrize(("one", "other", "same"), KINDS)
def test_what_stands_beside_what(one: dict[str, object], other: dict[str, object], same: bool) -> None:
    kinds = [kind_of(made_row(PLAN, CARE, 92, **({"unit": "%"} | fields))) for fields in (one, other)]
    assert (kinds[0] == kinds[1]) is same


def test_the_contrary_bound_is_that_against_the_direction() -> None:
    bounds = [(DEATHS, ">=", ">="), (DEATHS, "<=", None), (CARE, "<=", "<="), (CARE, ">=", None), (OWN, "<=", "<="),
              (OWN, ">=", None), (DEATHS, "=", None)]  # fmt: skip
    for name, comparator, contrary in bounds:
        assert kind_of(made_row(PLAN, name, 9, comparator=comparator)).contrary == contrary


MEASURED = [
    ("婴儿死亡率", 0.45, "%", None, "‰", 4.5),
    ("婴儿死亡率", 4.5, "‰", None, "‰", 4.5),
    ("婴儿死亡率", 4.5, "%", "‰", "‰", 4.5),  # a misprint is read as it was meant
    (DEATHS, 0.12, "‰", None, "/10万", 12),
    (CARE, 920, "‰", None, "%", 92),
    (CARE, 3, "个", None, "个", 3),
    ("每天睡眠时间", 9, "小时", None, "小时", 9),
    (OWN, 4.5, "‰", None, "‰", 4.5),
]


@pytest.mark.parametrize(("name", "value", "unit", "intended", "measured", "converted"), MEASURED)
def test_values_in_the_unit_of_the_indicator(
    name: str, value: float, unit: str, intended: str | None, measured: str, converted: float
) -> None:
    row = made_row(PLAN, name, value, unit, unit_intended=intended)
    assert unit_of(row) == (intended or unit)
    assert measured_in(row) == measured
    assert in_measure(row, value) == converted


def test_a_change_is_not_converted() -> None:
    change = made_row(PLAN, "婴儿死亡率", 10, "%", comparator="decrease_by")
    assert (measured_in(change), in_measure(change, 10)) == ("%", 10)


def test_a_row_without_unit_is_left_as_it_is() -> None:
    row = made_row(PLAN, CARE, 92, None)
    assert (measured_in(row), in_measure(row, 92)) == (None, 92)


@pytest.mark.parametrize(
    ("name", "value", "most", "judged"), [(DEATHS, 8, 10, 10), (CARE, 90, 95, 90), (DEATHS, 8, None, 8), (CARE, None, None, 0)]
)  # fmt: skip
def test_of_a_range_the_end_that_asks_for_less_binds(
    name: str, value: float | None, most: float | None, judged: float
) -> None:
    assert judged_value(made_row(PLAN, name, value, known(name).unit, value_max=most), known(name)) == judged


IMPOSSIBLE = [
    (DEATHS, 2000, "/10万", {}, ""),
    (DEATHS, 2001, "/10万", {}, "超出可能的范围（不会高于2000/10万）"),
    (DEATHS, 12, "/10万", {"value_max": 2001.0}, "超出可能的范围（不会高于2000/10万）"),
    (DEATHS, 21, "‰", {}, "超出可能的范围（不会高于2000/10万）"),  # 2100/10万
    (DEATHS, 2001, "人", {}, ""),  # another thing
    (CARE, 100, "%", {}, ""),
    (CARE, 100.5, "%", {}, "比率不会超过100%"),
    (CARE, 90, "%", {"value_max": 101.0}, "比率不会超过100%"),
    (CARE, -1, "%", {}, "比率不会是负数"),
    (CARE, 0, "%", {}, ""),
    (CARE, 150, "%", {"comparator": "increase_by"}, ""),
    (CARE, 150, "%", {"soft": True}, ""),
    ("茶农筛查率", 101, "%", {}, "比率不会超过100%"),
    ("茶农收入增长率", 140, "%", {}, ""),
    ("茶农收入", 140, "%", {}, ""),  # no rate
    ("茶农筛查率", 140, "%", {"indicator_raw": "茶农筛查增长率"}, ""),
    (OWN, 140, "个", {}, ""),
]


@pytest.mark.parametrize(("name", "value", "unit", "fields", "why"), IMPOSSIBLE)
def test_what_cannot_be(name: str, value: float, unit: str, fields: dict[str, object], why: str) -> None:
    assert why_impossible(made_row(PLAN, name, value, unit, **fields)) == why


def test_what_is_set_beside_the_nation() -> None:
    def told(value: float, **fields: object) -> tuple[float, str, float] | None:
        found = to_national(made_row(PLAN, DEATHS, value, "/10万", **({"comparator": "<="} | fields)))
        return found and (found.value, found.relation, found.other.value or 0)

    assert told(14) == (2, "looser", 12)
    assert told(12) == (0, "equal", 12)
    assert told(9.5) == (-2.5, "stricter", 12)
    assert told(12.5, comparator="~") == (0.5, "equal", 12)
    assert told(15, year=2025) == (0.5, "looser", 14.5)
    assert told(15, kind="measure") == (3, "looser", 12)
    assert told(8, value_max=13.0) == (1, "looser", 12)
    for fields in ({"kind": "baseline"}, {"comparator": "decrease_by"}, {"comparator": ">="}, {"year": 2027},
                   {"scope": "农村"}):  # fmt: skip
        assert told(9, **fields) is None
    assert told(9000) is None
    assert to_national(made_row(PLAN, OWN, 9)) is None


def test_the_nearest_other_year_is_named_where_none_is_set_for_the_own() -> None:
    def years(**fields: object) -> list[int]:
        row = made_row(made_plan(end=None), DEATHS, 9, "/10万", **({"comparator": "<="} | fields))
        return [each.year for each in other_years(row)]

    assert years(year=2027) == [2025]
    assert years(year=2028) == [2030]
    assert years(year=2021) == [2020]
    assert years(year=2030) == []  # set for its own year
    assert years() == []  # without a year
    assert years(year=2027, kind="baseline") == []
    assert other_years(made_row(PLAN, OWN, 9)) == ()


def test_the_year_a_goal_is_set_for() -> None:
    assert due(made_row(PLAN, CARE, 9)) == 2030
    assert due(made_row(PLAN, CARE, 9, year=2025)) == 2025
    assert due(made_row(made_plan(end=None), CARE, 9)) is None


def reached(plan: Plan, value: float, year: int | None = 2020, **fields: object) -> Target:
    return made_row(plan, CARE, value, kind="baseline", comparator="=", year=year, **fields)


def test_what_is_set_beside_what_the_plan_has_reached() -> None:
    goal = made_row(PLAN, CARE, 95)

    def beside(*rows: Target) -> tuple[float, str, int | None] | None:
        found = to_baseline(goal, rows)
        return found and (found.value, found.relation, found.other.year)

    assert beside(reached(PLAN, 93)) == (2, "stricter", 2020)
    assert beside(reached(PLAN, 95)) == (0, "equal", 2020)
    assert beside(reached(PLAN, 96.5)) == (-1.5, "looser", 2020)
    assert beside(reached(PLAN, 96, 2015), reached(PLAN, 94, 2020), reached(PLAN, 97, 2010)) == (1, "stricter", 2020)
    assert beside(reached(PLAN, 90, 2020), reached(PLAN, 91, 2020)) == (4, "stricter", 2020)  # the last of one year
    assert beside(reached(PLAN, 90, None)) == (5, "stricter", None)
    assert beside(reached(PLAN, 90, None), reached(PLAN, 96, 2019)) == (-1, "looser", 2019)
    none = [
        reached(made_plan("桐坪旗"), 93), reached(PLAN, 93, scope="农村"), reached(PLAN, 930),
        made_row(PLAN, CARE, 93), made_row(PLAN, "产前筛查率", 93, kind="baseline"),
        made_row(PLAN, CARE, 3, kind="baseline", comparator="increase_by"),
    ]  # fmt: skip
    assert beside(*none) is None
    assert to_baseline(made_row(PLAN, OWN, 9), [made_row(PLAN, OWN, 8, kind="baseline")]) is None
    assert to_baseline(made_row(PLAN, CARE, 95, comparator="<="), [reached(PLAN, 93)]) is None


@pytest.mark.parametrize(
    ("scope", "name", "key"),
    [
        ("农村，适龄妇女", "宫颈癌筛查率", "农村,适龄妇女"),
        ("适龄妇女，农村", "宫颈癌筛查率", "农村,适龄妇女"),
        ("小学生和初中生", "近视率", "小学生初中生"),
        ("和谐社区", "近视率", "和谐社区"),
        ("妇女", OWN, "妇女"),
        ("儿童", OWN, "儿童"),
        ("儿童", DEATHS, "儿童"),
        ("以自然村为单位", OWN, "以自然村为单位"),
    ],
)  # fmt: skip
def test_scopes_as_they_are_compared(scope: str, name: str, key: str) -> None:
    assert scope_key(scope, name) == key


DISPLAYED = [
    ((15, "/10万"), {"comparator": "<="}, "15/10万", "15/10万以下"),
    ((95, "%"), {"comparator": ">="}, "95%", "95%以上"),
    ((95, "%"), {"comparator": "="}, "95%", "95%"),
    ((40, "%"), {"comparator": "~"}, "40%", "40%左右"),
    ((95, "%"), {"hold": True}, "95%", "保持在95%以上"),
    ((20, "%"), {"comparator": "decrease_by", "base_year": 2020}, "20%", "比2020年下降20%"),
    ((20, "%"), {"comparator": "increase_by", "base_year": 2020, "hold": True}, "20%", "比2020年提高20%"),
    ((20, "%"), {"comparator": "decrease_by"}, "20%", "下降20%"),
    ((8, "%"), {"value_max": 10.0, "comparator": "="}, "8—10%", "8—10%"),
    ((3, "1:N"), {}, "1:3", "1:3以上"),
    ((100 / 3, "%"), {"printed": "三分之一以上"}, "三分之一", "三分之一以上"),
    ((5, "‰"), {"quote": "降到5.0‰以下", "comparator": "<="}, "5.0‰", "5.0‰以下"),
    ((5, "‰"), {"quote": "5岁以下儿童降到5.0‰", "comparator": "<="}, "5.0‰", "5.0‰以下"),  # the one with the unit
    ((5, "‰"), {"quote": "降到百分之零点五", "comparator": "<="}, "5‰", "5‰以下"),
    ((6.72, "%"), {"unit_intended": "‰", "comparator": "="}, "6.72%", "6.72%（原文印作%，应为‰）"),
    ((None, None), {}, "", ""),
]


@pytest.mark.parametrize(("figure", "fields", "figured", "bounded"), DISPLAYED)
def test_figures_as_people_write_them(
    figure: tuple[float | None, str | None], fields: dict[str, object], figured: str, bounded: str
) -> None:
    row = made_row(PLAN, CARE, *figure, **fields)
    assert (amount(row), display(row)) == (figured, bounded)
    assert (misprint_note(row) != "") is (fields.get("unit_intended") is not None)
