"""What the library holds, as gold: the plans in force, their figures, and who says nothing. Only the register's rows are
read here, never a word of the assistant's."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.library import Library
from ingest.places.regions import short_names
from ingest.plan import GOALS, Passage, Plan
from ingest.register.targets import Target

LONGEST_KEPT = 200
"""Characters of a text whose plain form is kept: names come again and again, plans once."""
CHANGES = ("increase_by", "decrease_by")
_WHOLE_PEOPLE = (None, "妇女", "女性", "儿童", "适龄妇女", "适龄儿童", "各助产机构", "助产机构")
"""Scopes that say no more than the plan's own audience: figures under them may be set side by side."""
_POINTS = {"个百分点": "%", "百分点": "%", "个千分点": "‰", "千分点": "‰"}
_COMMON_NAMES = ("师市",)
"""Short names that several places share, so that they name none."""


@dataclass(frozen=True, slots=True)
class HeldValue:
    """One row of the register. `unit` is the one that is meant, `misprint` the printed one where it differs; `value` is
    None for a commitment without a figure; `year` is the year of the goal (the plan's last where none is named) or of
    the measurement."""

    plan: Plan
    kind: str
    indicator: str
    raw: str
    scope: str | None
    comparator: str
    value: float | None
    value_max: float | None
    unit: str | None
    misprint: str | None
    year: int | None
    base_year: int | None
    printed: str | None
    soft: bool

    @property
    def place(self) -> str:
        """The place of its plan."""
        return place_of(self.plan)

    @property
    def figured(self) -> bool:
        """Whether it is a level that can be set beside others: a figure, no change and no range."""
        return self.value is not None and not self.soft and self.comparator not in CHANGES and self.value_max is None


@dataclass(frozen=True, slots=True)
class HeldSubject:
    """What is asked for: an indicator, of one scope or (None) of all; `names` are ways to call it."""

    indicator: str
    scope: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The gold of a library. `plans` are those in force: of a place's plans for several periods the last."""

    plans: tuple[Plan, ...]
    values: Mapping[str, tuple[HeldValue, ...]]
    """Targets and baselines of the plans in force, by indicator."""
    by_figure: Mapping[tuple[float, str], tuple[HeldValue, ...]]
    """All rows of all plans by value (4 decimals) and unit, measures and earlier plans too: whose figure is it?"""
    texts: Mapping[tuple[str, int], str]
    """The words of each plan (by its address), in plain form."""
    goals: Mapping[tuple[tuple[str, int], str], int]
    """Numbered goals by plan and domain."""
    by_place: Mapping[str, tuple[Plan, ...]]
    names: Mapping[str, tuple[str, ...]]
    """Places and the forms by which they are called, the full one first."""

    @property
    def places(self) -> tuple[str, ...]:
        """The places that can be named without doubt."""
        return tuple(self.names)

    def plans_of(self, place: str, audience: str | None = None) -> tuple[Plan, ...]:
        """The plans of a place, of one audience if named."""
        return tuple(plan for plan in self.by_place.get(place, ()) if audience in (None, plan.audience))

    def plans_of_all(self, places: Iterable[str]) -> tuple[Plan, ...]:
        """The plans of several places."""
        return tuple(plan for place in places for plan in self.plans_of(place))

    def rows(self, subject: HeldSubject, kind: str, plans: Iterable[Plan]) -> tuple[HeldValue, ...]:
        """The subject's rows in these plans, each once; a figure makes the words about a direction beside it idle."""
        addresses = {plan.address for plan in plans}
        found = [v for v in self.values.get(subject.indicator, ()) if v.kind == kind and v.plan.address in addresses]
        if subject.scope is not None:
            found = [v for v in found if v.scope == subject.scope]
        told = {v.plan.address for v in found if v.value is not None and not v.soft}
        found = [v for v in found if (v.value is not None and not v.soft) or v.plan.address not in told]
        return tuple({(v.plan.address, v.scope, v.value, v.year, v.soft): v for v in found}.values())

    def audiences(self, indicator: str) -> set[str | None]:
        """The audiences whose plans speak of an indicator."""
        return {value.plan.audience for value in self.values.get(indicator, ())}

    def says(self, plan: Plan, words: str) -> bool:
        """Whether these words stand anywhere in a plan."""
        return plain_words(words) in self.texts[plan.address]


def held_in(library: Library) -> Held:
    """Read the gold of a library."""
    plans = _in_force(library.plans)
    addresses = {plan.address for plan in plans}
    values, by_figure = defaultdict(list), defaultdict(list)
    for target in library.register():
        value = _value(target)
        if value.value is not None:
            for unit in {value.unit, value.misprint} - {None}:
                by_figure[round(value.value, 4), str(unit)].append(value)
        if target.kind != "measure" and target.passage.plan.address in addresses:
            values[value.indicator].append(value)
    passages = defaultdict[tuple[str, int], list[Passage]](list)
    for passage in library.passages():
        passages[passage.plan.address].append(passage)
    regions = Counter(plan.region for plan in {(p.region, p.region_code): p for p in plans}.values())
    return Held(
        plans,
        {name: tuple(rows) for name, rows in values.items()},
        {figure: tuple(rows) for figure, rows in by_figure.items()},
        {plan.address: plain_words("".join(p.text for p in passages[plan.address])) for plan in library.plans},
        Counter((p.plan.address, p.domain) for some in passages.values() for p in some
                if p.domain and p.part == GOALS and p.item is not None),
        {place: tuple(plan for plan in plans if place_of(plan) == place) for place in dict.fromkeys(map(place_of, plans))},
        {plan.region: _names(plan.region) for plan in plans if plan.region and regions[plan.region] == 1},
    )  # fmt: skip


def place_of(plan: Plan) -> str:
    """What a plan's place is called here: its region, else the plan's own name."""
    return plan.region or plan.label


def ranked_together(values: Iterable[HeldValue]) -> bool:
    """Whether figures may be ranked together: levels in one unit, of one population, one for each place."""
    values = list(values)
    places = Counter(place_of(value.plan) for value in values)
    return (
        all(value.figured for value in values)
        and len({value.unit for value in values}) == 1
        and len({None if value.scope in _WHOLE_PEOPLE else value.scope for value in values}) == 1
        and max(places.values(), default=0) == 1
    )


def plain_words(text: str) -> str:
    """The form in which words are compared: half width, no blanks, no 的, 0至6岁 as 0-6岁."""
    return _plain(text) if len(text) <= LONGEST_KEPT else _plain.__wrapped__(text)


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).replace("的", ""))
    return re.sub(r"(?<=\d)[—–~至到](?=\d)", "-", text)


def _in_force(plans: Iterable[Plan]) -> tuple[Plan, ...]:
    latest: dict[tuple[object, ...], Plan] = {}
    for plan in plans:
        key = (plan.region, plan.region_code, plan.audience) if plan.dated else plan.address
        before = latest.get(key)
        if before is None or (plan.end_year or 0) > (before.end_year or 0):
            latest[key] = plan
    return tuple(latest.values())


def _names(region: str) -> tuple[str, ...]:
    return tuple(name for name in short_names(region) if name not in _COMMON_NAMES)


def _value(target: Target) -> HeldValue:
    plan = target.passage.plan
    intended = target.unit_intended
    return HeldValue(
        plan, target.kind, target.indicator, target.indicator_raw, target.scope, target.comparator, target.value,
        target.value_max, _POINTS.get(intended or target.unit or "", intended or target.unit),
        target.unit if intended else None,
        target.year or (plan.end_year if target.kind != "baseline" else None), target.base_year, target.printed,
        target.soft,
    )  # fmt: skip
