"""The page of `guihua diff`: two columns, with the words and figures that differ marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.compare.alignment import Alone
from assistant.compare.two_plans import Compared, Difference, differs
from assistant.compare.word_changes import Side, Stretch
from assistant.plan_words import name_with_period
from ingest.plan import Passage, Plan
from ui.exports.two_plans import STATUS, Block, blocks, figure_line, numbered, section_of, summary
from ui.markup import Html, element, together

STYLE = """
body{font:16px/1.7 'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;margin:2em auto;max-width:76em;padding:0 1em;color:#1c1c1c}
h2{font-size:1.3em}h3{font-size:1.1em;margin:2em 0 .5em;border-bottom:2px solid #1c1c1c}
table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border:1px solid #c8c8c8;padding:.5em .7em;vertical-align:top;text-align:left}
thead th{background:#f2f2f2;position:sticky;top:0}
.where{display:block;font-size:.82em;color:#595959}.state{width:15em;font-size:.88em}.none{color:#767676}
del{background:#fbe0dd;color:#7a1c12;text-decoration:line-through}ins{background:#d9f0de;color:#0c4a1f;text-decoration:underline}
ul{margin:.3em 0 0;padding-left:1.1em;font-size:.88em}.figures{font-weight:600}
"""


def page(found: Difference) -> str:
    """A page of its own; every text of a document is escaped."""
    title = element("title", f"{name_with_period(found.left)} 与 {name_with_period(found.right)}")
    head = f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">{title}<style>{STYLE}</style></head>'
    return f"{head}<body>{article(found)}</body></html>\n"


def article(found: Difference) -> Html:
    """The comparison as a part of a page: a summary, then a table for each domain and part."""
    return element(
        "article",
        element("h2", f"{name_with_period(found.left)} 与 {name_with_period(found.right)}"),
        element("p", summary(found)),
        element("p", "删除线的文字只在左边的规划里，下划线的文字只在右边的规划里。", class_="where"),
        *(_block(block, found) for block in blocks(found)),
        class_="diff",
    )


def _block(block: Block, found: Difference) -> Html:
    head = element(
        "thead",
        element(
            "tr",
            element("th", name_with_period(found.left), scope="col"),
            element("th", name_with_period(found.right), scope="col"),
            element("th", "异同", class_="state", scope="col"),
        ),
    )
    rows = together(_rows(block, found))
    return together(
        [element("h3", " › ".join(filter(None, block.section))), element("table", head, element("tbody", rows))]
    )


def _rows(block: Block, found: Difference) -> Iterator[Html]:
    """Pairs and items of the left plan in its order, then the items that only the right one has."""
    left: list[tuple[int, Html]] = [(each.pair.left[0].ordinal, _pair(each, found)) for each in block.compared]
    left += [(alone.passage.ordinal, _alone(alone, found.left, right=False)) for alone in block.left_only]
    yield from (row for _, row in sorted(left, key=lambda entry: entry[0]))
    yield from (_alone(alone, found.right, right=True) for alone in block.right_only)


def _pair(each: Compared, found: Difference) -> Html:
    figures = [
        figure_line(figure, found.left, found.right) for figure in each.figures if differs(figure) or figure.elsewhere
    ]
    listed = element("ul", *(element("li", line) for line in figures)) if figures else Html()
    state = element("td", element("span", STATUS[each.status], class_=each.status), listed, class_="state")
    return element("tr", _cell(each.pair.left, each.words, "left"), _cell(each.pair.right, each.words, "right"), state)


def _cell(passages: Sequence[Passage], words: Sequence[Stretch], side: Side) -> Html:
    if not words:
        return element("td", _where(passages), "".join("".join(p.text.split()) for p in passages))
    mark = "del" if side == "left" else "ins"
    shown = (element(mark, s.on(side)) if s.side == side else s.on(side) for s in words if s.side in (side, "both"))
    return element("td", _where(passages), together(shown))


def _alone(alone: Alone, plan: Plan, *, right: bool) -> Html:
    cell = element("td", _where([alone.passage]), "".join(alone.passage.text.split()))
    near = alone.nearest
    nothing = element(
        "td",
        "没有对应条目",
        element("span", f"最接近的是 {' › '.join(near.path)}", class_="where") if near else Html(),
        class_="none",
    )
    state = element("td", f"仅{name_with_period(plan)}", class_="state")
    return element("tr", *((nothing, cell) if right else (cell, nothing)), state)


def _where(passages: Sequence[Passage]) -> Html:
    first = passages[0]
    page = f"，第 {first.page} 页" if first.page else ""
    where = " › ".join(filter(None, section_of(first)))
    return element("span", f"{where} {numbered(passages)}（{first.plan.document}{page}）", class_="where")
