"""Rows of the register made by hand: values of places, for the tests of what is worked out from them."""

from __future__ import annotations

from typing import Any

from with_pack import standing

from assistant.run.operations import Standing
from ingest.plan import Passage, Plan
from ingest.register.targets import Target

MORTALITY, ENROLMENT = "孕产妇死亡率", "学前教育毛入园率"
"""Of the first less is better, of the second more."""
UNITS = {MORTALITY: "/10万", ENROLMENT: "%"}


def target(value: float | None, place: str = "甲县", indicator: str = ENROLMENT, **fields: Any) -> Target:
    """A goal of a plan of `place` for 2030: `达到95%以上`; `fields` are those of Target that differ, `words` the quote."""
    unit = fields.pop("unit", UNITS.get(indicator, "%"))
    known: dict[str, Any] = {
        "kind": "target", "indicator": indicator, "indicator_raw": indicator, "scope": None, "hold": False, "value": value,
        "comparator": "<=" if indicator == MORTALITY else ">=", "value_max": None, "unit": unit, "unit_intended": None,
        "base_year": None, "year": None, "soft": value is None, "printed": None,
    }  # fmt: skip
    bound = {"<=": "以下", ">=": "以上"}.get(fields.get("comparator", known["comparator"]) or "", "")
    words = fields.pop(
        "words", f"{indicator}达到{value:g}{unit}{bound}" if value is not None else f"逐步提高{indicator}"
    )
    plan = Plan(f"{place}.txt", 1, None, place, None, fields.pop("audience", "妇女"), 2021, 2030, None, None, None)
    passage = Passage(plan, 1, (), "妇女与健康", "主要目标", 1, words, ((0, len(words)),))
    return Target(passage=passage, **{**known, "quote": words, "spans": ((0, len(words)),), **fields})


def standings(*values: float, indicator: str = ENROLMENT, **fields: Any) -> list[Standing]:
    """Values of 甲县, 乙县, 丙县 … in this order."""
    return [standing(f"{name}县", target(value, f"{name}县", indicator, **fields))
            for name, value in zip("甲乙丙丁戊己庚辛", values, strict=False)]  # fmt: skip


def names(found: Any) -> str:
    """`甲乙`: the places of standings, in their order."""
    return "".join(one.name.removesuffix("县") for one in found)
