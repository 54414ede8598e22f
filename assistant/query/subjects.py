"""Phrases of a question -> what they name in the register, lists with an elided head or population completed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.query.asks.parts import Phrase
from assistant.query.names import Match, Names, is_headed, pick, plain, without_head
from assistant.query.query import Subject
from assistant.query.reading_words import sign
from ingest.register.indicators import is_scope

MOST_READINGS = 2
"""Names that a phrase may mean and that are all answered; of more the question is asked back."""
MOSTLY_EXPLAINED = 0.75
"""Share of a phrase that a name explains when single characters beside it say nothing. Chosen by hand."""
LEAST_EXPLAINED = 0.5
"""Share of a phrase that a name must explain to be called the nearest one."""
LARGEST_SPARE_OF_A_MEMBER = 8
"""… and in a list beside a name that is certain."""
SHORTEST_ELIDED = 2
"""Characters of a phrase that may stand for a name with an elided head (婴儿); chosen by hand."""
SURE = 2
"""Certainty of a phrase that is a spelling of the name, with or without a scope."""
EXPLAINED = 1
"""… of one whose every word the name explains."""
SHORTEST_RATE = 3
"""Characters of a rate that nobody has (离婚率): 率 with a word before it."""
_RATES = re.compile("(?:率|比例|占比|比重)$")
"""Ends of names that are rates whatever stands before them."""
LEAST_OF_A_NAME = 0.3
"""Share of a name that a phrase without a head must have, unless it stands before the head of the name: with 0.3 医保参保
still means 基本医疗保险参保率, and 监测 (0.2) no number of meetings."""
LARGEST_SPARE = 5
"""Characters that a phrase without a head (近视) may lack of the name that it stands for."""
_SAID = sign("said")
"""What a question tells of a figure (前言里回顾过) is no modifier of its name."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase names: a subject, and how sure that is: 2 its spelling, 1 explained whole, 0 only near."""

    subject: Subject
    certainty: int


def subjects_of(phrases: Sequence[Phrase], names: Names) -> list[Named | Phrase]:
    """For each phrase what it names, or the phrase itself where it names nothing of the register."""
    found: list[Named | Phrase] = []
    for group in _groups(phrases):
        found += _of_each(group, names) or _group(group, names)
    return found


def _of_each(group: Sequence[Phrase], names: Names) -> list[Named | Phrase]:
    """村委会、居委会班子里女性比例: members and heads of both; empty where the group has no such word, or where not all that
    it stands for is named for certain."""
    text = "".join(phrase.text for phrase in group)
    word, meanings = next(((word, each) for word, each in names.pack.joint.items() if word in text), ("", ()))
    found: dict[str | None, Named | Phrase] = {}
    for meaning in meanings:
        for one in _group([replace(phrase, text=phrase.text.replace(word, meaning)) for phrase in group], names):
            if isinstance(one, Phrase) or not (one.certainty and one.subject.indicator):
                return []
            found.setdefault(one.subject.indicator, one)
    return list(found.values())


