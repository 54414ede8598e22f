"""The grammar of quantitative statements: one clause with figures -> indicator, scope, figure and comparator of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.figures.clauses import Clause
from ingest.figures.quantity import quantities
from ingest.register.clause.context import Context, FigureStatement
from ingest.register.clause.parts import Part, clause_parts, state
from ingest.register.indicator_first import read_plain
from ingest.register.names import clause_topic, named_by_unit, thing_named
from ingest.register.owners import LONGEST_PLACE
from ingest.register.shares import is_share, read_shares
from ingest.register.subjects import (
    IndicatorWords,
    Predicate,
    comparator_of,
    ends_measured,
    population_at_end,
    population_at_start,
    read_subject,
    split_predicate,
)
from ingest.register.two_times import based_on, read_based_on, read_from_to, turn_of

_DEADLINE = re.compile(
    r"(?P<who>[^在]*?)(?:应当|应|要|必须|须)?(?:(?:在|(?<![关用基低高属])于)(?P<event>[^在]*)|(?<!后)(?<!起))"
)
_FOR_WHOM = re.compile(r"([^，]{2,16}?)(?:提供|发放|给予|落实)([^，]{2,12})$")
_NAMES_A_MEASURE = re.compile("[^每，]{2,8}")
_OTHER_COUNTER = re.compile("^（[户间套个人名所张]）")
"""保障性住房900套（户）."""
_JOINED = re.compile(r"(?:和|与|以及|及|、)$")
_HELD = ("次", "场", "场次", "期")


def statements_of(clause: Clause, context: Context) -> Iterator[FigureStatement]:
    """The statements with figures in one clause; `context` must have entered the clause."""
    figures = quantities(clause.text, context.pack.units)
    found = []
    for part in clause_parts(clause, figures, context.before, context.pack) if figures else ():
        for statement in _read(part, context):
            context.last = statement
            found.append(statement)
            yield statement
    context.recent += found


def _read(part: Part, context: Context) -> Iterator[FigureStatement]:
    figure, after = part.figures[-1], _OTHER_COUNTER.sub("", (part.shared or part.after).lstrip("的"))
    if part.roster is not None:
        yield _read_roster(part, context)
    elif match := turn_of(part):
        yield from read_from_to(part, match, context)
    elif match := based_on(part):
        yield from read_based_on(part, match, context)
    elif is_share(part, context.pack):
        yield from read_shares(part, context)
    elif figure.measure == "time" and figure.suffix.endswith("内") and after:
        yield _read_deadline(part, context)
    elif after and figure.measure not in ("rate", "ratio"):
        yield from _read_object(part, context)
    else:
        yield from read_plain(part, context)


def _read_roster(part: Part, context: Context) -> FigureStatement:
    pack = context.pack
    before, own = split_predicate(part.between(0), pack)
    who = population_at_end(before, pack) or population_at_start(read_subject(before, pack).words, pack) or before
    predicate = own if own.comparator else part.predicate or own
    figure, topic = part.figures[0], part.roster or ""
    comparator = comparator_of(figure, predicate)
    comparator = ">=" if comparator == "=" and figure.measure == "time" else comparator
    name = named_by_unit(topic, figure, "", pack) if figure.measure != "rate" else who + topic
    statement = state(part, 0, context, predicate, IndicatorWords(topic, who, None), name)
    # The words that say what is measured may stand before the first or after the last: the clause is the quote.
    start = (
        part.clause.start
        if split_predicate(part.clause.text, pack)[0] and topic in part.clause.text
        else context.before_start
    )
    return replace(statement, comparator=comparator, start=start, end=part.clause.end)


def _read_deadline(part: Part, context: Context) -> FigureStatement:
    """规划颁布后1个月内报送上一级妇儿工委办公室: how long until, after what, and who has to."""
    before = read_subject(part.between(0), context.pack, context.region_names).words
    match = _DEADLINE.fullmatch(before)
    who, event = (match["who"], match["event"] or "") if match else ("", before)
    about = clause_topic(context.before) if not event and len(part.after) <= 4 else ""
    deed = part.shared or part.after
    name = f"{about or event}{deed}的时限"
    statement = state(
        part, 0, context, Predicate((), "<=", False), IndicatorWords(event + deed, who or None, None), name
    )
    return replace(statement, comparator="<=", start=context.before_start if about else statement.start)


def _read_object(part: Part, context: Context) -> Iterator[FigureStatement]:
    """每所卫生院至少配备1名全科医生: the thing counted stands after the figure, who must have it before."""
    pack = context.pack
    scope, predicate = None, Predicate((), None, False)
    for index, figure in enumerate(part.figures):
        printed = (part.between(index + 1) if index + 1 < len(part.figures) else part.shared or part.after).lstrip("的")
        if index + 1 < len(part.figures) and (not printed or split_predicate(printed, pack)[1].comparator):
            # 1个占地不少于3000平方米的活动中心, 1所200张床位以上的养老机构
            printed = part.after.rpartition("的")[2] or part.after
        printed = _JOINED.sub("", printed) if len(printed) > 2 and index + 1 < len(part.figures) else printed
        listed = not index or part.text[part.figures[index - 1].end] == "、"
        before, own = split_predicate(part.between(index) if listed else "", pack)
        if not listed and (bound := split_predicate(part.between(index), pack)[1]).bounded:
            own = bound  # 1个占地不少于3000平方米的活动中心
        predicate = own if not index or own.words else predicate  # 至少4次指导和2次活动
        if (
            for_whom := _FOR_WHOM.match(printed)
            if before.endswith(("为", "对", "向", "给")) or predicate.words[-1:] == ("为",)
            else None
        ):
            printed = for_whom.group(2) + for_whom.group(1)  # 为7200人次残疾人提供托养补贴
        read = read_subject(before, pack, context.region_names)
        scope = (
            read.words.removesuffix("每人") or (context.last.scope if context.last else None) if not index else scope
        )
        thing = thing_named(printed, pack)
        if (
            figure.unit in _HELD
            and len(thing) == 2
            and (about := clause_topic(context.before))
            and len(about) <= LONGEST_PLACE
        ):
            thing = about.removesuffix(thing) + thing  # 开展避险教育，每学期组织两次演练
        owner, _, by = read.words.partition("按")
        if (
            thing.endswith("标准")
            and figure.measure == "space"
            and _NAMES_A_MEASURE.fullmatch(asked := by.removeprefix("照"))
        ):
            thing, scope = (
                thing.removesuffix("标准") + asked + "标准",
                owner or None,
            )  # 按照人均用地不少于0.2平方米的标准配建养老设施
        if not thing and ends_measured(owner, pack):
            thing, scope = owner, None  # 专项经费按每人每年0.5元的标准列入预算
        elif not thing:
            thing = context.topic or (context.last.name if context.last else "")  # 乡级按0.5元的标准落实
        comparator = comparator_of(figure, predicate)
        if figure.measure == "time":
            # 儿童每天至少1小时中等及以上强度运动: the noun alone does not say whose; a time to be spent is at least.
            printed, thing, scope = read.words + printed, read.words + thing, None
            comparator = ">=" if comparator == "=" else comparator
        deed = "".join(
            word for word in predicate.words if word in pack.predicates.staffing or word in pack.predicates.sending
        )
        statement = state(
            part,
            index,
            context,
            predicate,
            IndicatorWords(printed, scope, read.base_year),
            named_by_unit(thing, figure, deed, pack),
        )
        yield statement if statement.comparator == comparator else replace(statement, comparator=comparator)
