"""How much items of two plans say the same: words, meaning and order, as matrices (left items, right items)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.fulltext import words
from ingest.figures.width import normalised
from ingest.places.regions import short_names
from ingest.plan import Passage

Grid = npt.NDArray[np.float64]
_OWN_AREA = re.compile(r"(?:[全我本各])(?:自治[区州县旗]|地区|[省市州盟县旗区镇乡])|各地")
LONGEST_HEAD = 45
"""Characters of a first sentence that says what an item is about; what is longer is the item's text. Among pairs
read by hand nothing changes from 20 to 90."""


@dataclass(frozen=True, slots=True)
class Item:
    """A passage with its vector (unit length)."""

    passage: Passage
    vector: npt.NDArray[np.float32]

    @property
    def section(self) -> str:
        """Title of the domain, or of the nearest heading of a text without domains."""
        return nearest_heading(self.passage)


def nearest_heading(passage: Passage) -> str:
    """Title of the domain, or of the nearest heading of a text without domains."""
    return passage.domain or (passage.headings[-1] if passage.headings else passage.part)


def without_place(passage: Passage) -> str:
    """The words of an item, normalised, without the names of its own place (武威市, 全市): what two places share."""
    return without_names(passage.text, passage.plan.region)


@lru_cache(maxsize=16384)
def without_names(text: str, region: str | None) -> str:
    """A text, normalised, without the names of its place."""
    plain = normalised(text)
    for name in _names(region):
        plain = plain.replace(name, "")
    return _OWN_AREA.sub("", plain)


def words_in_common(left: Sequence[Item], right: Sequence[Item]) -> tuple[Grid, Grid, Grid]:
    """Shares of the weighted pairs of characters: of both texts (Dice), of the left one's, and of the right one's.

    A pair that few items have weighs more, so that 提高, 加强 and the name of the audience say little.
    """
    bags = [_bags([item.passage for item in items]) for items in (left, right)]
    return _shared(*bags)


def heads_in_common(left: Sequence[Item], right: Sequence[Item]) -> Grid:
    """The same for first sentences that say what an item is about (完善妇幼健康服务体系。…), 0 where one has none."""
    return _shared(*([_bag(_head(item.passage)) for item in items] for items in (left, right)))[0]


def meaning_in_common(left: Sequence[Item], right: Sequence[Item]) -> Grid:
    """Cosine of the vectors above what any two items have: 0 for the mean of all, 1 for the same text.

    The average is taken off because embedders differ in how near they put any two texts: multilingual-e5 gives 0.8 and
    more to texts that have nothing in common.
    """
    cosine = _vectors(left) @ _vectors(right).T
    common = float(cosine.mean()) if cosine.size else 0.0
    return np.asarray(np.clip((cosine - common) / max(1.0 - common, 1e-6), 0.0, 1.0), dtype=np.float64)


def order_in_common(left: Sequence[Item], right: Sequence[Item]) -> Grid:
    """1 where two items stand at the same part of their sections, 0 at the ends."""
    places = [_places(items) for items in (left, right)]
    return np.asarray(1.0 - np.abs(places[0][:, None] - places[1][None, :]))


def _places(items: Sequence[Item]) -> Grid:
    """Where each item stands in its section, from 0 to 1."""
    counts = Counter((item.section, item.passage.part) for item in items)
    before: Counter[tuple[str, str]] = Counter()
    found = []
    for item in items:
        section = (item.section, item.passage.part)
        found.append(before[section] / max(counts[section] - 1, 1))
        before[section] += 1
    return np.array(found, dtype=np.float64)


def _vectors(items: Sequence[Item]) -> Grid:
    return np.array([item.vector for item in items], dtype=np.float64).reshape(len(items), -1)


def _head(passage: Passage) -> str:
    text = without_place(passage)
    first, stop, rest = text.partition("。")
    return first if stop and rest and len(first) <= LONGEST_HEAD else ""


def _bags(passages: Iterable[Passage]) -> list[frozenset[str]]:
    return [_bag(without_place(passage)) for passage in passages]


@lru_cache(maxsize=16384)
def _bag(text: str) -> frozenset[str]:
    return frozenset(words(text, single=False))


def _shared(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> tuple[Grid, Grid, Grid]:
    counts = Counter(token for bag in (*left, *right) for token in bag)
    total = len(left) + len(right)
    weights = {token: math.log(1 + total / count) for token, count in counts.items()}
    own = [np.array([math.fsum(weights[token] for token in bag) for bag in bags]) for bags in (left, right)]
    # Only what both sides have can be in common: a third of the tokens.
    shared = frozenset().union(*left) & frozenset().union(*right)
    numbers = {token: number for number, token in enumerate(token for token in counts if token in shared)}
    marks = [_marked(bags, numbers) for bags in (left, right)]
    both = (marks[0] * np.array([weights[token] for token in numbers])) @ marks[1].T
    whole = own[0][:, None] + own[1][None, :]
    return (
        2 * both / np.maximum(whole, 1e-9),
        both / np.maximum(own[0][:, None], 1e-9),
        both / np.maximum(own[1][None, :], 1e-9),
    )


def _marked(bags: Sequence[frozenset[str]], numbers: dict[str, int]) -> Grid:
    marked = np.zeros((len(bags), len(numbers)), dtype=np.float64)
    for row, bag in enumerate(bags):
        marked[row, [numbers[token] for token in bag if token in numbers]] = 1.0
    return marked


@lru_cache(maxsize=256)
def _names(region: str | None) -> tuple[str, ...]:
    names = [normalised(name) for name in short_names(region)] if region else []
    return tuple(sorted(names, key=len, reverse=True))
