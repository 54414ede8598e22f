"""The tab where questions are asked: the conversation, and beside it the citations in their context."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.tell.answer import Answer, Citation
from ingest.errors import GuihuaError
from ui.markup import Html, element
from ui.page.answer_html import Turn, conversation, steps
from ui.page.citation_html import citation_list, reading, waiting
from ui.page.examples import example_questions
from ui.page.gradio_offline import gr
from ui.page.plan_html import empty_library
from ui.page.surroundings import surroundings_of
from ui.page.workspace import Workspace

LONGEST_WRITING = 0.6
"""Seconds over which an answer is written out; it is known at once, so the reader must not be made to wait for it."""

Shown = tuple[str, Html, Html, list[Turn]]
"""What the question field, the conversation, the panel and the state become."""


@dataclass(frozen=True, slots=True)
class ChatTab:
    """The parts of the tab that other parts of the page listen to or change."""

    conversation: gr.HTML
    panel: gr.HTML
    turns: gr.State


def chat_tab(workspace: Workspace, script: str) -> ChatTab:
    """Lay out the tab and connect its events."""
    turns = gr.State([])
    with gr.Row(elem_id="chat"):
        with gr.Column(elem_id="talk"):
            talk = gr.HTML(apply_default_css=False, js_on_load=script, elem_id="conversation")
            with gr.Row(elem_id="composer"):
                field = gr.Textbox(
                    show_label=False, container=False, max_lines=5, autofocus=True, elem_id="question", scale=1,
                    placeholder="就资料库中的规划提问",
                    html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send"),
                )  # fmt: skip
                ask = gr.Button("提问", variant="primary", elem_id="ask", scale=0, min_width=88)
                fresh = gr.Button("新对话", elem_id="fresh", scale=0, min_width=88)
        with gr.Column(elem_id="beside"):
            panel = gr.HTML(waiting(), apply_default_css=False, js_on_load=script, elem_id="panel")

    def submitted(question: str, turns: list[Turn]) -> Iterator[Shown]:
        yield from _asked(workspace, question, turns)

    def clicked(event: gr.EventData, turns: list[Turn]) -> Iterator[tuple[object, object, object, object]]:
        """A click in the conversation: an example question is asked, a marker is opened beside it."""
        data = dict(event._data or {})
        if data.get("action") == "ask":
            yield from _asked(workspace, str(data.get("question", "")), turns)
        else:
            yield gr.skip(), gr.skip(), _opened(workspace, data, turns), gr.skip()

    def read(event: gr.EventData, turns: list[Turn]) -> object:
        data = dict(event._data or {})
        return gr.skip() if data.get("action") == "plan" else _opened(workspace, data, turns)

    shown = [field, talk, panel, turns]
    gr.on([field.submit, ask.click], submitted, [field, turns], shown, show_progress="hidden", api_visibility="private")
    talk.click(clicked, turns, shown, show_progress="hidden", api_visibility="private")
    panel.click(read, turns, panel, show_progress="hidden", api_visibility="private")
    fresh.click(
        lambda: ("", welcome(workspace), waiting(), []), None, shown, show_progress="hidden", api_visibility="private"
    )
    return ChatTab(talk, panel, turns)


def welcome(workspace: Workspace) -> Html:
    """The conversation before the first question: what can be asked here, or what to do in an empty library."""
    try:
        with workspace.library() as library:
            if library is None or not library.plans:
                return empty_library()
            examples = example_questions(library)
    except GuihuaError as error:
        return element("p", str(error), class_="failure", role="alert")
    buttons = [
        element("li", element("button", question, type="button", data_action="ask", data_question=question))
        for question in examples
    ]
    return element(
        "section", element("h2", "想查规划里的什么？"),
        element("p", "答案只取自资料库中的规划，每一处都标明出处；数值由程序从条目中逐份核取，没有写到的会说明没有写到。"),
        element("ul", *buttons, class_="examples"), class_="welcome",
    )  # fmt: skip


def cited(data: dict[str, object], turns: list[Turn]) -> tuple[int, Answer, Citation | None] | None:
    """Turn, answer and citation that a click names; None where there is no such turn or it has no answer."""
    turn = _number(data.get("turn"))
    if turn is None or not 0 <= turn < len(turns) or (answer := turns[turn].answer) is None:
        return None
    number = _number(data.get("number"))
    return turn, answer, next((citation for citation in answer.citations if citation.number == number), None)


def _asked(workspace: Workspace, question: str, turns: list[Turn]) -> Iterator[Shown]:
    question = question.strip()
    if not question:
        yield "", conversation(turns) if turns else welcome(workspace), waiting(), turns
        return
    turn = Turn(question)
    yield "", conversation([*turns, turn]), waiting(), turns
    try:
        answer = workspace.ask(question, [earlier.question for earlier in turns if earlier.answer])
    except GuihuaError as error:
        turns = [*turns, replace(turn, failure=str(error))]
        yield "", conversation(turns), waiting(), turns
        return
    except Exception:  # the page must not wait for ever; the cause still goes to the log
        yield (
            "",
            conversation([*turns, replace(turn, failure="程序出错，没有得到答案；详情见运行本页的终端。")]),
            waiting(),
            turns,
        )
        raise
    beside = citation_list(answer, len(turns))
    turn = replace(turn, answer=answer)
    count = steps(answer)
    for shown in range(1, count):
        yield "", conversation([*turns, replace(turn, shown=shown)]), beside, turns
        time.sleep(min(0.05, LONGEST_WRITING / count))
    turns = [*turns, turn]
    yield "", conversation(turns), beside, turns


def _opened(workspace: Workspace, data: dict[str, object], turns: list[Turn]) -> Html:
    """The panel after a click: one citation in its context, or all citations of a turn."""
    found = cited(data, turns)
    if found is None:
        return waiting()
    turn, answer, citation = found
    if citation is None or data.get("action") == "sources":
        return citation_list(answer, turn)
    with workspace.library() as library:
        context = surroundings_of(library, citation) if library else None
    return reading(answer, turn, citation, context)


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and value.isdecimal() else None
