"""A figure as people write it: 16/10万以下, 保持在95%以上, 比2020年下降20%; and the words of every bound, once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.figures.width import normalised
from ingest.register.targets import Target
from ingest.vocabulary.genre import Reference


@dataclass(frozen=True, slots=True)
class Bound:
    """How one comparator of the register is said: before the figure, after it, as a sign in a column, and what a change
    by so much is called."""

    before: str = ""
    after: str = ""
    sign: str | None = None
    change: str = ""


_BOUNDS: Mapping[str | None, Bound] = {
    "<=": Bound(after="以下", sign="≤"),
    ">=": Bound(after="以上", sign="≥"),
    "=": Bound(sign="="),
    "~": Bound(after="左右", sign="约"),
    "decrease_by": Bound(before="下降", sign="下降", change="降幅"),
    "increase_by": Bound(before="提高", sign="提高", change="增幅"),
}
_NONE = Bound()


def bound(comparator: str | None) -> Bound:
    """The words of a comparator; no words where there is none."""
    return _BOUNDS.get(comparator, _NONE)


def written_as(comparator: str | None) -> str:
    """`写作“以上”`: that a figure is bounded against its indicator's direction; empty for a comparator without words."""
    return f"写作“{bound(comparator).after}”" if bound(comparator).after else ""


def amount(target: Target) -> str:
    """The figure with its unit, with the decimals of the plan (`5.0‰` stays `5.0‰`); empty without a value."""
    if target.value is None:
        return ""
    unit = target.unit or ""
    if unit == "1:N":
        return f"1:{target.value:g}"
    if target.printed and "分之" in target.printed:
        return target.printed.removesuffix(bound(target.comparator).after)
    printed = _printed(target.value, unit, normalised(target.quote))
    if target.value_max is not None:
        printed = f"{printed}—{_printed(target.value_max, unit, normalised(target.quote))}"
    return f"{printed}{unit}"


def display(target: Target) -> str:
    """The figure with its bound; the unit that must have been meant is noted where the printed one is a misprint."""
    if target.value is None:
        return ""
    base = f"比{target.base_year}年" if target.base_year else ""
    words = f"{base}{bound(target.comparator).before}{amount(target)}{bound(target.comparator).after}"
    hold = "保持在" if target.hold and not base else ""
    return f"{hold}{words}{misprint_note(target)}"


def misprint_note(target: Target) -> str:
    """`（原文印作%，应为‰）` where the printed unit must be a misprint, else nothing."""
    if target.unit_intended in (None, target.unit):
        return ""
    return f"（原文印作{target.unit}，应为{target.unit_intended}）"


def told_amount(target: Target) -> str:
    """The figure in the unit that was meant, with the printed one beside it where they differ."""
    if target.unit_intended in (None, target.unit):
        return amount(target)
    return f"{amount(target).removesuffix(target.unit or '')}{target.unit_intended}（原文印作{amount(target)}）"


def told_reference(reference: Reference) -> str:
    """`12/10万以下`."""
    return f"{reference.value:g}{reference.unit}{bound(reference.comparator).after}"


def distance(value: float, unit: str | None) -> str:
    """`2个百分点`: how far two figures are apart, without a sign."""
    return f"{abs(value):g}{'个百分点' if unit == '%' else unit or ''}"


def _printed(value: float, unit: str, quote: str) -> str:
    """The numeral as the plan prints it, else the shortest form of the value."""
    numerals: list[str] = [numeral for numeral in re.findall(r"\d+(?:\.\d+)?", quote) if float(numeral) == value]
    exact = [numeral for numeral in numerals if f"{numeral}{unit}" in quote]
    return (exact or numerals or [f"{value:g}"])[0]
