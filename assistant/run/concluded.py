"""What one operation concludes from the values that it may compare, and when there is nothing to conclude."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.query.query import Ask, Operation
from assistant.query.reading_words import sign
from assistant.run import operations
from assistant.run.cells import Cell
from assistant.run.operations import Conclusion, Standing
from assistant.run.pairs import asks_against_reached, asks_two_years
from ingest.figures.width import normalised
from ingest.register.misprints import SCALE

MOST_OTHERS = 6
"""Places to which a difference is told one by one; of more the nearest are."""
_OF_ALL: dict[str, Callable[[Sequence[Standing], Operation], Conclusion]] = {
    "extreme": operations.extreme,
    "order": operations.order,
    "mean": operations.mean,
    "median": operations.middle,
    "where": operations.where,
    "same": operations.same,
    "spread": operations.spread,
}
"""Operations that look at all values at once."""


def concluded(
    ask: Ask, operation: Operation, standings: Sequence[Standing], before: Sequence[Conclusion], cells: Sequence[Cell]
) -> list[Conclusion]:
    """What follows from the values for one operation; `before` is what the operations before it concluded."""
    if operation.act == "count":
        return [Conclusion("count", operation, tuple(standings), value=float(len({one.name for one in standings})))]
    if operation.act == "confirm" and operation.value is not None and not standings:
        return [Conclusion("confirm", operation, verdict="no", lacking=tuple(_with_words_alone(operation, cells)))]
    if not _has_something_to_say(operation, standings, cells):
        return []
    if operation.act == "confirm":
        return _confirmed(operation, _not_claimed_otherwise(ask, operation, standings), _lacking(cells))
    if operation.act == "rank":
        return [operations.position(standings, [one for one in standings if _is_of(one, operation.places)], operation)]
    if operation.than == "mean":
        return [operations.beside_the_mean(standings, operation)]
    if operation.act == "where" and operation.than == "place":
        return [_beside(ask, operation, standings, cells)]
    if operation.act in _OF_ALL:
        found = _OF_ALL[operation.act](standings, operation)
        return [replace(found, several=len(ask.range.places) + len(ask.range.not_held) > 1)]
    of_times = asks_two_years(ask) or ask.first("series", "change") or asks_against_reached(ask, cells)
    if operation.act == "difference" and not of_times:
        return _difference_after(ask, operation, standings, before)
    return []


def one_each(standings: Sequence[Standing]) -> bool:
    """True where each place has one value and all have one unit: then only the wording of whom it is measured on differs."""
    return len({one.name for one in standings}) == len(standings) and len({one.unit for one in standings}) == 1


def _has_something_to_say(operation: Operation, standings: Sequence[Standing], cells: Sequence[Cell]) -> bool:
    if not standings or operation.comparison in ("present", "absent"):
        return False  # who has it is what the table shows
    if operation.words == "change" and any(one.kind.change is None for one in standings):
        return False  # told from pairs of values; goals that are changes themselves (下降25%) compare as they are
    of_one_place = len({cell.place.key for cell in cells}) == 1
    if operation.act in ("extreme", "order", "spread") and of_one_place and one_each(standings):
        return False  # of one figure 最多 is no comparison
    # those that have only words are told from the cells
    return operation.comparison != "soft" or any(operations.fits(one, operation) for one in standings)


def _lacking(cells: Sequence[Cell]) -> list[str]:
    """The places whose plans were read for the figure and do not have it; a plan that is not held says nothing."""
    read = [cell for cell in cells if not cell.rows and cell.silence != "no_such_plan"]
    return list(dict.fromkeys(cell.place.name for cell in read))


def _with_words_alone(operation: Operation, cells: Sequence[Cell]) -> list[str]:
    """The places that speak of the indicator in words alone, without the figure that the question takes for granted: a
    figure that stands in the words was only not read as one."""
    figure = f"{operation.value:g}"
    spoken = [(cell, _said_of_it(cell)) for cell in cells if not cell.rows]
    return [cell.place.name for cell, words in spoken if words and figure not in normalised(words)]


def _said_of_it(cell: Cell) -> str:
    """What a plan says of the indicator without a figure: of a long item the words of the row, else the whole."""
    if not cell.soft:
        return cell.mention.text if cell.mention else ""
    row = cell.soft[0]
    return row.quote if row.quote in row.passage.text else row.passage.text


def _not_claimed_otherwise(ask: Ask, operation: Operation, standings: Sequence[Standing]) -> list[Standing]:
    """城市95%、农村85%，没错吧: what the one claim says is no reason against the other."""
    others = [o for o in ask.operations if o.act == "confirm" and o.value is not None and o != operation]
    return [
        one for one in standings
        if operations.fits(one, operation) or not any(operations.fits(one, other) for other in others)
    ]  # fmt: skip


def _confirmed(operation: Operation, standings: Sequence[Standing], lacking: Sequence[str]) -> list[Conclusion]:
    """What the question takes for granted: that one place is above another, or that it has some figure."""
    if operation.than == "place":
        return [operations.confirm_relation(standings[0], standings[1], operation)] if len(standings) == 2 else []
    if operation.unit not in SCALE and all(one.unit in SCALE for one in standings):
        return []  # 1个 is no share
    return [operations.confirm(standings, operation, lacking)] if operation.value is not None else []


def _beside(ask: Ask, operation: Operation, standings: Sequence[Standing], cells: Sequence[Cell]) -> Conclusion:
    """The places that stand to one of them as asked; the verdict only where it is asked whether all do."""
    measures = [one for one in standings if _is_of(one, operation.places)]
    found = operations.held_against(standings, measures, operation)
    silent = [cell.place.name for cell in cells if cell.place.key in operation.places] or ask.range.not_held
    claimed = ask.first("confirm") is not None and sign("claims_all").search(ask.text) is not None
    return replace(
        found, verdict=found.verdict if claimed else None, lacking=() if measures else tuple(dict.fromkeys(silent))
    )


def _difference_after(
    ask: Ask, operation: Operation, standings: Sequence[Standing], before: Sequence[Conclusion]
) -> list[Conclusion]:
    """A difference is that of the ends that were found before it, where there are such; else of the places named."""
    ends = [one for one in before if one.act == "extreme" and one.picks]
    ends = [one for one in ends if one.mixed] or ends
    if len(ends) > 1:
        return [operations.difference(ends[0].picks[0], ends[-1].picks[0], operation)]
    if ends and not operation.places:
        return _to_the_others(ends[0], operation)
    return _differences(ask, operation, standings)


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
