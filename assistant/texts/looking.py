"""Plans read whole for a topic, in every wording of it: what speaks of it in each, and what comes nearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.compare.mentions import LEAST_SHARE, Mention, mentions
from assistant.compare.wordings import wordings
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.quotes import sentences
from assistant.texts.sections import in_section
from assistant.texts.ways import ways_without_stance, written_out
from index.fulltext import words
from index.library import Library
from ingest.figures.width import normalised
from ingest.plan import GOALS, MEASURES, Plan

NEAR = 0.5
"""Share of a topic's weight from which a sentence is told beside a silence (相近的是 …); less is chance."""
CLOSE = 0.7
"""Share from which nobody says that the plan is silent: it has no words like those of the topic, but something that may
mean it. Of 56 topics over the real and the sample plans, what lies between is right for most (小学生每天睡眠10小时 for
小学生一天睡够10小时 holds 0.72, 关爱留守儿童 0.71), what lies below for few (宫颈癌筛查 for HPV疫苗 holds 0.66)."""

LOOSER = 0.95
"""Share at most of words that are not quite those of the topic (家庭暴力 for 反家暴): only an order, by hand."""


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
    """A place and its plans that were read for a topic."""

    place: PlaceInRange
    plans: tuple[Looked, ...]

    @property
    def speaks(self) -> bool:
        """True where one of its plans speaks of the topic."""
        return any(looked.speaking for looked in self.plans)

    @property
    def close(self) -> bool:
        """True where none of its plans speaks of the topic, but one has something that may mean it."""
        return not self.speaks and any(looked.close for looked in self.plans)


def looked_through(
    library: Library, topic: str, places: Sequence[PlaceInRange], ask: Ask | None = None
) -> list[PlaceLooked]:
    """Every plan of the places with the items that speak of a topic, in whatever wording."""
    plans = [plan for place in places for plan in place.plans]
    found = _fitting(mentions(library, plans, topic, wordings(topic)), ask)
    found += _fitting(_looser(library, plans, ways_without_stance(library, topic)), ask)
    speaking = {mention.passage.plan.address for mention in found if mention.speaks}
    silent = [plan for plan in plans if plan.address not in speaking]
    found += _fitting(_looser(library, silent, written_out(library, topic, silent)), ask)
    of_plan = _by_plan(found)
    return [
        PlaceLooked(place, tuple(_of_plan(plan, of_plan.get(plan.address, ())) for plan in place.plans))
        for place in places
    ]


def _looser(library: Library, plans: Sequence[Plan], ways: Sequence[str]) -> list[Mention]:
    """The items that speak of the topic in words that are not quite its own: those that have its own stand before them."""
    found = mentions(library, plans, ways[0], ways[1:]) if ways else []
    return [replace(mention, share=min(mention.share, LOOSER)) for mention in found if mention.speaks]


def _fitting(found: Iterable[Mention], ask: Ask | None) -> list[Mention]:
    """The mentions of the section and the years that the ask names."""
    if ask is None:
        return list(found)
    inside = (_of_years(ask, mention) for mention in found if in_section(ask.range, mention.passage))
    return [mention for mention in inside if mention is not None]


def _by_plan(found: Iterable[Mention]) -> dict[tuple[str, int], list[Mention]]:
    """The mentions of each plan, of each item the one with the largest share."""
    best: dict[tuple[str, int], dict[int, Mention]] = {}
    for mention in sorted(found, key=lambda mention: -mention.share):
        best.setdefault(mention.passage.plan.address, {}).setdefault(mention.passage.ordinal, mention)
    return {address: [items[n] for n in sorted(items)] for address, items in best.items()}


def of_the_other_kind(ask: Ask, place: PlaceLooked) -> bool:
    """True where the words lean to an audience that the place has no plan for."""
    return bool(ask.range.leaning) and not ask.range.audience and ask.range.leaning not in place.place.audiences


def _of_years(ask: Ask, mention: Mention) -> Mention | None:
    """The mention, where the question names a year in the sentence of its item that has both; None where none has."""
    years = [str(year) for year in ask.value.years]
    if not years or any(year in mention.sentence.text for year in years):
        return mention
    pairs = set(words(mention.wording, single=False))
    dated = [s for s in sentences(mention.passage) if any(year in s.text for year in years)]
    speaking = [s for s in dated if sum(pair in normalised(s.text) for pair in pairs) >= LEAST_SHARE * len(pairs)]
    return replace(mention, sentence=speaking[0]) if speaking else None


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
