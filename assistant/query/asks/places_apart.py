"""The places of a clause that stand apart: one with which others are compared, one that is left out, all the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.query.asks.parts import Parts
from assistant.query.reading_words import sign

_OTHERS = sign("others")
"""Beside a place that is named: all the others with it."""


def place_beside(parts: Parts) -> str:
    """The place with which others are compared (低于云麓的有哪些地方); empty where there is none."""
    return _place_after("低于|高于|超过|严于|松于|少于|多于|不如|比", parts) if parts.everywhere else ""


def place_left_out(parts: Parts) -> str:
    """The place that is not meant (除了云麓); empty where there is none."""
    return _place_after("除(?:了|去|开)?|不算|去掉|不含|不包括|撇开", parts)


def names_the_others(parts: Parts) -> bool:
    """True where all the other places are asked for (其他地方): then the place that is named is only their measure."""
    return parts.everywhere and _OTHERS.search(parts.text) is not None


def longest_first(places: Sequence[str]) -> list[str]:
    """Words of places, each once, so that a longer one is found before a shorter one that stands in it."""
    return sorted(set(places), key=len, reverse=True)


def _place_after(words: str, parts: Parts) -> str:
    marks = "|".join(re.escape(place) for place in longest_first(parts.places))
    found = re.search(rf"(?:{words})({marks})", parts.text) if marks else None
    return found.group(1) if found else ""
