"""Commitments without a figure: an indicator that is to rise or fall, 全覆盖, 应保尽保, 与…相适应."""

from __future__ import annotations

import re
from functools import cache

from ingest.quantity import Comparator, Quantity
from ingest.register.clauses import Clause
from ingest.register.names import clause_topic, complete, list_members
from ingest.register.parts import Context, Statement
from ingest.register.subjects import ends_measured, read_subject, words

COMPLETE = Quantity(100.0, None, "%", "rate", None, "", 0, 0)
"""全覆盖 as a figure."""
_EVERYWHERE = re.compile(
    r"(?P<before>.*?)(?:基本)?(?:实现|达到|做到)?(?P<what>[^，]*?)(?:实现|达到|做到)?(?<!健)全覆盖"
)
_BASIC = re.compile(r"基本(?:消除|普及|扫除)(?P<object>.+)|(?P<subject>.+?)(?:得到)?基本(?:消除|普及|扫除)")
_RELATIVE = re.compile(
    r"(?P<subject>.+?)(?:一般|应|原则上|力争)*"
    r"(?:(?P<tie>不低于|不少于|不早于|不高于|高于|低于)[^，\d]+|与[^，\d]+?(?:相适应|相一致|相当|相匹配))"
)
_TIES: dict[str | None, Comparator] = {None: "=", "不高于": "<=", "低于": "<="}


def soft_statements(clause: Clause, context: Context) -> list[Statement]:
    """The commitments of a clause without figures.

    Examples: 乳腺癌人群筛查率逐步提高; 提高生育保险参保率; 推进城镇污水管网全覆盖; 与女职工比例相适应.
    """
    forms = (_everywhere, _everybody, _basic, _moving, _relative)
    return next((found for form in forms if (found := form(clause, context))), [])


def _everywhere(clause: Clause, context: Context) -> list[Statement]:
    """城市社区综合服务设施实现全覆盖, 推进城镇污水管网全覆盖: a coverage of 100 %."""
    match = _EVERYWHERE.search(clause.text) if "全覆盖" in clause.text else None
    if match is None:
        return []
    what = read_subject((match["what"] or match["before"]).replace("实现", ""), context.region_names).words
    name = what if what.endswith("率") else what + "覆盖率"
    return [_statement(clause, what, name, "=", quantity=COMPLETE)] if what else []


def _everybody(clause: Clause, context: Context) -> list[Statement]:
    """符合条件妇女应救尽救: all of them, without a number."""
    match = _for_all().search(clause.text) if "尽" in clause.text else None
    if match is None:
        return []
    what = read_subject(clause.text[: match.start()] or clause_topic(context.before), context.region_names).words
    return [_statement(clause, what, what, "=")] if len(what) > 2 else []


def _basic(clause: Clause, context: Context) -> list[Statement]:
    """女性青壮年文盲基本消除, 基本普及连队卫生厕所."""
    match = _BASIC.fullmatch(clause.text) if "基本" in clause.text else None
    if match is None:
        return []
    what = read_subject(match["object"] or match["subject"], context.region_names).words
    return [_statement(clause, what, what, "increase_by" if "普及" in clause.text else "decrease_by")]


def _moving(clause: Clause, context: Context) -> list[Statement]:
    """乳腺癌人群筛查率逐步提高, 降低儿童溺水死亡率, 男女比例保持均衡."""
    for pattern, comparator in _moves():
        match = pattern.fullmatch(clause.text)
        if match is None:
            continue
        read, last = read_subject(match["subject"], context.region_names), context.last
        known = (last.name, last.raw) if last else ("", "")
        name, scope, _ = complete(read.words, *known, context.topic, context.before)
        if ends_measured(name):
            members = list_members(name, 1, each=False)
            return [_statement(clause, member, member, comparator, read.scope or scope) for member in members]
    return []


def _relative(clause: Clause, context: Context) -> list[Statement]:
    """女党员代表比例一般不低于本地区党员总数中女性比例, 女性比例与女职工比例相适应."""
    match = _RELATIVE.fullmatch(clause.text)
    if match is None:
        return []
    raw = read_subject(match["subject"], context.region_names).words
    name = raw.removesuffix("标准化建设")
    return [_statement(clause, raw, name, _TIES.get(match["tie"], ">="))] if ends_measured(name) else []


@cache
def _for_all() -> re.Pattern[str]:
    return re.compile(rf"[，、]?(?:实现|做到|确保|在[^，]+?前提下)*(?:{'|'.join(words('soft')['everybody'])})")


@cache
def _moves() -> tuple[tuple[re.Pattern[str], Comparator], ...]:
    soft = words("soft")
    adverb = "|".join(sorted(soft["adverbs"], key=len, reverse=True))
    measured = "|".join(sorted(words("measured"), key=len, reverse=True))
    moves: tuple[tuple[str, Comparator], ...] = (("rise", "increase_by"), ("fall", "decrease_by"), ("keep", "="))
    patterns = []
    for kind, comparator in moves:
        verb = "|".join(sorted(soft[kind], key=len, reverse=True))
        after = rf"(?P<subject>.+?(?:{measured}))(?:{adverb})*(?:{verb})"
        before = rf"(?:{adverb})*(?:{verb})(?P<subject>.+?(?:{measured}))(?:和[^，]+)?"
        patterns += [(re.compile(after), comparator), (re.compile(before), comparator)]
    return tuple(patterns)


def _statement(
    clause: Clause,
    raw: str,
    name: str,
    comparator: Comparator,
    scope: str | None = None,
    quantity: Quantity | None = None,
) -> Statement:
    place = (clause.start, clause.end)
    return Statement(raw, name, scope, quantity, comparator, False, None, None, None, *place, soft=True)
