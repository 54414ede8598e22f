"""Figures of one indicator at two times, and the indicators of the clause before with new figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.register.clause.context import Context, FigureStatement
from ingest.register.clause.parts import YEAR, Part, state
from ingest.register.lists import list_members
from ingest.register.names import named_by_unit
from ingest.register.owners import subject_of
from ingest.register.subjects import IndicatorWords, Predicate, split_predicate

_FROM = re.compile(
    r"(?:保持)?(?:分别|均|也)?(?:从|由)(?:((?:19|20)\d\d)年(?:末|底)?的?)?(?:每[人名户张月年天]{1,3})*(?:不到|不足|近|约|超过)?$"
)
_TO = re.compile(r"(?:分别|均|逐步|稳步)*[\u4e00-\u9fff]{1,4}?(?:到|至|为)?(?:((?:19|20)\d\d)年(?:末|底)?的?)?$")
_FROM_WHAT = re.compile(r"(?:从|由)(?:((?:19|20)\d\d)年(?:末|底)?的?)?[^，、\d从由]{1,14}$")
_TURNS = re.compile(r"(?:以[上下])?(?:提高|增加|上升|增长|提升|扩大|延长|下降|降低|减少|缩短|缩小|压缩)(?:到|至|为)")
_ON = re.compile(r"在(?:现有|现在|目前|当前|原有|原来)?(?:((?:19|20)\d\d)年(?:末|底)?的?)?$")
_BASIS = re.compile(r"(?:的)?基础上")
_TWO_YEARS = re.compile(r"(?:到|至)?((?:19|20)\d\d)年(?:末|底)?(?:和|、|及|与)(?:到|至)?((?:19|20)\d\d)年(?:末|底)?，?")


def turn_of(part: Part) -> re.Match[str] | None:
    """The words that begin a change, 从…: what stands before them is the subject; None where the part tells no change."""
    if len(part.figures) < 2:
        return None
    # 起征点从月销售额10万元提高到15万元: words between 从 and the figure, the turn behind it tells.
    something = _FROM_WHAT.search(part.between(0)) if _TURNS.match(part.between(1)) else None
    return _FROM.search(part.between(0)) or something


def based_on(part: Part) -> re.Match[str] | None:
    """The words before a value that a change starts from: 近视率在51.5%的基础上每年降低0.5个百分点."""
    stands = len(part.figures) == 2 and _BASIS.match(part.between(1))
    return _ON.search(part.between(0)) if stands else None


def read_based_on(part: Part, match: re.Match[str], context: Context) -> Iterator[FigureStatement]:
    """The value that is, and by how much it is to change."""
    subject, start = subject_of(part.between(0)[: match.start()], context, part.figures[0])
    _, predicate = split_predicate(part.between(1), context.pack)
    reached_in = int(match.group(1)) if match.group(1) else None
    for index, past in ((0, True), (1, None)):
        named = named_by_unit(subject.words, part.figures[index], "", context.pack)
        statement = state(part, index, context, predicate if index else Predicate((), None, False), subject, named)
        year = reached_in if past else context.year if statement.year == reached_in else statement.year
        comparator = statement.comparator if past else predicate.comparator or statement.comparator
        start = start if start is not None else statement.start
        yield replace(statement, comparator=comparator, year=year, past=past, start=start)


def read_from_to(part: Part, match: re.Match[str], context: Context) -> Iterator[FigureStatement]:
    """婴儿、5岁以下儿童死亡率分别从2010年的9.8‰、12.4‰下降到5.1‰、6.3‰: two values that were, two that are."""
    turn = next((i for i in range(1, len(part.figures)) if len(part.between(i)) > 1), len(part.figures))
    subject, start = subject_of(part.between(0)[: match.start()], context, part.figures[0])
    middle = _TO.match(part.between(turn)) if turn < len(part.figures) else None
    first_year = int(match.group(1)) if match.group(1) else context.from_year
    context.from_year = first_year
    last_year = int(middle.group(1)) if middle and middle.group(1) else context.year or context.as_of
    turned = YEAR.sub("", part.between(turn)).rstrip("的") if turn < len(part.figures) else ""
    _, predicate = split_predicate(turned, context.pack)
    for group, year, past in ((range(turn), first_year, True), (range(turn, len(part.figures)), last_year, None)):
        names = list_members(subject.words, len(group), context.pack, each=True)
        names = names * len(group) if len(names) == 1 else names
        for name, index in zip(names, group, strict=False):
            tie = Predicate((), None, False) if past else predicate
            named = named_by_unit(name, part.figures[index], "", context.pack)
            statement = state(part, index, context, tie, replace(subject, words=name), named, last=group[-1])
            yield replace(statement, year=year, past=past, start=start if start is not None else statement.start)


def two_years_of(part: Part) -> re.Match[str] | None:
    """2025年、2030年 before two figures, or before one that holds for both: 2025年和2030年均达到65%."""
    years = _TWO_YEARS.search(part.between(0))
    one_for_both = years is not None and part.between(0).startswith(("均", "都"), years.end())
    return years if len(part.figures) == 2 or one_for_both else None


def read_two_years(part: Part, years: re.Match[str], context: Context) -> Iterator[FigureStatement]:
    """筛查率2025年、2030年分别达到60%、70%以上: the same indicator in two years."""
    before, predicate = split_predicate(
        part.text[: years.start()] + part.text[years.end() : part.figures[0].start], context.pack
    )
    subject, start = subject_of(before, context, part.figures[0])
    for index, year in zip((0, len(part.figures) - 1), years.groups(), strict=True):
        named = named_by_unit(subject.words, part.figures[index], "", context.pack)
        statement = state(part, index, context, predicate, subject, named)
        yield replace(statement, year=int(year), start=start if start is not None else statement.start)


def read_again(part: Part, predicate: Predicate, context: Context, base_year: int | None) -> Iterator[FigureStatement]:
    """到2030年，分别降到6%、2%以下: the indicators of the clause before, one by one."""
    again = context.recent[-len(part.figures) :]
    start = min(earlier.start for earlier in again)
    for index, earlier in enumerate(again):
        subject = IndicatorWords(earlier.raw, earlier.scope, base_year)
        yield replace(state(part, index, context, predicate, subject, earlier.name, last=-1), start=start)
