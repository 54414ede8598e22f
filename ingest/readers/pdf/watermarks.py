"""Words printed across a page and not in it: watermarks that stand aslant, or level and large over the text's lines.

A pure function of the places. Text that runs up or down the page is none: tables are turned, notes stand in the margin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from ingest.readers.pdf.glyphs import Glyph
from ingest.readers.pdf.lines import size_of, text_lines

ASLANT = 5
"""Degrees; a page that lay askew when it was scanned has lines turned by up to three."""
LARGER = 1.8
"""Times the size of the text, for words printed over it; titles are as large but stand alone. Nothing changes from
1.3 to 2.5."""
FEWEST_UNDER_WORDS = 4
"""Characters of the text that stand under those of a watermark. Nothing changes from 1 to 8."""
MOST_LARGE = 200
"""Large characters of a page above which they are its text (a cover, a slide); watermarks repeat some ten
characters. Nothing changes from 10 to 1,000."""
_REPEATED = re.compile(r"(.+?)\1+")


def main_way(angles: Counter[int]) -> int:
    """The angle in degrees at which the text stands: that of most characters, of those that are not aslant if there are any."""
    straight = {angle: count for angle, count in angles.items() if not is_aslant(angle)} or angles
    return max(straight, key=lambda angle: straight[angle], default=0)


def is_aslant(angle: int, way: int = 0) -> bool:
    """True for an angle that is neither that of the text nor upright on it."""
    turned = (angle - way) % 90
    return ASLANT < turned < 90 - ASLANT


def without_words_over_text(glyphs: Sequence[Glyph]) -> tuple[Sequence[Glyph], list[tuple[str, float]]]:
    """The characters without large ones that are printed over others, and the words that these make with their size."""
    if not glyphs:
        return glyphs, []
    usual = median(glyph.size for glyph in glyphs)
    large = [glyph for glyph in glyphs if glyph.size > LARGER * usual and not glyph.text.isspace()]
    if not large or len(large) > MOST_LARGE:
        return glyphs, []
    small = [glyph for glyph in glyphs if glyph.size <= LARGER * usual and not glyph.text.isspace()]
    lines = text_lines(large)
    over = [line for line in lines if sum(_under(glyph, small) for glyph in line) >= FEWEST_UNDER_WORDS]
    dropped = {id(glyph) for line in over for glyph in line}
    words = [("".join(glyph.text for glyph in line), size_of(line)) for line in over]
    return [glyph for glyph in glyphs if id(glyph) not in dropped] if over else glyphs, words


def _under(glyph: Glyph, others: Sequence[Glyph]) -> int:
    """How many of the others have their middle inside the box of the character."""
    return sum(
        glyph.left < (other.left + other.right) / 2 < glyph.right
        and glyph.base - 0.1 * glyph.size < other.base + 0.4 * other.size < glyph.base + 0.75 * glyph.size
        for other in others
    )


def once(words: str) -> str:
    """What a watermark says, though it is printed many times over a page."""
    repeated = _REPEATED.fullmatch(words)
    return repeated.group(1) if repeated else words
