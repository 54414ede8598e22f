"""The amounts of a topic or a sentence, so that 每天睡眠9小时 is not taken for 每天睡眠10小时."""

from __future__ import annotations

from functools import lru_cache

from ingest.figures.clauses import squeeze
from ingest.figures.quantity import Quantity, quantities
from ingest.figures.units import figure_pattern
from ingest.vocabulary.pack import load_pack

AMOUNTS_KEPT = 4096
"""Sentences whose amounts are remembered."""
_REACHED = "达到"
"""After this word a figure with a unit is read as an amount, whatever else its sentence says."""


@lru_cache(AMOUNTS_KEPT)
def amounts_of(text: str, *, said_of: bool = False) -> frozenset[tuple[float, str]]:
    """The figures of a text with their units, without ages and years.

    Of a topic (`said_of`) a one that is written out counts nothing: 一天 is 每天, 一名 any.

    >>> sorted(amounts_of("小学生一天睡够10小时", said_of=True))
    [(10.0, '小时')]
    >>> sorted(amounts_of("2025年前剖宫产率降一成", said_of=True))
    [(10.0, '%')]
    """
    units = load_pack().units
    found = set()
    for match in figure_pattern(units).finditer(squeeze(text).text):
        for amount in quantities(f"{_REACHED}{match.group()}", units):
            if _is_stated(amount) and not (said_of and _is_any(amount, match.group())):
                found.add((amount.value, amount.unit))
    return frozenset(found)


def _is_stated(amount: Quantity) -> bool:
    return amount.measure != "age" and not (amount.unit.endswith("年") and amount.value > 100)


def _is_any(amount: Quantity, printed: str) -> bool:
    written = not any(sign.isdigit() for sign in printed)
    return written and amount.value == 1 and (amount.measure == "count" or amount.unit in ("天", "日"))
