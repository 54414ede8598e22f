"""What the values of all places amount to, indicator by indicator: only rows of one population and unit are ranked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from assistant.figures.comparable import (
    ValueKind,
    due,
    judged_value,
    other_years,
    to_national,
    value_kind_of,
    why_impossible,
)
from ingest.figures.dashes import DASHES
from ingest.places.regions import short_names
from ingest.plan import Plan
from ingest.register.targets import Target
from ingest.vocabulary.genre import Reference
from ingest.vocabulary.pack import Pack

_BRACKETED = re.compile(rf"[（(〔\[].*?[）)〕\]]|\d[{DASHES}\d至年\s]*")


@dataclass(frozen=True, slots=True)
class Summary:
    """The values that may be ranked among themselves: one indicator, audience, population and unit.

    `values` has the row of each plan that counts, in the order of the plans; `strictest` those that ask for most
    (empty where the direction of the indicator is not known, and for a bound that goes against it); `national` the
    nation's figures that the rows are set beside, each once, `other_years` those that hold for no year of the rows.
    """

    indicator: str
    audience: str | None
    scope: str | None
    unit: str | None
    change: str | None
    contrary: str | None
    better: Literal["lower", "higher"] | None
    values: tuple[Target, ...]
    median: float
    lowest: float
    highest: float
    strictest: tuple[Target, ...]
    national: tuple[Reference, ...]
    other_years: tuple[Reference, ...]

    @property
    def plans(self) -> int:
        """How many plans set a value."""
        return len(self.values)

    @property
    def spread(self) -> float:
        """Highest minus lowest."""
        return round(self.highest - self.lowest, 6)

    @property
    def years(self) -> dict[int, int]:
        """How many values are due in which year; 0 where a plan does not say."""
        return dict(sorted(Counter(due(target) or 0 for target in self.values).items()))


def summaries(name: str, audience: str | None, rows: Sequence[Target], pack: Pack) -> tuple[Summary, ...]:
    """One summary for each population and unit that plans of an audience set for an indicator, the commonest first.

    Of a place with plans for several periods the newest counts; a value that cannot be does not.
    """
    groups: dict[ValueKind, list[Target]] = {}
    for row in rows:
        if row.value is not None and row.indicator == name and row.passage.plan.audience == audience:
            if why_impossible(row, pack):
                continue
            groups.setdefault(value_kind_of(row, pack), []).append(row)
    made = [_summary(name, audience, kind, _newest(_one_of_each_plan(group)), pack) for kind, group in groups.items()]
    return tuple(sorted(made, key=lambda summary: -summary.plans))


def _summary(name: str, audience: str | None, kind: ValueKind, rows: Sequence[Target], pack: Pack) -> Summary:
    known = pack.indicator(name)
    amounts = [_value(row, pack) for row in rows]
    lowest, highest = min(amounts), max(amounts)
    # A fall by 20 % is the stricter the larger it is, whatever the direction of the indicator.
    lower_is_stricter = known is not None and known.better == "lower" and kind.change is None
    best = lowest if lower_is_stricter else highest
    strictest = [row for row, value in zip(rows, amounts, strict=True) if known and value == best and not kind.contrary]
    references = [difference.other for row in rows if (difference := to_national(row, pack))]
    others = dict.fromkeys(reference for row in rows for reference in other_years(row, pack))
    return Summary(
        name, audience, rows[0].scope if kind.scope else None, kind.unit, kind.change, kind.contrary,
        known.better if known else None,
        tuple(rows), round(median(amounts), 6), lowest, highest, tuple(strictest),
        tuple(dict.fromkeys(each for each in references if isinstance(each, Reference))),
        tuple(each for each in others if each not in references),
    )  # fmt: skip


def _one_of_each_plan(rows: Iterable[Target]) -> list[Target]:
    """The row that stands for each plan: the one that is due last, a goal before a measure, the first in the text."""
    chosen: dict[str, Target] = {}
    for row in rows:
        plan = row.passage.plan.key
        if plan not in chosen or _rank(row) > _rank(chosen[plan]):
            chosen[plan] = row
    return list(chosen.values())


def _newest(rows: Sequence[Target]) -> list[Target]:
    """The rows of the newest plans: where a place has plans of one sort for several periods, only the last counts."""
    last: dict[tuple[str, str], int] = {}
    for row in rows:
        plan = row.passage.plan
        last[_sort(plan)] = max(last.get(_sort(plan), 0), plan.end_year or 0)
    return [row for row in rows if (row.passage.plan.end_year or 0) == last[_sort(row.passage.plan)]]


def _sort(plan: Plan) -> tuple[str, str]:
    """Place and audience, or subject of the title; a plan whose place is unknown is one of its own."""
    return plan.region or f"{plan.document}#{plan.ordinal}", plan.audience or subject(plan)


def subject(plan: Plan) -> str:
    """`青年发展规划`: the title without the place and the years; what plans without an audience are about."""
    title = _BRACKETED.sub("", plan.title or "")
    for name in sorted(short_names(plan.region) if plan.region else (), key=len, reverse=True):
        title = title.replace(name, "")
    return title.lstrip("省市县旗区州盟")


def _rank(row: Target) -> tuple[int, bool]:
    return due(row) or 0, row.kind == "target"


def _value(row: Target, pack: Pack) -> float:
    known = pack.indicator(row.indicator)
    return judged_value(row, known, pack) if known else row.value or 0.0
