"""A run of generated questions for people (tables) and for programs (JSON)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from eval.generate.run import GeneratedRun, Judged
from eval.generate.score.verdicts import TITLES, VERDICTS, AnswerVerdict

EXAMPLES = 12
"""Wrong answers that are shown."""
LONGEST = 300
"""Characters of an answer that are shown."""
COLUMNS: tuple[AnswerVerdict, ...] = ("right", *(verdict for verdict in VERDICTS if verdict != "right"))


def generated_tables(outcome: GeneratedRun) -> Group:
    """The tables, for `rich.console.Console.print`."""
    return Group(_verdicts(outcome, "题型", _kind), _verdicts(outcome, "语体", _speech), _worst(outcome))


def show_generated(outcome: GeneratedRun) -> None:
    """Print the tables."""
    Console().print(generated_tables(outcome))


def generated_json(outcome: GeneratedRun) -> dict[str, object]:
    """The run for programs: counts by kind and register of speech, and every question with its verdict."""
    return {
        "seed": outcome.seed,
        "questions": len(outcome.judged),
        "right": _share(outcome.judged),
        "verdicts": _counts(outcome.judged),
        "kinds": {kind: _counts(some) for kind, some in _by(outcome, _kind).items()},
        "speech": {speech: _counts(some) for speech, some in _by(outcome, _speech).items()},
        "answers": [_record(judged) for judged in outcome.judged],
    }


def _kind(judged: Judged) -> str:
    return judged.question.drawn.kind


def _speech(judged: Judged) -> str:
    return judged.question.worded.speech


def _by(outcome: GeneratedRun, key: object) -> dict[str, list[Judged]]:
    groups: dict[str, list[Judged]] = {}
    for judged in outcome.judged:
        groups.setdefault(_kind(judged) if key is _kind else _speech(judged), []).append(judged)
    return groups


def _counts(some: Sequence[Judged]) -> dict[str, int]:
    return {verdict: sum(judged.score.verdict == verdict for judged in some) for verdict in COLUMNS}


def _share(some: Sequence[Judged]) -> float:
    return sum(judged.score.verdict == "right" for judged in some) / len(some) if some else 0.0


def _verdicts(outcome: GeneratedRun, title: str, key: object) -> Table:
    table = Table(title=f"生成的 {len(outcome.judged)} 题，种子 {outcome.seed}")
    table.add_column(title, no_wrap=True)
    for heading in ("题数", *(TITLES[verdict] for verdict in COLUMNS), "答对率"):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, some in [*_by(outcome, key).items(), ("全部", list(outcome.judged))]:
        counts = (str(count or "") for count in _counts(some).values())
        table.add_row(name, str(len(some)), *counts, f"{_share(some):.2f}")
    return table


def _worst(outcome: GeneratedRun) -> Table:
    """The worst answers, those of different kinds first."""
    wrong = sorted(
        (j for j in outcome.judged if j.score.verdict != "right"), key=lambda j: VERDICTS.index(j.score.verdict)
    )
    first: dict[tuple[str, AnswerVerdict], Judged] = {}
    for judged in wrong:
        first.setdefault((_kind(judged), judged.score.verdict), judged)
    table = Table(title="最差的回答", show_lines=True)
    for heading in ("题型", "判定", "问题", "回答"):
        table.add_column(heading, overflow="fold")
    for judged in list(first.values())[:EXAMPLES]:
        why = f"{TITLES[judged.score.verdict]}：{judged.score.faults[0].why}"
        asked = "\n".join([*judged.question.worded.history, judged.question.worded.text])
        table.add_row(_kind(judged), Text(why), Text(asked), Text(_text(judged)[:LONGEST]))
    return table


def _text(judged: Judged) -> str:
    return judged.answer.text if judged.answer else ""


def _record(judged: Judged) -> dict[str, object]:
    question, truth = judged.question, judged.question.truth
    truths = truth.parts or (truth,)
    return {
        "kind": _kind(judged),
        "speech": _speech(judged),
        "question": question.worded.text,
        "history": list(question.worded.history),
        "verdict": judged.score.verdict,
        "why": [fault.why for fault in judged.score.faults],
        "must_say": [f"{v.place} {v.scope or ''}{v.indicator} {v.printed}" for one in truths for v in one.required],
        "status": judged.answer.status if judged.answer else None,
        "answer": _text(judged),
        "seconds": round(judged.seconds, 4),
    }
