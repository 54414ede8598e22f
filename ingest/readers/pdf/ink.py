"""Text objects without ink: PDFium reads no character of them, so they are given some before a page is read.

Ink is what the font draws. Where a font is not in the file and none on the machine stands in for it, a Chinese character
has none. PDFium passes over text whose ink is not wide: a character alone in its object, a line that runs up the page,
a line of a font for vertical text. A page drawn character by character lost all its text, on servers only.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterable, Set
from functools import partial
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

NARROWEST = 0.01
"""Points; PDFium passes over what is narrower."""
BLANKS = frozenset(code for code in (*range(0x3001), 0xFEFF) if unicodedata.category(chr(code)) in ("Zs", "Cf"))
"""Blanks and signs of layout, which have ink in no font: alone in an object they are no text, as with a font."""
_AS_IT_IS = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)


def objects_of(page: Any) -> list[tuple[Any, int]]:
    """What is drawn on a page, each with PDFium's number for its kind."""
    return _listed(pdfium.FPDFPage_CountObjects(page), partial(pdfium.FPDFPage_GetObject, page.raw))


def give_ink(objects: Iterable[tuple[Any, int]]) -> set[int]:
    """Widen the ink of text objects that have none, as long as the page is open; the addresses of these objects."""
    given = set()
    left, bottom, right, top, size = (ctypes.c_float() for _ in range(5))
    matrix = pdfium.FS_MATRIX()
    for drawn, kind in objects:
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
            if right.value - left.value < NARROWEST:
                _stroke(drawn, matrix, size)
                given.add(ctypes.addressof(drawn.contents))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:  # a drawing inside the page, or inside another
            inside = partial(pdfium.FPDFFormObj_GetObject, drawn)
            given |= give_ink(_listed(pdfium.FPDFFormObj_CountObjects(drawn), inside))
    return given


def inked_alone(text: Any, index: int, given: Set[int]) -> bool:
    """True for the only character of an object that was given ink."""
    before, own, after = (_object_of(text, place) for place in (index - 1, index, index + 1))
    return own in given and own not in (before, after)


def _stroke(drawn: Any, matrix: Any, size: Any) -> None:
    """Give the characters an outline as thick as they are large, which counts as ink when their box is measured.

    As with ink of that size, PDFium drops what is printed twice, a little shifted, to look bold.
    """
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    pdfium.FPDFTextObj_GetFontSize(drawn, size)
    pdfium.FPDFTextObj_SetTextRenderMode(drawn, pdfium.FPDF_TEXTRENDERMODE_STROKE)
    pdfium.FPDFPageObj_SetStrokeWidth(drawn, abs(size.value) * math.hypot(matrix.a, matrix.b))
    pdfium.FPDFPageObj_TransformF(drawn, _AS_IT_IS)  # moves nothing, measures again


def _listed(count: int, get: Callable[[int], Any]) -> list[tuple[Any, int]]:
    drawn = [get(index) for index in range(count)]
    return [(each, pdfium.FPDFPageObj_GetType(each)) for each in drawn]


def _object_of(text: Any, index: int) -> int:
    """The address of the text object that a character stands in, 0 for none."""
    drawn = pdfium.FPDFText_GetTextObject(text, index)
    return ctypes.addressof(drawn.contents) if drawn else 0
