"""The first sentence on a topic: how many places speak of it and who, a verdict where the question asks for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.query.query import Ask
from assistant.tell.accounting import kind_of, listed
from assistant.texts.looking import PlaceLooked, of_the_other_kind


@dataclass(frozen=True, slots=True)
class Sides:
    """The places that speak of a topic, those that have something that may mean it, and those that are silent."""

    speaking: tuple[PlaceLooked, ...]
    close: tuple[PlaceLooked, ...]
    silent: tuple[PlaceLooked, ...]


def first_sentence(ask: Ask, topic: str, sides: Sides, plans: int) -> str:
    """The first sentence on `topic` (“育儿假”), of which so many `plans` speak.

    A question that wants it confirmed is first told whether it is so; nothing is denied of a place that has something
    close to it.
    """
    places = [*sides.speaking, *sides.close, *sides.silent]
    if not places:
        return "资料库没有所问的规划。"
    confirms = ask.first("confirm") is not None
    if len(places) == 1:
        return _of_one(topic, places[0], confirms)
    if len(sides.speaking) == len(places):
        return f"{'是的，' if confirms else ''}{len(places)}个地方都提到了{topic}，共{plans}份规划。"
    if len(sides.silent) == len(places):
        return f"{'不是，' if confirms else ''}{len(places)}个地方的规划都没有提到{topic}。"
    return _verdict(ask, sides) + _all_sides(ask, topic, sides, plans)


def _of_one(topic: str, place: PlaceLooked, confirms: bool) -> str:
    whose = f"{place.place.name}的{'、'.join(kind_of(each.plan) for each in place.plans)}"
    if place.speaks:
        return f"{'是的，' if confirms else ''}{whose}提到了{topic}。"
    if place.close:
        return f"{whose}没有与{topic}字面一致的说法，意思可能相近的见下。"
    return f"{'不是，' if confirms else ''}{whose}没有提到{topic}。"


def _verdict(ask: Ask, sides: Sides) -> str:
    """Whether all places speak of it: denied only where one is silent, of those that have such a plan."""
    if ask.first("confirm") is None:
        return ""
    if any(not of_the_other_kind(ask, place) for place in sides.silent):
        return "不是，并非都有："
    return "不能完全确认：" if sides.close or not sides.speaking else f"是的，有{ask.range.leaning}规划的地方都有："


def _all_sides(ask: Ask, topic: str, sides: Sides, plans: int) -> str:
    """Who speaks of it, who has something close and who does not, first those that were asked for."""
    other = [place for place in sides.silent if of_the_other_kind(ask, place)]
    read = [place for place in sides.silent if place not in other]
    said = (
        f"提到{topic}的有{len(sides.speaking)}个地方、{plans}份规划：{_names(sides.speaking)}" if sides.speaking else ""
    )
    close = (
        f"与{topic}字面不一致、意思可能相近的有{len(sides.close)}个地方：{_names(sides.close)}" if sides.close else ""
    )
    unsaid = f"没有提到{topic}的有{len(read)}个地方：{_names(read)}" if read else ""
    lacking = f"没有{ask.range.leaning}规划的有{len(other)}个地方：{_names(other)}" if other else ""
    pieces = [unsaid, lacking, close, said] if denied(ask) else [said, close, unsaid, lacking]
    return "；".join(filter(None, pieces)) + "。"


def _names(places: Sequence[PlaceLooked]) -> str:
    return listed([place.place.name for place in places])


def denied(ask: Ask) -> bool:
    """True where those that do not speak of it are asked for."""
    first = ask.first("where", "complement", "count")
    return first is not None and (first.act == "complement" or first.comparison == "absent")
