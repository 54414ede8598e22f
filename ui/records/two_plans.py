"""The JSON of two plans beside each other."""

from __future__ import annotations

from typing import Any

from assistant.compare.alignment import Alone
from assistant.compare.two_plans import Compared, Figure, TwoPlans, differs
from assistant.figures.words import display
from ingest.register.targets import row
from ui.records.plans import item_record, plan_reference
from ui.wording.two_plans import told_two_plans


def two_plans_record(found: TwoPlans) -> dict[str, Any]:
    """Pairs in the order of the left plan, and what each plan has alone."""
    return {
        "left": plan_reference(found.left), "right": plan_reference(found.right), "summary": told_two_plans(found),
        "pairs": [_pair(each) for each in found.compared],
        "only_left": [_alone(alone) for alone in found.left_only],
        "only_right": [_alone(alone) for alone in found.right_only],
    }  # fmt: skip


def _pair(each: Compared) -> dict[str, Any]:
    return {
        "status": each.status, "likeness": each.pair.likeness,
        "left": [item_record(p) for p in each.pair.left], "right": [item_record(p) for p in each.pair.right],
        "figures": [_figure(figure) for figure in each.figures],
        "changes": [{"side": s.side, "left": s.left, "right": s.right} for s in each.words],
    }  # fmt: skip


def _figure(figure: Figure) -> dict[str, Any]:
    sides = {"left": figure.left, "right": figure.right}
    return {
        "indicator": figure.indicator, "scope": figure.scope, "year": figure.year, "differs": differs(figure), "stricter": figure.stricter,
        "elsewhere": figure.elsewhere,
        **{side: display(target) if target else None for side, target in sides.items()},
        **{f"{side}_target": row(target) if target else None for side, target in sides.items()},
    }  # fmt: skip


def _alone(alone: Alone) -> dict[str, Any]:
    nearest = {"path": list(alone.nearest.path), "likeness": alone.likeness} if alone.nearest else None
    return {**item_record(alone.passage), "nearest": nearest}
