"""Two figures of one plan beside each other, who is of a population, who is told: rows made by hand -> what is worked out."""

from __future__ import annotations

import pytest
from made_rows import made_passage, made_plan, made_row
from made_targets import standings
from with_pack import PACK

from assistant.query.query import Act, Ask, Operation, Range, Subject, Value
from assistant.run.cells import Cell
from assistant.run.concluded import MOST_OTHERS, concluded
from assistant.run.operations import Conclusion
from assistant.run.pairs import asks_against_reached, asks_two_years, changes_of, goals_against_reached
from assistant.run.ranges import PlaceInRange
from assistant.run.scopes import of_scope
from assistant.run.work_out import work_out
from ingest.plan import Passage
from ingest.register.targets import Target

CARE, OWN = "孕产妇系统管理率", "巾帼茶室数"
PLAN = made_plan()


def goal(year: int | None, value: float | None, **fields: object) -> Target:
    return made_row(PLAN, CARE, value, year=year, **fields)


def reached(year: int | None, value: float | None, **fields: object) -> Target:
    return goal(year, value, kind="baseline", **fields)


def cell(
    *rows: Target,
    apart: tuple[Target, ...] = (),
    place: str = "柏川县",
    soft: tuple[Target, ...] = (),
    mention: Passage | None = None,
) -> Cell:
    silence = None if rows else "not_quantified"
    held = PlaceInRange(place, place, (PLAN,), (PLAN,))
    return Cell(held, Subject(CARE, CARE), rows, silence, soft=soft, mention=mention, apart=apart)  # type: ignore[arg-type]


def ask(*acts: Act | Operation, years: tuple[int, ...] = (), kind: str = "any", text: str = "") -> Ask:
    steps = tuple(act if isinstance(act, Operation) else Operation(act) for act in acts)
    return Ask("figures", text, (Subject(CARE, CARE),), Range(everywhere=True), Value(kind, years), steps)  # type: ignore[arg-type]


R2015, R2018, R2020 = reached(2015, 80), reached(2018, 84), reached(2020, 90)
G2025, G2028, G2030 = goal(2025, 92), goal(2028, 94), goal(2030, 95)
LATE = reached(2040, 99)


@pytest.mark.parametrize(
    ("acts", "years", "rows", "moves"),
    [
        (("change",), (), (R2018, R2015, R2020), [(2015, 2020, 10)]),
        (("series",), (), (R2020, R2018), [(2018, 2020, 6)]),
        (("change",), (2018,), (R2015, R2020), [(2015, 2020, 10)]),  # one year makes no span
        (("change",), (2015, 2018), (R2015, R2018, R2020), [(2015, 2018, 4)]),  # both ends belong to it
        (("change",), (2018, 2020), (R2015, R2018, R2020), [(2018, 2020, 6)]),
        (("change",), (2016, 2019), (R2015, R2018, R2020), []),
        (("difference",), (2015, 2020), (R2015, R2020), [(2015, 2020, 10)]),
        (("difference",), (), (R2015, R2020), []),  # between places
        ((), (2015, 2020), (R2015, R2020), []),
        (("change",), (2025, 2030), (G2030, G2025), [(2025, 2030, 3)]),
        # Nothing was reached between the two: the goals of the two, and nothing else.
        (("change",), (2025, 2030), (R2015, G2025, G2028, G2030), [(2025, 2030, 3)]),
        (("change",), (2025, 2030), (G2030, LATE, G2025), [(2025, 2030, 3)]),
        (("change",), (2025, 2030), (G2028, R2020), []),
        (("change",), (), (G2025, G2030), []),
        (("change",), (), (R2020,), []),
        (("change",), (), (reached(None, 70), R2015, reached(2017, None), R2020), [(2015, 2020, 10)]),
        (("change",), (), (R2015, reached(2020, 60, scope="农村")), []),  # of unlike populations
        (("change",), (), (R2015, reached(2020, 60, unit="人")), []),
        (("change",), (), (), []),
    ],
)
def test_how_far_it_moved(
    acts: tuple[Act, ...], years: tuple[int, ...], rows: tuple[Target, ...], moves: list[tuple[int, int, float]]
) -> None:
    found = changes_of(ask(*acts, years=years), [cell(*rows)], (), PACK)
    assert [(pair.first.year, pair.second.year, pair.value) for pair in found] == moves
    # A value that was put aside counts as well.
    assert changes_of(ask(*acts, years=years), [cell(*rows[:1], apart=rows[1:])], (), PACK) == found


