"""Plans of one place for several periods: which of them a question means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.query.read import COMPARISONS, asks, question_words, years_in
from ingest.figures.dashes import TO
from ingest.figures.width import normalised
from ingest.plan import Plan

_PERIOD = re.compile(rf"((?:19|20)\d\d)年?{TO}+((?:19|20)\d\d)")


def in_force(text: str, plans: Sequence[Plan]) -> tuple[list[Plan], str]:
    """The plans that a question may mean, the newest of each place first, and a sentence on those that are set aside.

    A period or year that the question names decides, then words such as 上一轮; a question that ranks places is about
    the newest plan of each, because values for other years do not compare; any other is answered for all periods.
    """
    series = _series(plans)
    kept: list[Plan] = []
    aside: list[Plan] = []
    for group in series:
        chosen = _chosen(normalised(text), group) if len({plan.period for plan in group}) > 1 else group
        kept += chosen
        aside += [plan for plan in group if plan not in chosen]
    if not aside or not any(asks(way, text) for way in COMPARISONS):
        return kept, ""
    periods = "、".join(sorted({plan.period or "" for plan in aside}))
    return kept, f"只比较各地最新一期规划；资料库里还有{periods}的规划，需要时请在问题里写明年份。"


def _series(plans: Sequence[Plan]) -> list[list[Plan]]:
    """The plans of one place and audience together, the newest first; any other plan alone."""
    groups: dict[tuple[str | None, str | None, int], list[Plan]] = {}
    for position, plan in enumerate(plans):
        groups.setdefault((plan.region, plan.audience, 0 if plan.dated else position + 1), []).append(plan)
    return [sorted(group, key=lambda plan: -(plan.end_year or 0)) for group in groups.values()]


def _chosen(text: str, group: list[Plan]) -> list[Plan]:
    newest, *others = list(dict.fromkeys(plan.period for plan in group))
    named = {(int(start), int(end)) for start, end in _PERIOD.findall(text)}
    years = years_in(text)
    words = question_words()["periods"]
    for fits in (
        [plan for plan in group if (plan.start_year, plan.end_year) in named],
        group if _fits(words["both"], text) else [],
        [plan for plan in group if plan.end_year in years],
        [plan for plan in group if plan.period == others[0]] if _fits(words["before"], text) else [],
        [plan for plan in group if plan.period == newest] if _fits(words["current"], text) else [],
        [plan for plan in group if plan.period == newest] if any(asks(way, text) for way in COMPARISONS) else [],
    ):
        if fits:
            return fits
    return group


def _fits(patterns: Sequence[str], text: str) -> bool:
    return any(re.search(pattern, text) for pattern in patterns)
