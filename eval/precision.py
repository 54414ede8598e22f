"""How much the int8 form of the default model differs from its fp32 form: vectors, and what search would find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from eval.metrics import mean_or_zero
from index.embedders.embedder import Embedder
from index.library import Library
from index.sqlite.prepared import embedded_text

FIRST_HITS = 10
"""Hits of which it is counted how many both forms find: as deep as `eval.retrieval` looks."""
PASSAGES = 100
"""Passages compared: fp32 does 3 to 12 a second on two cores, and with 200 the cosines were the same to 0.0002."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two embedders on the same texts: cosines of passage vectors, and the share of first hits they have in common.

    Hits are taken among the compared passages only.
    """

    embedder: str
    reference: str
    passages: int
    mean_cosine: float
    lowest_cosine: float
    questions: int
    same_hits: float


def compare_embedders(
    passages: Sequence[str], questions: Sequence[str], embedder: Embedder, reference: Embedder
) -> Agreement:
    """Embed the same passages and questions with both; vectors are unit length, so products are cosines."""
    vectors, exact = embedder.embed_passages(passages), reference.embed_passages(passages)
    cosines = np.sum(vectors * exact, axis=1)
    shared = [
        len(_first(vectors, embedder.embed_query(question)) & _first(exact, reference.embed_query(question)))
        / min(FIRST_HITS, len(passages))
        for question in questions
    ]
    return Agreement(
        embedder=embedder.name,
        reference=reference.name,
        passages=len(passages),
        mean_cosine=float(cosines.mean()),
        lowest_cosine=float(cosines.min()),
        questions=len(questions),
        same_hits=mean_or_zero(shared),
    )


def passage_sample(library: Library, size: int = PASSAGES) -> list[str]:
    """At most `size` distinct embedded texts of the library, at even distances from the first to the last."""
    texts = list(dict.fromkeys(embedded_text(passage) for passage in library.passages()))
    step = max(len(texts) / size, 1.0)
    return [texts[int(number * step)] for number in range(min(size, len(texts)))]


def _first(vectors: npt.NDArray[np.float32], query: npt.NDArray[np.float32]) -> set[int]:
    return {int(position) for position in np.argsort(-(vectors @ query), kind="stable")[:FIRST_HITS]}
