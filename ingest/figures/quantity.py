"""Figures of a Chinese clause: numerals, units, ranges and the words that bound them.

All functions read squeezed text (`ingest.figures.clauses.squeeze`): half width, without blanks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest.figures.numerals import chinese_number
from ingest.figures.units import Measure, figure_pattern, hint, measure_of
from ingest.vocabulary.words import AmountWords, Units, Words

Comparator = Literal["<=", ">=", "=", "~", "decrease_by", "increase_by"]

_TENTHS = "成"
_PARTS = {"百": (1.0, "%"), "千": (1.0, "‰"), "万": (1.0, "/万"), "十万": (1.0, "/10万"), "10万": (1.0, "/10万")}
_BOUNDS: dict[str, Comparator] = {"上": ">=", "下": "<=", "内": "<=", "左右": "~", "上下": "~"}

RATIO = "1:N"
"""Unit of a ratio: 1：3 has the value 3."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure: `unit` half width ("" for an index), `bound` from the words after it, `suffix` (以上), offsets into
    the squeezed text."""

    value: float
    value_max: float | None
    unit: str
    measure: Measure
    bound: Comparator | None
    suffix: str
    start: int
    end: int


def quantities(text: str, units: Units) -> list[Quantity]:
    """The figures with a unit that state an amount; ages of a population, ordinals, names and years are left out.

    >>> from ingest.vocabulary.pack import load_pack
    >>> [(figure.value, figure.unit, figure.bound) for figure in quantities("婴儿死亡率降至5.0‰以下", load_pack().units)]
    [(5.0, '‰', '<=')]
    """
    if not may_hold_a_figure(text, units):
        return []
    named = "“" in text or "《" in text or '"' in text
    names = [match.span() for match in _NAME.finditer(text)] if named else []
    found: list[Quantity] = []
    for match in figure_pattern(units).finditer(text):
        inside = names and any(start < match.start() and match.end() < end for start, end in names)
        quantity = None if inside else _read(match, units)
        if quantity and (_goes_on(quantity, found, text) or _states_an_amount(quantity, match, text, units.rules)):
            found.append(quantity)
    if found and text[found[-1].end :] == "的":
        return []  # 入住人数少于10人的，…: those for whom what follows holds
    if (index := _INDEX.search(text)) and not any(index.end() <= quantity.end for quantity in found):
        found += _bare(text, index.end())
    return found


def may_hold_a_figure(text: str, units: Units) -> bool:
    """False for words that `quantities` finds nothing in; most sentences are spared the reading by it."""
    return bool(hint(units).search(text))


def _goes_on(quantity: Quantity, found: list[Quantity], text: str) -> bool:
    """9小时和8小时: the second states an amount as the first does."""
    return (
        bool(found)
        and found[-1].unit == quantity.unit
        and text[found[-1].end : quantity.start] in ("和", "、", "及", "与", "以及")
    )


def _bare(text: str, begin: int) -> list[Quantity]:
    """The figures of an index, which has no unit: 综合指数达到0.92, 差距系数由1.28缩小到1.2以内."""
    found = []
    for match in _BARE.finditer(text, begin):
        way = match["way"] or match["way2"]
        found.append(
            Quantity(
                float(match["number"]), None, "", "rate", _BOUNDS[way] if way else None, match["bound"] or "",
                match.start("number"), match.end(),
            )
        )  # fmt: skip
    return found


_CHANGED_TO = re.compile(r"(?:延长|缩短|增加|减少)[^，]{0,8}[至到为]$")
_MULTIPLIER = re.compile("^(?:万亿|[万亿千百])")
_MOVED = re.compile(r"^[^，]{0,3}(?:提高|缩短|延长|增加|减少|降低|下降|压缩|压减)[^，]{0,12}\d")
_LEAVE = re.compile(r"的?[\u4e00-\u9fff]{0,4}假")
_OF_SIZE = re.compile(
    r"[^，的]{0,4}的[^，]{0,4}(?:单位|企业|学校|机构|公司|场所|班级|村|社区|小区|幼儿园|县|市|区|乡|镇)"
)
"""女职工100人以上的单位 says which units."""
_SET_UP = re.compile(r"^[^，]{0,6}(?:建设|新建|建成|设立|创建|打造|改建|扩建|设置|成立|建立|购置|配备)[^，]{3,}$")
_INDEX = re.compile(r"指数|系数|性别比(?!例)|得分")
_BARE = re.compile(
    r"(?:[至到为在从由于过超达]|[≥≤<>]|^|[、和]|(?<=[数比分]))(?P<number>\d{1,4}(?:\.\d+)?)(?P<bound>(?:及)?以(?P<way>[上下内])|(?P<way2>左右))?"
    r"(?=[，、和。]|$|提高|上升|下降|缩小|降)"
)
_POPULATION_AFTER = re.compile(r"(?:及?以[上下])?的?[一-鿿]{0,4}(?:老|儿|童|妇|女|人|居民|学生|婴|幼)")
_NAME = re.compile(r"“[^”]*”|《[^》]*》|\"[^\"]*\"")


def _read(match: re.Match[str], units: Units) -> Quantity | None:
    group = match.groupdict()
    way = group["way"] or group["way2"] or group["way3"] or group["way4"]
    bound = _BOUNDS[way] if way else None
    high: float | None = None
    measure: Measure | None = "rate"
    if group["part"]:
        value, unit = chinese_number(group["share"]), _PARTS[group["part"]][1]
        high = chinese_number(group["share_max"]) if group["share_max"] else None
    elif group["below"]:
        value, unit = 100 * chinese_number(group["above"]) / (chinese_number(group["below"]) or 1.0), "%"
    elif group["over"]:
        value, unit = 100 * float(group["over"]) / float(group["under"]), "%"
    elif group["ratio"]:
        one, other = sorted((float(group["one"]), float(group["ratio"])))
        value, unit, measure = other / (one or 1.0), RATIO, "ratio"
    elif group["half"]:
        value, unit = 50.0, "%"
    elif match.group().startswith("翻"):
        value, unit = chinese_number(group["times"] or "一"), "番"
    else:
        value = chinese_number(group["low"] or group["listed"] or group["number"] or group["words"])
        unit = group["listed_unit"] or group["range_unit"] or group["unit"] or group["alone"] or group["word_unit"]
        high = chinese_number(group["high"]) if group["high"] else None
        if group["more"] or group["more2"] or group["more3"]:
            unit, bound = re.sub("[多余]", "", unit), bound or ">="
        measure = (
            "count"
            if unit in ("万", "亿", "万亿")
            else measure_of(unit, units) or measure_of(_MULTIPLIER.sub("", unit), units)
        )
        unit = "千分点" if unit == "个千分点" else unit
        if unit == _TENTHS:
            value, high, unit = 10 * value, high and 10 * high, "%"
    if measure is None:
        return None
    return Quantity(
        value, high, unit.replace("十万", "10万"), measure, bound, match["bound"] or "", match.start(), match.end()
    )


def _states_an_amount(quantity: Quantity, match: re.Match[str], text: str, rules: AmountWords) -> bool:
    before, after = text[: quantity.start], text[quantity.end :]
    if quantity.measure == "ratio":
        # 9:30 is a time of day.
        return "比" in text or before.endswith(rules.ratio_words)
    if match["half"]:
        return before.endswith(("占", "达到", "超过", "不低于", "不少于", "近")) or bool(quantity.bound)
    if quantity.measure in ("count", "time", "age") and before.endswith(rules.denominators):
        return False
    if quantity.unit in rules.ambiguous and not before.endswith(rules.ratio_words):
        return quantity.unit == "分" and quantity.bound == ">="
    if quantity.measure == "count":
        return _counts(quantity, before, after, rules, written=match["words"] is not None)
    if quantity.measure in ("time", "age") and before.endswith("近"):
        return False
    if quantity.measure == "time":
        return _is_a_span(quantity, before, after, rules.time_words)
    return quantity.measure != "age" or _is_of_a_life(before, after, rules)


def _counts(quantity: Quantity, before: str, after: str, rules: AmountWords, *, written: bool) -> bool:
    """至少配备一名, 每年召开一次, 建设活动中心一处; not 一次性, 一个更好的环境, nor 56人以上大班额, which says which class."""
    if not quantity.bound and (quantity.unit + after[:1]) in rules.words_with:
        return False
    if quantity.unit.lstrip("万") in ("人", "名", "人口") and (
        after.startswith(rules.sizes) or (quantity.bound and _OF_SIZE.match(after))
    ):
        return False
    if not written or (not after and quantity.unit in rules.set_up and _SET_UP.search(before)):
        return True
    around = before[-40:] + quantity.suffix
    return not after.startswith(rules.word_rest) and any(word in around for word in rules.prescriptions)


def _is_of_a_life(before: str, after: str, rules: AmountWords) -> bool:
    """人均预期寿命达到79.4岁, 提高2岁 are amounts; 3岁以下婴幼儿 names a population."""
    if before.endswith(rules.age_moves) or (not after and before in rules.age_reached):
        return True
    return "寿命" in before and not _POPULATION_AFTER.match(after)


def _is_a_span(quantity: Quantity, before: str, after: str, words: Words) -> bool:
    """Durations that are asked for: 颁布后1个月内报送, 不少于1小时, 每天小学生10小时; not 2035年, 6个月内婴儿."""
    if quantity.unit.endswith("年") and quantity.value > 100:
        return False
    if after.startswith(("婴", "幼", "儿", "龄")):
        return False
    if _LEAVE.match(after) or _CHANGED_TO.search(before) or before.endswith(("年限", "期限", "假", "假期")):
        return True
    if quantity.unit in ("天", "日") and before.endswith(("每周", "每月", "每周开展", "每周提供", "每周服务")):
        return True
    if before.endswith(words) or (
        not quantity.suffix and before.endswith(("从", "由", "年的")) and _MOVED.search(after)
    ):
        return True
    if quantity.unit.endswith("年") and quantity.value < 30 and "年限" in before:
        return True
    if quantity.unit.endswith("年") and quantity.suffix.endswith("内"):
        return before.endswith(("后", "起"))  # 五年内 says until when, not how much.
    if quantity.bound == "<=" and not after.startswith(("的", "以")):
        return True
    if quantity.bound == ">=":
        return not after.startswith("的")
    return quantity.unit in ("小时", "个小时", "分钟") and ("每天" in before or "每日" in before or "每周" in before)
