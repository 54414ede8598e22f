"""PDF: the text layer by PDFium, by pypdf where PDFium fails or gives no words (the only pypdf import), else by OCR."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pypdf import PdfReader

from ingest.document import Page
from ingest.errors import GuihuaError
from ingest.readers.characters import is_garbled
from ingest.readers.notes import stage, take_note
from ingest.readers.pdf import pdfium
from ingest.readers.pdf.glyphs import PrintedLine
from ingest.readers.pdf.paragraphs import paragraphs_of
from ingest.readers.pdf.watermarks import once
from ingest.readers.scan import EXTRA, is_installed, recognised
from ingest.vocabulary.pack import Pack

SECONDS = 120
"""Time for one file without OCR: 2,000 pages of 800 characters take 20."""
SECONDS_OF_OCR = 3600
"""Time for one file with OCR, five to ten seconds a page."""
MOST_PAGES_NAMED = 10
"""Pages that a sentence names before it says 等; by eye, as the two numbers below: it should stay within two lines."""
MOST_MARKS_NAMED = 3
"""Watermarks that the sentence quotes."""
LONGEST_MARK_NAMED = 20
"""Characters of each that it quotes."""
_Read = TypeVar("_Read")

# pypdf reports every repaired cross-reference; the run's own report names what could not be read.
logging.getLogger("pypdf").setLevel(logging.ERROR)


def read(content: bytes, pack: Pack, seconds: float = SECONDS, seconds_of_ocr: float = SECONDS_OF_OCR) -> tuple[str, tuple[Page, ...]]:  # fmt: skip
    """The text of all pages, each beginning on a new line, and where they begin.

    Raises GuihuaError for a file that has a password, is damaged, holds only pictures or no readable characters while
    OCR is not installed, or takes longer than `seconds` (with OCR: `seconds_of_ocr`).
    """
    try:
        with pdfium.opened(content) as document:
            printed = _printed(document, pack, seconds)
            if is_garbled("".join(line.text for lines in printed for line in lines)):
                texts = _without_garbage(content, document, pack, seconds, seconds_of_ocr)
            else:
                texts = paragraphs_of(printed, pack)
                _fill_scans(document, texts, pack, seconds_of_ocr)
    except GuihuaError:
        raise
    except Exception as error:  # PDFium gives up on what pypdf sometimes still reads
        texts = _second_opinion(content, seconds, error)
    return _joined(texts)


def _printed(document: Any, pack: Pack, seconds: float) -> list[list[PrintedLine]]:
    before: list[PrintedLine] = []

    def lines_of_page(index: int) -> list[PrintedLine]:
        nonlocal before
        before = pdfium.page_lines(document, index, pack, before)
        return before

    return _without_watermarks(_timed(lines_of_page, range(len(document)), seconds))


def _without_watermarks(pages: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """The lines that are text; what the watermarks say is told, since it may be that the plan is a draft."""
    marks = [line for lines in pages for line in lines if line.column == pdfium.WATERMARK]
    if not marks:
        return pages
    words = [*dict.fromkeys(once(mark.text) for mark in marks)]
    named = "、".join(f"“{mark[:LONGEST_MARK_NAMED]}”" for mark in words[:MOST_MARKS_NAMED])
    take_note(f"页面上的水印{named}{'等' if len(words) > MOST_MARKS_NAMED else ''}不算正文，没有收录")
    # On a page with few lines a level watermark may stand below the text, and not over it.
    level = {(mark.text, round(mark.size)) for mark in marks if mark.size}
    return [[line for line in lines if line not in marks and (line.text, round(line.size)) not in level] for lines in pages]  # fmt: skip


def _timed(read_page: Callable[[int], _Read], pages: Iterable[int], seconds: float) -> list[_Read]:
    """What is read of each page, as long as time is left."""
    begin, found = time.monotonic(), []
    for index in pages:
        if time.monotonic() - begin > seconds:
            raise GuihuaError(
                f"PDF 读到第 {index + 1} 页已超过 {seconds:g} 秒（每个文件的时限 seconds），没有收录，请拆成几个文件或提高时限"
            )
        found.append(read_page(index))
    return found


def _joined(texts: list[str]) -> tuple[str, tuple[Page, ...]]:
    pages, position = [], 0
    for number, text in enumerate(texts, 1):
        pages.append(Page(number, position))
        position += len(text)
    return "".join(texts), tuple(pages)


def _second_opinion(content: bytes, seconds: float, first: Exception) -> list[str]:
    """The pages as pypdf reads them; the sentence for a damaged file where it cannot."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise GuihuaError("PDF 有密码保护，请先解除密码")
        texts = _timed(lambda index: reader.pages[index].extract_text() + "\n", range(len(reader.pages)), seconds)
    except GuihuaError:
        raise
    except (
        Exception
    ) as error:  # a damaged file fails in pypdf with errors of many kinds, NotImplementedError among them
        raise GuihuaError(_damage(content, error)) from error
    if not "".join(texts).strip() or is_garbled("".join(texts)):
        raise GuihuaError(_damage(content, first)) from first
    return texts


