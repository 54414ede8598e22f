"""Takes the picture of README, page.png: the page over the bundled sample plans, in Debian's chromium."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from index.build import ingest
from index.embedder import open_embedder
from index.library import Library
from ingest.samples import sample_files
from ui.app import build_app
from ui.page import launch_options

QUESTION = "各地孕产妇死亡率目标是多少"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


def main() -> None:
    """Write docs/page.png."""
    folder = Path(tempfile.mkdtemp())
    with Library(folder, create=True) as library:
        list(ingest(library, sample_files(), open_embedder))
    app = build_app(folder, open_embedder)
    options = {**launch_options(folder), "prevent_thread_lock": True, "server_name": "127.0.0.1", "quiet": True}
    _, address, _ = app.launch(**options)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        box = page.get_by_role("textbox").first
        box.fill(QUESTION)
        box.press("Enter")
        page.locator(".turn .foot").wait_for()
        page.locator(".values .cite").first.click()
        page.locator("#panel mark").wait_for()
        page.wait_for_timeout(500)  # the panel slides in
        page.screenshot(path=str(Path(__file__).with_name("page.png")))
        browser.close()
    app.close()


if __name__ == "__main__":
    main()
