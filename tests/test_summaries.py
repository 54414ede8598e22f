"""What the values of all places amount to: rows made by hand -> median, extremes, the strictest place, what it is set beside."""

from __future__ import annotations

import pytest
from made_rows import made_passage, made_plan, made_row
from with_pack import summaries

from assistant.compare.summary import Summary, subject
from ingest.plan import MEASURES
from ingest.register.targets import Target

DEATHS = "孕产妇死亡率"
CARE = "孕产妇系统管理率"
PLACES = ("柏川县", "桐坪旗", "榆河区", "槐岭州", "椿湾市")


def deaths(*values: float) -> list[Target]:
    """A goal of each place, the lower the stricter."""
    return [
        made_row(made_plan(place), DEATHS, value, "/10万", comparator="<=")
        for place, value in zip(PLACES, values, strict=False)
    ]


def only(rows: list[Target], name: str = DEATHS, audience: str | None = "妇女") -> Summary:
    (found,) = summaries(name, audience, rows)
    return found


def places(rows: tuple[Target, ...]) -> list[str | None]:
    return [row.passage.plan.region for row in rows]


VALUES = [
    ((9,), 9, 9, 9, 0, ["柏川县"]),
    ((9, 14), 11.5, 9, 14, 5, ["柏川县"]),
    ((14, 9, 15), 14, 9, 15, 6, ["桐坪旗"]),
    ((14, 9, 15, 9), 11.5, 9, 15, 6, ["桐坪旗", "槐岭州"]),  # a tie: both
    ((12, 12, 12, 12, 12), 12, 12, 12, 0, list(PLACES)),
    ((10, 11, 12, 13, 99), 12, 10, 99, 89, ["柏川县"]),  # one far away does not move the median
    ((0.1, 0.4), 0.25, 0.1, 0.4, 0.3, ["柏川县"]),  # 0.4 - 0.1 is 0.30000000000000004
]


@pytest.mark.parametrize(("values", "median", "lowest", "highest", "spread", "strictest"), VALUES)
def test_values_amount_to(
    values: tuple[float, ...], median: float, lowest: float, highest: float, spread: float, strictest: list[str]
) -> None:
    found = only(deaths(*values))
    assert (found.plans, len(found.values)) == (len(values), len(values))
    assert (found.median, found.lowest, found.highest, found.spread) == (median, lowest, highest, spread)
    assert places(found.strictest) == strictest
    assert places(found.values) == list(PLACES[: len(values)])


def test_the_strictest_is_the_highest_where_more_is_better() -> None:
    rows = [made_row(made_plan(place), CARE, value) for place, value in zip(PLACES, (90, 96, 93), strict=False)]
    found = only(rows, CARE)
    assert (found.better, places(found.strictest), found.unit) == ("higher", ["桐坪旗"], "%")


def test_a_name_without_direction_has_no_strictest() -> None:
    rows = [made_row(made_plan(place), "巾帼茶室数", value, "个") for place, value in zip(PLACES, (3, 5), strict=False)]
    found = only(rows, "巾帼茶室数")
    assert (found.better, found.strictest, found.median, found.national) == (None, (), 4, ())


def test_a_fall_is_the_stricter_the_larger_it_is() -> None:
    rows = [
        made_row(made_plan(place), DEATHS, value, comparator="decrease_by", base_year=2020)
        for place, value in zip(PLACES, (20, 25), strict=False)
    ]
    found = only(rows)
    assert (found.change, places(found.strictest)) == ("decrease_by 2020", ["桐坪旗"])


def test_a_bound_against_the_direction_has_no_strictest() -> None:
    found = only([made_row(made_plan(), DEATHS, 12, "/10万", comparator=">=")])
    assert (found.contrary, found.strictest) == (">=", ())


def test_of_a_range_the_end_that_asks_for_less_counts() -> None:
    low = made_row(made_plan(), DEATHS, 8, "/10万", comparator="<=", value_max=10.0)
    high = made_row(made_plan(), CARE, 90, value_max=95.0)
    own = made_row(made_plan(), "巾帼茶室数", 3, "个", value_max=5.0)
    assert (only([low]).highest, only([high], CARE).highest, only([own], "巾帼茶室数").highest) == (10, 90, 3)


def test_only_rows_of_this_name_and_audience_with_a_value_count() -> None:
    rows = deaths(12)
    rows.append(made_row(made_plan("桐坪旗", "儿童"), DEATHS, 8, "/10万", comparator="<="))
    rows.append(made_row(made_plan("榆河区"), CARE, 92))
    rows.append(made_row(made_plan("槐岭州"), DEATHS, None, None, comparator="decrease_by"))
    rows.append(made_row(made_plan("椿湾市"), DEATHS, 4000, "/10万", comparator="<="))  # cannot be
    assert places(only(rows).values) == ["柏川县"]
    assert places(only(rows, audience="儿童").values) == ["桐坪旗"]
    assert summaries(DEATHS, "老人", rows) == ()


