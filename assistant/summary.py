"""What the values of all places amount to, indicator by indicator: only rows of one population and unit are ranked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from assistant.judgement import Kind, due, judged_value, kind_of, to_national
from ingest.register.indicators import Reference, indicator
from ingest.targets import Target


@dataclass(frozen=True, slots=True)
class Summary:
    """The values that may be ranked among themselves: one indicator, audience, population and unit.

    `values` has the row of each plan that counts, in the order of the plans; `strictest` those that ask for most
    (empty where the direction of the indicator is not known); `national` the nation's figures that the rows are set
    beside, each once.
    """

    indicator: str
    audience: str | None
    scope: str | None
    unit: str | None
    change: str | None
    better: Literal["lower", "higher"] | None
    values: tuple[Target, ...]
    median: float
    lowest: float
    highest: float
    strictest: tuple[Target, ...]
    national: tuple[Reference, ...]

    @property
    def plans(self) -> int:
        """How many plans set a value."""
        return len(self.values)

    @property
    def spread(self) -> float:
        """Highest minus lowest."""
        return round(self.highest - self.lowest, 6)


def summaries(name: str, audience: str | None, rows: Sequence[Target]) -> tuple[Summary, ...]:
    """One summary for each population and unit that plans of an audience set for an indicator, the commonest first."""
    groups: dict[Kind, list[Target]] = {}
    for row in rows:
        if row.value is not None and row.indicator == name and audience in (None, row.passage.plan.audience):
            groups.setdefault(kind_of(row), []).append(row)
    made = [_summary(name, audience, kind, _one_of_each_plan(group)) for kind, group in groups.items()]
    return tuple(sorted(made, key=lambda summary: -summary.plans))


def _summary(name: str, audience: str | None, kind: Kind, rows: Sequence[Target]) -> Summary:
    known = indicator(name)
    amounts = [_value(row) for row in rows]
    lowest, highest = min(amounts), max(amounts)
    # A fall by 20 % is the stricter the larger it is, whatever the direction of the indicator.
    lower_is_stricter = known is not None and known.better == "lower" and kind.change is None
    best = lowest if lower_is_stricter else highest
    strictest = [row for row, value in zip(rows, amounts, strict=True) if known and value == best]
    references = [difference.other for row in rows if (difference := to_national(row))]
    return Summary(
        name, audience, rows[0].scope if kind.scope else None, kind.unit, kind.change, known.better if known else None,
        tuple(rows), round(median(amounts), 6), lowest, highest, tuple(strictest),
        tuple(dict.fromkeys(each for each in references if isinstance(each, Reference))),
    )  # fmt: skip


def _one_of_each_plan(rows: Iterable[Target]) -> list[Target]:
    """The row that stands for each plan: the one that is due last, a goal before a measure, the first in the text."""
    chosen: dict[str, Target] = {}
    for row in rows:
        plan = row.passage.plan.key
        if plan not in chosen or _rank(row) > _rank(chosen[plan]):
            chosen[plan] = row
    return list(chosen.values())


def _rank(row: Target) -> tuple[int, bool]:
    return due(row) or 0, row.kind == "target"


def _value(row: Target) -> float:
    known = indicator(row.indicator)
    return judged_value(row, known) if known else row.value or 0.0
