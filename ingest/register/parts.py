"""Statements and what they are read from: parts of clauses with figures, and what earlier clauses said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.figures.clauses import Clause
from ingest.figures.dashes import DASHES
from ingest.figures.quantity import Comparator, Quantity
from ingest.register.names import clause_topic
from ingest.register.outlook import end_of_five_years, foresees, relative_year
from ingest.register.subjects import (
    BASE_YEAR,
    Predicate,
    Subject,
    clean_scope,
    comparator_of,
    only_population,
    population_at_end,
    population_at_start,
    printed_words,
    read_subject,
    split_predicate,
)
from ingest.vocabulary.pack import Pack


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
    reached: bool = False
    """Told by 达到, 降到, 保持在 and the like: what is to come, not what is to be done."""
    bounded: bool = False
    """Told by 超过, 突破 and the like: a bound also where it was."""


@dataclass(slots=True)
class Context:
    """What a clause may take from those before it in the same passage; `looks_back` in a preface.

    `title` is the short first sentence of a measure (办好家长学校。); in `goals` the year with which a sentence begins
    (到2025年) holds for those that follow in the paragraph, `until` another one begins.
    """

    pack: Pack
    region_names: tuple[str, ...] = ()
    looks_back: bool = False
    title: str = ""
    own_year: int | None = None
    sentence: int = -1
    stop: int = -1
    sentence_start: int = 0
    year: int | None = None
    as_of: int | None = None
    last: Statement | None = None
    recent: list[Statement] = field(default_factory=list)
    recent_clause: int = -1
    topic: str = ""
    before: str = ""
    before_start: int = 0
    from_year: int | None = None
    aims: bool = False
    goals: bool = False
    until: int | None = None

    def enter(self, clause: Clause) -> None:
        """Forget subjects at a new sentence; in a preface the year of 截至2020年底 stays for the paragraph."""
        if clause.sentence != self.sentence:
            self.sentence, self.last, self.topic, self.before = clause.sentence, None, "", ""
            self.sentence_start = clause.start
        if clause.stop != self.stop:
            self.stop, self.year, self.from_year, self.recent, self.aims = clause.stop, self.until, None, [], False
        if (
            "年" not in clause.text
            and "五" not in clause.text
            and "目标" not in clause.text
            and "把" not in clause.text
            and "将" not in clause.text
            and "末" not in clause.text
        ):
            return  # most clauses tell neither a time nor a topic
        self.aims = self.aims or bool(_AIM.search(clause.text))
        self._tell_the_time(clause)
        if topic := _TOPIC.search(clause.text):
            self.topic = topic.group(1)

    def _tell_the_time(self, clause: Clause) -> None:
        """The year that a clause names holds for it and for those after it."""
        if _END_OF_PLAN.match(clause.text):
            self.year = self.until = None  # after 到2025年达到55%: the end of the plan is no longer 2025
            return
        foreseen = foresees(clause.text, self.pack.outlook)
        first = clause.start == self.sentence_start
        if not foreseen and (as_of := _AS_OF.search(clause.text)):
            self.as_of = int(as_of.group(1) or as_of.group(2))
        if opening := _OPENING_YEAR.match(clause.text):
            self.year = int(opening.group(1) or opening.group(2))
            self.as_of = self.year if self.looks_back and not foreseen else self.as_of
            if self.goals and opening.group(1) and first:
                self.until = self.year  # 到2025年，体系更加健全。床位数达到600张。
        elif first and (bare := _BARE_YEAR.match(clause.text)):
            self.year = int(bare.group(1))
        elif span := _SPAN.match(clause.text):
            self.from_year, self.year = int(span.group(1)), int(span.group(2))
        else:
            told = end_of_five_years(clause.text) or relative_year(clause.text, self.own_year, self.pack.outlook)
            self.year = told or self.year

    def leave(self, clause: Clause) -> None:
        """Remember the clause as the one before."""
        self.before, self.before_start = clause.text, clause.start


_END_OF_PLAN = re.compile(r"(?:到|至)?(?:(?:本)?规划(?:实施)?期?|期)末")
_AIM = re.compile(r"目标(?:是|为|：)")
_AS_OF = re.compile(r"(?:截至|截止到?)(\d{4})年|(?:到|至)(\d{4})年(?:末|底|年末|年底)")
_OPENING_YEAR = re.compile(
    r"(?:预计)?(?:(?:到|至|截至|截止到?|展望)((?:19|20)\d\d)年(?:末|底|年末|年底)?，?|((?:19|20)\d\d)年(?:末|底|年末|年底|全年)?，)"
)
_BARE_YEAR = re.compile(
    rf"((?:19|20)\d\d)年(?!的|度|[{DASHES}至到以之前后来初第]|\d|水平|数据|比|较|相比|远景|目标)(?=[^，]*\d)"
)
"""2025年入园率达到95%，巩固率达到98%: the year holds for both."""
_SPAN = re.compile(rf"(?:从|自)?((?:19|20)\d\d)年?(?:至|到|[{DASHES}]+)((?:19|20)\d\d)年(?:间|期间|底|末)*(?:，|$)")
"""2016年至2020年，…从X降到Y: the years of the first value and of the last."""
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_YEAR_BEHIND = re.compile(r"（(?:到|至)?((?:19|20)\d\d)年(?:末|底)?）")
_TOPIC = re.compile(r"(?:将|把)([^，]{2,16}?)(?:作为|纳入|列入|融入|贯穿)")
_QUALIFIED = re.compile(r"(?:以上|以下|以内)?的([一-鿿“”（）]{2,})")
_COUNTED = re.compile(r"([一-鿿]{0,10}?(?:企业|家庭|学校|医院|机构|乡镇|社区|单位|合作社|农场|园区|基地))[一-鿿]{2,}")
_LEVEL = re.compile(r"(?:国家|省|自治区|市|州|盟|县|旗|区|乡|镇|村|街道)级")
_WHERE = re.compile(r"(?:级|县|区|市|州|乡|镇|村|旗|校|所|院|）)$")
_JOINT = re.compile(r"(?:、|和|以及|及|；|并)")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a clause with figures that share one predicate, or one member of a list of such stretches.

    `roster` is what a list of populations measures (小学生10小时、初中生9小时), with the predicate of the first;
    `shared` the noun of the next part that counts this one's figure, too (市级建成2个、各县建成1个救治中心).
    """

    text: str
    clause: Clause
    offset: int
    figures: tuple[Quantity, ...]
    roster: str | None = None
    predicate: Predicate | None = None
    shared: str = ""

    def between(self, index: int) -> str:
        """Words before figure `index`, after the one before it."""
        begin = self.figures[index - 1].end if index else 0
        return self.text[begin : self.figures[index].start]

    @property
    def after(self) -> str:
        """Words after the last figure."""
        return self.text[self.figures[-1].end :]


