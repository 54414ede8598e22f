"""Every kind of question over a library; first which figures, places and plans, later their words. Deterministic by the seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

from eval.generate.draw.absent import absent_place, draw_not_held, foreign, neighbour, no_baseline
from eval.generate.draw.conversations import follow_audience, follow_extreme, follow_place, follow_subject, two
from eval.generate.draw.drawn import Drawn
from eval.generate.draw.one_place import (
    baseline,
    draw_confirm,
    draw_figure,
    draw_figures,
    figure_of_places,
    figure_of_scopes,
    gap,
    goal_year,
)  # fmt: skip
from eval.generate.draw.plans import PLANS
from eval.generate.draw.sets import SETS
from eval.generate.held import Held

TRIES = 150
"""How often a kind is tried in each turn; rare are indicators with earlier figures, or with plans that are silent."""


def drawn_from(held: Held, random: Random) -> Iterator[Drawn]:
    """Queries without end, the kinds in turn; ends where the library allows none of them."""
    while True:
        found = False
        for name, draw in KINDS.items():
            drawn = next((one for _ in range(TRIES) if (one := draw(held, random))), None)
            if drawn is not None:  # a library of one place, or without earlier figures, lacks some kinds
                found = True
                yield replace(drawn, kind=name)
        if not found:
            return


KINDS: Mapping[str, Callable[[Held, Random], Drawn | None]] = {
    "figure": draw_figure, "figures": draw_figures, "places": figure_of_places, "scopes": figure_of_scopes, **SETS,
    "gap": gap, "baseline": baseline, "no_baseline": no_baseline, "year": goal_year, "confirm": draw_confirm, **PLANS,
    "not_held": draw_not_held, "neighbour": neighbour, "absent_place": absent_place, "foreign": foreign, "two": two,
    "follow_place": follow_place, "follow_subject": follow_subject, "follow_audience": follow_audience,
    "follow_extreme": follow_extreme,
}  # fmt: skip
"""Every kind of question."""
