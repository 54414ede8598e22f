"""PDF with a text layer (the only pypdf import)."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader

from ingest.document import Page
from ingest.errors import GuihuaError

# pypdf reports every repaired cross-reference; the run's own report names what could not be read.
logging.getLogger("pypdf").setLevel(logging.ERROR)


def read(content: bytes) -> tuple[str, tuple[Page, ...]]:
    """The text of all pages, each beginning on a new line, and where they begin."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise GuihuaError("PDF 有密码保护，请先解除密码")
        texts = [page.extract_text() + "\n" for page in reader.pages]
    except GuihuaError:
        raise
    except (
        Exception
    ) as error:  # a damaged file fails in pypdf with errors of many kinds, NotImplementedError among them
        raise GuihuaError(f"PDF 已损坏，无法读取（{type(error).__name__}），请重新下载或另存") from error
    pages, position = [], 0
    for number, text in enumerate(texts, 1):
        pages.append(Page(number, position))
        position += len(text)
    return "".join(texts), tuple(pages)
