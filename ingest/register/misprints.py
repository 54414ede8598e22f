"""Units of shares: which one must have been meant where another is printed than the indicator is measured in."""

from __future__ import annotations

from math import log10

from ingest.vocabulary.genre import Indicator

SCALE = {"%": 1e-2, "‰": 1e-3, "/万": 1e-4, "/10万": 1e-5}
"""What one of each unit is of the whole."""
USUAL_SHARE = 90.0
"""Where a share that is to rise lies when the nation sets none: the median of the goals in %, in the sample plans and in real ones."""
CLEARER = 0.5
"""By how many powers of ten the other reading must be nearer: half of one, since ‰ and % lie a whole one apart."""


def intended_unit(known: Indicator, value: float, unit: str) -> str | None:
    """The indicator's own unit where the printed one must be a misprint; None where what is printed can be meant.

    Both readings are set beside what the nation sets: infant mortality of 10.73% (107‰) must be 10.73‰, whereas a
    maternal mortality of 0.12‰ is 12/10万 and right as printed. Without such a figure only a share that is to rise
    can be judged.
    """
    if known.unit == unit or known.unit not in SCALE or unit not in SCALE or value <= 0:
        return None
    usual = [reference.value for reference in known.national if reference.unit == known.unit]
    if not usual and known.unit == "%" and known.better == "higher":
        usual = [USUAL_SHARE]
    if not usual:
        return None
    as_printed = value * SCALE[unit] / SCALE[known.unit]
    return known.unit if _away(value, usual) + CLEARER < _away(as_printed, usual) else None


def _away(value: float, usual: list[float]) -> float:
    """Powers of ten between the value and the nearest usual one."""
    return min(abs(log10(value / each)) for each in usual)