def _groups(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    groups: list[list[Phrase]] = []
    for phrase in phrases:
        if phrase.joined and groups:
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
    return groups


def _group(group: Sequence[Phrase], names: Names) -> list[Named | Phrase]:
    alone = [named(phrase.text, names) for phrase in group]
    if len(group) == 1:
        return [alone[0] or group[0]]
    whole = named("".join(phrase.text for phrase in group), names)
    certain = {one.subject.indicator for one in alone if one and one.certainty}
    several = len(certain) > 1 or any(one and one.certainty == SURE for one in alone)
    if whole and whole.certainty == SURE and not several:
        return [whole]
    completed = [
        one if one and one.certainty == 2 else _completed(index, group, names) or one
        for index, one in enumerate(alone)
    ]  # fmt: skip
    if any(one and one.certainty for one in completed):
        completed = [one or _member(phrase.text, names) for phrase, one in zip(group, completed, strict=True)]
    completed = [_by_company(one, completed) for one in completed]
    heads = {plain(group[-1].text)[-length:] for length in range(2, len(plain(group[-1].text)) + 1)}
    lent = any(one is not own for one, own in zip(completed, alone, strict=True))  # 孕产妇死亡率和参保率 are two
    found: list[Named | Phrase] = []
    for phrase, one in zip(group, completed, strict=True):
        bare_head = lent and plain(phrase.text) in heads and one is not None and bool(one.subject.readings)
        if not bare_head:
            found.append(one or phrase)
    return found


def _by_company(one: Named | None, others: Sequence[Named | None]) -> Named | None:
    """治疗率 beside 宫颈癌筛查率 is that of 宫颈癌: of several readings the one that shares most with what is named beside it."""
    if one is None or not one.subject.readings:
        return one
    beside = [other.subject.words for other in others if other and other.subject.indicator]
    shared = {
        reading: max((_common(reading, words) for words in beside), default=0) for reading in one.subject.readings
    }
    best = max(shared.values(), default=0)
    meant = [reading for reading, length in shared.items() if length == best]
    if best < SHORTEST_ELIDED or len(meant) != 1:
        return one
    return Named(Subject(one.subject.words, meant[0]), 1)


def _common(one: str, other: str) -> int:
    """Characters of the longest stretch that two names share at their beginnings of words, heads left out."""
    one, other = without_head(one), without_head(other)
    return max(
        (
            length
            for length in range(1, len(one) + 1)
            for start in range(len(one) - length + 1)
            if one[start : start + length] in other
        ),
        default=0,
    )


def _member(text: str, names: Names) -> Named | None:
    """贫血 in a list beside 生长迟缓率: short, but only one name has it."""
    picked = pick(names.matches(text))
    return _of(text, picked) if len(picked) == 1 and picked[0].spare <= LARGEST_SPARE_OF_A_MEMBER else None


def _completed(index: int, group: Sequence[Phrase], names: Names) -> Named | None:
    """新生儿 of 新生儿、婴儿和5岁以下儿童死亡率 with the head of a later phrase; 生长迟缓率 with the population of the first.

    The shortest head that makes a name counts: 婴儿死亡率, and not 婴儿 put before all of 5岁以下儿童死亡率.
    """
    own = group[index].text
    tails = [
        own + later.text[-length:]
        for later in group[index + 1 :]
        if is_headed(later.text) or _is_sure(later.text, names)
        for length in range(2, len(later.text) + 1)
    ]
    heads = [
        earlier.text[:length] + own for earlier in reversed(group[:index]) for length in range(2, len(earlier.text))
    ]
    found = [
        one
        for text in (*tails, *heads)
        if (one := named(text, names)) and not one.subject.readings and _is_much(one, text)
    ]
    sure = [one for one in found if one.certainty == 2] or [one for one in found if one.certainty]
    return sure[0] if sure else None


def _is_sure(text: str, names: Names) -> bool:
    """高中学生每天睡够: no head, and a name all the same."""
    one = named(text, names)
    return one is not None and bool(one.certainty and one.subject.indicator)


def _is_much(one: Named, text: str) -> bool:
    """False for 小学标准, of 小学、初中书面作业时长标准, and 中小学生国家学生体质健康标准达标优良率: too little of the name was said."""
    return one.certainty == SURE or len(plain(text)) >= LEAST_OF_A_NAME * len(plain(one.subject.indicator or ""))


def named(text: str, names: Names) -> Named | None:
    """What a phrase names; None where it names nothing that the register could hold, or only a population."""
    if is_scope(plain(text), names.pack):
        return None
    matches = names.matches(text)
    picked = pick(matches)
    headed = is_headed(text)
    several = len(picked) > 1 and not headed
    if picked and not several and (headed or _stands_for(picked[0], plain(text))):
        return _of(text, picked)
    return _near(text, matches, headed, names) if matches else None


def _stands_for(match: Match, text: str) -> bool:
    """近视 stands for 小学生近视率, whose head it stands before; 监测 is too little of 监测评估工作会议次数."""
    name = plain(match.name.indicator)
    much = match.said >= LEAST_OF_A_NAME * len(name) or without_head(name).endswith(text[-2:])
    return match.spare <= LARGEST_SPARE and (much or match.exact)


def _of(text: str, picked: Sequence[Match]) -> Named:
    certainty = 2 if picked[0].exact else 1
    first = picked[0]
    if len(picked) == 1:
        return Named(Subject(text, first.name.indicator, first.scope), certainty)
    return Named(Subject(text, None, "", readings=tuple(match.name.indicator for match in picked)), certainty)


def _says_nothing(rest: str) -> bool:
    """One character of grammar or time, which tells no population and no kind from another."""
    return len(rest) == 1 and bool(sign("grammar").fullmatch(rest) or sign("light").fullmatch(rest))


def _after_what_is_said(bare: str) -> str:
    return bare[max(match.end() for match in _SAID.finditer(bare)) :]


def _near(text: str, matches: Sequence[Match], headed: bool, names: Names) -> Named | None:
    """A name with another modifier than was asked for: 高中阶段毛入学率 where 高校毛入学率 was meant."""
    bare = plain(text)
    best = matches[0]
    if best.cover.left_over == 1 and bare.endswith(best.cover.rest[0]) and is_headed(bare[:-1]):
        return named(bare[:-1], names)  # 巩固率的新 before 目标
    explained = 1 - best.cover.left_over / max(len(bare), 1)
    head = any(used and best.name.indicator.endswith(used[-1]) and is_headed(used) for used in best.cover.used)
    told = best.named and any(_SAID.search(piece) for piece in best.cover.rest) and is_headed(bare)
    if told and (after := named(_after_what_is_said(bare), names)):
        return after  # 前言里回顾过婴儿死亡率
    others = [
        match for match in matches[1:] if (match.cover.left_over, match.said) == (best.cover.left_over, best.said)
    ]
    light = best.named and not others and all(map(_says_nothing, best.cover.rest))
    if headed and head and light and explained >= MOSTLY_EXPLAINED:
        return Named(Subject(text, best.name.indicator, best.scope), 1)  # 期间学前教育毛入园率 without its 期
    if headed and head and explained >= LEAST_EXPLAINED:
        return Named(Subject(text, best.name.indicator, best.scope, lacking="、".join(best.cover.rest)), 0)
    if _RATES.search(bare) and len(bare) >= SHORTEST_RATE:
        return Named(Subject(text, None, "", lacking=bare), 0)  # 离婚率: a rate, and nobody has it
    return None
