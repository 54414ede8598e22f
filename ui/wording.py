"""The Chinese wording that the page and the copied text share: places, paths, what was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.compare.matrix import Cell, CellStatus
from assistant.figures.words import display
from assistant.plan_words import plan_for
from assistant.tell.answer import Answer, Citation, Elsewhere, Reason, Row, Silent, Status
from ingest.document import Span
from ingest.register.targets import Target

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
_CELL_STATUS: dict[CellStatus, str] = {
    "value": "有数值",
    "not_quantified": "提到但没有数值",
    "not_mentioned": "没有提到",
    "no_such_plan": "资料库没有这份规划",
}


def told_status(cell: Cell) -> str:
    """The kind of silence in words; a line that has a figure, but of what was reached, is told as such."""
    return "只写了现状，没有目标数值" if cell.only_reached else _CELL_STATUS[cell.status]


def told_value(target: Target, beside: Sequence[Target]) -> str:
    """A value of a cell with its scope; with the plan's period where the cell holds those of several plans."""
    plans = {each.passage.plan for each in beside}
    years = target.passage.plan.period if len(plans) > 1 else None
    return f"{target.scope or ''}{display(target)}{f'（{years}）' if years else ''}"


def readable_path(path: Sequence[str]) -> str:
    """`妇女与健康 › 主要目标 › 第2条`."""
    return " › ".join(f"第{step}条" if step.isdigit() else step for step in path)


def readable_spans(spans: Sequence[Span]) -> str:
    """Offsets into the document's text as people read them: first and last character, ranges apart where torn."""
    return "、".join(f"{start}–{end}" for start, end in spans)


def place_in_file(citation: Citation) -> str:
    """`yunlu.txt，第3页，字符 1203–1260；yunlu.docx，第12段`."""
    here = f"{citation.document}{place_of(citation)}，字符 {readable_spans(citation.spans)}"
    return "；".join((here, *(f"{other.document}{place_of(other)}" for other in citation.also)))


def place_of(place: Citation | Elsewhere) -> str:
    """`，第3页` of a file with pages, `，第12段` of any other; empty where neither is known."""
    if place.page is not None:
        return f"，第{place.page}页"
    return f"，第{place.paragraph}段" if place.paragraph is not None else ""


def looked_at(answer: Answer) -> str:
    """`查了 8 份规划，4 份给出数值`; empty for a question that is not about several plans."""
    if answer.coverage is None:
        return ""
    did = "给出数值" if answer.rows else "写到了"
    return f"查了 {answer.coverage.plans} 份规划，{answer.coverage.answered} 份{did}"


def silence(answer: Answer) -> list[tuple[str, list[Silent]]]:
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
