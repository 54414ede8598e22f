"""What a right answer holds, worked out from the register's rows by code that shares nothing with the assistant's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from typing import Literal

from eval.generate.draw.drawn import Drawn
from eval.generate.held import Held, HeldSubject, HeldValue, place_of
from eval.generate.subjects import plans_covered
from eval.generate.truth.about_plans import PLAN_KINDS, about_plans
from eval.generate.truth.over_places import SET_KINDS, over_places
from eval.generate.truth.truth import Expected, Gap, Truth

__all__ = ["Expected", "Gap", "Truth", "truth_of"]

AskedValue = Literal["target", "baseline"]


def truth_of(drawn: Drawn, held: Held) -> Truth:
    """The truth of a question; of two in one, that of each in `parts`."""
    if drawn.kind == "two":
        parts = tuple(truth_of(part, held) for part in drawn.parts)
        return Truth(parts=parts, places=tuple(place for part in parts for place in part.places))
    if drawn.kind in PLAN_KINDS:
        return about_plans(drawn, held)
    if drawn.kind in SET_KINDS or drawn.kind == "follow_extreme":
        return over_places(drawn, held)
    if drawn.kind in ("neighbour", "absent_place", "foreign"):
        places = (drawn.words,) if drawn.kind == "absent_place" and drawn.words else drawn.places
        absent = Expected(
            "absent", words=((drawn.words or "",),), operation="place" if places and not drawn.places else None
        )
        return Truth(subjects=drawn.subjects, places=places, conclusion=absent)
    return _of_one_place(drawn, held)


def _of_one_place(drawn: Drawn, held: Held) -> Truth:
    plans = [plan for place in drawn.places for plan in held.plans_of(place, drawn.audience)]
    kind: AskedValue = "baseline" if drawn.kind == "baseline" else "target"
    rows = {subject: held.rows(subject, kind, plans) for subject in drawn.subjects}
    wanted = {subject: _told(values, drawn) for subject, values in rows.items()}
    required = tuple(value for values in wanted.values() for value in values)
    everything = {HeldSubject(subject.indicator): None for subject in drawn.subjects}
    beside = [
        v for s in everything for k in ("target", "baseline") for v in held.rows(s, k, held.plans_of_all(drawn.places))
    ]
    truth = Truth(
        kind, drawn.subjects, drawn.places or tuple(place_of(p) for p in plans), required,
        beside=tuple(v for v in beside if v not in required and v.value is not None),
        computed=_computed(required), asked=drawn.numbers, year=drawn.year,
    )  # fmt: skip
    match drawn.kind:
        case "no_baseline":
            return replace(truth, required=(), beside=(*truth.beside, *required), conclusion=Expected("absent"))
        case "not_held":
            seen = plans_covered(held, drawn.subject, drawn.audience, drawn.places)
            gaps = (*(Gap(plan, "soft") for plan in seen.soft), *(Gap(plan, "silent") for plan in seen.silent))
            return replace(truth, required=(), gaps=gaps, conclusion=Expected("absent", soft=bool(seen.soft)))
        case "year":
            return replace(truth, required=(), beside=(*truth.beside, *required),
                           conclusion=Expected("words", words=((str(required[0].year),),), operation=str(required[0].year)))  # fmt: skip
        case "confirm":
            right = drawn.numbers[0] in {value.value for value in required}
            return replace(truth, conclusion=Expected("yes" if right else "no"))
        case "gap":
            return _gap(truth, drawn, held, plans)
    return truth


def _told(values: Iterable[HeldValue], drawn: Drawn) -> tuple[HeldValue, ...]:
    """The figures asked for: of the year named, else all; of what was reached and no year named, the latest."""
    told = [value for value in values if value.value is not None and not value.soft]
    if drawn.year is not None and drawn.kind not in ("gap", "no_baseline"):
        told = [value for value in told if value.year in (drawn.year, None)]
    elif drawn.kind == "baseline":
        latest = max((value.year or 0 for value in told), default=0)
        told = [value for value in told if value.year == latest]
    return tuple(told)


def _gap(truth: Truth, drawn: Drawn, held: Held, plans: Iterable[object]) -> Truth:
    rows = held.rows(drawn.subject, "baseline", held.plans_of_all(drawn.places))
    goal = truth.required[0]
    before = next(r for r in rows if r.year == drawn.year and r.scope == goal.scope and r.plan == goal.plan)
    apart = round(abs((goal.value or 0) - (before.value or 0)), 6)
    return replace(
        truth, required=(goal, before), computed=(*truth.computed, apart),
        conclusion=Expected("number", number=apart, unit=goal.unit),
    )  # fmt: skip


def _computed(values: tuple[HeldValue, ...]) -> tuple[float, ...]:
    """Differences that an answer may add of itself."""
    numbers = [value.value for value in values if value.value is not None]
    return tuple(round(abs(a - b), 6) for a, b in combinations(numbers, 2))
