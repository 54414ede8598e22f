"""Answers of the assistant, scored: one question, all questions, and everything an evaluation reports."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.assistant import Assistant
from assistant.tell.answer import Answer
from eval.dataset import Case
from eval.metrics import METRICS, Metric, Texts, mean_or_zero, percentile, values_of
from eval.precision import Agreement
from eval.retrieval import RetrievalScores
from ingest.errors import GuihuaError


@dataclass(frozen=True, slots=True)
class ScoredCase:
    """One question, its answer (None with the reason where it failed), and what it adds to each metric."""

    case: Case
    answer: Answer | None
    failure: str | None
    seconds: float
    values: Mapping[str, Sequence[float]]

    @property
    def right(self) -> bool:
        """Whether the answer is right."""
        return mean_or_zero(self.values["right"]) == 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """All questions of a dataset, scored."""

    questions: tuple[ScoredCase, ...]

    def mean(self, metric: Metric, types: Sequence[str] | None = None) -> float | None:
        """The metric over the questions of these types (default: all); None where it says nothing about them."""
        values = [
            value
            for scored in self.questions
            if types is None or scored.case.type in types
            for value in scored.values[metric.name]
        ]
        return mean_or_zero(values) if values else None

    def seconds(self, share: float) -> float:
        """Time within which this share of the answers was there."""
        return percentile([scored.seconds for scored in self.questions], share)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything `guihua eval` reports; `retrieval` and `agreement` are None where they were not asked for."""

    dataset: str
    documents: tuple[str, ...]
    missing_documents: tuple[str, ...]
    """Documents that the evidence names and the library does not hold: their questions cannot succeed."""
    embedder: str
    scores: Scores
    retrieval: RetrievalScores | None
    agreement: Agreement | None


def evaluate(assistant: Assistant, cases: Sequence[Case], texts: Texts) -> Scores:
    """Ask every question and score the answers; `texts` are the documents that quotes have to stand in."""
    return Scores(tuple(_scored(assistant, case, texts) for case in cases))


def _scored(assistant: Assistant, case: Case, texts: Texts) -> ScoredCase:
    started = time.perf_counter()
    answer, failure = None, None
    try:
        answer = assistant.ask(case.question, case.history)
    except GuihuaError as error:
        failure = str(error)
    seconds = time.perf_counter() - started
    return ScoredCase(case, answer, failure, seconds, {m.name: values_of(m, case, answer, texts) for m in METRICS})
