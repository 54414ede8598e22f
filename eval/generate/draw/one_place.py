"""Draw questions over figures of one place, or of places that are named."""

from __future__ import annotations

from random import Random

from eval.generate.draw.choose import audience_of, has_one, told_figure
from eval.generate.draw.drawn import Drawn
from eval.generate.draw.sets import round_number
from eval.generate.held import Held, HeldSubject, HeldValue
from eval.generate.subjects import askable, plans_covered, scopes
from eval.generate.wording.words import spoken_words


def draw_figure(held: Held, random: Random) -> Drawn | None:
    """One indicator of one place."""
    subject, plan, values = told_figure(held, random)
    if not values:
        return None
    years = {value.year for value in values}
    year = random.choice(sorted(y for y in years if y)) if len(years) > 1 and None not in years else None
    if year is None and plan.end_year and random.random() < 0.15:
        year = plan.end_year if years == {plan.end_year} else None
    return Drawn("figure", (subject,), (plan.region or "",), audience_of(held, random, subject, plan), year)


def draw_figures(held: Held, random: Random) -> Drawn | None:
    """Several indicators of one plan, where possible with a common head: 新生儿、婴儿和5岁以下儿童死亡率."""
    subject, plan, values = told_figure(held, random)
    if not values:
        return None
    head = next((head for head in spoken_words()["other"]["heads"] if subject.indicator.endswith(head)), None)
    others = [other for other in askable(held) if other.scope is None and subject.scope is None
              and other.indicator != subject.indicator and "、" not in other.indicator and has_one(held, other, plan)]  # fmt: skip
    near = [other for other in others if head and other.indicator.endswith(head)]
    chosen = random.sample(near or others, min(len(near or others), random.choice((1, 1, 2))))
    if not chosen or not has_one(held, subject, plan) or "、" in subject.indicator:
        return None
    return Drawn("figures", (subject, *chosen), (plan.region or "",), audience_of(held, random, subject, plan))


def figure_of_places(held: Held, random: Random) -> Drawn | None:
    """One indicator of two or three places."""
    subject = random.choice(askable(held))
    audience = random.choice(sorted(map(str, held.audiences(subject.indicator))))
    places = [place for place in plans_covered(held, subject, _given(audience)).places if place in held.names]
    if len(places) < 2:
        return None
    chosen = tuple(random.sample(places, random.choice((2, min(3, len(places))))))
    named = len(held.audiences(subject.indicator)) > 1
    return Drawn("places", (subject,), chosen, _given(audience) if named else None)


def figure_of_scopes(held: Held, random: Random) -> Drawn | None:
    """Two or more scopes of an indicator of one place, 小学生和初中生近视率."""
    subject, plan, _ = told_figure(held, random)
    several = scopes(held, HeldSubject(subject.indicator), plan)
    if len(several) < 2:
        return None
    chosen = tuple(random.sample(several, random.randint(2, len(several))))
    return Drawn("scopes", chosen, (plan.region or "",))


def baseline(held: Held, random: Random) -> Drawn | None:
    """What a plan says that was reached."""
    subject, plan = random.choice(askable(held)), random.choice(held.plans)
    rows = [row for row in held.rows(subject, "baseline", [plan]) if row.year and row.value is not None]
    if not rows or plan.region is None or plan.region not in held.names:
        return None
    year = random.choice(sorted({row.year for row in rows if row.year}))
    now = year == max(row.year for row in rows if row.year) and random.random() < 0.3
    return Drawn(
        "baseline", (subject,), (plan.region,), audience_of(held, random, subject, plan), None if now else year
    )


def goal_year(held: Held, random: Random) -> Drawn | None:
    """By which year a goal is to be reached."""
    subject, plan, values = told_figure(held, random)
    if len({value.year for value in values}) != 1 or values[0].year is None:
        return None
    return Drawn("year", (subject,), (plan.region or "",), audience_of(held, random, subject, plan))


def draw_confirm(held: Held, random: Random) -> Drawn | None:
    """A figure taken for granted, right or wrong; 为什么 only with a wrong one, as no plan gives reasons."""
    subject, plan, values = told_figure(held, random)
    if len(values) != 1 or not values[0].figured or values[0].comparator == "~" or not round_number(values[0]):
        return None
    value = values[0]
    true = random.random() < 0.4
    operation = random.choice(("是不是", "吧") if true else ("是不是", "吧", "为什么"))
    claim = value.value if true else _other_figure(held, random, subject, value)
    if claim is None:
        return None
    audience = audience_of(held, random, subject, plan)
    return Drawn(
        "confirm", (subject,), (value.place,), audience, operation=operation, numbers=(claim,), unit=value.unit
    )


def gap(held: Held, random: Random) -> Drawn | None:
    """Goal against what was reached before."""
    subject, plan, values = told_figure(held, random)
    rows = [row for row in held.rows(subject, "baseline", held.plans_of(plan.region or "")) if row.year and row.figured]
    if len(values) != 1 or not values[0].figured or not rows or values[0].comparator == "~":
        return None
    latest = max(rows, key=lambda row: row.year or 0)
    if latest.plan != plan or latest.unit != values[0].unit or latest.scope != values[0].scope:
        return None
    return Drawn("gap", (subject,), (values[0].place,), audience_of(held, random, subject, plan), latest.year)


def _given(audience: str) -> str | None:
    return None if audience == "None" else audience


def _other_figure(held: Held, random: Random, subject: HeldSubject, value: HeldValue) -> float | None:
    """A figure that could be this one and is not: a neighbour's, or one a little away."""
    rows = held.values[subject.indicator]
    near = {row.value for row in rows if row.unit == value.unit and row.value is not None and round_number(row)}
    own = {row.value for row in rows if row.place == value.place}
    assert value.value is not None
    step = 5 if value.value >= 20 else 1
    moved = {round(value.value + sign * step, 2) for sign in (-1, 1)}
    others = sorted(number for number in (near | moved) - own if number > 0 and (value.unit != "%" or number <= 100))
    return random.choice(others) if others else None
