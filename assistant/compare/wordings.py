"""The ways in which plans say one thing: a topic as it was named, and what stands for it in other plans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice, product

from ingest.figures.width import normalised
from ingest.vocabulary.typed_toml import read_toml, typed


@dataclass(frozen=True, slots=True)
class _Synonyms:
    groups: tuple[tuple[str, ...], ...]
    stances: tuple[str, ...]
    stances_behind: tuple[str, ...]


SHORTEST_EITHER = 3
"""Characters of one half of A或B that is looked for by itself."""
SHORTEST_TOPIC, SHORTEST_BEFORE = 2, 3
"""Characters that must stay of a topic whose word of stance is taken off (防 of 防疫 stays), and where it stands at the
end (社区治理 is more than 社区)."""
MOST_WORDINGS = 12
"""Ways of one topic that are looked for: three known words of four ways each would be 64."""


def wordings(subject: str) -> list[str]:
    """The other ways of saying a topic (`synonyms.toml`): each word of it that has synonyms is put in each of them.

    HPV疫苗接种 -> 人乳头瘤病毒疫苗接种, 宫颈癌疫苗接种.
    """
    plain = normalised(subject)
    either = [piece for piece in plain.split("或") if len(piece) >= SHORTEST_EITHER]
    return [said for said in dict.fromkeys([*either, *_combined(plain)]) if said != plain]


def without_stance(subject: str) -> str:
    """The topic without the words that say what is to be done about it (反家暴 -> 家暴, 加强托育服务 -> 托育服务).

    The topic itself where it has none, or where too little would stay.
    """
    plain = normalised(subject)
    first = max((word for word in _data().stances if plain.startswith(word)), key=len, default="")
    if len(plain) - len(first) >= SHORTEST_TOPIC:
        plain = plain.removeprefix(first)
    last = max((word for word in _data().stances_behind if plain.endswith(word)), key=len, default="")
    return plain.removesuffix(last) if len(plain) - len(last) >= SHORTEST_BEFORE else plain


def begins_with_stance(words: str) -> bool:
    """True where the words begin with what is to be done (加强工作)."""
    return words.startswith(_data().stances)


def has_other_ways(word: str) -> bool:
    """True for a word whose other ways are a line of `synonyms.toml`."""
    return normalised(word) in _groups()


def _combined(plain: str) -> list[str]:
    """Every combination of the ways of its known words; of words that overlap the longest counts, HPV疫苗 before HPV."""
    known = sorted(_groups(), key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, known))})", plain)
    ways = [[piece, *_groups().get(piece, ())] for piece in pieces]
    return ["".join(said) for said in islice(product(*ways), MOST_WORDINGS)]


@cache
def _data() -> _Synonyms:
    return typed(_Synonyms, read_toml(files("assistant.compare") / "synonyms.toml"), "synonyms.toml")


@cache
def _groups() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for group in _data().groups:
        words = [normalised(word) for word in group]
        for word in words:
            found.setdefault(word, []).extend(other for other in words if other != word)
    return found
