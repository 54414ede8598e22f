"""What follows from values side by side: tables of values and conclusions, with ties, bounds and both directions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_targets import ENROLMENT, MORTALITY, names, standings, target
from with_pack import standing

from assistant.query.query import Operation
from assistant.run import operations
from assistant.run.operations import Standing

VALUES = st.lists(st.integers(0, 40).map(float), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("values", "down", "n", "picked", "value"),
    [
        ((90, 95, 92), True, 1, "乙", 95),
        ((90, 95, 92), False, 1, "甲", 90),
        ((90, 95, 92), True, 2, "丙", 92),
        ((90, 95, 92), False, 2, "丙", 92),
        ((95, 95, 92), True, 1, "甲乙", 95),
        ((95, 95, 92), True, 2, "丙", 92),
        ((95, 95, 92), False, 2, "甲乙", 95),
        ((95, 95), False, 1, "甲乙", 95),
        ((95,), True, 1, "甲", 95),
        ((95, 95, 92), True, 3, "", None),
    ],
)
def test_the_nth_from_an_end(values: tuple[float, ...], down: bool, n: int, picked: str, value: float | None) -> None:
    found = operations.extreme(standings(*values), Operation("extreme", descending=down, n=n))
    assert (names(found.picks), found.value) == (picked, value)
    assert sorted(names(found.picks) + names(found.rest)) == sorted(names(standings(*values)))


@pytest.mark.parametrize(
    ("indicator", "by", "down", "picked"),
    [
        (MORTALITY, "value", True, "丙"),
        (MORTALITY, "value", False, "甲"),
        (MORTALITY, "strictness", True, "甲"),  # the least deaths
        (MORTALITY, "strictness", False, "丙"),
        (ENROLMENT, "value", True, "丙"),
        (ENROLMENT, "strictness", True, "丙"),  # the most children
        (ENROLMENT, "strictness", False, "甲"),
    ],
)
def test_strictness_follows_the_better_direction(indicator: str, by: str, down: bool, picked: str) -> None:
    operation = Operation("extreme", by, down)  # type: ignore[arg-type]
    assert names(operations.extreme(standings(10, 12, 15, indicator=indicator), operation).picks) == picked


@pytest.mark.parametrize(
    ("indicator", "by", "down", "groups"),
    [
        (ENROLMENT, "value", True, ["乙丙", "甲", "丁"]),
        (ENROLMENT, "value", False, ["丁", "甲", "乙丙"]),
        (ENROLMENT, "strictness", True, ["乙丙", "甲", "丁"]),
        (MORTALITY, "strictness", True, ["丁", "甲", "乙丙"]),
        (MORTALITY, "strictness", False, ["乙丙", "甲", "丁"]),
    ],
)
def test_order_keeps_equals_together(indicator: str, by: str, down: bool, groups: list[str]) -> None:
    found = operations.order(standings(92, 95, 95, 90, indicator=indicator), Operation("order", by, down))  # type: ignore[arg-type]
    assert [names(group) for group in found.groups] == groups


@pytest.mark.parametrize(
    ("comparison", "value", "upper", "picked"),
    [
        ("<", 95, None, "甲"),
        ("<=", 95, None, "甲乙"),
        (">", 95, None, "丙"),
        (">=", 95, None, "乙丙"),
        ("=", 95, None, "乙"),
        ("=", 95.0000001, None, "乙"),
        ("=", 95.1, None, ""),
        ("between", 90, 95, "甲乙"),  # both ends belong to it
        ("between", 90.5, 98, "乙丙"),
        ("between", 91, 94, ""),
        (None, 98, None, "丙"),
        (">", None, None, "甲乙丙"),
    ],
)
def test_a_bound_takes_or_leaves_its_own_figure(
    comparison: str, value: float | None, upper: float | None, picked: str
) -> None:
    operation = Operation("where", comparison=comparison, value=value, value_max=upper)  # type: ignore[arg-type]
    found = operations.where(standings(90, 95, 98), operation)
    assert (names(found.picks), names(found.rest)) == (picked, "".join(n for n in "甲乙丙" if n not in picked))


@pytest.mark.parametrize(
    ("comparison", "picked"), [("hard", ["firm", "kept"]), ("soft", ["hoped"]), ("keep", ["kept"])]
)
def test_how_firmly_a_figure_is_set(comparison: str, picked: list[str]) -> None:
    given_standings = [
        standing("firm", target(95, words=f"{ENROLMENT}达到95%以上")),
        standing("hoped", target(95, words=f"{ENROLMENT}力争达到95%以上")),
        standing("kept", target(95, words=f"{ENROLMENT}稳定在95%以上", hold=True)),
    ]
    found = operations.where(given_standings, Operation("where", comparison=comparison))  # type: ignore[arg-type]
    assert [one.name for one in found.picks] == picked


@pytest.mark.parametrize(
    ("values", "mean", "median"),
    [
        ((90, 95, 98), 94.3333, 95),
        ((90, 95, 98, 99), 95.5, 96.5),
        ((90,), 90, 90),
        ((0.1, 0.2), 0.15, 0.15),
        ((95, 95, 95, 10), 73.75, 95),
    ],
)
def test_mean_and_median(values: tuple[float, ...], mean: float, median: float) -> None:
    assert operations.mean(standings(*values), Operation("mean")).value == mean
    found = operations.middle(standings(*values), Operation("median"))
    assert (found.value, found.unit, len(found.picks)) == (median, "%", len(values))


@pytest.mark.parametrize(
    ("values", "spread", "top", "bottom"),
    [
        ((90, 95, 98), 8, "丙", "甲"),
        ((98, 95, 98), 3, "甲丙", "乙"),
        ((95, 95), 0, "甲乙", "甲乙"),
        ((0.3, 0.1), 0.2, "甲", "乙"),
    ],
)
def test_spread(values: tuple[float, ...], spread: float, top: str, bottom: str) -> None:
    found = operations.spread(standings(*values), Operation("spread"))
    assert (found.value, [names(group) for group in found.groups]) == (spread, [top, bottom])


@pytest.mark.parametrize(("one", "other", "gap"), [(15, 12, 3), (12, 15, -3), (12, 12, 0), (0.3, 0.1, 0.2)])
def test_a_difference_is_the_first_minus_the_second(one: float, other: float, gap: float) -> None:
    first, second = standings(one, other, indicator=MORTALITY)
    found = operations.difference(first, second, Operation("difference"))
    assert (found.value, found.unit, names(found.picks)) == (gap, "/10万", "甲乙")


@pytest.mark.parametrize(
    ("values", "verdict", "groups"),
    [
        ((95, 95, 95), "yes", ["甲乙丙"]),
        ((95, 95, 92), "no", ["甲乙", "丙"]),
        ((95,), "yes", ["甲"]),
        ((90, 91, 92), "no", ["甲", "乙", "丙"]),
    ],
)
def test_same(values: tuple[float, ...], verdict: str, groups: list[str]) -> None:
    found = operations.same(standings(*values), Operation("same"))
    assert (found.verdict, [names(group) for group in found.groups]) == (verdict, groups)


def test_one_figure_for_two_populations_is_the_same_only_in_part() -> None:
    found = operations.same([*standings(95), *standings(95, scope="农村")], Operation("same"))
    assert (found.verdict, len(found.groups)) == ("partly", 2)


@pytest.mark.parametrize(
    ("values", "asked", "verdict", "picked"),
    [
        ((12,), 12, "yes", "甲"),
        ((12,), 16, "no", ""),
        ((12, 16), 12, "partly", "甲"),
        ((12, 12), 12, "yes", "甲乙"),
    ],
)
def test_confirm(values: tuple[float, ...], asked: float, verdict: str, picked: str) -> None:
    operation = Operation("confirm", comparison="=", value=asked)
    found = operations.confirm(standings(*values, indicator=MORTALITY), operation)
    assert (found.verdict, names(found.picks)) == (verdict, picked)


@pytest.mark.parametrize(
    ("indicator", "values", "by", "down", "verdict"),
    [
        (ENROLMENT, (95, 90), "value", True, "yes"),
        (ENROLMENT, (90, 95), "value", True, "no"),
        (ENROLMENT, (90, 95), "value", False, "yes"),
        (ENROLMENT, (95, 90), "strictness", True, "yes"),
        (MORTALITY, (10, 15), "strictness", True, "yes"),
        (MORTALITY, (15, 10), "strictness", True, "no"),
        (MORTALITY, (15, 10), "strictness", False, "yes"),
        (MORTALITY, (15, 10), "value", True, "yes"),
        (MORTALITY, (10, 10), "value", True, "no"),
        (MORTALITY, (10, 10), "value", False, "no"),
        (MORTALITY, (10, 10), "strictness", False, "no"),
    ],
)
def test_a_relation_that_is_taken_for_granted(
    indicator: str, values: tuple[float, float], by: str, down: bool, verdict: str
) -> None:
    one, other = standings(*values, indicator=indicator)
    operation = Operation("confirm", by, down, than="place")  # type: ignore[arg-type]
    found = operations.confirm_relation(one, other, operation)
    assert (found.verdict, found.value) == (verdict, values[0] - values[1])


def test_unlike_populations_and_units_are_not_set_side_by_side() -> None:
    like, rural = standings(95, 92), standings(90, scope="农村")
    hours: list[Standing] = [standing("丁县", target(9, "丁县", unit="小时"))]
    assert [len(group) for group in operations.comparable_groups([*rural, *like, *hours])] == [2, 1, 1]
    assert operations.comparable_groups([]) == []


def test_a_share_is_compared_in_the_unit_of_the_indicator() -> None:
    known = standing("甲县", target(0.45, indicator="婴儿死亡率", unit="%", comparator="<="))
    assert (known.value, known.unit) == (4.5, "‰")


@given(VALUES, st.booleans())
def test_order_and_extremes_agree(values: list[float], down: bool) -> None:
    given_standings = standings(*values)
    ordered = operations.order(given_standings, Operation("order", descending=down)).groups
    for n, group in enumerate(ordered, 1):
        assert operations.extreme(given_standings, Operation("extreme", descending=down, n=n)).picks == group
    assert sum(map(len, ordered)) == len(given_standings)


@given(VALUES, st.integers(0, 40))
def test_a_condition_and_its_contrary_share_all_places(values: list[float], bound: int) -> None:
    for one, other in (("<", ">="), (">", "<=")):
        picks = [operations.where(standings(*values), Operation("where", comparison=c, value=bound)).picks for c in (one, other)]  # type: ignore[arg-type]  # fmt: skip
        assert sorted(names(picks[0]) + names(picks[1])) == sorted(names(standings(*values)))
