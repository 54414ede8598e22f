"""`guihua compare --text`: the items on a subject in all plans, and the places that lack it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import Run, refused
from hashed_embedder import HashedEmbedder

from assistant.compare.mentions import mentions
from assistant.compare.one_text import compare_text
from assistant.query.plans import item_named
from index.embedders.embedder import Embedder
from index.library import Library
from ui.wording.one_text import told_text_comparison

# A subject in all plans

Guihua = Callable[..., Run]


def test_a_subject_in_all_plans(sample_library: Library, no_embedder: Callable[[], Embedder]) -> None:
    found = compare_text(sample_library, "育儿假", no_embedder)
    assert found.item is None
    children = found.groups[0]
    assert {item.passage.plan.region for item in children.items} == {"白鹭县", "松岚区"}
    assert all("育儿假" in item.quote for item in children.items)
    reasons = {(lacking.region, lacking.reason) for lacking in children.lacking}
    assert reasons == {("沙泉自治州", "not_mentioned"), ("云麓市", "not_mentioned"),
                       ("青槐县", "no_such_plan"), ("望川旗", "no_such_plan")}  # fmt: skip
    assert [item.passage.plan.region for item in found.groups[1].items] == ["云麓市"]  # the women's plans apart


def test_every_place_is_in_every_group_or_told_why_not(
    sample_library: Library, no_embedder: Callable[[], Embedder]
) -> None:
    for subject in ("育儿假", "学生欺凌", "家庭教育指导服务站点", "母婴传播", "托育"):
        for group in compare_text(sample_library, subject, no_embedder).groups:
            held = {item.passage.plan.region for item in group.items}
            silent = {lacking.region for lacking in group.lacking}
            assert held | silent == {plan.region for plan in sample_library.plans}
            assert held & silent == set()


def test_quotes_stand_in_the_document(sample_library: Library, no_embedder: Callable[[], Embedder]) -> None:
    for group in compare_text(sample_library, "托育", no_embedder).groups:
        for item in group.items:
            document = sample_library.document(item.passage.plan.document)
            assert document.cut(item.spans).strip() == item.quote


def test_near_words_are_shown_and_not_counted(sample_library: Library, no_embedder: Callable[[], Embedder]) -> None:
    found = compare_text(sample_library, "校园欺凌", no_embedder)
    named = {item.passage.plan.region for group in found.groups for item in group.items if item.names_it}
    assert named == {"白鹭县"}
    near = [lacking.near for group in found.groups for lacking in group.lacking if lacking.near]
    assert near
    assert not any(item.names_it for item in near)
    shares = {m.passage.plan.region: m.speaks for m in mentions(sample_library, sample_library.plans, "校园欺凌")}
    assert shares["云麓市"] is False


def test_the_common_word_of_a_subject_is_not_enough(sample_library: Library) -> None:
    assert mentions(sample_library, sample_library.plans, "流浪儿童") == []


def test_everyday_words(sample_library: Library) -> None:
    found = mentions(sample_library, sample_library.plans, "家暴")
    assert any("家庭暴力" in mention.sentence.text for mention in found)


def test_an_item_in_all_plans(counties: Guihua, tmp_path: Path) -> None:
    record = counties("compare", "--text", "石坪 妇女与健康 主要目标 2", "--format", "json").json
    assert record["item"]["path"] == ["妇女与健康", "主要目标", "2"]
    [group] = record["groups"]
    texts = {item["document"]: item["text"].strip() for item in group["items"]}
    assert texts["river.txt"] == "孕产妇死亡率控制在12/10万以下。"
    assert texts["before.txt"] == "孕产妇死亡率控制在20/10万以下。"
    with Library(tmp_path / "library") as library:
        passage = item_named(record["item"]["id"], library)
        assert passage is not None
        assert passage.id == record["item"]["id"]


def test_an_item_without_counterpart(counties: Guihua) -> None:
    record = counties("compare", "--text", "柳湾 2030 妇女与健康 主要目标 4", "--format", "json").json
    lacking = {(entry["document"], entry["reason"]) for entry in record["groups"][0]["lacking"]}
    assert lacking == {("hill.txt", "no_counterpart"), ("before.txt", "no_counterpart")}


def test_an_item_that_is_not_there(counties: Guihua) -> None:
    assert "只有 4 条，没有第 40 条" in refused(counties("compare", "--text", "石坪 妇女与健康 主要目标 40"))
    assert "可以指 2 份规划" in refused(counties("compare", "--text", "柳湾 健康 主要目标 1"))


@pytest.mark.parametrize("text", ["火星移民", "", "  "])
def test_nothing_to_compare(text: str, counties: Guihua) -> None:
    refused(counties("compare", "--text", text))


def test_forms_of_a_subject(counties: Guihua, tmp_path: Path) -> None:
    record = counties("compare", "--text", "庇护", "--format", "json").json
    items = [item for group in record["groups"] for item in group["items"]]
    lacking = [entry for group in record["groups"] for entry in group["lacking"]]
    printed = counties("compare", "--text", "庇护", "--format", "csv").out
    lines = list(csv.reader(printed.strip().splitlines()))
    assert len(lines) == 1 + len(items) + len(lacking)
    assert counties("compare", "--text", "庇护", "--format", "xlsx", "-o", tmp_path / "text.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "text.xlsx")
    assert book["条目"].max_row == 1 + len(items)
    assert book["没有的地方"].max_row == 1 + len(lacking)
    page = counties("compare", "--text", "家庭暴力", "--format", "html").out
    assert "&lt;b&gt;侵害&lt;/b&gt;" in page
    assert page.count("<tr>") == 1 + len(counties("compare", "--text", "家庭暴力", "--format", "json").json["groups"])
    assert json.loads(json.dumps(record)) == record


def test_what_one_plan_says_in_two_items_is_one_group(counties: Guihua) -> None:
    groups = counties("compare", "--text", "家庭暴力", "--audience", "妇女", "--format", "json").json["groups"]
    goals = next(group for group in groups if group["part"] == "主要目标")
    assert {(item["document"], item["path"][-1]) for item in goals["items"]} == {
        ("hill.txt", "1"), ("hill.txt", "2"), ("river.txt", "2")
    }  # fmt: skip


@pytest.mark.parametrize("form", ["png", "parquet"])
def test_what_texts_cannot_be_written_as(counties: Guihua, form: str) -> None:
    assert "可用 table、json" in refused(counties("compare", "--text", "庇护", "--format", form))


def test_the_headline_counts_what_names_the_subject(sample_library: Library) -> None:
    found = compare_text(sample_library, "托育", HashedEmbedder)
    items = [item for group in found.groups for item in group.items]
    naming = [item for item in items if item.names_it]
    told = told_text_comparison(found)
    assert f"的 {len(naming)} 个条目" in told
    assert ("内容相近" in told) == (len(naming) < len(items))
