"""The grammar of quantitative statements: one clause with figures -> indicator, scope, figure and comparator of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.quantity import Quantity, quantities
from ingest.register.clauses import Clause
from ingest.register.names import (
    ENDS_FREQUENCY,
    clause_topic,
    complete,
    is_known,
    list_members,
    named_by_unit,
    thing_named,
    without_making,
)
from ingest.register.parts import YEAR, Context, Part, Statement, parts_of, state
from ingest.register.subjects import (
    Predicate,
    Subject,
    comparator_of,
    ends_measured,
    only_population,
    population_at_end,
    population_at_start,
    read_subject,
    split_predicate,
    words,
)

_FROM = re.compile(
    r"(?:保持)?(?:分别|均|也)?(?:从|由)(?:((?:19|20)\d\d)年(?:末|底)?的?)?(?:每[人名户张月年天]{1,3})*(?:不到|不足|近|约|超过)?$"
)
_TO = re.compile(r"(?:分别|均|逐步|稳步)*[\u4e00-\u9fff]{1,4}?(?:到|至|为)?(?:((?:19|20)\d\d)年(?:末|底)?的?)?$")
_DEADLINE = re.compile(r"(?P<who>[^在]*?)(?:应当|应|要|必须|须)?(?:在(?P<event>[^在]*)|(?<!后)(?<!起))")
_PER_HEAD_LAST = re.compile(r"^([^，]+?)(每[百千万十]+(?:名|个)?(?:人口|儿童|常住人口|妇女|活产))$")
_VERB_FIRST = re.compile(r"^(延长|缩短|提高|降低|增加|减少)([^，]+?)([至到])$")
_FOR_WHOM = re.compile(r"([^，]{2,16}?)(?:提供|发放|给予|落实)([^，]{2,12})$")
_NOUN_AFTER = re.compile(r"的([^，]{0,8}?(?:率|比例|比|幅度))")
_DOES = re.compile(r"(?:建立|建有|建成|设立|设有|配备|设置|开设|接受|参加|享有|纳入|实现|达标|开展|完成|签订)[^，]{2,}")
_HOLDS = ("开展", "组织", "举办", "召开", "进行", "安排")
_SINGLE = ("人", "名", "张", "位", "所", "个")
_FROM_WHAT = re.compile(r"(?:从|由)(?:((?:19|20)\d\d)年(?:末|底)?的?)?[^，、\d从由]{1,14}$")
_TURNS = re.compile(r"(?:以[上下])?(?:提高|增加|上升|增长|提升|扩大|延长|下降|降低|减少|缩短|缩小|压缩)(?:到|至|为)")
_HELD = ("次", "场", "场次", "期")
LONGEST_PLACE = 12
LONGEST_THING = 16
"""Characters of a thing with attributes; of a longer one the noun behind the last 的 is its name."""
_EACH, _JOINED = re.compile(r"每.{1,6}"), re.compile(r"(?:和|与|以及|及|、)$")
_AT_AGE, _SHARE_OF = re.compile(r"在(\d+[^，]{0,8}?岁)(?:期间|阶段)?$"), re.compile(r"(?:应|要|须)?占(.*?)的?$")
_AMONG = re.compile(r"(女性|妇女)?在([^，]+)中所?占的?(?:比例|比重)?")
_TWO_YEARS = re.compile(r"(?:到|至)?((?:19|20)\d\d)年(?:末|底)?(?:和|、|及|与)(?:到|至)?((?:19|20)\d\d)年(?:末|底)?，?")
_SHARE = re.compile(r"的(?!目标|水平|标准|比例|幅度|速度|要求|速率)")


def statements_of(clause: Clause, context: Context) -> Iterator[Statement]:
    """The statements with figures in one clause; `context` must have entered the clause."""
    figures = quantities(clause.text)
    found = []
    for part in parts_of(clause, figures, context.before) if figures else ():
        for statement in _read(part, context):
            context.last = statement
            found.append(statement)
            yield statement
    context.recent += found


def _read(part: Part, context: Context) -> Iterator[Statement]:
    figure, after = part.figures[-1], (part.shared or part.after).lstrip("的")
    if part.roster is not None:
        yield _read_roster(part, context)
    elif len(part.figures) > 1 and (match := _FROM.search(part.between(0)) or _from_something(part)):
        yield from _read_from_to(part, match, context)
    elif part.figures[0].unit == "%" and _SHARE.match(part.text, part.figures[0].end):
        yield from _read_shares(part, context)
    elif figure.measure == "time" and figure.suffix.endswith("内") and after:
        yield _read_deadline(part, context)
    elif after and figure.measure not in ("rate", "ratio"):
        yield from _read_object(part, context)
    else:
        yield from _read_plain(part, context)


def _read_roster(part: Part, context: Context) -> Statement:
    before, own = split_predicate(part.between(0))
    who = population_at_end(before) or population_at_start(read_subject(before).words) or before
    predicate = own if own.comparator else part.predicate or own
    figure, topic = part.figures[0], part.roster or ""
    comparator = comparator_of(figure, predicate)
    comparator = ">=" if comparator == "=" and figure.measure == "time" else comparator
    name = named_by_unit(topic, figure, "") if figure.measure != "rate" else who + topic
    statement = state(part, 0, context, predicate, Subject(topic, who, None), name)
    # The words that say what is measured may stand before the first or after the last: the clause is the quote.
    start = (
        part.clause.start
        if split_predicate(part.clause.text)[0] and topic in part.clause.text
        else context.before_start
    )
    return replace(statement, comparator=comparator, start=start, end=part.clause.end)


def _from_something(part: Part) -> re.Match[str] | None:
    """起征点从月销售额10万元提高到15万元: words between 从 and the figure, the turn behind it tells."""
    return _FROM_WHAT.search(part.between(0)) if _TURNS.match(part.between(1)) else None


def _read_from_to(part: Part, match: re.Match[str], context: Context) -> Iterator[Statement]:
    """婴儿、5岁以下儿童死亡率分别从2010年的9.8‰、12.4‰下降到5.1‰、6.3‰: two values that were, two that are."""
    turn = next((i for i in range(1, len(part.figures)) if len(part.between(i)) > 1), len(part.figures))
    subject, start = _subject(part.between(0)[: match.start()], context, part.figures[0])
    middle = _TO.match(part.between(turn)) if turn < len(part.figures) else None
    first_year = int(match.group(1)) if match.group(1) else context.from_year
    context.from_year = first_year
    last_year = int(middle.group(1)) if middle and middle.group(1) else context.year or context.as_of
    turned = YEAR.sub("", part.between(turn)).rstrip("的") if turn < len(part.figures) else ""
    _, predicate = split_predicate(turned)
    for group, year, past in ((range(turn), first_year, True), (range(turn, len(part.figures)), last_year, None)):
        names = list_members(subject.words, len(group), each=True)
        names = names * len(group) if len(names) == 1 else names
        for name, index in zip(names, group, strict=False):
            tie = Predicate((), None, False) if past else predicate
            named = named_by_unit(name, part.figures[index], "")
            statement = state(part, index, context, tie, replace(subject, words=name), named, last=group[-1])
            yield replace(statement, year=year, past=past, start=start if start is not None else statement.start)


def _read_shares(part: Part, context: Context) -> Iterator[Statement]:
    """95%的城市社区和85%的农村社区建立家长学校: a coverage; 70%的妇女接受筛查: a share of those who do it."""
    if len(part.figures) == 2 and part.figures[1].measure == "count":
        yield from _read_coverage(part, context)
        return
    last = part.after.removeprefix("的")
    coverage = tuple(words("coverage_verbs"))
    verb = _share_verb().search(last)
    subject, predicate = split_predicate(part.between(0))
    subject = read_subject(subject, context.region_names).words.rstrip("将把")
    if not verb and (ends_measured(subject) or subject.endswith(tuple(words("by"))) or len(last) < 4):
        yield from _read_plain(part, context)
        return
    if not verb and subject and "覆盖" in predicate.words:  # 儿童之家覆盖95%以上的城乡社区
        yield state(part, 0, context, predicate, Subject(subject + "覆盖", last, None), subject + "覆盖率")
        return
    if not verb:  # 不低于55%的福利彩票公益金投入养老
        yield state(part, 0, context, predicate, Subject(last, subject or None, None), last + "比例")
        return
    deed = last[verb.start() :]
    for index in range(len(part.figures)):
        ends = index + 1 == len(part.figures)
        who = last[: verb.start()] if ends else _JOINED.sub("", part.between(index + 1).removeprefix("的"))
        age = _AT_AGE.search(who)
        group = who[: age.start()] if age else who
        name = last[verb.end() :].removeprefix("了") + "覆盖率" if verb.group() in coverage else f"{deed}的{group}比例"
        scope = (age.group(1) if age else "") + group
        yield state(part, index, context, predicate, Subject(who + deed, scope, None), name)


@cache
def _share_verb() -> re.Pattern[str]:
    return re.compile("|".join([*words("coverage_verbs"), *words("share_verbs")]))


def _read_coverage(part: Part, context: Context) -> Iterator[Statement]:
    """90%以上的城乡社区建设1所儿童之家: how many have it, and how many each of them."""
    who, action = split_predicate(part.between(1).removeprefix("的"))
    thing = thing_named(part.after.rpartition("的")[2] if len(part.after) > LONGEST_THING else part.after)
    _, predicate = split_predicate(part.between(0))
    yield state(part, 0, context, predicate, Subject(who + part.after, who, None), thing + "覆盖率")
    named = named_by_unit(thing, part.figures[1], "")
    yield state(part, 1, context, action, Subject(part.after, who, None), named)


def _read_deadline(part: Part, context: Context) -> Statement:
    """规划颁布后1个月内报送上一级妇儿工委办公室: how long until, after what, and who has to."""
    before = read_subject(part.between(0), context.region_names).words
    match = _DEADLINE.fullmatch(before)
    who, event = (match["who"], match["event"] or "") if match else ("", before)
    about = clause_topic(context.before) if not event and len(part.after) <= 4 else ""
    name = f"{about or event}{part.after}的时限"
    statement = state(
        part, 0, context, Predicate((), "<=", False), Subject(event + part.after, who or None, None), name
    )
    return replace(statement, comparator="<=", start=context.before_start if about else statement.start)


def _read_object(part: Part, context: Context) -> Iterator[Statement]:
    """每所卫生院至少配备1名全科医生: the thing counted stands after the figure, who must have it before."""
    scope, predicate = None, Predicate((), None, False)
    for index, figure in enumerate(part.figures):
        printed = (part.between(index + 1) if index + 1 < len(part.figures) else part.shared or part.after).lstrip("的")
        printed = _JOINED.sub("", printed) if len(printed) > 2 and index + 1 < len(part.figures) else printed
        before, own = split_predicate(
            part.between(index) if not index or part.text[part.figures[index - 1].end] == "、" else ""
        )
        predicate = own if not index or own.words else predicate  # 至少4次指导和2次活动
        if (
            for_whom := _FOR_WHOM.match(printed)
            if before.endswith(("为", "对", "向", "给")) or predicate.words[-1:] == ("为",)
            else None
        ):
            printed = for_whom.group(2) + for_whom.group(1)  # 为7200人次残疾人提供托养补贴
        read = read_subject(before, context.region_names)
        scope = (
            read.words.removesuffix("每人") or (context.last.scope if context.last else None) if not index else scope
        )
        thing = thing_named(printed)
        if (
            figure.unit in _HELD
            and len(thing) == 2
            and (about := clause_topic(context.before))
            and len(about) <= LONGEST_PLACE
        ):
            thing = about.removesuffix(thing) + thing  # 开展避险教育，每学期组织两次演练
        comparator = comparator_of(figure, predicate)
        if figure.measure == "time":
            # 儿童每天至少1小时中等及以上强度运动: the noun alone does not say whose; a time to be spent is at least.
            printed, thing, scope = read.words + printed, read.words + thing, None
            comparator = ">=" if comparator == "=" else comparator
        deed = "".join(word for word in predicate.words if word in words("staffing") or word in words("sending"))
        statement = state(
            part, index, context, predicate, Subject(printed, scope, read.base_year), named_by_unit(thing, figure, deed)
        )
        yield statement if statement.comparator == comparator else replace(statement, comparator=comparator)


def _read_plain(part: Part, context: Context) -> Iterator[Statement]:
    """妇女基本医疗保险参保率稳定在95%以上, 3岁以下儿童系统管理率和7岁以下儿童健康管理率均达到93%以上."""
    paired = _TWO_YEARS.search(part.between(0)) if len(part.figures) == 2 else None
    if paired:
        yield from _read_two_years(part, paired, context)
        return
    turned = _VERB_FIRST.sub(r"\2\1\3", _PER_HEAD_LAST.sub(r"\2\1", part.between(0)))
    before, predicate = _with_noun(*split_predicate(turned))
    by = before.rstrip("并") in ("", *words("by")) or (
        {"按", "按照"} & set(predicate.words) and not ends_measured(before)
    )
    if by and (noun := _NOUN_AFTER.match(part.after)):
        before = noun.group(1)  # 按不低于1：4000的师生比配备
    elif part.figures[0].unit == "%" and len(before) > 2 and not ends_measured(before) and _DOES.match(part.after):
        before = f"{before}{part.after}比例"  # 二级以上医疗机构100%开设老年人绿色通道
    own = read_subject(before, context.region_names).words
    if not own.rstrip("并且") and len(context.recent) >= len(part.figures) > 1:
        yield from _read_again(part, predicate, context, read_subject(before, context.region_names).base_year)
        return
    subject, start = _subject(before, context, part.figures[0])
    if (
        start is not None
        and len(groups := own.split("、")) == len(part.figures) > 1
        and all(map(only_population, groups))
    ):
        for index, group in enumerate(groups):
            scoped = replace(subject, scope=group)
            named = named_by_unit(subject.words, part.figures[index], "")
            yield replace(state(part, index, context, predicate, scoped, named), start=start)
        return
    names = list_members(subject.words, len(part.figures), each=bool({"均", "都", "分别", "各"} & set(predicate.words)))
    indexes = range(len(part.figures))
    if len(names) == 1:
        names = names * len(indexes)
    pairs = [(name, 0) for name in names] if len(indexes) == 1 else list(zip(names, indexes, strict=False))
    deed = "".join(word for word in predicate.words if word in words("actions"))
    for name, index in pairs:
        figure = part.figures[index]
        if figure.measure in ("count", "money"):
            name = without_making(name)
        keeps = deed in words("sending") or figure.unit in ("课时", "学时") or figure.measure == "money"
        repeated = context.last is not None and context.last.quantity is not None and figure.unit == "次"
        if (
            repeated
            and context.last
            and context.last.quantity
            and context.last.quantity.unit == "次"
            and deed in _HOLDS
            and start is None
        ):
            # 每学期至少开展1次演练，幼儿园每月至少开展一次: the same deed.
            who = ENDS_FREQUENCY.sub("", subject.words)
            yield state(part, index, context, predicate, Subject(own, who or None, None), context.last.name)
            continue
        other = (
            context.last is not None and context.last.quantity is not None and context.last.quantity.unit != figure.unit
        )
        if start is not None and deed and figure.unit == "次" and other:
            named = named_by_unit(deed, figure, "")  # 结对8000名，每月至少通话一次 counts calls.
        else:
            named = named_by_unit(name, figure, deed if keeps and deed not in words("making") else "")
        statement = state(part, index, context, predicate, Subject(name, subject.scope, subject.base_year), named)
        if start is not None:
            statement = replace(statement, start=start, raw=own if len(own) > 3 else name)
        yield statement


def _read_two_years(part: Part, years: re.Match[str], context: Context) -> Iterator[Statement]:
    """筛查率2025年、2030年分别达到60%、70%以上: the same indicator in two years."""
    before, predicate = split_predicate(part.text[: years.start()] + part.text[years.end() : part.figures[0].start])
    subject, start = _subject(before, context, part.figures[0])
    for index, year in enumerate(years.groups()):
        named = named_by_unit(subject.words, part.figures[index], "")
        statement = state(part, index, context, predicate, subject, named)
        yield replace(statement, year=int(year), start=start if start is not None else statement.start)


def _read_again(part: Part, predicate: Predicate, context: Context, base_year: int | None) -> Iterator[Statement]:
    """到2030年，分别降到6%、2%以下: the indicators of the clause before, one by one."""
    again = context.recent[-len(part.figures) :]
    start = min(earlier.start for earlier in again)
    for index, earlier in enumerate(again):
        subject = Subject(earlier.raw, earlier.scope, base_year)
        yield replace(state(part, index, context, predicate, subject, earlier.name, last=-1), start=start)


def _with_noun(subject: str, predicate: Predicate) -> tuple[str, Predicate]:
    """Give back to the subject the verbs that are part of its noun: 岗位补贴不低于300元, 社会组织15家."""
    kept = 0
    while kept < len(predicate.words) and predicate.words[kept] in words("actions"):
        kept += 1
    bare = read_subject(subject).words
    if not kept or not bare or ENDS_FREQUENCY.search(bare) or only_population(bare) or _EACH.fullmatch(bare):
        return subject, predicate
    return subject + "".join(predicate.words[:kept]), replace(predicate, words=predicate.words[kept:])


def _only_where(text: str) -> bool:
    """True for a place or group of a few words that measures nothing itself: 农村幸福院, 人流集中场所."""
    return 2 <= len(text) <= LONGEST_PLACE and text.endswith(words("whereabouts")) and not is_known(text)


def _subject(text: str, context: Context, figure: Quantity) -> tuple[Subject, int | None]:
    """The subject of a clause, and where the clause begins that completes it when it cannot stand alone."""
    spoken = text
    share = _SHARE_OF.search(text) if "占" in text else None
    if share and not text.endswith(("占比", "比例", "比重")):
        whole = f"占{share.group(1)}的" if share.group(1) else ""
        counted = (
            context.last.name.removesuffix("人数").removesuffix("数")
            if context.last and not text[: share.start()]
            else ""
        )
        text = f"{text[: share.start()] or counted}{whole}比例"
    if among := _AMONG.fullmatch(spoken) if "占" in spoken else None:
        who = among.group(1) or ("女性")
        text = f"{among.group(2)}中{who}比例"  # 女性在村委会成员中占30%以上
    read = read_subject(text, context.region_names)
    head, colon, rest = read.words.partition("：")
    if colon and rest:  # 建校率：中小学达到100%
        read = replace(read, words=head, scope=rest) if ends_measured(head) else replace(read, words=rest)
    last = context.last or (context.recent[-1] if context.recent and not read.words else None)
    if last and read.words in words("victims"):
        read = replace(read, words=last.raw.removesuffix("数") + read.words)
    if (
        last
        and last.quantity
        and figure.measure in ("rate", "ratio")
        and last.quantity.unit == figure.unit
        and _only_where(read.words)
    ):
        return Subject(last.name, read.words, read.base_year), last.start  # 人流集中场所达到1:2
    name, scope, source = complete(read.words, last.name if last else "", last.raw if last else "", context.topic or clause_topic(context.title), context.before,
                                   people=figure.unit.endswith(("人", "名", "人次", "户", "位", "所", "家")),
                                   people_unit=figure.measure == "count" and figure.value % 1 > 0 and figure.unit in _SINGLE)  # fmt: skip
    start = {"last": last.start if last else None, "before": context.before_start, "topic": context.sentence_start}.get(
        source
    )
    return Subject(name, read.scope or scope, read.base_year) if name != read.words or scope else read, start
