"""The plan grammar: content lines -> headings, items and paragraphs, each under the heading that it belongs to.

One pass with a stack of open headings. A family of numbering that is open closes everything below it; one that is not
open goes one level deeper. Numbers decide what looks alike: `8.5岁以下…` is item 8 only where 7 came before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from ingest.document import Document, Span, first_of, rest_of
from ingest.numbering import BY_NAME, NUMERIC, Marker, marker_of
from ingest.repair import Line, ends_sentence
from ingest.vocabulary import front_of, part_of, starts_tail

Kind = Literal["heading", "run_in", "item", "paragraph"]
LONGEST_HEADING = 45
PARAGRAPHS_OF_AN_ITEM = 3
"""Paragraphs without a number that still belong to the item above them (more are paragraphs of the heading)."""
LARGEST_GAP = 2
"""Items that may be missing in a list before a number is no longer taken for the list's."""
SHORTEST_TORN_LINE = 15
CELL = "｜"
"""Stands between the cells of a table's row in the text of every reader; a row is a paragraph of its own."""
PART, FRONT, TAIL = "part", "front", "tail"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a run-in heading with its text, an item, or a paragraph; `above` is the index of its heading.

    `spans` hold the words without the marker, which is `marker`. A run-in heading's `title` is its first sentence.
    """

    kind: Kind
    family: str
    number: int | None
    title: str
    marker: tuple[Span, ...]
    spans: tuple[Span, ...]
    above: int | None


@dataclass(slots=True)
class _Open:
    """A heading on the stack: which block it is and, for a list below it, how far the numbering has come."""

    block: int
    family: str
    number: int


@dataclass(slots=True)
class _Grammar:
    document: Document
    blocks: list[Block] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    list_family: str = ""
    list_number: int = 0
    continued: int = 0
    previous: Line | None = None

    def take(self, line: Line) -> None:
        """Add one content line to the blocks."""
        if not (self._unnumbered_head(line) or self._numbered(line)):
            self._plain(line)
        self.previous = line

    def _unnumbered_head(self, line: Line) -> bool:
        marker = marker_of(line.text)
        words = line.text[marker.length :] if marker else line.text
        if part_of(words) and self._may_be_part(marker):
            self._close_for_part()
            self._open(PART, marker.number if marker else 0, line, marker)
            return True
        if marker is not None:
            return False
        return self._run_in_part(line) or self._front_or_tail(line)

    def _may_be_part(self, marker: Marker | None) -> bool:
        """A numbered 主要目标 is a part below open headings of other families; beside its like it is a heading."""
        numbered = any(entry.family in BY_NAME for entry in self.stack)
        return marker is None or (numbered and not self._is_open(marker.family.name))

    def _run_in_part(self, line: Line) -> bool:
        """`主要目标：1.提高…`: the head and its first item on one line are taken as two."""
        head, colon, rest = line.text.partition("：") if "：" in line.text else line.text.partition(":")
        if not (colon and rest.strip() and part_of(head)):
            return False
        cut = len(line.text) - len(rest.lstrip())
        self.take(replace(line, text=head, spans=first_of(line.spans, cut)))
        self.take(replace(line, text=rest.lstrip(), spans=rest_of(line.spans, cut)))
        return True

    def _front_or_tail(self, line: Line) -> bool:
        if front_of(line.text):
            self.stack.clear()
            self._open(FRONT, 0, line, None)
            return True
        if starts_tail(line.text):
            self.stack.clear()
            self._open(TAIL, 0, replace(line, text="", spans=()), None)
            self._plain(line)
            return True
        return False

    def _is_open(self, family: str) -> bool:
        return any(entry.family == family for entry in self.stack)

    def _close_for_part(self) -> None:
        parts = [depth for depth, entry in enumerate(self.stack) if entry.family == PART]
        if parts:
            del self.stack[parts[0] :]

    def _numbered(self, line: Line) -> bool:
        marker = marker_of(line.text)
        if marker is None:
            return False
        words = line.text[marker.length :]
        # In a torn sentence 2.3万名 is a figure, at the start of an item 8.5岁以下 is item 8.
        if self._torn(line) and (not self._continues_numbering(marker) or words[:1].isdigit()):
            return False
        if not words:
            return False
        family = marker.family.name
        if family in NUMERIC:
            other = self._family_continued_by(marker, words)
            if other is None:
                return self._item(line, marker, words)
            family = other
        in_part = self._is_open(PART) and not self._is_open(family)
        if in_part and not self._closes_part(family):
            return self._item(line, marker, words)
        self._check_number(family, marker, self._close(family))
        heading = _is_heading(words)
        self._open(family, marker.number, line, marker, run_in=not heading)
        return True

    def _continues_numbering(self, marker: Marker) -> bool:
        """True where the marker's number is the next one of its family, so that it cannot be torn-off text."""
        family = marker.family.name
        if family in NUMERIC:
            return marker.number == (self.list_number + 1 if family == self.list_family else 1)
        last = next((entry.number for entry in reversed(self.stack) if entry.family == family), 0)
        return marker.number == last + 1 or marker.number == 1

    def _family_continued_by(self, marker: Marker, words: str) -> str | None:
        """`4、 监测评估` after 三、: a short head whose Arabic number is the next of an open family of headings."""
        expected_item = marker.family.name == self.list_family and marker.number == self.list_number + 1
        if expected_item or marker.number == 1 or ends_sentence(words) or len(words) > 15 or self._is_open(PART):
            return None
        for entry in self.stack:
            if entry.family in BY_NAME and entry.number == marker.number - 1:
                return entry.family
        return None

    def _closes_part(self, family: str) -> bool:
        """Inside a part, a family above the part's own heading ends it; any other family numbers its items."""
        part = next(depth for depth, entry in enumerate(self.stack) if entry.family == PART)
        owner = next((e.family for e in reversed(self.stack[:part]) if e.family in BY_NAME), None)
        return owner is not None and BY_NAME[family].rank < BY_NAME[owner].rank

    def _item(self, line: Line, marker: Marker, words: str) -> bool:
        family, number = marker.family.name, marker.number
        if self._spells_out_an_item(family):
            self._extend(line, newline=True)
            return True
        same = family == self.list_family
        expected = self.list_number + 1 if same else 1
        if number not in (1, expected):
            if words[0].isdigit() or number > expected + LARGEST_GAP or (self.list_family and not same):
                return False  # 2035.5亿元 or a torn figure: no item
            self.warnings.append(f"编号不连续：“{line.text[:16]}”前应为第 {expected} 条")
        self.list_family, self.list_number, self.continued = family, number, 0
        self._add("item", family, number, "", line, marker)
        return True

    def _spells_out_an_item(self, family: str) -> bool:
        """（1）… below an open 1.…: sub-items belong to their item."""
        if not self.list_family or self.blocks[-1].kind != "item":
            return False
        return BY_NAME[family].rank > BY_NAME[self.list_family].rank

    def _plain(self, line: Line) -> None:
        last = self.blocks[-1] if self.blocks else None
        if CELL in line.text:
            self._add("paragraph", "", None, "", line, None)
        elif last is not None and self._torn(line):
            self._extend(line, newline=False)
            if last.kind == "run_in":
                self._retitle()
        elif last is not None and last.kind == "item" and self.continued < PARAGRAPHS_OF_AN_ITEM:
            self.continued += 1
            self._extend(line, newline=True)
        else:
            self._add("paragraph", "", None, "", line, None)

    def _torn(self, line: Line) -> bool:
        """True where the line before was broken by a page or by the wrap width, so that this one goes on with it."""
        if not self.blocks or self.previous is None or CELL in self.previous.text:
            return False
        last = self.blocks[-1]
        if last.kind == "heading":
            return self.previous.full and last.family != PART and len(line.text) < LONGEST_HEADING
        if ends_sentence(self.previous.text):
            return self.previous.full and marker_of(line.text) is None
        return last.kind != "paragraph" or len(self.previous.text) >= SHORTEST_TORN_LINE

    def _close(self, family: str) -> list[_Open]:
        depth = next((depth for depth, entry in enumerate(self.stack) if entry.family == family), None)
        if depth is None:
            rank = BY_NAME[family].rank
            depth = next(
                (d for d, e in enumerate(self.stack) if e.family in (FRONT, TAIL) or _rank(e) > rank), len(self.stack)
            )
        closed = self.stack[depth:]
        del self.stack[depth:]
        return closed

    def _check_number(self, family: str, marker: Marker, closed: list[_Open]) -> None:
        last = next((entry.number for entry in closed if entry.family == family), 0)
        if marker.number not in (1, last + 1):
            self.warnings.append(f"编号不连续：{marker.family.name}第 {last} 之后是第 {marker.number}")

    def _open(self, family: str, number: int, line: Line, marker: Marker | None, *, run_in: bool = False) -> None:
        self._add("run_in" if run_in else "heading", family, number, "", line, marker)
        self.stack.append(_Open(len(self.blocks) - 1, family, number))
        self.list_family, self.list_number, self.continued = "", 0, 0
        self._retitle()

    def _add(self, kind: Kind, family: str, number: int | None, title: str, line: Line, marker: Marker | None) -> None:
        length = marker.length if marker else 0
        above = self.stack[-1].block if self.stack else None
        spans = rest_of(line.spans, length)
        self.blocks.append(Block(kind, family, number, title, first_of(line.spans, length), spans, above))

    def _retitle(self) -> None:
        block = self.blocks[-1]
        words = self.document.cut(block.spans)
        title = words if block.kind == "heading" else words.split("。")[0]
        title = (
            front_of(words) or title.strip().rstrip("：:。") if block.family == FRONT else title.strip().rstrip("：:。")
        )
        fits = block.kind == "heading" or len(title) <= LONGEST_HEADING
        self.blocks[-1] = replace(block, title=title if fits else "")

    def _extend(self, line: Line, *, newline: bool) -> None:
        block = self.blocks[-1]
        spans = block.spans
        if newline and spans:
            start, end = spans[-1]
            text = self.document.text
            position = text.find("\n", end, line.spans[0][0])
            if position >= 0:
                spans = (*spans[:-1], (start, end + 1)) if position == end else (*spans, (position, position + 1))
        self.blocks[-1] = replace(block, spans=(*spans, *line.spans))
        if block.kind == "heading":
            self._retitle()


def blocks_of(document: Document, lines: list[Line]) -> tuple[list[Block], list[str]]:
    """The blocks of one plan's lines in order, and warnings about its numbering."""
    grammar = _Grammar(document)
    for line in lines:
        grammar.take(line)
    return grammar.blocks, grammar.warnings


def _rank(entry: _Open) -> int:
    return BY_NAME[entry.family].rank if entry.family in BY_NAME else 9


def _is_heading(words: str) -> bool:
    """A heading stands alone: short, and no sentence before its end (`（一）坚持党的领导。把…` is run in)."""
    return len(words) <= LONGEST_HEADING and not any(mark in words.rstrip("。：:") for mark in "。；！？")
