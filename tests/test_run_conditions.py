"""Whether a value is what a condition asks for, and when one operation concludes anything at all: tables of both ways."""

from __future__ import annotations

import pytest
from made_rows import made_passage, made_plan, made_row
from made_targets import MORTALITY, names, standings, target
from with_pack import standing

from assistant.query.query import Ask, Operation, Range, Subject, Value
from assistant.run.cells import Cell
from assistant.run.concluded import concluded, one_each
from assistant.run.operations import Conclusion, Standing, fits, where
from assistant.run.ranges import PlaceInRange

INFANTS, CARE = "婴儿死亡率", "孕产妇系统管理率"
NONE = Operation("difference")


def cell(place: str, *values: float, soft: str = "", mention: str = "", silence: str | None = None) -> Cell:
    plan = made_plan(place)
    rows = tuple(made_row(plan, CARE, value) for value in values)
    words = (made_row(plan, CARE, None, passage=made_passage(plan, soft)),) if soft else ()
    said = made_passage(plan, mention) if mention else None
    why = None if rows else silence or "not_quantified"
    return Cell(PlaceInRange(place, place, (plan,), (plan,)), Subject(CARE, CARE), rows, why, soft=words, mention=said)  # type: ignore[arg-type]


def ask(*steps: Operation, text: str = "", years: tuple[int, ...] = (), kind: str = "any") -> Ask:
    return Ask("figures", text, (Subject(CARE, CARE),), Range(everywhere=True), Value(kind, years), steps)  # type: ignore[arg-type]


def found(
    operation: Operation,
    held: list[Standing],
    *,
    before: tuple[Conclusion, ...] = (),
    cells: tuple[Cell, ...] = (),
    asked: Ask | None = None,
) -> list[Conclusion]:
    shown = cells or tuple(cell(one.name, one.value) for one in held)
    return concluded(asked or ask(operation), operation, held, before, shown)


@pytest.mark.parametrize(
    ("indicator", "value", "unit", "comparison", "asked", "upper", "asked_unit", "fitting"),
    [
        (INFANTS, 4.5, "‰", "<=", 0.45, None, "%", True),
        (INFANTS, 4.5, "‰", "<", 0.45, None, "%", False),
        (INFANTS, 4.5, "‰", "=", 0.45, None, "%", True),
        (INFANTS, 4.5, "‰", "=", 4.5, None, "‰", True),
        (INFANTS, 4.5, "‰", "=", 4.5, None, "%", False),
        (INFANTS, 4.5, "‰", "between", 0.4, 0.45, "%", True),  # both bounds are converted
        (INFANTS, 4.5, "‰", "between", 0.45, 0.5, "%", True),
        (INFANTS, 4.5, "‰", "between", 0.46, 0.5, "%", False),
        (INFANTS, 4.5, "‰", "between", 0.4, 0.44, "%", False),
        (MORTALITY, 12, "/10万", "<=", 0.12, None, "‰", True),
        (MORTALITY, 12, "/10万", "<", 0.12, None, "‰", False),
        (CARE, 95, "%", ">=", 95, None, "人", True),  # what is no share is held against the bare figure
        (CARE, 95, "%", ">=", 96, None, None, False),
        (CARE, 95, "%", None, 95, None, "%", True),
        (CARE, 95, "%", None, 96, None, "%", False),
    ],
)
def test_a_bound_in_another_unit(
    indicator: str, value: float, unit: str, comparison: str | None, asked: float, upper: float | None,
    asked_unit: str | None, fitting: bool,
) -> None:  # fmt: skip
    operation = Operation("where", comparison=comparison, value=asked, value_max=upper, unit=asked_unit)  # type: ignore[arg-type]
    one = standing("甲县", target(value, indicator=indicator, unit=unit))
    assert fits(one, operation) is fitting
    assert where([one], operation).picks == ((one,) if fitting else ())


