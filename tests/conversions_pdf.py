"""A plan printed to PDF as offices do: running header, page numbers, lines cut at the page's width; and scans of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from conversions import Paragraph
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"  # not in the file: what shows it takes a font of the machine
_PAGE = (595.0, 842.0)
_TOP, _BOTTOM = 752.0, 82.0
_NEVER_FIRST = "，。；：、！？）》”’％%‰…"
_WORD = re.compile(rf"[0-9A-Za-z./%‰]+|.[{_NEVER_FIRST}]{{2,}}|.", re.DOTALL)  # one closing mark may hang over the edge


@dataclass
class Printed:
    """A PDF, and what was printed on which page: the number of the page and the characters of each line."""

    content: bytes = b""
    lines: list[tuple[int, str]] = field(default_factory=list)


def printed(paragraphs: Iterable[Paragraph], *, running: str, columns: int = 1, size: float = 12.0) -> Printed:
    """The paragraphs on pages of one or two columns; the text runs on over the pages, sentences torn."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    result, buffer = Printed(), io.BytesIO()
    canvas = Canvas(buffer, pagesize=_PAGE, invariant=1)
    gap = 30.0
    width = (_PAGE[0] - 2 * 72.0 - gap * (columns - 1)) / columns
    page, column, height = 0, columns, 0.0
    for paragraph, line, indent in _lines(paragraphs, width, size):
        if height < _BOTTOM or not page:
            column, height = column + 1, _TOP
        if column >= columns:
            if page:
                _end_page(canvas, page)
            page, column = page + 1, 0
            canvas.setFont(FONT, 9)
            canvas.drawString(72, 790, running)
        canvas.setFont(FONT, size)
        left = 72.0 + column * (width + gap)
        if paragraph.style == "Title":
            canvas.drawCentredString(left + width / 2, height, line)
        else:
            canvas.drawString(left + indent, height, line)
        result.lines.append((page, line))
        height -= 1.7 * size
    _end_page(canvas, page)
    canvas.save()
    result.content = buffer.getvalue()
    return result


def _end_page(canvas: Canvas, page: int) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(_PAGE[0] / 2, 50, f"— {page} —")
    canvas.showPage()


def _lines(paragraphs: Iterable[Paragraph], width: float, size: float) -> Iterator[tuple[Paragraph, str, float]]:
    """The lines of each paragraph, its first one indented by two characters; a closing mark never begins a line."""
    for paragraph in paragraphs:
        indent = 0.0 if paragraph.style == "Title" else 2 * size
        line, left, first = "", width - indent, indent
        for word in _WORD.findall(paragraph.text):
            need = sum(pdfmetrics.stringWidth(character, FONT, size) for character in word)
            if need > left and word[0] not in _NEVER_FIRST and line:
                yield paragraph, line, first
                line, left, first = "", width, 0.0
            line, left = line + word, left - need
        yield paragraph, line, first


def scanned(content: bytes, dots_per_inch: int = 150) -> bytes:
    """The pages of a PDF as pictures, as a scanner gives them."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(content)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=_PAGE, invariant=1)
    for page in document:
        picture = page.render(scale=dots_per_inch / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, *_PAGE)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