@pytest.mark.parametrize(
    ("kind", "years", "told"), [("target", (2015, 2020), 1), ("target", (2020, 2030), 0), ("any", (2020, 2030), 1)]
)
def test_a_change_is_not_told_again_beside_goals(kind: str, years: tuple[int, ...], told: int) -> None:
    cells = [cell(R2015, R2020, reached(2022, 91), G2030)]
    pairs = goals_against_reached(ask(Operation("against", than="baseline")), cells, PACK)
    assert [(pair.first.year, pair.second.year, pair.value) for pair in pairs] == [(2022, 2030, 4)]
    assert len(changes_of(ask("change", years=years, kind=kind), cells, pairs, PACK)) == told
    assert len(changes_of(ask("change", years=years, kind=kind), cells, (), PACK)) == 1


def test_the_same_goal_of_text_and_table_is_set_beside_once() -> None:
    table = made_row(PLAN, CARE, 95, year=2030, passage=made_passage(PLAN, "表内数据。", 9))
    rural = [goal(2030, 95, scope="农村"), reached(2020, 70, scope="农村")]
    pairs = goals_against_reached(ask(Operation("against", than="baseline")), [cell(R2020, G2030, table, *rural)], PACK)
    assert [(pair.second.scope, pair.value) for pair in pairs] == [(None, 5), ("农村", 25)]


@pytest.mark.parametrize(
    ("value", "rows", "pairs"),
    [
        (10, [(2015, 4), (2020, 7)], [(2020, 3)]),
        (10, [(2020, 7), (2015, 4)], [(2020, 3)]),
        (10, [(None, 2), (2015, 4)], [(2015, 6)]),
        (10, [(2020, None)], []),
        (None, [(2020, 7)], []),
        (10, [], []),
    ],
)
def test_a_name_that_nobody_lists_has_no_verdict(
    value: float | None, rows: list[tuple[int | None, float | None]], pairs: list[tuple[int, float]]
) -> None:
    past = [made_row(PLAN, OWN, held, "个", kind="baseline", year=year) for year, held in rows]
    past += [made_row(PLAN, OWN, 1, "所", kind="baseline", year=2021)]
    past += [made_row(PLAN, OWN, 1, "个", kind="baseline", year=2021, scope="农村")]
    past += [made_row(made_plan(end=2020), OWN, 1, "个", kind="baseline", year=2021)]
    cells = [cell(made_row(PLAN, OWN, value, "个"), *past)]
    found = goals_against_reached(ask(Operation("against", than="baseline")), cells, PACK)
    assert [(pair.first.year, pair.value) for pair in found] == pairs
    assert {(pair.relation, pair.unit) for pair in found} <= {(None, "个")}


@pytest.mark.parametrize(
    ("asked", "against", "two_years"),
    [
        (ask(Operation("against", than="baseline")), True, False),
        (ask(Operation("against", than="nation")), False, False),
        (ask(Operation("against", words="goal"), years=(2015, 2020)), True, False),
        (ask(Operation("against", than="baseline"), years=(2015, 2020)), False, False),
        (ask(Operation("against", than="baseline"), years=(2015, 2030)), True, False),
        (ask(Operation("against", than="baseline"), years=(2015,)), True, False),
        (ask("difference", kind="both"), True, False),
        (ask("difference", kind="any"), False, False),
        (ask("change", kind="both"), False, False),
        (ask("difference", kind="target", years=(2030,)), True, False),
        (ask("change", kind="target", years=(2030,)), True, False),
        (ask("change", kind="target"), False, False),
        (ask("extreme", kind="target", years=(2030,)), False, False),
        (ask("difference", years=(2020, 2030)), False, True),
        (ask("change", years=(2020, 2030)), False, True),
        (ask("change", years=(2020,)), False, False),
        (ask("series", years=(2020, 2030)), False, False),
    ],
)
def test_what_is_set_beside_what(asked: Ask, against: bool, two_years: bool) -> None:
    cells = [cell(R2015, R2020, G2030)]
    assert (asks_against_reached(asked, cells), asks_two_years(asked)) == (against, two_years)
    assert bool(goals_against_reached(asked, cells, PACK)) == against


