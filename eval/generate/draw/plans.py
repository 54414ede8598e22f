"""Questions over the plans as a table: years, issuer, number, domains, goals, which places have both, which end when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from eval.generate.draw.drawn import Drawn
from eval.generate.held import Held
from ingest.plan import Plan


def period(held: Held, random: Random) -> Drawn | None:
    """From when to when a plan holds."""
    return _of(held, random, lambda plan: plan.end_year is not None)


def signature(held: Held, random: Random) -> Drawn | None:
    """Who issued it, under which number, when."""
    fields = {"issuer": "发文机关", "number": "文号", "date": "日期"}
    field = random.choice(sorted(fields))
    complete = {"issuer": 1, "number": 1, "date": 10}[field]  # a date of which only the month is known is none
    return _of(held, random, lambda plan: len(getattr(plan, field) or "") >= complete, operation=fields[field])


def goals(held: Held, random: Random) -> Drawn | None:
    """How many goals a domain has."""
    plan = _plan(held, random, lambda plan: bool(plan.domains))
    counted = [domain for domain in plan.domains if held.goals.get((plan.address, domain))] if plan else []
    if plan is None or not counted:
        return None
    return Drawn("", places=(plan.region or "",), audience=plan.audience, domain=random.choice(counted))


def domains(held: Held, random: Random) -> Drawn | None:
    """How many domains a plan has."""
    return _of(held, random, lambda plan: len(plan.domains) > 1)


def draw_both(held: Held, random: Random) -> Drawn | None:
    """Which places have plans for both audiences."""
    audiences = {plan.audience for plan in held.plans if plan.audience}
    two = [place for place in held.places if len({p.audience for p in held.plans_of(place)}) > 1]
    return Drawn("") if two and len(audiences) == 2 and len(two) < len(held.places) <= 30 else None


def ending(held: Held, random: Random) -> Drawn | None:
    """Which plans end in a year."""
    years = sorted({plan.end_year for plan in held.plans if plan.end_year})
    return Drawn("", year=random.choice(years)) if years and len(held.places) <= 30 else None


def issued(held: Held, random: Random) -> Drawn | None:
    """Which plans were issued in a year."""
    years = sorted({int(plan.date[:4]) for plan in held.plans if plan.date})
    return Drawn("", year=random.choice(years)) if years and len(held.places) <= 30 else None


PLANS: Mapping[str, Callable[[Held, Random], Drawn | None]] = {
    "period": period, "signature": signature, "goals": goals, "domains": domains, "both": draw_both, "ending": ending,
    "issued": issued,
}  # fmt: skip
"""Kinds of questions over the plans as a table."""


def _plan(held: Held, random: Random, fits: Callable[[Plan], bool]) -> Plan | None:
    """A plan that place and audience name without doubt."""
    clear = [p for p in held.plans if p.region in held.names and len(held.plans_of(p.region or "", p.audience)) == 1]
    fitting = [plan for plan in clear if plan.audience and fits(plan)]
    return random.choice(fitting) if fitting else None


def _of(held: Held, random: Random, fits: Callable[[Plan], bool], operation: str | None = None) -> Drawn | None:
    plan = _plan(held, random, fits)
    if plan is None:
        return None
    return Drawn("", places=(plan.region or "",), audience=plan.audience, operation=operation)
