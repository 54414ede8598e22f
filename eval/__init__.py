"""Scores of the assistant: questions with known answers, over the samples or over a library of your own."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from eval.dataset import Case, Evidence, load_cases, sample_dataset
    from eval.scores import Evaluation, Scores, evaluate

__all__ = ["Case", "Evaluation", "Evidence", "Scores", "evaluate", "load_cases", "sample_dataset"]

__getattr__ = lazily(__name__, {
    "dataset": ["Case", "Evidence", "load_cases", "sample_dataset"],
    "scores": ["Evaluation", "Scores", "evaluate"],
})  # fmt: skip
