"""Two figures set beside each other: goal and what was reached, an earlier and a later year, a goal and the nation's."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.figures.comparable import (
    due,
    in_measure,
    is_level,
    measured_in,
    other_years,
    to_baseline,
    to_national,
    value_kind_of,
)
from assistant.query.query import Ask, Subject
from assistant.run.cells import Cell
from assistant.run.result import BesideNation, Pair
from ingest.register.targets import Target
from ingest.vocabulary.pack import Pack

BOTH_ENDS = 2
"""Years of the past that make a change."""


def goals_against_reached(ask: Ask, cells: Sequence[Cell], pack: Pack) -> tuple[Pair, ...]:
    """Each goal beside the last value that its plan says was reached, where that was asked for."""
    if not asks_against_reached(ask, cells):
        return ()
    return tuple(_once([pair for cell in cells for pair in _against(cell, pack)]))


def changes_of(ask: Ask, cells: Sequence[Cell], pairs: Sequence[Pair], pack: Pack) -> tuple[Pair, ...]:
    """How far the values reached moved, where that was asked for and is not told by goals beside what was reached."""
    past = {row.year for cell in cells for row in (*cell.rows, *cell.apart) if row.kind == "baseline"}
    ahead = bool(pairs) and ask.value.kind == "target" and len(past & set(ask.value.years)) < BOTH_ENDS
    if ahead or not (ask.first("change", "series") or asks_two_years(ask)):
        return ()
    return tuple(_once([pair for cell in cells for pair in _changes(ask, cell, pack)]))


def goals_against_the_nation(ask: Ask, subject: Subject, cells: Sequence[Cell], pack: Pack) -> tuple[BesideNation, ...]:
    """Each goal beside what the nation sets for its year, else for the nearest, where that was asked for; without goals
    the nation's own figures."""
    if not any(operation.act == "against" and operation.than == "nation" for operation in ask.operations):
        return ()
    found = [nation for cell in cells for goal in cell.rows for nation in _beside_the_nation(cell, goal, pack)]
    known = pack.indicator(subject.indicator or "")
    if not found and known is not None:
        found = [BesideNation("", None, reference, None, None, True) for reference in known.national]
    return tuple(found)


def asks_against_reached(ask: Ask, cells: Sequence[Cell]) -> bool:
    """True where a goal is to be set beside what was reached; two years of the past are a change instead."""
    years = set(ask.value.years)
    if any(o.act == "against" and o.words == "goal" for o in ask.operations):
        return True
    if len(years) > 1 and not years & {
        due(row) for cell in cells for row in (*cell.rows, *cell.apart) if row.kind != "baseline"
    }:
        return False
    plain = ask.value.kind == "both" and ask.first("difference") is not None
    ahead = ask.value.kind == "target" and bool(ask.value.years) and ask.first("difference", "change") is not None
    return plain or ahead or any(o.act == "against" and o.than == "baseline" for o in ask.operations)


def asks_two_years(ask: Ask) -> bool:
    """True where the question is how far something moved between years that it names."""
    return len(ask.value.years) > 1 and ask.first("difference", "change") is not None


def _against(cell: Cell, pack: Pack) -> list[Pair]:
    """The goals of one cell beside what was reached; the verdict where it is known which way is better."""
    found = []
    rows = [*cell.rows, *cell.apart]
    for goal in rows:
        if goal.kind == "baseline" or not is_level(goal):
            continue
        compared = to_baseline(goal, rows, pack)
        if compared is None:
            found += _without_verdict(cell, goal, rows, pack)
        elif isinstance(compared.other, Target):
            name = cell.place.name
            found.append(Pair(name, compared.other, goal, compared.value, compared.unit, compared.relation))
    return found


def _without_verdict(cell: Cell, goal: Target, rows: Sequence[Target], pack: Pack) -> list[Pair]:
    """Of an indicator whose better direction nobody wrote down: goal and last value, without a verdict."""
    if goal.value is None or pack.indicator(goal.indicator) is not None:
        return []
    scope, measure = value_kind_of(goal, pack).scope, measured_in(goal, pack)
    reached = [
        row
        for row in rows
        if row.kind == "baseline"
        and row.value is not None
        and row.passage.plan == goal.passage.plan
        and (value_kind_of(row, pack).scope, measured_in(row, pack)) == (scope, measure)
    ]
    if not reached:
        return []
    last = max(reached, key=lambda row: row.year or 0)
    return [Pair(cell.place.name, last, goal, round(goal.value - (last.value or 0.0), 6), measure)]


def _changes(ask: Ask, cell: Cell, pack: Pack) -> list[Pair]:
    """Between the first and the last year that a plan gives, or the two asked for; unlike populations and units apart."""
    by_kind: dict[object, list[Target]] = {}
    for row in _over_time(ask, cell):
        key = (value_kind_of(row, pack).scope, measured_in(row, pack), row.passage.plan.address)
        by_kind.setdefault(key, []).append(row)
    found = []
    for group in by_kind.values():
        first, last = group[0], group[-1]
        if first.year != last.year:
            low, high = (in_measure(row, row.value or 0.0, pack) for row in (first, last))
            found.append(Pair(cell.place.name, first, last, round(high - low, 6), measured_in(last, pack)))
    return found


def _over_time(ask: Ask, cell: Cell) -> list[Target]:
    """The values reached, by year; of years asked for those between them, else the goals for those years."""
    rows = [row for row in (*cell.rows, *cell.apart) if row.value is not None and row.year is not None]
    reached = sorted((row for row in rows if row.kind == "baseline"), key=lambda row: row.year or 0)
    if len(ask.value.years) < BOTH_ENDS:
        return reached
    begin, end = min(ask.value.years), max(ask.value.years)
    goals = [row for row in rows if row.kind != "baseline" and due(row) in ask.value.years]
    between = [row for row in reached if begin <= (row.year or 0) <= end]
    return between or sorted(goals, key=lambda row: due(row) or 0)


def _once(pairs: Sequence[Pair]) -> list[Pair]:
    """The same goal from text and table, once."""
    found: dict[tuple[object, ...], Pair] = {}
    for pair in pairs:
        key = (pair.name, pair.first.value, pair.second.value, pair.second.scope, pair.second.passage.plan.audience)
        found.setdefault(key, pair)
    return list(found.values())


def _beside_the_nation(cell: Cell, goal: Target, pack: Pack) -> list[BesideNation]:
    """The nation's figure of the goal's year with the difference, else its figures of other years without one."""
    compared = to_national(goal, pack)
    if not compared:
        return [BesideNation(cell.place.name, goal, other, None, None, False) for other in other_years(goal, pack)]
    if isinstance(compared.other, Target):
        return []
    return [BesideNation(cell.place.name, goal, compared.other, compared.value, compared.relation, True)]
