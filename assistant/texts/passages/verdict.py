"""是2025年吧, 是不是60分钟: whether the clause that speaks of the topic holds the year or the figure that a question claims."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.query.query import Ask
from assistant.tell.answer import OF_THE_QUESTION, Computed, Statement
from assistant.tell.quotes import Sentence
from assistant.tell.sources import Sources
from index.fulltext import words
from index.library import Library
from ingest.figures.numerals import chinese_number
from ingest.figures.quantity import quantities
from ingest.figures.width import normalised
from ingest.register.misprints import SCALE
from ingest.vocabulary.pack import Pack

_CLAUSE = re.compile("[，。；！？,;\n]")
"""Where a clause of a sentence ends."""
_AFTER_FIGURE = re.compile(r"\d(?!.*\d)[^\u4e00-\u9fff]*[\u4e00-\u9fff]?")
"""The last figure of a clause with its counter."""
_YEAR = re.compile(r"(?<![\d从由较比以与自])(?:19|20)\d\d(?=年)")
"""A year in a sentence of a plan; 从2011年 is where a change began, and dates nothing."""
_NUMBERED = re.compile(
    r"([一二两三四五六七八九十]{1,3}|\d+)(类|级(?![甲乙丙])|种|项|步|批|章)(?![一二三四五六七八九十])"
)
"""五类残疾: how many of what, in words that are no units of figures."""
_GRADE = re.compile("[一二三四五]级[甲乙丙]等|[一二三四五]级(?=资质|标准|医院|水平)|[甲乙丙]级(?=资质|标准|医院)")
"""二级甲等: a rank among ranks."""
_COUNTED = re.compile(r"([一二两三四五六七八九十]{1,3}|\d+)个(?![月市县旗区州省地百千万小工指目领规])")
"""有1个就达标了: the counter that people use for whatever a plan counts in another."""
_AS_SAID = re.compile(r"(\d+(?:\.\d+)?)(\D+)")
"""A claim as the answer repeats it: 1小时, though it is compared as 60分钟."""
_SPANS = {
    "分钟": ("分钟", 1.0),
    "小时": ("分钟", 60.0),
    "个小时": ("分钟", 60.0),
    "天": ("天", 1.0),
    "日": ("天", 1.0),
    "周": ("天", 7.0),
}
"""Units of spans of time with the one that they are compared in: 一小时 is claimed where the plan writes 30分钟."""
ANY_COUNTER = "个"
GRADE = "等级"
"""What a rank is called where a unit would stand."""
LEAST_SAID = 0.3
"""Share of the topic's pairs of characters that a clause holds to be the one that speaks of it. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class ClauseVerdict:
    """`verdict` on what was `claimed`, and the clause of the plan that settles it, word for word."""

    verdict: Literal["yes", "no"]
    claimed: str
    clause: str


def told_verdict(ask: Ask, sentences: Sequence[Sentence], library: Library, sources: Sources) -> list[Statement]:
    """The verdict as the first sentence of an answer; nothing where there is none."""
    verdict = verdict_of(ask, [sentence.text for sentence in sentences], library.pack)
    if verdict is None:
        return []
    number = sources.cite_sentences([next(sentence for sentence in sentences if verdict.clause in sentence.text)])
    lead = "是的" if verdict.verdict == "yes" else f"不是{verdict.claimed}"
    return [Statement(f"{lead}，规划写的是“{verdict.clause}”[{number}]。", (number,))]


def told_verdicts(
    ask: Ask, found: Mapping[str, Sequence[Sentence]], library: Library, sources: Sources
) -> list[Statement]:
    """中期评估是不是都放在2025年: which of the places write what is claimed, which write something else, and which no such
    figure; nothing where no place settles it."""
    verdicts = {
        name: verdict_of(ask, [sentence.text for sentence in sentences], library.pack)
        for name, sentences in found.items()
    }
    judged = {name: verdict for name, verdict in verdicts.items() if verdict is not None}
    claimed = {verdict.claimed for verdict in judged.values()}
    if len(claimed) != 1:
        return []
    numbers = {
        name: sources.cite_sentences([next(s for s in found[name] if verdict.clause in s.text)])
        for name, verdict in judged.items()
    }
    so = [f"{name}[{numbers[name]}]" for name, verdict in judged.items() if verdict.verdict == "yes"]
    others = [
        f"{name}（“{verdict.clause}”）[{numbers[name]}]" for name, verdict in judged.items() if verdict.verdict == "no"
    ]
    unsaid = [name for name in found if name not in judged]
    pieces = [f"写{next(iter(claimed))}的有{'、'.join(so)}" if so else ""]
    pieces += [f"写的不是{next(iter(claimed))}的有{'、'.join(others)}" if others else ""]
    pieces += [f"没有写明的有{'、'.join(unsaid)}" if unsaid else ""]
    lead = "是的，都是" if not (others or unsaid) else "不是，并非都是" if so else "不是"
    return [Statement(f"{lead}：{'；'.join(filter(None, pieces))}。", tuple(dict.fromkeys(numbers.values())))]


def claimed_figures(ask: Ask, texts: Sequence[str], pack: Pack) -> tuple[Computed, ...]:
    """What the question takes for granted, so that a sentence may repeat it to deny it."""
    if ask.first("confirm", "same") is None:
        return ()
    claims = [claim for claim in _claims(ask, texts, pack) if isinstance(claim.value, float)]
    said = [(float(m.group(1)), m.group(2)) for claim in claims if (m := _AS_SAID.fullmatch(claim.said))]
    given = dict.fromkeys([*((float(claim.value), claim.unit) for claim in claims), *said])
    return tuple(Computed(OF_THE_QUESTION, value, unit, (), "allowance") for value, unit in given)


