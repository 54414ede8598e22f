"""Draw questions over a library: first which figures, places and plans, later their words. Deterministic by the seed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

from eval.generate.draw_sets import SETS, round_number
from eval.generate.drawn import Drawn
from eval.generate.held import Held, Subject, Value, plain
from eval.generate.plans import PLANS
from eval.generate.subjects import askable, changes, cover, scopes
from eval.generate.words import words
from ingest.places.divisions import ancestors, with_full_name
from ingest.plan import Plan

Draw = Callable[[Held, Random], Drawn | None]
TRIES = 30
"""How often a kind is tried before this library is taken to have no such question."""


def drawn_from(held: Held, random: Random) -> Iterator[Drawn]:
    """Queries without end, the kinds in turn; ends where the library allows none of them."""
    kinds = dict(KINDS)
    while kinds:
        for name, draw in list(kinds.items()):
            drawn = next((found for _ in range(TRIES) if (found := draw(held, random))), None)
            if drawn is None:
                del kinds[name]  # a library without targets for two years, of one place only, …
            else:
                yield replace(drawn, kind=name)


def figure(held: Held, random: Random) -> Drawn | None:
    """One indicator of one place."""
    subject, plan, values = _told(held, random)
    if not values:
        return None
    years = {value.year for value in values}
    year = random.choice(sorted(y for y in years if y)) if len(years) > 1 and None not in years else None
    if year is None and plan.end_year and random.random() < 0.15:
        year = plan.end_year if years == {plan.end_year} else None
    return Drawn("figure", (subject,), (plan.region or "",), _audience(held, random, subject, plan), year)


def figures(held: Held, random: Random) -> Drawn | None:
    """Several indicators of one plan, where possible with a common head: 新生儿、婴儿和5岁以下儿童死亡率."""
    subject, plan, values = _told(held, random)
    if not values:
        return None
    head = next((head for head in words()["other"]["heads"] if subject.indicator.endswith(head)), None)
    others = [other for other in askable(held) if other.scope is None and subject.scope is None
              and other.indicator != subject.indicator and "、" not in other.indicator and _single(held, other, plan)]  # fmt: skip
    near = [other for other in others if head and other.indicator.endswith(head)]
    chosen = random.sample(near or others, min(len(near or others), random.choice((1, 1, 2))))
    if not chosen or not _single(held, subject, plan) or "、" in subject.indicator:
        return None
    return Drawn("figures", (subject, *chosen), (plan.region or "",), _audience(held, random, subject, plan))


def figure_of_places(held: Held, random: Random) -> Drawn | None:
    """One indicator of two or three places."""
    subject = random.choice(askable(held))
    audience = random.choice(sorted(map(str, held.audiences(subject.indicator))))
    places = [place for place in cover(held, subject, _given(audience)).places if place in held.names]
    if len(places) < 2:
        return None
    chosen = tuple(random.sample(places, random.choice((2, min(3, len(places))))))
    named = len(held.audiences(subject.indicator)) > 1
    return Drawn("places", (subject,), chosen, _given(audience) if named else None)


def figure_of_scopes(held: Held, random: Random) -> Drawn | None:
    """Two or more scopes of an indicator of one place, 小学生和初中生近视率."""
    subject, plan, _ = _told(held, random)
    several = scopes(held, Subject(subject.indicator), plan)
    if len(several) < 2:
        return None
    chosen = tuple(random.sample(several, random.randint(2, len(several))))
    return Drawn("scopes", chosen, (plan.region or "",))


def baseline(held: Held, random: Random) -> Drawn | None:
    """What a plan says that was reached."""
    subject, plan = random.choice(askable(held)), random.choice(held.plans)
    rows = [row for row in held.rows(subject, "baseline", [plan]) if row.year and row.value is not None]
    if not rows or plan.region not in held.names:
        return None
    year = random.choice(sorted({row.year for row in rows if row.year}))
    now = year == max(row.year for row in rows if row.year) and random.random() < 0.3
    return Drawn("baseline", (subject,), (plan.region,), _audience(held, random, subject, plan), None if now else year)


def no_baseline(held: Held, random: Random) -> Drawn | None:
    """The present of an indicator for which the place only has a goal."""
    subject, plan, _ = _told(held, random)
    plans = held.plans_of(plan.region or "")
    years = sorted({row.year for rows in held.values.values() for row in rows if row.kind == "baseline" and row.year})
    before = [year for year in years if plan.start_year and year < plan.start_year]
    if any(held.rows(Subject(subject.indicator), "baseline", plans)) or not before:
        return None
    return Drawn("no_baseline", (subject,), (plan.region or "",), _audience(held, random, subject, plan), before[-1])


def goal_year(held: Held, random: Random) -> Drawn | None:
    """By which year a goal is to be reached."""
    subject, plan, values = _told(held, random)
    if len({value.year for value in values}) != 1 or values[0].year is None:
        return None
    return Drawn("year", (subject,), (plan.region or "",), _audience(held, random, subject, plan))


def confirm(held: Held, random: Random) -> Drawn | None:
    """A figure taken for granted, right or wrong; 为什么 only with a wrong one, as no plan gives reasons."""
    subject, plan, values = _told(held, random)
    if len(values) != 1 or not values[0].figured or values[0].comparator == "~" or not round_number(values[0]):
        return None
    value = values[0]
    true = random.random() < 0.4
    operation = random.choice(("是不是", "吧") if true else ("是不是", "吧", "为什么"))
    claim = value.value if true else _other_figure(held, random, subject, value)
    if claim is None:
        return None
    audience = _audience(held, random, subject, plan)
    return Drawn("confirm", (subject,), (value.place,), audience, operation=operation, numbers=(claim,), unit=value.unit)


def gap(held: Held, random: Random) -> Drawn | None:
    """Goal against what was reached before."""
    subject, plan, values = _told(held, random)
    rows = [row for row in held.rows(subject, "baseline", held.plans_of(plan.region or "")) if row.year and row.figured]
    if len(values) != 1 or not values[0].figured or not rows or values[0].comparator == "~":
        return None
    latest = max(rows, key=lambda row: row.year or 0)
    if latest.plan != plan or latest.unit != values[0].unit or latest.scope != values[0].scope:
        return None
    return Drawn("gap", (subject,), (values[0].place,), _audience(held, random, subject, plan), latest.year)


def not_held(held: Held, random: Random) -> Drawn | None:
    """An indicator for which a plan only gives a direction, or of which it is silent."""
    subject = random.choice(askable(held))
    seen = cover(held, subject)
    if len(seen.places) < 2:
        return None  # of what one place alone has nobody asks elsewhere
    soft = random.random() < 0.6
    plan = random.choice([p for p in (seen.soft if soft else seen.silent) if p.region in held.names] or [None])
    if plan is None or any(p in seen.told or p in seen.doubtful for p in held.plans_of(plan.region or "")):
        return None
    return Drawn("not_held", (subject,), (plan.region or "",), plan.audience if random.random() < 0.3 else None)


def neighbour(held: Held, random: Random) -> Drawn | None:
    """An indicator that no plan has, though one with nearly its name is there."""
    subject, plan, _ = _told(held, random)
    fitting = [rule for rule in words()["neighbour"] if re.fullmatch(rule["of"], subject.indicator)]
    names = [name for rule in fitting for name in rule["names"] if not _anywhere(held, name)]
    if not names:
        return None
    return Drawn("neighbour", (Subject(subject.indicator),), (plan.region or "",), words=random.choice(names))


def absent_place(held: Held, random: Random) -> Drawn | None:
    """A place of which the library has no plan: another, or the superior of one that it has."""
    subject, plan, _ = _told(held, random)
    known = [name for names in held.names.values() for name in names]
    others = [place for place in words()["other"]["places"] if not any(name in place or place in name for name in known)]
    divisions = [with_full_name(place) for place in held.places]
    above = [one.name for some in divisions if len(some) == 1 for one in ancestors(some[0])]
    above = [name for name in dict.fromkeys(above) if not any(name == one or name in one for one in known)]
    kinds = [names for names in (others, above) if names]
    if not kinds:
        return None
    audience = plan.audience if random.random() < 0.3 else None
    return Drawn("absent_place", (subject,), audience=audience, words=random.choice(random.choice(kinds)))


def foreign(held: Held, random: Random) -> Drawn | None:
    """Something that no plan is about."""
    return Drawn("foreign", words=random.choice(words()["foreign"]["questions"]))


def two(held: Held, random: Random) -> Drawn | None:
    """Two different questions in one."""
    kinds: list[Draw] = [figure, baseline, goal_year, *SETS.values(), *PLANS.values()]
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
    asked = figures(held, random)
    if asked is None or asked.subjects[0].scope is not None:
        return None
    first = replace(asked, kind="figure", subjects=asked.subjects[:1])
    return replace(first, subjects=asked.subjects[1:2], before=first)


def follow_audience(held: Held, random: Random) -> Drawn | None:
    """儿童规划里呢, where both plans of a place have a figure for it."""
    plans = [(one, two) for place in held.places for one in held.plans_of(place) for two in held.plans_of(place)
             if one.audience and two.audience and one.audience != two.audience]  # fmt: skip
    fitting = [(subject, one, two) for subject in askable(held) if subject.scope is None for one, two in plans
               if _single(held, subject, one) and _single(held, subject, two)]  # fmt: skip
    if not fitting:
        return None
    subject, plan, other = random.choice(fitting)
    first = Drawn("figure", (subject,), (plan.region or "",), plan.audience)
    return replace(first, audience=other.audience, before=first)


def follow_extreme(held: Held, random: Random) -> Drawn | None:
    """哪个最高, after all places."""
    asked = SETS["extreme"](held, random)
    return asked and replace(asked, before=replace(asked, kind="all", operation=None))


KINDS: Mapping[str, Draw] = {
    "figure": figure, "figures": figures, "places": figure_of_places, "scopes": figure_of_scopes, **SETS,
    "gap": gap, "baseline": baseline, "no_baseline": no_baseline, "year": goal_year, "confirm": confirm, **PLANS,
    "not_held": not_held, "neighbour": neighbour, "absent_place": absent_place, "foreign": foreign, "two": two,
    "follow_place": follow_place, "follow_subject": follow_subject, "follow_audience": follow_audience,
    "follow_extreme": follow_extreme,
}  # fmt: skip
"""Every kind of question."""


def _told(held: Held, random: Random) -> tuple[Subject, Plan, tuple[Value, ...]]:
    """A subject and a plan of a place that can be named, with its figures there."""
    subject = random.choice(askable(held))
    told = {p: rows for p, rows in cover(held, subject).told.items() if p.region in held.names}
    if not told:
        return subject, held.plans[0], ()
    plan = random.choice(list(told))
    return subject, plan, told[plan]


def _single(held: Held, subject: Subject, plan: Plan) -> bool:
    rows = held.rows(subject, "target", [plan])
    return len(rows) == 1 and rows[0].value is not None and not changes(rows)


def _audience(held: Held, random: Random, subject: Subject, plan: Plan) -> str | None:
    """The audience is named where the place's other plan says something else, and at times anyway."""
    beside = [p for p in held.plans_of(plan.region or "") if p != plan]
    needed = any(held.rows(Subject(subject.indicator), kind, beside) for kind in ("target", "baseline"))
    return plan.audience if needed or random.random() < 0.25 else None


def _given(audience: str) -> str | None:
    return None if audience == "None" else audience


def _other_figure(held: Held, random: Random, subject: Subject, value: Value) -> float | None:
    """A figure that could be this one and is not: a neighbour's, or one a little away."""
    rows = held.values[subject.indicator]
    near = {row.value for row in rows if row.unit == value.unit and row.value is not None and round_number(row)}
    own = {row.value for row in rows if row.place == value.place}
    assert value.value is not None
    step = 5 if value.value >= 20 else 1
    moved = {round(value.value + sign * step, 2) for sign in (-1, 1)}
    others = sorted(number for number in (near | moved) - own if 0 < number and (value.unit != "%" or number <= 100))
    return random.choice(others) if others else None


def _anywhere(held: Held, name: str) -> bool:
    return any(plain(name) in text for text in held.texts.values()) or name in held.values
