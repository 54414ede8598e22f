"""The passages that a question is answered from: one place at a time where several are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from assistant.plan_words import domain_core
from assistant.query.read import Question
from index.search import Hit, Searcher
from ingest.grammar.outline import APPENDIX, NOTICE
from ingest.plan import Passage, Plan, by_place

LEANING = 1.2
"""Weight of a hit in a plan for the audience that the question leans to."""
LEANING_PART = 1.1
"""Weight of a hit in the part (goals or measures) to which the wording leans."""
PREAMBLE = 0.8
PREAMBLES = ("总体要求", NOTICE, APPENDIX)
"""Parts that name every subject and settle none."""
DEPTH = 30


def retrieve(searcher: Searcher, question: Question, k: int) -> list[Passage]:
    """The `k` best passages for a question, best first; places take turns where several are named."""
    groups = _places(question)
    asked = " ".join(filter(None, [question.search_text, question.earlier]))
    ranked = [_weighted(question, hits) for hits in searcher.search_each(asked, DEPTH, groups)]
    return list(_in_turn(ranked))[:k]


def section(searcher: Searcher, question: Question) -> list[Passage]:
    """All passages of the section that a list question names by domain and part; for the list of a plan's domains, those
    of all domains; empty where it names none."""
    plans = [plan for plan in question.plans if question.leaning in (None, plan.audience)]
    if question.domain is None:
        every = question.asks("domains")
        return [p for p in searcher.library.passages(plans) if p.domain is not None] if every else []
    wanted = []
    for plan in plans:
        titles = [title for title in plan.domains if domain_core(title) == question.domain]
        for title in titles:
            wanted += searcher.library.passages([plan], domain=title, part=question.part)
    return wanted


def _places(question: Question) -> list[list[Plan]]:
    """The plans of the question, a group for each place where it asks for several."""
    if not question.spread:
        return [list(question.plans)]
    return [list(plans) for plans in by_place(question.plans)]


def _weighted(question: Question, hits: Sequence[Hit]) -> list[Passage]:
    weighted = [(hit.score * _weight(question, hit.passage), hit.passage) for hit in hits]
    return [passage for _, passage in sorted(weighted, key=lambda pair: -pair[0])]


def _weight(question: Question, passage: Passage) -> float:
    """What speaks for a passage beside its words: its audience, its part, and that it is no general preamble."""
    weight = LEANING if question.leaning == passage.plan.audience else 1.0
    if question.leaning_part is not None and passage.domain is not None:
        weight *= LEANING_PART if question.leaning_part == passage.part else 1.0
    return weight * (PREAMBLE if passage.part in PREAMBLES else 1.0)


def _in_turn(lists: Iterable[Sequence[Passage]]) -> Iterable[Passage]:
    for turn in zip_longest(*lists):
        yield from (passage for passage in turn if passage is not None)
