"""The web page in a real browser, over a library of the sample plans: ask, read the source, follow up, read a plan."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hashed_embedder import HashedEmbedder
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.assistant import Assistant
from index.build import ingest
from index.library import Library
from ui.page.app import build_app

pytestmark = pytest.mark.slow

CHROMIUM = shutil.which("chromium")
QUESTION = "各地孕产妇死亡率目标是多少？"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOSTILE = """邪岭县妇女发展规划（2021—2030年）
一、各领域的目标与措施
（一）妇女与健康
主要目标：
1.孕产妇死亡率控制在12/10万以下，<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>{{7*7}}${window.hacked=3}。
策略措施：
1.完善服务。
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on the path (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def sample_page(sample_library_folder: Path) -> Iterator[str]:
    yield from served(sample_library_folder)


@pytest.fixture
def own_page(tmp_path: Path) -> Iterator[str]:
    """A page over a library of the test's own, `tmp_path / "library"`. Named before `page`, it outlives the visitor, to
    whom a server that ends is an error."""
    yield from served(tmp_path / "library")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh visitor in a window of a small laptop; at the end, nothing went wrong and nothing left this machine."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
    )
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda request: None if stays_here(request.url) else wrong.append(request.url))
    yield opened
    context.close()
    assert wrong == []


def stays_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob") or parts.hostname == "127.0.0.1"


def served(folder: Path) -> Iterator[str]:
    """Address of a page over a library folder, as `serve` launches it."""
    from ui.page.page import launch_options

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = build_app(folder, HashedEmbedder)
    app.launch(server_name="127.0.0.1", server_port=port, prevent_thread_lock=True, **launch_options(folder))
    yield f"http://127.0.0.1:{port}/"
    app.close()


def ask(page: Page, question: str) -> None:
    """Ask and wait until the answer is written out."""
    turns = page.locator(".turn").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn")).to_have_count(turns + 1)
    expect(page.locator(".turn").last.locator(".foot")).to_be_visible()


def test_from_a_question_to_the_cited_line(page: Page, sample_page: str, sample_library: Library) -> None:
    answer = Assistant(sample_library, HashedEmbedder).ask(QUESTION)
    page.goto(sample_page)
    ask(page, QUESTION)
    assert page.locator(".values .value").all_inner_texts() == [row.display for row in answer.rows]
    assert len(answer.rows) > 1
    expect(page.locator(".ledger .looked-at")).to_contain_text("查了")
    expect(page.locator(".sources li")).to_have_count(len(answer.citations))

    citation = answer.citations[answer.rows[0].citation - 1]
    page.locator(".values .cite").first.click()
    cited = page.locator("#panel li.cited")
    expect(cited).to_have_count(1)
    expect(cited).to_be_in_viewport()
    assert page.locator("#panel mark").inner_text() == sample_library.document(citation.document).cut(citation.spans)
    expect(page.locator("#panel .file")).to_contain_text(citation.document)
    expect(page.locator("#panel .file")).to_contain_text(str(citation.spans[0][0]))
    assert page.locator("#panel .surroundings li").count() > 1

    page.get_by_role("button", name="在整份规划中阅读").click()
    expect(page.locator("#plan li.cited mark")).to_be_in_viewport()
    expect(page.locator("#plan h2")).to_contain_text(citation.plan)


def test_an_example_is_asked_a_follow_up_is_understood_and_the_answer_is_copied(page: Page, sample_page: str) -> None:
    page.goto(sample_page)
    page.locator(".examples button").first.click()
    expect(page.locator(".turn .foot")).to_be_visible()
    ask(page, "云麓市儿童规划有哪些领域？")
    ask(page, "那白鹭县的呢？")
    expect(page.locator(".turn").last.locator(".text")).to_contain_text("白鹭县")
    page.locator(".turn").last.get_by_role("button", name="复制答案和出处").click()
    expect(page.locator(".turn").last.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("问：那白鹭县的呢？")
    assert "\n[1] 《白鹭县" in copied
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)


def test_plans_can_be_filtered_and_read_in_full(page: Page, sample_page: str, sample_library: Library) -> None:
    page.goto(sample_page)
    page.get_by_role("tab", name="规划").click()
    expect(page.locator(".plans li")).to_have_count(len(sample_library.plans))
    page.fill("#filter :is(input, textarea)", "白鹭")
    expect(page.locator(".plans li")).to_have_count(1)
    page.locator(".plans button").click()
    page.get_by_role("button", name="展开全文").click()
    plan = next(plan for plan in sample_library.plans if plan.region == "白鹭县")
    text = page.locator("#plan").inner_text()
    assert [p.text for p in sample_library.passages([plan]) if p.text.split("\n")[0].strip() not in text] == []


def test_on_a_phone_the_source_comes_as_a_sheet(page: Page, sample_page: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(sample_page)
    ask(page, QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#panel .panel")).not_to_be_visible()
    page.locator(".values .cite").first.click()
    expect(page.locator("#panel mark").first).to_be_in_viewport()
    page.get_by_role("button", name="关闭").click()
    expect(page.locator("#panel .panel")).not_to_be_visible()


def test_what_a_file_says_stays_text(own_page: str, page: Page, tmp_path: Path) -> None:
    (tmp_path / "<img src=x onerror=alert(1)>.txt").write_text(HOSTILE, "utf-8")
    with Library(tmp_path / "library", create=True) as library:
        list(ingest(library, [*tmp_path.glob("*.txt")], HashedEmbedder))
    page.goto(own_page)
    ask(page, "邪岭县妇女与健康领域的主要目标有哪些？")
    page.locator(".sources a").first.click()
    expect(page.locator("#panel .surroundings")).to_contain_text(
        "<script>window.hacked=2</script>{{7*7}}${window.hacked=3}"
    )
    page.get_by_role("button", name="在整份规划中阅读").click()
    expect(page.locator("#plan")).to_contain_text("<script>")
    assert page.evaluate("window.hacked") is None
    assert page.locator(":is(#conversation, #panel, #plans, #plan) :is(img, script)").count() == 0


def test_an_empty_library_says_what_to_do_and_fills_without_a_restart(
    own_page: str, page: Page, tmp_path: Path
) -> None:
    page.goto(own_page)
    expect(page.locator("#conversation .empty")).to_contain_text("guihua ingest")
    page.fill("#question textarea", QUESTION)
    page.press("#question textarea", "Enter")
    expect(page.locator(".failure")).to_contain_text("还没有规划")
    (tmp_path / "plan.txt").write_text(HOSTILE, "utf-8")
    with Library(tmp_path / "library", create=True) as library:
        list(ingest(library, [tmp_path / "plan.txt"], HashedEmbedder))
    page.reload()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator("#banner")).to_contain_text("1 份规划")
