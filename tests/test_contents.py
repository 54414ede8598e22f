"""Tables of contents, annexes and boxes: told from the headings and tables that look like them."""

from __future__ import annotations

import pytest
from reading import read

from ingest.grammar.contents import EXAMPLES as ENTRIES
from ingest.grammar.contents import entry_of
from ingest.grammar.heads import EXAMPLES as BESIDES
from ingest.grammar.heads import beside_of


@pytest.mark.parametrize(("line", "title"), ENTRIES.items())
def test_examples_of_entries_of_a_table_of_contents(line: str, title: str | None) -> None:
    assert entry_of(line) == title


@pytest.mark.parametrize(("line", "kind"), BESIDES.items())
def test_examples_of_annexes_and_boxes(line: str, kind: str) -> None:
    assert beside_of(line) == kind


def test_a_table_of_contents_torn_and_with_roman_pages() -> None:
    text = "河湾县发展规划\n目录\n前言……I\n一、扶持山区妇女把绣坊、茶园和民宿\n办成稳得住的营生……2\n二、收尾……3\n前言\n开头。\n一、办事\n照章。\n二、收尾\n归档。\n"
    reading = read(text)
    assert [p.text for p in reading.passages] == ["开头。", "照章。", "归档。"]


@pytest.mark.parametrize("gap", ["\t", "    ", "……"])
def test_figures_in_columns_are_no_table_of_contents(gap: str) -> None:
    rows = [f"孕产妇死亡率{gap}12", f"婴儿死亡率{gap}4", f"贫血率{gap}9", f"龋患率{gap}25"]
    reading = read("\n".join(["河湾县妇女发展规划", "一、现状", "各项指标如下：", *rows, "二、任务", "照章办事。"]))
    assert all(row in "\n".join(p.text for p in reading.passages) for row in rows)


def test_lines_under_a_head_called_contents_that_are_no_table_stay() -> None:
    text = "河湾县发展规划\n目录\n一、办事\n照章办事。\n二、收尾\n归档。\n三、附带\n说明。\n"
    reading = read(text)
    assert reading.plans[0].chapters == ("办事", "收尾", "附带")
    assert "目录" in "".join(p.text for p in reading.passages)


def test_a_preface_may_stand_between_the_contents_and_the_text() -> None:
    contents = "目 录\n第一篇 站上新起点\n第一章 发展环境\n第二篇 增进民生福祉\n第二章 民生实事\n"
    body = "前 言\n纲要依照建议编制。\n第一篇 站上新起点\n这一篇说的是起点，有一段导语。\n第一章 发展环境\n环境尚好。\n第二篇 增进民生福祉\n这一篇说的是民生。\n第二章 民生实事\n办好实事。\n"
    reading = read(f"河湾县发展规划\n{contents}{body}")
    assert len(reading.plans) == 1
    assert reading.plans[0].chapters == ("站上新起点", "增进民生福祉")
