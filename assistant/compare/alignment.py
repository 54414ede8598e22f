"""Which items of two plans correspond: the assignment with the highest total likeness, the rest left to each side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assistant.compare.likeness import (
    Grid,
    Item,
    heads_in_common,
    meaning_in_common,
    order_in_common,
    words_in_common,
)
from assistant.plan_words import domain_core
from index.fulltext import words
from ingest.plan import GOALS, MEASURES, Passage

WORDS, HEADS, MEANING = 0.45, 0.2, 0.35
"""Weights of the words, of first sentences and of the vectors; together 1, so that the same text scores 1. Chosen by
`python -m eval.tuning.alignment`: every mixture near it finds the same pairs."""
ORDER = 0.1
"""What the place in the section counts: an item at the same place gains half of this, one at the other end loses
half. It is small, since it should only decide between items with the same words. On the samples F1 is 0.90; with
0.05 it is 0.85, with 0.2 0.88, with 0.4 0.74; the real plans lose from 0.2 on."""
OTHER_SECTION = 0.3
"""Taken off where the sections do not correspond: an item that moved to another domain has to repeat its words. On
the samples precision falls from 0.975 to 0.92 without it; from 0.3 to 1 nothing changes."""
LEAST = 0.3
"""Likeness from which two items correspond. On the pairs read by hand, 0.28 to 0.30 is best on the samples, which are
freely worded, and anything from 0.30 on for plans that follow one outline; each fold without one pair of plans chooses
the same (`python -m eval.tuning.alignment`)."""
LEAST_PART = 0.6
"""Share of an item's words that one item of the other plan must hold to take it in; 0.5 and 0.6 find all splits
read, 0.7 loses one of the real plans and one of the samples."""
LEAST_SECTION = 0.2
"""What two sections must have in common (shares of titles and of contents, 2 for the same) to correspond. Among
pairs read by hand nothing changes from 0 to 0.5: sections that correspond share far more."""
Answers = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ItemPair:
    """Corresponding items: one on each side, or several on one side where the other plan says it in one item.

    `likeness` is what the first two share of words and meaning: about 0 for unrelated items, 1 for the same words.
    """

    left: tuple[Passage, ...]
    right: tuple[Passage, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Alone:
    """An item without counterpart, and the item of the other plan that comes nearest to it, too far to count."""

    passage: Passage
    nearest: Passage | None
    likeness: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs in the order of the left plan, and what each plan has alone in its own order."""

    pairs: tuple[ItemPair, ...]
    left_only: tuple[Alone, ...]
    right_only: tuple[Alone, ...]


