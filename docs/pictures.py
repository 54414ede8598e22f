"""Takes the pictures of README over the bundled sample plans: page.png in Debian's chromium, chart.png as it is written,
workbook.png by way of LibreOffice (Debian's libreoffice-calc) and PDF.

`python docs/pictures.py chart workbook` takes these two only.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageOps
from playwright.sync_api import sync_playwright

from assistant.compare.matrix import compare
from index.build import ingest
from index.embedders.embedder import open_embedder
from index.library import Library
from ingest.samples import sample_files
from ui.exports import matrix
from ui.page.app import build_app
from ui.page.page import launch_options

HERE = Path(__file__).parent
QUESTION = "各地孕产妇死亡率目标是多少"
INDICATORS = ["孕产妇死亡率", "近视率"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


def main() -> None:
    """Write the pictures that are named, or all."""
    pictures = {"page": page, "chart": chart, "workbook": workbook}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "library"
        with Library(folder, create=True) as library:
            list(ingest(library, sample_files(), open_embedder))
        for name in sys.argv[1:] or pictures:
            pictures[name](folder, HERE / f"{name}.png")


def chart(folder: Path, picture: Path) -> None:
    """The chart of a comparison."""
    picture.write_bytes(_compared(folder, "png"))


def workbook(folder: Path, picture: Path) -> None:
    """The first page of each sheet of a comparison's workbook, one below the other."""
    file = folder / "compare.xlsx"
    file.write_bytes(_compared(folder, "xlsx"))
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, file], check=True)
    pages = [page.render(scale=2).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(file.with_suffix(".pdf"))]
    shown = [_without_margins(page) for page in pages]
    whole = Image.new("RGB", (max(p.width for p in shown), sum(p.height for p in shown)), "white")
    top = 0
    for each in shown:
        whole.paste(each, ((whole.width - each.width) // 2, top))
        top += each.height
    whole.save(picture)


def _compared(folder: Path, form: str) -> bytes:
    with Library(folder) as library:
        content = matrix.FORMS[form](compare(library, INDICATORS))
    assert isinstance(content, bytes)
    return content


def _without_margins(page: Image.Image) -> Image.Image:
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    return ImageOps.expand(page.crop(box), 24, "white")


def page(folder: Path, picture: Path) -> None:
    """The page with an answer and one of its lines."""
    with served(folder) as address, sync_playwright() as playwright:
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
        page.screenshot(path=str(picture))
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the page over a library."""
    app = build_app(folder, open_embedder)
    options = {**launch_options(folder), "prevent_thread_lock": True, "server_name": "127.0.0.1", "quiet": True}
    _, address, _ = app.launch(**options)
    try:
        yield address
    finally:
        app.close()


if __name__ == "__main__":
    main()
