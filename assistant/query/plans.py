"""Which plan, or which item of a plan, people mean by a name: 武威 儿童, a title, a file's name, 武威 儿童与福利 策略措施 5."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from assistant.plan_words import domain_core, name_with_document
from index.library import Library
from ingest.errors import GuihuaError
from ingest.figures.width import normalised
from ingest.places.regions import short_names
from ingest.plan import GOALS, MEASURES, Passage, Plan

MOST_LISTED = 12
"""Plans that a sentence about an unclear name lists."""
_FILLER = re.compile(r"(?:妇女|儿童)?(?:和|与)?(?:发展)?(?:规划|纲要)|[\s的、,，/›>·（）()《》“”\"—–-]|年")
"""Words and signs of a title by which no plan is told from another."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year of the period of a plan."""
_ITEM = re.compile(
    rf"^(?P<above>.+?)[\s/›>]*(?P<part>{GOALS}|{MEASURES}|目标|措施)[\s/›>]*第?(?P<item>\d{{1,3}})[条项]?$"
)
"""健康·主要目标第3条: a domain, its part and the number of an item."""


def plan_named(name: str, plans: Sequence[Plan]) -> Plan:
    """The plan that a name fits; raises GuihuaError with the plans to choose from where it fits none or several.

    A name is a title, the name of a document that holds one plan, or any of place, audience, year and document that
    tell the plan from the others.
    """
    found = plans_named(name, plans)
    if len(found) == 1:
        return found[0]
    if not plans:
        raise GuihuaError("资料库还没有规划，请先运行 guihua ingest 文件或文件夹")
    if not found:
        raise GuihuaError(f"没有名为“{name.strip()}”的规划，现有：{_listed(plans)}")
    raise GuihuaError(f"“{name.strip()}”可以指 {len(found)} 份规划：{_listed(found)}；请写明对象、年份或文件名")


def plan_in(name: str, library: Library) -> Plan:
    """The plan of a library that a name fits, see `plan_named`; a copy of another file's plan by its file's name."""
    plain = normalised(name)
    if not any(plain in _full_names(plan) for plan in library.plans):
        files = [plan for plan in library.every_plan if plain in _of_file(plan)]
        if len(files) == 1:
            return files[0]
    return plan_named(name, library.plans)


def _of_file(plan: Plan) -> set[str]:
    return {normalised(plan.document), normalised(PurePath(plan.document).stem)}


def plans_named(name: str, plans: Sequence[Plan]) -> list[Plan]:
    """All plans that a name fits; those it names in full come alone."""
    plain = normalised(name)
    if not plain:
        return []
    whole = [plan for plan in plans if plain in _full_names(plan)]
    return whole or [plan for plan in plans if _fits(name, plan)]


def item_named(text: str, library: Library) -> Passage | None:
    """The item whose id or path a text spells out; None where it is no path, GuihuaError where the path leads nowhere."""
    wanted = text.strip()
    for plan in library.plans:
        if wanted.startswith(plan.key + "/"):
            named = [passage for passage in library.passages([plan]) if passage.id == wanted]
            if named:
                return named[0]
    match = _ITEM.match(wanted)
    if not match:
        return None
    part = GOALS if match["part"].endswith("目标") else MEASURES
    fitting = [
        (plan, domain) for plan in library.plans for domain in plan.domains if _leads_to(match["above"], plan, domain)
    ]
    if not fitting:
        return None
    if len({plan.address for plan, _ in fitting}) > 1:
        plans = list(dict.fromkeys(plan for plan, _ in fitting))
        raise GuihuaError(f"“{match['above']}”可以指 {len(plans)} 份规划：{_listed(plans)}；请写明对象、年份或文件名")
    plan, domain = fitting[0]
    passages = library.passages([plan], domain=domain, part=part)
    found = next((p for p in passages if p.item == int(match["item"])), None)
    if found is None:
        last = max((p.item or 0 for p in passages), default=0)
        raise GuihuaError(f"{plan.label}“{domain}”的{part}只有 {last} 条，没有第 {match['item']} 条")
    return found


def _leads_to(above: str, plan: Plan, domain: str) -> bool:
    """True where the words before the part are the plan's name and the domain's, in full or without the audience."""
    for title in (domain, domain_core(domain)):
        before, found, after = above.rpartition(title)
        if found and not after.strip(" /›>") and plans_named(before or plan.audience or "", [plan]):
            return True
    return False


def _full_names(plan: Plan) -> set[str]:
    names = {plan.label, plan.document, PurePath(plan.document).stem, plan.key}
    return {normalised(name) for name in names}


def _fits(name: str, plan: Plan) -> bool:
    """True where nothing is left of the name without the plan's document, place, audience and years, or where it is a
    part of the title."""
    plain = normalised(name)
    if plan.title and plain in normalised(plan.title):
        return True
    years = [int(year) for year in _YEAR.findall(plain)]
    if any(year not in (plan.start_year, plan.end_year) for year in years):
        return False
    left = plain
    for word in sorted(_words_of(plan), key=len, reverse=True):
        left = left.replace(word, "")
    named = {"妇女", "儿童"} & set(re.findall("妇女|儿童", plain))
    return not _FILLER.sub("", _YEAR.sub("", left)) and named <= {plan.audience}


def _words_of(plan: Plan) -> set[str]:
    words = {plan.document, PurePath(plan.document).stem, *(short_names(plan.region) if plan.region else ())}
    words |= {word for word in (plan.title, plan.audience) if word}
    return {normalised(word) for word in words}


def _listed(plans: Sequence[Plan]) -> str:
    named = "、".join(name_with_document(plan) for plan in plans[:MOST_LISTED])
    return f"{named} 等 {len(plans)} 份" if len(plans) > MOST_LISTED else named
