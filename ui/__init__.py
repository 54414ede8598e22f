"""The ways in: the command line, the page, files to take away. `python -m ui` is the command `guihua`."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from ui.command_line.cli import main
    from ui.page.app import build_app

__all__ = ["build_app", "main"]

__getattr__ = lazily(__name__, {
    "command_line.cli": ["main"],
    "page.app": ["build_app"],
})  # fmt: skip
