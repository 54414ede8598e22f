"""Word documents: paragraphs and tables in the order of the text (the only python-docx import)."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from ingest.blocks import CELL
from ingest.document import Page
from ingest.errors import GuihuaError


def read(content: bytes) -> tuple[str, tuple[Page, ...]]:
    """A line per paragraph; a line per table row with its cells between bars."""
    try:
        document = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise GuihuaError("不是有效的 Word 文档（.docx），请用 Word 另存一次") from error
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines.extend(_rows(block))
    return "\n".join(lines) + "\n", ()


def _rows(table: Table) -> list[str]:
    return [CELL.join(cell.text.replace("\n", "") for cell in row.cells) for row in table.rows]
