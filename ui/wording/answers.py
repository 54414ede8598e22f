"""An answer in words, as the page and the copied text share them: what was looked at, and who is silent."""

from __future__ import annotations

from itertools import groupby

from assistant.plan_words import plan_for
from assistant.tell.answer import Answer, Reason, Row, Silent, Status

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


def looked_at(answer: Answer) -> str:
    """`查了 8 份规划，4 份给出数值`; empty for a question that is not about several plans."""
    if answer.coverage is None:
        return ""
    did = "给出数值" if answer.rows else "写到了"
    return f"查了 {answer.coverage.plans} 份规划，{answer.coverage.answered} 份{did}"


def silent_by_reason(answer: Answer) -> list[tuple[str, list[Silent]]]:
    """The places without an answer, by reason, the reason in words."""
    silent = answer.coverage.silent if answer.coverage else ()
    ordered = sorted(silent, key=lambda place: list(_REASONS).index(place.reason))
    return [(_REASONS[reason], list(group)) for reason, group in groupby(ordered, key=lambda place: place.reason)]


def silent_name(place: Silent) -> str:
    """`十三师新星市妇女规划`, else the plan's title."""
    if place.region:
        return plan_for(place.region, place.audience)
    return place.plan or "未写明地区的规划"


def indicator_of(row: Row) -> str:
    """The indicator with the population it is measured on."""
    return f"{row.indicator}（{row.scope}）" if row.scope else row.indicator
