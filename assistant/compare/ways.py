"""In which words a topic is looked for: its synonyms, without what is to be done about it, and short words written out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.compare.full_forms import begins_a_phrase, full_forms, is_a_word
from assistant.compare.mentions import COMMON
from assistant.compare.wordings import without_stance, wordings
from assistant.query.search_words import formal_words
from index.fulltext import match_expression
from index.library import Library
from ingest.figures.width import normalised
from ingest.plan import Plan

LONGEST_WITH_SHORT_WORDS = 8
"""Characters of a topic in which short words are written out: a longer one says what it means by its other words."""

ESTABLISHED = 1 / 3
"""Share of the plans that write a short word, above which its long forms are doubtful: of the real and the sample plans
家暴 stands in none and in 2 of 7, 工会 in half. By hand."""


def ways_without_stance(library: Library, topic: str) -> list[str]:
    """The ways of saying what a topic is about, without what is to be done about it: 反家暴 -> 家暴, 家庭暴力."""
    said: list[str] = []
    plain = normalised(topic)
    for way in dict.fromkeys([plain, *wordings(topic), *formal_words(plain, library.pack)]):  # 防娃娃溺水
        rest = without_stance(way)
        if rest != way and _is_a_topic(library, rest):
            said += [rest, *wordings(rest)]
    return list(dict.fromkeys(said))


def written_out(library: Library, topic: str, plans: Sequence[Plan]) -> tuple[list[str], list[str]]:
    """The topic with a short word of it written out as the plans have it: 家暴案件 -> 家庭暴力案件.

    Apart from these, the ways whose short word many plans write: one that does not may mean something else (工作会议
    for 工会).
    """
    plain = without_stance(topic) if _is_a_topic(library, without_stance(topic)) else normalised(topic)
    sure: list[str] = []
    unsure: list[str] = []
    if len(plain) <= LONGEST_WITH_SHORT_WORDS:
        for pair in dict.fromkeys(map("".join, pairwise(plain))):
            ways = [plain.replace(pair, form) for form in full_forms(library, plans, pair)]
            (unsure if ways and _is_established(library, pair) else sure).extend(ways)
    return sure, unsure


def _is_established(library: Library, word: str) -> bool:
    """True where many plans write the short word itself."""
    writing = {p.plan.address for p in library.holding(match_expression([word]), library.plans)}
    return len(writing) > ESTABLISHED * len(library.plans)


def _is_a_topic(library: Library, rest: str) -> bool:
    """False for half of a word (护用品 of 防护用品) and for a word that nearly every item holds (能力 of 治理能力)."""
    rare = len(rest) > 2 or library.occurrences(match_expression([rest])) <= COMMON * library.size
    if len(rest) == 2:
        return rare and is_a_word(library, rest, 1)
    return rare and (is_a_word(library, rest[:2]) or begins_a_phrase(library, rest))
