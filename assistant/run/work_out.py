"""The operations of an ask on the cells of one indicator, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.figures.comparable import (
    due,
    in_measure,
    is_level,
    kind_of,
    measured_in,
    other_years,
    to_baseline,
    to_national,
)
from assistant.query.query import Ask, Operation, Subject
from assistant.run import operations
from assistant.run.cells import Cell
from assistant.run.operations import Conclusion, Standing
from assistant.run.result import Nation, Pair, Worked
from ingest.register.targets import Target
from ingest.vocabulary.pack import Pack

BOTH_ENDS = 2
"""Years of the past that make a change."""
MOST_OTHERS = 6
"""Places to which a difference is told one by one; of more the nearest are."""


def work_out(ask: Ask, subject: Subject, cells: Sequence[Cell], pack: Pack) -> Worked:
    """What the operations of an ask find for one indicator."""
    standings = [one for cell in cells for one in standings_of(ask, cell, pack)]
    groups = operations.comparable_groups(standings)
    main = groups[0] if groups else []
    whole = standings if _one_each(standings) else main
    main = main if len({one.name for one in main}) > 1 else whole
    conclusions: list[Conclusion] = []
    kept, kept_whole = main, whole
    for operation in ask.operations:
        every = standings if operation.act in ("same", "confirm") else kept
        if operation.act == "count" and not ask.first("where"):
            every = [operations.standing(cell.place.name, cell.rows[0], pack) for cell in cells if cell.rows]
        concluded = _concluded(ask, operation, every, conclusions, cells)
        if operation.act in ("extreme", "spread", "mean", "median") and len(kept_whole) > len(kept):
            # The scopes differ from place to place (农村, 连队): first all, then only what is quite alike.
            mixed = [replace(one, mixed=True) for one in _concluded(ask, operation, kept_whole, conclusions, cells)]
            concluded = [*mixed, *(replace(one, alike=True) for one in concluded)]
        if ask.first("why") and operation.act == "confirm":
            concluded = [one for one in concluded if one.verdict != "yes"]  # only what is wrong needs to be said
        conclusions += concluded
        if operation.act == "where" and concluded:
            kept = [one for one in kept if one in concluded[0].picks]
            kept_whole = kept
    apart = [one for one in standings if one not in main]
    pairs = _against(cells, pack) if _asks_against(ask, cells) else ()
    past = {row.year for cell in cells for row in (*cell.rows, *cell.apart) if row.kind == "baseline"}
    ahead = bool(pairs) and ask.value.kind == "target" and len(past & set(ask.value.years)) < BOTH_ENDS
    changes = () if ahead else _changes(ask, cells, pack) if ask.first("change", "series") or _two_years(ask) else ()
    of_nation = any(o.act == "against" and o.than == "nation" for o in ask.operations)
    nations = _nations(subject, cells, pack) if of_nation else ()
    absent = tuple(cell for cell in cells if not cell.rows) if ask.first("complement") else ()
    return Worked(
        subject, tuple(standings), tuple(conclusions), tuple(apart), tuple(pairs), tuple(changes), nations, absent,
        ask.operations,
    )  # fmt: skip


def _one_each(standings: Sequence[Standing]) -> bool:
    """True where each place has one value and all have one unit: then only the wording of whom it is measured on differs."""
    return len({one.name for one in standings}) == len(standings) and len({one.unit for one in standings}) == 1


def standings_of(ask: Ask, cell: Cell, pack: Pack) -> list[Standing]:
    """The values of a cell that may be compared: one for each population; of several years the last; two plans of a place
    that agree count once, and are told apart where they do not."""
    rows = [row for row in cell.rows if is_level(row) or ask.first("order", "extreme", "same")]
    if ask.value.kind in ("any", "target", "both"):
        rows = [row for row in rows if row.kind != "baseline"] or rows
    by_kind: dict[object, list[Target]] = {}
    for row in rows:
        by_kind.setdefault(kind_of(row, pack), []).append(row)
    found = []
    for group in by_kind.values():
        last = max((due(row) or 0) for row in group)
        latest = [row for row in group if (due(row) or 0) == last or row.passage.plan.end_year is None]
        values = {row.value for row in latest}
        plans = {row.passage.plan.address for row in latest}
        tell_apart = (len(values) > 1 and len(plans) > 1) or (ask.range.audiences and len(plans) > 1)
        seen: set[object] = set()
        for row in latest:
            key = (row.value, row.passage.plan.address if tell_apart else None)
            if key not in seen:
                seen.add(key)
                audience = row.passage.plan.audience or ""
                name = f"{cell.place.name}{audience}规划" if tell_apart else cell.place.name
                found.append(operations.standing(name, row, pack))
    return found


def _concluded(
    ask: Ask, operation: Operation, standings: Sequence[Standing], before: Sequence[Conclusion], cells: Sequence[Cell]
) -> list[Conclusion]:
    act = operation.act
    if act == "count":
        return [Conclusion("count", operation, tuple(standings), value=float(len({one.name for one in standings})))]
    if act in ("extreme", "order", "spread") and len({cell.place.key for cell in cells}) == 1 and _one_each(standings):
        return []  # of one figure 最多 is no comparison
    if operation.comparison == "soft" and not any(operations.fits(one, operation) for one in standings):
        return []  # those that have only words are told from the cells
    if not standings or operation.comparison in ("present", "absent") or operation.words == "change":
        return []  # who has it is what the table shows
    simple = {"extreme": operations.extreme, "order": operations.order, "mean": operations.mean, "median": operations.middle,
              "where": operations.where, "same": operations.same}  # fmt: skip
    if act == "confirm" and operation.than == "place":
        return [operations.confirm_relation(standings[0], standings[1], operation)] if len(standings) == 2 else []
    if act == "confirm":
        return [operations.confirm(standings, operation)] if operation.value is not None else []
    if act in simple:
        return [simple[act](standings, operation)]
    if act == "spread":
        return [operations.spread(standings, operation)]
    of_times = _two_years(ask) or ask.first("series", "change") or _asks_against(ask, cells)
    if act == "difference" and not of_times:
        ends = [one for one in before if one.act == "extreme" and one.picks]
        ends = [one for one in ends if one.mixed] or ends
        if len(ends) > 1:
            return [operations.difference(ends[0].picks[0], ends[-1].picks[0], operation)]
        if ends and not operation.places:
            return _to_the_others(ends[0], operation)
        return _differences(ask, operation, standings)
    return []


def _to_the_others(end: Conclusion, operation: Operation) -> list[Conclusion]:
    """最高的高出其他地方几个点: the extreme against each other place, the nearest value first."""
    first = end.picks[0]
    rest = sorted(end.rest, key=lambda one: abs(one.value - first.value))
    return [operations.difference(first, one, operation) for one in rest[:MOST_OTHERS]]


def _differences(ask: Ask, operation: Operation, standings: Sequence[Standing]) -> list[Conclusion]:
    """Two places: the first against the second; several against one that was named after 比; else highest and lowest."""
    if ask.first("spread"):
        return []
    if operation.places:
        reference = [one for one in standings if _is_of(one, operation.places)]
        others = [one for one in standings if one not in reference]
        if reference and others:
            return [operations.difference(one, reference[0], operation) for one in others]
    if len(standings) == 2:
        return [operations.difference(standings[0], standings[1], operation)]
    return [operations.spread(standings, operation)] if len(standings) > 1 else []


def _is_of(one: Standing, places: Sequence[str]) -> bool:
    plan = one.target.passage.plan
    return (plan.region_code or plan.region) in places


def _asks_against(ask: Ask, cells: Sequence[Cell]) -> bool:
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


def _two_years(ask: Ask) -> bool:
    return len(ask.value.years) > 1 and ask.first("difference", "change") is not None


def _against(cells: Sequence[Cell], pack: Pack) -> list[Pair]:
    """Each goal beside the last value that its plan says was reached."""
    found = []
    for cell in cells:
        rows = [*cell.rows, *cell.apart]
        for goal in rows:
            if goal.kind == "baseline" or not is_level(goal):
                continue
            compared = to_baseline(goal, rows, pack) or _plain_pair(goal, rows, pack)
            if isinstance(compared, Pair):
                found.append(Pair(cell.place.name, compared.first, compared.second, compared.value, compared.unit))
            elif compared is not None and isinstance(compared.other, Target):
                pair = Pair(cell.place.name, compared.other, goal, compared.value, compared.unit, compared.relation)
                found.append(pair)
    return _once(found)


def _plain_pair(goal: Target, rows: Sequence[Target], pack: Pack) -> Pair | None:
    """Of an indicator whose better direction nobody wrote down: goal and last value, without a verdict."""
    if pack.indicator(goal.indicator) is not None:
        return None
    reached = [row for row in rows if row.kind == "baseline" and row.value is not None and kind_of(row, pack).scope == kind_of(goal, pack).scope
               and measured_in(row, pack) == measured_in(goal, pack) and row.passage.plan == goal.passage.plan]  # fmt: skip
    if not reached or goal.value is None:
        return None
    last = max(reached, key=lambda row: row.year or 0)
    return Pair("", last, goal, round(goal.value - (last.value or 0.0), 6), measured_in(goal, pack))


def _once(pairs: Sequence[Pair]) -> list[Pair]:
    """The same goal from text and table, once."""
    found: dict[tuple[object, ...], Pair] = {}
    for pair in pairs:
        key = (pair.name, pair.first.value, pair.second.value, pair.second.scope, pair.second.passage.plan.audience)
        found.setdefault(key, pair)
    return list(found.values())


def _changes(ask: Ask, cells: Sequence[Cell], pack: Pack) -> list[Pair]:
    """How far the values reached moved between the first and the last year that the plan gives, or the two asked for."""
    found = []
    for cell in cells:
        rows = [row for row in (*cell.rows, *cell.apart) if row.value is not None and row.year is not None]
        reached = sorted((row for row in rows if row.kind == "baseline"), key=lambda row: row.year or 0)
        if len(ask.value.years) > 1:
            begin, end = min(ask.value.years), max(ask.value.years)
            goals = sorted(
                (row for row in rows if row.kind != "baseline" and due(row) in ask.value.years),
                key=lambda row: due(row) or 0,
            )
            reached = [row for row in reached if begin <= (row.year or 0) <= end] or goals
        by_kind: dict[object, list[Target]] = {}
        for row in reached:
            key = (kind_of(row, pack).scope, measured_in(row, pack), row.passage.plan.address)
            by_kind.setdefault(key, []).append(row)
        for group in by_kind.values():
            first, last = group[0], group[-1]
            if first.year != last.year:
                low, high = (in_measure(row, row.value or 0.0, pack) for row in (first, last))
                found.append(Pair(cell.place.name, first, last, round(high - low, 6), measured_in(last, pack)))
    return _once(found)


def _nations(subject: Subject, cells: Sequence[Cell], pack: Pack) -> tuple[Nation, ...]:
    """Each goal beside what the nation sets for its year, else for the nearest; without goals the nation's own figures."""
    found = []
    for cell in cells:
        for goal in cell.rows:
            if compared := to_national(goal, pack):
                if not isinstance(compared.other, Target):
                    found.append(Nation(cell.place.name, goal, compared.other, compared.value, compared.relation, True))
            else:
                others = other_years(goal, pack)
                found += [Nation(cell.place.name, goal, each, None, None, False) for each in others]
    known = pack.indicator(subject.indicator or "")
    if not found and known is not None:
        found = [Nation("", None, reference, None, None, True) for reference in known.national]
    return tuple(found)
