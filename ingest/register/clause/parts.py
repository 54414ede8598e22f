"""Parts of a clause: the stretches with figures that share one predicate, and the statement that each figure makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.figures.clauses import Clause
from ingest.figures.quantity import Quantity
from ingest.register.clause.context import Context, FigureStatement
from ingest.register.names import clause_topic
from ingest.register.outlook import end_of_five_years, relative_year
from ingest.register.subjects import (
    BASE_YEAR,
    IndicatorWords,
    Predicate,
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

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_YEAR_BEHIND = re.compile(r"（(?:到|至)?((?:19|20)\d\d)年(?:末|底)?）")
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


def clause_parts(clause: Clause, figures: list[Quantity], before: str, pack: Pack) -> list[Part]:
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
        if _LEVEL.fullmatch(part.after) and (level := _LEVEL.match(noun)):
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
    part: Part, index: int, context: Context, predicate: Predicate, subject: IndicatorWords, name: str, last: int = -1
) -> FigureStatement:
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
    return FigureStatement(subject.words, name, clean_scope(subject.scope, context.pack), bounded, comparator_of(bounded, predicate), predicate.hold, base_year,
                     year, None, start, start + len(part.text), printed, reached=predicate.reached, bounded=predicate.bounded)  # fmt: skip
