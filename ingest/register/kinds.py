"""What a statement is of: a goal, a value that was, or what a measure prescribes; told by its own words and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from ingest.figures.quantity import Comparator
from ingest.plan import GOALS, MEASURES, Passage
from ingest.register.clause.context import Context, FigureStatement
from ingest.register.names import is_known
from ingest.register.outlook import Outlook, first_year_of, foresees, reports, tells_the_past
from ingest.register.soft import SHORTEST_NAME
from ingest.register.subjects import ends_rate
from ingest.vocabulary.pack import Pack

RowKind = Literal["target", "baseline", "measure"]
_RATES = ("%", "‰", "/10万", "百分点", "个百分点", "/万")
PRESCRIBING = (GOALS, MEASURES, "组织实施", "监测评估")
"""Parts that no heading of a review reaches."""
PAST_PARTS = ("前言", "印发通知", "附注")


def row_kind(statement: FigureStatement, passage: Passage, outlook: Outlook, pack: Pack) -> RowKind:
    """Which kind a statement is: its own words first, then the part of the plan and what its headings tell of the time."""
    plan = passage.plan
    start = plan.start_year or first_year_of(plan.title)
    if statement.past is False:
        return "target"
    if statement.past or (statement.year and start and statement.year < start and not statement.soft):
        return "baseline"
    if passage.part == GOALS:
        return "target"
    if outlook.past is True and passage.part not in PRESCRIBING:
        start = None if reports(plan.title, pack.outlook) else start  # the years of the plan that it reports on
        return "target" if _is_after(start or outlook.own_year or outlook.year, statement) else "baseline"
    if passage.part in PAST_PARTS and outlook.past is not False:
        return "target" if _is_after(start, statement) else "baseline"
    if statement.quantity is None:
        return "target" if is_known(statement.name, pack) else "measure"
    if passage.part == "总体要求":
        return "target"
    return "target" if _is_outcome(statement, pack) else "measure"


def _is_after(year: int | None, statement: FigureStatement) -> bool:
    return year is not None and statement.year is not None and statement.year > year


def in_time(
    statement: FigureStatement, clause: str, passage: Passage, outlook: Outlook, context: Context
) -> FigureStatement:
    """What a clause says of its own time: a forecast in a review is no figure reached, 同比增长8% is one anywhere."""
    if statement.past is not None or statement.soft or passage.part in PRESCRIBING:
        return statement
    if foresees(clause, context.pack.outlook) and not (
        outlook.past and outlook.year and statement.year == outlook.year
    ):
        return replace(statement, past=False)
    if context.aims and outlook.past is not True:
        return replace(statement, past=False)
    if outlook.past is not False and tells_the_past(clause, context.pack.outlook):
        return replace(statement, past=True)
    return statement


def real_commitments(statements: Iterable[FigureStatement], passage: Passage, pack: Pack) -> Iterator[FigureStatement]:
    """In measures only rates and what is an indicator elsewhere: the verbs of measures (提高能力) are no commitments."""
    for statement in statements:
        if (
            passage.part == GOALS
            or statement.quantity
            or statement.comparator in ("=", ">=", "<=")  # 不早于下班时间, 与女职工比例相适应
            or (ends_rate(statement.name, pack) and len(statement.name) > SHORTEST_NAME)
            or is_known(statement.name, pack)
        ):
            yield statement


def reached(statement: FigureStatement) -> Comparator:
    """A value that was is what it was: 下降到4.15‰ is equal; 以上, 超过 and 左右 stay, and so does a change by."""
    if statement.comparator in ("decrease_by", "increase_by") or statement.bounded:
        return statement.comparator
    return (statement.quantity.bound if statement.quantity else None) or "="


def _is_outcome(statement: FigureStatement, pack: Pack) -> bool:
    """True for what is to come of a measure (合格率, 参保人数达到…), False for staff, hours and money it prescribes."""
    quantity, name = statement.quantity, statement.name
    if quantity is None:
        return False
    per_head = name.startswith(("每千", "每万", "每百")) or (
        (statement.scope or "").startswith(("每千", "每万"))
        and (quantity.value % 1 > 0 or quantity.unit not in ("名", "人"))
    )
    if per_head or (is_known(name, pack) and quantity.unit in _RATES):
        return True
    if quantity.unit in _RATES or quantity.unit in ("番", "倍"):
        return ends_rate(name, pack) or not any(
            word in statement.raw + name for word in pack.predicates.prescribed_shares
        )
    if name.endswith(pack.predicates.always_outcomes):
        return True
    if not statement.reached or not name.endswith(pack.predicates.outcomes):
        return False
    # 县人民医院床位数达到40张 is prescribed of one place, 养老床位数达到5万张 comes of many.
    return not any(word in statement.raw + name for word in pack.predicates.places)
