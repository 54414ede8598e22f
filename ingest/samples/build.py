"""Make bailu.docx and qinghuai.pdf from `source/`: a developer's tool, never run by the program.

Run `python -m ingest.samples.build --font FONT.ttc` with a TrueType font that has Chinese glyphs (the shipped file was
made with Debian's fonts-wqy-microhei). The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

SampleLine = tuple[str, str]
"""Tag and text of one source line: `@Heading 1 前言` gives ("Heading 1", "前言"); a plain line has the tag ""."""

_FOLDER = Path(__file__).parent
_TAG = re.compile(r"@(Heading \d|\w+) ?(.*)")
_STILL = (1980, 1, 1, 0, 0, 0)  # Word writes the clock into its archive; a fixed time keeps the bytes equal


def main() -> None:
    """Write both files beside this one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--font", type=Path, required=True, help="TrueType font or collection with Chinese glyphs")
    font = parser.parse_args().font
    (_FOLDER / "bailu.docx").write_bytes(make_docx(read_source("bailu")))
    (_FOLDER / "qinghuai.pdf").write_bytes(make_pdf(read_source("qinghuai"), font))


def read_source(name: str) -> list[SampleLine]:
    """The tagged lines of `source/NAME.txt`."""
    lines = []
    for line in (_FOLDER / "source" / f"{name}.txt").read_text("utf-8").splitlines():
        tagged = _TAG.fullmatch(line)
        lines.append((tagged[1], tagged[2]) if tagged else ("", line))
    return lines


def make_docx(lines: list[SampleLine]) -> bytes:
    """A Word file: some headings carry a style, some are only bold, some neither; numbers are typed as text."""
    from docx import Document

    document = Document()
    rows: list[list[str]] = []
    for tag, text in [*lines, ("", "")]:
        if text.startswith("|"):
            rows.append(text.strip("|").split("|"))
            continue
        if rows:
            table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
            for cells, row in zip(table.rows, rows, strict=True):
                for cell, content in zip(cells.cells, row, strict=True):
                    cell.text = content
            rows = []
        if tag == "Bold":
            document.add_paragraph().add_run(text).bold = True
        elif text:
            document.add_paragraph(text, style=tag or None)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def _without_clock(archive: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _STILL), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


_PAGE = (595.0, 842.0)
"""A4 in points, as gazettes are printed; the five numbers below are those of such a page, so that it tears
paragraphs as they do."""
_MARGIN = 90.0
"""Points."""
_SIZE = 16.0
"""Points of the text: 三号 (GB/T 9704)."""
_LEADING = 28.0
"""Points between base lines (GB/T 9704: 22 lines a page)."""
_TOP, _BOTTOM = 740.0, 80.0
"""Where text begins and ends on a page, below the running head and above the page number."""
_SIZES = {"title": 22.0, "h1": 17.0}
"""Points of what is larger than the text."""
_NEVER_FIRST = "，。；：、！？）》”％%‰"
_WORD = re.compile(r"[0-9A-Za-z./]+|.", re.DOTALL)


def make_pdf(lines: list[SampleLine], font: Path) -> bytes:
    """A printed notice: running header, page numbers, lines cut at the page's width, paragraphs torn by page ends."""
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
    from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    pdfmetrics.registerFont(TTFont("body", str(font), subfontIndex=0))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=_PAGE, invariant=1)
    page, height = 0, 0.0

    def begin_page() -> None:
        nonlocal page, height
        page, height = page + 1, _TOP
        canvas.setFont("body", 10.5)
        canvas.drawString(_MARGIN, 790, "青槐县人民政府公报")

    def end_page() -> None:
        canvas.setFont("body", 10.5)
        canvas.drawCentredString(_PAGE[0] / 2, 48, f"— {page} —")
        canvas.showPage()

    begin_page()
    for tag, text in lines:
        if tag == "break":
            end_page()
            begin_page()
            continue
        size = _SIZES.get(tag, _SIZE)
        indent = 2 * size if tag in ("", "h1", "h2") else 0.0
        for piece in _cut(text, _PAGE[0] - 2 * _MARGIN, indent, size):
            if height < _BOTTOM:
                end_page()
                begin_page()
            canvas.setFont("body", size)
            if tag in ("title", "center", "number"):
                canvas.drawCentredString(_PAGE[0] / 2, height, piece)
            elif tag == "right":
                canvas.drawRightString(_PAGE[0] - _MARGIN - 2 * size, height, piece)
            else:
                canvas.drawString(_MARGIN + indent, height, piece)
            height, indent = height - _LEADING, 0.0
    end_page()
    canvas.save()
    return bytes(buffer.getvalue())


def _cut(text: str, width: float, indent: float, size: float) -> Iterator[str]:
    """Lines of at most `width` points; a figure stays whole, and a closing mark never begins a line."""
    line, left = "", width - indent
    for word in _WORD.findall(text):
        need = sum(size if ord(char) > 0x2000 else size * 0.55 for char in word)
        if need > left and word not in _NEVER_FIRST:
            yield line
            line, left = "", width
        line, left = line + word, left - need
    yield line


if __name__ == "__main__":
    main()
