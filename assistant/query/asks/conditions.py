"""Conditions: what a figure or a date of a question chooses or claims, and two in one clause (既提到育儿假又提到托育,
不高于12/10万且不低于70%) -> a clause for each. That both are to hold at once no step of a Query says: the question's words
for it are named as not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from assistant.query.asks.naming import AskedClause
from assistant.query.asks.parts import Parts
from assistant.query.query import Ask, Comparison, Kind, Operation
from assistant.query.reading_words import sign
from ingest.figures.quantity import Quantity

_COUNTERS = ("项", "样", "份", "家", "个", "条", "类", "种", "处")
"""三项, 四份: how many things are named, no figure of a plan."""
_ANY_COUNTER = "个"
"""The counter that people use for whatever a plan counts in another: 1个医生 where it writes 1名."""

AT_ONCE = "几个条件同时满足"
"""How it is named that no step looks for the places where each of several conditions holds."""


def conditions(clause: str) -> list[str]:
    """The clause, or one for each of the conditions that it joins."""
    both = sign("both").search(clause)
    if both:
        tail = both["tail"] or ""
        return [f"{both['head']}{both['one']}{tail}", f"{both['head']}{both['other']}{tail}"]
    pieces = sign("and").split(clause)
    return pieces if len(pieces) > 1 and all(map(sign("figure").search, pieces)) else [clause]


def not_at_once(asks: Sequence[Ask], joined: bool) -> list[str]:
    """What is named as not understood where one sentence asks for the places that fulfil several conditions; of one place
    each condition is told, and nothing is missing."""
    subjects = sum(max(len(ask.subjects), 1) for ask in asks)
    bounded = [ask for ask in asks if any(one.act == "where" and one.value is not None for one in ask.operations)]
    over_places = all(len(ask.range.places) != 1 for ask in asks)
    return [AT_ONCE] if over_places and ((joined and subjects > 1) or len(bounded) > 1) else []


def with_figures(found: list[Operation], clause: AskedClause, kind: Kind) -> list[Operation]:
    """A figure of the question chooses rows (超过90%的有哪些), or is claimed and to be confirmed (是不是90%); also where the
    indicator is only found by search (see `assistant.run.meant`)."""
    parts, acts = clause.parts, {operation.act for operation in found}
    if kind not in ("figures", "passages", "presence"):
        return found
    of_one = bool(parts.places) and not parts.everywhere and not acts & {"extreme", "count"}
    claimed = bool(acts & {"confirm", "why", "same"}) or of_one
    found = [
        *found,
        *(
            _of_figure(claimed, bound, quantity)
            for bound, quantity in _bounded(parts, claimed and len(clause.named) == 1)
        ),
    ]
    if any(operation.act == "confirm" and operation.value is not None for operation in found):
        return [operation for operation in found if operation.act != "confirm" or operation.value is not None]
    return found


def _bounded(parts: Parts, claimed: bool) -> Iterator[tuple[str, Quantity]]:
    """Figures with how rows are to stand to them; one that stands alone is meant as it is."""
    yield from parts.bounds
    for quantity in parts.figures:
        alone = len(parts.figures) == 1 and quantity.unit == _ANY_COUNTER  # 是不是配1个医生就够了
        if (quantity.unit not in _COUNTERS or (alone and claimed)) and all(
            quantity is not held for _, held in parts.bounds
        ):
            yield "=", quantity


def _of_figure(claimed: bool, bound: str, quantity: Quantity) -> Operation:
    act: Literal["confirm", "where"] = "confirm" if claimed else "where"
    value, highest, unit = quantity.value, quantity.value_max, quantity.unit
    if claimed and bound == quantity.bound:
        bound = "="  # 是不是定的9%以上 asks for 9%, not for more
    comparison: Comparison = bound if bound in ("<", "<=", ">", ">=") else "="  # type: ignore[assignment]
    if highest is not None:
        comparison = "between"
    return Operation(act, comparison=comparison, value=value, value_max=highest, unit=unit)


def with_date(found: list[Operation], parts: Parts) -> list[Operation]:
    """2021年印发的."""
    issued = parts.issued
    if issued is None:
        return found
    return [*found, Operation("where", comparison="=", value=float(issued), unit="年", words="date")]
