"""Plans read whole for a topic, in every wording of it: what speaks of it in each, and what comes nearest."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.compare.mentions import LEAST_SHARE, Mention, mentions
from assistant.compare.ways import ways_without_stance, written_out
from assistant.compare.wordings import wordings
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.evidence import WORDS_BESIDE_NEARNESS, has_known_scale
from assistant.tell.quotes import Sentence, clauses_up_to, sentences
from assistant.texts.sections import in_section
from index.fulltext import words
from index.library import Library
from index.search import Searcher
from ingest.figures.width import normalised
from ingest.plan import GOALS, MEASURES, Passage, Plan

_YEAR = re.compile(r"(?:19|20)\d\d")
"""A year in a clause."""
NEAR = 0.5
"""Share of a topic's weight from which a sentence is told beside a silence (相近的是 …); less is chance."""
CLOSE = 0.7
"""Share from which nobody says that the plan is silent: it has no words like those of the topic, but something that may
mean it. Of 56 topics over the real and the sample plans, what lies between is right for most (小学生每天睡眠10小时 for
小学生一天睡够10小时 holds 0.72, 关爱留守儿童 0.71), what lies below for few (宫颈癌筛查 for HPV疫苗 holds 0.66)."""

LOOSER = 0.95
"""Share at most of words that are not quite those of the topic (家庭暴力 for 反家暴): only an order, by hand."""
NEAR_IN_MEANING = 0.925
"""Nearness of the topic and the nearest passage of a place + WORDS_BESIDE_NEARNESS · ln(1 + evidence), from which the
place is not called silent. Of 38 topics in everyday words and 35 that the plans do not treat, asked of each place of the
real and the sample plans: of the places without the words, 10 reach it, 8 of which say it in other words, and none for
what the plans do not treat; with 0.92 3 of these do, too."""
SHORTEST_TOPIC = 4
"""Characters of a topic that has a meaning of its own for the model: of 网瘾 it makes little."""
MOST_PLACES = 12
"""Silent places that are searched: of more, nobody reads what may be near in each."""
MOST_SHOWN = 2
"""Items of a place that are told: the best one by words and meaning together is not always the nearest."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A plan that was read whole for a topic: the items that speak of it, best first, and what comes nearest."""

    plan: Plan
    speaking: tuple[Mention, ...]
    nearest: Mention | None

    @property
    def close(self) -> bool:
        """True where the plan does not speak of the topic, but has something that may mean it."""
        return self.nearest is not None and self.nearest.share >= CLOSE


@dataclass(frozen=True, slots=True)
class PlaceLooked:
    """A place and its plans that were read for a topic; `in_meaning` is what comes near in other words altogether."""

    place: PlaceInRange
    plans: tuple[Looked, ...]
    in_meaning: tuple[Sentence, ...] = ()

    @property
    def speaks(self) -> bool:
        """True where one of its plans speaks of the topic."""
        return any(looked.speaking for looked in self.plans)

    @property
    def close(self) -> bool:
        """True where none of its plans speaks of the topic, but one has something that may mean it."""
        return not self.speaks and (bool(self.in_meaning) or any(looked.close for looked in self.plans))


def looked_through(
    library: Library, topic: str, places: Sequence[PlaceInRange], ask: Ask | None = None
) -> list[PlaceLooked]:
    """Every plan of the places with the items that speak of a topic, in whatever wording."""
    plans = [plan for place in places for plan in place.plans]
    found = _fitting(mentions(library, plans, topic, wordings(topic)), ask)
    found += _fitting(_looser(library, plans, ways_without_stance(library, topic)), ask)
    speaking = {mention.passage.plan.address for mention in found if mention.speaks}
    silent = [plan for plan in plans if plan.address not in speaking]
    sure, unsure = written_out(library, topic, silent)
    found += _fitting(_looser(library, silent, sure) + _looser(library, silent, unsure, CLOSE), ask)
    of_plan = _by_plan(found)
    return [
        PlaceLooked(place, tuple(_of_plan(plan, of_plan.get(plan.address, ())) for plan in place.plans))
        for place in places
    ]


def _looser(library: Library, plans: Sequence[Plan], ways: Sequence[str], most: float = LOOSER) -> list[Mention]:
    """The items that speak of the topic in words that are not quite its own: those that have its own stand before them."""
    found = mentions(library, plans, ways[0], ways[1:]) if ways else []
    return [replace(mention, share=min(mention.share, most)) for mention in found if mention.speaks]


