"""What a place is: its code in the register of divisions, and only where none is known its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.places.divisions import by_code, described
from ingest.plan import Plan


def key_of(plan: Plan) -> str:
    """The place of a plan: 28 names of counties occur twice in the nation, their codes do not. A plan of an unknown place
    stands for itself."""
    return plan.region_code or plan.region or f"{plan.document}#{plan.ordinal}"


def names_of(plans: Iterable[Plan]) -> dict[str, str]:
    """Key -> what people read: the region's name, with what it belongs to where two places have it; else the plan's."""
    names = {key_of(plan): plan.region or plan.label for plan in plans}
    counts = Counter(names.values())
    return {key: _told_apart(key, name) if counts[name] > 1 else name for key, name in names.items()}


def by_key(plans: Sequence[Plan]) -> dict[str, tuple[Plan, ...]]:
    """The plans of each place, places in the order in which they first occur."""
    found: dict[str, list[Plan]] = {}
    for plan in plans:
        found.setdefault(key_of(plan), []).append(plan)
    return {key: tuple(group) for key, group in found.items()}


def _told_apart(key: str, name: str) -> str:
    division = by_code(key)
    return described(division) if division else name
