"""Plans, passages and rows of the register made by hand, for tests of what is concluded from them.

Places and figures are invented. A test names what it is about and leaves the rest to the defaults.
"""

from __future__ import annotations

from typing import Any

from ingest.plan import GOALS, Passage, Plan
from ingest.register.targets import Target


def made_plan(
    region: str | None = "柏川县", audience: str | None = "妇女", end: int | None = 2030, **fields: Any
) -> Plan:
    """A plan of ten years; `fields` are other fields of it."""
    start = None if end is None else end - 9
    held: dict[str, Any] = {
        "document": f"{region or '无名'}{audience or ''}{end or ''}.txt",
        "ordinal": 1,
        "title": None,
    }
    held |= {"region_code": None, "issuer": None, "number": None, "date": None, "start_year": start} | fields
    return Plan(region=region, audience=audience, end_year=end, **held)


def made_passage(plan: Plan, text: str = "甲。", item: int | None = 1, part: str = GOALS, **fields: Any) -> Passage:
    """An item of a domain of health; its ordinal is its number."""
    held: dict[str, Any] = {
        "ordinal": item or 90,
        "headings": (),
        "domain": "健康",
        "spans": ((0, len(text)),),
    } | fields
    return Passage(plan=plan, part=part, item=item, text=text, **held)


def made_row(plan: Plan, name: str, value: float | None, unit: str | None = "%", **fields: Any) -> Target:
    """A goal that its value is a floor of, unless `fields` say otherwise; `passage` may be given."""
    figure = "" if value is None else f"{value:g}{unit or ''}"
    held: dict[str, Any] = {
        "passage": made_passage(plan, f"{name}{figure}。"), "kind": "target", "indicator_raw": name, "scope": None,
        "comparator": ">=", "hold": False, "value_max": None, "unit_intended": None, "base_year": None, "year": None,
        "quote": f"{name}{figure}", "spans": (), "soft": value is None, "printed": figure or None,
    }  # fmt: skip
    return Target(indicator=name, value=value, unit=unit, **(held | fields))
