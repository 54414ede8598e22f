"""The grammar of quantitative statements: one clause with figures -> indicator, scope, figure and comparator of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.clauses import Clause
from ingest.quantity import Comparator, Quantity, quantities
from ingest.subjects import (
    BASE_YEAR,
    Predicate,
    Subject,
    comparator_of,
    complete,
    ends_measured,
    only_population,
    population_at_end,
    population_at_start,
    read_subject,
    split_list,
    split_predicate,
    words,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One indicator with one figure, or with none. Offsets are into the squeezed text of the passage.

    `raw` are the words of the plan, `name` a name made from them where they are no name by themselves.
    `past` is True for a value that was, None where the place in the plan decides.
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
    """What a clause may take from those before it in the same passage."""

    region_names: tuple[str, ...] = ()
    sentence: int = -1
    as_of: int | None = None
    last: Statement | None = None
    topic: str = ""
    start: int = 0
    before: str = ""

    def enter(self, clause: Clause) -> None:
        """Forget subjects at a new sentence; the year of 截至2020年底 stays for the paragraph."""
        if clause.sentence != self.sentence:
            self.sentence, self.last, self.topic, self.before, self.start = clause.sentence, None, "", "", clause.start
        if year := _AS_OF.search(clause.text):
            self.as_of = int(year.group(1) or year.group(2))


_AS_OF = re.compile(r"(?:截至|截止到?)(\d{4})年|(?:到|至)(\d{4})年(?:末|底|年末|年底)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_TOPIC = re.compile(r"(?:将|把)([^，]{2,16}?)(?:作为|纳入|列入|融入|贯穿)")
_JOINT = re.compile(r"(?:、|和|以及|及|；|并)")
_FROM = re.compile(r"(?:保持)?(?:分别|均|也)?(?:从|由)(?:((?:19|20)\d\d)年(?:末|底)?的?)?(?:的)?$")
_TO = re.compile(r"^(?:分别|均|逐步|稳步)*[\u4e00-\u9fff]{1,4}?(?:到|至|为)?(?:((?:19|20)\d\d)年(?:末|底)?的?)?$")
_SHARE = re.compile(r"的(?!目标|水平|标准|比例|幅度|速度|要求)")
_AFTER = re.compile(r"(?:后|之后|起|之日起|以后)(?:的)?$")
_FREQUENCY = re.compile(r"每(?:[一二三四五六七八九十两半]|\d+)?(?:个)?(?:年|月|季度|学期|学年|周|天|日|届|半年)")


def statements_of(clause: Clause, context: Context) -> Iterator[Statement]:
    """The statements with figures in one clause; `context` is brought up to date."""
    figures = quantities(clause.text)
    if topic := _TOPIC.search(clause.text):
        context.topic = topic.group(1)
    if figures:
        for part in _parts(clause, figures):
            for statement in _read(part, context):
                context.last = statement
                yield statement
    context.before = clause.text


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a clause with figures that share one predicate, or one member of a list of such stretches."""

    text: str
    start: int
    figures: tuple[Quantity, ...]
    first: bool
    roster: str | None = field(default=None)
    predicate: Predicate | None = field(default=None)

    def between(self, index: int) -> str:
        """Words before figure `index`, after the one before it."""
        begin = self.figures[index - 1].end if index else 0
        return self.text[begin : self.figures[index].start]

    @property
    def after(self) -> str:
        """Words after the last figure."""
        return self.text[self.figures[-1].end :]


def _parts(clause: Clause, figures: list[Quantity]) -> list[_Part]:
    """Cut after a figure where a new subject follows: 医生达1.12名、床位增至3.17张 are two, 10%和5% is one."""
    cuts, begin = [], 0
    for figure, following in zip(figures, figures[1:], strict=False):
        joint = _JOINT.match(clause.text, figure.end)
        if joint and joint.end() < following.start:
            cuts.append((begin, figure.end))
            begin = joint.end()
    cuts.append((begin, len(clause.text)))
    parts = []
    for start, end in cuts:
        own = tuple(_moved(figure, -start) for figure in figures if start <= figure.start < end)
        parts.append(_Part(clause.text[start:end], clause.start + start, own, start == 0))
    return _roster(parts)