def _fitting(found: Iterable[Mention], ask: Ask | None) -> list[Mention]:
    """The mentions of the section and the years that the ask names."""
    if ask is None:
        return list(found)
    return [_of_years(ask, mention) for mention in found if in_section(ask.range, mention.passage)]


def _by_plan(found: Iterable[Mention]) -> dict[tuple[str, int], list[Mention]]:
    """The mentions of each plan, of each item the one with the largest share."""
    best: dict[tuple[str, int], dict[int, Mention]] = {}
    for mention in sorted(found, key=lambda mention: -mention.share):
        best.setdefault(mention.passage.plan.address, {}).setdefault(mention.passage.ordinal, mention)
    return {address: [items[n] for n in sorted(items)] for address, items in best.items()}


def of_the_other_kind(ask: Ask, place: PlaceLooked) -> bool:
    """True where the words lean to an audience that the place has no plan for."""
    return bool(ask.range.leaning) and not ask.range.audience and ask.range.leaning not in place.place.audiences


def _of_years(ask: Ask, mention: Mention) -> Mention:
    """The mention, where the question names a year in the sentence of its item that has both; only near where none has."""
    years = [str(year) for year in ask.value.years]
    pairs = set(words(mention.wording, single=False))
    if not years or any(year in _dated(mention.sentence.text, pairs) for year in years):
        return mention
    dated = [s for s in sentences(mention.passage) if any(year in _dated(s.text, pairs) for year in years)]
    speaking = [s for s in dated if sum(pair in normalised(s.text) for pair in pairs) >= LEAST_SHARE * len(pairs)]
    of_another = replace(mention, share=min(mention.share, NEAR))  # what comes near: 2023年开展中期评估
    return replace(mention, sentence=speaking[0]) if speaking else of_another


def _dated(sentence: str, pairs: set[str]) -> str:
    """The clause of a sentence with the year of what holds most of some words: its own clause, else the nearest before it that
    has a year (2023年开展中期评估，2025年开展终期评估 dates the first by 2023)."""
    return next((clause for clause in reversed(clauses_up_to(sentence, pairs)) if _YEAR.search(clause)), sentence)


def _of_plan(plan: Plan, found: Sequence[Mention]) -> Looked:
    speaking = sorted((mention for mention in found if mention.speaks), key=_telling)
    others = [mention for mention in found if not mention.speaks and mention.share >= NEAR]
    near = max(others, key=lambda mention: mention.share, default=None)
    return Looked(plan, tuple(speaking), None if speaking else near)


def _telling(mention: Mention) -> tuple[bool, float, int, int]:
    """What a plan sets out to do before what it says of the past; the clearest first, of equals the one that says least
    beside it."""
    passage = mention.passage
    return passage.part not in (GOALS, MEASURES), -mention.share, len(mention.sentence.text), passage.ordinal


def near_in_meaning(
    looked: Sequence[PlaceLooked], topic: str, ask: Ask, searcher: Searcher | None
) -> list[PlaceLooked]:  # fmt: skip
    """The places, those without the words with what comes near in meaning; as they are where it cannot be measured."""
    silent = [p for p in looked if not p.speaks and not p.close and p.plans and not of_the_other_kind(ask, p)]
    if (
        searcher is None
        or not 0 < len(silent) <= MOST_PLACES
        or len(normalised(topic)) < SHORTEST_TOPIC
        or ask.value.years
    ):
        return list(looked)
    found = {p.place.key: near_sentences(topic, [each.plan for each in p.plans], ask, searcher) for p in silent}
    return [replace(place, in_meaning=found.get(place.place.key, ())) for place in looked]


def near_sentences(topic: str, plans: Sequence[Plan], ask: Ask, searcher: Searcher | None) -> tuple[Sentence, ...]:
    """The sentences of the plans that come near to a topic, or to one half of A或B; none where none is near enough."""
    if searcher is None or not has_known_scale(searcher.model):
        return ()
    for asked in normalised(topic).split("或"):
        nearness, evidence = searcher.nearness(asked, plans), searcher.evidence(asked, plans)
        if nearness + WORDS_BESIDE_NEARNESS * math.log1p(evidence) >= NEAR_IN_MEANING:
            hits = [hit.passage for hit in searcher.search(asked, MOST_SHOWN, plans)]
            return tuple(nearest_sentence(passage, asked) for passage in hits if in_section(ask.range, passage))
    return ()


def nearest_sentence(passage: Passage, topic: str) -> Sentence:
    """The sentence of an item that shares most with the topic, the first of equals."""
    pairs = set(words(topic, single=False))
    held = sentences(passage)
    return max(held, key=lambda sentence: (len(pairs & set(words(sentence.text, single=False))), -sentence.start))
