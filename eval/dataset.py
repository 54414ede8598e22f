"""Questions with known answers and evidence, read from JSON lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

from ingest.errors import GuihuaError

QuestionType = Literal["number", "text", "list", "compare", "yesno", "followup", "no_answer"]
QUESTION_TYPES: tuple[QuestionType, ...] = get_args(QuestionType)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one document that carry an answer; several `parts` where a page break tears them."""

    document: str
    """Name of the file without its ending."""
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what a right answer holds.

    Of every group in `must_contain` one string has to occur in the answer, of `must_not_contain` none.
    """

    id: str
    question: str
    type: QuestionType
    history: tuple[str, ...]
    must_contain: tuple[tuple[str, ...], ...]
    must_not_contain: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def answerable(self) -> bool:
        """Whether the documents hold the answer and the evidence for it is known."""
        return self.type != "no_answer" and bool(self.evidence)


def load_cases(path: Path) -> tuple[Case, ...]:
    """Read a dataset, one JSON object a line; raises GuihuaError naming the line that cannot be used."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GuihuaError(f"无法读取问题集 {path}（{error}），请检查路径与编码（UTF-8）") from error
    cases = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            cases.append(_case(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise GuihuaError(
                f"问题集 {path} 第 {number} 行无法使用（{error!r}），请对照 eval/dataset.py 的字段"
            ) from error
    if not cases:
        raise GuihuaError(f"问题集 {path} 没有任何问题")
    return tuple(cases)


def sample_dataset() -> Path:
    """The questions over the sample plans that ship with the program."""
    return Path(str(files("ingest.samples").joinpath("gold", "qa.jsonl")))


def _case(record: Mapping[str, Any]) -> Case:
    if record["type"] not in QUESTION_TYPES:
        raise ValueError(f"type {record['type']}")
    return Case(
        id=record["id"],
        question=record["question"],
        type=record["type"],
        history=tuple(record.get("history") or ()),
        must_contain=tuple((group,) if isinstance(group, str) else tuple(group) for group in record["must_contain"]),
        must_not_contain=tuple(record.get("must_not_contain") or ()),
        evidence=tuple(_evidence(item) for item in record.get("evidence") or () if item.get("role") != "distractor"),
    )


def _evidence(item: Mapping[str, Any]) -> Evidence:
    return Evidence(Path(item["doc"]).stem, tuple(item.get("quote_parts") or (item["quote"],)))
