"""The page of `guihua diff`: two columns, with the words and figures that differ marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.compare.alignment import Alone
from assistant.compare.two_plans import Compared, TwoPlans
from assistant.compare.word_changes import Side, Stretch
from assistant.plan_words import name_with_period, told_path
from ingest.figures.width import without_blanks
from ingest.plan import Passage, Plan
from ui.exports.report_page import report_page
from ui.markup import Html, element, joined_html
from ui.wording.places import file_and_page, section_and_number, told_section
from ui.wording.two_plans import STATUS, ComparedSection, compared_sections, figure_lines, told_two_plans

_STYLE = """body{margin:2em auto;max-width:76em;padding:0 1em}h3{font-size:1.1em;margin:2em 0 .5em;border-bottom:2px solid #1c1c1c}
table{width:100%;table-layout:fixed}.state{width:15em;font-size:.88em}
del{background:#fbe0dd;color:#7a1c12;text-decoration:line-through}ins{background:#d9f0de;color:#0c4a1f;text-decoration:underline}
ul{margin:.3em 0 0;padding-left:1.1em;font-size:.88em}.figures{font-weight:600}
"""


def two_plans_page(found: TwoPlans) -> str:
    """A page of its own."""
    return report_page(
        f"{name_with_period(found.left)} 与 {name_with_period(found.right)}", _STYLE, two_plans_article(found)
    )


def two_plans_article(found: TwoPlans) -> Html:
    """The comparison as a part of a page: a summary, then a table for each domain and part."""
    return element(
        "article",
        element("h2", f"{name_with_period(found.left)} 与 {name_with_period(found.right)}"),
        element("p", told_two_plans(found)),
        element("p", "删除线的文字只在左边的规划里，下划线的文字只在右边的规划里。", class_="where"),
        *(_block(block, found) for block in compared_sections(found)),
        class_="diff",
    )


def _block(block: ComparedSection, found: TwoPlans) -> Html:
    head = element(
        "thead",
        element(
            "tr",
            element("th", name_with_period(found.left), scope="col"),
            element("th", name_with_period(found.right), scope="col"),
            element("th", "异同", class_="state", scope="col"),
        ),
    )
    rows = joined_html(_rows(block, found))
    return joined_html([element("h3", told_section(block.section)), element("table", head, element("tbody", rows))])


def _rows(block: ComparedSection, found: TwoPlans) -> Iterator[Html]:
    """Pairs and items of the left plan in its order, then the items that only the right one has."""
    left: list[tuple[int, Html]] = [(each.pair.left[0].ordinal, _pair(each, found)) for each in block.compared]
    left += [(alone.passage.ordinal, _alone(alone, found.left, right=False)) for alone in block.left_only]
    yield from (row for _, row in sorted(left, key=lambda entry: entry[0]))
    yield from (_alone(alone, found.right, right=True) for alone in block.right_only)


def _pair(each: Compared, found: TwoPlans) -> Html:
    figures = figure_lines(each, found)
    listed = element("ul", *(element("li", line) for line in figures)) if figures else Html()
    state = element("td", element("span", STATUS[each.status], class_=each.status), listed, class_="state")
    return element("tr", _cell(each.pair.left, each.words, "left"), _cell(each.pair.right, each.words, "right"), state)


def _cell(passages: Sequence[Passage], words: Sequence[Stretch], side: Side) -> Html:
    if not words:
        return element("td", _where(passages), "".join(without_blanks(p.text) for p in passages))
    mark = "del" if side == "left" else "ins"
    shown = (element(mark, s.on(side)) if s.side == side else s.on(side) for s in words if s.side in (side, "both"))
    return element("td", _where(passages), joined_html(shown))


def _alone(alone: Alone, plan: Plan, *, right: bool) -> Html:
    cell = element("td", _where([alone.passage]), without_blanks(alone.passage.text))
    near = alone.nearest
    nothing = element(
        "td",
        "没有对应条目",
        element("span", f"最接近的是 {told_path(near.path)}", class_="where") if near else Html(),
        class_="none",
    )
    state = element("td", f"仅{name_with_period(plan)}", class_="state")
    return element("tr", *((nothing, cell) if right else (cell, nothing)), state)


def _where(passages: Sequence[Passage]) -> Html:
    return element("span", f"{section_and_number(passages)}{file_and_page(passages[0])}", class_="where")
