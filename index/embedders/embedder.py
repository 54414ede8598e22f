"""What turns text into vectors, and the choice between the default model and any other.

Nothing heavy is imported here: questions that the register answers never load a model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from index.embedders.e5_weights import find_e5_file
from index.embedders.floats import Floats
from index.embedders.hub import refuse_what_is_not_held
from index.folders import cache_folder

DEFAULT_NAME = "multilingual-e5-small"
_HUB_NAME = "intfloat/multilingual-e5-small"

Precision = Literal["int8", "fp32"]


class Embedder(Protocol):
    """Text to unit vectors; the dot product of a query and a passage is their nearness."""

    @property
    def name(self) -> str:
        """Weights and precision, e.g. `multilingual-e5-small/int8`; vectors of different names do not mix."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Vectors of shape (n, dimension), unit rows, in the order of `texts`."""

    def embed_query(self, text: str) -> Floats:
        """Vector of shape (dimension,), unit length."""


def open_embedder(
    name_or_path: str | None = None, *, precision: Precision = "int8", notify: Callable[[str], None] = lambda _: None
) -> Embedder:
    """The default model (None), or any sentence-transformers model by name or folder, which runs in fp32.

    The default model is made in the cache at the first call, about a minute; `notify` gets one line (Chinese) before
    and one after. `precision` chooses the form of the default model. GuihuaError when a model cannot be had.
    """
    if name_or_path is not None:
        refuse_what_is_not_held(name_or_path)
        from index.embedders.sentence_transformers import SentenceTransformersEmbedder

        return SentenceTransformersEmbedder(name_or_path)
    return _open_default(precision, notify)


def _open_default(precision: Precision, notify: Callable[[str], None]) -> Embedder:
    file = find_e5_file()
    name = DEFAULT_NAME if file else _HUB_NAME
    folder = cache_folder() / "models" / name.replace("/", "--")
    if not folder.is_dir():
        from index.embedders.e5_build import make_default_model

        make_default_model(folder, file or _HUB_NAME, notify)
    if precision == "int8":
        from index.embedders.onnx import OnnxEmbedder

        return OnnxEmbedder(folder, f"{name}/int8", "query: ", "passage: ")
    from index.embedders.sentence_transformers import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(str(folder), f"{name}/fp32")
