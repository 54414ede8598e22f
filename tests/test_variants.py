"""The sample plans in other heading styles: whatever the numbering and the layout, the outline is the known one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from reading import read_text, uncovered
from variants import (
    CHINESE,
    PLAIN,
    SAMPLES,
    STYLES,
    WORDS,
    Outline,
    document,
    printed,
    sources,
)

from ingest.pipeline import Reading
from ingest.plan import GOALS
from ui.records.plans import plan_record

CHINESE += [f"十{n}" for n in CHINESE[1:10]] + [
    f"{t}十{n}".replace("〇", "") for t in "二三四五六七八九" for n in CHINESE[:10]
]


def outlines(text: str) -> list[tuple[str | None, Outline]]:
    """Audience, domains and counts of the plans of a text, which must lose nothing."""
    return outlines_of(read_text(text))


def outlines_of(reading: Reading) -> list[tuple[str | None, Outline]]:
    assert reading.coverage == 1.0
    records: list[dict[str, Any]] = [
        plan_record(plan, [p for p in reading.passages if p.plan is plan]) for plan in reading.plans
    ]
    return [(r["audience"], [(d["title"], d["goals"], d["measures"]) for d in r["domains"]]) for r in records]


def known(name: str) -> list[tuple[str | None, Outline]]:
    return [(source.audience, source.outline) for source in sources(name)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_heading_style_keeps_the_outline(name: str, style: str) -> None:
    assert outlines("\n".join(document(name, STYLES[style]))) == known(name)


@pytest.mark.parametrize(("part", "word"), [(part, word) for part, words in WORDS.items() for word in words])
def test_every_synonym_heads_its_list(part: str, word: str) -> None:
    style = replace(PLAIN, **{"goals" if part == GOALS else "measures": word})
    assert outlines("\n".join(document("yunlu.txt", style))) == known("yunlu.txt")


# Ways to lay the same lines out: blank lines, wrapped lines, pages.
def wrapped(lines: list[str], width: int) -> str:
    return "\n".join(line[i : i + width] for line in lines for i in range(0, len(line), width))


def with_page_numbers(lines: list[str]) -> str:
    out = []
    for index, line in enumerate(lines, 1):
        out.append(line)
        if index % 12 == 0:
            out.append(f"— {index // 12} —")
    return "\n".join(out)


def torn_by_pages(lines: list[str]) -> str:
    """Every seventh long line is broken in two, with a blank line between."""
    out = []
    for index, line in enumerate(lines):
        cut = len(line) * 2 // 3
        torn = index % 7 == 0 and len(line) > 40 and not line[cut].isdigit()
        out += [line[:cut], "", line[cut:]] if torn else [line]
    return "\n".join(out)


LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "a blank line after every line": "\n\n".join,
    "many blank lines": "\n\n\u3000\n\n".join,
    "line ends of Windows": "\r\n".join,
    "indented": lambda lines: "\n".join("　　" + line for line in lines),
    "indented with blanks": lambda lines: "\n".join("    " + line + "  " for line in lines),
    "wrapped at 30": lambda lines: wrapped(lines, 30),
    "wrapped at 40": lambda lines: wrapped(lines, 40),
    "page numbers": with_page_numbers,
    "torn by pages": torn_by_pages,
    "half-width commas": lambda lines: "\n".join(line.replace("，", ",").replace("；", ";") for line in lines),
    "full-width figures": lambda lines: "\n".join(line.translate({0x30 + n: 0xFF10 + n for n in range(10)}) for line in lines),
    "bookmarks": lambda lines: "\n".join(f"[bookmark: _Toc{n}]{line}" for n, line in enumerate(lines)),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("style", ["plain", "chapters and sections", "domains are chapters, parts （一）", "goals and measures apart",
                                   "domains 1. with items （1）", "run-in parts", "items run on"])  # fmt: skip
@pytest.mark.parametrize("name", ["yunlu.txt", "songlan.txt"])
def test_a_layout_keeps_the_outline(name: str, style: str, layout: str) -> None:
    assert outlines(LAYOUTS[layout](document(name, STYLES[style]))) == known(name)


# A table of contents before the text.
def headings(lines: list[str]) -> list[str]:
    return [line for line in lines if re.match(r"前言$|序|第.{1,3}[篇章节]|.{1,2}、.{2,22}$|（.{1,2}）.{2,16}$", line) and "。" not in line]  # fmt: skip


CONTENTS: dict[str, Callable[[str, int], str]] = {
    "dots": lambda title, page: f"{title}{'.' * 30}{page}",
    "dots with blanks": lambda title, page: f"{title} ........ {page}",
    "ellipses": lambda title, page: f"{title}……………………{page}",
    "middle dots": lambda title, page: f"{title}·················{page}",
    "a tab": lambda title, page: f"{title}\t{page}",
    "blanks": lambda title, page: f"{title}        {page}",
    "dots and dashes": lambda title, page: f"{title}………… - {page} -",
    "brackets": lambda title, page: f"{title}……（{page}）",
    "no page": lambda title, page: title,
}


@pytest.mark.parametrize("entry", CONTENTS)
@pytest.mark.parametrize("head", ["目录", "目　　录", "# 目 录", "目次", ""])
@pytest.mark.parametrize("style", ["plain", "chapters and sections", "domains are chapters"])
@pytest.mark.parametrize("before", [True, False])
def test_a_table_of_contents_is_no_content(style: str, head: str, entry: str, before: bool) -> None:
    if not head and entry == "no page":
        pytest.skip("without a head and without pages nothing tells it from an outline")
    (source, *_) = sources("wangchuan.md")
    lines = printed(source, STYLES[style])
    contents = [CONTENTS[entry](title, 1 + n // 3) for n, title in enumerate(headings(lines))]
    contents = [head, *contents] if head else contents
    text = [lines[0], *contents, *lines] if before else [lines[0], *contents, *lines[1:]]
    assert len(contents) > 5
    reading = read_text("\n".join(text))
    assert outlines_of(reading) == [(source.audience, source.outline)]
    assert not any("...." in p.text or "……" in p.text for p in reading.passages)
    assert sum(p.text in (source.heading, "总体要求") for p in reading.passages) == 0
    rest = [character for character in uncovered(reading) if "\u4e00" <= character <= "\u9fff"]
    assert set(rest) <= set("".join(contents))


def test_a_table_of_contents_before_two_plans() -> None:
    lines = document("yunlu.txt", PLAIN)
    contents = ["目录", *(f"{line}……{n}" for n, line in enumerate(headings(lines), 1))]
    assert outlines("\n".join(contents + lines)) == known("yunlu.txt")


# What stands beside the text: annexes and boxes.
ANNEXES = {
    "a table": ["附件1", "主要指标表", "指标｜2020年｜2030年", "孕产妇死亡率｜14｜12"],
    "a list with a title": ["附件1：重点项目清单", "1.母婴室建设项目。", "2.两癌筛查项目。", "附件2：任务分工表", "1.由妇联牵头。"],
    "its own chapters": ["附件", "指标解释", "一、健康指标", "（一）孕产妇死亡率", "指每十万例活产中死亡的孕产妇人数。", "二、教育指标", "（一）毛入学率", "指在校生占适龄人口的比例。"],
    "its own parts": ["附件 2", "重点工程", "主要目标", "1.建成十处母婴室。", "2.建成五处托育点。"],
    "a glossary": ["附录 名词解释", "1.两癌：指宫颈癌和乳腺癌。", "2.四二一：指家庭结构。"],
    "a table named 附表": ["附表1　指标一览", "孕产妇死亡率｜14｜12"],
}  # fmt: skip


@pytest.mark.parametrize("annex", ANNEXES)
@pytest.mark.parametrize("style", ["plain", "chapters and sections", "goals and measures apart", "items run on"])
@pytest.mark.parametrize("name", ["yunlu.txt", "songlan.txt"])
def test_an_annex_adds_no_item(name: str, style: str, annex: str) -> None:
    lines = [line for source in sources(name) for line in [*printed(source, STYLES[style]), *ANNEXES[annex]]]
    assert outlines("\n".join(lines)) == known(name)


BOXES = {
    "a table": ["专栏{n} 主要指标", "指标｜2020年｜2030年", "孕产妇死亡率｜14｜12"],
    "paragraphs": ["专栏{n}　健康工程", "为适龄妇女免费筛查，费用由财政负担。", "每年评选一批示范点。"],
    "a list": ["专栏{n}：健康工程", "1.建成十处母婴室。", "2.建成五处托育点。"],
    "a list of bullets": ["专栏 {n} 健康工程", "● 建成十处母婴室。", "● 建成五处托育点。"],
    "sub-items": ["【专栏{n}】健康工程", "（1）建成十处母婴室。", "（2）建成五处托育点。"],
}


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize(
    "style",
    ["plain", "chapters and sections", "domains are chapters, parts （一）", "numbered parts 1. with items （1）"],
)
@pytest.mark.parametrize("where", ["after the measures", "after the goals", "after the third measure"])
def test_a_box_adds_no_item(style: str, box: str, where: str) -> None:
    (source, *_) = sources("wangchuan.md")
    lines, boxes = printed(source, STYLES[style]), count(1)
    for domain in source.domains:
        last = {
            "after the measures": domain.measures[-1],
            "after the goals": domain.goals[-1],
            "after the third measure": domain.measures[2],
        }[where]
        at = next(i for i, line in enumerate(lines) if line.endswith(last)) + 1
        lines[at:at] = [line.format(n=next(boxes)) if i == 0 else line for i, line in enumerate(BOXES[box])]  # fmt: skip
    assert outlines("\n".join(lines)) == [(source.audience, source.outline)]


# Titles.
@pytest.mark.parametrize("style", ["plain", "chapters and sections", "domains are chapters"])
@pytest.mark.parametrize("torn", [
    lambda t: t.replace("（", "\n（"), lambda t: t.replace("发展规划", "\n发展规划"), lambda t: t.replace("展规划", "\n展规划\n"),
    lambda t: t.replace("（", "\n\n（"), lambda t: t.replace("（2", "\n( 2").replace("年）", " 年 )"),
    lambda t: "附件1\n" + t, lambda t: "附件：\n" + t.replace("（", "\n（"),
])  # fmt: skip
def test_a_torn_title_begins_its_plan(torn: Callable[[str], str], style: str) -> None:
    lines = []
    for source in sources("yunlu.txt"):
        title, *rest = printed(source, STYLES[style])
        lines += [torn(title), *rest]
    reading = read_text("\n".join(lines))
    assert [(p.start_year, p.end_year, p.region) for p in reading.plans] == [(2021, 2030, "云麓市")] * 2
    assert outlines_of(reading) == known("yunlu.txt")


@pytest.mark.parametrize("style", ["plain", "chapters and sections", "domains are chapters", "goals and measures apart",
                                   "without a head over the preface", "items run on", "sections run on"])  # fmt: skip
def test_a_second_plan_without_a_title_is_a_plan(style: str) -> None:
    first, second = sources("yunlu.txt")
    lines = printed(first, STYLES[style]) + printed(second, STYLES[style])[1:]
    assert outlines("\n".join(lines)) == known("yunlu.txt")
