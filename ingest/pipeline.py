"""One document -> its plans and passages, how much of it was understood, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.document import Document, Span
from ingest.grammar.blocks import blocks_of
from ingest.grammar.outline import headings_of, passages_of
from ingest.grammar.repair import Line, content_lines, ends_sentence
from ingest.grammar.stack import Block
from ingest.grammar.titles import TitleLines, plan_titles
from ingest.grammar.vocabulary import starts_tail
from ingest.identity import describe
from ingest.places.region_code import place_warnings
from ingest.plan import Heading, Passage, Plan

GRAMMAR = "3"
"""Version of the grammar; a document that an older one read is read again at the next ingest."""
LOWEST_COVERAGE = 0.97
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


def read_plans(document: Document) -> Reading:
    """Find the plans of a document and cut them into passages.

    A pure function of the document. Text before the first title belongs to the first plan as its covering notice.
    """
    lines, furniture = content_lines(document)
    titles: list[TitleLines | None] = [*plan_titles(lines)] or [None]
    tail = lines[next((i for i, line in enumerate(lines) if starts_tail(line.text)), len(lines)) :]
    plans, passages, warnings = [], [], []
    seen = [*furniture, *(span for line in lines for span in _markup(line))]
    for ordinal, title in enumerate(titles, 1):
        first = title.last + 1 if title else 0
        following = titles[ordinal] if ordinal < len(titles) else None
        last = following.first if following else len(lines)
        front = lines[: title.first] if title and ordinal == 1 else []
        blocks, warned = blocks_of(document, lines[first:last])
        notice = _notice(front)
        headings = headings_of(blocks)
        notice_lines = "\n".join(line.text for line in (lines[: titles[0].first] if titles[0] else []) + tail)
        domains = [heading.title for heading in headings if heading.role == "domain"]
        body = "\n".join(line.text for line in lines[first:last])
        plan = describe(document.name, ordinal, (title.text or None) if title else None, notice_lines, body, domains)
        if title and plan.title:
            spans = tuple(span for line in lines[title.first : first] for span in line.spans)
            headings = (Heading("title", plan.title, "", (plan.title,), spans), *headings)
        plan = replace(plan, headings=headings)
        found = passages_of(document, plan, notice, blocks)
        plans.append(plan)
        passages.extend(found)
        seen.extend(span for block in (*notice, *blocks) for span in (*block.marker, *block.spans))
        seen.extend(span for line in (lines[title.first : first] if title else []) for span in line.spans)
        warnings.extend(warned)
        warnings.extend(place_warnings(plan))
        if not headings:
            warnings.append("没有认出任何规划标题或编号，全文按段落收录")
    coverage = _coverage(document.text, seen)
    if coverage < LOWEST_COVERAGE:
        warnings.append(f"只认出正文的 {coverage:.1%}，未认出的内容始于：{_missing(document.text, seen)}")
    return Reading(document, tuple(plans), tuple(passages), coverage, tuple(warnings))


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
    solid = [index for index, character in enumerate(text) if not character.isspace()]
    return sum(marks[index] for index in solid) / len(solid) if solid else 1.0


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
