"""The items on a subject, or like one item, in every plan, as text, JSON, CSV, page or workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from assistant.compare.one_text import FoundItem, Group, Lacking, TextComparison
from assistant.plan_words import name_with_period, region_or_label, told_path
from ingest.figures.width import without_blanks
from ui.exports.report_page import report_page
from ui.exports.tables import as_csv
from ui.markup import Html, element, joined_html
from ui.records.one_text import text_record
from ui.records.text import as_json
from ui.wording.one_text import (
    REASONS,
    beside_the_subject,
    region_of,
    title_of,
    told_reason,
    told_text_comparison,
)
from ui.wording.places import file_and_page, section_and_number

HEADER = ("组", "地区", "规划", "状态", "位置", "原文", "条目全文", "文件", "页")
_STYLE = """th,td{min-width:13em;max-width:24em}tbody th{background:#fafafa;min-width:9em}
blockquote{margin:.2em 0}summary{font-size:.82em;color:#595959;cursor:pointer}
"""


def _text(found: TextComparison) -> str:
    """The groups to read, each place with its line or why it has none."""
    lines = [told_text_comparison(found)]
    for number, group in enumerate(found.groups, 1):
        lines.append(f"\n{number}. {title_of(group)}")
        for item in group.items:
            passage = item.passage
            lines.append(
                f"  {name_with_period(passage.plan)}  {section_and_number([passage])}{file_and_page(passage)}{beside_the_subject(item, found)}\n      “{without_blanks(passage.text if found.item else item.quote)}”"
            )
        lines += [f"  {_place(lacking)}  {told_reason(lacking)}" for lacking in group.lacking]
    return "\n".join(lines)


def _csv(found: TextComparison) -> bytes:
    """CSV: a line for each item, and one for each place that lacks it, in the columns of HEADER."""
    return as_csv(HEADER, _rows(found))


def _page(found: TextComparison) -> str:
    """A page of its own: places as columns, a row for each group; every text of a document is escaped."""
    title = f"各地规划里的“{found.text.strip()}”"
    head = element("tr", element("th", "条目"), *(element("th", region, scope="col") for region in found.regions))
    rows = joined_html(
        element(
            "tr",
            element("th", title_of(group), scope="row"),
            *(_cell(group, region, found) for region in found.regions),
        )
        for group in found.groups
    )
    table = element("table", element("thead", head), element("tbody", rows))
    return report_page(title, _STYLE, element("h1", title), element("p", told_text_comparison(found)), table)


def _workbook(found: TextComparison) -> bytes:
    """An Excel workbook: the items, and the places that lack them."""
    from ui.exports.workbook import Sheet, workbook

    rows = list(_rows(found))
    items = Sheet("条目", HEADER, [row for row in rows if row[6]], {"原文": 60, "条目全文": 60}, frozenset({"页"}))
    return workbook([items, Sheet("没有的地方", HEADER[:6], [row[:6] for row in rows if not row[6]], {"原文": 60})])


def _rows(found: TextComparison) -> Iterator[tuple[Any, ...]]:
    for group in found.groups:
        for item in group.items:
            passage, plan = item.passage, item.passage.plan
            state = "提到" if item.names_it or found.item else "对应条目，没有这个说法"
            yield (title_of(group), plan.region, plan.label, state, told_path(passage.path), without_blanks(item.quote),
                   without_blanks(passage.text), plan.document, passage.page)  # fmt: skip
        for lacking in group.lacking:
            near = lacking.near
            yield (title_of(group), lacking.region, lacking.plan.label if lacking.plan else lacking.audience,
                   REASONS[lacking.reason], f"相近：{told_path(near.passage.path)}" if near else None,
                   without_blanks(near.quote) if near else None, None, None, None)  # fmt: skip


def _cell(group: Group, region: str, found: TextComparison) -> Html:
    held = [item for item in group.items if region_or_label(item.passage.plan) == region]
    missing = [lacking for lacking in group.lacking if region_of(lacking) == region]
    shown = [
        *(_item(item, found) for item in held),
        *(element("p", f"{_kind(each)}{told_reason(each)}", class_="none") for each in missing),
    ]
    return element("td", *shown)


def _item(item: FoundItem, found: TextComparison) -> Html:
    passage = item.passage
    where = f"{passage.plan.audience or ''}{passage.plan.period or ''} {section_and_number([passage])}{file_and_page(passage)}{beside_the_subject(item, found)}"
    whole = without_blanks(passage.text)
    more = element("details", element("summary", "全文"), whole) if whole != without_blanks(item.quote) else Html()
    return joined_html(
        [element("span", where.strip(), class_="where"), element("blockquote", without_blanks(item.quote)), more]
    )


def _place(lacking: Lacking) -> str:
    return name_with_period(lacking.plan) if lacking.plan else f"{lacking.region}{lacking.audience or ''}"


def _kind(lacking: Lacking) -> str:
    """The audience and period of the plan in a column that holds all plans of a place."""
    return f"{lacking.audience or ''}{lacking.plan.period or '' if lacking.plan else ''}："


FORMS: dict[str, Callable[[TextComparison], str | bytes]] = {
    "table": _text,
    "json": lambda found: as_json(text_record(found)),
    "csv": _csv,
    "html": _page,
    "xlsx": _workbook,
}
"""The comparison in each format."""
