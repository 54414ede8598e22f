"""Example questions that this library can answer, made from its own plans."""

from __future__ import annotations

from collections import defaultdict

from index.library import Library
from ingest.plan import Plan

PLANS_LOOKED_AT = 40
"""The register of so many plans is enough to find an indicator that several places share."""


def example_questions(library: Library) -> list[str]:
    """Up to four questions; none for a library without plans that name their place and domains."""
    plans = [plan for plan in library.plans if plan.region and plan.audience and plan.domains]
    if not plans:
        return []
    first, last = plans[0], plans[-1]
    shared = _shared_indicator(library, plans)
    return [
        *([f"各地{shared}目标是多少？"] if shared else []),
        f"{first.region}{first.audience}规划有哪些领域？",
        f"{last.region}{last.audience}规划“{last.domains[0]}”领域的主要目标有哪些？",
        f"{first.region}“{first.domains[-1]}”领域有哪些策略措施？",
    ]


def _shared_indicator(library: Library, plans: list[Plan]) -> str | None:
    places: dict[str, set[str]] = defaultdict(set)
    for target in library.register(plans[:PLANS_LOOKED_AT]):
        if target.kind == "target" and target.value is not None:
            places[target.indicator].add(target.passage.plan.region or "")
    best = max(places, key=lambda indicator: len(places[indicator]), default=None)
    return best if best is not None and len(places[best]) > 1 else None
