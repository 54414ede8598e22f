"""PDFium: the characters and the pictures of a PDF's pages (with ink.py the only pypdfium2 import)."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from contextlib import closing, contextmanager
from threading import Lock
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.errors import GuihuaError
from ingest.readers.pdf.glyphs import Glyph, PrintedLine
from ingest.readers.pdf.ink import BLANKS, give_ink, inked_alone, objects_of
from ingest.readers.pdf.lines import lines_of
from ingest.readers.pdf.tables import Rule, with_rows
from ingest.readers.pdf.watermarks import ASLANT, is_aslant, main_way, without_words_over_text
from ingest.vocabulary.pack import Pack

PICTURE_DOTS_PER_INCH = 150
"""For OCR; 200 and 300 are slower and find fewer characters (0.99 and 0.96 against 0.997)."""
SHARE_OF_A_SCAN = 0.5
"""A page without text is a scan where a picture covers this share of it; else it is blank."""
ASIDE = 3
"""Column of what is printed up or down the page: notes in the margin."""
WATERMARK = 4
"""Column of what is printed across the page."""
MOST_STRAIGHT_LINES = 20_000
"""A table of 60 rows and 12 columns has 2,900 where each cell has a border of its own."""
THICKNESS = 1.0
"""Points by which a rule may lean and still be upright or level: what is drawn as a thin box has the width of its
pen. Chosen by hand."""
_POINTS_PER_INCH = 72
"""The unit of a PDF's coordinates (ISO 32000-1, 8.3.2.3)."""
_ONE_AT_A_TIME = Lock()  # PDFium is not safe for threads, and the web page reads in threads
_HYPHENS = (0x2, 0xFFFE)  # PDFium's signs for a hyphen at the end of a line


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """The document. Raises GuihuaError where it has a password, pypdfium2's error where it is damaged."""
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
                raise GuihuaError("PDF 有密码保护，请先解除密码") from error
            raise
    try:
        yield document
    finally:
        with _ONE_AT_A_TIME:
            document.close()


def page_lines(document: Any, index: int, pack: Pack, before: Sequence[PrintedLine] = ()) -> list[PrintedLine]:
    """The lines of a page in reading order; `before` are those of the page before it."""
    with _ONE_AT_A_TIME, closing(document[index]) as page:
        objects = objects_of(page)
        inked = give_ink(objects)
        with closing(page.get_textpage()) as text:
            upright, others, angle = _glyphs(text, inked, turned=_has_turned_text(objects))
        upright, over = without_words_over_text(upright)
        upright = with_rows(upright, (_turned_rule(*ends, angle) for ends in _straight_lines(objects)))
        aside = [(words, 0.0, WATERMARK if is_aslant(other, angle) else ASIDE) for other, words in others.items()]
        aside += [(words, size, WATERMARK) for words, size in over]
        return [*lines_of(upright, pack, before), *(PrintedLine(words, 0.0, 0.0, 0.0, size, column) for words, size, column in aside if words)]  # fmt: skip


def is_scan(document: Any, index: int) -> bool:
    """True for a page that a picture covers."""
    with _ONE_AT_A_TIME, closing(document[index]) as page:
        width, height = page.get_size()
        for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            left, bottom, right, top = found.get_bounds()
            if abs((right - left) * (top - bottom)) >= SHARE_OF_A_SCAN * width * height:
                return True
    return False


def page_picture(document: Any, index: int) -> Any:
    """The page as an array of grey values, height by width."""
    with _ONE_AT_A_TIME, closing(document[index]) as page:
        scale = PICTURE_DOTS_PER_INCH / _POINTS_PER_INCH
        width, height = page.get_size()
        # A poster or a damaged size would ask for gigabytes.
        scale = min(scale, 4000 / max(width, height, 1.0))
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            return bitmap.to_numpy().squeeze().copy()