def verdict_of(ask: Ask, sentences: Sequence[str], pack: Pack) -> ClauseVerdict | None:
    """The verdict by the first of the sentences that has a clause on the topic with a figure or year of the kind that is
    claimed; None where nothing is claimed, or no clause settles it."""
    if ask.first("confirm", "same") is None:
        return None
    topic = set(words(normalised(" ".join(subject.words for subject in ask.subjects)), single=False))
    for claimed in _claims(ask, sentences, pack):
        for sentence in sentences:
            clauses = [clause for clause in _CLAUSE.split(sentence) if _figures(clause, claimed.unit, pack)]
            best = _on_the_topic(clauses, topic, claimed)
            if best and (_share(topic, best) >= LEAST_SAID or len(clauses) == 1):
                held = claimed.value in _figures(best, claimed.unit, pack)
                return ClauseVerdict("yes" if held else "no", claimed.said, best.strip())
    return None


def _on_the_topic(clauses: Sequence[str], topic: set[str], claimed: _Claim) -> str:
    """The clause that holds most of the topic; of several as near the one that has it after the figure, where what is
    counted stands (2名专业从事儿童保健的医生). None of 初中作业: the clause on 初中 is as near as that on 作业."""
    best = max((_share(topic, clause) for clause in clauses), default=0.0)
    tied = [clause for clause in clauses if _share(topic, clause) == best]
    if len(tied) < 2:
        return tied[0] if tied else ""
    after = {clause: _share(topic, _AFTER_FIGURE.split(normalised(clause), maxsplit=1)[-1]) for clause in tied}
    most = [clause for clause in tied if after[clause] == max(after.values())]
    return most[0] if len(most) == 1 and claimed.unit != "年" else ""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure that the question takes for granted, and how it says it; a year has the unit 年, a rank GRADE."""

    said: str
    value: float | str
    unit: str


def _claims(ask: Ask, sentences: Sequence[str], pack: Pack) -> list[_Claim]:
    """The years, figures and ranks of the question that the sentences could have: those in a unit of theirs."""
    plain, asked = [normalised(text) for text in sentences], normalised(ask.text)
    years = [_Claim(f"{year}年", float(year), "年") for year in ask.value.years]
    units = dict.fromkeys(found.unit for text in plain for found in quantities(text, pack.units))
    spans = {_SPANS[unit][0] for unit in units if unit in _SPANS}
    typed = [
        _Claim(match.group(), float(match.group(1)), unit)
        for unit in units if unit for match in re.finditer(rf"(\d+(?:\.\d+)?){re.escape(unit)}", asked)
    ]  # fmt: skip
    in_words = [
        _Claim(f"{q.value:g}{q.unit}", q.value, q.unit)
        for q in quantities(asked, pack.units)
        if q.unit and q.unit in units
    ]
    kinds = {match.group(2) for text in plain for match in _NUMBERED.finditer(text)}
    numbered = [
        _Claim(match.group(), chinese_number(match.group(1)), match.group(2))
        for match in _NUMBERED.finditer(asked) if match.group(2) in kinds
    ]  # fmt: skip
    ranks = [_Claim(rank, rank, GRADE) for rank in _GRADE.findall(asked) if any(map(_GRADE.search, plain))]
    counted = [_Claim(match.group(), chinese_number(match.group(1)), ANY_COUNTER) for match in _COUNTED.finditer(asked)]
    in_words = [claim for claim in in_words if claim.unit != ANY_COUNTER]
    in_words += [
        _Claim(f"{q.value:g}{q.unit}", q.value * _SPANS[q.unit][1], _SPANS[q.unit][0])
        for q in quantities(asked, pack.units)
        if q.unit in _SPANS and _SPANS[q.unit][0] in spans
    ]
    said = {(claim.value, claim.unit): claim for claim in reversed([*ranks, *counted, *typed, *in_words, *numbered])}
    return years + list(said.values())[::-1]  # 五类对吧


def _figures(clause: str, unit: str, pack: Pack) -> set[float] | set[str]:
    """The values of one unit in a clause of a plan."""
    plain = normalised(clause)
    if unit == "年":
        return {float(year) for year in _YEAR.findall(plain)}
    if unit == GRADE:
        return set(_GRADE.findall(plain))
    if unit == ANY_COUNTER:
        found = quantities(plain, pack.units)
        return {q.value for q in found if q.unit and q.unit not in SCALE and q.measure not in ("time", "age")}
    if unit in _SPANS:
        spans = [(q.value, _SPANS[q.unit]) for q in quantities(plain, pack.units) if q.unit in _SPANS]
        return {value * factor for value, (base, factor) in spans if base == unit} or _plain_figures(plain, unit, pack)
    return _plain_figures(plain, unit, pack)


def _plain_figures(plain: str, unit: str, pack: Pack) -> set[float]:
    numbered = {chinese_number(match.group(1)) for match in _NUMBERED.finditer(plain) if match.group(2) == unit}
    return numbered or {found.value for found in quantities(plain, pack.units) if found.unit == unit}


def _share(topic: set[str], clause: str) -> float:
    return len(topic & set(words(normalised(clause), single=False))) / len(topic) if topic else 0.0