def _damage(content: bytes, error: Exception) -> str:
    if b"%PDF-" in content and b"%%EOF" not in content[-2048:]:
        return "PDF 不完整（没有文件结尾，可能没有下载完），无法读取，请重新下载"
    return f"PDF 已损坏，无法读取（{type(error).__name__}），请重新下载或另存"


def _without_garbage(content: bytes, document: Any, pack: Pack, seconds: float, seconds_of_ocr: float) -> list[str]:
    """Another reading of a text layer that makes no sense: pypdf's, else OCR of all pages."""
    try:
        texts = _second_opinion(content, seconds, ValueError())
    except GuihuaError as error:
        if not is_installed():
            raise GuihuaError(
                f"PDF 的文字层是乱码（字体没有说明字符），无法读取，请安装 {EXTRA} 后重试（用 OCR 识别），或换用别的文件"
            ) from error
        take_note("PDF 的文字层是乱码，文字由 OCR 识别，请核对")
        return _ocr(document, range(len(document)), pack, seconds_of_ocr)
    return texts


def _fill_scans(document: Any, texts: list[str], pack: Pack, seconds: float) -> None:
    """Give pages that are only a picture their text by OCR; without OCR say which they are."""
    empty = [index for index, text in enumerate(texts) if not text.strip()]
    scans = [index for index in empty if len(empty) == len(texts) or pdfium.is_scan(document, index)]
    if not scans:
        return
    if is_installed():
        take_note(f"{_numbers(scans)}是图片，文字由 OCR 识别，请核对")
        for index, text in zip(scans, _ocr(document, scans, pack, seconds), strict=True):
            texts[index] = text
    elif len(empty) == len(texts):
        raise GuihuaError(
            f"PDF 没有文字层（扫描件），没有读到文字，请安装 {EXTRA} 后重试（用 OCR 识别），或换用带文字的文件"
        )
    else:
        take_note(f"{_numbers(scans)}是图片，没有读到文字，安装 {EXTRA} 后可用 OCR 识别")


def _ocr(document: Any, pages: Iterable[int], pack: Pack, seconds: float) -> list[str]:
    def lines_of_page(index: int) -> list[PrintedLine]:
        stage(f"识别图片文字，第 {index + 1}/{len(document)} 页")
        return recognised(pdfium.page_picture(document, index), pack)

    return paragraphs_of(_timed(lines_of_page, pages, seconds), pack)


def _numbers(indexes: list[int]) -> str:
    named = "、".join(str(index + 1) for index in indexes[:MOST_PAGES_NAMED])
    return f"第 {named} 页" + (f"等 {len(indexes)} 页" if len(indexes) > MOST_PAGES_NAMED else "")