def parts_of(clause: Clause, figures: list[Quantity], before: str, pack: Pack) -> list[Part]:
    """Cut where a new subject follows: 医生达1.12名、床位增至3.17张 are two, 换一次座位、每天两次眼保健操 too; 10%和5% is one."""
    if len(figures) == 1:
        return [Part(clause.text, clause, 0, (figures[0],))]
    figures = [figure for figure, following in zip(figures, [*figures[1:], None], strict=True)
               if not (following and _is_attribute(clause.text, figure, following, pack))]  # fmt: skip
    cuts, begin = [], 0
    for figure, following in pairwise(figures):
        joint = _JOINT.match(clause.text, figure.end)
        if joint and joint.end() < following.start:
            cuts.append((begin, figure.end))
            begin = joint.end()
        elif (
            not joint
            and figure.measure != "rate"
            and (noun := _QUALIFIED.match(clause.text, figure.end, following.start))
        ):
            cuts.append(
                (begin, noun.start(1))
            )  # 200亩以上的示范园8个: the first figure says which, the second how many
            begin = noun.start(1)
        elif not joint and begin == 0 and (counted := _COUNTED.match(clause.text, figure.end, following.start)):
            if figure.measure == "count" and not read_subject(clause.text[: figure.start], pack).words:
                cuts.append((begin, counted.end(1)))  # 75家龙头企业年销售收入18.4亿元
                begin = figure.end
        elif (
            not joint
            and figure.measure != "rate"
            and (comma := clause.text.rfind("、", figure.end, following.start)) > 0
        ):
            cuts.append((begin, comma))
            begin = comma + 1
    cuts.append((begin, len(clause.text)))
    parts = []
    for start, end in cuts:
        own = tuple(
            replace(f, start=f.start - start, end=f.end - start) if start else f
            for f in figures
            if start <= f.start < end
        )
        parts.append(Part(clause.text[start:end], clause, start, own))
    return _with_roster(_with_shared_noun(parts, pack), clause_topic(before), pack)


