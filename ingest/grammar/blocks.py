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
    LONGEST_DOMAIN,
    LONGEST_HEADING,
    LONGEST_LONE_HEADING,
    bare_headings,
    beside_of,
    heads_numbered,
    is_heading,
    part_ahead,
    repeated_heads,
    run_in_part,
)
from ingest.grammar.numbering import BY_NAME, DECIMAL, NUMERIC, Marker, marker_of
from ingest.grammar.repair import Line, ends_sentence
from ingest.grammar.stack import ANNEX, BARE, BARE_CHAPTER, BOX, FRONT, PART, TAIL, Block, Stack
from ingest.grammar.torn import SHORTEST_TORN_LINE, in_a_sentence, is_torn
from ingest.grammar.vocabulary import front_of, part_of, plain, starts_tail
from ingest.vocabulary.pack import Pack

PARAGRAPHS_OF_AN_ITEM = 3
"""Paragraphs without a number that still belong to the item above them (more are paragraphs of the heading). The
tests say three; with 1 a file with decimal numbering loses text of its items, and from 3 to 8 the plans stay as they
are."""
LONGEST_FAULTY_HEADING = 15
"""Longest head whose number is in the wrong family (4、 监测评估). Chosen by hand; nothing changes from 6 to 30."""
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
        if self._torn(line) and (not self._continues_numbering(marker) or words[:1].isdigit()):
            return False
        if not words:
            return False
        family = marker.family.name
        if self._spells_out_an_article(family):
            self.tree.extend(line, newline=True)
            return True
        if family in NUMERIC and not self._numbers_a_domain(marker, words):
            other = self._family_continued_by(marker, words)
            if other is None:
                return self._item(line, marker, words)
            family = other
        if family in DECIMAL and ends_sentence(words) and is_heading(words):
            return self._item(line, marker, words)  # 2.3.1 到2025年，入园率达到95%。
        in_part = self.tree.is_open(PART) and not self.tree.is_open(family)
        heads_list = family in NUMERIC or self._numbers_a_domain(marker, words)
        if in_part and not heads_list:
            if not self._closes_part(family, marker.number):
                return self._item(line, marker, words)
            self.tree.close_parts()
        self.tree.check_number(family, marker, line, self.tree.close(family))
        self.tree.open(family, marker.number, line, marker, run_in=not (is_heading(words) or self._long_heading(words)))
        return True

    def _long_heading(self, words: str) -> bool:
        """A heading of one long sentence, over text without a number."""
        plain_text = self.following is not None and marker_of(self.following.text) is None
        return plain_text and is_heading(words, LONGEST_LONE_HEADING) and words.endswith("。")

    def _continues_numbering(self, marker: Marker) -> bool:
        """True where the marker's number is the next one of its family: then the line is numbered, and not the rest of a
        sentence that was broken before it.

        A one after a comma starts nothing: `…不布置作业，` / `一、二年级…`.
        """
        if marker.number == 1 and self.previous and self.previous.text.endswith(("，", "、", ",")):
            return False
        family = marker.family.name
        if family in NUMERIC and not self.tree.is_open(family):
            begins = marker.number == 1 and self.previous is not None and len(self.previous.text) < SHORTEST_TORN_LINE
            return begins or self.tree.counting.follows(family, marker.number)
        last = next((entry.number for entry in reversed(self.tree.open_heads) if entry.family == family), 0)
        return marker.number == last + 1 or marker.number == 1 or self.tree.counting.follows(family, marker.number)

    def _numbers_a_domain(self, marker: Marker, words: str) -> bool:
        """True for 1.妇女与健康 when 主要目标 or （1） follows: the head of a domain, though it is numbered like an item.

        Not every numbered line before a part is such a head: the last goal of a list is followed by 策略措施. So where a
        part is open, the part that follows must be one that this domain already has (主要目标 again: a new domain).
        """
        if self.following is None or ends_sentence(words) or len(words) > LONGEST_DOMAIN or marker.family.name == "条":
            return False
        part = part_ahead(self.following, self.pack)
        if part:
            return not self.tree.is_open(PART) or part in self.tree.parts_seen
        below = marker_of(self.following.text)
        deeper = below is not None and below.family.rank > marker.family.rank
        return deeper and plain(words) in self.repeated

    def _family_continued_by(self, marker: Marker, words: str) -> str | None:
        """`4、 监测评估` after 三、: a short head whose Arabic number is the next of an open family of headings."""
        expected_item = self.tree.counting.family and self.tree.counting.follows(marker.family.name, marker.number)
        if (
            expected_item
            or marker.number == 1
            or words[:1].isdigit()
            or ends_sentence(words)
            or len(words) > LONGEST_FAULTY_HEADING
            or self.tree.is_open(PART)
        ):
            return None
        for entry in self.tree.open_heads:
            if entry.family in BY_NAME and entry.number == marker.number - 1:
                return entry.family
        return None

    def _closes_part(self, family: str, number: int) -> bool:
        """True where a number ends the open part and does not count one of its items: it continues the part's own number
        (（二）保障机制 after （一）主要目标), or its family stands above that of the heading over the part."""
        part = next(depth for depth, entry in enumerate(self.tree.open_heads) if entry.family == PART)
        head = self.tree.open_heads[part]
        if head.number and head.rank == BY_NAME[family].rank and number == head.number + 1:
            return True  # （一）主要目标, （二）保障机制
        owner = next((e.family for e in reversed(self.tree.open_heads[:part]) if e.family in BY_NAME), None)
        return owner is not None and BY_NAME[family].rank < BY_NAME[owner].rank

    def _item(self, line: Line, marker: Marker, words: str) -> bool:
        family, number = marker.family.name, marker.number
        outside = self.tree.outside
        if outside and family == outside.family and number == outside.number + 1:
            self.tree.close(BOX)  # the list goes on that the box interrupted
        if self._spells_out_an_item(family):
            self.tree.extend(line, newline=True)
            return True
        if (missing := self.tree.counting.missing_before(family, number)) is not None:
            if words[0].isdigit() or self.tree.counting.skips(family, number):
                return False  # 2035.5亿元 or a torn figure: no item
            self.tree.warn(line, f"{missing} 条")
        self.tree.counting.step(family, number)
        self.tree.add("item", family, number, line, marker)
        return True

    def _spells_out_an_item(self, family: str) -> bool:
        """（1）… below an open 1.…: sub-items belong to their item."""
        if not self.tree.counting.family or self.tree.blocks[-1].kind != "item":
            return False
        return BY_NAME[family].rank > BY_NAME[self.tree.counting.family].rank

    def _spells_out_an_article(self, family: str) -> bool:
        """（一）… below 第三条: the list of an article belongs to it, whatever its family."""
        return self.tree.counting.family == "条" and self._spells_out_an_item(family)

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
