"""Plain text and markdown, in UTF-8, UTF-16 or GB18030."""

from __future__ import annotations

import re

from ingest.document import Page
from ingest.errors import GuihuaError

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
HIGHEST_SHARE_OF_CONTROL_CHARACTERS = 0.01


def read(content: bytes) -> tuple[str, tuple[Page, ...]]:
    """Decode the bytes; raises GuihuaError where they are not text."""
    text = _decode(content)
    if len(_CONTROL.findall(text)) > len(text) * HIGHEST_SHARE_OF_CONTROL_CHARACTERS:
        raise GuihuaError("内容不是文本（含大量控制字符），请确认文件类型")
    return text, ()


def _decode(content: bytes) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if marked else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise GuihuaError(f"内容不是 {'、'.join(encodings)} 编码的文本，请另存为 UTF-8")
