"""Plans read whole for a topic, in every wording of it: what speaks of it in each, and what comes nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compare.mentions import LEAST_SHARE, Mention, mentions
from assistant.compare.wordings import wordings
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.quotes import sentences
from assistant.texts.sections import in_section
from index.fulltext import words
from index.library import Library
from ingest.figures.width import normalised
from ingest.plan import GOALS, MEASURES, Plan

NEAR = 0.5
"""Share of a topic's weight from which a sentence is told beside a silence (相近的是 …); less is chance."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A plan that was read whole for a topic: the items that speak of it, best first, and what comes nearest."""

    plan: Plan
    speaking: tuple[Mention, ...]
    nearest: Mention | None


@dataclass(frozen=True, slots=True)
class PlaceLooked:
    """A place and its plans that were read for a topic."""

    place: PlaceInRange
    plans: tuple[Looked, ...]

    @property
    def speaks(self) -> bool:
        """True where one of its plans speaks of the topic."""
        return any(looked.speaking for looked in self.plans)


def looked_through(
    library: Library, topic: str, places: Sequence[PlaceInRange], ask: Ask | None = None
) -> list[PlaceLooked]:
    """Every plan of the places with the items that speak of a topic, in whatever wording."""
    plans = [plan for place in places for plan in place.plans]
    found: dict[tuple[str, int], list[Mention]] = {}
    for mention in mentions(library, plans, topic, wordings(topic)):
        if ask is not None:
            fitting = _of_years(ask, mention) if in_section(ask.range, mention.passage) else None
        else:
            fitting = mention
        if fitting is not None:
            found.setdefault(mention.passage.plan.address, []).append(fitting)
    return [
        PlaceLooked(place, tuple(_of_plan(plan, found.get(plan.address, ())) for plan in place.plans))
        for place in places
    ]


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
