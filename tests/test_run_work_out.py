"""Several steps of one question over the register of the sample plans: each goes on with what the one before left."""

from __future__ import annotations

import pytest
from asks import over
from made_targets import target
from with_pack import standing

from assistant.query.query import Ask, Operation, Range, Subject, Value
from assistant.run.figures_result import run_figures
from assistant.run.result import Worked
from assistant.run.work_out import difference_of_the_unlike
from index.library import Library

MORTALITY, INFANTS = "孕产妇死亡率", "婴儿死亡率"


def worked(
    library: Library, name: str, *steps: Operation, within: Range | None = None, value: Value | None = None
) -> Worked:
    ask = Ask("figures", "", (Subject(name, name),), within or Range(everywhere=True), value or Value(), steps)
    (found,) = run_figures(ask, library).worked
    return found


def test_a_condition_leaves_the_next_step_only_what_fits(sample_library: Library) -> None:
    below = Operation("where", comparison="<", value=5, unit="‰")
    where, count, highest = worked(sample_library, INFANTS, below, Operation("count"), Operation("extreme")).conclusions
    assert {one.name for one in where.picks} == {"云麓市", "松岚区"}
    assert {one.name for one in where.rest} == {"白鹭县", "沙泉自治州"}
    assert count.value == 2
    assert [one.name for one in highest.picks] == ["云麓市"]


def test_nothing_is_left_for_the_next_step(sample_library: Library) -> None:
    below = Operation("where", comparison="<", value=1, unit="‰")
    where, count = worked(sample_library, INFANTS, below, Operation("count"), Operation("extreme")).conclusions
    assert (where.picks, count.value) == ((), 0)


def test_a_difference_after_two_extremes_is_between_them(sample_library: Library) -> None:
    lowest, highest = Operation("extreme", descending=False), Operation("extreme")
    *_, gap = worked(sample_library, MORTALITY, lowest, highest, Operation("difference")).conclusions
    assert ([one.name for one in gap.picks], gap.value, gap.unit) == (["望川旗", "青槐县"], -5, "/10万")


@pytest.mark.parametrize(("named", "value"), [(("云麓", "青槐"), -3), (("青槐", "云麓"), 3)])
def test_a_difference_of_two_places_is_the_first_minus_the_second(
    named: tuple[str, str], value: float, sample_library: Library
) -> None:
    (gap,) = worked(sample_library, MORTALITY, Operation("difference"), within=over(sample_library, *named)).conclusions
    assert (gap.act, gap.value) == ("difference", value)


def test_a_difference_to_a_place_that_was_named_for_it(sample_library: Library) -> None:
    step = Operation("difference", places=("青槐县",))
    found = worked(sample_library, MORTALITY, step).conclusions
    assert {(gap.picks[0].name, gap.picks[1].name, gap.value) for gap in found} == {
        ("云麓市", "青槐县", -3),
        ("望川旗", "青槐县", -5),
    }


def test_a_difference_of_many_places_is_their_spread(sample_library: Library) -> None:
    (gap,) = worked(sample_library, MORTALITY, Operation("difference")).conclusions
    assert (gap.act, gap.value) == ("spread", 5)


@pytest.mark.parametrize(
    ("name", "relations"),
    [(INFANTS, {"白鹭县": "stricter", "沙泉自治州": "stricter", "松岚区": "looser", "云麓市": "stricter"})],
)
def test_goals_beside_what_was_reached(name: str, relations: dict[str, str], sample_library: Library) -> None:
    found = worked(sample_library, name, Operation("against", than="baseline"))
    assert {pair.name: pair.relation for pair in found.pairs} == relations
    for pair in found.pairs:
        assert (pair.first.kind, pair.second.kind) == ("baseline", "target")
        assert (pair.value > 0) == (pair.relation == "looser")


def test_a_change_is_the_last_year_minus_the_first(sample_library: Library) -> None:
    found = worked(sample_library, MORTALITY, Operation("change"), within=over(sample_library, "云麓"))
    assert [(pair.first.year, pair.second.year, pair.value) for pair in found.changes] == [(2010, 2020, -11.4)]
    assert found.conclusions == ()


def test_the_nation_is_set_beside_goals_of_its_own_year_only(sample_library: Library) -> None:
    found = worked(sample_library, MORTALITY, Operation("against", than="nation"))
    assert {one.name: (one.reference.year, one.value, one.relation) for one in found.nations} == {
        "云麓市": (2030, 0, "equal"), "青槐县": (2030, 3, "looser"), "望川旗": (2025, -4.5, "stricter"),
    }  # fmt: skip
    other = worked(sample_library, "九年义务教育巩固率", Operation("against", than="nation"))
    assert {(one.same_year, one.value, one.relation) for one in other.nations} == {(False, None, None)}


def test_who_lacks_it(sample_library: Library) -> None:
    found = worked(sample_library, "乳腺癌筛查率", Operation("complement"))
    assert {cell.place.name: cell.silence for cell in found.absent} == {
        "云麓市": "not_quantified", "青槐县": "not_mentioned", "白鹭县": "no_such_plan", "沙泉自治州": "no_such_plan",
        "松岚区": "no_such_plan",
    }  # fmt: skip


def test_two_places_that_are_compared_must_be_two(sample_library: Library) -> None:
    step = Operation("confirm", descending=False, than="place")
    assert worked(sample_library, MORTALITY, step).conclusions == ()  # of three places no relation is claimed
    (claim,) = worked(sample_library, MORTALITY, step, within=over(sample_library, "云麓", "青槐")).conclusions
    assert (claim.act, claim.verdict, claim.value) == ("relation", "yes", -3)


@pytest.mark.parametrize(
    ("left", "gap"),
    [
        ((("甲县", "团场社区", 90), ("乙县", "农村社区", 85)), 5),
        ((("甲县", "团场社区", 90),), None),
        ((("甲县", "团场社区", 90), ("甲县", "农村社区", 85)), None),
        ((("甲县", "团场社区", 90), ("乙县", "农村社区", 85), ("乙县", "牧区", 80)), None),
    ],
)
def test_what_is_unlike_is_set_apart_and_told(left: tuple[tuple[str, str, float], ...], gap: float | None) -> None:
    main = [
        standing("甲县", target(96, "甲县", scope="城市社区")),
        standing("乙县", target(95, "乙县", scope="城市社区")),
    ]
    rest = [standing(name, target(value, name, scope=scope)) for name, scope, value in left]
    found = difference_of_the_unlike(Operation("difference"), [*main, *rest], main)
    assert [(one.value, one.mixed) for one in found] == ([(gap, True)] if gap is not None else [])
