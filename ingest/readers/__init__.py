"""Readers: the bytes of a file -> its text. One file or folder a format; the registry below goes by the file's ending.

A file whose bytes prove another format than its ending is read by what it is, and a note says so (`ingest.readers.notes`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ingest.document import Document, Page, content_hash
from ingest.errors import GuihuaError
from ingest.readers.notes import take_note
from ingest.readers.sniff import GZIP, RAR, SEVEN_ZIP, TEXT, ZIP, Format, format_of, is_prose
from ingest.vocabulary.pack import Pack

Text = tuple[str, tuple[Page, ...]]
"""A file's text and where its pages begin."""
Reader = Callable[[bytes], Text]
"""Takes a file's bytes; raises GuihuaError with one clear sentence."""
PageReader = Callable[[bytes, Pack], Text]
"""A reader of printed pages, which puts lines together to paragraphs: it must know a heading by its words."""

_MODULES = {
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".docx": "docx.reader",
    ".docm": "docx.reader",  # the text only; macros are never touched
    ".doc": "office",
    ".wps": "office",
    ".rtf": "office",
    ".odt": "office",
    ".pdf": "pdf.reader",
    ".png": "scan",
    ".jpg": "scan",
    ".jpeg": "scan",
    ".tif": "scan",
    ".tiff": "scan",
}
_NAMES = {
    "text": "文本",
    "html": "网页",
    "mhtml": "网页存档",
    "docx.reader": "Word 文档",
    "office": "Word 97—2003 或 WPS 文档",
}
_PRINTED = ("pdf.reader", "scan")
"""Readers of printed pages."""
_WRITTEN = ("text", "html", "mhtml")
"""Readers of what is text already."""
_ARCHIVE = ".zip"
DAMAGED = "\ufffd"
"""Stands for bytes that are no character."""
BESIDE_DAMAGE = 12
"""Characters shown before and after the first of them."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def readable(path: Path) -> bool:
    """True where a reader is registered for the file's ending."""
    return path.suffix.lower() in _MODULES


def is_archive(path: Path) -> bool:
    """True for an archive, whose members `ingest.readers.archive.members` gives."""
    return path.suffix.lower() == _ARCHIVE


def read_file(path: Path, pack: Pack, name: str | None = None) -> Document:
    """Read one file. `name` is what the library calls it (default: the file's name).

    Raises GuihuaError for a file that does not exist, may not be read, is empty, or is not of its format.
    """
    return read_bytes(file_content(path), name or path.name, pack)


def file_content(path: Path) -> bytes:
    """The bytes of a file; raises GuihuaError where there is none or it may not be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise GuihuaError(f"文件不存在：{path}，请检查路径") from error
    except OSError as error:
        raise GuihuaError(f"无法读取 {path}（{error.strerror}），请检查权限") from error


def read_bytes(content: bytes, name: str, pack: Pack) -> Document:
    """Read a file's bytes by what they prove to be, else by the reader for the ending of `name`."""
    if Path(name).suffix.lower() not in _MODULES:
        raise GuihuaError(
            f"不支持的文件类型 {Path(name).suffix or name}，可用的类型：{'、'.join((*_MODULES, _ARCHIVE))}"
        )
    if not content.strip():
        raise GuihuaError(f"文件是空的：{name}，没有收录")
    try:
        module = _module(content, name)
        text, pages = _read(module, content, pack)
    except GuihuaError as error:
        raise GuihuaError(f"{name}：{error}") from error
    except (RecursionError, MemoryError) as error:
        raise GuihuaError(
            f"{name}：内容过大或嵌套过深（{type(error).__name__}），没有收录，请另存为文本或拆成几个文件"
        ) from error
    noted = misnamed(content, name)
    if noted:
        take_note(noted)
    if not text.strip():
        raise GuihuaError(f"{name}：没有读到文字，可能是扫描件或只有图片，请换用带文字的文件")
    # A lone surrogate (a broken character of a PDF) cannot be stored; its place is kept.
    whole = _LONE_SURROGATE.sub(DAMAGED, text)
    if DAMAGED in whole:
        take_note(_damage(whole))
    return Document(name, content_hash(content), whole, pages)


def _read(module: str, content: bytes, pack: Pack) -> Text:
    # A reader's library is heavy (pypdf, selectolax), so it is imported when its format first turns up.
    read = import_module(f"ingest.readers.{module}").read
    if module in _PRINTED:
        page_reader: PageReader = read
        return page_reader(content, pack)
    reader: Reader = read
    return reader(content)


def _damage(text: str) -> str:
    """The sentence for characters that could not be read: a figure may be among them."""
    first = text.index(DAMAGED)
    start = text.rfind("\n", 0, first) + 1
    words = text[max(start, first - BESIDE_DAMAGE) : first + BESIDE_DAMAGE].split("\n")[0].strip()
    return f"有 {text.count(DAMAGED)} 个字符无法辨认，显示为 {DAMAGED}，请对照原件；第一处在“{words}”"


def misnamed(content: bytes, name: str) -> str | None:
    """A sentence for a file that was read by what it is and not by its ending; None where they agree."""
    expected = _MODULES.get(Path(name).suffix.lower())
    found = _proved(content, expected)
    if found is None or not found.reader or found.reader == expected:
        return None
    return f"文件名以 {Path(name).suffix} 结尾，内容却是{found.name}，已按{found.name}读取"


def _module(content: bytes, name: str) -> str:
    ending = Path(name).suffix.lower()
    expected = _MODULES[ending]
    found = _proved(content, expected)
    if found is None or found.reader == expected:
        return expected
    if found.reader and found.reader != "scan":
        return found.reader
    raise GuihuaError(f"内容是{found.name}，不是{_NAMES.get(expected, ending)}，{_remedy(found)}")


def _proved(content: bytes, expected: str | None) -> Format | None:
    """The format that the bytes prove; prose under the ending of another format is plain text."""
    found = format_of(content)
    return TEXT if found is None and expected not in _WRITTEN and is_prose(content) else found


def _remedy(found: Format) -> str:
    if found is ZIP or found.reader:
        return f"请把文件名改为以 {found.ending} 结尾后再收录"
    if found in (RAR, SEVEN_ZIP, GZIP):
        return "请解压后再收录"
    return "请另存为 Word 或 PDF 后再收录"
