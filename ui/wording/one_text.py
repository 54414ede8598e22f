"""The items on a subject in every plan, in words: how many there are, and which places have none and why."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.compare.one_text import FoundItem, Group, Lacking, TextComparison
from assistant.plan_words import told_path
from ingest.figures.width import without_blanks
from ui.wording.places import section_and_number, section_of, told_section

REASONS = {
    "elsewhere": "在别的条目里提到",
    "not_mentioned": "没有提到",
    "no_counterpart": "没有对应条目",
    "no_such_plan": "资料库没有这份规划",
}
LONGEST_TITLE = 40
"""Characters of a subject that fit on a line of a title. Chosen by hand."""


def told_text_comparison(found: TextComparison) -> str:
    """One sentence: how many plans hold how many items, and which places have none and why."""
    plans = _plans_of(f for group in found.groups for f in group.items)
    if found.item is not None:
        plan, others = found.item.plan, len(plans) - 1
        same = "" if found.named else f"没有规划出现“{found.text.strip()}”的原话，最接近的是"
        head = f"{same}{plan.label}的{told_path(found.item.path)}：{others} 份别的规划有对应条目"
    else:
        naming = [f for group in found.groups for f in group.items if f.names_it]
        others = sum(len(group.items) for group in found.groups) - len(naming)
        beside = f"，另有 {others} 个内容相近的条目" if others else ""
        named = f"{len(_plans_of(naming))} 份规划的 {len(naming)} 个条目"
        head = f"“{found.text.strip()}”：{named}，分为 {len(found.groups)} 组{beside}"
    silent = _silent(found)
    return f"{head}{f'；{silent}' if silent else ''}。"


def title_of(group: Group) -> str:
    """The first words of the item that the others were aligned to, with its part."""
    words = without_blanks(group.items[0].passage.text).partition("。")[0]
    short = words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE]}……"
    return f"{told_section(section_of(group.first))}：{short}"


def told_reason(lacking: Lacking) -> str:
    """Why a place has no item, with the nearest one it has."""
    near = lacking.near
    return REASONS[lacking.reason] + (
        f"，相近的是 {section_and_number([near.passage])}“{without_blanks(near.quote)}”" if near else ""
    )


def beside_the_subject(item: FoundItem, found: TextComparison) -> str:
    """That an item corresponds without having the words; empty where it has them, or an item was asked for."""
    return "" if item.names_it or found.item else "，对应条目，没有这个说法"


def region_of(lacking: Lacking) -> str:
    """The column in which the place stands."""
    return lacking.region or (lacking.plan.label if lacking.plan else "")


def _silent(found: TextComparison) -> str:
    """Places without any item, by reason: `武威市没有提到；资料库没有喀什地区的儿童规划`."""
    holding = {f.passage.plan.region for group in found.groups for f in group.items}
    quiet: dict[str, Lacking] = {}
    for lacking in (each for group in found.groups for each in group.lacking if each.region not in holding):
        known = quiet.get(region_of(lacking))
        if (
            known is None or known.reason == "no_such_plan"
        ):  # a plan that is silent tells more than one that is not there
            quiet[region_of(lacking)] = lacking
    told: dict[tuple[str, str], list[str]] = {}
    for place, lacking in quiet.items():
        told.setdefault((lacking.reason, lacking.audience or ""), []).append(place)
    return "；".join(
        f"资料库没有{'、'.join(places)}的{audience}规划"
        if reason == "no_such_plan"
        else f"{'、'.join(places)}{f'的{audience}规划' if audience else ''}{REASONS[reason]}"
        for (reason, audience), places in told.items()
    )


def _plans_of(items: Iterable[FoundItem]) -> set[tuple[str, int]]:
    return {item.passage.plan.address for item in items}
