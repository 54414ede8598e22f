"""The library as HTML: the list of its plans, and one plan as an outline that can be read in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from assistant.plan_words import title_in_marks
from assistant.tell.answer import Citation
from index.library import Stored
from ingest.plan import Passage, Plan
from ui.markup import Html, element, joined_html
from ui.page.citation_html import highlighted
from ui.page.surroundings import overlaps

PLANS_LISTED = 100
"""Cards of plans in the tab; more are found by its filters. By eye."""


def summary(plans: Sequence[Plan], documents: int) -> str:
    """`8 份规划 · 5 个地区 · 5 个文件`."""
    places = {plan.region for plan in plans if plan.region}
    return f"{len(plans)} 份规划 · {len(places)} 个地区 · {documents} 个文件"


def matching(plans: Sequence[Plan], wanted: str) -> list[Plan]:
    """Plans whose place, title, audience, issuer or file has all the words of the filter."""
    words = wanted.split()
    return [p for p in plans if all(w in " ".join(filter(None, _searched(p))) for w in words)]


def plan_list(
    plans: Sequence[Plan], documents: Mapping[str, Stored], items: Mapping[tuple[str, int], int], chosen: Plan | None
) -> Html:
    """One card a plan; `items` counts the passages by document and ordinal."""
    if not plans:
        return element("p", "没有符合筛选条件的规划。", class_="hint")
    cards = [_card(plan, documents[plan.document], items.get((plan.document, plan.ordinal), 0), plan == chosen)
             for plan in plans[:PLANS_LISTED] if plan.document in documents]  # fmt: skip
    more = len(plans) - PLANS_LISTED
    rest = element("p", f"还有 {more} 份没有列出，请用筛选缩小范围。", class_="hint") if more > 0 else Html()
    return element("div", element("ul", *cards, class_="plans"), rest)


def plan_page(plan: Plan, stored: Stored, passages: Sequence[Passage], cited: Citation | None = None) -> Html:
    """All of a plan: what is known of it, then its chapters and domains with every item; the cited one is open."""
    head = element(
        "header", element("h2", title_in_marks(plan.label)), _facts(plan, stored, len(passages)), class_="plan-head"
    )
    warnings = (
        element("ul", *(element("li", warning) for warning in stored.warnings), class_="warnings")
        if stored.warnings
        else Html()
    )
    expand = element("button", "展开全文", type="button", data_action="expand")
    return element("article", head, warnings, element("div", expand, class_="tools"), *_chapters(passages, cited), class_="plan-page",
                   tabindex=-1)  # fmt: skip


def nothing_chosen() -> Html:
    """Beside the list, before a plan was chosen."""
    return element("p", "从左边选一份规划，这里显示它的结构和全部条目。", class_="hint")


def empty_library() -> Html:
    """What to do when there is nothing to ask about yet."""
    return element(
        "section", element("h2", "资料库里还没有规划"),
        element("p", "先收录文件（txt、md、docx、html、pdf，文件夹也可以），然后刷新本页："),
        element("pre", "guihua ingest 文件或文件夹"), element("p", "想先看看效果，可以打开自带的示例规划："),
        element("pre", "guihua demo"), class_="empty",
    )  # fmt: skip


def _searched(plan: Plan) -> tuple[str | None, ...]:
    return (plan.label, plan.region, plan.audience, plan.issuer, plan.document, plan.period)


def _card(plan: Plan, stored: Stored, items: int, chosen: bool) -> Html:
    facts = [plan.region or "地区未写明", plan.audience or "", plan.period or "规划期未写明", f"{items} 条"]
    known = [element("span", fact) for fact in facts if fact]
    marks = [element("span", f"认出 {stored.coverage:.1%}")]
    if stored.warnings:
        marks.append(element("span", f"{len(stored.warnings)} 条提醒", class_="warned"))
    button = element(
        "button", element("span", plan.label, class_="plan"), element("span", *known, class_="facts"),
        element("span", element("span", stored.name), *marks, class_="file"), type="button", data_action="choose",
        data_document=plan.document, data_ordinal=plan.ordinal, aria_pressed="true" if chosen else "false",
    )  # fmt: skip
    return element("li", button)


def _facts(plan: Plan, stored: Stored, items: int) -> Html:
    facts = {
        "地区": plan.region, "对象": plan.audience, "规划期": plan.period, "印发机关": plan.issuer, "文号": plan.number,
        "日期": plan.date, "条目": f"{items} 条，{len(plan.domains)} 个领域", "文件": stored.name,
        "认出的文字": f"{stored.coverage:.1%}（全文件 {stored.characters:,} 字）",
    }  # fmt: skip
    pairs = [element("div", element("dt", name), element("dd", value or "文中未写明")) for name, value in facts.items()]
    return element("dl", *pairs, class_="facts")


def _chapters(passages: Sequence[Passage], cited: Citation | None) -> list[Html]:
    found: list[Html] = []
    before = ""
    for (chapter, domain), group in groupby(
        passages, key=lambda p: (p.headings[0] if p.headings else p.part, p.domain)
    ):
        if domain and chapter != before:
            found.append(element("h3", chapter))
        before = chapter
        found.append(_section(domain or chapter, list(group), cited))
    return found


def _section(title: str, passages: Sequence[Passage], cited: Citation | None) -> Html:
    blocks = []
    counts = []
    for name, group in groupby(passages, key=lambda p: p.part if p.domain else " › ".join(p.headings[1:])):
        items = list(group)
        counts.append(f"{name} {len(items)}" if items[0].domain else "")
        blocks.append(
            joined_html(
                [element("h4", name) if name else Html(), element("ol", *(_item(item, cited) for item in items))]
            )
        )
    count = " · ".join(counts) if counts[0] else f"{len(passages)} 段"
    opened = cited is not None and any(overlaps(p.spans, cited.spans) for p in passages)
    return element("details", element("summary", element("span", title, class_="title"), element("span", count, class_="count")),
                   *blocks, open=opened)  # fmt: skip


def _item(passage: Passage, cited: Citation | None) -> Html:
    here = cited is not None and overlaps(passage.spans, cited.spans)
    number = element("span", f"{passage.item}." if passage.item is not None else "", class_="item-number")
    return element(
        "li", number, element("p", highlighted(passage, cited if here else None)), class_="cited" if here else None
    )
