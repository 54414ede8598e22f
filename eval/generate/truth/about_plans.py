"""The truth of questions over the plans as a table."""

from __future__ import annotations

from eval.generate.draw.drawn import Drawn
from eval.generate.draw.plans import PLANS
from eval.generate.held import Held
from eval.generate.truth.truth import Expected, Truth

PLAN_KINDS = tuple(PLANS)


_UNTIL = ("到{}", "至{}", "为{}", "是{}", "{}年底", "{}年止", "{}年结束", "{}年到期", "—{}", "～{}")
_MARKS = {
    "period": ("规划期", "期限", "年"), "signature": ("发文", "印发", "文号", "日期", "〔", "年", "发布"), "goals": ("条", "目标"),
    "domains": ("领域", "方面", "块"), "both": ("两份", "都有", "同时", "均有", "两种", "两个规划", "既有", "双"),
    "ending": ("到期", "结束", "规划期", "到20", "至20"), "issued": ("印发", "发布", "出台"),
}  # fmt: skip


def about_plans(drawn: Drawn, held: Held) -> Truth:
    """The truth of one of `PLAN_KINDS`."""
    marks = _MARKS[drawn.kind]
    if not drawn.places:
        return Truth(conclusion=Expected("members", *_members(drawn, held)), marks=marks)
    plan = held.plans_of(drawn.places[0], drawn.audience)[0]
    match drawn.kind:
        case "period":
            said = (f"{plan.start_year}-{plan.end_year}", *(word.format(plan.end_year) for word in _UNTIL))
            conclusion = Expected("words", words=(said,), operation=str(plan.end_year))
        case "signature":
            field = {"发文机关": plan.issuer, "文号": plan.number, "日期": plan.date}[drawn.operation or ""] or ""
            conclusion = Expected("words", words=((_as_date(field) if drawn.operation == "日期" else field,),))
        case "goals":
            conclusion = Expected("count", number=held.goals[plan.address, drawn.domain or ""], unit="条")
        case _:
            conclusion = Expected("count", number=len(plan.domains), unit="领域")
    return Truth(places=drawn.places, conclusion=conclusion, marks=marks)


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