def _moved(figure: Quantity, by: int) -> Quantity:
    return replace(figure, start=figure.start + by, end=figure.end + by)


def _roster(parts: list[_Part]) -> list[_Part]:
    """小学生10小时、初中生9小时、高中生8小时睡眠时间: what is measured stands before the first or after the last."""
    if len(parts) < 2 or not all(only_population(split_predicate(part.between(0))[0]) for part in parts[1:]):
        return parts
    subject, predicate = split_predicate(parts[0].between(0))
    who = population_at_end(subject)
    if who:
        topic, inner = split_predicate(subject.removesuffix(who))
        predicate = predicate if predicate.words else inner
    else:
        who = population_at_start(read_subject(subject).words)
        topic = read_subject(subject).words.removeprefix(who)
    if not who:
        return parts
    topic = read_subject(topic).words + parts[-1].after.lstrip("的")
    return [replace(part, roster=topic, predicate=predicate) for part in parts]


def _read(part: _Part, context: Context) -> Iterator[Statement]:
    if part.roster is not None:
        yield from _read_roster(part)
    elif len(part.figures) > 1 and (match := _FROM.search(part.between(0))):
        yield from _read_from_to(part, match, context)
    elif part.figures[0].unit == "%" and _SHARE.match(part.text, part.figures[0].end):
        yield from _read_shares(part, context)
    elif part.figures[0].measure == "time" and _AFTER.search(part.between(0)) and part.after:
        yield _read_deadline(part, context)
    elif part.after.lstrip("的") and part.figures[-1].measure not in ("rate", "ratio"):
        yield _read_object(part, context)
    else:
        yield from _read_plain(part, context)


def _read_roster(part: _Part) -> Iterator[Statement]:
    before, own = split_predicate(part.between(0))
    who = population_at_end(before) or population_at_start(read_subject(before).words) or before
    predicate = own if own.comparator else part.predicate or own
    figure = part.figures[0]
    comparator: Comparator = comparator_of(figure, predicate)
    if figure.measure == "time" and comparator == "=":
        comparator = ">="
    name = part.roster or ""
    yield Statement(name, name, who, figure, comparator, predicate.hold, None, None, None, part.start, part.start + figure.end)


def _read_from_to(part: _Part, match: re.Match[str], context: Context) -> Iterator[Statement]:
    """婴儿、5岁以下儿童死亡率分别从2010年的9.8‰、12.4‰下降到5.1‰、6.3‰: two values that were, two that are."""
    turn = next((i for i in range(1, len(part.figures)) if len(part.between(i)) > 1), len(part.figures))
    subject = _subject(part.between(0)[: match.start()], context)
    then, now = part.figures[:turn], part.figures[turn:]
    middle = _TO.match(part.between(turn)) if now else None
    first_year = int(match.group(1)) if match.group(1) else None
    last_year = int(middle.group(1)) if middle and middle.group(1) else context.as_of or _year_before(part, 0)
    _, predicate = split_predicate(_YEAR.sub("", part.between(turn)) if now else "")
    for group, year, past in ((then, first_year, True), (now, last_year, None)):
        if group:
            tie = Predicate((), None, False) if past else predicate
            for statement in _pair(part, subject, group, tie, past or last_year == context.as_of, each=True):
                yield replace(statement, year=year, past=True if past else None)


def _read_shares(part: _Part, context: Context) -> Iterator[Statement]:
    """95%的城市社区和85%的农村社区建立家长学校: a coverage; 70%的妇女接受筛查: a share of those who do it."""
    last = part.text[part.figures[-1].end :].removeprefix("的")
    verb = re.search("|".join([*words("coverage_verbs"), *words("share_verbs")]), last)
    if not verb:
        yield from _read_plain(part, context)
        return
    _, predicate = split_predicate(part.between(0))
    deed = last[verb.start() :]
    for index, figure in enumerate(part.figures):
        if index + 1 < len(part.figures):
            who = part.between(index + 1).removeprefix("的")
            who = re.sub(r"(?:和|与|及|以及|、)$", "", who)
        else:
            who = last[: verb.start()]
        age = re.search(r"在(\d+[^，]{0,8}?岁)(?:期间|阶段)?$", who)
        group = who[: age.start()] if age else who
        if verb.group() in words("coverage_verbs"):
            name = last[verb.end() :] + "覆盖率"
        else:
            name = f"{deed}的{group}比例"
        scope = (age.group(1) if age else "") + group
        raw = part.text[figure.start :] if index + 1 == len(part.figures) else who + deed
        yield Statement(who + deed if raw else deed, name, scope, figure, comparator_of(figure, predicate), predicate.hold, None,
                        _year_before(part, index), None, part.start, part.start + len(part.text))  # fmt: skip


