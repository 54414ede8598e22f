"""The sample plans in other heading styles: whatever the numbering and the layout, the outline is the known one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from reading import read_text, uncovered

from ingest.pipeline import read_plans
from ingest.plan import GOALS, MEASURES
from ingest.readers import read_file
from ingest.samples import sample_files
from ui.records import plan_record

SAMPLES = {path.name: path for path in sample_files()}
WORDS = tomllib.loads((Path(__file__).parent.parent / "ingest" / "grammar" / "headings.toml").read_text("utf-8"))[
    "parts"
]
CHINESE = ["〇", *"一二三四五六七八九十"]
CHINESE += [f"十{n}" for n in CHINESE[1:10]] + [
    f"{t}十{n}".replace("〇", "") for t in "二三四五六七八九" for n in CHINESE[:10]
]
Outline = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a chapter of prose: its title with paragraphs or numbered items, or all in one line."""

    title: str
    lines: tuple[str, ...]
    numbered: bool
    run_in: bool


@dataclass(frozen=True, slots=True)
class Domain:
    title: str
    goals: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A sample plan taken apart, so that it can be printed again in another style."""

    title: str | None
    audience: str
    preface: tuple[str, ...]
    general: tuple[str, tuple[Section, ...]]
    heading: str
    domains: tuple[Domain, ...]
    closing: tuple[tuple[str, tuple[Section, ...]], ...]

    @property
    def outline(self) -> Outline:
        return [(domain.title, len(domain.goals), len(domain.measures)) for domain in self.domains]


@dataclass(frozen=True, slots=True)
class Style:
    """How headings and items are printed: `{c}` is the number in Chinese, `{n}` in Arabic, `{o}` in a circle."""

    chapter: str = "{c}、{t}"
    section: str = "（{c}）{t}"
    domain: str = "（{c}）{t}"
    part: str = "{t}："
    item: str = "{n}.{t}"
    goals: str = "主要目标"
    measures: str = "策略措施"
    preface: str = "前言"
    layout: str = "together"
    runs_on: str = ""
    run_in: bool = False


@cache
def sources(name: str) -> tuple[Source, ...]:
    """The plans of a sample, taken apart."""
    reading = read_plans(read_file(SAMPLES[name]))
    found = []
    for plan in reading.plans:
        here = [passage for passage in reading.passages if passage.plan is plan and passage.headings]
        chapters: dict[str, list[Section]] = {}
        for key in dict.fromkeys(p.headings for p in here if p.domain is None):
            group = [p for p in here if p.headings == key]
            run_in = group[0].text.startswith(key[-1]) and len(key) == 2
            lines = tuple(p.text for p in group)
            section = Section(key[-1], lines, group[0].item is not None, run_in)
            chapters.setdefault(key[0], []).append(section)
        items = {
            part: {d: tuple(p.text for p in here if (p.domain, p.part) == (d, part) and p.item) for d in plan.domains}
            for part in (GOALS, MEASURES)
        }
        domains = tuple(Domain(d, items[GOALS][d], items[MEASURES][d]) for d in plan.domains)
        (preface, *_), general, *closing = ((title, tuple(parts)) for title, parts in chapters.items())
        heading = next(p.headings[0] for p in here if p.domain)
        assert preface == "前言"
        found.append(Source(plan.title, plan.audience or "", chapters[preface][0].lines, general, heading, domains, tuple(closing)))  # fmt: skip
    return tuple(found)


def number(form: str, n: int, title: str) -> str:
    single = {"o": 0x2460, "b": 0x2474, "p": 0x2488, "i": 0x3220}  # ① ⑴ ⒈ ㈠
    return form.format(c=CHINESE[n], n=n, t=title, **{key: chr(first + n - 1) for key, first in single.items()})


class Printer:
    """Prints the lines of plans in a style, counting chapters, sections and items as the style has it."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.lines: list[str] = []
        self.chapters, self.sections, self.items = count(1), count(1), count(1)

    def chapter(self, title: str) -> None:
        self.lines.append(number(self.style.chapter, next(self.chapters), title))
        if self.style.runs_on != "sections":
            self.sections = count(1)

    def section(self, form: str, title: str) -> None:
        self.lines.append(number(form, next(self.sections), title))

    def numbered(self, texts: tuple[str, ...]) -> None:
        if self.style.runs_on != "items":
            self.items = count(1)
        self.lines.extend(number(self.style.item, next(self.items), text) for text in texts)

    def prose(self, title: str, sections: tuple[Section, ...]) -> None:
        self.chapter(title)
        for section in sections:
            first, *rest = section.lines
            self.section(self.style.section, first if section.run_in else section.title)
            if section.numbered:
                self.numbered(section.lines)
            else:
                self.lines.extend(rest if section.run_in else section.lines)

    def part(self, n: int, word: str, texts: tuple[str, ...]) -> None:
        self.lines.append(number(self.style.part, n, word))
        at = len(self.lines)
        self.numbered(texts)
        if self.style.run_in:
            self.lines[at - 1 : at + 1] = ["".join(self.lines[at - 1 : at + 1])]

    def domains(self, source: Source) -> None:
        style = self.style
        together = style.layout == "together"
        if together:
            self.chapter(source.heading)
        for domain in source.domains:
            if together:
                self.section(style.domain, domain.title)
            else:
                self.chapter(domain.title)
            self.part(1, style.goals, domain.goals)
            self.part(2, style.measures, domain.measures)

    def domains_twice(self, source: Source) -> None:
        for title, goals in ((self.style.goals, True), (self.style.measures, False)):
            self.chapter(title)
            for domain in source.domains:
                self.section(self.style.domain, domain.title)
                self.numbered(domain.goals if goals else domain.measures)


