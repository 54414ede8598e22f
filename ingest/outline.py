"""Blocks -> the outline of a plan: which headings are chapters, domains and parts, and the passages under them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.blocks import FRONT, TAIL, Block
from ingest.document import Document
from ingest.numbering import NUMERIC
from ingest.plan import Heading, Passage, Plan, Role
from ingest.vocabulary import chapter_of, front_of, part_of

PREFACE, NOTICE, APPENDIX = "前言", "印发通知", "附注"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the titles above it from the chapter down, its domain, and its part."""

    titles: tuple[str, ...]
    domain: str | None
    part: str


def headings_of(blocks: list[Block]) -> tuple[Heading, ...]:
    """The headings of a plan in order, run-in ones included, each with its role and path."""
    tree = _Tree(blocks)
    found = []
    for index, block in enumerate(blocks):
        if block.kind in ("heading", "run_in") and block.title:
            marker = "" if not block.marker else block.family
            spans = (*block.marker, *block.spans) if block.kind == "heading" else block.marker
            found.append(Heading(tree.role(index), block.title, marker, tree.titles(index), spans))
    return tuple(found)


def passages_of(document: Document, plan: Plan, notice: Iterable[Block], blocks: list[Block]) -> list[Passage]:
    """The passages of a plan: its notice, then items, run-in paragraphs and paragraphs in the order of the text."""
    tree = _Tree(blocks)
    placed = [(block, Place((), None, NOTICE)) for block in notice]
    placed += [(b, tree.place(i)) for i, b in enumerate(blocks) if b.kind != "heading"]
    passages = []
    for ordinal, (block, place) in enumerate(placed, 1):
        item = block.number if block.kind == "item" else None
        passages.append(
            Passage(plan, ordinal, place.titles, place.domain, place.part, item, document.cut(block.spans), block.spans,
                    document.page_at(block.spans[0][0]))
        )  # fmt: skip
    return passages


class _Tree:
    """The headings among the blocks, with what each one is in the plan."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.parts = self._parts()
        self.domains = self._domains()

    def role(self, index: int) -> Role:
        block = self.blocks[index]
        if index in self.parts:
            return "part"
        if index in self.domains:
            return "domain"
        if block.family == FRONT:
            return "front"
        return "chapter" if block.above is None else "section"

    def titles(self, index: int) -> tuple[str, ...]:
        """Titles from the chapter down to this heading."""
        return tuple(self.blocks[i].title for i in reversed(self._chain(index)) if self.blocks[i].title)

    def place(self, index: int) -> Place:
        block = self.blocks[index]
        chain = self._chain(index if block.kind == "run_in" else block.above)
        domain = next((self.blocks[i].title for i in chain if i in self.domains), None)
        part = next((self.parts[i] for i in chain if i in self.parts), None)
        if part is None:
            part = self._chapter_name(chain)
        return Place(tuple(self.blocks[i].title for i in reversed(chain) if self.blocks[i].title), domain, part)

    def _chapter_name(self, chain: list[int]) -> str:
        if not chain:
            return PREFACE
        top = self.blocks[chain[-1]]
        if top.family == TAIL:
            return APPENDIX
        return front_of(top.title) or chapter_of(top.title) or top.title or PREFACE

    def _chain(self, index: int | None) -> list[int]:
        """The heading and those above it, nearest first."""
        chain = []
        while index is not None:
            chain.append(index)
            index = self.blocks[index].above
        return chain

    def _parts(self) -> dict[int, str]:
        """Headings that are 主要目标 or 策略措施. One that holds others (二、发展目标 above domains) is a chapter."""
        named = {i: part for i, b in enumerate(self.blocks) if b.kind == "heading" and (part := part_of(b.title))}
        holders = {above for i in named for above in self._chain(i)[1:]}
        return {i: part for i, part in named.items() if i not in holders}

    def _domains(self) -> set[int]:
        """Headings right above a part; where a part is a chapter itself, the headings right below it."""
        domains: set[int] = set()
        for index in self.parts:
            above = self.blocks[index].above
            if above is not None and not chapter_of(self.blocks[above].title):
                domains.add(above)
            if above is None:
                domains |= {i for i, b in enumerate(self.blocks)
                            if b.above == index and b.kind == "heading" and b.family not in NUMERIC}  # fmt: skip
        return domains
