"""The JSON of places × indicators, with what follows from the cells beside it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from assistant.compare.matrix import Matrix, MatrixCell
from assistant.compare.summary import Summary
from assistant.figures.comparable import Difference
from assistant.plan_words import place_name_if_known
from ingest.register.targets import row
from ingest.vocabulary.genre import Reference
from ui.records.findings import finding_record, reference_record


def matrix_record(matrix: Matrix) -> dict[str, Any]:
    """The JSON of the contract, with what follows from the cells beside it."""
    cells = [
        {
            "region": cell.region,
            "audience": cell.audience,
            "indicator": cell.indicator,
            "status": cell.status,
            "targets": [row(target) for target in cell.targets],
            "quote": cell.quote,
            "difference_to_national": _differences(cell, national=True),
            "difference_to_baseline": _differences(cell, national=False),
        }
        for cell in matrix.cells
    ]
    return {
        "indicators": list(matrix.indicators),
        "regions": list(matrix.regions),
        "cells": cells,
        "summary": [_summary(summary) for summary in matrix.summaries],
        "silent": _silent(matrix),
        "similar": _similar(matrix),
        "findings": [finding_record(finding) for finding in matrix.findings],
    }


def _differences(cell: MatrixCell, *, national: bool) -> list[dict[str, Any] | None]:
    """For each of the cell's targets the difference to the nation's figure, or to what the plan says was reached."""
    found = cell.to_national if national else cell.to_baseline
    return [None if difference is None else _difference(difference) for difference in found]


def _difference(difference: Difference) -> dict[str, Any]:
    other = difference.other
    beside = {"reference": reference_record(other)} if isinstance(other, Reference) else {"baseline": row(other)}
    return {"value": difference.goal.value, "scope": difference.goal.scope, "difference": difference.value,
            "relation": difference.relation, **beside}  # fmt: skip


def _summary(summary: Summary) -> dict[str, Any]:
    """What the values of one indicator, audience, population and unit amount to."""
    return {
        "indicator": summary.indicator, "audience": summary.audience, "scope": summary.scope, "unit": summary.unit,
        "change": summary.change, "contrary": summary.contrary, "better": summary.better, "plans": summary.plans, "median": summary.median,
        "lowest": summary.lowest, "highest": summary.highest, "spread": summary.spread,
        "strictest": [place_name_if_known(target.passage.plan) for target in summary.strictest],
        "years": {str(year): count for year, count in summary.years.items()},
        "scopes": dict(Counter(target.scope or "" for target in summary.values)),
        "national": [reference_record(reference) for reference in summary.national],
    }  # fmt: skip


def _silent(matrix: Matrix) -> list[dict[str, Any]]:
    """The places without a value: which kind of silence, and the line that speaks of it."""
    return [
        {"region": cell.region, "audience": cell.audience, "indicator": cell.indicator, "status": cell.status,
         "quote": cell.quote, "document": cell.passage.plan.document if cell.passage else None,
         "path": list(cell.passage.path) if cell.passage else None}
        for cell in matrix.cells if cell.status != "value"
    ]  # fmt: skip


def _similar(matrix: Matrix) -> list[dict[str, Any]]:
    """Names that may mean the same and were not merged, with their rows."""
    return [
        {
            "indicator": each.name,
            "like": each.like,
            "nearness": each.nearness,
            "targets": [row(t) for t in each.targets],
        }
        for each in matrix.similar
    ]