def printed(source: Source, style: Style) -> list[str]:
    """The lines of a plan in a style, title and all."""
    printer = Printer(style)
    printer.lines += [source.title] if source.title else []
    printer.lines += [style.preface] if style.preface else []
    printer.lines += source.preface
    printer.prose(*source.general)
    if style.layout == "apart":
        printer.domains_twice(source)
    else:
        printer.domains(source)
    for title, sections in source.closing:
        printer.prose(title, sections)
    return printer.lines


PLAIN = Style()
LAW = Style(chapter="第{c}章 {t}", section="第{c}节 {t}", domain="第{c}节 {t}")
STYLES = {
    "plain": PLAIN,
    "chapters and sections": LAW,
    "chapters and sections with wide blanks": Style(
        chapter="第{c}章　{t}", section="第 {c} 节　{t}", domain="第 {c} 节　{t}"
    ),
    "chapters in figures": replace(LAW, chapter="第{n}章 {t}", section="第{n}节 {t}", domain="第{n}节 {t}"),
    "parts and chapters": Style(chapter="第{c}篇 {t}", section="第{c}章 {t}", domain="第{c}章 {t}"),
    "numbered parts below sections": replace(LAW, part="{c}、{t}", item="（{c}）{t}"),
    "numbered parts in brackets": replace(LAW, part="（{c}）{t}"),
    "parts 一、 with items 1.": replace(LAW, part="{c}、{t}"),
    "items 一、": replace(LAW, item="{c}、{t}"),
    "items （一）": replace(LAW, item="（{c}）{t}"),
    "domains are chapters": Style(layout="domains are chapters"),
    "domains are chapters, parts （一）": Style(layout="domains are chapters", part="（{c}）{t}"),
    "domains are chapters, parts （一） with colon": Style(layout="domains are chapters", part="（{c}）{t}："),
    "domains are chapters of 章": replace(LAW, layout="domains are chapters", part="第{c}节 {t}"),
    "domains are chapters of 章, bare parts": replace(LAW, layout="domains are chapters"),
    "domains are chapters, parts 1., items （1）": Style(layout="domains are chapters", part="{n}.{t}", item="（{n}）{t}"),
    "domains 1. with items （1）": Style(section="{n}.{t}", domain="{n}.{t}", item="（{n}）{t}"),
    "domains 1. among sections （一）": Style(domain="{n}.{t}", item="（{n}）{t}"),
    "domains 1. with parts （1） and items ①": Style(domain="{n}.{t}", part="（{n}）{t}", item="{o}{t}"),
    "domains 1、 with items 1)": Style(domain="{n}、{t}", item="{n}）{t}"),
    "domains 1. with items 1.": Style(domain="{n}.{t}"),
    "numbered parts 1. with items （1）": Style(part="{n}.{t}", item="（{n}）{t}"),
    "numbered parts 1. with items ①": Style(part="{n}.{t}", item="{o}{t}"),
    "items ①": Style(item="{o}{t}"),
    "items （1）": Style(item="（{n}）{t}"),
    "items 1)": Style(item="{n}){t}"),
    "items ⑴": Style(item="{b}{t}"),
    "items ⒈": Style(item="{p}{t}"),
    "sections ㈠": Style(section="{i}{t}", domain="{i} {t}"),
    "items 1、": Style(item="{n}、{t}"),
    "items 1．": Style(item="{n}．{t}"),
    "items with a blank": Style(item="{n}. {t}"),
    "half width": Style(chapter="{c}.{t}", section="({c}){t}", domain="({c}){t}", part="{t}:", item="{n}.{t}"),
    "half width with blanks": Style(chapter="{c}、 {t}", section="( {c} ) {t}", domain="({c}) {t}", part="{t} :", item="({n}) {t}"),
    "full width": Style(chapter="{c}．{t}", section="（{c}）　{t}", domain="（{c}）　{t}", part="{t}：", item="{n}．{t}"),
    "markdown": Style(chapter="# {c}、{t}", section="## （{c}）{t}", domain="## （{c}）{t}", part="### {t}", item="{n}. {t}"),
    "markdown with confused levels": Style(chapter="### {c}、{t}", section="# （{c}）{t}", domain="#### （{c}）{t}", part="# - {t}：**", item="- {n}. {t}"),
    "bold heads": Style(chapter="**{c}、{t}**", section="**（{c}）{t}**", domain="**（{c}）{t}**", part="**{t}：**", item="{n}.{t}"),
    "bold items": Style(item="**{n}.{t}**"),
    "markdown bullets": Style(chapter="## {c}、{t}", domain="- **（{c}）{t}**", part="* {t}", item="  * {n}. {t}"),
    "run-in parts": Style(run_in=True),
    "run-in parts half width": Style(run_in=True, part="{t}:"),
    "run-in bold parts": Style(run_in=True, part="**{t}：**"),
    "run-in parts with items （1）": Style(run_in=True, item="（{n}）{t}"),
    "run-in numbered parts": Style(run_in=True, part="{n}.{t}：", item="（{n}）{t}"),
    "parts without a colon": Style(part="{t}"),
    "parts in brackets": Style(part="【{t}】"),
    "parts in angles": Style(part="〔{t}〕"),
    "parts with a blank": Style(part="{t} ："),
    "parts with blanks inside": Style(goals="主 要 目 标", measures="策　略　措　施"),
    "goals and measures apart": Style(layout="apart"),
    "apart in 章 and 节": replace(LAW, layout="apart"),
    "apart with items （1）": Style(layout="apart", item="（{n}）{t}"),
    "apart with domains 1. and items （1）": Style(layout="apart", domain="{n}.{t}", item="（{n}）{t}"),
    "apart with chapters in other words": Style(layout="apart", goals="妇女儿童发展的各项目标", measures="推进妇女儿童发展的举措"),
    "apart with domains 1. in other words": Style(layout="apart", goals="各领域目标", measures="各领域任务和举措", domain="{n}.{t}", item="（{n}）{t}"),
    "apart with other words": Style(layout="apart", goals="发展目标", measures="重点任务"),
    "items run on": Style(runs_on="items"),
    "items run on in 章": replace(LAW, runs_on="items"),
    "items （1） run on": Style(runs_on="items", item="（{n}）{t}"),
    "sections run on": Style(runs_on="sections"),
    "sections run on in 章": replace(LAW, runs_on="sections"),
    "apart, sections run on": Style(layout="apart", runs_on="sections"),
    "apart, items run on": Style(layout="apart", runs_on="items"),
    "without a head over the preface": Style(preface=""),
    "序言": Style(preface="序　言"),
}  # fmt: skip


