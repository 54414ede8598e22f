"""Nearest vectors by FAISS (the only faiss import). The index is derived from the library and rebuilt when it is stale."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.library import Library
from index.sqlite.writes import Vector

# One query at a time has nothing to share out, and idle OpenMP threads would only spin beside the embedder's.
faiss.omp_set_num_threads(1)


class VectorIndex:
    """Exact inner-product search over the distinct vectors of a library, by vector id."""

    def __init__(self, library: Library) -> None:
        """Read the cached index of the library's generation, or build it and leave it beside the database."""
        self.generation = library.generation
        path = library.folder / f"vectors-{self.generation}.faiss"
        self._index = _read(path, library) or _build(library, path)

    def nearest(self, query: Vector, k: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Ids and cosine similarities of the `k` nearest vectors, best first, among the ids given (default: all)."""
        if self._index.ntotal == 0 or (among is not None and not among):
            return []
        parameters = None
        if among is not None:
            chosen: npt.NDArray[np.int64] = np.asarray(among, dtype=np.int64)
            # The keyword is added by faiss's Python wrapper and unknown to its stubs.
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(chosen))  # type: ignore[call-arg]
        count = min(k, self._index.ntotal if among is None else len(among))
        scores, ids = self._index.search(query.reshape(1, -1), count, params=parameters)
        return [(int(i), float(score)) for i, score in zip(ids[0], scores[0], strict=True) if i >= 0]


def _read(path: Path, library: Library) -> faiss.Index | None:
    """The cached index; None where there is none, or a half-written or foreign one: the database is the truth."""
    try:
        index = faiss.read_index(str(path)) if path.is_file() else None
    except RuntimeError:
        return None
    fits = index is not None and (index.d, index.ntotal) == library.vectors_shape
    return index if fits else None


def _build(library: Library, path: Path) -> faiss.Index:
    ids, matrix = library.vectors()
    index = faiss.IndexIDMap2(faiss.IndexFlatIP(matrix.shape[1]))
    if ids:
        index.add_with_ids(np.ascontiguousarray(matrix), np.asarray(ids, dtype=np.int64))
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        faiss.write_index(index, str(temporary))
        temporary.replace(path)
        for old in path.parent.glob("vectors-*.faiss"):
            if old != path:
                old.unlink(missing_ok=True)
    except (RuntimeError, OSError):  # a folder that may only be read still answers; only the next start is slower
        temporary.unlink(missing_ok=True)
    return index
