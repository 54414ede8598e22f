"""`guihua diff` and `guihua compare --text`: plans by their names, what differs between them, and the places that lack it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alignment_plans import HILL, RIVER, write_plans
from conftest import Run, refused
from hypothesis import given
from hypothesis import strategies as st
from with_pack import stricter

from assistant.compare.word_changes import changes
from assistant.query.plans import plan_named
from index.embedders.embedder import Embedder
from index.library import Library
from ui.page.workspace import Workspace

Guihua = Callable[..., Run]
HEADINGS_ONLY = (
    "云雾县妇女发展规划（2021—2030年）\n一、总体要求\n二、目标与措施\n（一）妇女与健康\n主要目标：\n策略措施：\n"
)


def pairs_of(record: dict[str, Any]) -> dict[tuple[str, ...], dict[str, Any]]:
    return {tuple(pair["left"][0]["path"]): pair for pair in record["pairs"]}


# Names


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("柳湾县妇女发展规划（2021—2030年）", "river.txt"),
        ("柳湾县妇女发展规划(2021-2030年)", "river.txt"),
        ("柳湾 妇女 2030", "river.txt"),
        ("柳湾妇女规划2011", "before.txt"),
        ("before", "before.txt"),
        ("hill.txt", "hill.txt"),
        ("石坪 儿童", "children.txt"),
        ("儿童", "children.txt"),
        ("石坪县人民政府关于加强渡口管理的意见", "beside.txt"),
    ],
)
def test_how_people_name_a_plan(name: str, document: str, counties: Guihua, tmp_path: Path) -> None:
    with Library(tmp_path / "library") as library:
        assert plan_named(name, library.plans).document == document


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("柳湾", ["柳湾", "river.txt", "before.txt", "请写明"]),
        ("石坪县", ["children.txt", "hill.txt"]),
        ("火星", ["没有名为“火星”的规划", "river.txt"]),
        ("柳湾 妇女 1999", ["没有名为", "现有"]),
        ("柳湾 儿童", ["没有名为", "现有"]),
        ("渡口管理", ["opinion.txt", "beside.txt"]),
        ("", ["没有名为“”"]),
        (" \t", ["没有名为“”"]),
    ],
)
def test_a_name_that_is_not_clear_lists_the_plans(name: str, words: list[str], counties: Guihua) -> None:
    sentence = refused(counties("diff", name, "children.txt"))
    assert all(word in sentence for word in words)


def test_the_same_plan_twice(counties: Guihua) -> None:
    assert "同一份规划" in refused(counties("diff", "hill", "石坪 妇女"))


def test_a_plan_without_items(counties: Guihua, tmp_path: Path) -> None:
    counties("ingest", *write_plans(tmp_path / "more", empty=HEADINGS_ONLY))
    sentence = refused(counties("diff", "empty.txt", "hill"))
    assert "empty" in sentence


def test_an_empty_library(library: Library, guihua: Guihua) -> None:
    assert "还没有规划" in refused(guihua("diff", "甲", "乙"))


def test_a_domain_that_neither_plan_has(counties: Guihua) -> None:
    assert "“航天”" in refused(counties("diff", "hill", "river", "--domain", "航天"))


# What differs


def test_pairs_say_what_differs(counties: Guihua) -> None:
    record = counties("diff", "river", "hill", "--format", "json").json
    pairs = pairs_of(record)
    death = pairs["妇女与健康", "主要目标", "1"]
    assert (death["status"], death["right"][0]["path"]) == ("figures", ["妇女与健康", "主要目标", "2"])
    figure = death["figures"][0]
    assert (figure["indicator"], figure["left"], figure["right"]) == ("孕产妇死亡率", "12/10万以下", "10/10万以下")
    assert (figure["stricter"], figure["left_target"]["value"], figure["right_target"]["value"]) == ("right", 12, 10)
    assert pairs["妇女与健康", "主要目标", "2"]["status"] == "same"  # ％ and %
    assert pairs["妇女与健康", "主要目标", "3"]["status"] == "same"  # but for the place's own name
    assert pairs["妇女与健康", "策略措施", "1"]["status"] == "wording"
    assert pairs["妇女与家庭建设", "策略措施", "1"]["figures"][0]["left"] is None
    alone = [item["path"] for item in record["only_left"]]
    assert alone == [["妇女与健康", "主要目标", "4"], ["妇女与健康", "策略措施", "2"]]
    assert record["only_right"][0]["text"].strip() == "山区妇女骨质疏松筛查覆盖率达到60%。"


def test_the_changes_give_both_texts_back(counties: Guihua) -> None:
    for pair in counties("diff", "river", "hill", "--format", "json").json["pairs"]:
        for side in ("left", "right") if pair["changes"] else ():
            said = "".join(stretch[side] for stretch in pair["changes"])
            assert said == "".join("".join(item["text"].split()) for item in pair[side])


def test_two_periods_of_one_place(counties: Guihua) -> None:
    record = counties("diff", "柳湾 2011", "柳湾 2030", "--part", "主要目标", "--format", "json").json
    figure = pairs_of(record)["妇女与健康", "主要目标", "1"]["figures"][0]
    assert (figure["left"], figure["right"], figure["stricter"]) == ("20/10万以下", "12/10万以下", "right")
    assert ["妇女与家庭建设", "主要目标", "2"] in [item["path"] for item in record["only_right"]]
    assert all(item["path"][1] == "主要目标" for item in record["only_left"] + record["only_right"])


def test_another_audience_and_texts_without_domains(counties: Guihua) -> None:
    assert counties("diff", "hill", "children").code == 0
    run = counties("diff", "opinion.txt", "beside.txt")
    assert run.code == 0
    assert "仅柳湾县人民政府关于加强渡口管理的意见 段落" in run.out


def test_the_first_line_counts(counties: Guihua) -> None:
    run = counties("diff", "river", "hill", "--domain", "健康", "--part", "主要目标")
    assert "主要目标对应 3 组（文字相同 2、数值不同 1），前者独有 1 条，后者独有 1 条。" in run.out.splitlines()[0]
    assert "策略措施" not in run.out
    assert "孕产妇死亡率：12/10万以下 ↔ 10/10万以下（石坪县妇女2021—2030年较严）" in run.out
    assert "[-12-]{+10+}" in run.out


def test_the_page_marks_what_differs_and_escapes_the_rest(counties: Guihua, tmp_path: Path) -> None:
    assert counties("diff", "river", "hill", "--format", "html", "-o", tmp_path / "diff.html").code == 0
    page = (tmp_path / "diff.html").read_text("utf-8")
    assert "<del>12</del>" in page
    assert "<ins>10</ins>" in page
    counties("diff", "river", "children", "--format", "html", "-o", tmp_path / "other.html")
    other = (tmp_path / "other.html").read_text("utf-8")
    assert "&lt;b&gt;侵害&lt;/b&gt;" in other
    assert "<b>侵害" not in other


def test_a_figure_that_stands_elsewhere_in_the_plan_is_not_missing(guihua: Guihua, tmp_path: Path) -> None:
    moved = RIVER.replace("孕产妇死亡率控制在12/10万以下。", "孕产妇死亡率持续下降，城乡差距缩小。").replace(
        "邀请医生为船工妻子讲授常见病防治。", "孕产妇死亡率控制在12/10万以下。"
    )
    before = HILL.replace("孕产妇死亡率控制在10/10万以下。", "孕产妇死亡率控制在12/10万以下，城乡差距缩小。")
    guihua("ingest", *write_plans(tmp_path / "texts", moved=moved, hill=before))
    pair = pairs_of(guihua("diff", "moved", "hill", "--format", "json").json)["妇女与健康", "主要目标", "1"]
    figures = [figure for figure in pair["figures"] if figure["indicator"] == "孕产妇死亡率"]
    assert all(figure["right"] == "12/10万以下" for figure in figures)
    assert [figure["left"] for figure in figures] != [None]


@given(st.text("甲乙丙，。1２%％ \n", max_size=24), st.text("甲乙丙，。1２%％ \n", max_size=24))
def test_stretches_joined_are_the_texts(left: str, right: str) -> None:
    found = changes(left, right)
    assert "".join(stretch.left for stretch in found) == "".join(left.split())
    assert "".join(stretch.right for stretch in found) == "".join(right.split())
    if "".join(left.split()) == "".join(right.split()):
        assert all(stretch.side == "both" for stretch in found)


def test_a_figure_changes_as_a_whole() -> None:
    found = changes("比例达到40%以上。", "比例达到50%以上。")
    assert [(s.side, s.left, s.right) for s in found][1:3] == [("left", "40%", ""), ("right", "", "50%")]


def test_stricter_needs_one_unit_and_one_bound(sample_library: Library) -> None:
    rows = {t.passage.plan.region: t for t in sample_library.register(indicator="孕产妇死亡率") if t.kind == "target"}
    assert stricter(rows["望川旗"], rows["青槐县"]) == "left"
    assert stricter(rows["青槐县"], rows["望川旗"]) == "right"
    assert stricter(rows["望川旗"], rows["望川旗"]) is None
    assert stricter(rows["望川旗"], None) is None
    other = next(t for t in sample_library.register() if t.unit == "%" and t.value is not None)
    assert stricter(rows["望川旗"], other) is None


@pytest.mark.parametrize("arguments", [[], ["孕产妇死亡率", "--text", "庇护"], ["孕产妇死亡率", "--domain", "健康"]])
def test_wrong_usage(arguments: list[str], counties: Guihua) -> None:
    assert counties("compare", *arguments).code == 2


# The page


def test_gradio_writes_no_help_for_editors() -> None:
    from ui.page.gradio_offline import gr

    made = gr.components.base.ComponentMeta.__new__.__globals__["create_or_modify_pyi"]
    assert made.__module__ == "ui.page.gradio_offline"


def test_the_plans_tab_offers_the_other_plans(sample_library_folder: Path, no_embedder: Callable[[], Embedder]) -> None:
    from ui.page.plans_tab import compared, offered

    workspace = Workspace(sample_library_folder, no_embedder)
    chosen = ("bailu.docx", 1)
    choices = offered(workspace, chosen).choices
    assert choices[0][1] == ""
    assert len(choices) == 7  # itself left out, "none" put first
    assert offered(workspace, None).visible is False
    shown = compared(workspace, chosen, next(value for name, value in choices if "云麓市儿童" in name))
    assert "婴儿死亡率：5‰以下 ↔ 4.5‰以下" in shown
    assert 'class="diff"' in shown
    assert 'class="diff"' not in compared(workspace, chosen, "")
    assert "从左边选一份规划" in compared(workspace, None, "1/bailu.docx")
