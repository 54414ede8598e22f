"""The plain form of a statement, indicator before figure: 参保率稳定在95%以上."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.figures.quantity import Quantity
from ingest.register.clause.context import Context, FigureStatement
from ingest.register.clause.parts import Part, state
from ingest.register.lists import list_members
from ingest.register.names import ENDS_FREQUENCY, named_by_unit, without_making
from ingest.register.owners import subject_of
from ingest.register.subjects import (
    IndicatorWords,
    Predicate,
    ends_measured,
    is_compared,
    only_population,
    read_subject,
    split_predicate,
)
from ingest.register.two_times import read_again, read_two_years, two_years_of
from ingest.vocabulary.pack import Pack

_VERB_FIRST = re.compile(r"^(延长|缩短|提高|降低|增加|减少)([^，]+?)([至到])$")
_NOUN_AFTER = re.compile(r"的([^，]{0,8}?(?:率|比例|比|幅度))")
_DOES = re.compile(r"(?:建立|建有|建成|设立|设有|配备|设置|开设|接受|参加|享有|纳入|实现|达标|开展|完成|签订)[^，]{2,}")
_OF_WHOLE = re.compile(r"([^，]{3,}?)(达到|不低于|不少于|不超过|不高于|高于|低于|相当于)[^，\d]{2,}的$")
_BY_HEAD = re.compile(r"(.*?)按照?[^，]*(?:人均|每人)(?:不低于|不少于)?")
_YEARLY = re.compile(r"[^，]{1,10}?每(?:年|学年|学期|月)(?:安排|投入|设立|拨付|发放)([^，]{3,})")
_EACH = re.compile(r"每.{1,6}")
_HOLDS = ("开展", "组织", "举办", "召开", "进行", "安排")


def read_plain(part: Part, context: Context) -> Iterator[FigureStatement]:
    """妇女基本医疗保险参保率稳定在95%以上, 3岁以下儿童系统管理率和7岁以下儿童健康管理率均达到93%以上."""
    if years := two_years_of(part):
        yield from read_two_years(part, years, context)
        return
    pack = context.pack
    before, predicate = _before_figure(part, pack)
    read = read_subject(before, pack, context.region_names)
    own = read.words
    if not own.rstrip("并且") and len(context.recent) >= len(part.figures) > 1:
        yield from read_again(part, predicate, context, read.base_year)
        return
    subject, start = subject_of(before, context, part.figures[0])
    changes = _is_a_change(part.figures[0], predicate, read, before, context)
    groups = own.split("、")
    if (
        start is not None
        and len(groups) == len(part.figures) > 1
        and all(only_population(group, pack) for group in groups)
    ):
        yield from _read_groups(part, predicate, context, subject, groups, start)
        return
    for name, index in _pairs(subject.words, part, predicate, pack):
        figure = part.figures[index]
        if start is None and _same_deed(figure, predicate, context) and context.last:
            # 每学期至少开展1次演练，幼儿园每月至少开展一次: the same deed.
            who = ENDS_FREQUENCY.sub("", subject.words)
            yield state(part, index, context, predicate, IndicatorWords(own, who or None, None), context.last.name)
            continue
        name = without_making(name, pack) if figure.measure in ("count", "money") else name
        named = _named(name, figure, predicate, context, leans=start is not None)
        statement = state(
            part, index, context, predicate, IndicatorWords(name, subject.scope, subject.base_year), named
        )
        if changes and predicate.comparator:
            statement = replace(statement, comparator=predicate.comparator)
        if start is not None:
            statement = replace(statement, start=start, raw=own if len(own) > 3 else name)
        yield statement


def _is_a_change(figure: Quantity, predicate: Predicate, read: IndicatorWords, before: str, context: Context) -> bool:
    """True where 增加 and 减少 of a number compare: 比2020年增加12张; 床位3.1张，增加0.2张; not 增加幼儿园12所."""
    if predicate.comparator not in ("decrease_by", "increase_by"):
        return False
    last = context.last.quantity if context.last else None
    again = not read.words and last is not None and last.unit == figure.unit
    return read.base_year is not None or is_compared(before) or again


def _before_figure(part: Part, pack: Pack) -> tuple[str, Predicate]:
    """The words of the subject and the predicate; a noun behind the figure belongs to the subject."""
    if part.figures[0].unit == "%" and (whole := _OF_WHOLE.search(part.between(0))):
        return whole.group(1), split_predicate(whole.group(2), pack)[1]  # 补贴标准达到孤儿养育标准的100%
    if part.figures[0].measure == "money" and (rate := _BY_HEAD.fullmatch(part.between(0))):
        return rate.group(1), split_predicate(part.between(0), pack)[1]  # 县级按人均1元: what the sentence is about
    turned = _VERB_FIRST.sub(r"\2\1\3", _per_head_last(pack).sub(r"\2\1", part.between(0)))
    before, predicate = _with_noun(*split_predicate(turned, pack), pack)
    by = before.rstrip("并") in ("", *pack.predicates.by) or {"按", "按照"} & set(predicate.words)
    if by and not ends_measured(before, pack) and (noun := _NOUN_AFTER.match(part.after)):
        return noun.group(1), predicate  # 按不低于1：4000的师生比配备
    if yearly := _YEARLY.fullmatch(before):
        before = yearly.group(1)  # 县财政每年安排妇女发展专项经费
    if part.figures[0].unit == "%" and len(before) > 2 and not ends_measured(before, pack) and _DOES.match(part.after):
        return f"{before}{part.after}比例", predicate  # 二级以上医疗机构100%开设老年人绿色通道
    return before, predicate


def _read_groups(
    part: Part, predicate: Predicate, context: Context, subject: IndicatorWords, groups: list[str], start: int
) -> Iterator[FigureStatement]:
    """初中生、高中生分别不少于9小时和8小时: what the clause before measured, of one group after the other."""
    for index, group in enumerate(groups):
        named = named_by_unit(subject.words, part.figures[index], "", context.pack)
        statement = state(part, index, context, predicate, replace(subject, scope=group), named)
        yield replace(statement, start=start)


def _pairs(subject: str, part: Part, predicate: Predicate, pack: Pack) -> list[tuple[str, int]]:
    """The indicators of the subject, each with the index of its figure."""
    count = len(part.figures)
    names = list_members(subject, count, pack, each=bool({"均", "都", "分别", "各"} & set(predicate.words)))
    if count == 1:
        return [(name, 0) for name in names]
    return list(zip(names * count if len(names) == 1 else names, range(count), strict=False))


def _same_deed(figure: Quantity, predicate: Predicate, context: Context) -> bool:
    last = context.last.quantity if context.last else None
    return figure.unit == "次" and last is not None and last.unit == "次" and _deed(predicate, context.pack) in _HOLDS


def _named(name: str, figure: Quantity, predicate: Predicate, context: Context, *, leans: bool) -> str:
    pack = context.pack
    deed, last = _deed(predicate, pack), context.last.quantity if context.last else None
    if leans and deed and figure.unit == "次" and last is not None and last.unit != figure.unit:
        return named_by_unit(deed, figure, "", pack)  # 结对8000名，每月至少通话一次 counts calls.
    keeps = deed in pack.predicates.sending or figure.unit in ("课时", "学时") or figure.measure == "money"
    return named_by_unit(name, figure, deed if keeps and deed not in pack.predicates.making else "", pack)


def _deed(predicate: Predicate, pack: Pack) -> str:
    return "".join(word for word in predicate.words if word in pack.predicates.actions)


def _with_noun(subject: str, predicate: Predicate, pack: Pack) -> tuple[str, Predicate]:
    """Give back to the subject the verbs that are part of its noun: 岗位补贴不低于300元, 社会组织15家."""
    kept = 0
    while kept < len(predicate.words) and predicate.words[kept] in pack.predicates.actions:
        kept += 1
    bare = read_subject(subject, pack).words
    if not kept or not bare or ENDS_FREQUENCY.search(bare) or only_population(bare, pack) or _EACH.fullmatch(bare):
        return subject, predicate
    return subject + "".join(predicate.words[:kept]), replace(predicate, words=predicate.words[kept:])


@cache
def _per_head_last(pack: Pack) -> re.Pattern[str]:
    """床位数每千人口: what is counted before of whom there are so many."""
    people = "|".join(["人口", "常住人口", *pack.people.counted, "活产"])
    return re.compile(rf"^([^，]+?)(每[百千万十]+(?:名|个)?(?:{people}))$")
