"""The tab that shows what the library holds: its plans, and each of them in full."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from assistant.compare.two_plans import compare_plans
from assistant.plan_words import name_with_document
from assistant.tell.answer import Citation
from index.library import Library
from ingest.errors import GuihuaError
from ingest.plan import Plan
from ui.exports.two_plans_html import two_plans_article
from ui.markup import Html, element
from ui.page.gradio_offline import gr
from ui.page.plan_html import PLANS_LISTED, empty_library, matching, nothing_chosen, plan_list, plan_page
from ui.page.surroundings import surroundings_of
from ui.page.workspace import Workspace

Chosen = tuple[str, int] | None
"""Document and ordinal of the plan that is shown."""


@dataclass(frozen=True, slots=True)
class PlansTab:
    """The parts of the tab that other parts of the page change."""

    list: gr.HTML
    page: gr.HTML
    chosen: gr.State
    wanted: gr.Textbox


def plans_tab(workspace: Workspace, script: str) -> PlansTab:
    """Lay out the tab and connect its events."""
    chosen = gr.State(None)
    with gr.Row(elem_id="library"):
        with gr.Column(elem_id="shelf"):
            wanted = gr.Textbox(
                show_label=False, container=False, placeholder="按地区、标题、印发机关筛选", elem_id="filter"
            )
            cards = gr.HTML(apply_default_css=False, js_on_load=script, elem_id="plans")
        with gr.Column(elem_id="desk"):
            beside = gr.Dropdown([], show_label=False, container=False, visible=False, elem_id="other-plan")
            page = gr.HTML(nothing_chosen(), apply_default_css=False, js_on_load=script, elem_id="plan")

    def choose(event: gr.EventData, wanted: str) -> tuple[Html, Html, Chosen]:
        data = dict(event._data or {})
        ordinal = str(data.get("ordinal", ""))
        return shown(workspace, wanted, (str(data.get("document")), int(ordinal) if ordinal.isdecimal() else 0))

    cards.click(choose, wanted, [cards, page, chosen], show_progress="hidden", api_visibility="private")
    wanted.change(lambda text, plan: shown(workspace, text, plan)[0], [wanted, chosen], cards,
                  show_progress="hidden", api_visibility="private", trigger_mode="always_last")  # fmt: skip
    chosen.change(lambda plan: offered(workspace, plan), chosen, beside, show_progress="hidden",
                  api_visibility="private")  # fmt: skip
    # `input`: only what a person picks, not that the choice was emptied for another plan.
    beside.input(lambda plan, other: compared(workspace, plan, other), [chosen, beside], page,
                 api_visibility="private")  # fmt: skip
    return PlansTab(cards, page, chosen, wanted)


def offered(workspace: Workspace, chosen: Chosen) -> gr.Dropdown:
    """The plans that the chosen one can be compared with; hidden while none is chosen."""
    with workspace.library() as library:
        plans = library.plans if library and chosen else ()
        others = [(name_with_document(plan), _value(plan)) for plan in plans if (plan.document, plan.ordinal) != chosen]
    return gr.Dropdown([("与另一份规划逐条对照……", ""), *others], value="", visible=bool(others))


def compared(workspace: Workspace, chosen: Chosen, other: str | None) -> Html:
    """The chosen plan beside another one, item by item; the plan alone where no other is picked."""
    try:
        with workspace.library() as library:
            if library is None or not library.plans:
                return empty_library()
            plan = _plan(library, chosen, None)
            beside = next((held for held in library.plans if _value(held) == other), None)
            if plan is None or beside is None:
                return _page(library, plan, None)
            return two_plans_article(compare_plans(library, plan, beside))
    except GuihuaError as error:
        return element("p", str(error), class_="failure", role="alert")


def _value(plan: Plan) -> str:
    """A plan as the value of a choice."""
    return f"{plan.ordinal}/{plan.document}"


def shown(
    workspace: Workspace, wanted: str, chosen: Chosen, citation: Citation | None = None
) -> tuple[Html, Html, Chosen]:
    """The list as the filter leaves it, the page of the chosen plan, and the plan that is now chosen.

    With a citation, the plan that holds it is chosen and the cited words are highlighted.
    """
    try:
        with workspace.library() as library:
            if library is None or not library.plans:
                return empty_library(), Html(), None
            plan = _plan(library, chosen, citation)
            return (
                _list(library, wanted, plan),
                _page(library, plan, citation),
                (plan.document, plan.ordinal) if plan else None,
            )
    except GuihuaError as error:
        return element("p", str(error), class_="failure", role="alert"), Html(), None


def _plan(library: Library, chosen: Chosen, citation: Citation | None) -> Plan | None:
    if citation is not None:
        context = surroundings_of(library, citation)
        return context.plan if context else None
    return next((plan for plan in library.plans if (plan.document, plan.ordinal) == chosen), None)


def _list(library: Library, wanted: str, plan: Plan | None) -> Html:
    plans = matching(library.plans, wanted)
    counts = Counter((p.plan.document, p.plan.ordinal) for p in library.passages(plans[:PLANS_LISTED]))
    return plan_list(plans, {stored.name: stored for stored in library.documents()}, counts, plan)


def _page(library: Library, plan: Plan | None, citation: Citation | None) -> Html:
    if plan is None:
        return nothing_chosen()
    stored = next(stored for stored in library.documents() if stored.name == plan.document)
    return plan_page(plan, stored, library.passages([plan]), citation)
