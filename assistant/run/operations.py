"""What follows from values side by side: pure functions from standings to conclusions, tested by tables."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from assistant.figures.comparable import ValueKind, in_measure, measured_in, value_kind_of
from assistant.figures.own_words import is_hoped_for
from assistant.query.query import Comparison, Operation
from ingest.register.misprints import SCALE
from ingest.register.targets import Target
from ingest.vocabulary.pack import Pack

Verdict = Literal["yes", "no", "partly"]
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip
"""When a value stands to another as a comparison says."""
_TURNED: dict[str, Comparison] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""How a value stands where its strictness stands as asked, and less is stricter."""
CLOSE = 1e-6
"""Values nearer than that are one value: below any figure that a plan prints, above what floats lose."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One value of one place that may be set beside others; `value` is in the unit of `unit`, `kind` says with which
    others it may be compared, `lower_is_better` what is progress where that is known."""

    name: str
    target: Target
    value: float
    unit: str | None
    kind: ValueKind
    lower_is_better: bool


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What an operation found: the standings it picks, those it leaves, and the figure it worked out. `mixed` where they
    are measured on unlike populations, `alike` where only the like ones of such were taken; `lacking` are places in range
    whose plans have no value to confirm; `several` is true where the places that were asked for are named."""

    act: str
    operation: Operation
    picks: tuple[Standing, ...] = ()
    rest: tuple[Standing, ...] = ()
    value: float | None = None
    unit: str | None = None
    verdict: Verdict | None = None
    groups: tuple[tuple[Standing, ...], ...] = ()
    mixed: bool = False
    alike: bool = False
    lacking: tuple[str, ...] = ()
    several: bool = False


def standing(name: str, target: Target, pack: Pack) -> Standing:
    """A target as something to compare, in the indicator's own unit."""
    value = target.value if target.value is not None else 0.0
    known = pack.indicator(target.indicator)
    lower = known is not None and known.better == "lower"
    return Standing(
        name, target, in_measure(target, value, pack), measured_in(target, pack), value_kind_of(target, pack), lower
    )


def comparable_groups(standings: Sequence[Standing]) -> list[list[Standing]]:
    """Standings that may be set side by side, the largest group first; unlike populations and units stay apart."""
    groups: dict[ValueKind, list[Standing]] = {}
    for one in standings:
        groups.setdefault(one.kind, []).append(one)
    return sorted(groups.values(), key=lambda group: -len({one.name for one in group}))


def extreme(standings: Sequence[Standing], operation: Operation) -> Conclusion:
    """The places at the `n`-th value from the end that is asked for; ties together."""
    values = sorted({one.value for one in standings}, reverse=_largest_first(standings, operation))
    if operation.n > len(values):
        return Conclusion("extreme", operation, rest=tuple(standings))
    wanted = values[operation.n - 1]
    picks = tuple(one for one in standings if abs(one.value - wanted) < CLOSE)
    return Conclusion(
        "extreme", operation, picks, tuple(one for one in standings if one not in picks), wanted, standings[0].unit
    )


def order(standings: Sequence[Standing], operation: Operation) -> Conclusion:
    """All places in order, those of one value together."""
    values = sorted({one.value for one in standings}, reverse=_largest_first(standings, operation))
    groups = tuple(tuple(one for one in standings if abs(one.value - value) < CLOSE) for value in values)
    return Conclusion("order", operation, groups=groups)


def _largest_first(standings: Sequence[Standing], operation: Operation) -> bool:
    """By strictness the smallest comes first where less is better (a mortality)."""
    if operation.by == "value":
        return operation.descending
    return operation.descending != (bool(standings) and standings[0].lower_is_better)


def where(standings: Sequence[Standing], operation: Operation) -> Conclusion:
    """The places whose value stands to the figure as asked, or whose wording is firm, kept or only hoped for."""
    picks = tuple(one for one in standings if fits(one, operation))
    return Conclusion("where", operation, picks, tuple(one for one in standings if one not in picks))


def held_against(standings: Sequence[Standing], measures: Sequence[Standing], operation: Operation) -> Conclusion:
    """The places that stand to one of them (`measures`) as asked. One value of that place is held against all of its
    unit, of several each against those that are measured alike; what nothing can be held against is left out."""
    picks: list[Standing] = []
    rest: list[Standing] = []
    for one in standings:
        measure = measures[0] if len(measures) == 1 else next((m for m in measures if m.kind == one.kind), None)
        if measure is None or one.unit != measure.unit or one in measures:
            continue
        wanted = replace(
            operation, than=None, value=measure.value, unit=measure.unit, comparison=_by_value(operation, one)
        )
        (picks if fits(one, wanted) else rest).append(one)
    verdict: Verdict = "no" if not picks else "partly" if rest else "yes"
    return Conclusion("beside", operation, tuple(picks), tuple(rest), verdict=verdict, groups=(tuple(measures),))


