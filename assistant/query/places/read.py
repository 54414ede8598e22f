"""The places that a question names: those of the library, areas that hold several of them, and those it has no plan of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ingest.places.divisions import (
    CORPS,
    COUNTY,
    PREFECTURE,
    PROVINCE,
    Division,
    Rank,
    bearers,
    by_code,
    described,
    is_inside,
    lookup,
    place_names,
)  # fmt: skip
from ingest.places.regions import LONGEST_NAME, named_place, short_names, short_spellings
from ingest.plan import Plan
from ingest.vocabulary.pack import load_pack

_LEVEL_BY_ENDING = {"省": PROVINCE, "自治区": PROVINCE, "自治州": PREFECTURE, "地区": PREFECTURE, "盟": PREFECTURE,
                    "县": COUNTY, "旗": COUNTY}  # fmt: skip
"""Level of a place that is in no register, where its name tells it; 市 and 区 do not."""
LONGEST_TYPED = LONGEST_NAME
"""Characters of the longest name that is looked up: that of the longest in the register."""


@dataclass(frozen=True, slots=True)
class Places:
    """What a question says of places.

    `regions` are places of the library, those inside a named area included; `spread` is true where an area or a rank
    was named, so that each place is looked at on its own; `missing` are places that the library has no plan of;
    `words` stand for places in the question and are no words to search for.
    """

    regions: tuple[str, ...]
    spread: bool
    missing: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """One name in the question: where it stands, the places of the library that are called so, and what it means in
    the register (of a group such as 西北 all members)."""

    start: int
    word: str
    regions: tuple[str, ...]
    divisions: tuple[Division, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.word)


def places_in(plain: str, plans: Sequence[Plan], *, everywhere: bool) -> Places:
    """Read the places out of a normalised question; `everywhere` is true where it asks for each place of the library."""
    names = _longest(_names(plain, plans))
    named = _lowest(names)
    regions: list[str] = []
    missing: list[str] = []
    members: set[str] = set()
    for one in named:
        inside = _inside(one.divisions, plans)
        if one.regions and not (everywhere and len(one.regions) == 1 and len(set(inside)) > 1):
            regions += one.regions
        elif inside:
            regions, members = [*regions, *inside], {*members, *inside}
        else:
            missing.append(_name_of(one))
    words = tuple(one.word for one in names)
    rank = next((rank for rank in place_names().ranks if re.search(rank.pattern, plain)), None)
    spread = bool(members)
    if rank and (members or not named):
        ranked = [plan.region for plan in plans if plan.region and _has_rank(plan, rank)]
        named_alone = [region for region in regions if region not in members]  # 新疆两个地州比武威: 武威 is no 地州
        regions = [*(region for region in ranked if region in members or not named), *named_alone]
        missing = missing or ([] if regions else [rank.name])
        words, spread = (*words, *re.findall(rank.pattern, plain)), True
    if not named and not rank and not everywhere:
        missing = [place for place in [named_place(plain, load_pack().places)] if place]
    return Places(tuple(dict.fromkeys(regions)), spread, tuple(dict.fromkeys(missing)), words)


def plans_of(place: str, plans: Sequence[Plan]) -> list[Plan]:
    """The plans of a place by any of its names; where there is none, those of the places inside it."""
    own = [plan for plan in plans if plan.region and place in short_names(plan.region)]
    if own:
        return own
    group = place_names().groups.get(place, ())
    areas = [area for code in group if (area := by_code(code))] or lookup(place)
    return [plan for plan in plans if _any_inside(_division_of(plan), areas)]


def _names(plain: str, plans: Sequence[Plan]) -> Iterator[_Named]:
    owners: dict[str, dict[str, tuple[Division, ...]]] = {}
    holders: dict[Division, str] = {}
    for plan in plans:
        found = _division_of(plan)
        holders |= {division: plan.region for division in found if plan.region}
        for name in short_spellings(plan.region) if plan.region else ():
            owners.setdefault(name, {})[plan.region or ""] = found
    groups = place_names().groups
    for start in range(len(plain)):
        for word in (plain[start : start + length] for length in range(2, min(LONGEST_TYPED, len(plain) - start) + 1)):
            if word in owners:
                yield _Named(start, word, tuple(owners[word]), tuple(chain(*owners[word].values())))
                continue
            group = groups.get(word)
            members = tuple(one for code in group if (one := by_code(code))) if group else ()
            divisions = members or lookup(word)
            if divisions and _stands_free(plain, start, word):
                held = () if members else tuple(holders[one] for one in divisions if one in holders)
                yield _Named(start, word, held, divisions)


def _stands_free(plain: str, start: int, word: str) -> bool:
    """True where a name of the register is no part of other words (开平 of 公开平台, 巴州区 of 巴州区别).

    Four characters and more can hardly be anything else; a shorter name stands at the head of a clause, after one of a
    few words (在, 和), or after another place, and is no ordinary word (合作, 资源).
    """
    words = load_pack().places
    if plain[start + len(word) - 1 : start + len(word) + 1] in words.torn or word in words.generic:
        return False
    if len(word) >= 4 or (len(word) == 3 and word[-1] not in "省市县区旗盟州"):
        return True
    before, after = plain[:start], plain[start + len(word) :]
    torn = word[-2:] in words.generic  # the 海城市 of 沿海城市
    if (
        len(word) > 2
        and not (torn and before)
        and (not after or after.startswith(("的", ",", "，", "妇女", "儿童", "规划", "有", "是", "、", "和", "与")))
    ):
        return True
    if word in words.ordinary:
        return False
    if not before or not "\u4e00" <= before[-1] <= "\u9fff" or before.endswith(words.question_leads):
        return True
    upper = next((before[-length:] for length in range(2, LONGEST_TYPED + 1) if bearers(before[-length:])), None)
    return upper is not None and bool(lookup(word, [upper]))


def _longest(names: Iterator[_Named]) -> list[_Named]:
    """The names in the order of the question; a longer one hides those that it overlaps."""
    kept: list[_Named] = []
    for one in sorted(names, key=lambda name: (-len(name.word), name.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda name: name.start)


def _lowest(named: list[_Named]) -> list[_Named]:
    """甘肃武威 means 武威, 北京朝阳区 the one in 北京: what stands directly before a place inside it only leads to it."""
    kept: list[_Named] = []
    for one in named:
        above = kept[-1] if kept and kept[-1].end == one.start and kept[-1].word not in place_names().groups else None
        inner = [place for place in bearers(one.word) if above and _any_inside([place], above.divisions)]
        if above and inner and not (one.regions and one.regions == above.regions):
            kept.pop()
            one = one if one.regions else _Named(one.start, one.word, (), tuple(inner))
        kept.append(one)
    return kept


def _any_inside(places: Sequence[Division], areas: Sequence[Division]) -> bool:
    return any(is_inside(place, area) for place in places for area in areas)


def _inside(areas: Sequence[Division], plans: Sequence[Plan]) -> list[str]:
    """The places of the library inside the areas, the areas themselves included."""
    return [plan.region for plan in plans if plan.region and _any_inside(_division_of(plan), areas)]


def _division_of(plan: Plan) -> tuple[Division, ...]:
    """The plan's place in the register, by its code, else by a name that only one place bears."""
    found = by_code(plan.region_code) if plan.region_code else None
    if found:
        return (found,)
    places = lookup(plan.region) if plan.region else ()
    return places if len(places) == 1 else ()


def _has_rank(plan: Plan, rank: Rank) -> bool:
    region, ends = plan.region or "", rank.ends
    level = next((level for ending, level in _LEVEL_BY_ENDING.items() if region.endswith(ending)), None)
    division = next(iter(_division_of(plan)), None)
    if division is not None:
        level = division.level
        if division.code.startswith(CORPS[:2]) and ends:
            return False  # 第八师石河子市 is a division of the corps and no 地级市
    return level == rank.level and (not ends or region.endswith(ends))


def _name_of(named: _Named) -> str:
    """The full name of a place without a plan, as typed where it is not clear which of several is meant."""
    if len(named.divisions) != 1:
        return named.word
    place = named.divisions[0]
    return place.name if all(is_inside(other, place) for other in bearers(named.word)) else described(place)
