"""Commitments without a figure: an indicator that is to rise or fall, 全覆盖, 应保尽保, 与…相适应."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.clauses import Clause
from ingest.names import clause_topic, complete, list_members
from ingest.quantity import Comparator, Quantity
from ingest.statements import Context, Statement
from ingest.subjects import ends_measured, read_subject, words

_EVERYWHERE = re.compile(r"(?P<before>.*?)(?:实现|达到|基本实现|做到)?(?P<what>[^，]*?)(?:实现|达到|做到)?(?<!健)全覆盖")
_RELATIVE = re.compile(r"(?P<subject>.+?)(?:一般|应|原则上|力争)*(?P<tie>不低于|不少于|不早于|不高于|高于|与)(?P<other>[^，\d]+?)(?:相适应|相一致|相当|相匹配)?$")
_BASIC = re.compile(r"基本(?:消除|普及|扫除)(?P<object>.+)$|(?P<subject>.+?)(?:得到)?基本(?:消除|普及|扫除)$")
COMPLETE = Quantity(100.0, None, "%", "rate", None, "", 0, 0)
"""全覆盖 as a figure."""


def soft_statements(clause: Clause, context: Context) -> Iterator[Statement]:
    """The commitments of a clause without figures.

    Examples: 乳腺癌人群筛查率逐步提高; 提高生育保险参保率; 推进城镇污水管网全覆盖; 与女职工比例相适应.
    """
    text = clause.text
    if "全覆盖" in text and (match := _EVERYWHERE.search(text)):
        what = read_subject(match["what"] or match["before"], context.region_names).words
        if what:
            name = what if what.endswith("率") else what + "覆盖率"
            yield _statement(clause, what, name, None, COMPLETE, "=")
        return
    if "尽" in text and (match := _everybody().search(text)):
        what = read_subject(text[: match.start()] or clause_topic(context.before), context.region_names).words
        if len(what) > 2:
            yield _statement(clause, what, what, None, None, "=")
        return
    if "基本" in text and (match := _BASIC.match(text)):
        what = read_subject(match["object"] or match["subject"], context.region_names).words
        comparator: Comparator = "increase_by" if "普及" in text else "decrease_by"
        yield _statement(clause, what, what, None, None, comparator)
        return
    for pattern, comparator in _moves():
        if match := pattern.fullmatch(text):
            read = read_subject(match["subject"], context.region_names)
            last = context.last
            name, scope, _ = complete(read.words, last.name if last else "", last.raw if last else "", context.topic, context.before)
            if ends_measured(name):
                for member in list_members(name, 1, each=False):
                    yield _statement(clause, member, member, read.scope or scope, None, comparator)
                return
    if (match := _RELATIVE.match(text)) and (match["tie"] != "与" or re.search("相适应|相一致|相当|相匹配", text)):
        name = read_subject(match["subject"], context.region_names).words
        if ends_measured(re.sub("标准化建设$", "", name)):
            tie: Comparator = {"与": "=", "不高于": "<="}.get(match["tie"], ">=")  # type: ignore[assignment]
            yield _statement(clause, name, re.sub("标准化建设$", "", name), None, None, tie)


@cache
def _everybody() -> re.Pattern[str]:
    return re.compile(rf"(?:，|、|，)?(?:实现|做到|确保|在[^，]+?前提下)*(?:{'|'.join(words('soft')['everybody'])})")


@cache
def _moves() -> tuple[tuple[re.Pattern[str], Comparator], ...]:
    soft = words("soft")
    adverb = "|".join(sorted(soft["adverbs"], key=len, reverse=True))
    moves: list[tuple[str, Comparator]] = [("rise", "increase_by"), ("fall", "decrease_by"), ("keep", "=")]
    measured = "|".join(sorted(words("measured"), key=len, reverse=True))
    patterns = []
    for name, comparator in moves:
        verb = "|".join(sorted(soft[name], key=len, reverse=True))
        patterns.append((re.compile(rf"(?P<subject>.+?(?:{measured}))(?:{adverb})*(?:{verb})"), comparator))
        patterns.append((re.compile(rf"(?:{adverb})*(?:{verb})(?P<subject>.+?(?:{measured}))(?:和[^，]+)?"), comparator))
    return tuple(patterns)


def _statement(clause: Clause, raw: str, name: str, scope: str | None, quantity: Quantity | None, comparator: Comparator) -> Statement:
    return Statement(raw, name, scope, quantity, comparator, False, None, None, None, clause.start, clause.end, soft=True)
