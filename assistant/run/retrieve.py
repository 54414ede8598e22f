"""The passages that a question is answered from: one place at a time where several are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from assistant.plan_words import domain_core
from assistant.query.query import Ask, Query
from assistant.query.search_words import search_words
from assistant.run.ranges import places_in_range, plans_in_range
from index.search import Hit, Searcher
from ingest.figures.width import normalised
from ingest.grammar.outline import APPENDIX, NOTICE
from ingest.plan import Passage, Plan

LEANING = 1.2
"""Weight of a hit in a plan for the audience that the question leans to; 1.1 to 1.4 find the same evidence on the
development questions."""
LEANING_PART = 1.1
"""Weight of a hit in the part (goals or measures) that the question names."""
PREAMBLE = 0.8
"""Weight of a hit in PREAMBLES; chosen by hand, the same as in assistant/texts/passages/passages.py."""
PREAMBLES = ("总体要求", NOTICE, APPENDIX)
"""Parts that name every subject and settle none."""
DEPTH = 30
"""Hits of a search from which the best passages are taken; chosen by hand."""


def retrieve(searcher: Searcher, query: Query, k: int) -> list[Passage]:
    """The `k` best passages for a question, best first; places and asks take turns where it has several."""
    found = [_of_ask(searcher, ask) for ask in query.asks]
    return list(dict.fromkeys(_in_turn(found)))[:k]


def section(searcher: Searcher, query: Query) -> list[Passage]:
    """All passages of the section that a question names by domain or part; those of all domains where it asks for the
    domains themselves; empty where it names none."""
    found: list[Passage] = []
    for ask in query.asks:
        wanted = ask.range
        plans = [p for p in plans_in_range(wanted, searcher.library.plans) if wanted.leaning in (None, p.audience)]
        if "domains" in ask.fields:
            found += [passage for passage in searcher.library.passages(plans) if passage.domain is not None]
        elif wanted.domain:
            held = searcher.library.passages(plans, part=wanted.part)
            found += [p for p in held if p.domain is not None and domain_core(p.domain) == wanted.domain]
        elif wanted.section:
            held = searcher.library.passages(plans)
            found += [p for p in held if any(normalised(title) == wanted.section for title in p.headings)]
    return found


def _of_ask(searcher: Searcher, ask: Ask) -> list[Passage]:
    words = " ".join(filter(None, (subject.words for subject in ask.subjects)))
    asked = search_words(normalised(words or ask.text), searcher.library.pack)
    places = [list(place.plans) for place in places_in_range(ask.range, searcher.library.plans) if place.plans]
    named = ask.range.everywhere or ask.range.places
    groups: list[list[Plan]] = places if named else [[plan for plans in places for plan in plans]]
    ranked = [_weighted(ask, hits) for hits in searcher.search_each(asked, DEPTH, groups)] if any(groups) else []
    return list(_in_turn(ranked))


def _weighted(ask: Ask, hits: Sequence[Hit]) -> list[Passage]:
    weighted = [(hit.score * _weight(ask, hit.passage), hit.passage) for hit in hits]
    return [passage for _, passage in sorted(weighted, key=lambda pair: -pair[0])]


def _weight(ask: Ask, passage: Passage) -> float:
    """What speaks for a passage beside its words: its audience, its part, and that it is no general preamble."""
    weight = LEANING if ask.range.leaning == passage.plan.audience else 1.0
    if ask.range.part is not None and passage.domain is not None:
        weight *= LEANING_PART if ask.range.part == passage.part else 1.0
    return weight * (PREAMBLE if passage.part in PREAMBLES else 1.0)


def _in_turn(lists: Iterable[Sequence[Passage]]) -> Iterable[Passage]:
    for turn in zip_longest(*lists):
        yield from (passage for passage in turn if passage is not None)
