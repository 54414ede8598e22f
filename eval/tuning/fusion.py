"""Which constants of search find the evidence earliest, on a dataset.

`python -m eval.tuning.fusion [--library DIR DATASET]` (default: the samples) prints one row a combination. The mean reciprocal rank tells combinations apart that find the same questions.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.assistant import Assistant
from eval.corpus import open_library
from eval.dataset import Case, load_cases, sample_dataset
from eval.metrics import mean_or_zero
from eval.retrieval import ASSISTANT, DEPTHS, compare_retrieval
from index import search
from index.embedders.embedder import open_embedder

RANK_CONSTANTS = (10, 20, 40, 60, 100)
"""Constants that are tried, around the 60 of the paper (Cormack, Clarke and Büttcher 2009)."""
WEIGHTS = ((1.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 2.0), (0.0, 1.0))
"""Dense and full-text weight; only their ratio matters. The first and the last leave one of the two out."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One combination and what it found, over all answerable questions but lists, which the outline answers."""

    rank_constant: int
    dense_weight: float
    text_weight: float
    shares: tuple[float, ...]
    """Share of the questions with all evidence within each of `DEPTHS`."""
    reciprocal_rank: float


def tune(assistant: Assistant, cases: Sequence[Case]) -> list[Trial]:
    """Every combination, the best first; it sets the constants of `index.search` while it runs."""
    asked = [case for case in cases if case.type != "list"]
    trials = []
    for constant, (dense, text) in product(RANK_CONSTANTS, WEIGHTS):
        with _constants(constant, dense, text):
            scores = compare_retrieval(assistant, asked, None)
        types = scores.groups["all"]
        ranks = mean_or_zero([1 / outcome.rank if outcome.rank else 0.0 for outcome in scores.outcomes])
        shares = tuple(scores.share(ASSISTANT, types, depth) for depth in DEPTHS)
        trials.append(Trial(constant, dense, text, shares, ranks))
    return sorted(trials, key=lambda trial: (trial.shares, trial.reciprocal_rank), reverse=True)


@contextmanager
def _constants(rank_constant: int, dense_weight: float, text_weight: float) -> Iterator[None]:
    before = search.RANK_CONSTANT, search.DENSE_WEIGHT, search.TEXT_WEIGHT
    search.RANK_CONSTANT, search.DENSE_WEIGHT, search.TEXT_WEIGHT = rank_constant, dense_weight, text_weight
    try:
        yield
    finally:
        search.RANK_CONSTANT, search.DENSE_WEIGHT, search.TEXT_WEIGHT = before


def main() -> None:
    """Print the combinations for a library and a dataset."""
    parser = argparse.ArgumentParser(prog="python -m eval.tuning.fusion", description=__doc__)
    parser.add_argument("dataset", type=Path, nargs="?", help="default: the sample questions")
    parser.add_argument("--library", type=Path, help="default: one of the sample plans, made for this run")
    chosen = parser.parse_args()
    embedder = open_embedder()
    with open_library(chosen.library, embedder) as library:
        trials = tune(Assistant(library, lambda: embedder), load_cases(chosen.dataset or sample_dataset()))
    table = Table(title="检索常数", caption="除 list 外的问题；按前 5、前 10、平均倒数名次排序")
    for heading in (
        "RANK_CONSTANT",
        "DENSE_WEIGHT",
        "TEXT_WEIGHT",
        *(f"前 {depth}" for depth in DEPTHS),
        "平均倒数名次",
    ):
        table.add_column(heading, justify="right")
    for trial in trials:
        settings = (str(trial.rank_constant), str(trial.dense_weight), str(trial.text_weight))
        table.add_row(*settings, *(f"{share:.3f}" for share in trial.shares), f"{trial.reciprocal_rank:.3f}")
    Console().print(table)


if __name__ == "__main__":
    main()
