"""A name that leaves out what was said before it: the same head for others, another end, one word in place of another."""

from __future__ import annotations

from dataclasses import replace

from assistant.query.names import Names, plain
from assistant.query.query import Subject
from assistant.query.subjects import SHORTEST_ELIDED, SURE, Named, named

LONGEST_EXCHANGED = 4
"""Characters that a follow-up may put in place of some of a name (主任 for 成员); chosen by hand."""


SHORTEST_HEAD = 4
"""Characters of the end of a name of which one may differ (毛入学率 for 毛入园率); of three, one is too much."""


def with_head_of(text: str, before: Subject, names: Names, least: int = SURE) -> Named | None:
    """高中阶段 after 学前毛入园率…: the same head (毛入学率) for another population; None where no name comes of it.

    `least` is how certain it must be; words that a name only explains (5岁以下死亡率) count where it is the only one.
    """
    if len(plain(text)) < SHORTEST_ELIDED:
        return None
    heads = dict.fromkeys(
        said[-length:] for said in (before.words, before.indicator or "") for length in range(2, len(said) + 1)
    )
    explained: dict[str | None, Named] = {}
    for head in heads:
        one = named(text + head, names)
        if one and one.certainty == SURE and not one.subject.readings:
            return one
        if one and one.certainty >= least and one.subject.indicator:
            explained.setdefault(one.subject.indicator, one)
    return next(iter(explained.values())) if len(explained) == 1 else None


def with_like_head(text: str, before: Subject, names: Names) -> Named | None:
    """高中阶段 after 学前教育毛入园率: the name that begins so and ends nearly as the one before it; None where several do."""
    bare, whole = plain(text), plain(before.indicator or before.words)
    if len(bare) < SHORTEST_ELIDED:
        return None
    found: dict[str | None, Named] = {}
    for spelling in names.spellings:
        tail = spelling.removeprefix(bare)
        if tail != spelling and len(tail) >= SHORTEST_HEAD and _differ_in_one(tail, whole[-len(tail) :]):
            one = named(spelling, names)
            if one and one.subject.indicator not in (None, before.indicator):
                found.setdefault(one.subject.indicator, Named(replace(one.subject, words=text), one.certainty))
    return next(iter(found.values())) if len(found) == 1 else None


def _differ_in_one(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def with_beginning_of(text: str, before: Subject, names: Names) -> Named | None:
    """床位 after 每千名儿童医师数: the beginning of that name with another end; None unless one name alone comes of it."""
    if len(plain(text)) < SHORTEST_ELIDED:
        return None
    whole = before.indicator or before.words
    found = [named(whole[:length] + text, names) for length in range(2, len(whole))]
    sure = {one.subject.indicator: one for one in found if one and one.certainty and one.subject.indicator}
    return next(iter(sure.values())) if len(sure) == 1 and before.indicator not in sure else None


def with_part_of(text: str, before: str, names: Names) -> Named | None:
    """主任 after 社区居委会成员中女性比例: the name with these words in place of some of its own."""
    bare = plain(text)
    while len(bare) > SHORTEST_ELIDED and bare[0] in names.vocabulary.empty:
        bare = bare[1:]  # 当主任的
    if not SHORTEST_ELIDED <= len(bare) <= LONGEST_EXCHANGED:
        return None
    whole = plain(before)
    for length in range(1, LONGEST_EXCHANGED + 1):
        for start in range(len(whole) - length):
            exchanged = whole[:start] + bare + whole[start + length :]
            if exchanged != whole and exchanged in names.spellings:
                return named(exchanged, names)
    return None
