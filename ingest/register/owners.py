"""Whose figure it is: the subject of a figure, completed from the clauses before where it cannot stand alone."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.figures.quantity import Quantity
from ingest.register.clause.context import Context, FigureStatement
from ingest.register.indicators import is_scope
from ingest.register.names import clause_topic, complete, is_known
from ingest.register.subjects import IndicatorWords, ends_measured, read_subject
from ingest.vocabulary.pack import Pack

LONGEST_PLACE = 12
"""Characters of a place or group (人流集中场所); longer words measure something."""
_SHARE_OF = re.compile(r"(?:应|要|须)?占(.*?)的?$")
_AMONG = re.compile(r"([^，]{2,}?)?在([^，]+)中所?占的?(?:比例|比重)?")
_SHARE_AMONG = re.compile(r"[^，]+中([^，中]+)比例")
_MEASURED_FIRST = re.compile(r"[^，]{2,}?(?:率|比例|比重|人数|寿命)")
_PEOPLE = ("人", "名", "人次", "户", "位")
_PLACES, _SCHOOLS = ("所", "家", "个"), ("幼儿园", "小学", "初中", "高中", "中学")
_SINGLE = ("人", "名", "张", "位", "所", "个")


def subject_of(text: str, context: Context, figure: Quantity) -> tuple[IndicatorWords, int | None]:
    """The subject of a clause, and where the clause begins that completes it when it cannot stand alone."""
    last, pack = context.last, context.pack
    read = _after_its_colon(
        read_subject(_share_named(text, last) if "占" in text else text, pack, context.region_names), pack
    )
    if last is None and not read.words:
        if before := _MEASURED_FIRST.match(context.before):
            read = replace(read, words=before.group())  # 死亡率连续五年下降，2020年为7.2/10万
        elif context.recent:
            last = context.recent[-1]
    if last and read.words in pack.predicates.victims:
        read = replace(read, words=last.raw.removesuffix("数") + read.words)
    if last and _same_rate(last, figure) and _only_where(read.words, figure, pack):
        return IndicatorWords(last.name, read.words, read.base_year), last.start  # 人流集中场所达到1:2
    known = (last.name, last.raw) if last else ("", "")
    name, scope, source = complete(
        read.words,
        *known,
        context.topic or clause_topic(context.title),
        context.before,
        pack,
        people=figure.unit.endswith(_PEOPLE) or (figure.unit in _PLACES and read.words.endswith(_SCHOOLS)),
        one_each=figure.measure == "count" and figure.value % 1 > 0 and figure.unit in _SINGLE,
    )
    starts = {"last": last.start if last else None, "before": context.before_start, "topic": context.sentence_start}
    subject = IndicatorWords(name, read.scope or scope, read.base_year) if name != read.words or scope else read
    return subject, starts.get(source)


def _share_named(text: str, last: FigureStatement | None) -> str:
    """女性占45% measures 女性比例, 女性在村委会成员中占30% 村委会成员中女性比例, 占老年人口的13% what was counted before."""
    if among := _AMONG.fullmatch(text):
        owner, whole = among.group(1) or (_counted(last) if last else ""), among.group(2)
        return f"{whole}中{owner}比例" if owner else f"占{whole}的比例"
    share = _SHARE_OF.search(text)
    if share is None or text.endswith(("占比", "比例", "比重")):
        return text
    whole = f"占{share.group(1)}的" if share.group(1) else ""
    counted = _counted(last) if last and share.start() == 0 else ""
    return f"{text[: share.start()] or counted}{whole}比例"


def _counted(last: FigureStatement) -> str:
    """Whose share goes on: 女性 of 业委会成员中女性比例, 高新技术企业 of 高新技术企业数. Nobody is put in by default."""
    share = _SHARE_AMONG.fullmatch(last.name)
    return share.group(1) if share else last.name.removesuffix("人数").removesuffix("数")


def _after_its_colon(read: IndicatorWords, pack: Pack) -> IndicatorWords:
    """建校率：中小学达到100% is the rate of 中小学; other words before a colon lead to the subject."""
    head, colon, rest = read.words.partition("：")
    if not colon or not rest:
        return read
    whose = ends_measured(head, pack) or is_scope(rest, pack)  # 活动场所：市级2所以上
    return replace(read, words=head, scope=rest) if whose else replace(read, words=rest)


def _same_rate(last: FigureStatement, figure: Quantity) -> bool:
    return figure.measure in ("rate", "ratio") and last.quantity is not None and last.quantity.unit == figure.unit


def _only_where(text: str, figure: Quantity, pack: Pack) -> bool:
    """True for a place or group of a few words that measures nothing itself: 农村幸福院, 人流集中场所."""
    where = text.endswith(pack.predicates.whereabouts) or (figure.measure == "ratio" and not ends_measured(text, pack))
    return 2 <= len(text) <= LONGEST_PLACE and where and not is_known(text, pack)
