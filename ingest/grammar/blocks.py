"""The plan grammar: content lines -> headings, items and paragraphs, each under the heading that it belongs to.

One pass with a stack of open headings. A family of numbering that is open closes everything below it; one that is not
open goes one level deeper. Numbers decide what looks alike: `8.5岁以下…` is item 8 only where 7 came before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.document import CELL, Document, first_of, rest_of
from ingest.grammar.decimals import decimal_markers
from ingest.grammar.heads import (
    LONGEST_HEADING,
    LONGEST_LONE_HEADING,
    bare_headings,
    beside_of,
    heads_numbered,
    is_heading,
    repeated_heads,
    run_in_part,
)
from ingest.grammar.numbered import (
    closes_part,
    continues_numbering,
    family_continued_by,
    numbers_a_domain,
    spells_out_an_article,
    spells_out_an_item,
)
from ingest.grammar.numbering import BY_NAME, DECIMAL, NUMERIC, Marker, marker_of
from ingest.grammar.repair import Line, ends_sentence
from ingest.grammar.stack import ANNEX, BARE, BARE_CHAPTER, BOX, FRONT, PART, TAIL, Block, Stack
from ingest.grammar.torn import in_a_sentence, is_torn
from ingest.grammar.vocabulary import front_of, part_of, starts_tail
from ingest.vocabulary.pack import Pack

PARAGRAPHS_OF_AN_ITEM = 3
"""Paragraphs without a number that still belong to the item above them (more are paragraphs of the heading). The
tests say three; with 1 a file with decimal numbering loses text of its items, and from 3 to 8 the plans stay as they
are."""
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_SPELLED_OUT = re.compile("——|[一二三四五六七八九十]{1,2}是|首先|其次|再次|最后")


def blocks_of(document: Document, lines: list[Line], pack: Pack) -> tuple[list[Block], list[str]]:
    """The blocks of one plan's lines in order, and warnings about its numbering."""
    bare = bare_headings(lines, pack)
    over = bool(bare) and not any(heads_numbered(line) for line in lines[: min(bare)])
    grammar = _Grammar(
        pack, Stack(document, pack), repeated_heads(lines), decimal_markers(lines), BARE_CHAPTER if over else BARE
    )
    for index, line in enumerate(lines):
        grammar.take(line, lines[index + 1] if index + 1 < len(lines) else None, bare=index in bare)
    return grammar.tree.blocks, grammar.tree.warnings


