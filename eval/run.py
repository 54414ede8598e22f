"""A dataset and a library -> scores: what `guihua eval` shows."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from assistant.assistant import Assistant
from eval.baselines import PlainChain
from eval.corpus import Notify, absent_documents, open_library, quotable
from eval.dataset import Case, load_cases, sample_dataset
from eval.metrics import METRICS, Metric, Texts, mean, percentile, values_of
from eval.precision import Agreement, compare_embedders, passage_sample
from eval.retrieval import RetrievalScores, compare_retrieval
from index import embedder as embedders
from index.embedder import Embedder
from index.library import Library
from ingest.errors import GuihuaError


@dataclass(frozen=True, slots=True)
class Scored:
    """One question, its answer (None with the reason where it failed), and what it adds to each metric."""

    case: Case
    answer: Answer | None
    failure: str | None
    seconds: float
    values: Mapping[str, Sequence[float]]

    @property
    def right(self) -> bool:
        """Whether the answer is right."""
        return mean(self.values["right"]) == 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """All questions of a dataset, scored."""

    questions: tuple[Scored, ...]

    def mean(self, metric: Metric, types: Sequence[str] | None = None) -> float | None:
        """The metric over the questions of these types (default: all); None where it says nothing about them."""
        values = [
            value
            for scored in self.questions
            if types is None or scored.case.type in types
            for value in scored.values[metric.name]
        ]
        return mean(values) if values else None

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


def main_eval(
    library: Path | None,
    dataset: Path | None = None,
    *,
    open_embedder: Callable[[], Embedder] = embedders.open_embedder,
    chain: bool = True,
    precision: bool = True,
    notify: Notify = lambda _: None,
) -> Evaluation:
    """Score the assistant on a dataset over a library, beside the plain chain on the same texts.

    Without a dataset: the sample questions over a library made of the sample plans for this run. `chain` and
    `precision` each take up to a minute. Raises GuihuaError for a dataset or library that cannot be used.
    """
    cases = load_cases(dataset or sample_dataset())
    embedder = open_embedder()
    with open_library(library if dataset else None, embedder, notify) as opened:
        held = tuple(stored.name for stored in opened.documents())
        missing = absent_documents(cases, held)
        documents = {Path(name).stem: opened.document(name) for name in held}
        assistant = Assistant(opened, lambda: embedder)
        notify(f"回答 {len(cases)} 个问题")
        scores = evaluate(assistant, cases, {stem: quotable(document) for stem, document in documents.items()})
        notify("比较检索" + ("：普通链要为全文另算向量" if chain else ""))
        printed = {stem: document.text for stem, document in documents.items()}
        retrieval = compare_retrieval(assistant, cases, PlainChain(printed, embedder) if chain else None)
        return Evaluation(
            dataset=(dataset or sample_dataset()).name,
            documents=held,
            missing_documents=missing,
            embedder=embedder.name,
            scores=scores,
            retrieval=retrieval,
            agreement=_agreement(opened, cases, embedder, notify) if precision else None,
        )


def _scored(assistant: Assistant, case: Case, texts: Texts) -> Scored:
    started = time.perf_counter()
    answer, failure = None, None
    try:
        answer = assistant.ask(case.question, case.history)
    except GuihuaError as error:
        failure = str(error)
    seconds = time.perf_counter() - started
    return Scored(case, answer, failure, seconds, {m.name: values_of(m, case, answer, texts) for m in METRICS})


def _agreement(library: Library, cases: Sequence[Case], embedder: Embedder, notify: Notify) -> Agreement | None:
    """int8 against fp32 of the default model; None for another embedder, which has one form only."""
    if not embedder.name.endswith("/int8"):
        return None
    notify("比较 int8 与 fp32 向量")
    reference = embedders.open_embedder(precision="fp32")
    return compare_embedders(passage_sample(library), [case.question for case in cases], embedder, reference)
