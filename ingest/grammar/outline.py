"""Blocks -> the outline of a plan: which headings are chapters, domains and parts, and the passages under them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.document import Document
from ingest.grammar.stack import ANNEX, BOX, FRONT, TAIL, Block
from ingest.grammar.vocabulary import chapter_of, front_of, leaning_of, part_of
from ingest.plan import Heading, Passage, Plan, Role
from ingest.vocabulary.pack import Pack

PREFACE, NOTICE, APPENDIX, BESIDE = "前言", "印发通知", "附注", "专栏"

SHARED_DOMAINS = 2
"""Domains that a chapter of goals and a chapter of measures have in common at least. The joint plans of the tests
share two; one may be a chance (家庭). Nothing changes from 1 to 2."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a block stands: the titles above it from the chapter down, its domain, and its part."""

    titles: tuple[str, ...]
    domain: str | None
    part: str


def headings_of(tree: HeadingTree) -> tuple[Heading, ...]:
    """The headings of a plan in order, run-in ones included, each with its role and path."""
    found = []
    for index, block in enumerate(tree.blocks):
        if block.kind in ("heading", "run_in") and block.title:
            marker = "" if not block.marker else block.family.split(" ")[0]
            spans = (*block.marker, *block.spans) if block.kind == "heading" else block.marker
            found.append(Heading(tree.role(index), block.title, marker, tree.titles(index), spans))
    return tuple(found)


def passages_of(document: Document, plan: Plan, notice: Iterable[Block], tree: HeadingTree) -> list[Passage]:
    """The passages of a plan: its notice, then items, run-in paragraphs and paragraphs in the order of the text."""
    placed = [(block, Branch((), None, NOTICE)) for block in notice]
    placed += [(b, tree.place(i)) for i, b in enumerate(tree.blocks) if b.kind != "heading"]
    passages = []
    paragraphs = [] if document.pages else document.paragraph_starts()
    for ordinal, (block, place) in enumerate(placed, 1):
        item = block.number if block.kind == "item" else None
        start = block.spans[0][0]
        passages.append(
            Passage(plan, ordinal, place.titles, place.domain, place.part, item, document.cut(block.spans), block.spans,
                    document.page_at(start), bisect_right(paragraphs, start) or None)
        )  # fmt: skip
    return passages


class HeadingTree:
    """The headings among the blocks, with what each one is in the plan."""

    def __init__(self, blocks: list[Block], pack: Pack) -> None:
        self.blocks, self.pack = blocks, pack
        self.below = self._headings_below()
        self.parts = self._parts()
        self.domains = self._domains()
        self.places: dict[int | None, Branch] = {}

    def role(self, index: int) -> Role:
        block = self.blocks[index]
        if index in self.parts:
            return "part" if block.above is not None else "chapter"
        if index in self.domains:
            return "domain"
        if block.family in (FRONT, ANNEX):
            return "front"
        return "chapter" if block.above is None else "section"

    def titles(self, index: int) -> tuple[str, ...]:
        """Titles from the chapter down to this heading."""
        return tuple(self.blocks[i].title for i in reversed(self._chain(index)) if self.blocks[i].title)

    def place(self, index: int) -> Branch:
        """Where a block stands; all that stand under one heading stand in one place."""
        block = self.blocks[index]
        under = index if block.kind == "run_in" else block.above
        if under not in self.places:
            self.places[under] = self._place_under(under)
        return self.places[under]

    def _place_under(self, under: int | None) -> Branch:
        chain = self._chain(under)
        domain = next((self.blocks[i].title for i in chain if i in self.domains), None)
        boxed = any(self.blocks[i].family == BOX for i in chain)
        part = BESIDE if boxed else next((self.parts[i] for i in chain if i in self.parts), None)
        if part is None:
            part = self._chapter_name(chain)
        return Branch(tuple(self.blocks[i].title for i in reversed(chain) if self.blocks[i].title), domain, part)

    def _chapter_name(self, chain: list[int]) -> str:
        if not chain:
            return PREFACE
        top = self.blocks[chain[-1]]
        if top.family in (TAIL, ANNEX):
            return APPENDIX
        return front_of(top.title, self.pack) or chapter_of(top.title, self.pack) or top.title or PREFACE

    def _chain(self, index: int | None) -> list[int]:
        """The heading and those above it, nearest first."""
        chain = []
        while index is not None:
            chain.append(index)
            index = self.blocks[index].above
        return chain

    def _headings_below(self) -> dict[int | None, list[int]]:
        below: dict[int | None, list[int]] = {}
        for index, block in enumerate(self.blocks):
            if block.kind == "heading":
                below.setdefault(block.above, []).append(index)
        return below

    def _parts(self) -> dict[int, str]:
        """Headings that are 主要目标 or 策略措施. One that holds others (二、发展目标 above domains) is a chapter."""
        headings = [i for i, b in enumerate(self.blocks) if b.kind == "heading" and not self._beside(i)]
        named = {i: part for i in headings if (part := part_of(self.blocks[i].title, self.pack))}
        holders = {above for i in named for above in self._chain(i)[1:]}
        named = {i: part for i, part in named.items() if i not in holders}
        leaning = {
            i: part for i in headings if i not in holders and (part := leaning_of(self.blocks[i].title, self.pack))
        }
        return {i: part for i, part in leaning.items() if self._shares_domains(i, leaning)} | named

    def _shares_domains(self, index: int, parts: dict[int, str]) -> bool:
        """True for one of two headings beside each other, of goals and of measures, that hold the same domains."""
        own = self._titles_below(index)
        twins = [i for i in self.below[self.blocks[index].above] if i in parts and parts[i] != parts[index]]
        return any(len(own & self._titles_below(i)) >= SHARED_DOMAINS for i in twins)

    def _titles_below(self, index: int) -> set[str]:
        return {self.blocks[i].title for i in self.below.get(index, []) if not self._beside(i)}

    def _beside(self, index: int) -> bool:
        """True for what stands in an annex or a box, which adds nothing to the domains."""
        return any(self.blocks[i].family in (ANNEX, BOX) for i in self._chain(index))

    def _domains(self) -> set[int]:
        """Headings right above a part; where parts hold the domains or are chapters, the headings right below them."""
        domains: set[int] = set()
        for index in self.parts:
            above = self.blocks[index].above
            if above is None or self._shares_domains(index, self.parts):
                domains |= {i for i in self.below.get(index, []) if not self._beside(i)}
            elif self._is_domain(above, self.below[above]):
                domains.add(above)
        return domains

    def _is_domain(self, index: int, below: list[int]) -> bool:
        """True for a heading that holds both goals and measures, or nothing but parts. One that also holds other headings
        (指导思想 beside 主要目标) is a chapter."""
        block = self.blocks[index]
        if block.family == FRONT or chapter_of(block.title, self.pack):
            return False
        parts = {self.parts[i] for i in below if i in self.parts}
        return len(parts) > 1 or all(i in self.parts or self._beside(i) for i in below)
