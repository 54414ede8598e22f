"""Search: filters, then nearest vectors and full text, fused by reciprocal rank -> hits."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.embedders.embedder import Embedder
from index.fulltext import match_expression, words
from index.library import Library
from index.sqlite.writes import Vector
from ingest.plan import Passage, Plan

if TYPE_CHECKING:
    from index.vectors import VectorIndex

RANK_CONSTANT = 60
"""The usual constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). On the development and the sample
questions every constant from 10 to 100 finds the same share of the evidence (`python -m eval.tuning.fusion`)."""
DENSE_WEIGHT = 1.0
"""Of the vectors' list. Without it six of 35 questions of the second development set lose their evidence from the first
five; with half of it two do, with double none. Equal weights are the plainest form."""
TEXT_WEIGHT = 1.0
"""Of the full text's list. On the first development set and the samples every weight from that of the vectors upwards
finds the same; without it the share is lowest."""
DEPTH = 60
"""Ranks of each list that take part in the fusion. Over three sets of questions (44, 47 and 64) 60 finds as much as
120 and 240; with 30 one question of the second loses its evidence from the first ten, and on the samples fewer ranks
are better by two questions."""
MOST_REMEMBERED = 32
"""Texts whose vectors are kept: one question looks up several, in turn, in each place. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, and its fused score (comparable within one search only)."""

    passage: Passage
    score: float


class Searcher:
    """Searches one library; the embedder is opened at the first search, not before."""

    def __init__(self, library: Library, open_embedder: Callable[[], Embedder]) -> None:
        self.library = library
        self._open_embedder = open_embedder
        self._embedder: Embedder | None = None
        self._vectors: VectorIndex | None = None
        self._asked: dict[str, Vector] = {}
        self._ranked: dict[tuple[object, ...], list[tuple[int, float]]] = {}

    @property
    def model(self) -> str:
        """Name of the embedder, e.g. `multilingual-e5-small/int8`; opens it."""
        return self._opened().name

    def search(self, query: str, k: int = 10, plans: Sequence[Plan] | None = None) -> list[Hit]:
        """The `k` best passages of these plans (default: all), best first."""
        return self._fused(self._by_meaning(query, plans), self._in_words(query, plans), k)

    def search_each(self, query: str, k: int, groups: Sequence[Sequence[Plan]]) -> list[list[Hit]]:
        """The `k` best passages of each group of plans, as `search` gives them."""
        if len(groups) == 1:
            return [self.search(query, k, groups[0])]
        expression = match_expression(words(query))
        texts = self.library.matches(expression, groups, DEPTH) if expression else [[] for _ in groups]
        return [self._fused(self._by_meaning(query, plans), text, k) for plans, text in zip(groups, texts, strict=True)]

    def _fused(self, dense: list[tuple[int, int]], text: list[tuple[int, float]], k: int) -> list[Hit]:
        """The passages of two ranked lists by reciprocal rank."""
        scores: dict[int, float] = {}
        for identity, rank in dense:
            scores[identity] = scores.get(identity, 0.0) + DENSE_WEIGHT / (RANK_CONSTANT + rank)
        for rank, (identity, _) in enumerate(text, 1):
            scores[identity] = scores.get(identity, 0.0) + TEXT_WEIGHT / (RANK_CONSTANT + rank)
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:k]
        passages = self.library.passages_by_id([identity for identity, _ in best])
        return [Hit(passage, score) for passage, (_, score) in zip(passages, best, strict=True)]

    def evidence(self, query: str, plans: Sequence[Plan] | None = None) -> float:
        """How much of a query the best passage has in words: its BM25 score, divided by ln(number of passages), which is
        about the score of one word that only one passage has.

        About 1 for a query whose words only occur by chance, 5 and more where the library speaks of the subject.
        """
        best = self._in_words(query, plans)
        return best[0][1] / math.log(self.library.size + 1) if best else 0.0

    def _in_words(self, query: str, plans: Sequence[Plan] | None) -> list[tuple[int, float]]:
        """Passage ids with their BM25 scores; what an answer looks up several times is ranked once."""
        expression = match_expression(words(query))
        if not expression:
            return []
        key = (expression, None if plans is None else tuple(plan.address for plan in plans), self.library.generation)
        if key not in self._ranked:
            if len(self._ranked) >= MOST_REMEMBERED:
                self._ranked.clear()
            self._ranked[key] = self.library.match(expression, plans, DEPTH)
        return self._ranked[key]

    def nearness(self, query: str, plans: Sequence[Plan] | None = None) -> float:
        """Cosine of the query and the passage nearest to it; its scale is the model's own. 0 where there is no passage."""
        nearest = self._nearest_vectors(query, plans)
        return nearest[0][1] if nearest else 0.0

    def by_meaning(self, query: str, plans: Sequence[Plan] | None = None) -> list[Hit]:
        """The passages nearest in meaning, best first; the score is the cosine, whose scale is the model's own."""
        nearest = self._nearest_vectors(query, plans)
        held = self.library.passage_ids_of_vectors([vector for vector, _ in nearest], plans)
        scored = [(identity, score) for vector, score in nearest for identity in held.get(vector, [])]
        passages = self.library.passages_by_id([identity for identity, _ in scored])
        return [Hit(passage, score) for passage, (_, score) in zip(passages, scored, strict=True)]

    def _by_meaning(self, query: str, plans: Sequence[Plan] | None) -> list[tuple[int, int]]:
        """Passage ids with their rank; passages that share a text share a rank."""
        nearest = self._nearest_vectors(query, plans)
        passages = self.library.passage_ids_of_vectors([vector for vector, _ in nearest], plans)
        return [
            (identity, rank) for rank, (vector, _) in enumerate(nearest, 1) for identity in passages.get(vector, [])
        ]

    def _nearest_vectors(self, query: str, plans: Sequence[Plan] | None) -> list[tuple[int, float]]:
        """Vector ids with their cosines, best first; a question is embedded once though it is looked up in many plans."""
        embedder = self._opened()
        from index.vectors import VectorIndex  # faiss: only a question that is searched for needs it

        if self._vectors is None or self._vectors.generation != self.library.generation:
            self._vectors = VectorIndex(self.library)
        if query not in self._asked:
            if len(self._asked) >= MOST_REMEMBERED:
                self._asked.clear()
            self._asked[query] = embedder.embed_query(query)
        among = None if plans is None else self.library.vector_ids(plans)
        return self._vectors.nearest(self._asked[query], DEPTH, among)

    def _opened(self) -> Embedder:
        if self._embedder is None:
            self._embedder = self._open_embedder()
            self.library.check_embedder(self._embedder.name, self._embedder.dimension)
        return self._embedder
