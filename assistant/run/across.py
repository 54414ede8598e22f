"""Which indicators differ most between places, and which are the same: every indicator of the register looked at by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.query.query import Ask, Subject
from assistant.run.cells import cells_of
from assistant.run.concluded import one_each
from assistant.run.operations import Standing, comparable_groups
from assistant.run.ranges import plans_in_range
from assistant.run.work_out import standings_of
from index.library import Library


@dataclass(frozen=True, slots=True)
class Across:
    """One indicator over the places that set it: the places at both ends and how far these are apart, in `unit`; `mixed`
    where it is measured on unlike populations."""

    indicator: str
    standings: tuple[Standing, ...]
    high: tuple[Standing, ...]
    low: tuple[Standing, ...]
    gap: float
    unit: str | None
    mixed: bool

    @property
    def same(self) -> bool:
        """True where all places that set it set the same value."""
        return self.gap == 0


def across(ask: Ask, library: Library) -> list[Across]:
    """The indicators that two places of the range or more set, those of one unit together, the largest gap first."""
    plans = plans_in_range(ask.range, library.plans)
    names: dict[str, set[str | None]] = defaultdict(set)
    for row in library.register(plans):
        if row.value is not None and row.kind != "baseline":
            names[row.indicator].add(row.passage.plan.region)
    found = []
    for name in (name for name, regions in names.items() if len(regions) > 1):
        alone = replace(ask, subjects=(Subject(name, name),), operations=())
        standings = [one for cell in cells_of(alone, library) for one in standings_of(alone, cell, library.pack)]
        compared = _compared(standings)
        if len({one.name for one in compared}) > 1:
            found.append(_across(name, compared))
    return sorted(found, key=lambda one: (one.unit != "%", one.unit or "", -one.gap, one.indicator))


def _compared(standings: Sequence[Standing]) -> Sequence[Standing]:
    """The values measured alike; all of them where each place has one and the units agree."""
    groups = comparable_groups(standings)
    main = groups[0] if groups else []
    return standings if standings and one_each(standings) and len(standings) > len(main) else main


def _across(name: str, standings: Sequence[Standing]) -> Across:
    top, bottom = max(one.value for one in standings), min(one.value for one in standings)
    return Across(
        name,
        tuple(standings),
        tuple(one for one in standings if one.value == top),
        tuple(one for one in standings if one.value == bottom),
        round(top - bottom, 6),
        standings[0].unit,
        len({one.kind for one in standings}) > 1,
    )
