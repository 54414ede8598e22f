"""What every answer over places accounts for: the places and plans of its range that the library does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.query.places.keys import names_of
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange, places_in_range
from assistant.tell.answer import Computed, Silent, Statement
from index.library import Library
from ingest.plan import Plan

MOST_NAMES = 12
"""So many names stand in one sentence; where there are more, each has a line of its own below."""


def places_of(ask: Ask, library: Library) -> list[PlaceInRange]:
    """The places of an ask, each once; none where all that it names is not held.

    Where the words only lean to an audience, a place that has no such plan keeps its other plans: they are looked at,
    and that they are of the other kind is told.
    """
    wanted = ask.range
    if not wanted.places and not wanted.everywhere and (wanted.not_held or wanted.plans_not_held):
        return []
    return places_in_range(wanted, library.plans)


def leaning_first(ask: Ask, place: PlaceInRange) -> tuple[Plan, ...]:
    """The plans of a place that a question means which leans to one audience: those of it, else all."""
    leaning = ask.range.leaning if ask.range.audience is None and not ask.range.audiences else None
    return tuple(plan for plan in place.plans if leaning in (None, plan.audience)) or place.plans


def not_held(ask: Ask, library: Library) -> tuple[list[Silent], list[Statement]]:
    """The places and plans that were named and that the library does not hold; with what it holds, where nothing that it
    holds was named."""
    wanted = ask.range
    silent = [Silent(place, wanted.audience, None, "no_such_plan") for place in wanted.not_held]
    silent += [Silent(None, None, plan, "no_such_plan") for plan in wanted.plans_not_held]
    nothing_else = not wanted.places and not wanted.everywhere
    held = listed(list(names_of(library.plans).values()))
    having = f"，现有：{held}" if nothing_else else ""
    names = [f"{place}的规划" for place in wanted.not_held] + list(wanted.plans_not_held)
    return silent, [Statement(f"资料库没有收录{name}{having}。", ()) for name in names]


def without_plan(ask: Ask, places: Sequence[PlaceInRange]) -> tuple[list[Silent], list[Statement]]:
    """The places of the range that have no plan of the kind or period that was asked for."""
    empty = [place for place in places if not place.plans]
    kind = f"{ask.range.audience or ''}规划"
    silent = [Silent(place.name, ask.range.audience, None, "no_such_plan") for place in empty]
    if not empty:
        return silent, []
    if ask.range.audience and all(ask.range.audience not in place.audiences for place in empty):
        held = list(dict.fromkeys(audience for place in empty for audience in place.audiences))
        only = f"（只收录了{held[0]}规划）" if len(held) == 1 else ""
        return silent, [Statement(f"资料库没有{listed([place.name for place in empty])}的{kind}{only}。", ())]
    years = _years(ask)
    return silent, [Statement(f"{listed([place.name for place in empty])}没有{years}{kind}。", ())]


def without_leaning(ask: Ask, places: Sequence[PlaceInRange]) -> list[Statement]:
    """The places without a plan of the audience that the words of a question lean to (妇女就业): told where nothing is found."""
    leaning = ask.range.leaning
    lacking = [place for place in places if leaning and place.held and leaning not in place.audiences]
    if not lacking or ask.range.audience:
        return []
    held = list(dict.fromkeys(audience for place in lacking for audience in place.audiences if audience))
    only = f"（只收录了{'、'.join(held)}规划）" if held else ""
    return [Statement(f"资料库没有{listed([place.name for place in lacking])}的{leaning}规划{only}。", ())]


def years_told(ask: Ask, places: Sequence[PlaceInRange]) -> tuple[Computed, ...]:
    """The years that lines name without citing them: those of the range itself, and those by which the plans of a place
    for several periods are told apart."""
    wanted = ask.range
    years = [year for year in (wanted.ends, *(wanted.period or ())) if year]
    dated = [plan for place in places for plan in place.plans if plan.dated]
    years += [year for plan in dated for year in (plan.start_year, plan.end_year) if year]
    return tuple(Computed("规划期的年份", year, "年", (), "allowance") for year in dict.fromkeys(years))


def _years(ask: Ask) -> str:
    if ask.range.ends:
        return f"到{ask.range.ends}年为止的"
    if ask.range.period:
        return f"{ask.range.period[0]}—{ask.range.period[1]}年的"
    return ""


def listed(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """`甲县、乙县`; of very many the first, with 等."""
    return "、".join(names[:most]) + ("等" if len(names) > most else "")


def kind_of(plan: Plan) -> str:
    """`妇女规划`: what a plan is called beside the name of its place; a plan without an audience by its title."""
    kind = f"{plan.audience}规划" if plan.audience else plan.label
    return f"{plan.period}{kind}" if plan.dated and plan.period else kind


def called(plan: Plan, place: PlaceInRange) -> str:
    """`云麓市妇女发展规划`: the plan with the name that tells its place apart, and its years where it has several."""
    if plan.region and plan.audience:
        return f"{place.name}{plan.audience}发展规划" + (f"（{plan.period}）" if plan.dated else "")
    return plan.label


def marks(numbers: Sequence[int]) -> str:
    """`[1][2]`."""
    return "".join(f"[{number}]" for number in dict.fromkeys(numbers))
