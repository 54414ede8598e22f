"""Where a line's own words stand: markup, bookmark remnants and control bytes are cut out, offsets kept."""

from __future__ import annotations

import re

from ingest.document import Span

# Each alternative was seen in published files: Word bookmarks, markdown bold, control bytes, zero-width characters.
_REMNANT = re.compile(r"\[bookmark:[^\]\n]*\]|\*\*|[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]")
_LEADING = re.compile(r"(?:#{1,6}\s+|[-*+•·]\s+|>\s+|\s+)+")
_LEADS = frozenset("#-*+•·>")
"""First characters of the marks of _LEADING."""


def spans_of_words(text: str, start: int, end: int) -> list[Span]:
    """The spans between `start` and `end` that are words, in order; none for a line of blanks and marks."""
    plain = text[start:end].lstrip()
    if plain and (plain[0] in _LEADS or _REMNANT.search(plain)):
        return _without_markup(text, start, end)
    # most lines: nothing around them but blanks
    first, plain = end - len(plain), plain.rstrip()
    return [(first, first + len(plain))] if plain else []


def _without_markup(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    position = start
    for match in _REMNANT.finditer(text, start, end):
        if match.start() > position:
            spans.append((position, match.start()))
        position = match.end()
    if position < end:
        spans.append((position, end))
    return _strip_right(text, _strip_left(text, spans))


def _strip_left(text: str, spans: list[Span]) -> list[Span]:
    while spans:
        start, end = spans[0]
        match = _LEADING.match(text, start, end)
        if match is None:
            break
        spans = [(match.end(), end), *spans[1:]] if match.end() < end else spans[1:]
    return spans


def _strip_right(text: str, spans: list[Span]) -> list[Span]:
    while spans:
        start, end = spans[-1]
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            return [*spans[:-1], (start, end)]
        spans = spans[:-1]
    return spans
