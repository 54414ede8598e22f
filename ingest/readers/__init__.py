"""Readers: the bytes of a file -> its text. One file per format; the registry below goes by the file's ending."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ingest.document import Document, Page, content_hash
from ingest.errors import GuihuaError

Reader = Callable[[bytes], tuple[str, tuple[Page, ...]]]
"""Takes a file's bytes, gives its text and where its pages begin; raises GuihuaError with one clear sentence."""

_MODULES = {
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}


def readable(path: Path) -> bool:
    """True where a reader is registered for the file's ending."""
    return path.suffix.lower() in _MODULES


def read_file(path: Path, name: str | None = None) -> Document:
    """Read one file. `name` is what the library calls it (default: the file's name).

    Raises GuihuaError for a file that does not exist, may not be read, is empty, or is not of its format.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise GuihuaError(f"文件不存在：{path}，请检查路径") from error
    except OSError as error:
        raise GuihuaError(f"无法读取 {path}（{error.strerror}），请检查权限") from error
    return read_bytes(content, name or path.name)


def read_bytes(content: bytes, name: str) -> Document:
    """Read a file's bytes by the reader for the ending of `name`."""
    module = _MODULES.get(Path(name).suffix.lower())
    if module is None:
        raise GuihuaError(f"不支持的文件类型 {Path(name).suffix or name}，可用的类型：{'、'.join(_MODULES)}")
    if not content.strip():
        raise GuihuaError(f"文件是空的：{name}，没有收录")
    # A reader's library is heavy (pypdf, python-docx), so it is imported when its format first turns up.
    reader: Reader = import_module(f"ingest.readers.{module}").read
    try:
        text, pages = reader(content)
    except GuihuaError as error:
        raise GuihuaError(f"{name}：{error}") from error
    if not text.strip():
        raise GuihuaError(f"{name}：没有读到文字，可能是扫描件或只有图片，请换用带文字的文件")
    return Document(name, content_hash(content), text, pages)
