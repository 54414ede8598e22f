"""The grammar of quantitative statements: one clause with figures -> indicator, scope, figure and comparator of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.clauses import Clause
from ingest.names import ENDS_FREQUENCY, clause_topic, complete, list_members, named_by_unit, thing_named, without_making
from ingest.quantity import Comparator, Quantity, quantities
from ingest.subjects import (
    BASE_YEAR,
    Predicate,
    Subject,
    comparator_of,
    only_population,
    population_at_end,
    population_at_start,
    printed_words,
    read_subject,
    split_predicate,
    words,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One indicator with one figure, or with none. Offsets are into the squeezed text of the passage.

    `raw` are the words of the plan, `name` what they measure where they do not say it by themselves; `past` is True
    for a value that was, None where the place in the plan decides; `printed` the words of the figure.
    """

    raw: str
    name: str
    scope: str | None
    quantity: Quantity | None
    comparator: Comparator
    hold: bool
    base_year: int | None
    year: int | None
    past: bool | None
    start: int
    end: int
    printed: str | None = None
    soft: bool = False


@dataclass(slots=True)
class Context:
    """What a clause may take from those before it in the same passage; `looks_back` in a preface.

    `title` is the short first sentence of a measure (办好家长学校。).
   """

    region_names: tuple[str, ...] = ()
    looks_back: bool = False
    title: str = ""
    sentence: int = -1
    year: int | None = None
    as_of: int | None = None
    last: Statement | None = None
    topic: str = ""
    before: str = ""
    before_start: int = 0
    sentence_start: int = 0

    def enter(self, clause: Clause) -> None:
        """Forget subjects at a new sentence; the year of 截至2020年底 stays for the paragraph."""
        if clause.sentence != self.sentence:
            self.sentence, self.last, self.topic, self.before, self.year = clause.sentence, None, "", "", None
            self.sentence_start = clause.start
        if as_of := _AS_OF.search(clause.text):
            self.as_of = int(as_of.group(1) or as_of.group(2))
        if opening := _OPENING_YEAR.match(clause.text):
            self.year = int(opening.group(1))
        if topic := _TOPIC.search(clause.text):
            self.topic = topic.group(1)

    def leave(self, clause: Clause) -> None:
        """Remember the clause as the one before."""
        self.before, self.before_start = clause.text, clause.start


