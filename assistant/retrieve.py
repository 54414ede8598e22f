"""The passages that a question is answered from: one place at a time where several are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from assistant.question import Question, domain_core
from index.fulltext import words
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
LEAST_EVIDENCE = 2.3
"""See Searcher.evidence. Of 22 own questions on subjects that the plans do not treat (火车站, 房价 …) 21 stayed at 2.03 or
below; of the answerable ones of the development and sample questions that are searched for, the lowest had 2.8."""
FEWEST_PAIRS = 2
LEAST_SHARE = 0.6
"""A short question (经费怎么保障) cannot carry much; it counts where one passage holds so much of its pairs of characters.
The foreign ones of the same 22 with two pairs or more stayed at half of them."""
_PARTICLES = re.compile("[的了吗呢有]")
DEPTH = 30


def retrieve(searcher: Searcher, question: Question, k: int) -> list[Passage]:
    """The `k` best passages for a question, best first; places take turns where several are named."""
    groups = _places(question)
    ranked = [[hit.passage for hit in _ranked(searcher, question, plans)] for plans in groups]
    return list(_in_turn(ranked))[:k]


def speaks_of(searcher: Searcher, question: Question, passages: Sequence[Passage]) -> bool:
    """False where the plans in range share no more than chance words with the question; `passages` are the best ones."""
    asked = " ".join(filter(None, [question.search_text, question.earlier]))
    if searcher.evidence(asked, question.plans) >= LEAST_EVIDENCE:
        return True
    pairs = set(words(_PARTICLES.sub(" ", asked), single=False))
    held = max((len(pairs & set(words(passage.text, single=False))) for passage in passages), default=0)
    return len(pairs) >= FEWEST_PAIRS and held >= LEAST_SHARE * len(pairs)


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


def _ranked(searcher: Searcher, question: Question, plans: Sequence[Plan]) -> list[Hit]:
    asked = " ".join(filter(None, [question.search_text, question.earlier]))
    hits = searcher.search(asked, DEPTH, plans)
    weighted = [(hit.score * _weight(question, hit.passage), hit) for hit in hits]
    return [hit for _, hit in sorted(weighted, key=lambda pair: -pair[0])]


def _weight(question: Question, passage: Passage) -> float:
    """What speaks for a passage beside its words: its audience, its part, and that it is no general preamble."""
    weight = LEANING if question.leaning == passage.plan.audience else 1.0
    if question.leaning_part is not None and passage.domain is not None:
        weight *= LEANING_PART if question.leaning_part == passage.part else 1.0
    return weight * (PREAMBLE if passage.part in PREAMBLES else 1.0)


def _in_turn(lists: Iterable[Sequence[Passage]]) -> Iterable[Passage]:
    for turn in zip_longest(*lists):
        yield from (passage for passage in turn if passage is not None)
