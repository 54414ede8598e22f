"""Units of figures, and the patterns by which a figure is found: made of the units of a pack."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from ingest.figures.dashes import TO
from ingest.vocabulary.words import Units, Words

Measure = Literal["rate", "count", "money", "space", "time", "age", "ratio"]
CHINESE = "零〇一二两三四五六七八九十百千"
_ALONE = r"万亿|万|亿"
"""5575万农村贫困人口, 24万以上: a multiplier that counts by itself."""


@cache
def measure_of(unit: str, units: Units) -> Measure | None:
    """The kind of a unit without its multiplier; None for a word that is no unit."""
    return next((measure for measure, listed in _measures(units).items() if unit in listed), None)


@cache
def hint(units: Units) -> re.Pattern[str]:
    """What a text holds that has a figure."""
    return re.compile(rf"\d|分之|半|翻|[{CHINESE}](?:{_spelt(units)})")


@cache
def figure_pattern(units: Units) -> re.Pattern[str]:
    """One figure with its unit and the words that bound it."""
    unit = "|".join(map(re.escape, _longest_first(units)))
    digits = r"\d+(?:,\d{3})*(?:\.\d+)?"
    numeral = rf"{digits}|[{CHINESE}]{{1,8}}"
    listed = "|".join(["个百分点", "个千分点", "百分点", "千分点", "%", "‰", *(u for u in units.count if u != "个")])
    bound = r"(?P<bound>(?:（含）)?(?:及|或)?以(?P<way>上|下|内)|之(?P<way2>内)|(?P<way3>左右|上下)|(?P<way4>内)(?!婴|幼|儿))?"
    return re.compile(
        # The first character is looked at alone: most positions of a clause begin no figure.
        rf"(?=[\d半翻一百千万十{CHINESE}])(?:(?P<part>百|千|万|十万|10万)分之(?P<share>{numeral})(?:{TO}(?P<share_max>{numeral}))?"
        rf"|(?P<below>{numeral})分之(?P<above>{numeral})"
        rf"|(?<![\d/])(?P<over>[1-9])/(?P<under>[2-9])(?![\d/万])"
        rf"|(?<![\d:.])(?P<one>\d+(?:\.\d+)?):(?P<ratio>\d+(?:\.\d+)?)(?![\d:])"
        rf"|(?P<half>一半|半数)"
        rf"|翻(?P<times>[一两二三])?番"
        rf"|(?<![\d.])(?P<low>{digits})(?:[万亿]?(?:{unit})|万)?{TO}(?P<high>{digits})(?P<range_unit>(?:万亿|[万亿千百])?(?:{unit})|[万亿])"
        rf"|(?<![\d.第])(?P<listed>\d+(?:\.\d+)?)个?(?=(?:(?:、|和|及|与)\d+(?:\.\d+)?个?)*(?:、|和|及|与)\d+(?:\.\d+)?(?P<listed_unit>{listed}))"
        rf"|(?<![\d.])(?P<number>{digits})(?P<more>多|余)?(?:(?P<unit>(?:万亿|[万亿千百])?(?P<more2>多|余)?(?:{unit}))"
        rf"|(?P<alone>{_ALONE})(?P<more3>多|余)?(?![\d一二三四五六七八九十]))"
        rf"|(?<![{CHINESE}第])(?P<words>[{CHINESE}]{{1,8}})(?P<word_unit>{_spelt(units)})){bound}"
    )


def _measures(units: Units) -> dict[Measure, Words]:
    return {"rate": units.rate, "count": units.count, "money": units.money, "space": units.space, "time": units.time,
            "age": units.age}  # fmt: skip


def _longest_first(units: Units) -> list[str]:
    return sorted({unit for listed in _measures(units).values() for unit in listed}, key=len, reverse=True)


@cache
def _spelt(units: Units) -> str:
    """Units that may follow a numeral in characters, as alternatives of a pattern: 三名, but not 一分 of 一分为二."""
    return "|".join(map(re.escape, (unit for unit in _longest_first(units) if unit not in units.rules.after_digits)))
