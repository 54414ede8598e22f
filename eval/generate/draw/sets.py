"""Draw questions over all places, and over two: which, how many, in what order, how far apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from eval.generate.draw.drawn import Drawn
from eval.generate.held import Held, HeldValue, ranked_together
from eval.generate.subjects import PlansCovered, askable, plans_covered

LOWER, HIGHER = ("最低", "最高")
STRICT, LOOSE = ("最严", "最松")


def everywhere(held: Held, random: Random) -> Drawn | None:
    """The figures of all places."""
    asked, seen = _asked(held, random)
    return asked if len(seen.told) >= 2 else None


def draw_extreme(held: Held, random: Random) -> Drawn | None:
    """The highest, lowest, strictest or loosest."""
    asked, values = _compared(held, random)
    if len({value.value for value in values}) < 2:
        return None
    return replace(asked, operation=random.choice(_judged(values)))


def nth(held: Held, random: Random) -> Drawn | None:
    """第二高, 倒数第三: only where no two share a rank up to there."""
    asked, values = _compared(held, random)
    n = random.choice((2, 2, 3))
    operation = random.choice((HIGHER, LOWER))
    ordered = sorted((value.value or 0 for value in values), reverse=operation == HIGHER)
    if len(ordered) <= n or len(set(ordered[: n + 1])) <= n:
        return None
    return replace(asked, operation=operation, numbers=(float(n),))


def rank(held: Held, random: Random) -> Drawn | None:
    """All places in order."""
    asked, values = _compared(held, random)
    if len({value.value for value in values}) < 3 or len(values) > 12:
        return None
    return replace(asked, operation=random.choice(_judged(values)))


def meeting(held: Held, random: Random) -> Drawn | None:
    """Which places pass a threshold."""
    asked, values = _compared(held, random)
    if len({value.value for value in values}) < 2:
        return None
    numbers = sorted({value.value for value in values if value.value is not None and round_number(value)})
    if len(numbers) < 2:
        return None
    operation = random.choice((">", ">=", "<", "<=", "between"))
    low, high = sorted(random.sample(numbers, 2))
    bounds = (low, high) if operation == "between" else (random.choice((low, high, round((low + high) / 2, 1))),)
    return replace(asked, operation=operation, numbers=bounds, unit=values[0].unit)


def without_figure(held: Held, random: Random) -> Drawn | None:
    """Which places only name a direction."""
    asked, seen = _asked(held, random)
    return asked if seen.soft and not seen.doubtful else None


def nowhere(held: Held, random: Random) -> Drawn | None:
    """Which plans say nothing of an indicator."""
    asked, seen = _asked(held, random)
    return asked if seen.silent and len(seen.told) >= 2 and len(seen.silent) <= 12 else None


def having(held: Held, random: Random) -> Drawn | None:
    """How many places give a figure."""
    asked, seen = _asked(held, random)
    return asked if seen.told and not seen.doubtful else None


def draw_measure(held: Held, random: Random) -> Drawn | None:
    """Mean, median or spread."""
    asked, values = _compared(held, random)
    if len(values) < 3 or len({value.value for value in values}) < 2:
        return None
    return replace(asked, operation=random.choice(("平均", "中位数", "极差")))


def draw_difference(held: Held, random: Random) -> Drawn | None:
    """How far two places are apart; at times one is taken to be the higher, which may be wrong."""
    pair = _pair(held, random)
    if pair is None or random.random() < 0.6:
        return pair
    return replace(pair, operation=random.choice(("高", "低")))


def draw_same(held: Held, random: Random) -> Drawn | None:
    """Whether two places, or all, have the same figure."""
    if random.random() < 0.3:
        asked, values = _compared(held, random)
        return asked if len(values) >= 3 else None
    return _pair(held, random)


def round_number(value: HeldValue) -> bool:
    """Whether people type it in figures: 三分之一 they do not."""
    return value.figured and value.value is not None and round(value.value, 2) == value.value


SETS: Mapping[str, Callable[[Held, Random], Drawn | None]] = {
    "all": everywhere, "extreme": draw_extreme, "nth": nth, "rank": rank, "filter": meeting, "count": meeting,
    "soft": without_figure, "none": nowhere, "having": having, "measure": draw_measure, "difference": draw_difference,
    "same": draw_same,
}  # fmt: skip
"""Kinds of questions over places."""


def _asked(held: Held, random: Random) -> tuple[Drawn, PlansCovered]:
    """A subject over all places; the audience is named where plans of several speak of it."""
    subject = random.choice(askable(held))
    audiences = held.audiences(subject.indicator)
    named = random.choice(sorted(map(str, audiences)))
    audience = named if named != "None" and (len(audiences) > 1 or random.random() < 0.25) else None
    return Drawn("", (subject,), audience=audience), plans_covered(held, subject, audience)


def _compared(held: Held, random: Random) -> tuple[Drawn, tuple[HeldValue, ...]]:
    """A subject whose figures can be ranked; () where they can not."""
    asked, seen = _asked(held, random)
    values = seen.values
    named = all(place in held.names for place in seen.places)
    return asked, values if len(values) >= 2 and named and not seen.doubtful and ranked_together(values) else ()


def _pair(held: Held, random: Random) -> Drawn | None:
    asked, values = _compared(held, random)
    if len(values) < 2:
        return None
    chosen = random.sample(values, 2)
    return replace(asked, places=tuple(value.place for value in chosen))


def _judged(values: tuple[HeldValue, ...]) -> tuple[str, ...]:
    """Strictness has a meaning only where all bounds look the same way."""
    one_way = {value.comparator for value in values} in ({"<="}, {">="}, {">=", "="})
    return (LOWER, HIGHER, STRICT, LOOSE) if one_way else (LOWER, HIGHER)