def outlines(text: str) -> list[tuple[str | None, Outline]]:
    """Audience, domains and counts of the plans of a text, which must lose nothing."""
    reading = read_text(text)
    assert reading.coverage == 1.0
    records: list[dict[str, Any]] = [
        plan_record(plan, [p for p in reading.passages if p.plan is plan]) for plan in reading.plans
    ]
    return [(r["audience"], [(d["title"], d["goals"], d["measures"]) for d in r["domains"]]) for r in records]


def known(name: str) -> list[tuple[str | None, Outline]]:
    return [(source.audience, source.outline) for source in sources(name)]


def document(name: str, style: Style) -> list[str]:
    return [line for source in sources(name) for line in printed(source, style)]


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
    assert outlines("\n".join(text)) == [(source.audience, source.outline)]
    reading = read_text("\n".join(text))
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
    assert outlines("\n".join(lines)) == known("yunlu.txt")


@pytest.mark.parametrize("style", ["plain", "chapters and sections", "domains are chapters", "goals and measures apart",
                                   "without a head over the preface", "items run on", "sections run on"])  # fmt: skip
def test_a_second_plan_without_a_title_is_a_plan(style: str) -> None:
    first, second = sources("yunlu.txt")
    lines = printed(first, STYLES[style]) + printed(second, STYLES[style])[1:]
    assert outlines("\n".join(lines)) == known("yunlu.txt")
