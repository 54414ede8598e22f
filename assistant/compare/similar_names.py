"""Names of plans that are not in the list and may mean one indicator: proposed beside a comparison, never merged.

Measured on the names and aliases of `indicators.toml` with the default model. By nearness alone, 343 of the 354 pairs that
mean the same are found, but also 573 of the 17,554 pairs of one unit and direction that do not (宫颈癌筛查率 and
乳腺癌筛查率 are at 0.98). If both names must also have or lack the same telling words, 158 right pairs and 2 wrong ones are
left. That is good enough to propose and not to merge: people decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.figures.comparable import unit_of
from index.embedders.embedder import Embedder
from index.library import Library
from ingest.register.indicators import contrasts
from ingest.register.targets import Target
from ingest.vocabulary.pack import Pack

NEAR = 0.96
"""Cosine from which two names are near: 343 of the 354 pairs that mean the same reach it."""
SHARED = 0.4
"""Share of pairs of characters that two names must have in common. With 0.6 a near name of the tests is not
proposed; nothing changes from 0.2 to 0.5."""
_AGE = re.compile(r"\d+(?:—\d+)?(?:周岁|岁|个月|年)(?:及?以[上下内]|内)?")


@dataclass(frozen=True, slots=True)
class Similar:
    """A name that may mean the same as one that was asked for, and the rows under it."""

    name: str
    like: str
    nearness: float
    targets: tuple[Target, ...]


def similar_names(library: Library, name: str, open_embedder: Callable[[], Embedder]) -> tuple[Similar, ...]:
    """Other plans' own names near `name`, the nearest first; empty for a name of the list, which has its aliases.

    Only names with the same unit, direction, population and ages are looked at, and only those of plans that do not set
    `name` themselves: two names in one plan are two things. The model is opened only where such a name is left.
    """
    if library.pack.indicator(name) is not None:
        return ()
    rows = [row for row in library.register() if row.kind != "baseline"]
    here = [row for row in rows if row.indicator == name]
    plans = {row.passage.plan.key for row in here}
    others: dict[str, list[Target]] = {}
    for row in rows:
        if row.indicator != name and library.pack.indicator(row.indicator) is None:
            others.setdefault(row.indicator, []).append(row)
    left = {
        other: found for other, found in others.items()
        if _may_be_one(name, other, library.pack) and _sorts(found) & _sorts(here) and not plans & {r.passage.plan.key for r in found}
    }  # fmt: skip
    if not left:
        return ()
    vectors = open_embedder().embed_passages([name, *left])
    nearness = vectors[1:] @ vectors[0]
    found = [
        Similar(other, name, round(float(near), 3), tuple(targets))
        for (other, targets), near in zip(left.items(), nearness, strict=True)
        if near >= NEAR
    ]
    return tuple(sorted(found, key=lambda each: -each.nearness))


def _may_be_one(name: str, other: str, pack: Pack) -> bool:
    """True where neither names a population, an age or a thing that the other does not."""
    if _AGE.findall(name) != _AGE.findall(other):
        return False
    if any((word in name) != (word in other) for word in contrasts(pack)):
        return False
    mine, theirs = _pairs(name), _pairs(other)
    return bool(mine and theirs) and len(mine & theirs) >= SHARED * len(mine | theirs)


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}


def _sorts(rows: Sequence[Target]) -> set[tuple[str | None, bool, bool]]:
    """Unit and direction of rows; a commitment without a figure has the direction only."""
    return {(unit_of(row), row.comparator == "increase_by", row.comparator == "decrease_by") for row in rows}