def _read_deadline(part: _Part, context: Context) -> Statement:
    """规划颁布后1个月内报送上一级妇儿工委办公室: how long until."""
    figure = part.figures[0]
    before = read_subject(part.between(0), context.region_names).words
    deed = part.after
    name = f"{before}{deed}的时限"
    return Statement(before + deed, name, None, figure, "<=", False, None, None, None, part.start, part.start + len(part.text))


def _read_object(part: _Part, context: Context) -> Statement:
    """每所卫生院至少配备1名全科医生: the thing counted stands after the figure, who must have it before."""
    figure = part.figures[-1]
    thing = part.after.lstrip("的")
    subject, predicate = split_predicate(part.between(len(part.figures) - 1))
    read = read_subject(subject, context.region_names)
    scope = read.words or (context.last.scope if context.last and not part.first else None)
    if not read.words and context.last and context.last.quantity and part.start > context.start:
        scope = context.last.scope
    comparator = comparator_of(figure, predicate)
    raw = thing
    if figure.measure == "time":
        # 儿童每天至少1小时中等及以上强度运动: the noun alone does not say whose.
        raw = f"{read.words}{thing}"
        name = raw if ends_measured(thing) else raw + "时间"
        comparator = ">=" if comparator == "=" else comparator
        scope = None
    elif figure.unit in ("次", "场", "场次", "届", "期"):
        name = thing + "次数" if figure.unit == "次" else thing + "数"
    elif figure.measure == "money":
        name = thing + "金额" if not ends_measured(thing) else thing
    else:
        name = thing + ("配备数" if any(word in ("配备", "配有", "配置") for word in predicate.words) else "数")
    return Statement(raw, name, scope or None, figure, comparator, predicate.hold, read.base_year, _year_before(part, 0), None,
                     part.start, part.start + len(part.text))  # fmt: skip


def _read_plain(part: _Part, context: Context) -> Iterator[Statement]:
    before, predicate = split_predicate(part.between(0))
    subject = _subject(before, context)
    yield from _pair(part, subject, part.figures, predicate, None, each=bool({"均", "都", "分别", "各"} & set(predicate.words)))


def _subject(text: str, context: Context) -> Subject:
    """The subject of a clause, completed from the clauses before it where it cannot stand alone."""
    share = re.search(r"(?:应|要|须)?占(.*?)的?$", text)
    if share and not text.endswith(("占比", "比例")):
        whole = f"占{share.group(1)}的" if share.group(1) else ""
        text = f"{text[: share.start()]}{whole}比例"
    read = read_subject(text, context.region_names)
    name, scope = complete(read.words, context.last.raw if context.last else "", context.topic, context.before)
    return Subject(name, read.scope or scope, read.base_year)


def _pair(
    part: _Part, subject: Subject, figures: tuple[Quantity, ...], predicate: Predicate, past: bool | None, each: bool
) -> Iterator[Statement]:
    bound = figures[-1].bound
    names = split_list(subject.words, len(figures), each)
    if len(names) == 1 and len(figures) > 1:
        names = names * len(figures)
    pairs = [(name, figures[0]) for name in names] if len(figures) == 1 else list(zip(names, figures, strict=False))
    for name, figure in pairs:
        bounded = figure if figure.bound else replace(figure, bound=bound)
        comparator = comparator_of(bounded, predicate)
        index = part.figures.index(figure)
        yield Statement(name, name, subject.scope, bounded, comparator, predicate.hold, subject.base_year, _year_before(part, index), past,
                        part.start, part.start + len(part.text))  # fmt: skip


def _year_before(part: _Part, index: int) -> int | None:
    years = _YEAR.findall(BASE_YEAR.sub("", part.text[: part.figures[index].start]))
    return int(years[-1]) if years else None
