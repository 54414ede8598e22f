"""The characters of a printed page -> its lines in reading order, by where they stand and not by when they were drawn.

Programs draw a page in any order: LibreOffice prints the quotation marks of a line after its characters, others draw two
columns line by line. A pure function of the places, so it is tested without a PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from unicodedata import category

from ingest.grammar.numbering import marker_of
from ingest.grammar.repair import ends_sentence
from ingest.grammar.vocabulary import part_of
from ingest.readers.pdf.aligned import with_aligned_rows
from ingest.readers.pdf.glyphs import Glyph, PrintedLine
from ingest.vocabulary.pack import Pack

SAME_LINE = 0.45
"""Ems between the base lines of one line: a raised or lowered figure stands within 0.4, the next line from 1.1 on."""
BLANK_BETWEEN_WORDS = 0.2
"""Ems between two letters or figures that a blank separates. Nothing changes from 0.1 to 0.3."""
BLANK_BETWEEN_COLUMNS = 0.9
"""Ems; Word and LibreOffice set a quarter of an em between Chinese and figures, which is no blank."""
FEWEST_LINES_OF_A_COLUMN = 6
"""Lines below which nothing is a column of text: with three a table is read column by column, with eight a short
column of the tests is missed. Nothing changes from 4 to 6."""
FEWEST_CHARACTERS_OF_A_COLUMN = 6
"""Characters of a line that counts as one of a column; cells are shorter. With three a table is read column by
column, with nine short items of the tests are missed. Nothing changes from 4 to 6."""
SHARES_OF_FULL_LINES = (0.3, 0.5)
"""Lines of a column of text mostly reach its edge, cells of a table do not: least share in the one column and the other.
The first page of a notice, with its head and list of addressees, had 0.41."""
SHARE_OF_TEXT = 0.7
"""Share of a column's lines that are full, end a sentence or begin with a number, as in columns of short items.
Chosen by hand; nothing changes from 0.4 to 0.9."""
FEWEST_SENTENCES = 2
"""Ends of sentences that such a column has at least. Columns of short items have few full lines: their lines are
full, end a sentence or begin with a number. Cells do not. Nothing changes from 1 to 4."""
SHARE_OF_CROSSING_LINES = 0.34
"""Share of a page's lines that may cross the gutter (titles over both columns). Chosen by hand; nothing changes from
0.15 to 0.6."""
FIRST_WIDE = "\u2e80"
STRADDLING = 0.2
"""Ems by which a character that begins in the left column reaches beyond the gutter. Nothing changes from 0.05 to
0.4."""
LINES_OF_A_CROSSING_ONE = 12
"""One line in so many may print on the gutter: titles, page numbers."""


_Line = list[Glyph]


def lines_of(glyphs: Sequence[Glyph], pack: Pack, before: Sequence[PrintedLine] = ()) -> list[PrintedLine]:
    """The lines from top to bottom; on a page of two columns the left one first, between lines that span both.

    `before` are the lines of the page before: a last page with few lines has the columns of the others.
    """
    lines = text_lines(glyphs)
    gutter = _gutter(lines, pack) or _same_gutter(lines, before)
    if gutter is None:
        return _printed(with_aligned_rows(lines), 0)
    ordered: list[PrintedLine] = []
    band: list[Glyph] = []
    for line in lines:
        if _crosses(line, gutter):
            ordered += [*_columns(band, gutter), *_printed([line], 0)]
            band = []
        else:
            band += line
    return [*ordered, *_columns(band, gutter)]


def _printed(lines: list[_Line], column: int) -> list[PrintedLine]:
    """What was printed of each line, without lines of blanks."""
    found = []
    for line in lines:
        text = text_of(line)
        solid = [glyph for glyph in line if not glyph.text.isspace()]
        if text and solid:
            found.append(PrintedLine(text, solid[0].left, solid[0].base, solid[-1].right, size_of(solid), column))
    return found


def size_of(line: _Line) -> float:
    """The size of a line's text: Chinese characters are as wide as their font is large, while boxes are as high as the ink."""
    widths = sorted(glyph.right - glyph.left for glyph in line if len(glyph.text) == 1 and glyph.text >= FIRST_WIDE)
    return widths[len(widths) // 2] if widths else line[len(line) // 2].size


def text_lines(glyphs: Sequence[Glyph]) -> list[_Line]:
    """Characters on one base line, from left to right."""
    lines: list[_Line] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        larger = size if size > glyph.size else glyph.size  # a call of max() here is a tenth of a page's time
        if lines and base - glyph.base <= SAME_LINE * larger:
            lines[-1].append(glyph)
            size = larger
        else:
            lines.append([glyph])
            base, size = glyph.base, glyph.size
    for line in lines:
        line.sort(key=lambda glyph: glyph.left)
    return lines


def text_of(line: _Line) -> str:
    """The characters of a line, with the blanks between words that the page shows."""
    pieces: list[str] = []
    before: Glyph | None = None
    for glyph in line:
        if before is not None:
            if glyph.text == before.text and abs(glyph.left - before.left) < 0.1 * glyph.size:
                continue  # bold made by printing twice
            if _blank_between(before, glyph):
                pieces.append(" ")
        pieces.append(glyph.text)
        before = glyph
    return "".join(pieces).strip()


def _blank_between(before: Glyph, glyph: Glyph) -> bool:
    gap = (glyph.left - before.right) / max(glyph.size, before.size, 1.0)
    words = before.text.isascii() and glyph.text.isascii() and before.text.isalnum() and glyph.text.isalnum()
    return gap > (BLANK_BETWEEN_WORDS if words else BLANK_BETWEEN_COLUMNS)


def _gutter(lines: list[_Line], pack: Pack) -> float | None:
    """Where the two columns of a page part; None on a page of one column."""
    printed = [glyph for line in lines for glyph in line if not glyph.text.isspace()]
    if len(lines) < FEWEST_LINES_OF_A_COLUMN or not printed:
        return None
    left, right = min(glyph.left for glyph in printed), max(glyph.right for glyph in printed)
    if sum(_crosses(line, (left + right) / 2) for line in lines) > 2 * SHARE_OF_CROSSING_LINES * len(lines):
        return None  # an ordinary page, told without the search
    size = median(glyph.size for glyph in printed)
    middle = _emptiest(lines, left + 0.35 * (right - left), left + 0.65 * (right - left))
    parted = [line for line in lines if not _crosses(line, middle)]
    if len(lines) - len(parted) > SHARE_OF_CROSSING_LINES * len(lines):
        return None
    sides = [text_lines([glyph for line in parted for glyph in line if (glyph.left < middle) == first]) for first in (True, False)]  # fmt: skip
    full = sorted(_share_of_full(side, size) for side in sides)
    if all(share >= least for share, least in zip(full, SHARES_OF_FULL_LINES, strict=True)):
        return middle
    return middle if full[0] and all(_reads_as_text(side, size, pack) for side in sides) else None


def _same_gutter(lines: list[_Line], before: Sequence[PrintedLine]) -> float | None:
    """The gutter of the page before, where this page has lines on both sides of it and few across."""
    left, right = ([line for line in before if line.column == column] for column in (1, 2))
    if not left or not right:
        return None
    gutter = (max(line.right for line in left) + min(line.left for line in right)) / 2
    on_right = sum(any(glyph.left >= gutter and not glyph.text.isspace() for glyph in line) for line in lines)
    crossing = sum(_crosses(line, gutter) for line in lines)
    return gutter if on_right > crossing and crossing <= SHARE_OF_CROSSING_LINES * len(lines) else None


def _emptiest(lines: list[_Line], first: float, last: float) -> float:
    """The middle of the widest strip, between two places, that the fewest lines print on."""
    width = int(last - first) + 1
    printed = [0] * width
    for line in lines:
        covered = bytearray(width)
        for glyph in line:
            if glyph.right > first and glyph.left < last and not glyph.text.isspace():
                begin, end = max(int(glyph.left - first), 0), min(int(glyph.right - first) + 1, width)
                covered[begin:end] = b"\x01" * (end - begin)
        for place, ink in enumerate(covered):
            printed[place] += ink
    # A page number or a title on the gutter must not push it aside.
    fewest = min(printed) + len(lines) // LINES_OF_A_CROSSING_ONE
    best, begin = (0, 0), 0
    for place in range(width + 1):
        if place == width or printed[place] > fewest:
            best = max(best, (place - begin, begin))
            begin = place + 1
    return first + best[1] + best[0] / 2


def _share_of_full(lines: list[_Line], size: float) -> float:
    """Share of the lines that reach the column's edge; 0 for what is no column."""
    # OCR gives a line, or a piece of one, as one glyph.
    lines = [line for line in lines if sum(len(glyph.text) for glyph in line) >= FEWEST_CHARACTERS_OF_A_COLUMN]
    if len(lines) < FEWEST_LINES_OF_A_COLUMN:
        return 0.0
    edge = _edge(lines)
    return sum(line[-1].right > edge - 2 * size for line in lines) / len(lines)


def _edge(lines: list[_Line]) -> float:
    """Where the longest line ends; one that closes with a mark only where all do, since marks hang over the edge.

    OCR draws the box of such a line two characters wider than the others.
    """
    within = [line for line in lines if not category(line[-1].text[-1]).startswith("P")]
    return max(line[-1].right for line in within or lines)


def _reads_as_text(lines: list[_Line], size: float, pack: Pack) -> bool:
    """True where nearly each line is full, ends a sentence or opens with a number, as in headings and short items."""
    texts = [(line, text) for line in lines if (text := text_of(line))]
    edge = _edge([line for line, _ in texts])
    ends = [ends_sentence(text) for _, text in texts]
    said = [
        end or line[-1].right > edge - 2 * size or marker_of(text) is not None or part_of(text, pack) is not None
        for end, (line, text) in zip(ends, texts, strict=True)
    ]
    return sum(ends) >= FEWEST_SENTENCES and sum(said) >= SHARE_OF_TEXT * len(said)


def _crosses(line: _Line, gutter: float) -> bool:
    """True where the line is printed across the gutter or stands centred on it without a gap."""
    left = max((glyph.right for glyph in line if glyph.left < gutter), default=None)
    right = min((glyph.left for glyph in line if glyph.left >= gutter), default=None)
    if left is None:
        return False
    # A page number may end with a dash that begins before the gutter.
    return left > gutter + STRADDLING * line[0].size or (right is not None and right - left < 0.7 * line[0].size)


def _columns(band: list[Glyph], gutter: float) -> list[PrintedLine]:
    left = [glyph for glyph in band if glyph.left < gutter]
    right = [glyph for glyph in band if glyph.left >= gutter]
    return [*_printed(text_lines(left), 1), *_printed(text_lines(right), 2)]
