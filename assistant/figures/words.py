"""A target's value as people write it: 16/10万以下, 保持在95%以上, 比2020年下降20%."""

from __future__ import annotations

import re

from ingest.figures.width import normalised
from ingest.register.targets import Target

_AFTER = {"<=": "以下", ">=": "以上", "~": "左右"}
_BEFORE = {"decrease_by": "下降", "increase_by": "提高"}


def amount(target: Target) -> str:
    """The figure with its unit, with the decimals of the plan (`5.0‰` stays `5.0‰`); empty without a value."""
    if target.value is None:
        return ""
    unit = target.unit or ""
    if unit == "1:N":
        return f"1:{target.value:g}"
    if target.printed and "分之" in target.printed:
        return target.printed.removesuffix(_AFTER.get(target.comparator or "", ""))
    printed = _printed(target.value, unit, normalised(target.quote))
    if target.value_max is not None:
        printed = f"{printed}—{_printed(target.value_max, unit, normalised(target.quote))}"
    return f"{printed}{unit}"


def display(target: Target) -> str:
    """The figure with its bound; the unit that must have been meant is noted where the printed one is a misprint."""
    if target.value is None:
        return ""
    base = f"比{target.base_year}年" if target.base_year else ""
    words = f"{base}{_BEFORE.get(target.comparator or '', '')}{amount(target)}{_AFTER.get(target.comparator or '', '')}"
    hold = "保持在" if target.hold and not base else ""
    return f"{hold}{words}{misprint_note(target)}"


def misprint_note(target: Target) -> str:
    """`（原文印作%，应为‰）` where the printed unit must be a misprint, else nothing."""
    if target.unit_intended in (None, target.unit):
        return ""
    return f"（原文印作{target.unit}，应为{target.unit_intended}）"


def _printed(value: float, unit: str, quote: str) -> str:
    """The numeral as the plan prints it, else the shortest form of the value."""
    numerals: list[str] = [numeral for numeral in re.findall(r"\d+(?:\.\d+)?", quote) if float(numeral) == value]
    exact = [numeral for numeral in numerals if f"{numeral}{unit}" in quote]
    return (exact or numerals or [f"{value:g}"])[0]
