"""The ways in which plans say one thing: a topic as it was named, and what stands for it in other plans."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.figures.width import normalised
from ingest.vocabulary.typed_toml import read_toml, typed


@dataclass(frozen=True, slots=True)
class _Synonyms:
    groups: tuple[tuple[str, ...], ...]


SHORTEST_EITHER = 3
"""Characters of one half of A或B that is looked for by itself."""


def wordings(subject: str) -> list[str]:
    """The other ways of saying a topic (`synonyms.toml`): its longest word that has synonyms is put in each of them.

    HPV疫苗接种 -> 人乳头瘤病毒疫苗接种, 宫颈癌疫苗接种.
    """
    plain = normalised(subject)
    either = [piece for piece in plain.split("或") if len(piece) >= SHORTEST_EITHER] if "或" in plain else []
    known = [word for word in _groups() if word in plain]
    if not known:
        return either
    longest = max(known, key=len)
    return either + [said for other in _groups()[longest] if (said := plain.replace(longest, other)) != plain]


@cache
def _groups() -> dict[str, list[str]]:
    file = typed(_Synonyms, read_toml(files("assistant.compare") / "synonyms.toml"), "synonyms.toml")
    found: dict[str, list[str]] = {}
    for group in file.groups:
        words = [normalised(word) for word in group]
        for word in words:
            found.setdefault(word, []).extend(other for other in words if other != word)
    return found
