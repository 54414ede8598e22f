"""Administrative divisions of China: what stands above a place, what below, and by which names it goes.

The facts are in divisions.csv (whose head names their source), former names in renamed.toml, the naming rules'
words in regions.toml. Everything is read at first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.vocabulary.typed_toml import read_toml, typed

PROVINCE, PREFECTURE, COUNTY = 1, 2, 3
"""Levels as divisions.csv numbers them."""
CORPS = "660000"
"""The 新疆生产建设兵团, which GB/T 2260 leaves out; see the head of divisions.csv."""
_CORPS_DIVISION = re.compile(r"第([一二三四五六七八九十]{1,3})师(.*)")


@dataclass(frozen=True, slots=True)
class Division:
    """One division: its code of six digits, full name, level (1 province, 2 prefecture, 3 county), the code above it."""

    code: str
    name: str
    level: int
    parent: str | None


@dataclass(frozen=True, slots=True)
class _Register:
    by_code: dict[str, Division]
    full: dict[str, tuple[str, ...]]
    """Codes by full name."""
    short: dict[str, tuple[str, ...]]
    """Codes by short names and aliases."""
    below: dict[str, tuple[str, ...]]
    names: frozenset[str]
    """Every name that means a division: full, short and former ones."""


@dataclass(frozen=True, slots=True)
class Nation:
    """The nation as the place of a plan, and its code."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank of places that people ask about: its level and, where it matters, the ends of the names."""

    name: str
    pattern: str
    level: int
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """regions.toml: the words of the naming rules, the short forms that follow no rule, and groups and ranks of places."""

    suffixes: tuple[str, ...]
    nations: tuple[str, ...]
    nation: Nation
    abbreviations: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    ranks: tuple[Rank, ...]
    aliases: Mapping[str, tuple[str, ...]]


@cache
def place_names() -> PlaceNames:
    """The names of places, which are facts like the divisions themselves: the same for every vocabulary."""
    return typed(PlaceNames, read_toml(files("ingest.places") / "regions.toml"), "regions.toml")


@cache
def _former() -> dict[str, str]:
    return {name: str(code) for name, code in read_toml(files("ingest.places") / "renamed.toml").items()}


@cache
def _register() -> _Register:
    by_code, full, short, below = {}, dict[str, list[str]](), dict[str, list[str]](), dict[str, list[str]]()
    aliases = place_names().aliases
    for line in files("ingest.places").joinpath("divisions.csv").read_text("utf-8").splitlines():
        if not line[0].isdecimal():
            continue  # the comment at the head, and the names of the columns
        code, name, level, parent = line.split(",")
        by_code[code] = Division(code, name, int(level), parent or None)
        full.setdefault(name, []).append(code)
        below.setdefault(parent, []).append(code)
        for other in _short(name):
            short.setdefault(other, []).append(code)
    # 巴州 is an alias of 巴音郭楞蒙古自治州, whatever the rules would make of 巴州区
    short |= {alias: full[name] for name, listed in aliases.items() for alias in listed if name in full}
    names = frozenset((*full, *short, *_former()))
    return _Register(by_code, _frozen(full), _frozen(short), _frozen(below), names)


def _frozen(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(codes)) for key, codes in table.items()}


def _short(name: str) -> Iterator[str]:
    """甘南藏族自治州 -> 甘南, 甘南州; 第八师石河子市 -> 第八师, 八师, 农八师 (the city has a row of its own)."""
    corps = _CORPS_DIVISION.fullmatch(name)
    if corps:
        number, city = corps.groups()
        yield from (f"第{number}师", f"{number}师", f"农{number}师", f"{number}师{city}")
        return
    short = stem(name)
    if short != name:
        yield short
        if name.endswith("自治州"):
            yield f"{short}州"
        elif name.endswith(("自治县", "自治旗")):
            yield f"{short}{name[-1]}"


@cache
def _naming() -> re.Pattern[str]:
    words = place_names()
    nations = "|".join(sorted(words.nations, key=len, reverse=True))
    return re.compile(rf"(.{{2,}}?)(?:(?:{nations})*(?:{'|'.join(words.suffixes)}))")


def stem(name: str) -> str:
    """The name without its nations and its 市, 县 …: 伊犁哈萨克自治州 -> 伊犁; itself where less than two are left."""
    match = _naming().fullmatch(name)
    return match.group(1) if match else name


def by_code(code: str) -> Division | None:
    """The division of a code; None where there is none."""
    return _register().by_code.get(code)


def with_full_name(name: str) -> tuple[Division, ...]:
    """All divisions of this very name: 鼓楼区 gives four."""
    codes = _register().full.get(name)
    return _divisions(codes) if codes else ()


def lookup(name: str, within: Iterable[str] = ()) -> tuple[Division, ...]:
    """The divisions that a name may mean, by full name, else by former and short names and aliases.

    `within` names what stands above (福建省, 福州): only divisions below all of these are given, and none where one of
    them is unknown. A bare short name means the highest that bears it: 海南 is the province, not the prefecture.
    """
    if name not in _register().names:
        return ()  # as nearly always: all that stands in a question is looked up
    full = with_full_name(name)
    found = full or bearers(name)
    for upper in within:
        above = {division.code for division in bearers(upper)}
        found = tuple(one for one in found if any(other.code in above for other in ancestors(one)))
    highest = min((one.level for one in found), default=0)
    return found if full else tuple(one for one in found if one.level == highest)


def bearers(name: str) -> tuple[Division, ...]:
    """All divisions that bear the name in any form: 吉林 is a province and a city."""
    register, former = _register(), _former().get(name)
    return _divisions((*register.full.get(name, ()), *register.short.get(name, ()), *((former,) if former else ())))


def ancestors(division: Division) -> tuple[Division, ...]:
    """What stands above, the nearest first."""
    above = []
    while division.parent is not None:
        division = _register().by_code[division.parent]
        above.append(division)
    return tuple(above)


def children(division: Division) -> tuple[Division, ...]:
    """What stands directly below, by code; of 新疆 also the 兵团."""
    return _divisions(_register().below.get(division.code, ()))


def is_inside(division: Division, area: Division) -> bool:
    """True for the area itself and all below it."""
    return division == area or area in ancestors(division)


def described(division: Division) -> str:
    """The name with all that stands above it: 福建省福州市鼓楼区."""
    above = [one.name for one in ancestors(division) if not one.name.endswith(division.name)]
    return "".join((*reversed(above), division.name))


def _divisions(codes: Iterable[str]) -> tuple[Division, ...]:
    held = _register().by_code
    return tuple(held[code] for code in dict.fromkeys(codes))
