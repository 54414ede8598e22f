"""The web page as a call: nothing of Gradio is imported before one of these is used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from index.embedders.embedder import Embedder
from ingest.errors import GuihuaError

if TYPE_CHECKING:
    from ui.page.gradio_offline import gr


def build_app(library_folder: Path, open_embedder: Callable[[], Embedder]) -> gr.Blocks:
    """The page over the library in `library_folder`, which may still be empty; launch it with `page.launch_options`."""
    from ui.page.page import page
    from ui.page.workspace import Workspace

    return page(Workspace(library_folder, open_embedder))


def serve(
    library_folder: Path, open_embedder: Callable[[], Embedder], host: str = "127.0.0.1", port: int = 7860,
    open_browser: bool = False,
) -> None:  # fmt: skip
    """Show the page at host:port until interrupted; raises GuihuaError where the port is taken."""
    from ui.page.page import launch_options

    app = build_app(library_folder, open_embedder)
    try:
        app.launch(
            server_name=host,
            server_port=port,
            prevent_thread_lock=True,
            inbrowser=open_browser,
            **launch_options(library_folder),
        )
    except OSError as error:
        raise GuihuaError(f"端口 {port} 已被占用，网页没有打开：请换一个，例如 guihua ui --port {port + 1}") from error
    print(f"网页已打开：{app.local_url}（按 Ctrl+C 关闭）", flush=True)
    app.block_thread()
