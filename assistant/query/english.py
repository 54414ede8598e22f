"""A question in English -> the Chinese words of its parts, by a glossary; what the glossary lacks is named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.query.places.slips import sound
from ingest.places.regions import short_names
from ingest.plan import Plan

LEAST_LATIN = 0.6
"""Share of a question's letters that are Latin in one that is English; HPV in a Chinese question is far less."""
SHORTEST_PLACE = 4
"""Letters of a place's sound that are looked for: Yunlu; shorter ones are English words (Wei, Lin)."""
ORDER = (
    "places",
    "everywhere",
    "audiences",
    "populations",
    "indicators",
    "topics",
    "fields",
    "values",
    "years",
    "operations",
)
"""In which order a Chinese question has its parts."""
_LETTERS = re.compile(r"[A-Za-z]")
"""Letters of English, whose share of a question shows what it is written in."""
_HAN = re.compile(r"[\u3400-\u9fff]")
"""Chinese characters, the other part of that share."""
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A year stays as it is typed."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?\s*(?:%|‰|percent|per cent|per mille)?")
"""A figure with its unit, in signs or in words."""
_WORD = re.compile(r"[a-z][a-z'-]+")
"""Words that are named as not understood where no entry has them."""


@dataclass(frozen=True, slots=True)
class Glossed:
    """The Chinese question, and the English words that the glossary lacks."""

    chinese: str
    unknown: tuple[str, ...]


def is_english(text: str) -> bool:
    """True where a question is written in Latin letters."""
    letters, han = len(_LETTERS.findall(text)), len(_HAN.findall(text))
    return letters > 1 and " " in text.strip() and letters >= LEAST_LATIN * (letters + han)


def glossed(text: str, plans: Sequence[Plan]) -> Glossed:
    """What an English question says, in Chinese: 'Yunlu maternal mortality' is 云麓市孕产妇死亡率."""
    plain = text.lower().replace("’", "'")
    found = [
        (m.start(), m.end(), kind, chinese) for kind, pattern, chinese in _glossary() for m in pattern.finditer(plain)
    ]
    found += _places(plain, plans)
    found += [(m.start(), m.end(), "years", f"{m.group()}年") for m in _YEAR.finditer(plain)]
    found += [(m.start(), m.end(), "operations", _figure(m.group())) for m in _FIGURE.finditer(plain)]
    chosen: list[tuple[int, int, str, str]] = []
    for piece in sorted(found, key=lambda one: (one[0] - one[1], one[2] == "empty", one[0])):
        if piece[0] < piece[1] and all(piece[1] <= other[0] or other[1] <= piece[0] for other in chosen):
            chosen.append(piece)
    chosen.sort()
    rest = "".join(" " if any(begin <= i < end for begin, end, *_ in chosen) else c for i, c in enumerate(plain))
    said = {kind: list(dict.fromkeys(chinese for *_, k, chinese in chosen if k == kind and chinese)) for kind in ORDER}
    if said["places"]:
        said["everywhere"] = []
    joined = {
        kind: ("、" if kind in ("places", "indicators", "populations", "fields") else "").join(said[kind])
        for kind in ORDER
    }
    return Glossed("".join(joined[kind] for kind in ORDER), tuple(dict.fromkeys(_WORD.findall(rest))))


def _figure(text: str) -> str:
    return re.sub(r"\s*(?:percent|per cent)", "%", text).replace("per mille", "‰").strip()


def _places(plain: str, plans: Sequence[Plan]) -> list[tuple[int, int, str, str]]:
    """Places of the library by their sound, blanks and apostrophes left out (Hang Jin, Yan'an)."""
    found = []
    kept = [index for index, character in enumerate(plain) if character.isalpha()]
    bare = "".join(plain[index] for index in kept)
    for name in {name for plan in plans if plan.region for name in short_names(plan.region)}:
        said = sound(name)
        if len(said) >= SHORTEST_PLACE:
            found += [
                (kept[m.start()], kept[m.end() - 1] + 1, "places", name) for m in re.finditer(re.escape(said), bare)
            ]
    return found


@cache
def _glossary() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    data = tomllib.loads(files("assistant.query").joinpath("english.toml").read_text("utf-8"))
    return tuple(
        (kind, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])"), chinese)
        for kind, entries in data.items() for words, chinese in entries.items()
    )  # fmt: skip
