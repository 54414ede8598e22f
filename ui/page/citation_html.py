"""The panel beside the answer: its citations, and one citation in the surroundings it was taken from."""

from __future__ import annotations

from itertools import groupby

from assistant.plan_words import title_in_marks
from assistant.tell.answer import Answer, Citation
from ingest.plan import Passage
from ui.exports.plain_text import quote_text
from ui.markup import Html, element, joined_html
from ui.page.originals import address
from ui.page.surroundings import Surroundings, marked, overlaps
from ui.wording.places import page_or_paragraph, place_in_file, readable_path, readable_spans

_CLOSE = element("button", "关闭", type="button", class_="close", data_action="close")


def waiting() -> Html:
    """What the panel says before the first answer."""
    return _panel(
        element("h2", "出处"),
        element(
            "p", "答案里的每一处 [1] 都对应一段原文。点开它，这里就显示该条在规划中的位置和上下文。", class_="hint"
        ),
    )


def citation_list(answer: Answer, turn: int) -> Html:
    """All citations of an answer; each opens its surroundings."""
    if not answer.citations:
        return _panel(element("h2", "出处"), element("p", "这个回答没有引用原文。", class_="hint"))
    head = element("h2", f"出处 {len(answer.citations)} 条")
    return _panel(head, element("ol", *(_card(citation, turn) for citation in answer.citations), class_="sources"))


def reading(answer: Answer, turn: int, citation: Citation, context: Surroundings | None) -> Html:
    """One citation: which plan, where in it, where in the file, and its section with the cited words highlighted."""
    steps = element(
        "nav", element("button", f"‹ 全部 {len(answer.citations)} 条出处", type="button", data_action="sources", data_turn=turn),
        _step("上一条", citation.number - 1, answer, turn), _step("下一条", citation.number + 1, answer, turn), class_="steps",
    )  # fmt: skip
    head = element(
        "header", element("h2", element("span", str(citation.number), class_="number"), title_in_marks(citation.plan)),
        element("p", readable_path(citation.path), class_="path"), element("p", *_file(citation), class_="file"),
    )  # fmt: skip
    file = element("a", "打开原文件", href=address(citation), target="_blank", rel="noopener", class_="original")
    buttons = [element("button", "复制这条引文", type="button", data_action="copy", data_text=quote_text(citation))]
    if context is not None:
        buttons.append(
            element(
                "button",
                "在整份规划中阅读",
                type="button",
                data_action="plan",
                data_turn=turn,
                data_number=citation.number,
            )
        )
    return _panel(steps, head, _surroundings(citation, context), element("footer", *buttons, file, class_="foot"))


def highlighted(passage: Passage, citation: Citation | None) -> Html:
    """The words of a passage, those that the citation quotes highlighted."""
    if citation is None:
        return joined_html([passage.text])
    return joined_html(element("mark", words) if cited else words for words, cited in marked(passage, citation.spans))


def _panel(*content: str) -> Html:
    return element("section", _CLOSE, *content, class_="panel", tabindex=-1, aria_label="出处")


def _card(citation: Citation, turn: int) -> Html:
    link = element(
        "a", element("span", str(citation.number), class_="number"), element("span", title_in_marks(citation.plan), class_="plan"),
        href=f"#source-{turn}-{citation.number}", data_action="open", data_turn=turn, data_number=citation.number,
    )  # fmt: skip
    path = element("p", readable_path(citation.path), class_="path") if citation.path else Html()
    quote = element("blockquote", citation.quote)
    return element(
        "li", link, path, quote, element("p", *_file(citation), class_="file"), id=f"source-{turn}-{citation.number}"
    )


def _file(citation: Citation) -> list[Html]:
    parts = [citation.region or "", citation.document, page_or_paragraph(citation).lstrip("，")]
    shown = [element("span", part) for part in parts if part]
    shown.append(element("span", f"字符 {readable_spans(citation.spans)}", title=place_in_file(citation)))
    return [*shown, *(element("span", f"另见 {other.document}{page_or_paragraph(other)}") for other in citation.also)]


def _step(name: str, number: int, answer: Answer, turn: int) -> Html:
    there = any(citation.number == number for citation in answer.citations)
    return element(
        "button", name, type="button", data_action="open", data_turn=turn, data_number=number, disabled=not there
    )


def _surroundings(citation: Citation, context: Surroundings | None) -> Html:
    if context is None:
        note = element("p", "这份文件在回答之后有了变动，无法再显示上下文。下面是回答时的原文。", class_="hint")
        return joined_html([note, element("blockquote", element("mark", citation.quote))])
    heading = element("h3", element("mark", context.heading), class_="cited") if context.heading else Html()
    items = []
    for part, passages in groupby(context.passages, key=lambda passage: passage.part if context.heading else ""):
        shown = (_item(p, citation if not part and overlaps(p.spans, citation.spans) else None) for p in passages)
        items += [element("h4", part) if part else Html(), element("ol", *shown)]
    before = element("p", f"前面还有 {context.before} 条", class_="more") if context.before else Html()
    after = element("p", f"后面还有 {context.after} 条", class_="more") if context.after else Html()
    return element("div", before, heading, *items, after, class_="surroundings")


def _item(passage: Passage, citation: Citation | None) -> Html:
    number = element("span", f"{passage.item}." if passage.item is not None else "", class_="item-number")
    words = element("p", highlighted(passage, citation))
    return element("li", number, words, class_="cited" if citation else None)
