"""What follows from the values of all places: lowest and highest, order, mean, how many, and whether a premise holds."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.figures.comparable import kind_of, unit_of
from assistant.figures.words import amount, display
from assistant.query.read import COMPARISONS, Question
from assistant.run.over_places import Place
from assistant.tell.answer import Computed
from assistant.tell.passages import Draft, Statement
from assistant.tell.sources import Sources
from ingest.figures.clauses import squeeze
from ingest.figures.quantity import Quantity, quantities
from ingest.register.targets import Target
from ingest.vocabulary.pack import load_pack


@dataclass(frozen=True, slots=True)
class Standing:
    """The one value of a place that can be set beside those of others."""

    place: Place
    target: Target
    value: float
    citation: int

    @property
    def told(self) -> str:
        """`武威市5.0‰以下[2]`."""
        return f"{self.place.name}{display(self.target)}[{self.citation}]"


def conclude(
    question: Question, places: Sequence[Place], sources: Sources
) -> tuple[Statement, tuple[Computed, ...]] | None:
    """The first sentence of an answer that needs working out, with what was computed; None for a plain question.

    Only places whose value has the same unit and population are set side by side; it is said where that fails.
    """
    wanted = next((way for way in COMPARISONS if question.asks(way)), None)
    asked = quantities(squeeze(question.text).text, load_pack().units)
    if wanted is None and (not asked or question.asks("same")):
        return None
    standings = _standings(places, sources)
    if len(standings) < 2:
        return None
    if len({kind_of(s.target, load_pack()) for s in standings}) > 1 and wanted not in (
        None,
        "all_same",
        "how_many",
    ):
        return Statement("各地的单位或统计人群不同，不宜直接比较高低：", ()), ()
    if wanted == "mean":
        return _mean(standings)
    if wanted in ("lowest", "highest", "strictest", "loosest"):
        return _extreme(question, standings, wanted), ()
    if wanted == "rank":
        return _ranked(question, standings), ()
    if asked and question.spread:
        return _against(question, asked[0], standings, premise=wanted == "all_same")
    return None


def with_conclusion(draft: Draft, concluded: tuple[Statement, tuple[Computed, ...]]) -> Draft:
    """The draft with the conclusion as its first sentence."""
    statement, computed = concluded
    return replace(draft, statements=(statement, *draft.statements[1:]), computed=(*draft.computed, *computed))


def _standings(places: Sequence[Place], sources: Sources) -> list[Standing]:
    """One standing for each place that sets exactly one value (both plans of a place may set the same)."""
    found = []
    for place in places:
        if place.valued and len({(t.value, t.scope) for t in place.valued}) == 1:
            target = place.valued[0]
            if target.value is not None:
                found.append(Standing(place, target, target.value, sources.cite_targets([target])))
    return found


def _mean(standings: Sequence[Standing]) -> tuple[Statement, tuple[Computed, ...]]:
    numbers = tuple(s.citation for s in standings)
    unit = unit_of(standings[0].target)
    mean = round(sum(s.value for s in standings) / len(standings), 4)
    count = Computed("地方数", len(standings), "个", numbers)
    terms = "＋".join(amount(s.target).removesuffix(unit or "") for s in standings)
    text = f"{len(standings)}个地方目标值的简单平均为{mean:g}{unit}（（{terms}）÷{len(standings)}）："
    return Statement(text, numbers), (Computed("简单平均", mean, unit, numbers), count)


def _extreme(question: Question, standings: Sequence[Standing], wanted: str) -> Statement:
    lower_is_stricter = question.indicators[0].better == "lower"
    smallest = wanted == "lowest" or (wanted == "strictest") == lower_is_stricter if wanted != "highest" else False
    best = (min if smallest else max)(s.value for s in standings)
    winners = [s for s in standings if s.value == best]
    word = {"lowest": "最低", "highest": "最高", "strictest": "最严", "loosest": "最宽松"}[wanted]
    tied = "并列" if len(winners) > 1 else ""
    return Statement(f"{'、'.join(s.told for s in winners)}{tied}{word}：", tuple(s.citation for s in winners))


def _ranked(question: Question, standings: Sequence[Standing]) -> Statement:
    strict_first = not question.asks("loose_first")
    lower_is_stricter = question.indicators[0].better == "lower"
    ordered = sorted(standings, key=lambda s: s.value, reverse=lower_is_stricter != strict_first)
    groups: dict[float, list[Standing]] = {}
    for standing in ordered:
        groups.setdefault(standing.value, []).append(standing)
    told = "；".join(
        "、".join(s.told for s in group) + ("（并列）" if len(group) > 1 else "") for group in groups.values()
    )
    lead = "从严到松" if strict_first else "从松到严"
    return Statement(f"{lead}：{told}。", tuple(s.citation for s in ordered))


def _against(
    question: Question, asked: Quantity, standings: Sequence[Standing], *, premise: bool
) -> tuple[Statement, tuple[Computed, ...]]:
    """How many places stand at, above or below the figure that the question names."""
    relation = next((word for word in RELATIONS if question.asks(word)), None)
    if relation is not None and not premise:
        return _beyond(relation, asked, standings)
    same = [s for s in standings if s.value == asked.value]
    beyond = [s for s in standings if (s.value > asked.value if asked.bound == ">=" else s.value < asked.value)]
    rest = [s for s in standings if s not in same and s not in beyond]
    numbers = tuple(s.citation for s in standings)
    pieces = []
    if premise:
        pieces.append("是的，都一样。" if len(same) == len(standings) else "不是，并非都一样。")
    if same:
        pieces.append(f"正好是这个数的有{len(same)}个：{_listed(same)}。")
    if beyond:
        side = "更高" if asked.bound == ">=" else "更低"
        pieces.append(f"{side}的有{len(beyond)}个：{_listed(beyond)}。")
    if same and beyond:
        pieces.append(f"两者合计{len(same) + len(beyond)}个。")
    if rest:
        pieces.append(f"不在此列：{_listed(rest)}。")
    counts = (("正好是这个数的地方", same), ("更严的地方", beyond), ("合计", [*same, *beyond]))
    return Statement("".join(pieces), numbers), tuple(
        Computed(what, len(found), "个", numbers) for what, found in counts
    )


# Longer words first: 不低于 holds 低于.
RELATIONS: dict[str, tuple[str, Callable[[float, float], bool]]] = {
    "at_least": ("不低于", operator.ge),
    "at_most": ("不高于", operator.le),
    "above": ("高于", operator.gt),
    "below": ("低于", operator.lt),
}


def _beyond(relation: str, asked: Quantity, standings: Sequence[Standing]) -> tuple[Statement, tuple[Computed, ...]]:
    """`高于95%的有3个：…。其余：…。`"""
    word, holds = RELATIONS[relation]
    found = [s for s in standings if holds(s.value, asked.value)]
    rest = [s for s in standings if s not in found]
    numbers = tuple(s.citation for s in standings)
    figure = f"{word}{asked.value:g}{asked.unit}"
    told = f"{figure}的有{len(found)}个：{_listed(found)}。" if found else f"没有一个地方{figure}。"
    told += f"其余：{_listed(rest)}。" if rest else ""
    return Statement(told, numbers), (Computed(f"{figure}的地方", len(found), "个", numbers),)


def _listed(standings: Sequence[Standing]) -> str:
    return "、".join(standing.told for standing in standings)
