"""The places of a question with their words: held, areas, not held, plans of a superior, and slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.query.places.keys import key_of
from assistant.query.places.read import Places, places_in
from assistant.query.places.slips import corrected
from assistant.query.reading_words import reading_words
from ingest.figures.width import half_width, normalised
from ingest.places.divisions import by_code, is_inside, lookup
from ingest.places.regions import named_place, short_spellings
from ingest.plan import Plan
from ingest.vocabulary.pack import load_pack

_LEADS = re.compile(
    "^(?:请问|麻烦|劳驾|按照|根据|依照|依据|那个|那|想了解一下|了解一下|问一下|问下|查一下|查下|你好|您好|在)+"
)
"""Words before the name of a place at the head of a question."""
_PLAN_OF = re.compile(r"(?:的)?(?:妇女|儿童|妇女儿童)?(?:和|与|、)?(?:妇女|儿童)?(?:发展)?(?:规划|纲要)")
"""What follows a place where its own plan is meant."""


@dataclass(frozen=True, slots=True)
class PlacesNamed:
    """`text` is the question in half width, slips corrected; `words` pairs of a place's words and its mark for spans."""

    text: str
    words: tuple[tuple[str, str], ...]
    keys: dict[str, tuple[str, ...]]
    missing: dict[str, str]
    areas: frozenset[str]
    corrections: tuple[str, ...]

    def keys_in(self, marks: Sequence[str]) -> tuple[str, ...]:
        """The places of the library that these words stand for."""
        return tuple(dict.fromkeys(key for mark in marks for key in self.keys.get(mark, ())))

    def not_held_in(self, text: str) -> tuple[str, ...]:
        """Places that a clause names and the library has no plan of."""
        return tuple(dict.fromkeys(name for word, name in self.missing.items() if word in text))

    def area_in(self, marks: Sequence[str]) -> str:
        """The area whose places are meant."""
        return next((mark for mark in marks if mark in self.areas), "")

    def plans_not_held_in(self, text: str) -> tuple[str, ...]:
        """Plans of an area itself (新疆维吾尔自治区儿童发展规划), which its members are no substitute for."""
        found = []
        for area in self.areas:
            for match in re.finditer(re.escape(area) + _PLAN_OF.pattern, text):
                said = match.group().replace("的", "")
                if said.removeprefix(area) != "规划":  # 新疆的规划 may be those of its places
                    found.append(said)
        return tuple(found)

    def leaning(self, text: str) -> str | None:
        """The audience to which the wording leans."""
        counts = {
            name: sum(word in text for word in words) for name, words in reading_words(load_pack()).leaning.items()
        }
        named = [name for name, count in counts.items() if count]
        return named[0] if len(named) == 1 else None


def places_named(
    text: str, plans: Sequence[Plan], are_a_word: Callable[[str], bool] = lambda pair: False
) -> PlacesNamed:
    """Read the places out of a question; `are_a_word` tells two characters that stand together in the plans."""
    plain = half_width(text)
    found = _places(plain, plans)
    plain, corrections = corrected(plain, plans, found.words, are_a_word)
    found = _places(plain, plans) if corrections else found
    keys: dict[str, tuple[str, ...]] = {}
    areas = set()
    missing: dict[str, str] = {}
    for word in found.words:
        held = _held(word, found, plans)
        keys[word] = held
        alone = places_in(word, plans, everywhere=False)
        own = {key_of(plan) for plan in plans if plan.region in alone.regions}
        if held and (alone.spread or not own.issuperset(held)):
            areas.add(word)
        if not held and not alone.regions:
            for name in found.missing:
                if word in name or name in word or len(found.missing) == 1:
                    missing[word] = name
    for name in found.missing:
        if name not in missing.values():
            missing[name] = name
    missing |= {name: name for name in _other_places(plain, found.words) if name not in missing}
    words = dict.fromkeys([*found.words, *missing])
    return PlacesNamed(plain, tuple((word, word) for word in words), keys, missing, frozenset(areas), corrections)


def _other_places(plain: str, known: Sequence[str]) -> list[str]:
    """Names that no register has (石桥区), at the beginning of a stretch of the question or alone between blanks."""
    found = []
    for stretch in re.split(r"[\s,，。:：？?]+", plain):
        bare = _LEADS.sub("", stretch)
        name = named_place(bare, load_pack().places)
        if name and not any(name in word or word in name for word in known):
            found.append(name)
    return found


def _places(plain: str, plans: Sequence[Plan]) -> Places:
    every = any(p.kind == "everywhere" and p.pattern.search(plain) for p in reading_words(load_pack()).patterns)
    return places_in(normalised(plain), plans, everywhere=every)


def _held(word: str, found: Places, plans: Sequence[Plan]) -> tuple[str, ...]:
    """Keys of the places of the library that a word stands for: by name, else those inside the area; 新疆各地 by both."""
    named = [plan for plan in plans if plan.region in found.regions and word in short_spellings(plan.region)]
    if not named or found.spread:
        inside = {*places_in(word, plans, everywhere=found.spread).regions, *(plan.region for plan in named)}
        named = [plan for plan in plans if plan.region in inside and plan.region in found.regions]
    above = [division for other in found.words if other != word for division in lookup(other)]
    keys = dict.fromkeys(key_of(plan) for plan in named)
    narrowed = [key for key in keys if (place := by_code(key)) and any(is_inside(place, area) for area in above)]
    return tuple(narrowed if narrowed and len(keys) > 1 and len({plan.region for plan in named}) == 1 else keys)
