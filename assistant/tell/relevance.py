"""Which sentences of the retrieved passages answer a question: overlap of rare words, and the rank of the passage."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.tell.quotes import Sentence, sentences
from index.fulltext import words
from ingest.plan import Passage, Plan

UNSEEN_WEIGHT = 0.25
"""A pair that no sentence found holds is mostly two halves of words; it only says a little about what is missing."""
RANK_WEIGHT = 1.5
MOST_TEXTS = 20_000
"""Texts whose pairs are kept: the passages that questions come back to."""
ITEM_WEIGHT = 0.3
"""How much the words of the whole item count beside those of the sentence."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What sentences are weighed by: the words that are searched for, and the plans in range; `ways` are ways of saying the
    same, of which a sentence need have one (家暴 or 家庭暴力)."""

    search_text: str
    plans: tuple[Plan, ...]
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence and how well it answers: `overlap` is the share of the question's weighted words that it holds."""

    sentence: Sentence
    score: float
    overlap: float


def scored_sentences(question: Wanted, passages: Sequence[Passage]) -> list[Scored]:
    """All sentences of the passages (best passage first), best sentence first."""
    cut = [(rank, sentence) for rank, passage in enumerate(passages, 1) for sentence in sentences(passage)]
    bags = [_bag(sentence.text) for _, sentence in cut]
    ways = [_weights(text, bags) for text in question.ways or (question.search_text,)]
    around = {rank: _bag(passage.text) for rank, passage in enumerate(passages, 1)}
    found = []
    for (rank, sentence), bag in zip(cut, bags, strict=True):
        overlap, whole = max((_share(weights, bag), _share(weights, around[rank])) for weights in ways)
        score = overlap + ITEM_WEIGHT * whole + RANK_WEIGHT / (rank + 1)
        found.append(Scored(sentence, score, overlap))
    return sorted(found, key=lambda scored: -scored.score)


@lru_cache(MOST_TEXTS)
def _bag(text: str) -> frozenset[str]:
    """The pairs of characters of a text."""
    return frozenset(words(text, single=False))


def _share(weights: Mapping[str, float], bag: frozenset[str]) -> float:
    """Share of the question's weight that the words of a text hold."""
    total = sum(weights.values()) or 1.0
    return sum(weight for token, weight in weights.items() if token in bag) / total


def likeness(name: str, asked: str) -> float:
    """Share of a name's character pairs that the question holds."""
    pairs = set(words(name, single=False))
    return len(pairs & set(words(asked, single=False))) / len(pairs) if pairs else 0.0


def _weights(text: str, bags: Iterable[frozenset[str]]) -> dict[str, float]:
    """Weight of each pair of characters of the question: rare among the sentences weighs more."""
    bags = list(bags)
    counts = Counter(token for bag in bags for token in bag)
    weights = {}
    for token in words(text, single=False):
        rarity = math.log(1 + len(bags) / (1 + counts[token]))
        weights[token] = rarity * (1.0 if counts[token] else UNSEEN_WEIGHT)
    return weights