_AS_OF = re.compile(r"(?:截至|截止到?)(\d{4})年|(?:到|至)(\d{4})年(?:末|底|年末|年底)")
_OPENING_YEAR = re.compile(r"(?:到|至|截至|截止到?)?((?:19|20)\d\d)年(?:末|底|年末|年底)?，")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_TOPIC = re.compile(r"(?:将|把)([^，]{2,16}?)(?:作为|纳入|列入|融入|贯穿)")
_JOINT = re.compile(r"(?:、|和|以及|及|；|并)")
_FROM = re.compile(r"(?:保持)?(?:分别|均|也)?(?:从|由)(?:((?:19|20)\d\d)年(?:末|底)?的?)?$")
_TO = re.compile(r"(?:分别|均|逐步|稳步)*[\u4e00-\u9fff]{1,4}?(?:到|至|为)?(?:((?:19|20)\d\d)年(?:末|底)?的?)?$")
_DEADLINE = re.compile(r"(?P<who>[^在]*?)(?:应当|应|要|必须|须)?(?:在(?P<event>[^在]*))?|(?P<before>.*)")
_SHARE = re.compile(r"的(?!目标|水平|标准|比例|幅度|速度|要求|速率)")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a clause with figures that share one predicate, or one member of a list of such stretches."""

    text: str
    clause: Clause
    offset: int
    figures: tuple[Quantity, ...]
    roster: str | None = None
    predicate: Predicate | None = None

    def between(self, index: int) -> str:
        """Words before figure `index`, after the one before it."""
        begin = self.figures[index - 1].end if index else 0
        return self.text[begin : self.figures[index].start]

    @property
    def after(self) -> str:
        """Words after the last figure."""
        return self.text[self.figures[-1].end :]


def statements_of(clause: Clause, context: Context) -> Iterator[Statement]:
    """The statements with figures in one clause; `context` must have entered the clause."""
    figures = quantities(clause.text)
    for part in _parts(clause, figures, context.before) if figures else ():
        for statement in _read(part, context):
            context.last = statement
            yield statement


def _parts(clause: Clause, figures: list[Quantity], before: str) -> list[_Part]:
    """Cut where a new subject follows: 医生达1.12名、床位增至3.17张 are two, 换一次座位、每天两次眼保健操 too; 10%和5% is one."""
    cuts, begin = [], 0
    for figure, following in zip(figures, figures[1:], strict=False):
        joint = _JOINT.match(clause.text, figure.end)
        if joint and joint.end() < following.start:
            cuts.append((begin, figure.end))
            begin = joint.end()
        elif not joint and figure.measure != "rate" and (comma := clause.text.rfind("、", figure.end, following.start)) > 0:
            cuts.append((begin, comma))
            begin = comma + 1
    cuts.append((begin, len(clause.text)))
    parts = []
    for start, end in cuts:
        own = tuple(replace(f, start=f.start - start, end=f.end - start) for f in figures if start <= f.start < end)
        parts.append(_Part(clause.text[start:end], clause, start, own))
    return _roster(parts, clause_topic(before))


def _roster(parts: list[_Part], before: str) -> list[_Part]:
    """小学生10小时、初中生9小时、高中生8小时睡眠时间: what is measured stands before the first or after the last."""
    if len(parts) < 2 or not all(only_population(split_predicate(part.between(0))[0]) for part in parts[1:]):
        return parts
    subject, predicate = split_predicate(parts[0].between(0))
    who = population_at_end(subject)
    if who:
        topic, inner = split_predicate(subject.removesuffix(who))
        predicate = predicate if predicate.words else inner
    else:
        opened = read_subject(subject).words
        who = population_at_start(opened)
        topic = opened.removeprefix(who)
    if not who:
        return parts
    topic = read_subject(topic).words + parts[-1].after.lstrip("的")
    if not topic:
        topic = before.removeprefix(population_at_start(before))
    return [replace(part, roster=topic, predicate=predicate) for part in parts] if topic else parts


def _read(part: _Part, context: Context) -> Iterator[Statement]:
    figure, after = part.figures[-1], part.after.lstrip("的")
    if part.roster is not None:
        yield _read_roster(part, context)
    elif len(part.figures) > 1 and (match := _FROM.search(part.between(0))):
        yield from _read_from_to(part, match, context)
    elif part.figures[0].unit == "%" and _SHARE.match(part.text, part.figures[0].end):
        yield from _read_shares(part, context)
    elif figure.measure == "time" and figure.suffix.endswith("内") and after:
        yield _read_deadline(part, context)
    elif after and figure.measure not in ("rate", "ratio"):
        yield from _read_object(part, context)
    else:
        yield from _read_plain(part, context)


def _read_roster(part: _Part, context: Context) -> Statement:
    before, own = split_predicate(part.between(0))
    who = population_at_end(before) or population_at_start(read_subject(before).words) or before
    predicate = own if own.comparator else part.predicate or own
    figure, topic = part.figures[0], part.roster or ""
    comparator = comparator_of(figure, predicate)
    comparator = ">=" if comparator == "=" and figure.measure == "time" else comparator
    name = named_by_unit(topic, figure, "") if figure.measure != "rate" else who + topic
    statement = _state(part, 0, context, predicate, Subject(topic, who, None), name)
    # The words that say what is measured may stand before the first or after the last: the clause is the quote.
    start = part.clause.start if split_predicate(part.clause.text)[0] and topic in part.clause.text else context.before_start
    return replace(statement, comparator=comparator, start=start, end=part.clause.end)


def _read_from_to(part: _Part, match: re.Match[str], context: Context) -> Iterator[Statement]:
    """婴儿、5岁以下儿童死亡率分别从2010年的9.8‰、12.4‰下降到5.1‰、6.3‰: two values that were, two that are."""
    turn = next((i for i in range(1, len(part.figures)) if len(part.between(i)) > 1), len(part.figures))
    subject, start = _subject(part.between(0)[: match.start()], context)
    middle = _TO.match(part.between(turn)) if turn < len(part.figures) else None
    first_year = int(match.group(1)) if match.group(1) else None
    last_year = int(middle.group(1)) if middle and middle.group(1) else context.year or context.as_of
    _, predicate = split_predicate(_YEAR.sub("", part.between(turn)).rstrip("的") if middle else "")
    for group, year, past in ((range(turn), first_year, True), (range(turn, len(part.figures)), last_year, None)):
        names = list_members(subject.words, len(group), each=True)
        names = names * len(group) if len(names) == 1 else names
        for name, index in zip(names, group, strict=False):
            tie = Predicate((), None, False) if past else predicate
            statement = _state(part, index, context, tie, replace(subject, words=name), named_by_unit(name, part.figures[index], ""))
            yield replace(statement, year=year, past=past, start=start if start is not None else statement.start)


def _read_shares(part: _Part, context: Context) -> Iterator[Statement]:
    """95%的城市社区和85%的农村社区建立家长学校: a coverage; 70%的妇女接受筛查: a share of those who do it."""
    last = part.after.removeprefix("的")
    coverage = tuple(words("coverage_verbs"))
    verb = re.search("|".join([*coverage, *words("share_verbs")]), last)
    if not verb:
        yield from _read_plain(part, context)
        return
    _, predicate = split_predicate(part.between(0))
    deed = last[verb.start() :]
    for index in range(len(part.figures)):
        ends = index + 1 == len(part.figures)
        who = last[: verb.start()] if ends else re.sub(r"(?:和|与|及|以及|、)$", "", part.between(index + 1).removeprefix("的"))
        age = re.search(r"在(\d+[^，]{0,8}?岁)(?:期间|阶段)?$", who)
        group = who[: age.start()] if age else who
        name = last[verb.end() :] + "覆盖率" if verb.group() in coverage else f"{deed}的{group}比例"
        scope = (age.group(1) if age else "") + group
        yield _state(part, index, context, predicate, Subject(who + deed, scope, None), name)


def _read_deadline(part: _Part, context: Context) -> Statement:
    """规划颁布后1个月内报送上一级妇儿工委办公室: how long until, after what, and who has to."""
    before = read_subject(part.between(0), context.region_names).words
    match = _DEADLINE.fullmatch(before)
    who, event = (match["who"] or "", match["event"] or "") if match else ("", before)
    about = clause_topic(context.before) if not event and len(part.after) < 4 else ""
    name = f"{about or event}{part.after}的时限"
    statement = _state(part, 0, context, Predicate((), "<=", False), Subject(before + part.after, who or None, None), name)
    return replace(statement, comparator="<=", start=context.before_start if about else statement.start)


def _read_object(part: _Part, context: Context) -> Iterator[Statement]:
    """每所卫生院至少配备1名全科医生: the thing counted stands after the figure, who must have it before."""
    for index, figure in enumerate(part.figures):
        printed = (part.between(index + 1) if index + 1 < len(part.figures) else part.after).lstrip("的")
        before, predicate = split_predicate(part.between(index))
        read = read_subject(before, context.region_names)
        scope, thing = read.words or (context.last.scope if context.last else None), thing_named(printed)
        comparator = comparator_of(figure, predicate)
        if figure.measure == "time":
            # 儿童每天至少1小时中等及以上强度运动: the noun alone does not say whose; a time to be spent is at least.
            printed, thing, scope = read.words + printed, read.words + thing, None
            comparator = ">=" if comparator == "=" else comparator
        deed = "".join(word for word in predicate.words if word in words("staffing") or word in words("sending"))
        statement = _state(part, index, context, predicate, Subject(printed, scope, read.base_year), named_by_unit(thing, figure, deed))
        yield replace(statement, comparator=comparator)


def _read_plain(part: _Part, context: Context) -> Iterator[Statement]:
    """妇女基本医疗保险参保率稳定在95%以上, 3岁以下儿童系统管理率和7岁以下儿童健康管理率均达到93%以上."""
    before, predicate = split_predicate(part.between(0))
    before, predicate = _with_noun(before, predicate)
    own = read_subject(before, context.region_names).words
    subject, start = _subject(before, context)
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
        keeps = deed in words("sending") or figure.unit in ("课时", "学时")
        other = context.last is not None and context.last.quantity is not None and context.last.quantity.unit != figure.unit
        if start is not None and deed and figure.unit == "次" and other:
            named = named_by_unit(deed, figure, "")  # 结对8000名，每月至少通话一次 counts calls.
        else:
            named = named_by_unit(name, figure, deed if keeps else "")
        statement = _state(part, index, context, predicate, replace(subject, words=name), named)
        if start is not None:
            statement = replace(statement, start=start, raw=own if len(own) > 3 else name)
        yield statement


def _with_noun(subject: str, predicate: Predicate) -> tuple[str, Predicate]:
    """Give back to the subject the verbs that are part of its noun: 岗位补贴不低于300元, 社会组织15家."""
    kept = 0
    while kept < len(predicate.words) and predicate.words[kept] in words("actions"):
        kept += 1
    bare = read_subject(subject).words
    if not kept or not bare or ENDS_FREQUENCY.search(bare) or only_population(bare) or re.fullmatch(r"每.{1,6}", bare):
        return subject, predicate
    return subject + "".join(predicate.words[:kept]), replace(predicate, words=predicate.words[kept:])


def _subject(text: str, context: Context) -> tuple[Subject, int | None]:
    """The subject of a clause, and where the clause begins that completes it when it cannot stand alone."""
    share = re.search(r"(?:应|要|须)?占(.*?)的?$", text)
    if share and not text.endswith(("占比", "比例", "比重")):
        whole = f"占{share.group(1)}的" if share.group(1) else ""
        text = f"{text[: share.start()]}{whole}比例"
    read = read_subject(text, context.region_names)
    last = context.last
    name, scope, source = complete(read.words, last.name if last else "", last.raw if last else "", context.topic or clause_topic(context.title), context.before)
    start = {"last": last.start if last else None, "before": context.before_start, "topic": context.sentence_start}.get(source)
    return Subject(name, read.scope or scope, read.base_year), start


def _state(part: _Part, index: int, context: Context, predicate: Predicate, subject: Subject, name: str) -> Statement:
    """One statement; a bound after the last figure of a list holds for all: 10%和5%以下."""
    figure, last = part.figures[index], part.figures[-1]
    bounded = figure if figure.bound else replace(figure, bound=last.bound)
    printed = printed_words(predicate, part.text[figure.start : figure.end] + ("" if figure.suffix else last.suffix))
    years = _YEAR.findall(BASE_YEAR.sub("", part.text[: figure.start]))
    year = int(years[-1]) if years else context.year or (context.as_of if context.looks_back else None)
    start = part.clause.start + part.offset
    return Statement(subject.words, name, subject.scope, bounded, comparator_of(bounded, predicate), predicate.hold, subject.base_year,
                     year, None, start, start + len(part.text), printed)  # fmt: skip