def test_each_population_and_unit_by_itself_the_commonest_first() -> None:
    name = "宫颈癌筛查率"
    rows = [made_row(made_plan(place), name, 70, scope="农村适龄妇女") for place in PLACES[:1]]
    rows += [made_row(made_plan(place), name, 80, scope="适龄妇女") for place in PLACES[1:4]]
    rows += [made_row(made_plan(place), name, 90) for place in PLACES[3:]]
    assert [(s.scope, s.plans, s.median) for s in summaries(name, "妇女", rows)] == [
        ("适龄妇女", 3, 80), (None, 2, 90), ("农村适龄妇女", 1, 70),
    ]  # fmt: skip


def test_one_row_stands_for_a_plan() -> None:
    """The one that is due last, a goal before a measure of the same year, the first of equals."""
    plan = made_plan(end=2030)
    goal = made_row(plan, DEATHS, 13, "/10万", comparator="<=", year=2025)
    measure = made_row(plan, DEATHS, 12, "/10万", comparator="<=", kind="measure", year=2025)
    assert only([measure, goal]).values == (goal,)
    assert only([goal, measure]).values == (goal,)
    last = made_row(plan, DEATHS, 11, "/10万", comparator="<=", kind="measure")  # of the plan's last year
    assert only([goal, last, measure]).values == (last,)
    again = made_row(plan, DEATHS, 14, "/10万", comparator="<=", passage=made_passage(plan, item=5))
    first = made_row(plan, DEATHS, 12, "/10万", comparator="<=")
    assert only([first, again]).values == (first,)


def test_of_two_periods_of_a_place_the_newest_counts() -> None:
    old = made_row(made_plan(end=2020), DEATHS, 21, "/10万", comparator="<=")
    new = made_row(made_plan(end=2030), DEATHS, 11, "/10万", comparator="<=")
    elsewhere = made_row(made_plan("桐坪旗", end=2025), DEATHS, 15, "/10万", comparator="<=")
    for rows in ([old, new, elsewhere], [new, elsewhere, old]):
        assert sorted(row.value or 0 for row in only(rows).values) == [11, 15]
    undated = made_row(made_plan("榆河区", end=None), DEATHS, 9, "/10万", comparator="<=")
    assert places(only([undated, old]).values) == ["榆河区", "柏川县"]


def test_plans_of_unknown_places_are_of_different_ones() -> None:
    rows = [
        made_row(made_plan(None, document=name, end=end), DEATHS, value, "/10万", comparator="<=")
        for name, end, value in (("甲.txt", 2020, 20), ("乙.txt", 2030, 11))
    ]
    assert [row.value for row in only(rows).values] == [20, 11]


def test_plans_without_an_audience_are_told_apart_by_their_subject() -> None:
    youth = made_plan(audience=None, end=2025, title="柏川县青年发展规划（2016—2025年）")
    aged = made_plan(audience=None, end=2030, title="柏川县老龄事业发展规划（2021—2030年）")
    rows = [made_row(plan, CARE, value) for plan, value in ((youth, 90), (aged, 95))]
    assert [row.value for row in only(rows, CARE, None).values] == [90, 95]


@pytest.mark.parametrize(
    ("title", "region", "words"),
    [
        ("柏川县青年发展规划（2016—2025年）", "柏川县", "青年发展规划"),
        ("柏川青年发展规划(2016-2025年)", "柏川县", "青年发展规划"),
        ("柏川县2021年至2030年老龄事业规划", "柏川县", "老龄事业规划"),
        ("青年发展规划〔试行〕", None, "青年发展规划"),
        (None, "柏川县", ""),
    ],
)
def test_subject_of_a_title(title: str | None, region: str | None, words: str) -> None:
    assert subject(made_plan(region, None, title=title)) == words


def test_the_nation_is_named_once_and_for_the_years_of_the_rows() -> None:
    found = only(deaths(9, 14, 15))
    assert [(each.year, each.value) for each in found.national] == [(2030, 12)]
    assert found.other_years == ()
    early = made_row(made_plan(end=2025), "宫颈癌筛查率", 60, scope="适龄妇女")
    also = made_row(made_plan("桐坪旗", end=2025), "宫颈癌筛查率", 65, scope="适龄妇女")
    found = only([early, also], "宫颈癌筛查率")
    assert found.national == ()
    assert [(each.year, each.value) for each in found.other_years] == [(2030, 70)]
    late = made_row(made_plan("榆河区", end=2030), "宫颈癌筛查率", 65, scope="适龄妇女")
    found = only([early, late], "宫颈癌筛查率")
    assert [(each.year, each.value) for each in found.national] == [(2030, 70)]
    assert found.other_years == ()  # named already


def test_measures_count_as_well() -> None:
    plan = made_plan()
    row = made_row(plan, CARE, 92, kind="measure", passage=made_passage(plan, part=MEASURES))
    assert only([row], CARE).values == (row,)
