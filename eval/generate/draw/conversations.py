"""Draw two questions in one, and follow-ups on a question before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from eval.generate.draw.choose import has_one
from eval.generate.draw.drawn import Drawn
from eval.generate.draw.one_place import baseline, draw_figure, draw_figures, figure_of_places, goal_year
from eval.generate.draw.plans import PLANS
from eval.generate.draw.sets import SETS
from eval.generate.held import Held
from eval.generate.subjects import askable

Draw = Callable[[Held, Random], Drawn | None]


def two(held: Held, random: Random) -> Drawn | None:
    """Two different questions in one."""
    kinds: list[Draw] = [draw_figure, baseline, goal_year, *SETS.values(), *PLANS.values()]
    names = ["figure", "baseline", "year", *SETS, *PLANS]
    first, second = random.sample(range(len(kinds)), 2)
    parts = [(names[i], kinds[i](held, random)) for i in (first, second)]
    asked = tuple(replace(drawn, kind=name) for name, drawn in parts if drawn)
    if len(asked) < 2 or {s.indicator for s in asked[0].subjects} & {s.indicator for s in asked[1].subjects}:
        return None
    return Drawn("two", parts=asked)


def follow_place(held: Held, random: Random) -> Drawn | None:
    """那武威呢, after a figure of another place."""
    asked = figure_of_places(held, random)
    if asked is None:
        return None
    first = replace(asked, kind="figure", places=asked.places[:1])
    return replace(first, places=asked.places[1:2], before=first)


def follow_subject(held: Held, random: Random) -> Drawn | None:
    """那婴儿死亡率呢, after another indicator of the same place."""
    asked = draw_figures(held, random)
    if asked is None or asked.subjects[0].scope is not None:
        return None
    first = replace(asked, kind="figure", subjects=asked.subjects[:1])
    return replace(first, subjects=asked.subjects[1:2], before=first)


def follow_audience(held: Held, random: Random) -> Drawn | None:
    """儿童规划里呢, where both plans of a place have a figure for it."""
    plans = [(one, two) for place in held.places for one in held.plans_of(place) for two in held.plans_of(place)
             if one.audience and two.audience and one.audience != two.audience]  # fmt: skip
    fitting = [(subject, one, two) for subject in askable(held) if subject.scope is None for one, two in plans
               if has_one(held, subject, one) and has_one(held, subject, two)]  # fmt: skip
    if not fitting:
        return None
    subject, plan, other = random.choice(fitting)
    first = Drawn("figure", (subject,), (plan.region or "",), plan.audience)
    return replace(first, audience=other.audience, before=first)


def follow_extreme(held: Held, random: Random) -> Drawn | None:
    """哪个最高, after all places."""
    asked = SETS["extreme"](held, random)
    return asked and replace(asked, before=replace(asked, kind="all", operation=None))
