"""Shares whose owner stands behind the figure: 95%的城市社区建立家长学校."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.register.clause.context import Context, FigureStatement
from ingest.register.clause.parts import Part, state
from ingest.register.indicator_first import read_plain
from ingest.register.names import named_by_unit, thing_named
from ingest.register.subjects import IndicatorWords, ends_measured, read_subject, split_predicate
from ingest.vocabulary.pack import Pack

LONGEST_THING = 16
"""Characters of a thing with attributes; of a longer one the noun behind the last 的 is its name."""
_WHOLE_PLACE = re.compile("全[国省市州盟县旗区乡镇村]")
"""全市85%以上县区…: of the place itself, which names nothing."""
_JOINED = re.compile(r"(?:和|与|以及|及|、)$")
_AT_AGE = re.compile(r"在(\d+[^，]{0,8}?岁)(?:期间|阶段)?$")
_SHARE = re.compile(r"的(?!目标|水平|标准|比例|幅度|速度|要求|速率)")


def is_share(part: Part, pack: Pack) -> bool:
    """True where those whom a percentage is of stand behind it."""
    figure = part.figures[0]
    if figure.unit != "%":
        return False
    if _SHARE.match(part.text, figure.end):
        return True
    # Without 的, too: 90%以上中小学建立心理辅导室.
    return (
        bool(figure.bound)
        and _share_verb(pack).search(part.text, figure.end + 2) is not None
        and not _subject_before(part, pack)
    )


def _subject_before(part: Part, pack: Pack) -> str:
    subject = read_subject(split_predicate(part.between(0), pack)[0], pack).words
    return "" if _WHOLE_PLACE.fullmatch(subject) else subject


def read_shares(part: Part, context: Context) -> Iterator[FigureStatement]:
    """95%的城市社区和85%的农村社区建立家长学校: a coverage; 70%的妇女接受筛查: a share of those who do it."""
    if len(part.figures) == 2 and part.figures[1].measure == "count":
        yield from _read_coverage(part, context)
        return
    pack, last = context.pack, part.after.removeprefix("的")
    verb = _share_verb(pack).search(last)
    subject, predicate = split_predicate(part.between(0), pack)
    subject = read_subject(subject, pack, context.region_names).words.rstrip("将把")
    if not verb and (ends_measured(subject, pack) or subject.endswith(pack.predicates.by) or len(last) < 4):
        yield from read_plain(part, context)
        return
    if not verb and subject and "覆盖" in predicate.words:  # 儿童之家覆盖95%以上的城乡社区
        yield state(part, 0, context, predicate, IndicatorWords(subject + "覆盖", last, None), subject + "覆盖率")
        return
    if not verb:  # 不低于55%的福利彩票公益金投入养老
        yield state(part, 0, context, predicate, IndicatorWords(last, subject or None, None), last + "比例")
        return
    deed = last[verb.start() :]
    for index in range(len(part.figures)):
        ends = index + 1 == len(part.figures)
        who = last[: verb.start()] if ends else _JOINED.sub("", part.between(index + 1).removeprefix("的"))
        age = _AT_AGE.search(who)
        group = who[: age.start()] if age else who
        name = (
            last[verb.end() :].removeprefix("了") + "覆盖率"
            if verb.group() in pack.predicates.coverage_verbs
            else f"{deed}的{group}比例"
        )
        scope = (age.group(1) if age else "") + group
        yield state(part, index, context, predicate, IndicatorWords(who + deed, scope, None), name)


@cache
def _share_verb(pack: Pack) -> re.Pattern[str]:
    return re.compile("|".join([*pack.predicates.coverage_verbs, *pack.predicates.share_verbs]))


def _read_coverage(part: Part, context: Context) -> Iterator[FigureStatement]:
    """90%以上的城乡社区建设1所儿童之家: how many have it, and how many each of them."""
    who, action = split_predicate(part.between(1).removeprefix("的"), context.pack)
    thing = thing_named(part.after.rpartition("的")[2] if len(part.after) > LONGEST_THING else part.after, context.pack)
    _, predicate = split_predicate(part.between(0), context.pack)
    yield state(part, 0, context, predicate, IndicatorWords(who + part.after, who, None), thing + "覆盖率")
    named = named_by_unit(thing, part.figures[1], "", context.pack)
    yield state(part, 1, context, action, IndicatorWords(part.after, who, None), named)