@pytest.mark.parametrize(
    ("words", "comparison", "about", "fitting"),
    [
        ("系统管理率力争达到95%", "hard", "", False),
        ("系统管理率力争达到95%", "hard", "figure", True),  # 有数字的: whatever it is wished
        ("系统管理率力争达到95%", "soft", "", True),
        ("系统管理率达到95%", "hard", "", True),
        ("系统管理率达到95%", "soft", "", False),
        ("系统管理率达到95%", "keep", "", False),
    ],
)
def test_how_firm_a_figure_is(words: str, comparison: str, about: str, fitting: bool) -> None:
    one = standing("甲县", target(95, indicator=CARE, words=words))
    assert fits(one, Operation("where", comparison=comparison, words=about)) is fitting  # type: ignore[arg-type]


ONE, TWO, THREE = standings(90), standings(90, 95), standings(90, 95, 80)
TWICE = [*standings(90), standing("甲县", target(85, "甲县", scope="农村"))]


@pytest.mark.parametrize(
    ("operation", "held", "says"),
    [
        (Operation("extreme"), TWO, True),
        (Operation("extreme"), ONE, False),  # of one figure 最多 is no comparison
        (Operation("order"), ONE, False),
        (Operation("spread"), ONE, False),
        (Operation("mean"), ONE, True),
        (Operation("extreme"), TWICE, True),  # two populations of one place
        (Operation("extreme"), [], False),
        (Operation("where", comparison="present"), TWO, False),
        (Operation("where", comparison="absent"), TWO, False),
        (Operation("where", comparison="soft"), TWO, False),
        (Operation("where", comparison="hard"), TWO, True),
        (Operation("extreme", words="change"), TWO, False),
        (Operation("same"), TWO, True),
        (Operation("median"), TWO, True),
        (Operation("complement"), TWO, False),
    ],
)
def test_when_there_is_something_to_say(operation: Operation, held: list[Standing], says: bool) -> None:
    assert bool(found(operation, held)) is says


def test_changes_are_compared_as_changes() -> None:
    drops = standings(25, 30, comparator="decrease_by")
    (largest,) = found(Operation("extreme", words="change"), drops)
    assert names(largest.picks) == "乙"


@pytest.mark.parametrize(("held", "number"), [([], 0), (ONE, 1), (THREE, 3), ([*TWICE, TWO[1]], 2)])
def test_each_place_is_counted_once(held: list[Standing], number: int) -> None:
    (count,) = found(Operation("count"), held)
    assert count.value == number


EXTREME, LEAST = Operation("extreme"), Operation("extreme", descending=False)
TOP = Conclusion("extreme", EXTREME, (THREE[1],), (THREE[0], THREE[2]))
BOTTOM = Conclusion("extreme", LEAST, (THREE[2],), (THREE[0], THREE[1]))
MIXED_TOP = Conclusion("extreme", EXTREME, (THREE[0],), (THREE[2],), mixed=True)
EMPTY = Conclusion("extreme", EXTREME, (), tuple(THREE))


@pytest.mark.parametrize(
    ("operation", "held", "before", "told"),
    [
        (NONE, TWO, (), [("甲乙", -5)]),
        (NONE, THREE, (), [("spread", 15)]),
        (NONE, ONE, (), []),
        (NONE, THREE, (TOP, BOTTOM), [("乙丙", 15)]),
        (NONE, THREE, (BOTTOM, TOP), [("丙乙", -15)]),
        (NONE, THREE, (TOP,), [("乙甲", 5), ("乙丙", 15)]),
        (NONE, THREE, (MIXED_TOP, TOP), [("甲丙", 10)]),  # what was told of all goes before what is quite alike
        (NONE, THREE, (EMPTY,), [("spread", 15)]),
        (NONE, THREE, (EMPTY, TOP), [("乙甲", 5), ("乙丙", 15)]),
        (Operation("difference", places=("甲县",)), THREE, (), [("乙甲", 5), ("丙甲", -10)]),
        (Operation("difference", places=("甲县",)), THREE, (TOP,), [("乙甲", 5), ("丙甲", -10)]),
        (Operation("difference", places=("戊县",)), THREE, (), [("spread", 15)]),
        (Operation("difference", places=("甲县",)), ONE, (), []),
    ],
)
def test_between_whom_a_difference_is(
    operation: Operation,
    held: list[Standing],
    before: tuple[Conclusion, ...],
    told: list[tuple[str, float]],
) -> None:
    conclusions = found(operation, held, before=before)
    assert [("spread" if one.act == "spread" else names(one.picks), one.value) for one in conclusions] == told


