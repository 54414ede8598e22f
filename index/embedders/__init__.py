"""What turns text into vectors: the default model, and any other of sentence-transformers."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from index.embedders.embedder import Embedder, open_embedder

__all__ = ["Embedder", "open_embedder"]

__getattr__ = lazily(__name__, {
    "embedder": ["Embedder", "open_embedder"],
})  # fmt: skip
