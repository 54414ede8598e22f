"""An answer in words, as the page and the copied text share them: what was looked at, and who is silent."""

from __future__ import annotations

from itertools import groupby

from assistant.plan_words import plan_for
from assistant.tell.answer import Answer, Computed, Reason, Row, Silent, Status

STATUS_NOTES: dict[Status, str] = {
    "answered": "",
    "partial": "部分回答：规划没有完全按所问的写明",
    "not_found": "没有找到：资料库中的规划没有写到",
    "clarify": "需要补充：问题可以有不同的理解",
}
_REASONS: dict[Reason, str] = {
    "no_such_plan": "资料库中没有这份规划",
    "not_mentioned": "规划没有提到",
    "not_quantified": "提到了，但没有给出数值",
}
_OTHERWISE = "提到了，但没有所问的数值"
"""Not found in a plan that has a passage on it: a goal where the present state was asked for."""


def looked_at(answer: Answer) -> str:
    """`查了 8 份规划，4 份给出数值`; empty for a question that is not about several plans."""
    coverage = answer.coverage
    if coverage is None or (coverage.plans == coverage.answered == 1 and not coverage.silent):
        return ""
    figures = answer.rows or (answer.query and any(ask.kind == "figures" for ask in answer.query.asks))
    did = "给出数值" if figures else "写到了"
    return f"查了 {coverage.plans} 份规划，{coverage.answered} 份{did}"


def worked_out(figure: Computed) -> str:
    """`简单平均：12/10万`: a figure that was worked out, without its sources."""
    return f"{figure.what}：{figure.value:g}{figure.unit or ''}"


def silent_by_reason(answer: Answer) -> list[tuple[str, list[Silent]]]:
    """The places without an answer, by reason, the reason in words."""
    silent = answer.coverage.silent if answer.coverage else ()
    order = [*_REASONS.values(), _OTHERWISE]
    ordered = sorted(silent, key=lambda place: order.index(_reason_of(place)))
    return [(reason, list(group)) for reason, group in groupby(ordered, key=_reason_of)]


def _reason_of(place: Silent) -> str:
    speaks = place.reason == "not_mentioned" and place.citation is not None
    return _OTHERWISE if speaks else _REASONS[place.reason]


def silent_name(place: Silent) -> str:
    """`十三师新星市妇女规划`, else the plan's title."""
    if place.region:
        return plan_for(place.region, place.audience)
    return place.plan or "未写明地区的规划"


def indicator_of(row: Row) -> str:
    """The indicator with the population it is measured on."""
    return f"{row.indicator}（{row.scope}）" if row.scope else row.indicator
