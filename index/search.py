"""Search: filters, then nearest vectors and full text, fused by reciprocal rank -> hits."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.embedder import Embedder
from index.fulltext import match_expression, words
from index.library import Library
from ingest.plan import Passage, Plan

if TYPE_CHECKING:
    from index.vectors import VectorIndex

# The usual constant of reciprocal rank fusion and equal weights. On the development and the sample questions every
# constant from 10 to 100 and every weight of full text from equal upwards finds the same share of the evidence, and
# dense alone is worst (`python -m eval.tune` prints the grid), so the plainest form stays.
RANK_CONSTANT = 60
DENSE_WEIGHT = 1.0
TEXT_WEIGHT = 1.0
DEPTH = 60
"""Ranks of each list that take part in the fusion."""


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

    def search(self, query: str, k: int = 10, plans: Sequence[Plan] | None = None) -> list[Hit]:
        """The `k` best passages of these plans (default: all), best first."""
        dense = self._by_meaning(query, plans)
        expression = match_expression(words(query))
        text = self.library.match(expression, plans, DEPTH) if expression else []
        scores: dict[int, float] = {}
        for identity, rank in dense:
            scores[identity] = scores.get(identity, 0.0) + DENSE_WEIGHT / (RANK_CONSTANT + rank)
        for rank, (identity, _) in enumerate(text, 1):
            scores[identity] = scores.get(identity, 0.0) + TEXT_WEIGHT / (RANK_CONSTANT + rank)
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:k]
        passages = self.library.passages_by_id([identity for identity, _ in best])
        return [Hit(passage, score) for passage, (_, score) in zip(passages, best, strict=True)]

    def evidence(self, query: str, plans: Sequence[Plan] | None = None) -> float:
        """How much of a query the best passage carries in words: BM25 in units of one rare word (ln of the passages).

        About 1 for a query whose words only occur by chance, 5 and more where the library speaks of the subject.
        """
        expression = match_expression(words(query))
        best = self.library.match(expression, plans, 1) if expression else []
        return best[0][1] / math.log(self.library.size + 1) if best else 0.0

    def _by_meaning(self, query: str, plans: Sequence[Plan] | None) -> list[tuple[int, int]]:
        """Passage ids with their rank; passages that share a text share a rank."""
        if self._embedder is None:
            self._embedder = self._open_embedder()
            self.library.check_embedder(self._embedder.name, self._embedder.dimension)
        from index.vectors import VectorIndex  # faiss: only a question that is searched for needs it

        if self._vectors is None or self._vectors.generation != self.library.generation:
            self._vectors = VectorIndex(self.library)
        among = None if plans is None else self.library.vector_ids(plans)
        nearest = self._vectors.nearest(self._embedder.embed_query(query), DEPTH, among)
        passages = self.library.passage_ids_of_vectors([vector for vector, _ in nearest], plans)
        return [
            (identity, rank) for rank, (vector, _) in enumerate(nearest, 1) for identity in passages.get(vector, [])
        ]
