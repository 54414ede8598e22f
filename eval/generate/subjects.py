"""What can be asked about: indicators with a figure, by which names, and which places give one, speak of it, are silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from eval.generate.held import CHANGES, Held, HeldSubject, HeldValue, place_of, plain_words
from eval.generate.wording.words import spoken_words
from ingest.plan import Plan

_RATE = re.compile(r"(?:率|比例|占比|寿命|年限|水平|标准|位数|医师数|床位数|比)$")
_OF_A_PLACE = re.compile(r"^(?:全|我|本)(?:市|州|县|旗|区|盟|省|师)|^[各每]")
_LONGEST = 26
"""Characters of a name that somebody might still type."""


@dataclass(frozen=True, slots=True)
class PlansCovered:
    """Each plan asked, by what it says of a subject: `told` a figure, `soft` only a direction, `silent` nothing at all;
    `doubtful` plans hold the words somewhere, though the register has no row, or say 全覆盖; `without` are places that
    have no plan of the audience."""

    told: dict[Plan, tuple[HeldValue, ...]]
    soft: tuple[Plan, ...]
    silent: tuple[Plan, ...]
    doubtful: tuple[Plan, ...]
    without: tuple[str, ...]

    @property
    def values(self) -> tuple[HeldValue, ...]:
        """All figures."""
        return tuple(value for some in self.told.values() for value in some)

    @property
    def places(self) -> tuple[str, ...]:
        """The places with a figure."""
        return tuple(dict.fromkeys(place_of(plan) for plan in self.told))


@lru_cache(maxsize=4096)
def plans_covered(
    held: Held, subject: HeldSubject, audience: str | None = None, places: tuple[str, ...] = ()
) -> PlansCovered:
    """Every plan that a question over places ranges over. Where none is named, plans of an audience that nowhere
    speaks of the indicator are out of range."""
    audiences = {audience} if audience else held.audiences(subject.indicator)
    asked = [plan for plan in held.plans if not places or place_of(plan) in places]
    plans = [plan for plan in asked if plan.audience in audiences]
    told: dict[Plan, tuple[HeldValue, ...]] = {}
    soft, silent, doubtful = [], [], []
    for plan in plans:
        rows = held.rows(subject, "target", [plan])
        figures = tuple(row for row in rows if row.value is not None and not row.soft)
        anything = held.rows(HeldSubject(subject.indicator), "target", [plan])
        if figures:
            told[plan] = figures
        elif any(row.value is not None for row in rows):
            doubtful.append(plan)
        elif rows:
            soft.append(plan)
        elif anything or speaks(held, subject, plan):
            doubtful.append(plan)
        else:
            silent.append(plan)
    present = {place_of(plan) for plan in plans}
    without = dict.fromkeys(place_of(plan) for plan in asked if place_of(plan) not in present)
    return PlansCovered(told, tuple(soft), tuple(silent), tuple(doubtful), tuple(without))


def speaks(held: Held, subject: HeldSubject, plan: Plan) -> bool:
    """Whether a plan holds the subject's words: a name, or what is left of one without population and 率."""
    names = {subject.indicator, *subject.names, *(v.raw for v in held.values.get(subject.indicator, ()))}
    cores = {re.sub(r"(?:发生)?率$|比例$|数$", "", plain_words(name)) for name in names}
    return any(held.says(plan, core) for core in cores if len(core) > 2)


@lru_cache(maxsize=4)
def askable(held: Held) -> tuple[HeldSubject, ...]:
    """Indicators with a figure in some plan; where plans give figures for several scopes each scope beside the whole."""
    return tuple(subject for name in sorted(held.values) for subject in _subjects(held, name))


def scopes(held: Held, subject: HeldSubject, plan: Plan) -> tuple[HeldSubject, ...]:
    """The scopes for which one plan gives figures of an indicator, where they are several."""
    found = {
        row.scope for row in held.rows(subject, "target", [plan]) if row.figured and row.scope and len(row.scope) > 1
    }
    return tuple(subject_named(held, subject.indicator, scope) for scope in sorted(found)) if len(found) > 1 else ()


def subject_named(held: Held, indicator: str, scope: str | None) -> HeldSubject:
    """A subject with the names by which people may call it, the plainest first."""
    rows = [row for row in held.values.get(indicator, ()) if row.scope == scope or (scope is None and not row.scope)]
    places = {raw: {row.place for row in rows if row.raw == raw} for raw in dict.fromkeys(row.raw for row in rows)}
    everywhere = {row.place for row in rows}
    printed = [raw for raw, some in places.items() if _RATE.search(raw) and not _OF_A_PLACE.search(raw)
               and (len(some) > 1 or some == everywhere)]  # fmt: skip
    synonyms = spoken_words()["names"].get(indicator, ())
    if scope is None:
        return HeldSubject(indicator, None, _short([indicator, *printed, *(n for n in synonyms if "{" not in n)]))
    called = [scope, *([spoken_words()["scopes"][scope]] if scope in spoken_words()["scopes"] else [])]
    made = [f"{one}{indicator}" for one in called if one not in indicator]
    made += [name.format(scope=one) for name in synonyms if "{" in name for one in called]
    return HeldSubject(indicator, scope, _short([*(raw for raw in printed if scope[:2] in raw), *made]))


def _short(names: list[str]) -> tuple[str, ...]:
    """Each name once, without those that nobody would type; the first stays where all are long."""
    return tuple(name for name in dict.fromkeys(names) if len(name) <= _LONGEST) or tuple(names[:1])


def _subjects(held: Held, indicator: str) -> Iterator[HeldSubject]:
    targets = [row for row in held.values[indicator] if row.kind == "target" and row.value is not None and not row.soft]
    if all((row.scope or "").startswith(("每", "各")) for row in targets):
        return  # 每个乡镇至少1家: a count for each unit, which is no indicator of the place
    if not targets or len(indicator) > _LONGEST or not _sayable(indicator):
        return
    yield subject_named(held, indicator, None)
    by_plan = [
        {row.scope for row in targets if row.plan == plan and row.figured} for plan in {row.plan for row in targets}
    ]
    for scope in sorted({scope for some in by_plan if len(some) > 1 for scope in some if scope and len(scope) > 1}):
        yield subject_named(held, indicator, scope)


@cache
def _unsayable() -> re.Pattern[str]:
    return re.compile("|".join(spoken_words()["unsayable"]))


def _sayable(indicator: str) -> bool:
    """Whether a person would ask for it by this name: what the register had to call 街道覆盖率 nobody would."""
    return not _unsayable().search(indicator)


def tells_a_change(values: tuple[HeldValue, ...]) -> bool:
    """Whether these rows tell by how much something is to change."""
    return any(value.comparator in CHANGES for value in values)
