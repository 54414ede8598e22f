"""Choose a subject and a plan, and whether the audience has to be named."""

from __future__ import annotations

from random import Random

from eval.generate.held import Held, HeldSubject, HeldValue
from eval.generate.subjects import askable, plans_covered, tells_a_change
from ingest.plan import Plan


def told_figure(held: Held, random: Random) -> tuple[HeldSubject, Plan, tuple[HeldValue, ...]]:
    """A subject and a plan of a place that can be named, with its figures there."""
    subject = random.choice(askable(held))
    told = {p: rows for p, rows in plans_covered(held, subject).told.items() if p.region in held.names}
    if not told:
        return subject, held.plans[0], ()
    plan = random.choice(list(told))
    return subject, plan, told[plan]


def has_one(held: Held, subject: HeldSubject, plan: Plan) -> bool:
    rows = held.rows(subject, "target", [plan])
    return len(rows) == 1 and rows[0].value is not None and not tells_a_change(rows)


def audience_of(held: Held, random: Random, subject: HeldSubject, plan: Plan) -> str | None:
    """The audience is named where the place's other plan says something else, and at times anyway."""
    beside = [p for p in held.plans_of(plan.region or "") if p != plan]
    needed = any(held.rows(HeldSubject(subject.indicator), kind, beside) for kind in ("target", "baseline"))
    return plan.audience if needed or random.random() < 0.25 else None
