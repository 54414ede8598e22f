"""Scans: pictures of pages -> their lines, by the OCR of the extra `ocr` (the only rapidocr import)."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from ingest.document import Page
from ingest.errors import GuihuaError
from ingest.readers.notes import take_note
from ingest.readers.pdf.glyphs import Glyph, PrintedLine
from ingest.readers.pdf.lines import lines_of
from ingest.readers.pdf.paragraphs import paragraphs_of
from ingest.vocabulary.pack import Pack

EXTRA = "guihua[ocr]"
LARGEST_PICTURE = 100_000_000
"""Dots; A4 at 600 dots per inch has 35 million. A larger one is a map, a poster or a bomb."""
LONGEST_SIDE = 4000
"""Dots that OCR is given at most; A4 at 300 dots per inch has 3,508."""


def is_installed() -> bool:
    """True where the extra is there."""
    return find_spec("rapidocr_onnxruntime") is not None


def read(content: bytes, pack: Pack) -> tuple[str, tuple[Page, ...]]:
    """The text of a picture file, a page for each picture in it. Raises GuihuaError without the extra."""
    if not is_installed():
        raise GuihuaError(f"图片要用 OCR 识别，还没有安装：请安装 {EXTRA} 后重试")
    take_note("文字由 OCR 识别，请核对")
    pages, position = [], 0
    texts = paragraphs_of([recognised(picture, pack) for picture in _pictures(content)], pack)
    for number, text in enumerate(texts, 1):
        pages.append(Page(number, position))
        position += len(text)
    return "".join(texts), tuple(pages)


def recognised(picture: Any, pack: Pack) -> list[PrintedLine]:
    """The lines of a picture (an array, height by width, of grey or colour values) in reading order."""
    found, _ = _engine()(picture)
    glyphs = []
    for corners, text, _ in found or ():
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        glyphs.append(Glyph(text, left, -(top + bottom) / 2, right, bottom - top))
    return lines_of(glyphs, pack)


@lru_cache(maxsize=1)
def _engine() -> Any:
    try:
        # An extra: mypy finds it on some machines and not on others.
        from rapidocr_onnxruntime import RapidOCR  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError as error:  # OpenCV for a desktop on a machine without one
        raise GuihuaError(
            f"OCR 组件不能载入（{error}），请改装 opencv-python-headless（pip install -r requirements-ocr.txt）"
        ) from error

    # Measured on a printed page of 743 characters at 150 dots per inch: 0.997 of them right this way, 0.94 as it comes.
    # The classifier turns upright lines upside down, and dilation joins lines that stand close.
    return RapidOCR(use_cls=False, det_use_dilation=False)


def _pictures(content: bytes) -> list[Any]:
    import numpy
    from PIL import Image, ImageSequence

    try:
        pictures = []
        with Image.open(io.BytesIO(content)) as image:
            for frame in ImageSequence.Iterator(image):
                if frame.width * frame.height > LARGEST_PICTURE:
                    raise GuihuaError(f"图片有 {frame.width}×{frame.height} 点，超过上限，请缩小后重试")
                grey = frame.convert("L")
                grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                pictures.append(numpy.array(grey))
    except GuihuaError:
        raise
    except Exception as error:  # every codec of Pillow fails in its own way
        raise GuihuaError(f"图片已损坏或格式不对（{type(error).__name__}），请重新保存") from error
    return pictures
