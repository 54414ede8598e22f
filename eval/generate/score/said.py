"""What an answer says itself: its lines without those that only quote, its first sentence, the figures and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from eval.generate.held import Held, plain_words

_MARKER = re.compile(r"\[\d+(?:[,，、\s]*\d+)*\]")
_QUOTES_ONLY = re.compile(r"\s*(?:另见|可能相关的原文|[^，。：“]{0,20}原文：)")
_QUOTED = re.compile(r"“[^”]*”")
_PATH = re.compile(r"[(（][^()（）]*(?:第\d+条|前言|总体要求|总体目标)[)）]")
_CIRCLED = re.compile("[①-⑳⑴-⒇❶-❿]")
_ASIDE = re.compile(r"(?:我的)?理解:|没有识别:|Understood|注:")
"""Lines before the answer that tell how the question was read."""
_SENTENCE = re.compile(r"[^。!?]*[。!?]?")
_UNITS = "/10万|/万|%|‰|个?百分点|个?千分点|万人次|万人|万元|人次|元|名|张|个|所|家|处|次|小时|分钟|岁|天|年"
FIGURE = re.compile(
    rf"(?<![\d.第])(?P<number>\d+(?:\.\d+)?)(?P<unit>{_UNITS})(?!以[下上]儿童|以内儿童)|(?P<of>百分之|千分之|十万分之|10万分之)(?P<part>\d+(?:\.\d+)?)|(?P<third>三分之[一二])"
)
_OF = {"百分之": "%", "千分之": "‰", "十万分之": "/10万", "10万分之": "/10万"}
_POINTS = {"个百分点": "%", "百分点": "%", "个千分点": "‰", "千分点": "‰"}
_JOIN = re.compile(r"(?:[、,和及与跟]|以及|同|发展规划|妇女|儿童|规划)*")
DENIES = re.compile(
    r"没有|没提|没写|没定|没给|没找到|未提|未给|未作|未设|未明|未规|未定|未列|未写|未收|未见|未找|未查|未涉|未包|无此|无该|无法|无具体|没法|不包含|不包括|不涉及|不含|"
    r"不在|找不到|查不到|暂无|尚未|尚无|缺少|不掌握|没收录|并无|不属于|答不了|不能回答"
)


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """A number with its unit; `segment` is the part of the sentence it stands in, `line` the line."""

    number: float
    unit: str
    places: tuple[str, ...]
    """The places that it is said of; empty where none is named beside it."""
    segment: str
    line: str
    start: int
    """Offset in `segment`."""
    bound: str = ""
    """<= or >= where words beside it say so."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer's own words in plain form."""

    lines: tuple[str, ...]
    first: str
    """The first sentence."""
    lead: str
    """The first line."""
    figures: tuple[SaidFigure, ...]

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)


def said_in(text: str, held: Held) -> Said:
    """Read an answer."""
    text = _CIRCLED.sub(";", text)  # half width would make of ③85% a figure of 385 %
    own = [line for line in text.splitlines() if line.strip() and not _QUOTES_ONLY.match(line)]
    lines = tuple(plain_words(_PATH.sub("", _QUOTED.sub("", _MARKER.sub("", line)))) for line in own)
    lines = tuple(line for line in lines if line)
    telling = [line for line in lines if not _ASIDE.match(line)] or list(lines)
    lead = telling[0] if telling else ""
    if lead.endswith(":") and not FIGURE.search(lead) and not DENIES.search(lead) and len(telling) > 1:
        lead += telling[1]  # a heading, and then the sentence
    first = _SENTENCE.match(lead)
    figures = tuple(figure for line in lines for figure in _figures(line, held))
    return Said(lines, first.group() if first else "", lead, figures)


def places_said(text: str, held: Held) -> list[tuple[int, int, str]]:
    """The places named in plain text, with begin and end, in its order."""
    pattern, owners = _names(held)
    return [(m.start(), m.end(), owners[m.group()]) for m in pattern.finditer(text)]


def segments(line: str) -> list[str]:
    """The parts of a line that speak of one thing each."""
    return [part for part in re.split(r"[;。!?]", line) if part]


def _figures(line: str, held: Held) -> Iterator[SaidFigure]:
    heading = places_said(line, held)[:1]
    for segment in segments(line):
        found = [match for match in FIGURE.finditer(segment) if _is_figure(match, segment)]
        named = places_said(segment, held)
        before = any(_follows(segment, named, match) for match in found) or not any(
            place[0] >= match.end() for place in named for match in found
        )  # 12/10万以下的有云麓市 names its places afterwards
        for order, match in enumerate(found):
            places = _beside(segment, named, match, before) or tuple(place for _, _, place in heading)
            if len(places) == len(found) > 1 and re.search("分别|各|依次", segment):
                places = places[order : order + 1]
            yield SaidFigure(*_read(match), places, segment, line, match.start(), _bound(segment, match))


def _follows(segment: str, named: list[tuple[int, int, str]], match: re.Match[str]) -> bool:
    """Whether a place stands before a figure with no comma and no other figure between."""
    ends = [end for _, end, _ in named if end <= match.start()]
    return bool(ends) and not re.search(rf"[,，]|{FIGURE.pattern}", segment[ends[-1] : match.start()])


def _beside(segment: str, named: list[tuple[int, int, str]], match: re.Match[str], before: bool) -> tuple[str, ...]:
    """The run of places next to a figure: those before it, or after it where the segment begins with figures."""
    near = (
        [one for one in named if one[1] <= match.start()] if before else [one for one in named if one[0] >= match.end()]
    )
    if not near:
        return ()
    ordered = near[::-1] if before else near
    run = [ordered[0]]
    for one in ordered[1:]:
        left, right = (one, run[-1]) if before else (run[-1], one)
        if not _JOIN.fullmatch(segment[left[1] : right[0]]):
            break
        run.append(one)
    places = [place for _, _, place in (run[::-1] if before else run)]
    return tuple(dict.fromkeys(places))


def _is_figure(match: re.Match[str], segment: str) -> bool:
    """Not an age in a name (12岁儿童), a calendar year, or an item's number."""
    unit, rest = match["unit"], segment[match.end() :]
    if unit == "岁":
        return not re.match(r"(?:及?以[上下]|以内)?(?:儿童|女|男|适龄|孩|妇|人|残疾|婴)|[至到-]", rest)
    if unit == "年":
        return len(match["number"]) < 4 and not rest.startswith("义务")
    return not (
        unit in ("个", "家", "名", "所", "处")
        and re.match(r"地方|地区|地|市|县|旗|区|州|月|规划|指标|目标|领域|方面", rest)
    )


def _bound(segment: str, match: re.Match[str]) -> str:
    before, after = segment[: match.start()], segment[match.end() :]
    if re.match("及?以[下内]", after) or re.search("(?:不超过|不高于|至多|最多)$", before):
        return "<="
    return ">=" if re.match("及?以上", after) or re.search("(?:不低于|不少于|至少)$", before) else ""


def _read(match: re.Match[str]) -> tuple[float, str]:
    if match["third"]:
        return (1 if match["third"].endswith("一") else 2) / 3 * 100, "%"
    if match["of"]:
        return float(match["part"]), _OF[match["of"]]
    return float(match["number"]), _POINTS.get(match["unit"], match["unit"])


@lru_cache(maxsize=4)
def _names(held: Held) -> tuple[re.Pattern[str], dict[str, str]]:
    owners = {plain_words(name): place for place, names in held.names.items() for name in names}
    owners |= {plain_words(plan.label): plan.region or plan.label for plan in held.plans if not plan.region}
    longest = sorted(owners, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) or r"(?!)"), owners
