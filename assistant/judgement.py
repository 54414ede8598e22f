"""What may be set side by side, and which of two values is the stricter: the one place that knows both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.register.indicators import Indicator, Reference, indicator, tier_words
from ingest.targets import Target

Relation = Literal["stricter", "looser", "equal"]
ABOUT = 0.05
"""Share of the value within which 左右 counts as equal: 左右 stands on round figures, and 40左右 is not 45."""
_PUNCTUATION = re.compile(r"[\s（）()、，,/的]|(?<=.)[及和与](?=.)")
_BY_TIER = re.compile(r"以(.+)为单位")
_OWN_POPULATION = {"妇女": ("妇女", "女性"), "儿童": ("儿童",)}
_CHANGES = ("decrease_by", "increase_by")


@dataclass(frozen=True, slots=True)
class Difference:
    """A goal beside another figure: `value` is goal minus that figure, in the goal's unit."""

    goal: Target
    other: Target | Reference
    value: float
    relation: Relation


@dataclass(frozen=True, slots=True)
class Kind:
    """What two rows must share to be set side by side: population, unit, and what sort of figure it is."""

    scope: str
    unit: str | None
    change: str | None


def unit_of(target: Target) -> str | None:
    """The unit that was meant."""
    return target.unit_intended or target.unit


def is_level(target: Target) -> bool:
    """True for a value to be reached or kept; a change by so much (下降20%) is none."""
    return target.value is not None and target.comparator not in _CHANGES


def kind_of(target: Target) -> Kind:
    """With which rows of the same indicator this one can be compared."""
    change = f"{target.comparator} {target.base_year or ''}" if target.comparator in _CHANGES else None
    return Kind(scope_key(target.scope, target.passage.plan.audience), unit_of(target), change)


def scope_key(scope: str | None, audience: str | None) -> str:
    """A scope without what is only wording: 以乡（镇、街道）为单位 and 以苏木镇为单位 name one tier; 妇女 in a plan for women
    says nothing. 12岁儿童 and 12岁以下儿童 stay two."""
    if scope is None:
        return ""
    plain = ",".join(sorted(filter(None, (_PUNCTUATION.sub("", part) for part in scope.split("，")))))
    if match := _BY_TIER.search(plain):
        tier = next((name for name, words in tier_words().items() if match.group(1) in words), match.group(1))
        plain = plain.replace(match.group(), f"以{tier}为单位")
    return "" if plain in _OWN_POPULATION.get(audience or "", ()) else plain


def relation(known: Indicator, goal: float, other: float, *, about: bool = False) -> Relation:
    """Whether a goal asks for more than another figure; `about` where one of them is a 左右."""
    if goal == other or (about and abs(goal - other) <= ABOUT * abs(other)):
        return "equal"
    return "stricter" if (goal < other) == (known.better == "lower") else "looser"


def judged_value(target: Target, known: Indicator) -> float:
    """The value that binds: of a range the end that asks for less."""
    value = target.value if target.value is not None else 0.0
    ends = (value, value if target.value_max is None else target.value_max)
    return max(ends) if known.better == "lower" else min(ends)


def to_national(goal: Target) -> Difference | None:
    """A goal beside the nation's figure for the same population and unit; None where there is none."""
    known = indicator(goal.indicator)
    if known is None or not is_level(goal) or goal.kind == "baseline":
        return None
    reference = _reference_for(goal, known)
    return None if reference is None else _difference(goal, reference, known)


def to_baseline(goal: Target, rows: Iterable[Target]) -> Difference | None:
    """A goal beside the last value that the same plan says was reached; None where it says none."""
    known = indicator(goal.indicator)
    if known is None or not is_level(goal) or goal.kind == "baseline":
        return None
    reached = [
        row for row in rows
        if row.kind == "baseline" and is_level(row) and row.passage.plan.key == goal.passage.plan.key
        and row.indicator == goal.indicator and kind_of(row) == kind_of(goal)
    ]  # fmt: skip
    if not reached:
        return None
    last = max(enumerate(reached), key=lambda pair: (pair[1].year or 0, pair[0]))[1]
    return _difference(goal, last, known)


def due(goal: Target) -> int | None:
    """The year for which a goal is set: its own, else the last of its plan."""
    return goal.year or goal.passage.plan.end_year


def binds(goal: Target, reference: Reference) -> bool:
    """True where the nation's figure is due within the goal's own time, so that a looser goal stands out."""
    year, start = due(goal), goal.passage.plan.start_year
    return year is not None and reference.year <= year and (start is None or start <= reference.year)


def _reference_for(goal: Target, known: Indicator) -> Reference | None:
    """The figure for the goal's own time: the last that is due by then, else the next one."""
    audience = goal.passage.plan.audience
    scope, unit = scope_key(goal.scope, audience), unit_of(goal)
    fits = [r for r in known.national if r.unit == unit and scope_key(r.scope, audience) == scope]
    within = [r for r in fits if binds(goal, r)]
    if within:
        return max(within, key=lambda r: r.year)
    year = due(goal)
    later = [r for r in fits if year is None or r.year > year]
    return _nearest(later, year)


def _nearest(later: Sequence[Reference], year: int | None) -> Reference | None:
    if not later:
        return None
    return max(later, key=lambda r: r.year) if year is None else min(later, key=lambda r: r.year)


def _difference(goal: Target, other: Target | Reference, known: Indicator) -> Difference:
    mine = judged_value(goal, known)
    theirs = judged_value(other, known) if isinstance(other, Target) else other.value
    about = "~" in (goal.comparator, other.comparator)
    return Difference(goal, other, round(mine - theirs, 6), relation(known, mine, theirs, about=about))
