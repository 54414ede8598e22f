"""The sample plans printed in any heading style: the generator of tests/test_variants.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import count

from with_pack import read_file, read_plans

from ingest.plan import GOALS, MEASURES
from ingest.samples import sample_files
from ingest.vocabulary.pack import load_pack

SAMPLES = {path.name: path for path in sample_files()}
WORDS = {part.name: list(part.headings) for part in load_pack().parts}
CHINESE = ["〇", *"一二三四五六七八九十"]
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


def document(name: str, style: Style) -> list[str]:
    return [line for source in sources(name) for line in printed(source, style)]
