"""Word documents: paragraphs and tables in the order of the text (the only python-docx import)."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from ingest.blocks import CELL
from ingest.document import Page
from ingest.errors import GuihuaError


def read(content: bytes) -> tuple[str, tuple[Page, ...]]:
    """A line per paragraph; a line per table row with its cells between bars."""
    try:
        return "\n".join(_lines(docx.Document(io.BytesIO(content)))) + "\n", ()
    except (
        Exception
    ) as error:  # a damaged file fails in zipfile, zlib, lxml or python-docx, each with errors of its own
        raise GuihuaError(
            f"Word 文档（.docx）已损坏或格式不对（{type(error).__name__}），请用 Word 另存一次"
        ) from error


def _lines(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from _rows(block)


def _rows(table: Table) -> list[str]:
    return [CELL.join(cell.text.replace("\n", "") for cell in row.cells) for row in table.rows]
