"""The printed lines of a document's pages -> paragraphs: a line that fills its column goes on in the next one.

What tells is where lines begin and end: the first line of a paragraph is indented, its last one ends before the edge.
A pure function of the places. Paragraphs that a page tears are joined by the grammar, when page furniture is out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isnan

from ingest.document import CELL, INDENT
from ingest.grammar.numbering import marker_of
from ingest.grammar.repair import ends_sentence
from ingest.grammar.vocabulary import part_of
from ingest.readers.pdf.columns import LIKE_SIZES, Column, alike, begins, columns_of
from ingest.readers.pdf.glyphs import PrintedLine
from ingest.vocabulary.pack import Pack

ROOM_LEFT = 0.6
"""Ems that a full line may leave beyond the word that did not fit. Nothing changes from 0.3 to 1.2."""
INDENTED = (0.8, 4.5)
"""Ems from the edge at which the first line of a paragraph begins, two as a rule; further in stands what is centred.
Nothing changes from 0.4 to 1.5 and from 3 to 7."""
SET_IN = 0.1
"""Ems at least between the edge and a centred line, which may be nearly full; with 0.5 a title of the tests is torn."""
LEADING = 1.4
"""A paragraph ends before a line that stands this much further below than lines do. Nothing changes from 1.2 to 1.7."""
CLOSER = 0.87
"""Share of the usual step between lines below which a line belongs to the one above it. Nothing changes from 0.75 to
0.93."""
SHORTEST_TORN = 20
"""Characters; with a comma inside it is a sentence and no heading. With 30 a torn line of the tests stays alone;
nothing changes from 10 to 20."""
_NEVER_FIRST = "，。；：、！？）》”’】〕…%％‰,.;:!?)"
_UNIT = re.compile(rf"[（《“‘〔【(]*(?:[0-9A-Za-z.,/:%‰-]+|\S)[{re.escape(_NEVER_FIRST)}]*")
"""What a line break leaves together: opening marks, a word, and the marks that close it."""
_BEFORE_A_PART = ("、", "，", "和", "与", "及")
_INSIDE_SENTENCES = re.compile("[，；。].")


def paragraphs_of(pages: Sequence[Sequence[PrintedLine]], pack: Pack) -> list[str]:
    """The text of each page, a line per paragraph; one that begins there is indented by two blanks as in print."""
    return [
        "".join(_paragraphs(lines, columns, pack))
        for lines, columns in zip(pages, columns_of(pages, pack), strict=True)
    ]


def _paragraphs(lines: Sequence[PrintedLine], columns: dict[int, Column], pack: Pack) -> Iterator[str]:
    before: PrintedLine | None = None
    for line in lines:
        if before is not None and _goes_on(before, line, columns, pack):
            yield " " if _apart(before, line) else ""
        else:
            yield "\n" if before is not None else ""
            yield INDENT if _indented(line, columns) else ""
        yield line.text
        before = line
    yield "\n" if before is not None else ""


def _goes_on(line: PrintedLine, following: PrintedLine, columns: dict[int, Column], pack: Pack) -> bool:
    """True where the next line belongs to the same paragraph."""
    column, next_column = columns.get(line.column), columns.get(following.column)
    if column is None or next_column is None or CELL in line.text or CELL in following.text:
        return False
    if not alike(line.size, following.size) or not _follows(line, following, column):
        return False
    title = _is_centred(line, following, column)
    room = 2 * _room(line, column) if title else _room(line, column)
    first = _UNIT.match(following.text.lstrip(_NEVER_FIRST) or "一")
    if room >= _width(first.group() if first else "一", following.size) + ROOM_LEFT * line.size:
        return False
    if not title and following.left - next_column.left > INDENTED[0] * following.size:
        return False
    if not title and line.left - column.left > INDENTED[1] * line.size:
        return False  # set to the right or in the middle, as dates and names under a letter
    if begins(following.text, pack) and not _goes_on_with_a_part(line.text, following.text, pack):
        # A heading at the edge of the column, after a paragraph or another heading that happens to be full.
        return not (isnan(column.right) or begins(line.text, pack) or ends_sentence(line.text))
    return title or not isnan(column.right) or _is_torn(line, following, column)


def _follows(line: PrintedLine, following: PrintedLine, column: Column) -> bool:
    """True where the next line stands as near as the lines of a paragraph, or opens the right column."""
    if line.column != following.column:
        return (line.column, following.column) == (1, 2)
    leading = column.step if isnan(column.leading) else column.leading
    # Lines of a title stand as much further apart as they are larger.
    return line.base - following.base <= LEADING * leading * max(1.0, line.size / column.size)


def _is_centred(line: PrintedLine, following: PrintedLine, column: Column) -> bool:
    """True for two lines of a title: both have one centre, and they are large or the first is set in from both edges."""
    if abs(line.left + line.right - following.left - following.right) > line.size:
        return False
    left, right = line.left - column.left, _room(line, column)
    set_in = SET_IN * line.size < left and abs(left - right) <= line.size / 2
    return line.size > LIKE_SIZES * column.size or set_in


def _room(line: PrintedLine, column: Column) -> float:
    """What the line leaves up to the edge, or up to the longest line where no edge is known."""
    return (column.furthest if isnan(column.right) else column.right) - line.right


def _goes_on_with_a_part(text: str, following: str, pack: Pack) -> bool:
    """True where a heading names a part and is torn before or inside its name: 主要目标和 / 策略措施."""
    if marker_of(following) is not None or ends_sentence(text):
        return False
    return text.endswith(_BEFORE_A_PART) or any(part_of(text[-length:] + following, pack) for length in (1, 2))


def _is_torn(line: PrintedLine, following: PrintedLine, column: Column) -> bool:
    """True where a page with too few long lines to know its edge still shows that a line goes on in the next one."""
    if ends_sentence(line.text) or (not ends_sentence(following.text) and _room(following, column) > following.size):
        return False
    indented = INDENTED[0] * line.size < line.left - following.left < INDENTED[1] * line.size
    closer = 0 < line.base - following.base < CLOSER * column.step
    sentence = len(line.text) >= SHORTEST_TORN and _INSIDE_SENTENCES.search(line.text) is not None
    return indented or closer or sentence


def _indented(line: PrintedLine, columns: dict[int, Column]) -> bool:
    column = columns.get(line.column)
    least, most = INDENTED
    return column is not None and CELL not in line.text and least < (line.left - column.left) / (line.size or 1) < most


def _apart(line: PrintedLine, following: PrintedLine) -> bool:
    """English words are set apart; a figure that the edge cut in two is one figure."""
    return line.text[-1:].isascii() and following.text[:1].isascii() and line.text[-1:].isalpha() and following.text[:1].isalpha()  # fmt: skip


def _width(word: str, size: float) -> float:
    return sum(size if ord(character) > 0x2000 else size * 0.55 for character in word)
