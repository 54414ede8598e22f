"""The plans that an ask is about, and the places of its range that have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.query.places.keys import by_key, key_of, names_of
from assistant.query.query import Range
from ingest.plan import Plan


@dataclass(frozen=True, slots=True)
class PlaceInRange:
    """One place of a range: its key and name, the plans of it that are in range, and all that the library has of it."""

    key: str
    name: str
    plans: tuple[Plan, ...]
    held: tuple[Plan, ...]

    @property
    def audiences(self) -> tuple[str, ...]:
        """The audiences of all its plans."""
        return tuple(dict.fromkeys(plan.audience for plan in self.held if plan.audience))


def places_in_range(wanted: Range, plans: Sequence[Plan], audience: str | None = None) -> list[PlaceInRange]:
    """Each place of the range once, in the order of the question, else of the library; `audience` narrows the plans of
    each place where the range names none itself. A place without a plan of that kind stays, with `plans` empty."""
    names, groups = names_of(plans), by_key(plans)
    keys = wanted.places or tuple(groups)
    kind = wanted.audience or audience
    found = []
    for key in keys:
        held = groups.get(key, ())
        fitting = tuple(plan for plan in held if kind in (None, plan.audience) and _of_time(plan, held, wanted))
        found.append(PlaceInRange(key, names.get(key, key), fitting, held))
    return found


def plans_in_range(wanted: Range, plans: Sequence[Plan]) -> list[Plan]:
    """The plans of all places of the range."""
    return [plan for place in places_in_range(wanted, plans) for plan in place.plans]


def _of_time(plan: Plan, held: Sequence[Plan], wanted: Range) -> bool:
    """True where the plan is of the period that was asked for; where none was, of the newest of its place and audience."""
    if wanted.ends is not None:
        return plan.end_year == wanted.ends
    series = sorted({other.end_year or 0 for other in held if other.audience == plan.audience}, reverse=True)
    if wanted.period is not None and len(series) > 1:
        return (plan.start_year, plan.end_year) == wanted.period
    if wanted.issue == "before" and len(series) > 1:
        return (plan.end_year or 0) == series[1]
    if wanted.issue == "all" or len(series) < 2:
        return True
    return (plan.end_year or 0) == series[0] if wanted.issue == "current" else True


__all__ = ["PlaceInRange", "key_of", "places_in_range", "plans_in_range"]
