"""The JSON shapes of the command line, as its contract lists them."""

from __future__ import annotations

from typing import Any

PLAN = [
    "document",
    "title",
    "region",
    "region_code",
    "audience",
    "start_year",
    "end_year",
    "issuer",
    "number",
    "date",
    "chapters",
    "domains",
]
OUTCOME = ["document", "status", "reason", "characters", "coverage", "plans", "warnings"]
HIT = ["score", "document", "plan", "region", "audience", "path", "text", "spans", "page", "paragraph"]
TARGET = [
    "document",
    "plan",
    "region",
    "region_code",
    "audience",
    "start_year",
    "end_year",
    "domain",
    "part",
    "item",
    "kind",
    "indicator",
    "indicator_raw",
    "scope",
    "comparator",
    "hold",
    "value",
    "value_max",
    "unit",
    "unit_intended",
    "base_year",
    "year",
    "quote",
    "spans",
    "page",
    "passage",
    "soft",
    "printed",
]  # fmt: skip - the last two are not in the contract
ANSWER = [
    "id",
    "question",
    "text",
    "status",
    "mode",
    "rows",
    "computed",
    "coverage",
    "citations",
    "unsupported",
    "seconds",
    "query",
    "unresolved",
    "understood",
]
ROW = ["region", "audience", "plan", "indicator", "scope", "comparator", "value", "unit", "display", "citation"]
CITATION = ["number", "document", "plan", "region", "audience", "path", "quote", "spans", "page", "paragraph", "also"]
SILENT = ["region", "audience", "plan", "reason", "citation"]


def has_shape(record: dict[str, Any], keys: list[str]) -> None:
    """The keys of the contract, all of them and no others."""
    assert sorted(record) == sorted(keys)
