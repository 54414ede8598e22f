"""The operations of an ask on the cells of one indicator, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.figures.comparable import due, is_level, value_kind_of
from assistant.query.query import Ask, Operation, Subject
from assistant.run import operations
from assistant.run.cells import Cell
from assistant.run.concluded import concluded, one_each
from assistant.run.operations import Conclusion, Standing
from assistant.run.pairs import changes_of, goals_against_reached, goals_against_the_nation
from assistant.run.result import Worked
from ingest.register.targets import Target
from ingest.vocabulary.pack import Pack


def work_out(ask: Ask, subject: Subject, cells: Sequence[Cell], pack: Pack) -> Worked:
    """What the operations of an ask find for one indicator."""
    standings = [one for cell in cells for one in standings_of(ask, cell, pack)]
    main, whole = _compared(standings)
    pairs = goals_against_reached(ask, cells, pack)
    conclusions = _conclusions(ask, cells, standings, main, whole, pack)
    judged = [one for conclusion in conclusions for one in (*conclusion.picks, *conclusion.rest)]
    return Worked(
        subject,
        tuple(standings),
        conclusions=tuple(conclusions),
        apart=tuple(one for one in standings if one not in main and one not in judged),
        pairs=pairs,
        changes=changes_of(ask, cells, pairs, pack),
        nations=goals_against_the_nation(ask, subject, cells, pack),
        absent=tuple(cell for cell in cells if not cell.rows) if ask.first("complement") else (),
        operations=ask.operations,
    )


def standings_of(ask: Ask, cell: Cell, pack: Pack) -> list[Standing]:
    """The values of a cell that may be compared: one for each population; of several years the last; two plans of a place
    that agree count once, and are told apart where they do not."""
    levels = [row for row in cell.rows if is_level(row)]
    rows = levels if levels and not ask.first("order", "extreme", "same") else list(cell.rows)
    if ask.value.kind in ("any", "target", "both"):
        rows = [row for row in rows if row.kind != "baseline"] or rows
    by_kind: dict[object, list[Target]] = {}
    for row in rows:
        by_kind.setdefault(value_kind_of(row, pack), []).append(row)
    return [one for group in by_kind.values() for one in _last_of(ask, cell, group, pack)]


def _last_of(ask: Ask, cell: Cell, rows: Sequence[Target], pack: Pack) -> list[Standing]:
    """The last values of one population, each once."""
    last = max((due(row) or 0) for row in rows)
    latest = [row for row in rows if (due(row) or 0) == last or row.passage.plan.end_year is None]
    values = {row.value for row in latest}
    plans = {row.passage.plan.address for row in latest}
    tell_apart = len(plans) > 1 and (len(values) > 1 or bool(ask.range.audiences))
    found: dict[object, Standing] = {}
    for row in latest:
        plan = row.passage.plan
        key = (row.value, plan.address if tell_apart else None)
        name = f"{cell.place.name}{plan.audience or ''}规划" if tell_apart else cell.place.name
        found.setdefault(key, operations.standing(name, row, pack))
    return list(found.values())


def _compared(standings: Sequence[Standing]) -> tuple[Sequence[Standing], Sequence[Standing]]:
    """The largest group of values measured alike, of two places at least; and all values where only the wording of whom
    they are measured on differs."""
    groups = operations.comparable_groups(standings)
    main = groups[0] if groups else []
    whole = standings if one_each(standings) else main
    return (main if len({one.name for one in main}) > 1 else whole), whole


def _conclusions(
    ask: Ask,
    cells: Sequence[Cell],
    standings: Sequence[Standing],
    main: Sequence[Standing],
    whole: Sequence[Standing],
    pack: Pack,
) -> list[Conclusion]:
    """What each operation concludes, in their order; a condition narrows what the operations after it work on."""
    conclusions: list[Conclusion] = []
    kept, kept_whole = main, whole
    for operation in ask.operations:
        every = _worked_on(ask, operation, cells, standings, kept, pack)
        found = concluded(ask, operation, every, conclusions, cells)
        if operation.act in ("extreme", "spread", "mean", "median") and len(kept_whole) > len(kept):
            # The scopes differ from place to place (农村, 连队): first all, then only what is quite alike.
            of_all = concluded(ask, operation, kept_whole, conclusions, cells)
            found = [*(replace(one, mixed=True) for one in of_all), *(replace(one, alike=True) for one in found)]
        if operation.act == "difference" and found:
            found += difference_of_the_unlike(operation, standings, main)
        if ask.first("why") and operation.act == "confirm":
            found = [one for one in found if one.verdict != "yes"]  # only what is wrong needs to be said
        conclusions += found
        if operation.act == "where" and found:
            kept = kept_whole = list(found[0].picks)
    return conclusions


def difference_of_the_unlike(
    operation: Operation, standings: Sequence[Standing], main: Sequence[Standing]
) -> list[Conclusion]:
    """城市社区 beside 城市社区, then 团场社区 beside 农村社区: of two places the one value that is left of each, named as unlike."""
    left = [one for one in standings if one not in main]
    if (
        len(left) != 2
        or len({one.name for one in left}) != 2
        or len({(one.unit, one.kind.change) for one in left}) != 1
    ):
        return []
    return [replace(operations.difference(left[0], left[1], operation), mixed=True)]


def _worked_on(
    ask: Ask,
    operation: Operation,
    cells: Sequence[Cell],
    standings: Sequence[Standing],
    kept: Sequence[Standing],
    pack: Pack,
) -> Sequence[Standing]:
    """What an operation takes: to be counted a place needs no value that compares; what the question takes for granted is
    looked up in all values, and a bound (不低于70%) is held against each by itself, whoever it is measured on."""
    if operation.act == "count" and not ask.first("where"):
        return [operations.standing(cell.place.name, cell.rows[0], pack) for cell in cells if cell.rows]
    whole = not any(subject.scope for subject in ask.subjects)  # of 高中生 that no row has, no two others are the ends
    if operation.act == "difference" and whole and len({one.name for one in standings}) == 1:
        return (
            standings if len(standings) == 2 and len({one.unit for one in standings}) == 1 else kept
        )  # 城市与农村社区
    if operation.act == "where" and operation.than == "place":
        return [one for one in standings if one.kind.change is None]
    if operation.act == "where" and operation.value is not None:
        units = {one.unit for one in kept}
        return [one for one in standings if one.unit in units and one.kind.change is None] or kept
    if operation.act == "confirm" and ask.value.kind == "both":
        reached = [(cell, row) for cell in cells for row in cell.rows if row.kind == "baseline"]
        of_years = [(cell, row) for cell, row in reached if row.year in ask.value.years]
        if of_years:  # 2020年已经是1.21‰了: what is claimed of a year is held against that year
            return [operations.standing(cell.place.name, row, pack) for cell, row in of_years]
    return standings if operation.act in ("same", "confirm") else kept
