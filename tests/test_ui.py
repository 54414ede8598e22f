"""The web page's pure parts: what becomes of an answer, a citation and a plan as HTML and as copied text."""

from __future__ import annotations

import fnmatch
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from hashed_embedder import HashedEmbedder
from plan_files import take
from shown_answer import ANSWER, Tags

from assistant.tell.answer import Answer, Citation, Computed, Coverage, Row, Silent
from assistant.tell.sources import Sources
from index.library import Library
from ui.markup import Html, element
from ui.page.answer_html import Turn, conversation
from ui.page.citation_html import citation_list, reading
from ui.page.examples import example_questions
from ui.page.plan_html import matching, plan_list, plan_page
from ui.page.surroundings import Surroundings, marked, surroundings_of

HOSTILE = '<script>alert(1)</script> & "<img src=x onerror=alert(2)>" **粗** [链接](javascript:x) {{7*7}} ${x}'
PLAN = """云麓市妇女发展规划（2021—2030年）
一、总体要求
坚持男女平等，<script>alert(1)</script>共建共享。
二、各领域的目标与措施
（一）妇女与健康
主要目标：
1.妇女享有良好的卫生健康服务。
2.孕产妇死亡率控制在12/10万以下。城乡差距缩小。
3.妇女常见病筛查率达到80%以上。
策略措施：
1.完善服务网络。
2.每年开展一次筛查。
（二）妇女与教育
主要目标：
1.女童接受义务教育<b>得到</b>保障。
策略措施：
1.保障女童入学。
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "yunlu.txt").write_text(PLAN, "utf-8")
    with Library(tmp_path / "library", create=True) as opened:
        assert [outcome.status for outcome in take(opened, HashedEmbedder(), tmp_path / "yunlu.txt")] == ["added"]
        yield opened


def cited(library: Library, words: str) -> Citation:
    """A citation of the first passage that has these words, of these words only."""
    passage = next(p for p in library.passages() if words in p.text)
    sources = Sources(library)
    start = passage.text.index(words)
    sources.cite(passage, start, start + len(words))
    return sources.citations[0]


def safe(html: str) -> Tags:
    """The tags of the HTML, after checking that no text of a document became markup."""
    assert isinstance(html, Html)
    tags = Tags(html)
    assert not {"script", "img", "b", "style", "iframe"} & set(tags.names)
    assert not [name for name, _ in tags.attributes if name.startswith("on")]
    assert not [
        value
        for name, value in tags.attributes
        if name in ("href", "src") and not (value or "").startswith(("#", "/original?document="))
    ]
    return tags


def test_text_is_escaped_and_markup_is_not() -> None:
    assert element("p", "a<b>", element("i", "c&d")) == "<p>a&lt;b&gt;<i>c&amp;d</i></p>"
    assert element("p", title='"><script>') == '<p title="&quot;&gt;&lt;script&gt;"></p>'
    assert element("button", "x", disabled=True, data_turn=0, id=None) == '<button disabled data-turn="0">x</button>'


def test_what_a_document_says_never_becomes_markup() -> None:
    citation = Citation(1, f"{HOSTILE}.txt", HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), HOSTILE, ((0, 5),), 1)
    row = Row(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, None, 1.0, HOSTILE, HOSTILE, 1)
    silent = Silent(HOSTILE, HOSTILE, HOSTILE, "not_mentioned", 1)
    answer = Answer(HOSTILE, f"{HOSTILE}\n1. {HOSTILE}[1]", "partial", (citation,), (row, row),
                    (Computed(HOSTILE, 1.0, HOSTILE, (1,)),), Coverage(1, 0, (silent,)))  # fmt: skip
    for html in (
        conversation([Turn(HOSTILE, answer), Turn(HOSTILE, failure=HOSTILE), Turn(HOSTILE, replace(answer, rows=()))]),
        citation_list(answer, 0), reading(answer, 0, citation, None),
    ):  # fmt: skip
        assert HOSTILE in safe(html).text


def test_a_citation_is_read_in_its_section_with_its_words_marked(library: Library) -> None:
    citation = cited(library, "孕产妇死亡率控制在12/10万以下。")
    context = surroundings_of(library, citation)
    assert context is not None
    assert [passage.item for passage in context.passages] == [1, 2, 3]
    assert marked(context.passages[1], citation.spans) == [
        ("孕产妇死亡率控制在12/10万以下。", True),
        ("城乡差距缩小。", False),
    ]
    assert marked(context.passages[0], citation.spans) == [("妇女享有良好的卫生健康服务。", False)]
    html = reading(ANSWER, 0, citation, context)
    assert re.findall("<mark>(.*?)</mark>", html) == ["孕产妇死亡率控制在12/10万以下。"]
    text = safe(html).text
    assert "妇女享有良好的卫生健康服务。" in text
    assert f"字符 {citation.spans[0][0]}–{citation.spans[0][1]}" in text
    assert "每年开展一次筛查" not in text


def test_a_cited_heading_is_shown_above_what_it_heads(library: Library) -> None:
    sources = Sources(library)
    plan = library.plans[0]
    sources.cite_heading(plan, next(heading for heading in plan.headings if heading.role == "domain"))
    context = surroundings_of(library, sources.citations[0])
    assert isinstance(context, Surroundings)
    assert context.heading == "（一）妇女与健康"
    assert context.passages[0].text == "妇女享有良好的卫生健康服务。"
    assert "<mark>（一）妇女与健康</mark>" in reading(ANSWER, 0, sources.citations[0], context)


def test_a_citation_that_the_file_no_longer_carries_is_not_shown_as_if_it_did(library: Library, tmp_path: Path) -> None:
    citation = cited(library, "妇女常见病筛查率达到80%以上。")
    (tmp_path / "yunlu.txt").write_text(PLAN.replace("80%", "75%"), "utf-8")
    assert [outcome.status for outcome in take(library, HashedEmbedder(), tmp_path / "yunlu.txt")] == ["updated"]
    assert surroundings_of(library, citation) is None
    assert "有了变动" in reading(ANSWER, 0, citation, None)
    library.remove(["yunlu.txt"])
    assert surroundings_of(library, citation) is None


def test_a_plan_can_be_read_in_full_and_opens_at_the_cited_item(library: Library) -> None:
    plan, stored = library.plans[0], library.documents()[0]
    passages = library.passages([plan])
    html = plan_page(plan, stored, passages, cited(library, "孕产妇死亡率控制在12/10万以下。"))
    text = safe(html).text
    assert all(passage.text in text for passage in passages)
    assert "主要目标 3 · 策略措施 2" in text
    assert len(re.findall("<details open>", html)) == 1
    assert html.count("<mark>") == 1
    listed = plan_list([plan], {stored.name: stored}, {(plan.document, plan.ordinal): len(passages)}, plan)
    assert f"{len(passages)} 条" in safe(listed).text
    assert 'aria-pressed="true"' in listed


def test_the_filter_wants_all_its_words(library: Library) -> None:
    assert matching(library.plans, "云麓 妇女") == list(library.plans)
    assert matching(library.plans, "") == list(library.plans)
    assert matching(library.plans, "云麓 儿童") == []


def test_examples_are_made_from_the_library(library: Library) -> None:
    questions = example_questions(library)
    assert "云麓市妇女规划有哪些领域？" in questions
    assert not [question for question in questions if question.startswith("各地")], "one place cannot be compared"
    library.remove(["yunlu.txt"])
    assert example_questions(library) == []


def test_every_file_that_is_read_is_packaged() -> None:
    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    folders = [ROOT / name for name in ("ingest", "index", "assistant", "ui", "eval")]
    others = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    others = [path for path in others if not path.suffix.startswith(".py") and "source" not in path.parts]
    assert {"fields.toml", "page.js", "style.css", "divisions.csv", "words.toml"} <= {path.name for path in others}
    for path in others:
        patterns = packaged["*"] + packaged.get(".".join(path.parent.relative_to(ROOT).parts), [])
        assert path.name == "README.md" or any(fnmatch.fnmatch(path.name, pattern) for pattern in patterns), path
