"""Places: the administrative unit that a title or a body names, and the short forms that people type for it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

_DIVISION = r"第?[一二三四五六七八九十]{1,3}师(?:[\u4e00-\u9fff]{2,4}市)?"
"""Divisions of the 新疆生产建设兵团, which are cities at the same time (第八师石河子市)."""
_CORPS = "新疆生产建设兵团"
NATION = "中国"
LONGEST_NAME_IN_A_QUESTION = 6
OPENING = 4000
"""Characters of a text in which its place is looked for: preface and general requirements."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("ingest").joinpath("regions.toml").read_text("utf-8"))


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"{_DIVISION}|[\u4e00-\u9fff]{{1,11}}?(?:{'|'.join(_data()['suffixes'])})")


def region_at_start(text: str) -> str | None:
    """The lowest unit of the chain of places with which `text` begins: 甘肃省武威市妇女… gives 武威市."""
    if text.startswith(NATION):
        return NATION
    position, found = len(_CORPS) if text.startswith(_CORPS) else 0, None
    while match := _unit().match(text, position):
        if match.group() in _data()["generic"]:
            break
        found, position = match.group(), match.end()
    return found


def region_in_body(text: str) -> str | None:
    """The place that the opening of a text without title names most often at the start of a clause.

    None where no place stands out: a place is not guessed between two that are named equally often.
    """
    leads = "|".join(_data()["leads"])
    pattern = re.compile(rf"(?<![\u4e00-\u9fff])(?:{leads})?({_unit().pattern})({'|'.join(_data()['followers'])})?")
    names: Counter[str] = Counter()
    for name, follower in pattern.findall(text[:OPENING]):
        if not _points_only(name):
            names[name] += 2 if follower else 1
    best = names.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def named_place(text: str) -> str | None:
    """The place with which a question begins (北京市孕产妇…), None where the words only look like one."""
    name = region_at_start(text)
    if name is None or _points_only(name) or len(name) > LONGEST_NAME_IN_A_QUESTION:
        return None
    return None if set(name) & set("每个几哪这那某有给") else name


def _points_only(name: str) -> bool:
    """True for words that look like a place and are none (全区, 搬迁小区), and for the province above the place."""
    data = _data()
    upper = name.endswith(("省", "自治区")) or name == _CORPS
    return bool(
        upper
        or name[0] in "各我本全该"
        or set(name) & set("的和到把与及")
        or name in data["generic"]
        or name.endswith(tuple(data["generic_endings"]))
    )


@cache
def short_names(region: str) -> tuple[str, ...]:
    """All forms under which people name the region, the full name first, longer forms before shorter ones."""
    data = _data()
    names = [region, *data["aliases"].get(region, [])]
    division = re.fullmatch(r"(第?)([一二三四五六七八九十]{1,3}师)([\u4e00-\u9fff]{2,4})市", region)
    if division:
        corps, city = division.group(2), division.group(3)
        names += [f"第{corps}", corps, f"{city}市", city, "师市"]
    elif len(region) > 2:
        suffix = next((suffix for suffix in data["suffixes"] if region.endswith(suffix)), "")
        stem = region.removesuffix(suffix)
        while nation := next(
            (nation for nation in data["nations"] if stem.endswith(nation) and len(stem) > len(nation) + 1), None
        ):
            stem = stem.removesuffix(nation)
        if len(stem) >= 2:
            names += [stem] + ([f"{stem}州"] if suffix == "自治州" else [])
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (name != region, -len(name))))
