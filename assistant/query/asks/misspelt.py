"""Slips in the words of names (复盖率 for 覆盖率): a character of the same sound, where the plans do not know what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.query.asks.spans import ClauseSpan
from assistant.query.lexicon import Lexicon
from assistant.query.names import without
from assistant.query.places.slips import sounds_nearly_alike
from assistant.query.reading_words import sign

_HAN = re.compile("[\u4e00-\u9fff]+")
"""Chinese characters and nothing else."""
MOST_SLIPS = 3
"""Characters of one clause that are read as others; a clause with more is not what it seems."""


def mended(text: str, spans: Sequence[ClauseSpan], lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """A clause with the first slips in words of names mended, and the sentences that say so. Only stretches that nothing
    knows (`spans`) are looked at: neither the library's words nor those of reading.toml are ever changed."""
    unknown = [span for span in spans if span.kind == "words" and isinstance(span.meaning, str)]
    right = text
    wrong: list[int] = []
    for place in (place for span in unknown for place in range(span.start, span.end)):
        meant = _meant(right, place, lexicon, unknown)
        if meant is not None and len(wrong) < MOST_SLIPS:
            right = right[:place] + meant + right[place + 1 :]
            wrong.append(place)
    stretches = dict.fromkeys(_stretch_of_a_name(right, place, lexicon) for place in wrong)
    return right, tuple(f"“{text[start:end]}”读作“{right[start:end]}”" for start, end in stretches)


def _meant(text: str, place: int, lexicon: Lexicon, unknown: Sequence[ClauseSpan]) -> str | None:
    """The character that a name has instead of the one at `place`; None where that may well be meant, or several fit."""
    wrong = text[place]
    pairs = [text[max(start, 0) : start + 2] for start in (place - 1, place)]
    pairs = [pair for pair in pairs if len(pair) == 2 and _HAN.fullmatch(pair)]
    known = [pair for pair in pairs if lexicon.holds(pair) or lexicon.knows(pair)]
    if not _HAN.fullmatch(wrong) or sign("grammar").fullmatch(wrong) or len(known) == len(pairs):
        return None
    least = 2 if known else 1  # half of what was typed is a word: two stretches of a name must speak against it
    found: list[str] = []
    for start, stretch in _windows(text, place, unknown):
        names = lexicon.names.stretches.get(without(stretch, place - start), frozenset())
        if wrong not in names:
            found += [one for one in names if sounds_nearly_alike(one, wrong)]
    return found[0] if len(set(found)) == 1 and len(found) >= least else None


def _windows(text: str, place: int, unknown: Sequence[ClauseSpan]) -> Iterator[tuple[int, str]]:
    """The stretches of three characters with the one at `place`, and of two at the end of words that nothing knows."""
    for start in range(max(place - 2, 0), min(place, len(text) - 3) + 1):
        yield start, text[start : start + 3]
    for span in unknown:
        if span.length >= 2 and span.end - 2 <= place < span.end:
            yield span.end - 2, text[span.end - 2 : span.end]


def _stretch_of_a_name(text: str, place: int, lexicon: Lexicon) -> tuple[int, int]:
    """From where to where around `place` the longest stretch of a name stands, to be shown."""
    start, end = place, place + 1
    while start > 0 and _in_a_name(text[start - 1 : end], lexicon):
        start -= 1
    while end < len(text) and _in_a_name(text[start : end + 1], lexicon):
        end += 1
    return start, end


def _in_a_name(stretch: str, lexicon: Lexicon) -> bool:
    return any(stretch in spelling for spelling in lexicon.names.spellings)
