"""Word documents: what their reader sees, in the order of the text, without headers, footers and comments.

Read straight from the XML parts: python-docx gives no automatic numbering, text boxes or footnotes, drops the words of
tracked insertions and content controls, and fails on parts of WPS files that no text needs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from ingest.document import CELL, Page
from ingest.errors import GuihuaError
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.xml import W, parse, value

LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one XML part, unpacked: a plan of 300,000 characters has 6 MB; 64 MB of elements take about 0.6 GB."""

_MAIN = "word/document.xml"
# Their children stand in the text as if the wrapper were not there.
_WRAPPERS = frozenset(
    W + tag for tag in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "customXml")
)  # fmt: skip
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BOXES = (W + "drawing", W + "pict", W + "object", _ALTERNATE)


def read(content: bytes) -> tuple[str, tuple[Page, ...]]:
    """A line per paragraph with its number; a line per table row with CELL between its cells; footnotes at the end."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(f"{line}\n" for line in _lines(archive)), ()
    except GuihuaError:
        raise
    except RecursionError as error:
        raise GuihuaError("Word 文档（.docx）的表格或文本框层层嵌套过深，请用 Word 另存一次") from error
    except Exception as error:  # a damaged file fails in zipfile, zlib or expat, each with errors of its own
        raise GuihuaError(
            f"Word 文档（.docx）已损坏或格式不对（{type(error).__name__}），请用 Word 另存一次"
        ) from error


def _lines(archive: zipfile.ZipFile) -> Iterator[str]:
    main = _main_part(archive)
    document = _part(archive, main)
    body = document.find(W + "body") if document is not None else None
    if body is None:
        raise GuihuaError(f"Word 文档（.docx）缺少正文（{main}），请用 Word 另存一次")
    folder = dirname(main)
    walk = _Walk(Numbering(_part(archive, join(folder, "numbering.xml")), _part(archive, join(folder, "styles.xml"))))
    yield from walk.blocks(body)
    for kind in ("footnote", "endnote"):
        yield from _notes(walk, _part(archive, join(folder, f"{kind}s.xml")), kind)


def _main_part(archive: zipfile.ZipFile) -> str:
    """The part that the package names as its document; Word and WPS both call it word/document.xml."""
    if _MAIN in archive.namelist():
        return _MAIN
    for relation in _part(archive, "_rels/.rels") or ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return normpath(relation.get("Target", "").lstrip("/"))
    raise GuihuaError("不是 Word 文档（.docx）：压缩包里没有正文 word/document.xml，请确认文件类型")


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    if name not in archive.namelist():
        return None
    with archive.open(name) as stream:
        content = stream.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise GuihuaError(
            f"Word 文档（.docx）的 {name} 解压后超过 {LARGEST_PART >> 20} MB，没有读取，请拆成几个文件或另存为文本"
        )
    return parse(content, name)


def _notes(walk: _Walk, part: Element | None, kind: str) -> Iterator[str]:
    """The notes in the order in which the text refers to them. Their marks are left out of the text: a mark behind a
    figure (15/10万[1]) would become part of it."""
    notes = {value(note, "id"): note for note in part if value(note, "type") is None} if part is not None else {}
    for number, name in enumerate(dict.fromkeys(walk.referred[kind]), 1):
        if name in notes:
            words = "".join(walk.blocks(notes[name])).strip()
            if words:
                yield f"[{number}] {words}"


@dataclass(slots=True)
class _Walk:
    """One pass over the text: the counters of the automatic numbering go on from paragraph to paragraph."""

    numbering: Numbering
    referred: dict[str, list[str | None]] = field(default_factory=lambda: {"footnote": [], "endnote": []})

    def blocks(self, parent: Element) -> Iterator[str]:
        """The lines of paragraphs and tables among the children of `parent`."""
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        number = self.numbering.next(paragraph)
        pieces: list[str] = []
        boxes: list[Element] = []
        self._inline(paragraph, pieces, boxes)
        text = "".join(pieces)
        # An empty numbered paragraph counts, as in Word; a number without words says nothing.
        yield from (number + text if text.strip() else "").split("\n")
        for box in boxes:
            yield from self.blocks(box)

    def _inline(self, parent: Element, pieces: list[str], boxes: list[Element]) -> None:
        for child in parent:
            if child.tag == W + "r":
                if not _hidden(child):
                    self._run(child, pieces, boxes)
            elif child.tag in _WRAPPERS:
                self._inline(child, pieces, boxes)
            elif child.tag.startswith(_MATH):
                pieces.extend(text.text or "" for text in child.iter(_MATH + "t"))

    def _run(self, run: Element, pieces: list[str], boxes: list[Element]) -> None:
        for child in run:
            tag = child.tag
            if tag == W + "t":
                pieces.append(child.text or "")
            elif tag in _SIGNS:
                pieces.append(_SIGNS[tag])
            elif tag == W + "br":
                # A page break inside a sentence must not tear it.
                pieces.append("\n" if value(child, "type") in (None, "textWrapping") else "")
            elif tag in _BOXES:
                boxes.extend(_text_boxes(child))
            elif tag in _REFERENCES:
                self.referred[_REFERENCES[tag]].append(value(child, "id"))
            elif tag == W + "ruby":
                for base in child.findall(W + "rubyBase"):
                    self._inline(base, pieces, boxes)

    def _table(self, table: Element) -> Iterator[str]:
        for row in _unwrapped(table, W + "tr"):
            if row.find(f"{W}trPr/{W}del") is None:
                yield from self._row(row)

    def _row(self, row: Element) -> Iterator[str]:
        """A row of one filled cell is a frame around paragraphs; any other is one line, its columns kept in place."""
        columns: list[list[str]] = [[] for _ in range(int(_property(row, "trPr", "gridBefore") or 0))]
        inner: list[list[str]] = []
        for cell in _unwrapped(row, W + "tc"):
            words, tables = self._cell(cell)
            merged = cell.find(f"{W}tcPr/{W}vMerge") is not None and _property(cell, "tcPr", "vMerge") != "restart"
            columns.append([] if merged else words)
            inner.extend(tables)
            # A cell over several columns stands in the first of them, so that the figures stay below their heads.
            columns.extend([] for _ in range(min(int(_property(cell, "tcPr", "gridSpan") or 1), 63) - 1))
        filled = [words for words in columns if any(words)]
        if len(filled) > 1:
            yield CELL.join(_joined(words) for words in columns).rstrip(CELL)
        else:
            yield from (line for words in filled for line in words if line)
        for lines in inner:
            yield from lines

    def _cell(self, cell: Element) -> tuple[list[str], list[list[str]]]:
        """The lines of a cell's paragraphs, and the rows of each table inside it."""
        words: list[str] = []
        tables: list[list[str]] = []
        for block in _unwrapped(cell, W + "p", W + "tbl"):
            if block.tag == W + "p":
                words.extend(line.strip() for line in self._paragraph(block))
            else:
                tables.append(list(self._table(block)))
        return words, tables


def _hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and value(vanish) not in ("0", "false", "off")


def _text_boxes(drawing: Element) -> Iterator[Element]:
    """The contents of the outermost text boxes; of a box given in two formats the first only."""
    if drawing.tag == _ALTERNATE:
        drawing = next(iter(drawing), drawing)
    for child in drawing:
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _text_boxes(child)


def _unwrapped(parent: Element, *tags: str) -> Iterator[Element]:
    """The children of these tags, those in content controls and tracked insertions too."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, *tags)


def _property(element: Element, properties: str, name: str) -> str | None:
    found = element.find(f"{W}{properties}/{W}{name}")
    return value(found) if found is not None else None


def _joined(lines: list[str]) -> str:
    """The paragraphs of a cell on one line; a blank between two only where their figures or words would run together."""
    joined = ""
    for line in filter(None, lines):
        together = joined[-1:].isascii() and line[0].isascii() and joined
        joined += f" {line}" if together else line
    return joined.replace("\t", " ").replace("\n", " ")
