"""The places of a clause that stand apart: one with which others are compared, one that is left out, all the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.query.asks.parts import Parts
from assistant.query.query import Comparison
from assistant.query.reading_words import sign, words_for

_OTHERS = sign("others")
"""Beside a place that is named: all the others with it."""
_BLANK = "□"
"""Stands for a place in the patterns of `beside`."""
_TURNED: dict[str, Comparison] = {"<": ">=", ">": "<="}
"""What is left of a relation that is denied (不低于)."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The place with which the others are compared (None for 它, the one that was spoken of), and how those that are asked
    for stand to it; `comparison` is None where only the differences are asked for."""

    place: str | None
    comparison: Comparison | None = None
    by: Literal["value", "strictness"] = "value"


def place_beside(parts: Parts) -> Beside | None:
    """The place with which all the others are compared (低于云麓的有哪些地方), where others are asked for at all."""
    spoken_of = words_for("follow", "place")
    if not (parts.places or spoken_of.search(parts.text)) or not (parts.everywhere or _asks_for_others(parts)):
        return None
    named = [re.escape(place) for place in longest_first(parts.places)]
    marks = re.compile("|".join([*named, spoken_of.pattern]))
    order = [match.group() for match in marks.finditer(parts.text)]
    blanked = marks.sub(_BLANK, parts.text)
    found = sign("beside").search(blanked)
    if found is None:
        return None
    comparison, by = _relation(found)
    place = order[blanked[: found.end()].count(_BLANK) - 1]
    if place not in parts.places and parts.places:
        return None  # 松岚比它多几个: two places
    return Beside(place if place in parts.places else None, comparison, by)


def place_left_out(parts: Parts) -> str:
    """The place that is not meant (除了云麓); empty where there is none, or where the others are measured on it."""
    marks = "|".join(re.escape(place) for place in longest_first(parts.places))
    found = re.search(rf"(?:除(?:了|去|开)?|不算|去掉|不含|不包括|撇开)({marks})", parts.text) if marks else None
    beside = place_beside(parts) if found else None
    return found.group(1) if found and not (beside and beside.place == found.group(1)) else ""


def stands_among_all(parts: Parts) -> bool:
    """True where one place is to be set among all (云麓排第几, 是不是最低的, 高于平均): then all places are looked at."""
    if len(set(parts.places)) != 1:
        return False
    claimed = any(operation.act == "extreme" for operation in parts.operations)
    among = any(operation.act == "rank" or operation.than == "mean" for operation in parts.operations)
    return among or (claimed and sign("is_the_extreme").search(parts.text) is not None)


def names_the_others(parts: Parts) -> bool:
    """True where all the other places are asked for (其他地方): then the place that is named is only their measure."""
    return parts.everywhere and _OTHERS.search(parts.text) is not None


def longest_first(places: Sequence[str]) -> list[str]:
    """Words of places, each once, so that a longer one is found before a shorter one that stands in it."""
    return sorted(set(places), key=len, reverse=True)


def _asks_for_others(parts: Parts) -> bool:
    """孕产妇死亡率比云麓低的有几个: of one place nobody asks how many."""
    return len(set(parts.places)) <= 1 and sign("beside_whom").search(parts.text) is not None


def _relation(found: re.Match[str]) -> tuple[Comparison | None, Literal["value", "strictness"]]:
    """How the places that are asked for stand to the one, and whether by their values or by what they demand."""
    if found["equal"]:
        return "=", "value"
    word = found["after"] or found["verb"] or found["lesser"]
    if word is None:
        return None, "value"
    above: Comparison = ">" if word in "高多大超严紧" else "<"
    if found["lesser"] is not None:
        above = "<" if above == ">" or not word else ">"
    elif found["denied"]:
        above = _TURNED[above]
    return above, "strictness" if word in "严松宽紧" else "value"
