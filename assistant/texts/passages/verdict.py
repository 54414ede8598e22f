"""是2025年吧, 是不是60分钟: whether the clause that speaks of the topic holds the year or the figure that a question claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.query.query import Ask
from assistant.tell.answer import Statement
from assistant.tell.quotes import Sentence
from assistant.tell.sources import Sources
from index.fulltext import words
from index.library import Library
from ingest.figures.numerals import chinese_number
from ingest.figures.quantity import quantities
from ingest.figures.width import normalised
from ingest.vocabulary.pack import Pack

_CLAUSE = re.compile("[，。；！？,;\n]")
"""Where a clause of a sentence ends."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
"""A year in a sentence of a plan."""
_NUMBERED = re.compile(
    r"([一二两三四五六七八九十]{1,3}|\d+)(类|级(?![甲乙丙])|种|项|步|批|章)(?![一二三四五六七八九十])"
)
"""五类残疾: how many of what, in words that are no units of figures."""
_GRADE = re.compile("[一二三四五]级[甲乙丙]等|[一二三四五]级(?=资质|标准|医院|水平)|[甲乙丙]级(?=资质|标准|医院)")
"""二级甲等: a rank among ranks."""
GRADE = "等级"
"""What a rank is called where a unit would stand."""
LEAST_SAID = 0.4
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


def verdict_of(ask: Ask, sentences: Sequence[str], pack: Pack) -> ClauseVerdict | None:
    """The verdict by the first of the sentences that has a clause on the topic with a figure or year of the kind that is
    claimed; None where nothing is claimed, or no clause settles it."""
    if ask.first("confirm") is None:
        return None
    topic = set(words(normalised(" ".join(subject.words for subject in ask.subjects)), single=False))
    for claimed in _claims(ask, sentences, pack):
        for sentence in sentences:
            clauses = [clause for clause in _CLAUSE.split(sentence) if _figures(clause, claimed.unit, pack)]
            best = max(clauses, key=lambda clause: _share(topic, clause), default="")
            if sum(_share(topic, clause) == _share(topic, best) for clause in clauses) > 1:
                continue  # 初中作业 is as near to the clause on 初中 as to that on 作业
            if best and (_share(topic, best) >= LEAST_SAID or len(clauses) == 1):
                held = claimed.value in _figures(best, claimed.unit, pack)
                return ClauseVerdict("yes" if held else "no", claimed.said, best.strip())
    return None


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
    said = {(claim.value, claim.unit): claim for claim in reversed([*ranks, *typed, *in_words, *numbered])}
    return years + list(said.values())[::-1]  # 五类对吧


def _figures(clause: str, unit: str, pack: Pack) -> set[float] | set[str]:
    """The values of one unit in a clause of a plan."""
    plain = normalised(clause)
    if unit == "年":
        return {float(year) for year in _YEAR.findall(plain)}
    if unit == GRADE:
        return set(_GRADE.findall(plain))
    numbered = {chinese_number(match.group(1)) for match in _NUMBERED.finditer(plain) if match.group(2) == unit}
    return numbered or {found.value for found in quantities(plain, pack.units) if found.unit == unit}


def _share(topic: set[str], clause: str) -> float:
    return len(topic & set(words(normalised(clause), single=False))) / len(topic) if topic else 0.0