@dataclass(slots=True)
class _Grammar:
    """The rules: what a line is, given what stands above it and which line follows."""

    pack: Pack
    tree: Stack
    repeated: frozenset[str]
    decimals: dict[int, Marker]
    bare: str = BARE
    previous: Line | None = None
    following: Line | None = None

    def take(self, line: Line, following: Line | None, *, bare: bool = False) -> None:
        """Add one content line to the blocks; `bare` for a heading without a number."""
        self.following = following
        if CELL in line.text or self._spans_a_table(line):
            self.tree.add("paragraph", "", None, line, None)
        elif bare:
            self._bare(line)
        elif not (self._unnumbered_head(line) or self._numbered(line)):
            self._plain(line)
        self.previous = line

    def _spans_a_table(self, line: Line) -> bool:
        """（一）健康 between rows of figures is a row of the table in one cell; over the head of a table it is a heading."""
        above, below = (beside.text if beside else "" for beside in (self.previous, self.following))
        within = CELL in above and CELL in below and len(line.text) <= LONGEST_HEADING
        return within and any(character.isdigit() for character in _YEAR.sub("", below))

    def _unnumbered_head(self, line: Line) -> bool:
        marker = self._marker(line)
        words = line.text[marker.length :] if marker else line.text
        if (
            part_of(words, self.pack)
            and self._may_be_part(marker)
            and (marker or not in_a_sentence(self.tree.blocks, self.previous, self.following))
        ):
            self.tree.close_parts()
            self.tree.open(PART, marker.number if marker else 0, line, marker)
            return True
        if self._run_in_part(line, marker):
            return True
        return marker is None and (self._beside(line) or self._front_or_tail(line))

    def _marker(self, line: Line) -> Marker | None:
        return self.decimals.get(line.spans[0][0]) or marker_of(line.text)

    def _may_be_part(self, marker: Marker | None) -> bool:
        """A numbered 主要目标 is a part below open headings of other families; beside its like it is a heading."""
        numbered = any(entry.family in BY_NAME for entry in self.tree.open_heads)
        return marker is None or (numbered and not self.tree.is_open(marker.family.name))

    def _run_in_part(self, line: Line, marker: Marker | None) -> bool:
        """`主要目标：1.提高…`: the head and its first item on one line are taken as two."""
        cut = run_in_part(line.text, marker, self.pack)
        list_family = self.tree.counting.family
        in_list = (
            marker and marker.family.name == list_family and self.tree.counting.follows(list_family, marker.number)
        )
        if cut is None or in_list or not self._may_be_part(marker):
            return False
        rest = replace(line, text=line.text[cut:], spans=rest_of(line.spans, cut))
        head = line.text[:cut].rstrip().rstrip("：:")
        following = self.following
        self.take(replace(line, text=head, spans=first_of(line.spans, cut), full=False), rest)
        self.take(rest, following)
        return True

    def _beside(self, line: Line) -> bool:
        """An annex ends the chapters; a box interrupts them, and its list is none of theirs."""
        beside = beside_of(line.text)
        if beside == "annex" and any(block.family in BY_NAME for block in self.tree.blocks):
            self.tree.close_all()
            self.tree.open(ANNEX, 0, line, None)
        elif beside == "box" and self.tree.open_heads:
            self.tree.open_box(line)
        else:
            return False
        return True

    def _bare(self, line: Line) -> None:
        self.tree.close(self.bare)
        self.tree.open(self.bare, 0, line, None)

    def _front_or_tail(self, line: Line) -> bool:
        if front_of(line.text, self.pack):
            self.tree.close_all()
            self.tree.open(FRONT, 0, line, None)
            return True
        if starts_tail(line.text, self.pack):
            self.tree.close_all()
            self.tree.open(TAIL, 0, replace(line, text="", spans=()), None)
            self._plain(line)
            return True
        return False

    def _numbered(self, line: Line) -> bool:
        marker = self._marker(line)
        if marker is None:
            return False
        words = line.text[marker.length :]
        # In a torn sentence 2.3万名 is a figure, at the start of an item 8.5岁以下 is item 8.
        if self._torn(line) and (not continues_numbering(self.tree, self.previous, marker) or words[:1].isdigit()):
            return False
        if not words:
            return False
        family = marker.family.name
        if spells_out_an_article(self.tree, family):
            self.tree.extend(line, newline=True)
            return True
        if family in NUMERIC and not numbers_a_domain(self.tree, marker, words, self.following, self.repeated):
            other = family_continued_by(self.tree, marker, words)
            if other is None:
                return self._item(line, marker, words)
            family = other
        if family in DECIMAL and ends_sentence(words) and is_heading(words):
            return self._item(line, marker, words)  # 2.3.1 到2025年，入园率达到95%。
        in_part = self.tree.is_open(PART) and not self.tree.is_open(family)
        heads_list = family in NUMERIC or numbers_a_domain(self.tree, marker, words, self.following, self.repeated)
        if in_part and not heads_list:
            if not closes_part(self.tree, family, marker.number):
                return self._item(line, marker, words)
            self.tree.close_parts()
        self.tree.check_number(family, marker, line, self.tree.close(family))
        self.tree.open(family, marker.number, line, marker, run_in=not (is_heading(words) or self._long_heading(words)))
        return True

    def _long_heading(self, words: str) -> bool:
        """A heading of one long sentence, over text without a number."""
        plain_text = self.following is not None and marker_of(self.following.text) is None
        return plain_text and is_heading(words, LONGEST_LONE_HEADING) and words.endswith("。")

    def _item(self, line: Line, marker: Marker, words: str) -> bool:
        family, number = marker.family.name, marker.number
        outside = self.tree.outside
        if outside and family == outside.family and number == outside.number + 1:
            self.tree.close(BOX)  # the list goes on that the box interrupted
        if spells_out_an_item(self.tree, family):
            self.tree.extend(line, newline=True)
            return True
        if (missing := self.tree.counting.missing_before(family, number)) is not None:
            if words[0].isdigit() or self.tree.counting.skips(family, number):
                return False  # 2035.5亿元 or a torn figure: no item
            self.tree.warn(line, f"{missing} 条")
        self.tree.counting.step(family, number)
        self.tree.add("item", family, number, line, marker)
        return True

    def _plain(self, line: Line) -> None:
        last = self.tree.blocks[-1] if self.tree.blocks else None
        if last is not None and self._torn(line):
            self.tree.extend(line, newline=False)
        elif last is not None and last.kind == "item" and self._belongs_to_item(line):
            self.tree.counting.paragraphs += 1
            self.tree.extend(line, newline=True)
        else:
            self.tree.add("paragraph", "", None, line, None)

    def _belongs_to_item(self, line: Line) -> bool:
        """The first paragraphs below an item, and all that spell it out by 一是…二是…."""
        return self.tree.counting.paragraphs < PARAGRAPHS_OF_AN_ITEM or bool(_SPELLED_OUT.match(line.text))

    def _torn(self, line: Line) -> bool:
        return is_torn(self.tree.blocks, self.previous, line)
