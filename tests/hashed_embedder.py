"""An embedder without a model: hashed pairs of characters. It satisfies `index.embedders.embedder.Embedder` and counts its work."""

from __future__ import annotations

import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass
class HashedEmbedder:
    """The same text gives the same unit vector in every process; texts that share pairs of characters are near."""

    name: str = "hashed-pairs"
    dimension: int = 64
    seconds_a_call: float = 0.0
    embedded: list[str] = field(default_factory=list)
    """Every passage text that was embedded, in order: a text that stands here twice was computed twice."""

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Vectors of shape (n, dimension), unit rows."""
        time.sleep(self.seconds_a_call)
        self.embedded.extend(texts)
        return np.stack([self._vector(text) for text in texts]) if texts else np.empty((0, self.dimension), np.float32)

    def embed_query(self, text: str) -> Floats:
        """Vector of shape (dimension,), unit length."""
        return self._vector(text)

    def _vector(self, text: str) -> Floats:
        vector = np.full(self.dimension, 1e-3, dtype=np.float32)
        for first, second in pairwise(text):
            vector[zlib.crc32((first + second).encode("utf-8", "surrogatepass")) % self.dimension] += 1
        return vector / np.linalg.norm(vector)
