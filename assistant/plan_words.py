"""What a plan is called, once: from its title as printed (`Plan.label`) to the few words that a table has room for.

`label` is the field of the contract; each name here says what it adds to it or leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.figures.width import normalised
from ingest.plan import Passage, Plan


def short_name(plan: Plan) -> str:
    """`云麓市妇女规划`: short enough for a sentence, clear which of a place's plans."""
    return plan_for(plan.region, plan.audience) if plan.region and plan.audience else plan.label


def formal_name(plan: Plan) -> str:
    """`云麓市妇女发展规划`: place and audience as people say it, with the period only where the library has plans for
    several."""
    if plan.region and plan.audience:
        return f"{plan.region}{plan.audience}发展规划" + (f"（{plan.period}）" if plan.dated else "")
    return plan.label


def name_with_period(plan: Plan) -> str:
    """`云麓市妇女2021—2030年`: the head of a column, where periods stand beside each other."""
    return f"{plan.region}{plan.audience}{plan.period or ''}" if plan.region and plan.audience else plan.label


def name_with_document(plan: Plan) -> str:
    """`云麓市妇女发展规划（2021—2030年）（yunlu.txt）`: tells two plans of one title apart."""
    return f"{plan.label}（{plan.document}）"


def title_in_marks(title: str) -> str:
    """A plan's title in book-title marks."""
    return title if title.startswith("《") else f"《{title}》"


def plan_for(region: str, audience: str | None) -> str:
    """`云麓市妇女规划`, also where the library holds no such plan."""
    return f"{region}{audience or ''}规划"


def region_or_label(plan: Plan) -> str:
    """`云麓市`: the place under which all its plans stand together; a plan whose place is unknown stands alone."""
    return plan.region or plan.label


def place_name(plan: Plan) -> str:
    """`云麓市（2021—2030年规划）`: what an answer calls the place, with the years where it has plans for several."""
    return f"{region_or_label(plan)}（{plan.period}规划）" if plan.dated else region_or_label(plan)


def place_name_if_known(plan: Plan) -> str:
    """What a row of a comparison is called: the place, else the plan, and that its place is not known."""
    return place_name(plan) if plan.region else f"{plan.label}（地方未识别）"


def where_it_stands(passage: Passage) -> str:
    """`云麓市儿童发展规划（儿童与健康·主要目标第9条）`: how an answer names where a sentence stands."""
    path = [*passage.path]
    if passage.item is not None:
        path[-1] = f"第{path[-1]}条"
        where = "·".join(path[:-1]) + path[-1]
    else:
        where = "·".join(path)
    return f"{formal_name(passage.plan)}（{where}）"


def told_path(path: Iterable[str]) -> str:
    """`妇女与健康 › 主要目标 › 2`: the place in a plan, or in a document, as its steps."""
    return " › ".join(path)


def domain_core(title: str) -> str:
    """The words that tell a domain from the others: 儿童与法律保护 -> 法律保护."""
    return re.sub(r"^(妇女|儿童)(与|参与)?", "", normalised(title))


def in_domain(passage: Passage, domain: str) -> bool:
    """True where the passage stands in the domain, named in full or without its audience (健康)."""
    return passage.domain is not None and domain in (passage.domain, domain_core(passage.domain))
