"""Several drafts as one answer, and the answer to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.query.query import Query
from assistant.tell.answer import Answer, Coverage, Draft, Statement


def together(drafts: Sequence[Draft]) -> Draft:
    """Several drafts as one answer: answered only where all are."""
    if len(drafts) == 1:
        return drafts[0]
    statuses = {draft.status for draft in drafts}
    status = next(iter(statuses)) if len(statuses) == 1 else "partial"
    coverages = [draft.coverage for draft in drafts if draft.coverage]
    coverage = Coverage(
        max((c.plans for c in coverages), default=0), max((c.answered for c in coverages), default=0),
        tuple(dict.fromkeys(entry for c in coverages for entry in c.silent)),
    ) if coverages else None  # fmt: skip
    return Draft(
        status, _each_once(s for draft in drafts for s in draft.statements), tuple(r for draft in drafts for r in draft.rows),
        tuple(c for draft in drafts for c in draft.computed), coverage,
    )  # fmt: skip


def _each_once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """An item that answers two halves of a question is told once."""
    return tuple({statement.text: statement for statement in statements}.values())


def unheld_answer(question: str, query: Query, seconds: float) -> Answer:
    """One sentence for a question in which nothing was asked."""
    return Answer(question, "没有读出问题。请写出要查的地方、指标或内容，如“云麓市的孕产妇死亡率目标是多少”。", "not_found", query=query,
                  understood="没有读出问题", seconds=seconds)  # fmt: skip
