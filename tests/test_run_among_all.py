"""One place among all the others: who stands to it as asked, which place it has, who lies above or below the mean."""

from __future__ import annotations

import pytest
from made_targets import ENROLMENT, MORTALITY, names, standings, target
from with_pack import standing

from assistant.query.query import Operation
from assistant.run import operations

BESIDE = [
    (MORTALITY, "value", "<", "丙", "乙"),
    (MORTALITY, "value", ">", "乙", "丙"),
    (MORTALITY, "value", "<=", "丙", "乙"),
    (MORTALITY, "value", ">=", "乙", "丙"),
    (MORTALITY, "value", "=", "", "乙丙"),
    (MORTALITY, "strictness", ">", "丙", "乙"),  # the least deaths
    (MORTALITY, "strictness", "<", "乙", "丙"),
    (MORTALITY, "strictness", ">=", "丙", "乙"),
    (MORTALITY, "strictness", "<=", "乙", "丙"),
    (ENROLMENT, "strictness", ">", "乙", "丙"),  # the most children
    (ENROLMENT, "strictness", "<", "丙", "乙"),
]
"""Of 甲 12, 乙 15, 丙 10: who stands to 甲 as asked, and the others."""


@pytest.mark.parametrize(("indicator", "by", "comparison", "picked", "others"), BESIDE)
def test_those_that_stand_to_one_place_as_asked(
    indicator: str, by: str, comparison: str, picked: str, others: str
) -> None:
    values = standings(12, 15, 10, indicator=indicator)
    operation = Operation("where", by, comparison=comparison, than="place", places=("甲县",))  # type: ignore[arg-type]
    found = operations.held_against(values, values[:1], operation)
    assert (names(found.picks), names(found.rest)) == (picked, others)
    assert names(found.groups[0]) == "甲"


@pytest.mark.parametrize(
    ("comparison", "values", "verdict"),
    [(">", (12, 15, 13), "yes"), (">", (12, 15, 10), "partly"), (">", (12, 10, 11), "no"), ("=", (12, 12), "yes")],
)
def test_whether_all_stand_to_one_place_as_claimed(comparison: str, values: tuple[float, ...], verdict: str) -> None:
    held = standings(*values)
    operation = Operation("where", comparison=comparison, than="place")  # type: ignore[arg-type]
    assert operations.held_against(held, held[:1], operation).verdict == verdict


def test_of_several_values_of_the_one_place_each_is_held_against_its_like() -> None:
    town, land = (standing("甲县", target(value, "甲县", scope=scope)) for value, scope in ((95, "城市"), (85, "农村")))
    others = [standing("乙县", target(90, "乙县", scope=scope)) for scope in ("城市", "农村", "牧区")]
    operation = Operation("where", comparison=">", than="place")
    found = operations.held_against([town, land, *others], [town, land], operation)
    assert [[one.target.scope for one in group] for group in (found.picks, found.rest)] == [["农村"], ["城市"]]


def test_another_unit_is_held_against_nothing() -> None:
    one, other = standing("甲县", target(95, "甲县")), standing("乙县", target(20, "乙县", unit="人"))
    found = operations.held_against([one, other], [one], Operation("where", comparison="<", than="place"))
    assert (found.picks, found.rest) == ((), ())


@pytest.mark.parametrize(
    ("own", "by", "down", "at", "verdict"),
    [
        (0, "value", False, 2, "no"),  # 12 of 10, 12, 12, 15
        (1, "value", False, 3, "no"),
        (1, "value", True, 3, "yes"),  # the highest, as claimed
        (2, "value", False, 1, "yes"),
        (2, "value", True, 1, "no"),
        (2, "strictness", True, 1, "yes"),  # the least deaths are the strictest
        (1, "strictness", True, 3, "no"),
        (1, "strictness", False, 3, "yes"),
    ],
)
def test_where_one_place_stands_among_all(own: int, by: str, down: bool, at: int, verdict: str) -> None:
    values = standings(12, 15, 10, 12, indicator=MORTALITY)
    found = operations.position(values, values[own : own + 1], Operation("rank", by, down))  # type: ignore[arg-type]
    assert (found.value, found.verdict, names(found.picks)) == (at, verdict, names(values[own : own + 1]))
    assert [names(group) for group in found.groups] == ["丙", "甲丁", "乙"]


def test_a_place_without_a_value_stands_nowhere() -> None:
    found = operations.position(standings(12, 15), (), Operation("rank"))
    assert (found.value, found.picks) == (0, ())


@pytest.mark.parametrize(("comparison", "picked", "rest"), [(">", "乙", "甲丙"), ("<", "甲", "乙丙")])
def test_above_or_below_the_mean(comparison: str, picked: str, rest: str) -> None:
    operation = Operation("where", comparison=comparison, than="mean")  # type: ignore[arg-type]
    found = operations.beside_the_mean(standings(10, 15, 12.5), operation)  # 12.5 is neither
    assert (names(found.picks), names(found.rest)) == (picked, rest)
    assert (found.operation.value, found.operation.unit, found.operation.words) == (12.5, "%", "mean")
