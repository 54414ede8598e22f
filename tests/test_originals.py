"""The files behind the citations, as the page serves them: the right one, at the right place, and harmless."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from conftest import Run
from hashed_embedder import HashedEmbedder
from plan_files import PLAN, take, write
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.tell.answer import Citation
from index.library import Library
from ingest.samples import sample_files
from ui.page.originals import address, originals_route

PAGE = "<html><head><script>alert(1)</script></head><body>{}</body></html>"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of four files; tests must not change it."""
    folder = tmp_path_factory.mktemp("originals")
    lines = "".join(f"<p>{line}</p>" for line in PLAN.format("青石", 7).splitlines())
    (folder / "青石 规划.html").write_text(PAGE.format(lines), "utf-8")
    gbk = folder / "old.txt"
    gbk.write_bytes(PLAN.format("云台", 5).encode("gb18030"))
    files = {path.suffix: path for path in sample_files()}
    with Library(folder / "library", create=True) as opened:
        take(opened, HashedEmbedder(), folder / "青石 规划.html", gbk, files[".pdf"], files[".docx"])
        yield opened


@pytest.fixture
def browser(library: Library) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[originals_route(library.folder)])) as client:
        yield client


def test_a_pdf_is_shown_as_it_was_brought_in(browser: TestClient, library: Library) -> None:
    name = next(stored.name for stored in library.documents() if stored.name.endswith(".pdf"))
    answer = browser.get("/original", params={"document": name})
    source = next(path for path in sample_files() if path.suffix == ".pdf")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.content == source.read_bytes()
    assert answer.headers["content-disposition"].startswith("inline")


def test_a_word_file_is_downloaded(browser: TestClient, library: Library) -> None:
    name = next(stored.name for stored in library.documents() if stored.name.endswith(".docx"))
    answer = browser.get("/original", params={"document": name})
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_text_is_shown_in_utf8_whatever_its_encoding(browser: TestClient) -> None:
    answer = browser.get("/original", params={"document": "old.txt"})
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == PLAN.format("云台", 5)


def test_scripts_of_a_saved_page_do_not_run(browser: TestClient) -> None:
    answer = browser.get("/original", params={"document": "青石 规划.html"})
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["", "gone.txt", "../library.db", "/etc/passwd", "..%2flibrary.db", "library.db"])
def test_nothing_but_documents_is_served(browser: TestClient, name: str) -> None:
    assert browser.get("/original", params={"document": name}).status_code == 404


def test_an_address_leads_to_the_page_or_the_words() -> None:
    def citation(document: str, page: int | None) -> Citation:
        return Citation(1, document, "规划", "河湾县", "妇女", (), "孕产妇死亡率控制在\n12/10万以下。", ((0, 5),), page)

    assert address(citation("a b&c.pdf", 3)) == "/original?document=a%20b%26c.pdf#page=3"
    parts = urlsplit(address(citation("规划#1.txt", None)))
    assert parse_qs(parts.query) == {"document": ["规划#1.txt"]}
    assert unquote(parts.fragment) == ":~:text=孕产妇死亡率控制在"


def test_the_command_names_the_paragraph(guihua: Callable[..., Run], tmp_path: Path) -> None:
    guihua("ingest", write(tmp_path / "plan.txt"))
    assert "plan.txt，第7段）" in guihua("ask", "河湾的孕产妇死亡率目标是多少").out
