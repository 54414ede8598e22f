"""Which places have plans for both audiences, for one, or none of the audience that was asked for."""

from __future__ import annotations

from assistant.plans.columns import AUDIENCES, COUNTS
from assistant.plans.operations import PlanTable
from assistant.query.reading_words import sign
from assistant.tell.accounting import kind_of, listed, marks
from assistant.tell.answer import Computed, Coverage, Draft, Silent, Statement


def with_both_plans(table: PlanTable) -> Draft:
    """Which places have plans for both audiences, and which only one."""
    whole = [place for place in table.places if set(place.audiences) >= set(AUDIENCES)]
    part = [place for place in table.places if place not in whole]
    kinds = "、".join(AUDIENCES)
    held_plans = [plan for place in table.places for plan in place.plans]
    each = "、".join(f"{a}规划{sum(plan.audience == a for plan in held_plans)}份" for a in AUDIENCES)
    both = f"{kinds}规划都有的地方有{len(whole)}个{'：' if whole else ''}{listed([place.name for place in whole])}"
    one = [
        f"只有{a}规划的有{len(names)}个：{listed(names)}"
        for a in AUDIENCES if (names := [place.name for place in part if tuple(place.audiences) == (a,)])
    ]  # fmt: skip
    one_first = table.ask.first("complement") or sign("one_kind").search(table.ask.text)
    pieces = [*one, both] if one_first else [both, *one]
    head = f"{'；'.join(pieces)}。（共收录{each}。）"
    if not part:
        head = f"{len(whole)}个地方的{kinds}规划都有：{listed([place.name for place in whole])}。（共收录{each}。）"
    lines, silent = [], []
    for place in (*whole, *part):
        numbers = tuple(table.sources.cite_plan(plan) for plan in place.plans)
        held = "、".join(f"{kind_of(plan)}{marks([n])}" for plan, n in zip(place.plans, numbers, strict=True))
        lacking = [audience for audience in AUDIENCES if audience not in place.audiences]
        silent += [Silent(place.name, audience, None, "no_such_plan") for audience in lacking]
        only = f"只有{held}，没有{'、'.join(lacking)}规划" if lacking else held
        lines.append(Statement(f"{place.name}：{only}", numbers))
    computed = (
        Computed("两类规划都有的地方数", len(whole), "个", ()),
        Computed("只有一类规划的地方数", len(part), "个", (), "allowance"),
        *(Computed(f"{a}规划数", sum(p.audience == a for p in held_plans), "份", (), "allowance") for a in AUDIENCES),
        *(
            Computed(f"只有{a}规划的地方数", sum(tuple(p.audiences) == (a,) for p in part), "个", (), "allowance")
            for a in AUDIENCES
        ),
    )
    plans = sum(len(place.plans) for place in table.places)
    return Draft(
        "answered", (Statement(head, ()), *lines), computed=computed, coverage=Coverage(plans, plans, tuple(silent))
    )


def complement(table: PlanTable) -> Draft:
    """The places that have no plan of the audience, with what they have instead."""
    kind = table.ask.range.audience or table.ask.range.leaning
    if kind is None:
        return with_both_plans(table)
    without = [place for place in table.places if kind not in place.audiences]
    within = [place for place in table.places if place not in without]
    computed = (
        Computed(f"没有{kind}规划的地方数", len(without), "个", ()),
        Computed(f"有{kind}规划的地方数", len(within), "个", (), "allowance"),
    )  # fmt: skip
    silent = tuple(Silent(place.name, kind, None, "no_such_plan") for place in without)
    covered = Coverage(
        sum(len(place.held) for place in table.places), sum(len(place.plans) for place in within), silent
    )
    if not without:
        head = f"{len(within)}个地方都有{kind}规划：{listed([place.name for place in within])}。"
        return Draft("answered", (Statement(head, ()),), computed=computed, coverage=covered)
    head = f"没有收录{kind}规划的有{len(without)}个地方：{listed([place.name for place in without])}"
    rest = f"；其余{len(within)}个地方都有：{listed([place.name for place in within])}" if within else ""
    lines = []
    for place in without:
        numbers = tuple(table.sources.cite_plan(plan) for plan in place.held)
        held = "、".join(f"{kind_of(plan)}{marks([n])}" for plan, n in zip(place.held, numbers, strict=True))
        lines.append(Statement(f"{place.name}：只收录了{held}", numbers))
    return Draft("answered", (Statement(f"{head}{rest}。", ()), *lines), computed=computed, coverage=covered)


def of_one_audience_only(table: PlanTable) -> list[Silent]:
    """The places that have no plan for an audience that others have one for, where what all plans hold is counted."""
    ask = table.ask
    counted = any(column in COUNTS for column in ask.fields) and not ask.first("where")
    if ask.range.audience or not ask.range.everywhere or not counted:
        return []
    kinds = list(dict.fromkeys(plan.audience for _, plan in table.rows if plan.audience))
    return [
        Silent(place.name, kind, None, "no_such_plan")
        for place in table.places if place.plans for kind in kinds if kind not in place.audiences
    ]  # fmt: skip