def _glyphs(text: Any, inked: Set[int], *, turned: bool) -> tuple[Sequence[Glyph], dict[int, str], int]:
    """The characters that stand the way most do, the text of all others by its angle, and the way in degrees."""
    found = list(_characters(text, inked, turned=turned))
    angles = Counter(angle for _, angle in found)
    way = main_way(angles)
    near = {angle for angle in angles if (angle - way + ASLANT) % 360 <= 2 * ASLANT}
    upright = [_turned(glyph, way) for glyph, angle in found if angle in near]
    others = {
        other: "".join(glyph.text for glyph, angle in found if angle == other).strip() for other in angles.keys() - near
    }
    return upright, others, way


def _has_turned_text(objects: Sequence[tuple[Any, int]]) -> bool:
    """False where all text is upright, so that the angle of each character need not be asked for."""
    matrix = pdfium.FS_MATRIX()
    for drawn, kind in objects:
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            return True  # a drawing inside the page may hold text of any angle
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
            if matrix.b or matrix.c or matrix.a < 0:
                return True
    return False


def _characters(text: Any, inked: Set[int], *, turned: bool) -> Iterator[tuple[Glyph, int]]:
    """Every printed character with the angle of its line in degrees; `inked` are the objects that were given ink."""
    raw, count = text.raw, text.count_chars()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    whole = _codes(raw, count)
    for index in range(count):
        code = whole[index]
        if code in _HYPHENS:
            code = ord("-")
        # PDFium adds line breaks, and blanks where it thinks that they are missing.
        elif code < ord(" ") or (code == ord(" ") and pdfium.FPDFText_IsGenerated(raw, index) == 1):
            continue
        if inked and code in BLANKS and inked_alone(raw, index, inked):
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        radians = pdfium.FPDFText_GetCharAngle(raw, index) if turned else 0.0
        left, base, width, height = x.value, y.value, box.right - box.left, box.top - box.bottom
        if radians == 0.0:
            yield Glyph(chr(code), left, base, left + width, height), 0
        else:
            angle = round(math.degrees(radians)) % 360
            size = width if angle in (90, 270) else height
            yield Glyph(chr(code), left, base, left + max(width, height), size), angle


def _codes(raw: Any, count: int) -> list[int]:
    """The character of each place; U+FFFD for halves of one that takes two."""
    codes = [pdfium.FPDFText_GetUnicode(raw, index) for index in range(count)]
    return [0xFFFD if 0xD800 <= code < 0xE000 or code > 0x10FFFF else code for code in codes]


def _straight_lines(objects: Sequence[tuple[Any, int]]) -> list[tuple[float, float, float, float]]:
    """The ends of the straight lines drawn on the page, edges of boxes too; none of a page with a drawing of many."""
    found: list[tuple[float, float, float, float]] = []
    for drawn, kind in objects:
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            found += _sides(drawn)
        if len(found) > MOST_STRAIGHT_LINES:
            return []
    return found


def _sides(drawn: Any) -> Iterator[tuple[float, float, float, float]]:
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    begin = before = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(drawn), MOST_STRAIGHT_LINES)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield (*before, *here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield (*here, *begin)
        before = here


def _turned_rule(x: float, y: float, other_x: float, other_y: float, angle: int) -> Rule:
    """The rule on the turned page; what is neither upright nor level has no length."""
    (x, y), (other_x, other_y) = _turned_place(x, y, angle), _turned_place(other_x, other_y, angle)
    if abs(x - other_x) <= THICKNESS:
        return Rule(True, x, min(y, other_y), max(y, other_y))
    if abs(y - other_y) <= THICKNESS:
        return Rule(False, y, min(x, other_x), max(x, other_x))
    return Rule(False, y, x, x)


def _turned_place(x: float, y: float, angle: int) -> tuple[float, float]:
    if angle == 0:
        return x, y
    # PDFium counts clockwise: text that runs up the page has 270.
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return x * cosine - y * sine, x * sine + y * cosine


def _turned(glyph: Glyph, angle: int) -> Glyph:
    """The glyph on a page turned so that its line runs from left to right."""
    if angle == 0:
        return glyph
    left, base = _turned_place(glyph.left, glyph.base, angle)
    return Glyph(glyph.text, left, base, left + glyph.right - glyph.left, glyph.size)
