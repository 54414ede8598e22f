"""`guihua compare --text`: the items on a subject, or like one item, in every plan, as text, JSON, CSV, page or workbook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from assistant.compare.one_text import Found, Group, Lacking, TextComparison, compare_text
from index.embedders.embedder import Embedder
from index.library import Library
from ingest.plan import Passage
from ui.exports.export import as_csv, deliver, form_of
from ui.exports.two_plans import item_record, name_of, numbered, section_of
from ui.markup import Html, element, together

REASONS = {
    "elsewhere": "在别的条目里提到",
    "not_mentioned": "没有提到",
    "no_counterpart": "没有对应条目",
    "no_such_plan": "资料库没有这份规划",
}
HEADER = ("组", "地区", "规划", "状态", "位置", "原文", "条目全文", "文件", "页")
LONGEST_TITLE = 40
"""Characters of an item that head its group; a line of the page. By eye."""
STYLE = """
body{font:16px/1.7 'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;margin:2em;color:#1c1c1c}
h1{font-size:1.3em}table{border-collapse:collapse}th,td{border:1px solid #c8c8c8;padding:.5em .7em;vertical-align:top;text-align:left;min-width:13em;max-width:24em}
thead th{background:#f2f2f2;position:sticky;top:0}tbody th{background:#fafafa;min-width:9em}
.where{display:block;font-size:.82em;color:#595959}.none{color:#767676}blockquote{margin:.2em 0}summary{font-size:.82em;color:#595959;cursor:pointer}
"""


def run(
    folder: Path, text: str, audience: str | None, domain: str | None, asked: str | None, output: Path | None,
    open_embedder: Callable[[], Embedder],
) -> None:  # fmt: skip
    """Compare the plans of a library on a text and print or write the result."""
    form = form_of(asked, output, list(FORMS))
    with Library(folder) as library:
        found = compare_text(library, text, open_embedder, audience, domain)
    deliver(FORMS[form](found), output, form)


def summary(found: TextComparison) -> str:
    """One sentence: how many plans hold how many items, and which places have none and why."""
    plans = _plans_of(f for group in found.groups for f in group.items)
    if found.item is not None:
        plan, others = found.item.plan, len(plans) - 1
        same = "" if found.named else f"没有规划出现“{found.text.strip()}”的原话，最接近的是"
        head = f"{same}{plan.label}的{' › '.join(found.item.path)}：{others} 份别的规划有对应条目"
    else:
        naming = [f for group in found.groups for f in group.items if f.names_it]
        others = sum(len(group.items) for group in found.groups) - len(naming)
        beside = f"，另有 {others} 个内容相近的条目" if others else ""
        named = f"{len(_plans_of(naming))} 份规划的 {len(naming)} 个条目"
        head = f"“{found.text.strip()}”：{named}，分为 {len(found.groups)} 组{beside}"
    silent = _silent(found)
    return f"{head}{f'；{silent}' if silent else ''}。"


def _plans_of(items: Iterable[Found]) -> set[tuple[str, int]]:
    return {(item.passage.plan.document, item.passage.plan.ordinal) for item in items}


def as_text(found: TextComparison) -> str:
    """The groups to read, each place with its line or why it has none."""
    lines = [summary(found)]
    for number, group in enumerate(found.groups, 1):
        lines.append(f"\n{number}. {_title(group)}")
        for item in group.items:
            passage = item.passage
            page = f"，第 {passage.page} 页" if passage.page else ""
            lines.append(
                f"  {name_of(passage.plan)}  {_where(passage)}（{passage.plan.document}{page}）{_note(item, found)}\n      “{_line(passage.text if found.item else item.quote)}”"
            )
        lines += [f"  {_place(lacking)}  {_reason(lacking)}" for lacking in group.lacking]
    return "\n".join(lines)


def as_json(found: TextComparison) -> str:
    """The comparison as the JSON that other programs rely on."""
    record = {
        "text": found.text, "item": item_record(found.item) if found.item else None, "regions": list(found.regions),
        "summary": summary(found),
        "groups": [
            {
                "title": _title(group), "audience": group.first.plan.audience, "domain": group.first.domain,
                "part": group.first.part,
                "items": [
                    {**item_record(item.passage), "quote": item.quote, "quote_spans": [list(s) for s in item.spans],
                     "names_it": item.names_it}
                    for item in group.items
                ],
                "lacking": [
                    {"region": lacking.region, "audience": lacking.audience, "plan": lacking.plan.label if lacking.plan else None,
                     "document": lacking.plan.document if lacking.plan else None, "reason": lacking.reason,
                     "near": {**item_record(lacking.near.passage), "quote": lacking.near.quote} if lacking.near else None}
                    for lacking in group.lacking
                ],
            }
            for group in found.groups
        ],
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False, indent=1)


def as_lines(found: TextComparison) -> bytes:
    """CSV: a line for each item, and one for each place that lacks it, in the columns of HEADER."""
    return as_csv(HEADER, _rows(found))


def as_page(found: TextComparison) -> str:
    """A page of its own: places as columns, a row for each group; every text of a document is escaped."""
    title = f"各地规划里的“{found.text.strip()}”"
    head = element("tr", element("th", "条目"), *(element("th", region, scope="col") for region in found.regions))
    rows = together(
        element(
            "tr", element("th", _title(group), scope="row"), *(_cell(group, region, found) for region in found.regions)
        )
        for group in found.groups
    )
    body = together([element("h1", title), element("p", summary(found)),
                     element("table", element("thead", head), element("tbody", rows))])  # fmt: skip
    return f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">{element("title", title)}<style>{STYLE}</style></head><body>{body}</body></html>\n'


def as_workbook(found: TextComparison) -> bytes:
    """An Excel workbook: the items, and the places that lack them."""
    from ui.exports.workbook import Sheet, workbook

    rows = list(_rows(found))
    items = Sheet("条目", HEADER, [row for row in rows if row[6]], {"原文": 60, "条目全文": 60}, frozenset({"页"}))
    return workbook([items, Sheet("没有的地方", HEADER[:6], [row[:6] for row in rows if not row[6]], {"原文": 60})])


FORMS: dict[str, Callable[[TextComparison], str | bytes]] = {
    "table": as_text, "json": as_json, "csv": as_lines, "html": as_page, "xlsx": as_workbook,
}  # fmt: skip


def _rows(found: TextComparison) -> Iterator[tuple[Any, ...]]:
    for group in found.groups:
        for item in group.items:
            passage, plan = item.passage, item.passage.plan
            state = "提到" if item.names_it or found.item else "对应条目，没有这个说法"
            yield (_title(group), plan.region, plan.label, state, " › ".join(passage.path), _line(item.quote),
                   _line(passage.text), plan.document, passage.page)  # fmt: skip
        for lacking in group.lacking:
            near = lacking.near
            yield (_title(group), lacking.region, lacking.plan.label if lacking.plan else lacking.audience,
                   REASONS[lacking.reason], f"相近：{' › '.join(near.passage.path)}" if near else None,
                   _line(near.quote) if near else None, None, None, None)  # fmt: skip


def _cell(group: Group, region: str, found: TextComparison) -> Html:
    held = [item for item in group.items if (item.passage.plan.region or item.passage.plan.label) == region]
    missing = [lacking for lacking in group.lacking if _region(lacking) == region]
    shown = [
        *(_item(item, found) for item in held),
        *(element("p", f"{_kind(each)}{_reason(each)}", class_="none") for each in missing),
    ]
    return element("td", *shown)


def _item(item: Found, found: TextComparison) -> Html:
    passage = item.passage
    page = f"，第 {passage.page} 页" if passage.page else ""
    where = f"{passage.plan.audience or ''}{passage.plan.period or ''} {_where(passage)}（{passage.plan.document}{page}）{_note(item, found)}"
    whole = _line(passage.text)
    more = element("details", element("summary", "全文"), whole) if whole != _line(item.quote) else Html()
    return together([element("span", where.strip(), class_="where"), element("blockquote", _line(item.quote)), more])


def _title(group: Group) -> str:
    """The first words of the item that the others were aligned to, with its part."""
    words = _line(group.items[0].passage.text).partition("。")[0]
    short = words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE]}……"
    return f"{' › '.join(filter(None, section_of(group.first)))}：{short}"


def _silent(found: TextComparison) -> str:
    """Places without any item, by reason: `武威市没有提到；资料库没有喀什地区的儿童规划`."""
    holding = {f.passage.plan.region for group in found.groups for f in group.items}
    quiet: dict[str, Lacking] = {}
    for lacking in (each for group in found.groups for each in group.lacking if each.region not in holding):
        known = quiet.get(_region(lacking))
        if (
            known is None or known.reason == "no_such_plan"
        ):  # a plan that is silent tells more than one that is not there
            quiet[_region(lacking)] = lacking
    told: dict[tuple[str, str], list[str]] = {}
    for place, lacking in quiet.items():
        told.setdefault((lacking.reason, lacking.audience or ""), []).append(place)
    return "；".join(
        f"资料库没有{'、'.join(places)}的{audience}规划"
        if reason == "no_such_plan"
        else f"{'、'.join(places)}{f'的{audience}规划' if audience else ''}{REASONS[reason]}"
        for (reason, audience), places in told.items()
    )


def _where(passage: Passage) -> str:
    return f"{' › '.join(filter(None, section_of(passage)))} {numbered([passage])}"


def _note(item: Found, found: TextComparison) -> str:
    return "" if item.names_it or found.item else "，对应条目，没有这个说法"


def _place(lacking: Lacking) -> str:
    return name_of(lacking.plan) if lacking.plan else f"{lacking.region}{lacking.audience or ''}"


def _kind(lacking: Lacking) -> str:
    """The audience and period of the plan in a column that holds all plans of a place."""
    return f"{lacking.audience or ''}{lacking.plan.period or '' if lacking.plan else ''}："


def _region(lacking: Lacking) -> str:
    return lacking.region or (lacking.plan.label if lacking.plan else "")


def _reason(lacking: Lacking) -> str:
    near = lacking.near
    return REASONS[lacking.reason] + (f"，相近的是 {_where(near.passage)}“{_line(near.quote)}”" if near else "")


def _line(text: str) -> str:
    return "".join(text.split())
