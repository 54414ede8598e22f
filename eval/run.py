"""A dataset and a library -> scores: what `guihua eval` shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.assistant import Assistant
from eval.corpus import Notify, absent_documents, open_library, quotable
from eval.dataset import Case, load_cases, sample_dataset
from eval.precision import Agreement, compare_embedders, passage_sample
from eval.retrieval import compare_retrieval, plain_chain
from eval.scores import Evaluation, evaluate
from index.embedders import embedder as embedders
from index.embedders.embedder import Embedder
from index.library import Library


def main_eval(
    library: Path | None,
    dataset: Path | None = None,
    open_embedder: Callable[[], Embedder] = embedders.open_embedder,
    *,
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
        scores = evaluate(
            assistant, cases, {stem: quotable(document, opened.pack) for stem, document in documents.items()}
        )
        notify("比较检索" + ("：普通链要为全文另算向量" if chain else ""))
        printed = {stem: document.text for stem, document in documents.items()}
        retrieval = compare_retrieval(assistant, cases, plain_chain(printed, embedder) if chain else None)
        return Evaluation(
            dataset=(dataset or sample_dataset()).name,
            documents=held,
            missing_documents=missing,
            embedder=embedder.name,
            scores=scores,
            retrieval=retrieval,
            agreement=_agreement(opened, cases, embedder, notify) if precision else None,
        )


def _agreement(library: Library, cases: Sequence[Case], embedder: Embedder, notify: Notify) -> Agreement | None:
    """int8 against fp32 of the default model; None for another embedder, which has one form only."""
    if not embedder.name.endswith("/int8"):
        return None
    notify("比较 int8 与 fp32 向量")
    reference = embedders.open_embedder(precision="fp32")
    return compare_embedders(passage_sample(library), [case.question for case in cases], embedder, reference)