@pytest.mark.parametrize(
    "asked",
    [
        ask(NONE, years=(2020, 2030)),
        ask(NONE, Operation("series")),
        ask(NONE, Operation("change")),
        ask(NONE, Operation("spread")),
        ask(NONE, kind="both"),
    ],
)
def test_a_difference_of_times_is_told_from_pairs(asked: Ask) -> None:
    assert found(NONE, TWO, asked=asked) == []
    assert found(NONE, TWO) != []


CLAIM = Operation("confirm", comparison="=", value=95, unit="%")
TEXTS = (cell("甲县", soft="系统管理率提高到95%左右。"), cell("乙县", soft="提高系统管理率。"),
         cell("丙县", mention="系统管理率稳步提高。"), cell("丁县"), cell("戊县", 90))  # fmt: skip


def test_a_claim_without_any_figure_names_who_speaks_of_it_in_words() -> None:
    (claim,) = found(CLAIM, [], cells=TEXTS)
    assert (claim.verdict, claim.lacking) == ("no", ("乙县", "丙县"))
    assert found(Operation("confirm"), [], cells=TEXTS) == []


@pytest.mark.parametrize(
    ("silence", "verdict"), [("not_quantified", "partly"), ("not_mentioned", "partly"), ("no_such_plan", "yes")]
)
def test_a_claim_does_not_hold_of_all_where_a_plan_has_no_figure(silence: str, verdict: str) -> None:
    (claim,) = found(CLAIM, standings(95), cells=(cell("甲县", 95), cell("乙县", silence=silence)))
    assert (claim.verdict, claim.lacking) == (verdict, () if verdict == "yes" else ("乙县",))


def test_what_one_claim_says_is_no_reason_against_the_other() -> None:
    other = Operation("confirm", comparison="=", value=90, unit="%")
    for both in (CLAIM, other):
        (claim,) = found(both, TWO, asked=ask(CLAIM, other))
        assert claim.verdict == "yes"
    assert [one.verdict for one in found(CLAIM, TWO)] == ["partly"]


@pytest.mark.parametrize(("unit", "told"), [("%", True), ("‰", True), ("个", False), (None, False)])
def test_a_number_of_things_is_no_claim_of_a_share(unit: str | None, told: bool) -> None:
    claim = Operation("confirm", comparison="=", value=95, unit=unit)
    assert bool(found(claim, TWO)) is told
    assert found(Operation("confirm", comparison="=", value=95), standings(95, unit="人"))


@pytest.mark.parametrize(
    ("text", "steps", "verdict"),
    [("是不是都比甲县高", (Operation("confirm"),), "partly"), ("哪些比甲县高", (), None), ("都比甲县高", (), None)],
)
def test_a_verdict_is_told_only_of_a_claim(text: str, steps: tuple[Operation, ...], verdict: str | None) -> None:
    above = Operation("where", comparison=">", than="place", places=("甲县",))
    (beside,) = found(above, THREE, asked=ask(above, *steps, text=text))
    assert (names(beside.picks), names(beside.rest), beside.verdict, beside.lacking) == ("乙", "丙", verdict, ())
    (silent,) = found(above, THREE[1:], cells=(cell("甲县"), cell("乙县", 95), cell("丙县", 80)))
    assert (silent.picks, silent.lacking) == ((), ("甲县",))


def test_one_value_of_each_place() -> None:
    assert one_each(TWO)
    assert not one_each(TWICE)
    assert not one_each([standing("甲县", target(9)), standing("乙县", target(9, "乙县", unit="人"))])
