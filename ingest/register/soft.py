"""Commitments without a figure: an indicator that is to rise or fall, 全覆盖, 应保尽保, 与…相适应."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ingest.figures.clauses import Clause
from ingest.figures.quantity import Comparator, Quantity
from ingest.register.clause.context import Context, FigureStatement
from ingest.register.indicators import is_scope
from ingest.register.lists import list_members
from ingest.register.names import LONGEST_TOPIC, clause_topic, complete, is_known
from ingest.register.subjects import ends_measured, ends_rate, only_population, read_subject
from ingest.vocabulary.pack import Pack

SHORTEST_NAME = 4
"""Characters of a rate without an owner (利用率): not said of what."""
COMPLETE = Quantity(100.0, None, "%", "rate", None, "", 0, 0)
EVERYWHERE = "全覆盖"
"""The word that says so, and what it is as a figure."""
_EVERYWHERE = re.compile(
    r"(?P<before>.*?)(?:基本)?(?:实现|达到|做到)?(?P<what>[^，]*?)(?:实现|达到|做到)?(?<!健)全覆盖"
)
_BASIC = re.compile(
    r"(?:基本(?:消除|普及|扫除)|杜绝(?:产生|发生|出现))(?P<object>.+)|(?P<subject>.+?)(?:得到)?基本(?:消除|普及|扫除)"
)
_TIE = re.compile(r"(?P<tie>不低于|不少于|不早于|不高于|高于|低于)[^，\d]+$")
_SUITED = re.compile(r"与(?=[^，\d]+?(?:相适应|相一致|相当|相匹配)$)")
_HEDGES = re.compile(r"(?:一般|应|原则上|力争)+$")
_LEADS = re.compile(r"^.*(?:和|并|，)(?:促进|推动|确保|保障|保证)")
_TASKS = re.compile(r"的?(?:目标任务|目标要求|任务要求|工作任务|目标|任务|要求|工作)$")
_WORK = re.compile(r"^在(.{2,}?)(?:工作|过程|活动)?中")
_RISING = re.compile(
    r"(?P<subject>.+?(?:率|比例|人数))(?P<trend>上升趋势|上升势头|增长趋势|增长势头)(?:有所|得到|得到有效|明显|逐步|有效)*(?:减缓|放缓|遏制|控制|减慢)"
)
_TIES: dict[str | None, Comparator] = {None: "=", "不高于": "<=", "低于": "<="}


def soft_statements(clause: Clause, context: Context) -> list[FigureStatement]:
    """The commitments of a clause without figures; what could not be measured (健康水平) is none.

    Examples: 乳腺癌人群筛查率逐步提高; 提高生育保险参保率; 推进城镇污水管网全覆盖; 与女职工比例相适应.
    """
    forms = (_everywhere, _everybody, _basic, _slowing, _moving, _relative)
    return next((found for form in forms if (found := form(clause, context))), [])


def may_commit(text: str, pack: Pack) -> bool:
    """False for words that `soft_statements` finds nothing in; most sentences are spared the reading by it."""
    return bool(_signs(pack).search(text)) or all(needed.search(text) for needed in _needed_to_move(pack))


def _everywhere(clause: Clause, context: Context) -> list[FigureStatement]:
    """城市社区综合服务设施实现全覆盖, 推进城镇污水管网全覆盖: a coverage of 100 %."""
    match = _EVERYWHERE.search(clause.text) if EVERYWHERE in clause.text else None
    if match is None:
        return []
    what = read_subject(
        (match["what"] or match["before"]).replace("实现", ""), context.pack, context.region_names
    ).words
    name = what if what.endswith("率") else what + "覆盖率"
    return [_statement(clause, what, name, "=", quantity=COMPLETE)] if what else []


def _everybody(clause: Clause, context: Context) -> list[FigureStatement]:
    """符合条件妇女应救尽救: all of them, without a number."""
    match = _for_all(context.pack).search(clause.text)
    if match is None:
        return []
    before = clause.text[: match.start()]
    what, start = before, clause.start
    if not before:
        what, start = clause_topic(context.before) or context.before, context.before_start
    if work := _WORK.match(what):
        what = work.group(1)  # 在确权登记颁证工作中保障权益，确保应登尽登
    what = _TASKS.sub("", read_subject(what, context.pack, context.region_names).words)
    if is_scope(what.replace("符合条件", ""), context.pack) or only_population(what, context.pack):
        what += context.pack.predicates.everybody_of.get(match["each"], "")
    statement = _statement(clause, what, what, "=")
    return [replace(statement, start=start)] if 2 < len(what) <= LONGEST_TOPIC else []


def _basic(clause: Clause, context: Context) -> list[FigureStatement]:
    """女性青壮年文盲基本消除, 基本普及连队卫生厕所, 杜绝产生新文盲: a state to be reached."""
    match = _BASIC.fullmatch(clause.text) if "基本" in clause.text or "杜绝" in clause.text else None
    if match is None:
        return []
    what = read_subject(match["object"] or match["subject"], context.pack, context.region_names).words
    return [_statement(clause, what, what, "=")]


def _slowing(clause: Clause, context: Context) -> list[FigureStatement]:
    """抑郁症患病率上升趋势减缓: the rise is to slow, the rate may go on rising."""
    match = _RISING.fullmatch(clause.text) if "趋势" in clause.text or "势头" in clause.text else None
    if match is None:
        return []
    what = read_subject(match["subject"], context.pack, context.region_names).words + match["trend"]
    return [_statement(clause, what, what, "decrease_by")]


def _moving(clause: Clause, context: Context) -> list[FigureStatement]:
    """乳腺癌人群筛查率逐步提高, 降低儿童溺水死亡率, 男女比例保持均衡."""
    if clause.text.endswith("保持合理比例") and not ends_measured(
        who := clause.text.removesuffix("保持合理比例"), context.pack
    ):
        name = read_subject(who, context.pack, context.region_names).words + "比例"
        return [_statement(clause, who, name, "=", hold=True)]
    if not all(needed.search(clause.text) for needed in _needed_to_move(context.pack)):
        return []
    for pattern, comparator in _moves(context.pack):
        match = pattern.fullmatch(clause.text)
        if match is None:
            continue
        subject = re.sub("的$", "", match["subject"])
        read, last = read_subject(subject, context.pack, context.region_names), context.last
        known = (last.name, last.raw) if last else ("", "")
        name, scope, _ = complete(read.words, *known, context.topic, context.before, context.pack)
        if not _is_measured(name, context.pack):
            continue
        members = list_members(name, 1, context.pack, each=False)
        if len(members) == 1 and "和" in members[0] and ends_measured(members[0].partition("和")[0], context.pack):
            members = [members[0].partition("和")[0]]  # 利用率和服务水平: only the first is measured
        hold = comparator == "=" and "保持" in clause.text
        return [_statement(clause, member, member, comparator, read.scope or scope, hold=hold) for member in members]
    return []


def _is_measured(name: str, pack: Pack) -> bool:
    """True for what a statistic could show: 健康素养水平 and 利用率 of something, not a level in general."""
    if is_known(name, pack):
        return True
    if name.endswith("水平"):
        return name.endswith(tuple(pack.predicates.levels))
    return ends_measured(name, pack) and not (len(name) <= SHORTEST_NAME and ends_rate(name, pack))


def _relative(clause: Clause, context: Context) -> list[FigureStatement]:
    """女党员代表比例一般不低于本地区党员总数中女性比例, 女性比例与女职工比例相适应."""
    cuts: list[tuple[int, Comparator]] = []
    if tie := _TIE.search(clause.text):
        cuts.append((tie.start(), _TIES.get(tie["tie"], ">=")))
    if "相" in clause.text:
        cuts += [(joint.start(), "=") for joint in reversed(list(_SUITED.finditer(clause.text)))]
    for cut, comparator in cuts:
        subject = _LEADS.sub("", _HEDGES.sub("", clause.text[:cut]))
        raw = read_subject(subject, context.pack, context.region_names).words
        name = raw.removesuffix("标准化建设")
        if _is_measured(name, context.pack):
            return [_statement(clause, raw, name, comparator)]
    return []


@cache
def _signs(pack: Pack) -> re.Pattern[str]:
    """What a sentence holds for any of the forms but `_moving`, which has its own."""
    signs = ["全覆盖", "基本", "杜绝", "趋势", "势头", "保持合理比例", "不低于", "不少于", "不早于", "高于", "低于",
             "相适应", "相一致", "相当", "相匹配", *pack.predicates.soft.everybody]  # fmt: skip
    return re.compile("|".join(signs))


@cache
def _for_all(pack: Pack) -> re.Pattern[str]:
    return re.compile(
        rf"[，、]?(?:实现|做到|确保|在[^，]+?前提下)*(?P<each>{'|'.join(pack.predicates.soft.everybody)})"
    )


@cache
def _moves(pack: Pack) -> tuple[tuple[re.Pattern[str], Comparator], ...]:
    soft = pack.predicates.soft
    adverb = "|".join(sorted(soft.adverbs, key=len, reverse=True))
    measured = "|".join(sorted(pack.predicates.measured, key=len, reverse=True))
    moves: tuple[tuple[str, Comparator], ...] = (("rise", "increase_by"), ("fall", "decrease_by"), ("keep", "="))
    patterns = []
    for kind, comparator in moves:
        verb = "|".join(sorted(getattr(soft, kind), key=len, reverse=True))
        after = rf"(?P<subject>.+?(?:{measured})的?)(?:{adverb})*(?:{verb})"
        before = rf"(?:{adverb})*(?:{verb})(?P<subject>.+(?:{measured}))(?:和[^，]+)?"
        patterns += [(re.compile(after), comparator), (re.compile(before), comparator)]
    return tuple(patterns)


@cache
def _needed_to_move(pack: Pack) -> tuple[re.Pattern[str], ...]:
    """What a clause must hold for any of `_moves`: a verb and something measured. Spares most clauses the matching."""
    verbs = {verb for kind in ("rise", "fall", "keep") for verb in getattr(pack.predicates.soft, kind)}
    return tuple(re.compile("|".join(listed)) for listed in (pack.predicates.measured, verbs))


def _statement(
    clause: Clause,
    raw: str,
    name: str,
    comparator: Comparator,
    scope: str | None = None,
    quantity: Quantity | None = None,
    *,
    hold: bool = False,
) -> FigureStatement:
    place = (clause.start, clause.end)
    return FigureStatement(raw, name, scope, quantity, comparator, hold, None, None, None, *place, soft=True)
