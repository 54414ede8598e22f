"""The truth of questions over the plans as a table."""

from __future__ import annotations

from eval.generate.draw.drawn import Drawn
from eval.generate.draw.plans import PLANS
from eval.generate.held import Held
from eval.generate.truth.truth import Conclusion, Truth

PLAN_KINDS = tuple(PLANS)


def about_plans(drawn: Drawn, held: Held) -> Truth:
    """The truth of one of `PLAN_KINDS`."""
    if not drawn.places:
        return Truth(conclusion=Conclusion("members", *_members(drawn, held)))
    plan = held.plans_of(drawn.places[0], drawn.audience)[0]
    match drawn.kind:
        case "period":
            conclusion = Conclusion("words", words=((str(plan.end_year),),))
        case "signature":
            field = {"发文机关": plan.issuer, "文号": plan.number, "日期": plan.date}[drawn.operation or ""] or ""
            conclusion = Conclusion("words", words=((_as_date(field) if drawn.operation == "日期" else field,),))
        case "goals":
            conclusion = Conclusion("count", number=held.goals[plan.address, drawn.domain or ""])
        case _:
            conclusion = Conclusion("count", number=len(plan.domains))
    return Truth(places=drawn.places, conclusion=conclusion)


def _members(drawn: Drawn, held: Held) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Places that fit, and those that may be named because their plans do not say."""
    fitting, unknown = [], []
    for place in held.places:
        plans = held.plans_of(place)
        if drawn.kind == "both":
            fitting += [place] if len({plan.audience for plan in plans}) > 1 else []
            continue
        years = [p.end_year if drawn.kind == "ending" else int(p.date[:4]) if p.date else None for p in plans]
        fitting += [place] if drawn.year in years else []
        unknown += [place] if None in years and drawn.year not in years else []
    return tuple(fitting), tuple(unknown)


def _as_date(date: str) -> str:
    """2022-06-30 -> 2022年6月30日."""
    year, month, day = date.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
