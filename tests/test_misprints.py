"""Which unit was meant: the nearer of two readings by a clear distance, and none where nothing can be judged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from with_pack import PACK

from ingest.register.misprints import intended_unit
from ingest.vocabulary.genre import Indicator

SCREENING = Indicator("茶农筛查率", "%", "higher", "健康", ())
"""A share that is to rise: it lies about 90."""
DEATHS = replace(next(entry for entry in PACK.indicators if entry.name == "孕产妇死亡率"), name="沉船死亡率")
"""Its nation sets 12, 14.5 and 20 of 100,000."""


@pytest.mark.parametrize(
    ("value", "unit", "intended"),
    [
        (90, "%", None),  # as it is measured
        (90, "‰", "%"),
        (285, "‰", None),  # 285% and 28.5% are as far from 90%: the printed one stays
        (161, "‰", None),
        (160, "‰", "%"),  # by half a power of ten nearer
        (900, "‰", None),  # 90% in other words
        (90, "/10万", "%"),
        (90, "人", None),  # no share at all
        (0, "‰", None),
        (-5, "‰", None),
    ],
)
def test_a_share_that_is_to_rise(value: float, unit: str, intended: str | None) -> None:
    assert intended_unit(SCREENING, value, unit) == intended


@pytest.mark.parametrize(
    ("value", "unit", "intended"),
    [
        (12, "‰", "/10万"),
        (0.12, "‰", None),  # 12/10万, right as printed
        (12, "/万", "/10万"),
        (1.2, "/万", None),
        (8, "/万", None),  # 80/10万: as far from the 20 that may be as from the 12
        (9, "/万", "/10万"),
        (20, "%", "/10万"),
        (20, "/10万", None),
    ],
)
def test_what_the_nation_sets_decides(value: float, unit: str, intended: str | None) -> None:
    assert intended_unit(DEATHS, value, unit) == intended


def test_without_anything_to_compare_with_nothing_is_a_misprint() -> None:
    assert intended_unit(replace(SCREENING, better="lower"), 90, "‰") is None
    assert intended_unit(replace(SCREENING, unit="‰"), 90, "%") is None  # what is usual is known of % only
    assert intended_unit(replace(SCREENING, unit="名"), 90, "%") is None
    other = tuple(replace(reference, unit="‰") for reference in DEATHS.national)
    assert intended_unit(replace(DEATHS, national=other), 12, "‰") is None  # the nation counts in another unit
