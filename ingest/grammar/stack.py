"""The blocks of a plan while its lines are read: what is finished, which headings are open, how far the numbers are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from ingest.document import Document, Span, first_of, rest_of
from ingest.grammar.counting import Counting
from ingest.grammar.heads import LONGEST_HEADING
from ingest.grammar.numbering import BY_NAME, Marker
from ingest.grammar.repair import Line
from ingest.grammar.vocabulary import front_of, part_of
from ingest.vocabulary.pack import Pack

BlockKind = Literal["heading", "run_in", "item", "paragraph"]
PART, FRONT, TAIL, ANNEX, BOX, BARE = "part", "front", "tail", "annex", "box", "bare"
BARE_CHAPTER = "bare chapter"
"""A heading without a number that stands above the numbered ones, where BARE stands below them."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a run-in heading with its text, an item, or a paragraph; `above` is the index of its heading.

    `spans` hold the words without the marker, which is `marker`. A run-in heading's `title` is its first sentence.
    """

    kind: BlockKind
    family: str
    number: int | None
    title: str
    marker: tuple[Span, ...]
    spans: tuple[Span, ...]
    above: int | None


@dataclass(slots=True)
class _Open:
    """A heading on the stack: which block it is, its family, its number, and its depth in the official order."""

    block: int
    family: str
    number: int
    rank: int


@dataclass(slots=True)
class Stack:
    """Blocks in the order of the text and the stack of open headings.

    `outside` is the counting of the list that a box interrupts, taken up again after the box. `parts_seen` are the parts
    (主要目标, 策略措施) that the innermost open heading other than a part has had so far.
    """

    document: Document
    pack: Pack
    blocks: list[Block] = field(default_factory=list)
    open_heads: list[_Open] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    counting: Counting = field(default_factory=Counting)
    outside: Counting | None = None
    parts_seen: set[str] = field(default_factory=set)

    def is_open(self, family: str) -> bool:
        """True where a heading of the family is on the stack."""
        return any(entry.family == family for entry in self.open_heads)

    def open(self, family: str, number: int, line: Line, marker: Marker | None, *, run_in: bool = False) -> None:
        """Add a heading and put it on the stack; the list above it ends."""
        self.add("run_in" if run_in else "heading", family, number, line, marker)
        # （一）主要目标 may hold 1.妇女与健康; 主要目标 without a number holds nothing but items.
        rank = _rank(marker.family.name if marker and family == PART else family)
        self.open_heads.append(_Open(len(self.blocks) - 1, family, number, rank))
        self.counting = Counting(reached=dict(self.counting.reached))
        self._retitle()
        if family == PART:
            self.parts_seen.add(part_of(self.blocks[-1].title, self.pack) or "")
        elif family != BOX:
            self.parts_seen.clear()

    def open_box(self, line: Line) -> None:
        """Add a box; its own list does not touch the one around it."""
        self.close(BOX)
        outside = self.counting
        self.open(BOX, 0, line, None)
        self.outside = outside

    def close(self, family: str) -> list[_Open]:
        """Take headings from the stack and give them: the open one of this family and all below it; where none is open, all
        that stand below the family in the official order."""
        depth = next((depth for depth, entry in enumerate(self.open_heads) if entry.family == family), None)
        if depth is None:
            rank = _rank(family)
            depth = next((d for d, e in enumerate(self.open_heads) if e.rank > rank), len(self.open_heads))
        return self._cut(depth)

    def close_parts(self) -> None:
        """Take the open part and all below it from the stack."""
        self._cut(next((d for d, entry in enumerate(self.open_heads) if entry.family == PART), len(self.open_heads)))

    def close_all(self) -> None:
        """Take all headings from the stack."""
        self._cut(0)

    def _cut(self, depth: int) -> list[_Open]:
        closed = self.open_heads[depth:]
        del self.open_heads[depth:]
        if self.outside and not self.is_open(BOX):
            self.counting, self.outside = self.outside, None
        return closed

    def check_number(self, family: str, marker: Marker, line: Line, closed: list[_Open]) -> None:
        """Warn where a heading's number is neither the next one, nor one, nor where its family stopped before."""
        last = next((entry.number for entry in closed if entry.family == family), 0)
        if marker.number not in (1, last + 1, self.counting.reached.get(family, 0) + 1):
            self.warn(line, f"{last + 1} 项")
        self.counting.reached[family] = marker.number

    def warn(self, line: Line, missing: str) -> None:
        """Name the line before which a number is missing, and where it stands: page or line, and the headings above."""
        offset = line.spans[0][0]
        page = self.document.page_at(offset)
        where = f"第 {page} 页" if page else f"第 {self.document.text.count(chr(10), 0, offset) + 1} 行"
        above = [title for entry in self.open_heads if (title := self.blocks[entry.block].title)]
        self.warnings.append(
            f"编号不连续：“{line.text[:16]}”前应为第 {missing}（{'，'.join((where, ' › '.join(above)) if above else (where,))}）"
        )

    def add(self, kind: BlockKind, family: str, number: int | None, line: Line, marker: Marker | None) -> None:
        """Add a block below the nearest open heading."""
        length = marker.length if marker else 0
        above = self.open_heads[-1].block if self.open_heads else None
        spans = rest_of(line.spans, length)
        self.blocks.append(Block(kind, family, number, "", first_of(line.spans, length), spans, above))

    def extend(self, line: Line, *, newline: bool) -> None:
        """Add a line to the last block, with the line end between them or without."""
        block = self.blocks[-1]
        spans = block.spans
        if newline and spans:
            start, end = spans[-1]
            position = self.document.text.find("\n", end, line.spans[0][0])
            if position >= 0:
                spans = (*spans[:-1], (start, end + 1)) if position == end else (*spans, (position, position + 1))
        if spans and spans[-1][1] == line.spans[0][0]:
            spans, lines = (*spans[:-1], (spans[-1][0], line.spans[0][1])), line.spans[1:]
        else:
            lines = line.spans
        self.blocks[-1] = replace(block, spans=(*spans, *lines))
        if block.kind in ("heading", "run_in"):
            self._retitle()

    def _retitle(self) -> None:
        block = self.blocks[-1]
        words = self.document.cut(block.spans)
        title = (words if block.kind == "heading" else words.split("。")[0]).strip().rstrip("：:。")
        if block.family == FRONT:
            title = front_of(words, self.pack) or title
        fits = block.kind == "heading" or len(title) <= LONGEST_HEADING
        self.blocks[-1] = replace(block, title=title if fits else "")


def _rank(family: str) -> int:
    """Depth in the official order, smaller above. What is not in the order stands below all that is in it, and so holds
    nothing numbered; only an annex and a bare chapter stand above it all."""
    return BY_NAME[family].rank if family in BY_NAME else -1 if family in (ANNEX, BARE_CHAPTER) else 90
