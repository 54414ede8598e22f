"""How often retrieval finds all evidence of a question: the assistant beside the plain chain, on the same questions.

`python -m eval.retrieval [--library DIR DATASET] [--missed]` shows it while one works on search (default: the samples).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from assistant.assistant import Assistant
from eval.corpus import open_library
from eval.dataset import QUESTION_TYPES, Case, load_cases, sample_dataset
from eval.metrics import FoundText, holds_all_evidence, mean_or_zero
from index.embedders.embedder import Embedder, open_embedder
from ingest.plan import Passage

if TYPE_CHECKING:
    from eval.baselines import PlainChain

DEPTHS = (5, 10)
"""Passages within which all evidence should stand: five, which somebody reads through, and the ten that an answer
rests on; .ci/run has a floor for each."""
ASSISTANT, DENSE, FUSED = "assistant", "plain_dense", "plain_fused"
TITLES = {ASSISTANT: "guihua", DENSE: "普通链\n向量", FUSED: "普通链\n+BM25"}

Find = Callable[[Case, int], Sequence[Sequence[FoundText]]]
"""What a system returns for a question, best first: at most so many results, each of one or more pieces."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """At which rank a system had all evidence of one question together; None where the results never held it."""

    system: str
    case: Case
    rank: int | None


@dataclass(frozen=True, slots=True)
class RetrievalScores:
    """Outcome of every system for every answerable question."""

    outcomes: tuple[Retrieved, ...]

    def share(self, system: str, types: Sequence[str], depth: int) -> float:
        """Share of the questions of these types whose evidence is all within the first `depth` results."""
        return mean_or_zero([
            float(outcome.rank is not None and outcome.rank <= depth)
            for outcome in self.outcomes
            if outcome.system == system and outcome.case.type in types
        ])  # fmt: skip

    def count(self, types: Sequence[str]) -> int:
        """Number of the questions of these types."""
        return len({outcome.case.id for outcome in self.outcomes if outcome.case.type in types})

    @property
    def systems(self) -> tuple[str, ...]:
        """Names of the systems compared."""
        return tuple(dict.fromkeys(outcome.system for outcome in self.outcomes))

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """Rows of the table: each type that occurs, all but lists, and all."""
        types = tuple(kind for kind in QUESTION_TYPES if self.count((kind,)))
        rest = tuple(kind for kind in types if kind != "list")
        return {**{kind: (kind,) for kind in types}, "not_list": rest, "all": types}


def plain_chain(texts: Mapping[str, str], embedder: Embedder) -> PlainChain:
    """The chain that is compared with, over the same texts."""
    from eval.baselines import PlainChain  # LangChain takes a second and a half to load

    return PlainChain(texts, embedder)


def compare_retrieval(assistant: Assistant, cases: Sequence[Case], chain: PlainChain | None) -> RetrievalScores:
    """Ask the assistant, and the plain chain where one is given, for the evidence of every answerable question."""
    systems: dict[str, Find] = {ASSISTANT: partial(_of_assistant, assistant)}
    if chain is not None:
        systems[DENSE] = partial(_of_chain, chain.dense)
        systems[FUSED] = partial(_of_chain, chain.fused)
    return score_retrieval(systems, cases)


def score_retrieval(systems: dict[str, Find], cases: Sequence[Case]) -> RetrievalScores:
    """Outcome of each system for each answerable question."""
    answerable = [case for case in cases if case.answerable]
    return RetrievalScores(
        tuple(Retrieved(name, case, _rank(case, find)) for name, find in systems.items() for case in answerable)
    )


def retrieval_table(scores: RetrievalScores) -> Table:
    """Per type of question the share with all evidence within the first 5 and 10 results, a column a system."""
    table = Table(
        title="全部证据进入前 k 条结果的问题占比",
        caption="普通链：500/50 字切块，同一向量模型；list：guihua 经目录取回的一整节算作一条结果",
    )
    table.add_column("题型", no_wrap=True)
    table.add_column("题数", justify="right")
    for system in scores.systems:
        for depth in DEPTHS:
            table.add_column(f"{TITLES.get(system, system)}\n前 {depth}", justify="right", no_wrap=True)
    names = {"not_list": "除 list 外", "all": "全部"}
    for group, types in scores.groups.items():
        shares = [f"{scores.share(system, types, depth):.2f}" for system in scores.systems for depth in DEPTHS]
        table.add_row(names.get(group, group), str(scores.count(types)), *shares)
    return table


def retrieval_json(scores: RetrievalScores) -> dict[str, object]:
    """The same figures for programs, with the ids of the questions that the assistant missed at the greatest depth."""
    shares = {
        group: {"questions": scores.count(types)}
        | {s: {f"first_{d}": round(scores.share(s, types, d), 4) for d in DEPTHS} for s in scores.systems}
        for group, types in scores.groups.items()
    }
    missed = [outcome.case.id for outcome in scores.outcomes if outcome.system == ASSISTANT and outcome.rank is None]
    return {"evidence_found": shares, "missed": missed}


def _rank(case: Case, find: Find) -> int | None:
    pieces: list[FoundText] = []
    for rank, result in enumerate(find(case, DEPTHS[-1]), 1):
        pieces.extend(result)
        if holds_all_evidence(case, pieces):
            return rank
    return None


def _of_assistant(assistant: Assistant, case: Case, k: int) -> list[list[FoundText]]:
    """Passages by rank; for a list the section that the outline gives, as one result, where the question names one."""
    section = assistant.section(case.question, case.history) if case.type == "list" else []
    if section:
        return [[_found(passage) for passage in section]]
    return [[_found(passage)] for passage in assistant.retrieve(case.question, k, case.history)]


def _of_chain(search: Callable[[str, int], list[FoundText]], case: Case, k: int) -> list[list[FoundText]]:
    """A follow-up is searched with the questions before it: a plain chain knows one text only."""
    return [[chunk] for chunk in search(" ".join([*case.history, case.question]), k)]


def _found(passage: Passage) -> FoundText:
    return FoundText(passage.plan.document, passage.text, passage.headings)


def main() -> None:
    """Print the table for a library and a dataset."""
    parser = argparse.ArgumentParser(prog="python -m eval.retrieval", description=__doc__)
    parser.add_argument("dataset", type=Path, nargs="?", help="default: the sample questions")
    parser.add_argument("--library", type=Path, help="default: one of the sample plans, made for this run")
    parser.add_argument("--no-chain", action="store_true", help="leave the plain chain out, which takes a minute")
    parser.add_argument("--min-at-5", type=float, default=0.0, help="exit code 1 below this share, lists left out")
    parser.add_argument("--min-at-10", type=float, default=0.0)
    parser.add_argument("--missed", action="store_true", help="name the questions whose evidence the assistant missed")
    chosen = parser.parse_args()
    cases = load_cases(chosen.dataset or sample_dataset())
    embedder = open_embedder()
    with open_library(chosen.library, embedder) as library:
        texts = {stored.name: library.document(stored.name).text for stored in library.documents()}
        chain = None if chosen.no_chain else plain_chain(texts, embedder)
        scores = compare_retrieval(Assistant(library, lambda: embedder), cases, chain)
    console = Console()
    console.print(retrieval_table(scores))
    for outcome in scores.outcomes if chosen.missed else ():
        if outcome.system == ASSISTANT and (outcome.rank is None or outcome.rank > DEPTHS[0]):
            where = f"第 {outcome.rank} 条才全" if outcome.rank else "未找全"
            asked = " >> ".join([*outcome.case.history, outcome.case.question])
            console.print(f"{where} {outcome.case.id} {outcome.case.type}: {asked}")
    others = [kind for kind in QUESTION_TYPES if kind != "list"]
    floors = zip(DEPTHS, (chosen.min_at_5, chosen.min_at_10), strict=True)
    if any(scores.share(ASSISTANT, others, depth) < floor for depth, floor in floors):
        sys.exit(1)


if __name__ == "__main__":
    main()
