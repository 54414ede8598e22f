"""How well the items of two plans are aligned, against pairs read by hand.

`python -m eval.tuning.alignment` scores the sample plans, `python -m eval.tuning.alignment GOLD --library DIR` any library. A line of
the gold is one pair of plans: the sections that were read in full, their corresponding items, and pairs on which
readers may differ (they count neither way). Precision and recall are of pairs of items that touch these sections.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from assistant.compare.alignment import LEAST, Alignment, align
from assistant.compare.items import items_of
from assistant.compare.likeness import Item
from eval.corpus import open_library
from index.embedders.embedder import open_embedder
from index.library import Library
from ingest.errors import GuihuaError
from ingest.plan import Passage

THRESHOLDS = (0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.32, 0.34, 0.36, 0.4, 0.45, 0.5)
"""Likenesses that are tried: close together around LEAST, where the two sets of pairs differ, and wider beyond."""
PairOfIds = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Counts:
    """Pairs found that were read, found that were not, and read that were not found."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the pairs found that were read; 1 where none was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs read that were found; 1 where none was read."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


def sample_gold() -> Path:
    """The pairs of the sample plans."""
    return Path(str(files("ingest.samples.gold").joinpath("alignment.jsonl")))


def scores(library: Library, gold: Path, thresholds: Sequence[float] = (LEAST,)) -> list[dict[float, Counts]]:
    """Counts of each line of the gold at each threshold; raises GuihuaError for a plan that the library lacks."""

    @cache
    def items(document: str, audience: str) -> list[Item]:
        found = [plan for plan in library.plans if (plan.document, plan.audience) == (document, audience)]
        if not found:
            raise GuihuaError(f"资料库没有 {document} 的{audience}规划，请先收录")
        return items_of(library, found[0])

    lines = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    return [
        {least: _counts(line, align(items(*line["left"]), items(*line["right"]), least)) for least in thresholds}
        for line in lines
    ]


def total(counts: Sequence[Counts]) -> Counts:
    """The sum of several counts."""
    return Counts(sum(c.right for c in counts), sum(c.wrong for c in counts), sum(c.missed for c in counts))


def held_out(found: Sequence[dict[float, Counts]]) -> Counts:
    """Each pair of plans at the threshold with the best F1 on the others (the middle one of equals)."""
    kept = []
    for left_out, counts in enumerate(found):
        others = [c for position, c in enumerate(found) if position != left_out]
        reached = {least: total([c[least] for c in others]).f1 for least in counts}
        best = [least for least, f1 in reached.items() if f1 == max(reached.values())]
        kept.append(counts[best[len(best) // 2]])
    return total(kept)


def _counts(line: dict[str, Any], alignment: Alignment) -> Counts:
    gold: set[PairOfIds] = {(left, right) for left, right in line["pairs"]}
    unsure: set[PairOfIds] = {(left, right) for left, right in line["perhaps"]}
    sections = [set(line["left_sections"]), set(line["right_sections"])]
    links = {(_path(a), _path(b)) for pair in alignment.pairs for a in pair.left for b in pair.right}
    inside = {link for link in links if _section(link[0]) in sections[0] or _section(link[1]) in sections[1]} - unsure
    return Counts(len(inside & gold), len(inside - gold), len(gold - inside))


def _path(passage: Passage) -> str:
    return "/".join(passage.path)


def _section(path: str) -> str:
    return path.rsplit("/", 1)[0]


def main() -> None:
    """Print precision and recall at each threshold, and with the threshold chosen on the other pairs of plans."""
    parser = argparse.ArgumentParser(prog="python -m eval.tuning.alignment", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="?", help="default: the pairs of the sample plans")
    parser.add_argument("--library", type=Path, help="default: one of the sample plans, made for this run")
    chosen = parser.parse_args()
    with open_library(chosen.library, open_embedder()) as library:
        found = scores(library, chosen.gold or sample_gold(), THRESHOLDS)
    table = Table(title=f"条目对应，{len(found)} 对规划")
    for heading in ("阈值", "精确率", "召回率", "F1", "正确", "多出", "遗漏"):
        table.add_column(heading, justify="right")
    rows = [(f"{least:.2f}", total([counts[least] for counts in found])) for least in THRESHOLDS]
    for name, counts in [*rows, ("留一对", held_out(found))]:
        shares = (f"{share:.3f}" for share in (counts.precision, counts.recall, counts.f1))
        table.add_row(name, *shares, str(counts.right), str(counts.wrong), str(counts.missed))
    Console().print(table)


if __name__ == "__main__":
    main()
