"""Which domains the plans have in common, and which only some of them have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.plan_words import domain_core
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import called, listed, marks
from assistant.tell.answer import Computed, Coverage, Draft, Statement
from assistant.tell.sources import Sources
from ingest.plan import Heading, Plan


def domain_sets(ask: Ask, rows: Sequence[tuple[PlaceInRange, Plan]], sources: Sources) -> Draft:
    """The domains that all plans of an audience have, and by plan those that not all have; audiences apart, as long as
    several plans of one are compared."""
    kinds = [
        list(group)
        for _, group in groupby(sorted(rows, key=lambda row: row[1].audience or ""), lambda row: row[1].audience)
    ]
    groups = [group for group in kinds if len(group) > 1] or ([list(rows)] if len(rows) > 1 else [])
    statements: list[Statement] = []
    computed: list[Computed] = []
    for group in groups:
        told, figures = _told(group, sources)
        statements += told
        computed += figures
    if not groups:
        statements.append(Statement("能比较领域设置的规划不足两份。", ()))
    compared = sum(len(group) for group in groups)
    return Draft("answered" if groups else "not_found", tuple(statements), computed=tuple(computed),
                 coverage=Coverage(len(rows), compared, ()))  # fmt: skip


def _told(rows: Sequence[tuple[PlaceInRange, Plan]], sources: Sources) -> tuple[list[Statement], list[Computed]]:
    headings = _alike([_domains(plan) for _, plan in rows])
    cores = list(dict.fromkeys(core for held in headings for core in held))
    shared = [core for core in cores if all(core in held for held in headings)]
    names = [called(plan, place) for place, plan in rows]
    computed = [
        Computed(f"{name}的领域", len(held), "个", (), "allowance") for name, held in zip(names, headings, strict=True)
    ]
    computed.append(Computed("共有的领域", len(shared), "个", ()))
    lines = []
    for (_, plan), name, held in zip(rows, names, headings, strict=True):
        own = [held[core] for core in held if core not in shared]
        numbers = tuple(sources.cite_heading(plan, heading) for heading in own)
        if own:
            told = "、".join(f"“{h.title}”{marks([n])}" for h, n in zip(own, numbers, strict=True))
            lacking = [core for core in cores if core not in held]
            rest = f"；没有{'、'.join(f'“{core}”' for core in lacking)}" if lacking else ""
            lines.append(Statement(f"{name}：{len(held)}个领域，不是各份都有的是{told}{rest}", numbers))
        else:
            number = sources.cite_plan(plan)
            lines.append(Statement(f"{name}：{len(held)}个领域，各份都有[{number}]", (number,)))
    common = listed([f"“{core}”" for core in shared])
    if len(shared) == len(cores):
        head = f"{listed(names)}的领域设置相同，都是{len(shared)}个：{common}。"
    else:
        odd = listed([f"“{core}”" for core in cores if core not in shared])
        head = (
            f"{listed(names)}的领域设置不同：都有的{len(shared)}个是{common or '（没有）'}，只有部分规划有的是{odd}。"
        )
    return [Statement(head, ()), *lines], computed


def _domains(plan: Plan) -> dict[str, Heading]:
    """The headings of a plan's domains by the words that tell them apart."""
    found: dict[str, Heading] = {}
    for heading in plan.headings:
        if heading.role == "domain":
            found.setdefault(domain_core(heading.title), heading)
    return found


def _alike(headings: Sequence[dict[str, Heading]]) -> list[dict[str, Heading]]:
    """The same with one word for 家庭 and 家庭建设: the shortest that a plan's domain is called by."""
    cores = sorted({core for held in headings for core in held}, key=len)
    short = {core: next(other for other in cores if other in core) for core in cores}
    return [{short[core]: heading for core, heading in held.items()} for held in headings]