def position(standings: Sequence[Standing], own: Sequence[Standing], operation: Operation) -> Conclusion:
    """Where one place (`own`) stands among all: the groups from the lowest value, the number of its group from there, and
    whether it is at the end that the question claims."""
    groups = order(standings, replace(operation, by="value", descending=False)).groups
    at = next((number for number, group in enumerate(groups, 1) if own and own[0] in group), 0)
    first = len(groups) if _largest_first(standings, operation) else 1
    verdict: Verdict = "yes" if at == first else "no"
    return Conclusion("rank", operation, tuple(own), value=float(at), groups=groups, verdict=verdict)


def beside_the_mean(standings: Sequence[Standing], operation: Operation) -> Conclusion:
    """The places whose value lies above or below the plain mean of all."""
    middle = mean(standings, operation)
    wanted = replace(operation, than=None, value=middle.value, unit=middle.unit, words="mean")
    return where(standings, wanted)


def _by_value(operation: Operation, one: Standing) -> Comparison | None:
    """Stricter is lower where less is better."""
    turned = operation.by == "strictness" and one.lower_is_better
    return _TURNED.get(operation.comparison or "=", operation.comparison) if turned else operation.comparison


def fits(one: Standing, operation: Operation) -> bool:
    """Whether one value is what a condition asks for; a share in another unit (低于5%, of a rate in ‰) is converted."""
    if operation.unit in SCALE and one.unit in SCALE and operation.unit != one.unit:
        scale = SCALE[operation.unit] / SCALE[one.unit]
        value, highest = operation.value, operation.value_max
        operation = replace(
            operation, unit=one.unit, value=None if value is None else round(value * scale, 6),
            value_max=None if highest is None else round(highest * scale, 6),
        )  # fmt: skip
    if operation.comparison == "keep":
        return one.target.hold
    if operation.comparison == "hard":
        return operation.words == "figure" or not is_hoped_for(one.target)
    if operation.comparison == "soft":
        return is_hoped_for(one.target)
    if operation.value is None:
        return True
    if operation.comparison == "between" and operation.value_max is not None:
        return operation.value <= one.value <= operation.value_max
    comparison: Comparison = operation.comparison or "="
    if comparison == "=":
        return abs(one.value - operation.value) < CLOSE
    return _HOLDS[comparison](one.value, operation.value)


def mean(standings: Sequence[Standing], operation: Operation) -> Conclusion:
    """The plain mean of the values, each place once."""
    values = [one.value for one in standings]
    return Conclusion(
        "mean", operation, tuple(standings), value=round(sum(values) / len(values), 4), unit=standings[0].unit
    )


def middle(standings: Sequence[Standing], operation: Operation) -> Conclusion:
    """The median of the values."""
    return Conclusion(
        "median",
        operation,
        tuple(standings),
        value=round(median(one.value for one in standings), 4),
        unit=standings[0].unit,
    )


def spread(standings: Sequence[Standing], operation: Operation) -> Conclusion:
    """The highest and the lowest, and how far apart they are."""
    highest, lowest = max(one.value for one in standings), min(one.value for one in standings)
    top = tuple(one for one in standings if one.value == highest)
    bottom = tuple(one for one in standings if one.value == lowest)
    return Conclusion(
        "spread", operation, value=round(highest - lowest, 6), unit=standings[0].unit, groups=(top, bottom)
    )


def difference(one: Standing, other: Standing, operation: Operation) -> Conclusion:
    """How far the first is above (or below) the second."""
    return Conclusion("difference", operation, (one, other), value=round(one.value - other.value, 6), unit=one.unit)


def same(standings: Sequence[Standing], operation: Operation) -> Conclusion:
    """Whether all have the same value for the same population; otherwise who goes with whom."""
    groups: dict[tuple[float, ValueKind], list[Standing]] = {}
    for one in standings:
        groups.setdefault((one.value, one.kind), []).append(one)
    values = {value for value, _ in groups}
    verdict: Verdict = "yes" if len(groups) == 1 else "partly" if len(values) == 1 else "no"
    return Conclusion("same", operation, verdict=verdict, groups=tuple(map(tuple, groups.values())))


def confirm(standings: Sequence[Standing], operation: Operation, lacking: Sequence[str] = ()) -> Conclusion:
    """Whether the figure that the question takes for granted is that of the places; not of all, where some have none."""
    picks = tuple(one for one in standings if fits(one, operation))
    rest = tuple(one for one in standings if one not in picks)
    verdict: Verdict = "no" if not picks else "partly" if rest or lacking else "yes"
    return Conclusion("confirm", operation, picks, rest, verdict=verdict, lacking=tuple(lacking))


def confirm_relation(one: Standing, other: Standing, operation: Operation) -> Conclusion:
    """Whether the first is higher (or stricter, as the operation says) than the second, as the question takes for granted."""
    higher = one.value > other.value
    if operation.by == "strictness":
        higher = higher != one.lower_is_better
    verdict: Verdict = "yes" if one.value != other.value and higher == operation.descending else "no"
    gap = round(one.value - other.value, 6)
    return Conclusion("relation", operation, (one, other), value=gap, unit=one.unit, verdict=verdict)
