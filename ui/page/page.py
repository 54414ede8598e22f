"""The page: a banner, a tab for questions and a tab for the plans, over one library. Needs no network."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from ingest.errors import GuihuaError
from ui.markup import Html, element
from ui.page.answer_html import Turn
from ui.page.chat_tab import chat_tab, cited, welcome
from ui.page.gradio_offline import gr
from ui.page.originals import originals_route
from ui.page.plan_html import summary
from ui.page.plans_tab import plans_tab, shown
from ui.page.workspace import Workspace

FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "sans-serif")
FIXED_WIDTH_FONTS = ("Cascadia Mono", "Noto Sans Mono CJK SC", "monospace")
_ON_LOAD = "() => { document.documentElement.lang = 'zh-CN'; }"


def page(workspace: Workspace) -> gr.Blocks:
    """Lay out the page and connect what crosses from one tab to the other."""
    script = files("ui.page").joinpath("page.js").read_text("utf-8")
    app = gr.Blocks(title="规划问答", analytics_enabled=False, fill_width=True)
    with app:
        top = gr.HTML(apply_default_css=False, elem_id="banner")
        with gr.Tabs(elem_id="tabs") as tabs:
            with gr.Tab("提问", id="chat"):
                chat = chat_tab(workspace, script)
            with gr.Tab("规划", id="plans"):
                plans = plans_tab(workspace, script)

        def read_whole(event: gr.EventData, turns: list[Turn]) -> tuple[Any, ...]:
            """From a citation to its place in the whole plan."""
            data = dict(event._data or {})
            found = cited(data, turns) if data.get("action") == "plan" else None
            if found is None or found[2] is None:
                return (gr.skip(),) * 5
            return (gr.Tabs(selected="plans"), "", *shown(workspace, "", None, found[2]))

        def opened() -> tuple[Html, ...]:
            """At each visit, so that what was ingested meanwhile is there."""
            return (banner(workspace), welcome(workspace), *shown(workspace, "", None)[:2])

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        chat.panel.click(read_whole, chat.turns, [tabs, plans.wanted, plans.list, plans.page, plans.chosen], **quiet)
        app.load(opened, None, [top, chat.conversation, plans.list, plans.page], **quiet)
    app.queue(default_concurrency_limit=8)
    return app


def launch_options(library_folder: Path) -> dict[str, Any]:
    """What `Blocks.launch` needs for the page over this library: its looks, the files that were brought in, and
    everything off that talks to another host."""
    theme = gr.themes.Base(
        font=[gr.themes.Font(name) for name in FONTS], font_mono=[gr.themes.Font(name) for name in FIXED_WIDTH_FONTS],
        primary_hue="teal", neutral_hue="stone",
    )  # fmt: skip
    return {
        "theme": theme, "css_paths": Path(str(files("ui.page").joinpath("style.css"))), "js": _ON_LOAD, "footer_links": [],
        "share": False, "run_history": False, "enable_monitoring": False, "pwa": False, "ssr_mode": False,
        "mcp_server": False, "quiet": True, "app_kwargs": {"routes": [originals_route(library_folder)]},
    }  # fmt: skip


def banner(workspace: Workspace) -> Html:
    """The name of the page and how much the library holds."""
    name = element("h1", "规划问答")
    try:
        with workspace.library() as library:
            if library is None or not library.plans:
                return element("header", name)
            return element("header", name, element("p", summary(library.plans, len(library.documents()))))
    except GuihuaError:  # the conversation shows the sentence
        return element("header", name)
