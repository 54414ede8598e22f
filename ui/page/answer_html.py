"""The conversation as HTML: questions, answers with their markers, values, what was looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.tell.answer import Answer, Row, Silent
from ingest.figures.sentences import pieces
from ui.exports.plain_text import answer_text
from ui.markup import Html, element, joined_html
from ui.wording.answers import STATUS_NOTES, indicator_of, looked_at, silent_by_reason, silent_name, worked_out

_MARKER = re.compile(r"\[(\d+)\]")
_ITEM = re.compile(r"^(?:\d+[.、．]|[·•-])\s*")
LARGEST_METER = 60
"""Up to so many plans each has its own cell in the meter; more would not be told apart."""

MOST_COMPUTED = 6
"""So many worked out figures stand below an answer; more, one for each of many places, wait behind a click."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what has come of it: nothing yet, a failure in one sentence, or an answer.

    `shown` counts the steps of the answer that are on the page while it is being written out; None when all is there.
    """

    question: str
    answer: Answer | None = None
    failure: str | None = None
    shown: int | None = None


def conversation(turns: Sequence[Turn]) -> Html:
    """All turns, oldest first."""
    return element("div", *(_turn(number, turn) for number, turn in enumerate(turns)), class_="turns")


def steps(answer: Answer) -> int:
    """Into how many steps writing it out is cut: rows of the table where it has one, else sentences."""
    return len(answer.rows) if _tabular(answer) else len(pieces(answer.text))


def with_markers(text: str, answer: Answer, turn: int) -> Html:
    """Text whose `[n]` are links to the citations of the answer; everything else is escaped."""
    known = {citation.number for citation in answer.citations}
    content: list[str] = []
    end = 0
    for match in _MARKER.finditer(text):
        number = int(match[1])
        if number in known:
            content += [text[end : match.start()], marker(number, turn)]
            end = match.end()
    return joined_html([*content, text[end:]])


def marker(number: int, turn: int) -> Html:
    """The superscript that opens citation `number` of a turn."""
    link = element(
        "a", f"[{number}]", class_="cite", href=f"#source-{turn}-{number}", data_action="open", data_turn=turn,
        data_number=number, aria_label=f"出处 {number}：查看原文",
    )  # fmt: skip
    return element("sup", link)


def _turn(number: int, turn: Turn) -> Html:
    question = element("h2", turn.question, class_="question")
    if turn.failure is not None:
        body = element("p", turn.failure, class_="failure", role="alert")
    elif turn.answer is None:
        body = element("p", "正在查阅规划……", class_="working", role="status")
    else:
        body = _answer(turn.answer, number, turn.shown)
    return element("article", question, body, class_="turn", id=f"turn-{number}")


def _answer(answer: Answer, turn: int, shown: int | None) -> Html:
    """The answer so far, or all of it. A table says what the lines below the first say; those then wait behind a click."""
    first, _, rest = answer.text.partition("\n")
    if _tabular(answer):
        body = [_text(first, answer, turn), _values(answer.rows[:shown], turn, first)]
    else:
        body = [_text("".join(pieces(answer.text)[:shown]), answer, turn)]
    if shown is not None:
        return element("div", *body, class_="answer writing")
    note = STATUS_NOTES[answer.status]
    badge = element("p", note, class_=f"status {answer.status.replace('_', '-')}") if note else Html()
    words = Html()
    if _tabular(answer) and rest:
        words = element("details", element("summary", "逐条文字与原文"), _text(rest, answer, turn), class_="in-words")
    return element(
        "div", badge, *body, _computed(answer, turn), _ledger(answer, turn), words, _foot(answer, turn), class_="answer"
    )


def _tabular(answer: Answer) -> bool:
    return len(answer.rows) > 1


def _text(text: str, answer: Answer, turn: int) -> Html:
    lines = [
        element("p", with_markers(line, answer, turn), class_=_kind_of_line(line))
        for line in text.split("\n")
        if line.strip()
    ]
    return element("div", *lines, class_="text")


def _kind_of_line(line: str) -> str | None:
    if _ITEM.match(line):
        return "item"
    return "lead" if not _MARKER.search(line) and (line.endswith("：") or len(line) <= 6) else None


def _values(shown: Sequence[Row], turn: int, above: str) -> Html:
    """The rows as a table, without the columns that would say the same in each row; `above` is the line before it."""
    columns = {"指标": indicator_of}
    caption = Html()
    if len(indicators := {row.indicator for row in shown}) == 1:
        name = indicators.pop()
        caption = Html() if name in above else element("caption", name)
        columns = {"范围": lambda row: row.scope or "—"} if any(row.scope for row in shown) else {}
    if len({row.audience for row in shown}) > 1:
        columns = {"对象": lambda row: row.audience or "", **columns}
    head = element("tr", *(element("th", name, scope="col") for name in ("地区", *columns, "目标值", "出处")))
    rows = []
    for place, group in groupby(shown, key=lambda row: row.region or row.plan):
        here = list(group)
        for row in here:
            first = element("th", place, scope="rowgroup", rowspan=len(here)) if row is here[0] else Html()
            cells = (element("td", read(row)) for read in columns.values())
            value = element("td", row.display, class_="value")
            rows.append(element("tr", first, *cells, value, element("td", marker(row.citation, turn), class_="source")))
    table = element("table", caption, element("thead", head), element("tbody", *rows))
    return element("div", table, class_="values", role="region", tabindex=0, aria_label="数值表")


def _computed(answer: Answer, turn: int) -> Html:
    """What was worked out for the question; what only the check of its sentences needs is not shown."""
    lines = [element("li", worked_out(figure), *(marker(n, turn) for n in figure.sources)) for figure in answer.results]
    if len(lines) > MOST_COMPUTED:
        words = element("summary", f"程序算出 {len(lines)} 项")
        return element("details", words, element("ul", *lines), class_="computed")
    head = element("p", "程序算出", class_="label")
    return element("div", head, element("ul", *lines), class_="computed") if lines else Html()


def _ledger(answer: Answer, turn: int) -> Html:
    if answer.coverage is None or not (told := looked_at(answer)):
        return Html()
    groups = [
        element("li", element("span", f"{reason}：", class_="reason"), _places(places, answer, turn))
        for reason, places in silent_by_reason(answer)
    ]
    return element(
        "div", element("p", f"{told}。", class_="looked-at"), _meter(answer.coverage.answered, answer.coverage.plans),
        element("ul", *groups) if groups else Html(), class_="ledger",
    )  # fmt: skip


def _places(places: Sequence[Silent], answer: Answer, turn: int) -> Html:
    content: list[str] = []
    known = {citation.number for citation in answer.citations}
    for position, place in enumerate(places):
        content += ["、" if position else "", silent_name(place)]
        if place.citation in known:
            content.append(marker(place.citation, turn))
    return joined_html(content)


def _meter(answered: int, plans: int) -> Html:
    if not 0 < plans <= LARGEST_METER:
        return Html()
    cells = (element("i", class_="on" if cell < answered else None) for cell in range(plans))
    return element("div", *cells, class_="meter", aria_hidden="true")


def _foot(answer: Answer, turn: int) -> Html:
    how = "逐条摘自原文，未用语言模型" if answer.mode == "extractive" else "由语言模型据原文写成，已逐句核对"
    removed = f" · 核对时删去 {answer.unsupported} 处没有依据的表述" if answer.unsupported else ""
    count = len(answer.citations)
    sources = (
        element("button", f"出处 {count} 条", type="button", data_action="sources", data_turn=turn) if count else Html()
    )
    copy = element("button", "复制答案和出处", type="button", data_action="copy", data_text=answer_text(answer))
    return element(
        "footer",
        copy,
        sources,
        element("span", f"{how}{removed} · {answer.seconds:.2f} 秒", class_="how"),
        class_="foot",
    )
