"""What may be set side by side, and which of two values is the stricter: the one place that knows both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ingest.register.indicators import is_of, may_exceed_the_whole
from ingest.register.misprints import SCALE
from ingest.register.subjects import ends_rate
from ingest.register.targets import Target
from ingest.vocabulary.genre import Indicator, Reference
from ingest.vocabulary.pack import Pack

Relation = Literal["stricter", "looser", "equal"]
ABOUT = 0.05
"""Share of the value within which 左右 counts as equal: 左右 stands on round figures, and 40左右 is not 45."""
_PUNCTUATION = re.compile(r"[\s（）()、，,/的]|(?<=.)[及和与](?=.)")
_BY_TIER = re.compile(r"以(.+)为单位")
_CHANGES = ("decrease_by", "increase_by")


@dataclass(frozen=True, slots=True)
class Difference:
    """A goal beside another figure: `value` is goal minus that figure, in `unit`."""

    goal: Target
    other: Target | Reference
    value: float
    relation: Relation
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class ValueKind:
    """What two rows must share to be set side by side: population, unit, and what sort of figure it is.

    `contrary` holds the bound that goes against the indicator's direction (近视率38%以上 is no 近视率38%以下).
    """

    scope: str
    unit: str | None
    change: str | None
    contrary: str | None = None


def unit_of(target: Target) -> str | None:
    """The unit that was meant."""
    return target.unit_intended or target.unit


def is_level(target: Target) -> bool:
    """True for a value to be reached or kept; a change by so much (下降20%) is none."""
    return target.value is not None and target.comparator not in _CHANGES


def value_kind_of(target: Target, pack: Pack) -> ValueKind:
    """With which rows of the same indicator this one can be compared."""
    change = f"{target.comparator} {target.base_year or ''}" if target.comparator in _CHANGES else None
    return ValueKind(
        scope_key(target.scope, target.indicator, pack), measured_in(target, pack), change, _contrary(target, pack)
    )


def _contrary(target: Target, pack: Pack) -> str | None:
    """The bound that asks for no more than so much progress; of a name that no list holds 以下, as nothing tells."""
    known = pack.indicator(target.indicator)
    against = ">=" if known is not None and known.better == "lower" else "<="
    return target.comparator if target.comparator == against else None


def measured_in(target: Target, pack: Pack) -> str | None:
    """The unit in which a row is compared: shares in that of the indicator (0.45% is 4.5‰), all else as it was meant."""
    unit, known = unit_of(target), pack.indicator(target.indicator)
    if known is None or not is_level(target) or unit not in SCALE or known.unit not in SCALE:
        return unit
    return known.unit


def in_measure(target: Target, value: float, pack: Pack) -> float:
    """A value of the row in the unit of `measured_in`."""
    unit, wanted = unit_of(target), measured_in(target, pack)
    return value if unit == wanted or not unit or not wanted else round(value * SCALE[unit] / SCALE[wanted], 6)


def why_impossible(row: Target, pack: Pack) -> str:
    """Why a value cannot be meant as printed; empty for one that can."""
    unit, known = unit_of(row), pack.indicator(row.indicator)
    if not is_level(row) or row.value is None or row.soft:
        return ""
    largest = max(row.value, row.value_max if row.value_max is not None else row.value)
    if (
        known is not None
        and known.highest is not None
        and measured_in(row, pack) == known.unit
        and in_measure(row, largest, pack) > known.highest
    ):
        return f"超出可能的范围（不会高于{known.highest:g}{known.unit}）"
    if unit not in SCALE or may_exceed_the_whole(row.indicator, pack) or may_exceed_the_whole(row.indicator_raw, pack):
        return ""
    if known is None and not ends_rate(row.indicator, pack):
        return ""
    if largest * SCALE[unit] > 1:
        return "比率不会超过100%"
    return "比率不会是负数" if row.value < 0 else ""


def scope_key(scope: str | None, name: str, pack: Pack) -> str:
    """A scope without what is only wording: 以乡（镇、街道）为单位 and 以苏木镇为单位 name one tier; 妇女 says nothing of an
    indicator that is measured on women anyway, and 女性 is 妇女. 12岁儿童 and 12岁以下儿童 stay two."""
    if scope is None:
        return ""
    plain = ",".join(sorted(filter(None, (_PUNCTUATION.sub("", part) for part in scope.split("，")))))
    if match := _BY_TIER.search(plain):
        tier = next((name for name, words in pack.names.tiers.items() if match.group(1) in words), match.group(1))
        plain = plain.replace(match.group(), f"以{tier}为单位")
    plain = next((audience.name for audience in pack.audiences if plain in audience.called), plain)
    return "" if is_of(plain, name, pack) else plain


def relation(known: Indicator, goal: float, other: float, *, about: bool = False) -> Relation:
    """Whether a goal asks for more than another figure; `about` where one of them is a 左右."""
    if goal == other or (about and abs(goal - other) <= ABOUT * abs(other)):
        return "equal"
    return "stricter" if (goal < other) == (known.better == "lower") else "looser"


def judged_value(target: Target, known: Indicator, pack: Pack) -> float:
    """The value that binds, in the unit of `measured_in`: of a range the end that asks for less."""
    value = target.value if target.value is not None else 0.0
    ends = [in_measure(target, end, pack) for end in (value, value if target.value_max is None else target.value_max)]
    return max(ends) if known.better == "lower" else min(ends)


def to_national(goal: Target, pack: Pack) -> Difference | None:
    """A goal beside the nation's figure for the same population, unit and year; None where there is none."""
    known = pack.indicator(goal.indicator)
    if known is None or not _may_be_judged(goal, pack):
        return None
    reference = _reference_for(goal, known, pack)
    return None if reference is None else _difference(goal, reference, known, pack)


