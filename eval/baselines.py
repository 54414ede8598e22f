"""What a user gets from an off-the-shelf chain: chunks of 500 characters, nearest vectors, no structure and no filter.

The only import of LangChain's splitter and vector store. LangChain's FAISS store lives in langchain-community, which is
no longer maintained; its in-memory store compares with every vector exactly as a flat FAISS index does.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from langchain_core.documents import Document as Chunk
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_text_splitters import RecursiveCharacterTextSplitter

from eval.metrics import FoundText
from index.embedders.embedder import Embedder
from index.fulltext import words

CHUNK_CHARACTERS = 500
"""Characters of a chunk: what most would begin with. Neither this nor the overlap was tuned; the plain chain stays
plain."""
CHUNK_OVERLAP = 50
"""Characters that a chunk repeats of the one before, a tenth."""
DEPTH = 60
"""Ranks of each list that take part in the fusion, as many as in our own search."""
RANK_CONSTANT = 60
"""Of reciprocal rank fusion; Cormack, Clarke and Büttcher (2009)."""


class PlainChain:
    """Documents in chunks with their vectors, searched by meaning alone or fused with BM25."""

    def __init__(self, texts: Mapping[str, str], embedder: Embedder) -> None:
        """Split and embed the texts, by name of their document."""
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_CHARACTERS, chunk_overlap=CHUNK_OVERLAP)
        self.chunks = splitter.create_documents(list(texts.values()), [{"document": name} for name in texts])
        for position, chunk in enumerate(self.chunks):
            chunk.metadata["position"] = position
        self._store = InMemoryVectorStore(_AsLangChain(embedder))
        self._store.add_documents(self.chunks)

    @cached_property
    def _bm25(self) -> Bm25:
        """Made at the first fused search, so that timing the chain without it is not charged for it."""
        return Bm25([chunk.page_content for chunk in self.chunks])

    def dense(self, question: str, k: int) -> list[FoundText]:
        """The `k` chunks whose vectors are nearest to the question's."""
        return [_found(chunk) for chunk in self._store.similarity_search(question, k)]

    def fused(self, question: str, k: int) -> list[FoundText]:
        """The `k` best chunks of the nearest vectors and BM25, fused by reciprocal rank."""
        nearest = [chunk.metadata["position"] for chunk in self._store.similarity_search(question, DEPTH)]
        scores: defaultdict[int, float] = defaultdict(float)
        for ranking in (nearest, self._bm25.best(question, DEPTH)):
            for rank, position in enumerate(ranking, 1):
                scores[position] += 1 / (RANK_CONSTANT + rank)
        best = sorted(scores, key=lambda position: (-scores[position], position))[:k]
        return [_found(self.chunks[position]) for position in best]


class Bm25:
    """Okapi BM25 over pairs of Chinese characters with the usual constants (Robertson and Zaragoza 2009)."""

    def __init__(self, texts: Sequence[str], saturation: float = 1.5, length_weight: float = 0.75) -> None:
        counts = [Counter(words(text, single=False)) for text in texts]
        lengths = [count.total() for count in counts]
        average = sum(lengths) / len(lengths) if lengths else 1.0
        frequency = Counter(word for count in counts for word in count)
        self._weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for position, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            damping = saturation * (1 - length_weight + length_weight * length / (average or 1.0))
            for word, times in count.items():
                rarity = math.log(1 + (len(texts) - frequency[word] + 0.5) / (frequency[word] + 0.5))
                weight = rarity * times * (saturation + 1) / (times + damping)
                self._weights[word].append((position, weight))

    def best(self, query: str, k: int) -> list[int]:
        """Positions of the `k` best texts that share a word with the query, best first."""
        scores: defaultdict[int, float] = defaultdict(float)
        for word in set(words(query, single=False)):
            for position, weight in self._weights.get(word, ()):
                scores[position] += weight
        return sorted(scores, key=lambda position: (-scores[position], position))[:k]


class _AsLangChain(Embeddings):
    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._embedder.embed_passages(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = self._embedder.embed_query(text).tolist()
        return vector


def _found(chunk: Chunk) -> FoundText:
    return FoundText(chunk.metadata["document"], chunk.page_content)
