"""The default model in int8 on ONNX Runtime: no PyTorch, ready in about half a second, 0.4 GB of memory."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from index.embedders.floats import Floats
from ingest.errors import GuihuaError
from ingest.parallel.cores import available_cores

INT8_MODEL = "onnx/int8.onnx"
COMMON_TOKENIZER = "onnx/common.json"
COMMON_IDENTIFIERS = "onnx/common.npy"
MAXIMUM_TOKENS = 512
"""Tokens that multilingual-e5-small was trained to read; its card says that longer texts are cut there."""

Ids = list[int]


class OnnxEmbedder:
    """Embeds with the int8 file of a model folder that `index.embedders.e5_build` made.

    Each text is a run of its own: activations are quantised over a whole run, so in a batch a text's vector would
    depend on its company, and rebuilding a library would not give the same vectors. Texts run side by side on one
    thread each; on 2 cores that gave 120 texts/s where runs of 8 shared by both threads gave 60 to 110.
    """

    def __init__(self, folder: Path, name: str, query_prompt: str, passage_prompt: str) -> None:
        """Load the files in `folder`; GuihuaError when one is missing or damaged."""
        self.name = name
        self._query_prompt = query_prompt
        self._passage_prompt = passage_prompt
        try:
            self._tokenizer = TwoTokenizers(folder)
            self._session = _open_session(folder / INT8_MODEL)
        except Exception as error:  # tokenizers raises nothing more precise
            raise GuihuaError(f"向量模型 {folder} 已损坏（{error}）：请删除该文件夹后重试，程序会重新生成。") from error
        self.dimension: int = self._session.get_outputs()[0].shape[1]

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Vectors of shape (n, dimension), unit rows, in the order of `texts`; text beyond 512 tokens is left out."""
        encoded = self._tokenizer.encode([self._passage_prompt + text for text in texts])
        vectors = np.empty((len(encoded), self.dimension), dtype=np.float32)
        # The longest first, so that no thread is left with a long text at the end.
        order = sorted(range(len(encoded)), key=lambda position: -len(encoded[position]))
        with ThreadPoolExecutor(available_cores()) as threads:
            for position, vector in zip(order, threads.map(lambda p: self._run(encoded[p]), order), strict=True):
                vectors[position] = vector
        return vectors

    def embed_query(self, text: str) -> Floats:
        """Vector of shape (dimension,), unit length."""
        return self._run(self._tokenizer.encode([self._query_prompt + text])[0])

    def _run(self, tokens: Ids) -> Floats:
        ids = np.asarray([tokens], dtype=np.int64)
        vectors: Floats = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]
        vector: Floats = vectors[0]
        return vector


class TwoTokenizers:
    """The small tokenizer for Chinese and English text; the full one, 0.7 s to load, at the first text that needs it.

    A text whose characters are all pieces of the small one is cut by it exactly as by the full one
    (`index.embedders.e5_tokenizer.save_common_tokenizer`).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._common = _load_tokenizer(folder / COMMON_TOKENIZER)
        self._identifiers = np.load(folder / COMMON_IDENTIFIERS)
        pieces = self._common.get_vocab(with_added_tokens=False)
        self._characters = frozenset(piece for piece in pieces if len(piece) == 1) | {" "}
        self._full: Tokenizer | None = None

    def encode(self, texts: Sequence[str]) -> list[Ids]:
        """Token ids with begin and end, at most 512 a text."""
        normalise = self._common.normalizer.normalize_str
        common = [self._characters.issuperset(normalise(text)) for text in texts]
        short = iter(self._common.encode_batch([text for text, fits in zip(texts, common, strict=True) if fits]))
        if all(common):
            return [self._identifiers[encoding.ids].tolist() for encoding in short]
        if self._full is None:
            self._full = _load_tokenizer(self._folder / "tokenizer.json")
        full = iter(self._full.encode_batch([text for text, fits in zip(texts, common, strict=True) if not fits]))
        return [self._identifiers[next(short).ids].tolist() if fits else next(full).ids for fits in common]


def _load_tokenizer(path: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(MAXIMUM_TOKENS)
    tokenizer.no_padding()
    return tokenizer


def _open_session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Fused with its addition the layer norm takes 14% of the time, apart 8% (onnxruntime 1.31): 155 texts/s, not 129.
    return onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
