"""An evaluation for people (tables) and for programs (JSON)."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.dataset import QUESTION_TYPES
from eval.metrics import METRICS, RIGHT
from eval.precision import FIRST_HITS, Agreement
from eval.retrieval import retrieval_json, retrieval_table
from eval.scores import Evaluation, ScoredCase


def render(evaluation: Evaluation) -> Group:
    """The tables of an evaluation, for `rich.console.Console.print`."""
    parts: list[RenderableType] = [_answers(evaluation), _speed(evaluation)]
    if evaluation.missing_documents:
        parts.append(f"[bold]资料库缺少问题集引用的文档：[/bold]{'、'.join(evaluation.missing_documents)}")
    if evaluation.retrieval:
        parts.append(retrieval_table(evaluation.retrieval))
    if evaluation.agreement:
        parts.append(_vectors(evaluation.agreement))
    return Group(*parts)


def show(evaluation: Evaluation) -> None:
    """Print the tables."""
    Console().print(render(evaluation))


def render_wrong(evaluation: Evaluation) -> Table:
    """The questions that were not answered right, with what was answered."""
    table = Table(title="答错的问题", show_lines=True)
    for heading in ("编号", "问题", "状态", "回答"):
        table.add_column(heading, overflow="fold")
    for scored in evaluation.scores.questions:
        if not scored.right:
            asked = "\n".join([*scored.case.history, scored.case.question])
            table.add_row(scored.case.id, Text(asked), _status(scored), Text(_text(scored)[:200]))
    return table


def evaluation_json(evaluation: Evaluation) -> dict[str, object]:
    """The evaluation for programs: means by metric, the same by type of question, and every question's values."""
    scores, agreement = evaluation.scores, evaluation.agreement
    kinds = [kind for kind in QUESTION_TYPES if any(scored.case.type == kind for scored in scores.questions)]
    return {
        "dataset": evaluation.dataset,
        "documents": evaluation.documents,
        "missing_documents": evaluation.missing_documents,
        "embedder": evaluation.embedder,
        "questions": len(scores.questions),
        "scores": {metric.name: scores.mean(metric) for metric in METRICS},
        "scores_by_type": {kind: {metric.name: scores.mean(metric, (kind,)) for metric in METRICS} for kind in kinds},
        "seconds": {"p50": scores.seconds(0.5), "p95": scores.seconds(0.95)},
        "retrieval": retrieval_json(evaluation.retrieval) if evaluation.retrieval else None,
        "agreement": {name: getattr(agreement, name) for name in Agreement.__slots__} if agreement else None,
        "answers": [_question(scored) for scored in scores.questions],
    }


def _answers(evaluation: Evaluation) -> Table:
    scores = evaluation.scores
    table = Table(title=f"{evaluation.dataset}：{len(scores.questions)} 题，{len(evaluation.documents)} 份文档")
    table.add_column("题型", no_wrap=True)
    table.add_column("答对", justify="right", no_wrap=True)
    for metric in METRICS[1:]:
        table.add_column(metric.title, justify="right")
    for kind in (*QUESTION_TYPES, "全部"):
        types = QUESTION_TYPES if kind == "全部" else (kind,)
        asked = [scored for scored in scores.questions if scored.case.type in types]
        if not asked:
            continue
        right = f"{sum(scored.right for scored in asked)}/{len(asked)}"
        if kind == "全部":
            right += f" = {scores.mean(RIGHT):.3f}"
        table.add_row(kind, right, *(_share(scores.mean(metric, types)) for metric in METRICS[1:]))
    return table


def _speed(evaluation: Evaluation) -> str:
    milliseconds = [1000 * evaluation.scores.seconds(share) for share in (0.5, 0.95)]
    return f"每个回答用时：中位数 {milliseconds[0]:.0f} 毫秒，95% 在 {milliseconds[1]:.0f} 毫秒以内"


def _vectors(agreement: Agreement) -> str:
    return (
        f"{agreement.embedder} 与 {agreement.reference}：{agreement.passages} 段的余弦平均 "
        f"{agreement.mean_cosine:.4f}、最低 {agreement.lowest_cosine:.4f}；"
        f"{agreement.questions} 个问题在其中的前 {FIRST_HITS} 条有 {agreement.same_hits:.1%} 相同"
    )


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value:.3f}"


def _status(scored: ScoredCase) -> str:
    return scored.answer.status if scored.answer else "失败"


def _text(scored: ScoredCase) -> str:
    return scored.answer.text if scored.answer else scored.failure or ""


def _question(scored: ScoredCase) -> dict[str, object]:
    values = {metric.name: list(scored.values[metric.name]) for metric in METRICS}
    return {
        "id": scored.case.id,
        "type": scored.case.type,
        "status": scored.answer.status if scored.answer else None,
        "failure": scored.failure,
        "seconds": round(scored.seconds, 4),
        **values,
    }