def _is_attribute(text: str, figure: Quantity, following: Quantity, pack: Pack) -> bool:
    """The deadline in 2小时内报告率达到100% says which rate."""
    within = figure.measure == "time" and figure.suffix.endswith("内") and following.measure == "rate"
    return within and split_predicate(text[figure.end : following.start], pack)[0].endswith(pack.predicates.rates)


def _with_shared_noun(parts: list[Part], pack: Pack) -> list[Part]:
    """市级建成2个、各县至少建成1个救治中心: what is counted stands only behind the last figure."""
    shared = list(parts)
    for index in range(len(parts) - 2, -1, -1):
        part, following = shared[index], shared[index + 1]
        noun = following.shared or following.after
        if _LEVEL.fullmatch(part.after) and (level := _LEVEL.match(noun)) and level.end() < len(noun):
            shared[index] = replace(part, shared=part.after + noun[level.end() :])  # 1个国家级、3个省级示范基地
            continue
        if part.figures[-1].suffix.endswith("内") and following.figures[-1].suffix.endswith("内") and not part.after:
            shared[index] = replace(part, shared=noun)  # 市级规划于3个月内、县级规划于6个月内报送
            continue
        same = part.figures[-1].unit == following.figures[-1].unit and part.figures[-1].measure == "count"
        who, predicate = split_predicate(part.between(0), pack)
        if (
            noun
            and same
            and not part.after
            and any(word in pack.predicates.actions or word in pack.predicates.floor for word in predicate.words)
            and _WHERE.search(who)
        ):
            shared[index] = replace(part, shared=noun)
    return shared


def _with_roster(parts: list[Part], before: str, pack: Pack) -> list[Part]:
    """小学生10小时、初中生9小时、高中生8小时睡眠时间: what is measured stands before the first or after the last."""
    if len(parts) < 2 or not all(
        only_population(split_predicate(part.between(0), pack)[0], pack) for part in parts[1:]
    ):
        return parts
    subject, predicate = split_predicate(parts[0].between(0), pack)
    who = population_at_end(subject, pack)
    if who:
        topic, inner = split_predicate(subject.removesuffix(who), pack)
        predicate = predicate if predicate.words else inner
    else:
        opened = read_subject(subject, pack).words
        who = population_at_start(opened, pack)
        topic = opened.removeprefix(who)
    topic = read_subject(topic, pack).words + parts[-1].after.lstrip("的") or before.removeprefix(
        population_at_start(before, pack)
    )
    return [replace(part, roster=topic, predicate=predicate) for part in parts] if who and topic else parts


def state(
    part: Part, index: int, context: Context, predicate: Predicate, subject: Subject, name: str, last: int = -1
) -> Statement:
    """One statement of a part; a bound after figure `last` holds for those before it: 10%和5%以下."""
    figure, closing = part.figures[index], part.figures[last]
    bounded = (
        figure
        if figure.bound or closing.bound is None or closing.unit != figure.unit
        else replace(figure, bound=closing.bound)
    )
    printed = printed_words(
        predicate,
        part.text[figure.start : figure.end] + ("" if figure.suffix or closing.unit != figure.unit else closing.suffix),
    )
    said = part.text[: figure.start]
    said = BASE_YEAR.sub("", said) if "年" in said else said if "五" in said else ""
    behind = _YEAR_BEHIND.match(part.text, figure.end)
    years = [behind.group(1)] if behind else YEAR.findall(said) if said else []
    year = (
        int(years[-1])
        if years
        else end_of_five_years(said) or relative_year(part.clause.text, context.own_year, context.pack.outlook)
    )
    year = year or context.year or (context.as_of if context.looks_back else None)
    base_year = subject.base_year
    if figure.unit == "倍" and years and not behind:
        year, base_year = context.year or (context.as_of if context.looks_back else None), int(years[-1])
    start = part.clause.start + part.offset
    return Statement(subject.words, name, clean_scope(subject.scope, context.pack), bounded, comparator_of(bounded, predicate), predicate.hold, base_year,
                     year, None, start, start + len(part.text), printed, reached=predicate.reached, bounded=predicate.bounded)  # fmt: skip
