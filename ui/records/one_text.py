"""The JSON of the items on a subject, or like one item, in every plan."""

from __future__ import annotations

from typing import Any

from assistant.compare.one_text import FoundItem, Group, Lacking, TextComparison
from ui.records.plans import item_record
from ui.wording.one_text import title_of, told_text_comparison


def text_record(found: TextComparison) -> dict[str, Any]:
    """The groups, each with its items and the places that lack it."""
    return {
        "text": found.text, "item": item_record(found.item) if found.item else None, "regions": list(found.regions),
        "summary": told_text_comparison(found), "groups": [_group(group) for group in found.groups],
    }  # fmt: skip


def _group(group: Group) -> dict[str, Any]:
    return {
        "title": title_of(group), "audience": group.first.plan.audience, "domain": group.first.domain,
        "part": group.first.part, "items": [_item(item) for item in group.items],
        "lacking": [_lacking(each) for each in group.lacking],
    }  # fmt: skip


def _item(item: FoundItem) -> dict[str, Any]:
    quoted = {"quote": item.quote, "quote_spans": [list(span) for span in item.spans], "names_it": item.names_it}
    return {**item_record(item.passage), **quoted}


def _lacking(lacking: Lacking) -> dict[str, Any]:
    plan, near = lacking.plan, lacking.near
    return {
        "region": lacking.region, "audience": lacking.audience, "plan": plan.label if plan else None,
        "document": plan.document if plan else None, "reason": lacking.reason,
        "near": {**item_record(near.passage), "quote": near.quote} if near else None,
    }  # fmt: skip
