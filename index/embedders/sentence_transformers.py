"""Any sentence-transformers model by name or path, in fp32; the import of the library alone takes about 6 s."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

from index.embedders.floats import Floats
from index.embedders.hub import not_to_be_had

_PASSAGE_PROMPTS = ("passage", "document", "corpus")  # names in use for the same thing


class SentenceTransformersEmbedder:
    """Embeds with a SentenceTransformer and the prompts it brings; a model without prompts gets the bare text."""

    def __init__(self, name_or_path: str, name: str | None = None) -> None:
        """Load the model; GuihuaError when it is neither a folder nor in the cache of the hub nor can be downloaded.

        `name` replaces the derived name, which for a folder holds a digest of the weights: folders of different
        models are often called the same.
        """
        self._model = load_model(name_or_path)
        self.name = name or f"{_identity(name_or_path)}/fp32"
        dimension = self._model.get_embedding_dimension()
        self.dimension: int = dimension if dimension is not None else self._encode([""], "").shape[1]
        prompts = self._model.prompts
        self._query_prompt = prompts.get("query") or ""
        self._passage_prompt = next(filter(None, map(prompts.get, _PASSAGE_PROMPTS)), "")

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Vectors of shape (n, dimension), unit rows, in the order of `texts`; the model's own limit cuts long text."""
        return self._encode(list(texts), self._passage_prompt)

    def embed_query(self, text: str) -> Floats:
        """Vector of shape (dimension,), unit length."""
        vector: Floats = self._encode([text], self._query_prompt)[0]
        return vector

    def _encode(self, texts: list[str], prompt: str) -> Floats:
        if not texts:  # the library gives shape (0,) here
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(texts, prompt=prompt, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def load_model(name_or_path: str) -> SentenceTransformer:
    """The model on the processor; GuihuaError with the remedy when it cannot be had."""
    try:
        return SentenceTransformer(name_or_path, device="cpu")
    except Exception as error:  # the hub, the network and the files each raise their own
        raise not_to_be_had(name_or_path, error) from error


def save_pooled_model(source: Path, folder: Path, prompts: Mapping[str, str], maximum_tokens: int) -> None:
    """Wrap the transformer in `source` with mean pooling, unit length and prompts, and save it to `folder`."""
    transformer = Transformer(str(source), max_seq_length=maximum_tokens)
    pooling = Pooling(transformer.get_embedding_dimension(), pooling_mode="mean")
    model = SentenceTransformer(modules=[transformer, pooling, Normalize()], prompts=dict(prompts), device="cpu")
    model.save(str(folder), create_model_card=False)


def _identity(name_or_path: str) -> str:
    """The name on the hub, or the folder's name with a digest of its weights."""
    folder = Path(name_or_path)
    if not folder.is_dir():
        return name_or_path
    digest = hashlib.sha256()
    for path in sorted((*folder.rglob("*.safetensors"), *folder.rglob("*.bin"))):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"{folder.resolve().name}@{digest.hexdigest()[:8]}"
