"""The numbering families of Chinese official documents: what a line's marker is and which number it carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.figures.numerals import chinese_number

_NUMERAL = "[〇零一二三四五六七八九十百]{1,5}"


@dataclass(frozen=True, slots=True)
class Family:
    """One way to number. `rank` is its depth in the official order (lower stands above); `example` is tested."""

    name: str
    rank: int
    pattern: re.Pattern[str]
    example: str


def _family(name: str, rank: int, pattern: str, example: str) -> Family:
    return Family(name, rank, re.compile(pattern), example)


# The order 篇 > 章 > 节 > 条 > 一、 > （一） > 1. > （1） > ① is that of GB/T 9704 and of the national outlines.
FAMILIES: tuple[Family, ...] = (
    _family("篇", 0, rf"第\s*({_NUMERAL}|\d{{1,2}})\s*(?:篇|编|部分)[\s、:：]*", "第一篇 发展环境"),
    _family("章", 10, rf"第\s*({_NUMERAL}|\d{{1,2}})\s*章[\s、:：]*", "第二章　指导方针"),
    _family("节", 20, rf"第\s*({_NUMERAL}|\d{{1,2}})\s*节[\s、:：]*", "第三节 主要任务"),
    _family(
        "条", 30, rf"第\s*({_NUMERAL}|\d{{1,3}})\s*条(?![件款例约目])[\s、:：]*", "第三条 妇女儿童工作机构负责协调。"
    ),
    # Without a mark (一　发展环境) only where nothing but a short title follows.
    _family(
        "一、",
        40,
        rf"({_NUMERAL})(?:\s*[、．.]\s*|[ \u3000]+(?=[^\W\d_〇○零一二三四五六七八九十百][\u4e00-\u9fff“”、，]{{1,24}}$))",
        "一、总体要求",
    ),
    _family("（一）", 50, rf"(?:[（(]\s*({_NUMERAL})\s*[）)]|([㈠-㈩]))\s*[、.．]?\s*", "(三) 儿童与教育"),
    _family("1.", 60, r"(?:(\d{1,3})\s*[.．、]|([⒈-⒛]))\s*", "15．加强科研创新。"),
    _family("（1）", 70, r"(?:[（(]\s*(\d{1,2})\s*[）)]|([⑴-⒇]))\s*", "（1）开展巡查。"),
    _family("1）", 70, r"(\d{1,2})[）)]\s*", "2）建立台账。"),
    _family("①", 80, r"([①-⑳])\s*", "①登记造册。"),
)
_FIRST = re.compile(r"[第（(〇零一二三四五六七八九十百\d①-⑳⑴-⒇⒈-⒛㈠-㈩]")
"""First characters of all markers: most lines have none."""
_FORMS = ("1", "1.1", "1.1.1", "1.1.1.1")
DECIMALS: dict[int, tuple[Family, ...]] = {
    rank: tuple(_family(form + below, rank + depth, r"\d+(?:\.\d+)*", form) for depth, form in enumerate(_FORMS))
    for rank, below in ((31, ""), (41, " 一、"), (51, " （一）"))
}
"""The families of decimal numbering (1, 1.1, 1.1.1 …), by the rank of the first of them: it may stand above 一、, below it,
or below （一）. Which of the three a file uses, and which lines are numbered so, its own sequence tells (decimals.py)."""
BY_NAME = {family.name: family for family in (*FAMILIES, *(one for forms in DECIMALS.values() for one in forms))}
DECIMAL = frozenset(family.name for forms in DECIMALS.values() for family in forms)
NUMERIC = frozenset({"条", "1.", "（1）", "1）", "①"})
"""Families that number items; the others number headings."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The numbering at the start of a line: its family, its number, and how many characters it takes."""

    family: Family
    number: int
    length: int


@lru_cache(maxsize=4096)  # the rules ask several times about each line
def marker_of(text: str) -> Marker | None:
    """The marker at the start of `text`, None where it starts with words. `2021.` is a year, no marker."""
    if not _FIRST.match(text):
        return None
    for family in FAMILIES:
        match = family.pattern.match(text)
        if match:
            return Marker(family, int(chinese_number(match.group(match.lastindex or 1))), match.end())
    return None