@pytest.mark.parametrize(
    ("scope", "text", "picked"),
    [
        ("", "近视率", "0123"),
        ("小学生", "小学生近视率", "0"),
        ("高中生", "高中生近视率", "1"),
        ("农村", "农村近视率", "2"),
        ("乡村", "乡村近视率", "2"),  # of the settlement, whatever word it has
        ("乡村", "乡村和城市的近视率", "0123"),  # both were named
        ("老年人", "老年人近视率", "0123"),
    ],
)
def test_the_rows_of_a_population(scope: str, text: str, picked: str) -> None:
    held = ("小学生", "高中生", "农村", None)
    rows = [made_row(PLAN, "近视率", 40 + number, scope=held_by) for number, held_by in enumerate(held)]
    wanted = Ask("figures", text, (), Range())
    found = of_scope(wanted, Subject("近视率", "近视率", scope), rows, PACK)
    assert "".join(str(rows.index(row)) for row in found) == picked


@pytest.mark.parametrize(("asked", "picked"), [("中小学生", "0"), ("学龄前儿童", "1"), ("幼儿", "01")])
def test_an_alias_with_a_population_in_it_speaks_for_no_other_population(asked: str, picked: str) -> None:
    held = ("中小学生", "学龄前儿童")
    rows = [made_row(PLAN, "儿童超重率", 9, scope=scope, indicator_raw=f"{scope}超重率") for scope in held]
    wanted = Ask("figures", f"{asked}超重率", (), Range())
    found = of_scope(wanted, Subject("儿童超重率", "儿童超重率", asked), rows, PACK)
    assert "".join(str(rows.index(row)) for row in found) == picked


@pytest.mark.parametrize("number", [0, 1, MOST_OTHERS - 1, MOST_OTHERS, MOST_OTHERS + 1])
def test_a_difference_is_told_to_the_nearest(number: int) -> None:
    first, *others = standings(*(99 - step for step in (0, 7, 1, 6, 2, 5, 3, 4)[: number + 1]))
    end = Conclusion("extreme", Operation("extreme"), (first,), tuple(others))
    found = concluded(ask("extreme", "difference"), Operation("difference"), [first, *others], [end], [cell(G2030)])
    nearest = sorted(99 - one.value for one in others)[:MOST_OTHERS]
    assert [one.value for one in found] == nearest
    assert MOST_OTHERS == 6


@pytest.mark.parametrize(
    ("acts", "silent"),
    [((), ""), (("extreme",), ""), (("complement",), "乙丙"), (("extreme", "complement"), "乙丙")],
)
def test_who_has_none_is_told_where_it_is_asked(acts: tuple[Act, ...], silent: str) -> None:
    cells = [cell(G2030, place="甲县"), cell(place="乙县"), cell(place="丙县")]
    found = work_out(ask(*acts), Subject(CARE, CARE), cells, PACK)
    assert "".join(held.place.name[0] for held in found.absent) == silent


@pytest.mark.parametrize("act", ["extreme", "spread", "mean", "median"])
def test_of_unlike_populations_all_are_told_and_then_those_alike(act: Act) -> None:
    scopes = {"甲县": None, "乙县": None, "丙县": "农村"}
    plans = {name: made_plan(name) for name in scopes}
    cells = [
        cell(made_row(plans[name], CARE, 90 + number, scope=scope), place=name)
        for number, (name, scope) in enumerate(scopes.items())
    ]
    mixed, alike = work_out(ask(act), Subject(CARE, CARE), cells, PACK).conclusions
    assert ((mixed.mixed, mixed.alike), (alike.mixed, alike.alike)) == ((True, False), (False, True))
    assert {"extreme": (92, 91), "spread": (2, 1), "mean": (91, 90.5), "median": (91, 90.5)}[act] == (
        mixed.value,
        alike.value,
    )
    (only,) = work_out(ask(act), Subject(CARE, CARE), cells[:2], PACK).conclusions
    assert (only.mixed, only.alike) == (False, False)
