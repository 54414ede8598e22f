"""What a file is by its content: government sites and mail programs often give files the wrong ending."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from ingest.readers.characters import is_garbled


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its usual ending, its name for people, and the reader, empty where there is none."""

    ending: str
    name: str
    reader: str = ""


TEXT = Format(".txt", "文本", "text")
PDF = Format(".pdf", "PDF", "pdf.reader")
WORD = Format(".docx", "Word 文档（.docx）", "docx.reader")
OLD_OFFICE = Format(".doc", "Word 97—2003 或 WPS 文档（.doc）", "office")
RICH_TEXT = Format(".rtf", "RTF 文档", "office")
OPEN_TEXT = Format(".odt", "OpenDocument 文档（.odt）", "office")
WEB_PAGE = Format(".html", "网页（HTML）", "html")
WEB_ARCHIVE = Format(".mhtml", "网页存档（MHTML）", "mhtml")
ZIP = Format(".zip", "压缩包（ZIP）")
SHEET = Format(".xlsx", "电子表格（.xlsx）")
SLIDES = Format(".pptx", "演示文稿（.pptx）")
OFD = Format(".ofd", "OFD 版式文件")
RAR = Format(".rar", "压缩包（RAR）")
SEVEN_ZIP = Format(".7z", "压缩包（7z）")
GZIP = Format(".gz", "压缩文件（gzip）")
PNG = Format(".png", "图片（PNG）", "scan")
JPEG = Format(".jpg", "图片（JPEG）", "scan")
TIFF = Format(".tif", "图片（TIFF）", "scan")

_STARTS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"{\\rtf", RICH_TEXT),
    (b"Rar!\x1a\x07", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"\x1f\x8b\x08", GZIP),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
_PARTS = (("word/document.xml", WORD), ("xl/workbook.xml", SHEET), ("ppt/presentation.xml", SLIDES), ("OFD.xml", OFD))
# The first element of a page, behind marks, blanks, comments and declarations, in bytes of any encoding but UTF-16.
_WEB = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?content-type:\s*(?:multipart/related|text/html)", re.I
)
MOST_ZEROS = 0.001
"""Share of zero bytes in what is prose: a damaged text may have a few, UTF-16 and binary formats have many. Chosen
by hand."""
LEAST_CHINESE = 0.3
"""Share of Chinese characters from which bytes that decode are prose and not a damaged file by chance."""
_TOLD_FROM = 5_000
"""Characters of a file that are looked at; a plan's first pages say it, and a file of 50 MB is not counted through.
Chosen by hand."""
_HAN = re.compile("[\u4e00-\u9fff]")
_PDF_WITHIN = 1024  # bytes that may stand before the mark (PDF 1.7, implementation note 13)


def format_of(content: bytes) -> Format | None:
    """The format that the bytes prove; None for plain text, markdown and whatever is not known."""
    for start, found in _STARTS:
        if content.startswith(start):
            return found
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return PDF
    if _WEB.match(content[:8192]):
        return WEB_PAGE
    return WEB_ARCHIVE if _MAIL.match(content[:8192].replace(b"\r\n", b"\n")) else None


def is_prose(content: bytes) -> bool:
    """True for bytes that are Chinese text in one of the encodings of the reader of text."""
    if content.count(0) > len(content) * MOST_ZEROS:
        return False
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        return len(_HAN.findall(text[:_TOLD_FROM])) >= LEAST_CHINESE * min(len(text), _TOLD_FROM) and not is_garbled(
            text[:_TOLD_FROM]
        )
    return False


def _packed(content: bytes) -> Format | None:
    """Which of the formats that are archives; None for a damaged one, which the reader of its ending refuses."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return OPEN_TEXT if b"opendocument.text" in archive.read("mimetype") else ZIP
    except Exception:  # zipfile and zlib fail in many ways on damaged archives
        return None
    if any(name.endswith(".xml") and name.startswith("word/") for name in names):
        return WORD
    return next((found for part, found in _PARTS if part in names), ZIP)
