"""Where something stands, in words: in a plan, in its file, on a page."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.plan_words import told_path
from assistant.tell.answer import Citation, Elsewhere
from ingest.document import Span
from ingest.plan import Passage
from ingest.register.targets import Target

Section = tuple[str, str]
"""Domain and part; the part is empty where headings stand in place of a domain."""


def readable_path(path: Sequence[str]) -> str:
    """`妇女与健康 › 主要目标 › 第2条`."""
    return told_path(f"第{step}条" if step.isdigit() else step for step in path)


def readable_spans(spans: Sequence[Span]) -> str:
    """Offsets into the document's text as people read them: first and last character, ranges apart where torn."""
    return "、".join(f"{start}–{end}" for start, end in spans)


def page_or_paragraph(place: Citation | Elsewhere) -> str:
    """`，第3页` of a file with pages, `，第12段` of any other; empty where neither is known."""
    if place.page is not None:
        return f"，第{place.page}页"
    return f"，第{place.paragraph}段" if place.paragraph is not None else ""


def place_in_file(citation: Citation) -> str:
    """`yunlu.txt，第3页，字符 1203–1260；yunlu.docx，第12段`."""
    here = f"{citation.document}{page_or_paragraph(citation)}，字符 {readable_spans(citation.spans)}"
    return "；".join((here, *(f"{other.document}{page_or_paragraph(other)}" for other in citation.also)))


def on_page(passage: Passage) -> str:
    """`，第 3 页` of a file with pages."""
    return f"，第 {passage.page} 页" if passage.page else ""


def file_and_page(passage: Passage) -> str:
    """`（qinghuai.pdf，第 3 页）`."""
    return f"（{passage.plan.document}{on_page(passage)}）"


def section_of(passage: Passage) -> Section:
    """Domain and part, or the headings above a paragraph without domain."""
    if passage.domain:
        return passage.domain, passage.part
    return told_path(passage.headings) or passage.part, ""


def told_section(section: Section) -> str:
    """`妇女与健康 › 主要目标`."""
    return told_path(filter(None, section))


def items_numbered(passages: Sequence[Passage]) -> str:
    """`第 4、5 条`; a paragraph without a number is `段落`."""
    numbers = [str(passage.item) for passage in passages if passage.item is not None]
    return f"第 {'、'.join(numbers)} 条" if numbers else "段落"


def section_and_number(passages: Sequence[Passage]) -> str:
    """`妇女与健康 › 主要目标 第 4、5 条`: items of one section."""
    return f"{told_section(section_of(passages[0]))} {items_numbered(passages)}"


def source_of(passage: Passage, quote: str) -> str:
    """Document, place, page and the words, in one line."""
    where = told_path((passage.plan.document, *passage.path))
    return f"{where}{on_page(passage)}：“{''.join(quote.splitlines())}”"


def source_line(target: Target) -> str:
    """`qinghuai.pdf › 妇女与健康 › 主要目标 › 1，第 3 页：“…”`."""
    return source_of(target.passage, target.quote)