def align(left: Sequence[Item], right: Sequence[Item], least: float = LEAST) -> Alignment:
    """Align the items of two plans, each in the order of its text. A pure function of texts and vectors."""
    found = likenesses(left, right)
    groups = [([i], [j]) for i, j in assigned(found.scores, least)]
    _attach(groups, found)
    pairs = tuple(
        ItemPair(
            tuple(left[i].passage for i in sorted(some)),
            tuple(right[j].passage for j in sorted(others)),
            round(float(found.shared[some[0], others[0]]), 4),
        )
        for some, others in sorted(groups, key=lambda group: min(group[0]))
    )
    taken = [{i for group in groups for i in group[side]} for side in (0, 1)]
    return Alignment(pairs, _alone(left, right, found.shared, taken[0]), _alone(right, left, found.shared.T, taken[1]))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Matrices (left items, right items) of two plans.

    `shared` is what two items have in common of words and meaning, from 0 to 1; `scores` adds to it whether they stand
    at the same place, and is minus infinity where a goal would meet a measure. `of_left` and `of_right` are the shares
    of each side's words that the other side holds, 0 where one cannot be a part of the other: in another section, or
    a goal and a measure.
    """

    scores: Grid
    shared: Grid
    of_left: Grid
    of_right: Grid


def likenesses(left: Sequence[Item], right: Sequence[Item]) -> Likeness:
    """How much each left item has in common with each right one."""
    if not left or not right:
        return Likeness(*(np.zeros((len(left), len(right))) for _ in range(4)))
    both, of_left, of_right = words_in_common(left, right)
    heads = np.maximum(both, heads_in_common(left, right))
    shared = WORDS * both + HEADS * heads + MEANING * meaning_in_common(left, right)
    here, other_part = _same_section(left, right, both), _other_part(left, right)
    scores = shared + ORDER * (order_in_common(left, right) - 0.5) - OTHER_SECTION * ~here
    scores[other_part] = -np.inf
    possible = here & ~other_part
    return Likeness(scores, shared, np.where(possible, of_left, 0.0), np.where(possible, of_right, 0.0))


def assigned(scores: Grid, least: float) -> list[tuple[int, int]]:
    """The one-to-one assignment with the highest sum of what each pair has above `least`; no pair below it."""
    # half a second: only a comparison of texts needs it
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    gain = np.maximum(scores - least, 0.0)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if gain[i, j] > 0]


def _attach(groups: list[tuple[list[int], list[int]]], found: Likeness) -> None:
    """Join an item that is left over to the pair of its section whose other side holds most of its words: one plan
    splits what the other says in one item."""
    for side, shares in ((0, found.of_left), (1, found.of_right.T)):
        taken = {i for group in groups for i in group[side]}
        holders = {group[1 - side][0]: group for group in groups if len(group[1 - side]) == 1}
        for i in (i for i in range(len(shares)) if i not in taken and holders):
            best = max(holders, key=lambda j, i=i: float(shares[i, j]))  # type: ignore[misc]
            if shares[i, best] >= LEAST_PART:
                holders[best][side].append(i)


def _alone(items: Sequence[Item], others: Sequence[Item], shared: Grid, taken: set[int]) -> tuple[Alone, ...]:
    """The items that no pair holds, each with the item of the other plan that shares most with it, of whatever part."""
    found = []
    for i in (i for i in range(len(items)) if i not in taken):
        best = int(shared[i].argmax()) if others else -1
        near = best >= 0 and shared[i, best] > 0
        nearest = others[best].passage if near else None
        found.append(Alone(items[i].passage, nearest, round(float(shared[i, best]), 4) if near else 0.0))
    return tuple(found)


def _other_part(left: Sequence[Item], right: Sequence[Item]) -> Answers:
    """True where only one of two items is a goal, or only one a measure."""
    kinds = [
        np.array([(GOALS, MEASURES).index(part) if (part := item.passage.part) in (GOALS, MEASURES) else 2 for item in items])
        for items in (left, right)
    ]  # fmt: skip
    return np.asarray(kinds[0][:, None] != kinds[1][None, :])


def _same_section(left: Sequence[Item], right: Sequence[Item], both: Grid) -> Answers:
    """True where the sections of two items correspond: their titles share words, or their items do."""
    names = [list(dict.fromkeys(item.section for item in items)) for items in (left, right)]
    rows = [np.array([item.section == name for item in left]) for name in names[0]]
    columns = [np.array([item.section == name for item in right]) for name in names[1]]
    titles = np.array([[_titles_in_common(one, other) for other in names[1]] for one in names[0]])
    # Of each item the best in each section of the other plan, and of these the mean over the items of a section.
    best_above = np.array([both[row].max(axis=0) for row in rows])
    best_beside = np.array([both[:, column].max(axis=1) for column in columns])
    contents = np.maximum(
        np.array([best_above[:, column].mean(axis=1) for column in columns]).T,
        np.array([best_beside[:, row].mean(axis=1) for row in rows]),
    )
    affinity = titles + contents
    same = np.zeros(both.shape, dtype=bool)
    for a, b in assigned(affinity, LEAST_SECTION):
        same |= np.outer(rows[a], columns[b])
    return same


@lru_cache(maxsize=4096)
def _titles_in_common(one: str, other: str) -> float:
    """Share of the characters and pairs of two titles without their audience (儿童与健康 and 妇女与健康 are one)."""
    cores = [set(words(domain_core(title))) for title in (one, other)]
    return 2 * len(cores[0] & cores[1]) / max(len(cores[0]) + len(cores[1]), 1)
