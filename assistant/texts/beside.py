"""Measures that belong to a topic without its words: near in meaning, or in a short section that is mostly about it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from index.library import Library
from index.search import Searcher
from ingest.plan import MEASURES, Passage, Plan

HALF_WAY = 0.5
"""How far a measure must lie on the way from what any item of the plan has in common with a topic to the item nearest to
it: of 防溺水 teaching to swim lies at 0.6, and no other measure above 0.3; of 家暴, 留守儿童 and 儿童心理健康 none above 0.4."""
SHORT_SECTION, MOSTLY = 6, 0.4
"""Measures of a section, and the share of them that names a topic, up to and from which the others are told as well: in
the sample plans two of five measures on welfare name 留守儿童, and all five are for them. Chosen by hand."""


def measures_beside(
    topic: str, named: Sequence[Passage], plans: Sequence[Plan], library: Library, searcher: Searcher | None
) -> list[Passage]:
    """The measures in the sections of those that name a topic which belong to it as well."""
    if not named:
        return []
    held = {_key(passage) for passage in named}
    sections: dict[tuple[object, ...], list[Passage]] = {}
    for passage in library.passages(plans):
        if passage.part == MEASURES:
            sections.setdefault((passage.plan.address, passage.domain), []).append(passage)
    found: list[Passage] = []
    for section in sections.values():
        of_it = [passage for passage in section if _key(passage) in held]
        others = [passage for passage in section if _key(passage) not in held]
        if len(of_it) > 1 and len(section) <= SHORT_SECTION and len(of_it) >= MOSTLY * len(section):
            found += others
        elif of_it:
            near = _near(topic, section[0].plan, searcher)
            found += [passage for passage in others if _key(passage) in near]
    return found


def _near(topic: str, plan: Plan, searcher: Searcher | None) -> set[tuple[object, ...]]:
    hits = searcher.by_meaning(topic, [plan]) if searcher is not None else []
    if not hits:
        return set()
    ground = median(hit.score for hit in hits)
    least = ground + HALF_WAY * (hits[0].score - ground)
    return {_key(hit.passage) for hit in hits if hit.score >= least}


def _key(passage: Passage) -> tuple[object, ...]:
    return passage.plan.address, passage.ordinal