def to_baseline(goal: Target, rows: Iterable[Target], pack: Pack) -> Difference | None:
    """A goal beside the last value that the same plan says was reached; None where it says none."""
    known = pack.indicator(goal.indicator)
    if known is None or not _may_be_judged(goal, pack):
        return None
    reached = [
        row for row in rows
        if row.kind == "baseline" and is_level(row) and not why_impossible(row, pack) and row.passage.plan.key == goal.passage.plan.key
        and row.indicator == goal.indicator and replace(value_kind_of(row, pack), contrary=None) == value_kind_of(goal, pack)
    ]  # fmt: skip
    if not reached:
        return None
    last = max(enumerate(reached), key=lambda pair: (pair[1].year or 0, pair[0]))[1]
    return _difference(goal, last, known, pack)


TIME_LIMIT = "时限"
"""The head of names of limits (规划颁布后报送时限)."""


def due(goal: Target) -> int | None:
    """The year for which a goal is set: its own, else the last of its plan; a time limit holds from the first day on."""
    if goal.year is None and goal.indicator.endswith(TIME_LIMIT):
        return None
    return goal.year or goal.passage.plan.end_year


def _may_be_judged(goal: Target, pack: Pack) -> bool:
    return (
        goal.kind != "baseline" and is_level(goal) and _contrary(goal, pack) is None and not why_impossible(goal, pack)
    )


def _reference_for(goal: Target, known: Indicator, pack: Pack) -> Reference | None:
    """The figure for the goal's own year: what the nation sets for another year is no measure of it."""
    same = _references(goal, known, pack)
    return next((reference for reference in same if reference.year == due(goal)), None)


def other_years(goal: Target, pack: Pack) -> tuple[Reference, ...]:
    """What the nation sets for the same population and unit, where it sets nothing for the goal's own year: the figure
    of the nearest year, to be named and not compared; empty for a goal without a year."""
    known, year = pack.indicator(goal.indicator), due(goal)
    if known is None or year is None or not _may_be_judged(goal, pack) or _reference_for(goal, known, pack):
        return ()
    return tuple(sorted(_references(goal, known, pack), key=lambda reference: abs(reference.year - year))[:1])


def _references(goal: Target, known: Indicator, pack: Pack) -> list[Reference]:
    scope, unit = scope_key(goal.scope, known.name, pack), measured_in(goal, pack)
    return [r for r in known.national if r.unit == unit and scope_key(r.scope, known.name, pack) == scope]


def _difference(goal: Target, other: Target | Reference, known: Indicator, pack: Pack) -> Difference:
    mine = judged_value(goal, known, pack)
    theirs = judged_value(other, known, pack) if isinstance(other, Target) else other.value
    about = "~" in (goal.comparator, other.comparator)
    return Difference(
        goal, other, round(mine - theirs, 6), relation(known, mine, theirs, about=about), measured_in(goal, pack)
    )
