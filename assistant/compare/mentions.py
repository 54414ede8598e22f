"""Which items of each plan speak of a subject: its words, weighed by how rare they are, in one sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.compare.items import BESIDE
from assistant.query.read import formal_words
from assistant.tell.quotes import Sentence, sentences
from assistant.tell.relevance import UNSEEN_WEIGHT
from index.fulltext import match_expression, normalised, words
from index.library import Library
from ingest.plan import Passage, Plan

LEAST_SHARE = 0.8
"""Share of a subject's weight that a sentence must hold to speak of it: 流浪未成年人 holds 0.9 of 流浪儿童."""
NEAR_SHARE = 0.4
"""Share from which a sentence comes near it, as 学生欺凌 (0.6) to 校园欺凌: shown beside a silence, never instead of it.
With 0.2 the common word of a subject is enough, with 0.5 a near one of the tests is lost; nothing changes from 0.3
to 0.4."""
CANDIDATES = 60
"""Passages of each plan that are looked at, those with the rarest words first. A bound on work; nothing changes from
10 to 200."""
FEWEST_NEIGHBOURS = 2
"""Different characters on one side of a pair that show it to be a word: one is chance, and with five a test of near
words fails. Nothing changes from 1 to 3."""
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Mention:
    """An item that speaks of the subject or comes near it, and the sentence that does so most clearly."""

    passage: Passage
    sentence: Sentence
    share: float

    @property
    def speaks(self) -> bool:
        """False for an item that only comes near."""
        return self.share >= LEAST_SHARE


def mentions(library: Library, plans: Sequence[Plan], subject: str) -> list[Mention]:
    """The items of the plans that speak of a subject or come near it, in the order of the texts.

    A subject may be said in everyday words: what plans write instead (`words.toml`) is looked for as well.
    """
    best: dict[tuple[str, int, int], Mention] = {}
    for asked in dict.fromkeys([normalised(subject), *formal_words(normalised(subject))]):
        for mention in _mentions(library, plans, asked):
            passage = mention.passage
            key = (passage.plan.document, passage.plan.ordinal, passage.ordinal)
            if key not in best or mention.share > best[key].share:
                best[key] = mention
    return [best[key] for key in sorted(best)]


def _mentions(library: Library, plans: Sequence[Plan], asked: str) -> Iterable[Mention]:
    tokens = list(dict.fromkeys(words(asked, single=False)))
    if not tokens or not plans:
        return
    found = library.match(match_expression(tokens), plans, CANDIDATES * len(plans))
    passages = [p for p in library.passages_by_id([identity for identity, _ in found]) if p.part not in BESIDE]
    weights = _weights(library, plans, tokens, [normalised(passage.text) for passage in passages])
    for passage in passages:
        scored = [(_share(sentence, asked, weights), -sentence.start, sentence) for sentence in sentences(passage)]
        share, _, sentence = max(scored, key=lambda entry: entry[:2], default=(0.0, 0, None))
        if sentence is not None and share >= NEAR_SHARE:
            yield Mention(passage, sentence, round(share, 4))


def _share(sentence: Sentence, asked: str, weights: Mapping[str, float]) -> float:
    text = normalised(sentence.text)
    if asked in text:
        return 1.0
    return sum(weight for token, weight in weights.items() if token in text) / sum(weights.values())


def _weights(library: Library, plans: Sequence[Plan], tokens: Sequence[str], texts: Sequence[str]) -> dict[str, float]:
    """How much each token of the subject counts: ln(1 + all passages / passages that have it), so that rare ones count more.

    Pairs of characters that are no words are left out: 浪儿 of 流浪儿童 only ever stands between 流 and 童, and 流浪未成年人
    need not have it. Whether a pair that stands in no passage is a word cannot be told; it counts a little, so that its
    absence lowers the share.
    """
    total = library.size
    whole = [token for token in tokens if _stands_free(token, texts)] or list(tokens)
    counts = {token: len(library.match(match_expression([token]), plans, total)) for token in whole}
    return {
        token: math.log(1 + total / count) if count else UNSEEN_WEIGHT * math.log(1 + total)
        for token, count in counts.items()
    }


def _stands_free(token: str, texts: Iterable[str]) -> bool:
    """True where a pair of characters may be a word of its own: somewhere it begins or ends a clause, or it has had
    different neighbours on one side. (Single characters and longer tokens always count.)"""
    before, after = set(), set()
    for text in texts:
        start = text.find(token)
        while start >= 0:
            before.add(text[start - 1 : start])
            after.add(text[start + len(token) : start + len(token) + 1])
            start = text.find(token, start + 1)
    bounds = any(not _HAN.match(neighbour) for neighbour in before | after)
    many = max(len(before), len(after)) >= FEWEST_NEIGHBOURS
    return len(token) != 2 or bounds or many or not before
