"""One document -> its plans and passages, how much of it was understood, and what a person should look at."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.document import Document, Span
from ingest.grammar.blocks import blocks_of
from ingest.grammar.outline import HeadingTree, headings_of, passages_of
from ingest.grammar.repair import Line, content_lines, ends_sentence
from ingest.grammar.stack import Block
from ingest.grammar.titles import TitleLines, plan_titles
from ingest.grammar.vocabulary import starts_tail
from ingest.identity.describe import describe
from ingest.places.given import given_place
from ingest.places.region_code import place_warnings
from ingest.plan import Heading, Passage, Plan
from ingest.readers import read_bytes
from ingest.readers.notes import stage, taking_notes
from ingest.register.targets import Target, targets_of
from ingest.vocabulary.pack import Pack

_SOLID = re.compile(r"\S+")
LOWEST_COVERAGE = 0.97
"""Share of the text below which a warning says what was not understood: the floor that .ci/run holds the development
plans to."""
LONGEST_NOTICE_LINE = 25
"""Shorter lines of a notice stand alone (issuer, date, 此件公开发布); longer ones may be torn by a page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document holds: its plans, and the passages of all of them in the order of the text.

    `coverage` is the share of the characters that are not blank which stand in passages or recognised headings; page
    numbers and running headers, known for what they are, count as recognised.
    """

    document: Document
    plans: tuple[Plan, ...]
    passages: tuple[Passage, ...]
    coverage: float
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """All that a library keeps of one file."""

    reading: Reading
    targets: tuple[Target, ...]


def read_record(content: bytes, name: str, pack: Pack, region: str | None = None) -> Record:
    """One file's bytes -> its plans, passages and figures; `region` overrides the place that its text names.

    Raises GuihuaError, one sentence that begins with `name`, for a file that cannot be read.
    """
    stage("读取")
    with taking_notes() as notes:
        document = read_bytes(content, name, pack)
    stage("识别结构")
    reading = read_plans(document, pack, region)
    stage("登记指标")
    return Record(replace(reading, warnings=(*notes, *reading.warnings)), tuple(targets_of(reading.passages, pack)))


def read_plans(document: Document, pack: Pack, region: str | None = None) -> Reading:
    """Find the plans of a document and cut them into passages.

    A pure function of the document and the words of the pack. Text before the first title belongs to the first plan as its covering notice.
    `region` is the place of all its plans where a person says so; raises GuihuaError where no place has that name.
    """
    given = given_place(region, pack.places) if region else None
    lines, furniture = content_lines(document, pack)
    titles: list[TitleLines | None] = [*plan_titles(lines, pack)] or [None]
    tails = [i for i, line in enumerate(lines) if starts_tail(line.text, pack)] or [len(lines)]
    plans, passages = [], []
    warnings: list[str] = []
    seen = [*furniture, *(span for line in lines for span in _markup(line))]
    for ordinal, title in enumerate(titles, 1):
        first = title.last + 1 if title else 0
        following = titles[ordinal] if ordinal < len(titles) else None
        last = following.first if following else len(lines)
        front = lines[: title.first] if title and ordinal == 1 else []
        blocks, warned = blocks_of(document, lines[first:last], pack)
        notice = _notice(front)
        tree = HeadingTree(blocks, pack)
        headings = headings_of(tree)
        notice_lines = "\n".join(line.text for line in (lines[: titles[0].first] if titles[0] else []))
        domains = [heading.title for heading in headings if heading.role == "domain"]
        end = next((i for i in tails if first <= i < last), last)
        body = "\n".join(line.text for line in lines[first:end])
        tail = "\n".join(line.text for line in lines[end if end < last else tails[0] :])
        name = (title.text or None) if title else None
        plan = describe(document.name, ordinal, name, notice_lines, body, domains, pack, tail)
        if given:
            warnings.extend(given.against(plan.region))
            plan = replace(plan, region=given.region, region_code=given.code)
        if title and plan.title:
            spans = tuple(span for line in lines[title.first : first] for span in line.spans)
            headings = (Heading("title", plan.title, "", (plan.title,), spans), *headings)
        plan = replace(plan, headings=headings)
        found = passages_of(document, plan, notice, tree)
        plans.append(plan)
        passages.extend(found)
        seen.extend(span for block in (*notice, *blocks) for span in (*block.marker, *block.spans))
        seen.extend(span for line in (lines[title.first : first] if title else []) for span in line.spans)
        warnings.extend(warned)
        warnings.extend(given.warnings if given else place_warnings(plan))
        if not headings:
            warnings.append("没有认出任何规划标题或编号，全文按段落收录")
    warnings.extend(_unlike_its_file(plans))
    coverage = _coverage(document.text, seen)
    if coverage < LOWEST_COVERAGE:
        warnings.append(f"只认出正文的 {coverage:.1%}，未认出的内容始于：{_missing(document.text, seen)}")
    return Reading(document, tuple(plans), tuple(passages), coverage, tuple(warnings))


def _unlike_its_file(plans: list[Plan]) -> list[str]:
    """What one plan of a file states and another does not: it may hold for both, and is not taken over unasked."""
    found = []
    for plan in plans:
        others = [other for other in plans if other is not plan]
        periods = dict.fromkeys(other.period for other in others if other.period)
        regions = dict.fromkeys(other.region for other in others if other.region)
        if plan.period is None and periods:
            found.append(
                f"第 {plan.ordinal} 个规划“{plan.label}”没有写明起止年份，同一文件的其他规划是{'、'.join(periods)}，没有沿用"
            )
        if plan.region is None and regions:
            found.append(
                f"第 {plan.ordinal} 个规划“{plan.label}”没有写明是哪里的，同一文件的其他规划是{'、'.join(regions)}的，没有沿用"
            )
    return found


def _notice(lines: list[Line]) -> list[Block]:
    """The covering notice as paragraphs: its numbering is not the plan's, and its short lines are not torn."""
    blocks: list[Block] = []
    for position, line in enumerate(lines):
        before = lines[position - 1].text if position else ""
        torn = len(before) >= LONGEST_NOTICE_LINE and not ends_sentence(before) and not before.endswith("通知")
        if torn and blocks:
            blocks[-1] = replace(blocks[-1], spans=(*blocks[-1].spans, *line.spans))
        else:
            blocks.append(Block("paragraph", "", None, "", (), line.spans, None))
    return blocks


def _markup(line: Line) -> list[Span]:
    """What was cut from a line that carries content: markup and blanks, which its reader understood."""
    edges = [line.printed[0], *(edge for span in line.spans for edge in span), line.printed[1]]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _marked(text: str, spans: list[Span]) -> bytearray:
    marks = bytearray(len(text))
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return marks


def _coverage(text: str, spans: list[Span]) -> float:
    marks = _marked(text, spans)
    solid = [match.span() for match in _SOLID.finditer(text)]
    characters = sum(end - start for start, end in solid)
    return sum(marks.count(1, start, end) for start, end in solid) / characters if characters else 1.0


def _missing(text: str, spans: list[Span]) -> str:
    """The first twenty characters of each of the three first stretches that nothing recognised."""
    marks, stretches, position = _marked(text, spans), [], 0
    for line in text.splitlines(keepends=True):
        words = "".join(
            c for c, seen in zip(line, marks[position : position + len(line)], strict=True) if not seen
        ).strip()
        position += len(line)
        if words:
            stretches.append(f"“{words[:20]}”")
    return "、".join(stretches[:3])
