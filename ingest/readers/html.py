"""Saved web pages: the body of the page without navigation, related links and footer (the only selectolax import).

The page is flattened to lines, each under the elements that hold it; `html_body` says which of them are the body.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from ingest.document import CELL, Page
from ingest.errors import GuihuaError
from ingest.readers.html_body import Outline, body_lines
from ingest.readers.text import decode

LARGEST_PAGE = 64 * 1024 * 1024
"""Bytes; a page of 62 MB took 0.8 GB of memory and 11 seconds."""
DEEPEST_ELEMENT = 250
"""Elements inside elements; what lies deeper is taken as one line. Layout tables reach 40."""
LONGEST_CELL = 1500
"""Characters of a cell, all its lines together; of a longer one see below. Nothing changes from 300 to 5,000."""
MOST_LINES_OF_A_CELL = 12
"""A longer cell, or one of more lines, lays out the page and holds an article, not figures or tasks. Nothing changes
from 4 to 30."""

_LEFT_OUT = (
    "script, style, noscript, nav, footer, aside, template, button, input, select, textarea, iframe, object, svg"
)
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ucapcontent", "ul",
})  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BREAK = re.compile(r"[ \t\f]*[\r\n]+[ \t\f\r\n]*")
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|zip|rar|ofd|pptx?)\b", re.IGNORECASE)
_SITE = re.compile(r"\s*[_|]+\s*|\s*(?<!\d)-+(?!\d)\s*|\s+[-–—]+\s+")  # 2021-2030 and 2021—2030 have no separator


def read(content: bytes) -> tuple[str, tuple[Page, ...]]:
    """The text of the page's body, a line per paragraph, headed by the page's title where the body does not say it."""
    if len(content) > LARGEST_PAGE:
        raise GuihuaError(
            f"网页有 {len(content) >> 20} MB，超过 {LARGEST_PAGE >> 20} MB 的上限，请只保存正文或另存为文本"
        )
    return article(content), ()


def article(content: bytes, charset: str | None = None) -> str:
    """The text of a page's body; `charset` is what its sender says, the page's own word comes first."""
    declared = _CHARSET.search(content, 0, 8192)
    return _text_of(decode(content, declared[1].decode("ascii") if declared else charset))


def _text_of(page: str) -> str:
    try:
        tree = LexborHTMLParser(page)
    except SelectolaxError as error:  # lexbor takes any page, and fails only for want of memory
        raise GuihuaError(
            f"网页有 {len(page) / 1e6:.0f} 百万字符，解析它的内存不够，没有收录，请只保存正文，或拆成几个文件"
        ) from error
    meta = tree.css_first("meta[name='ArticleTitle' i]")
    given = (meta.attributes.get("content") or "").strip() if meta is not None else ""
    head = tree.css_first("title")
    named = _SITE.split(head.text().strip())[0] if head is not None else ""
    for node in tree.css(_LEFT_OUT):
        node.decompose()
    outline = _outline(tree, hidden=False)
    if not outline.lines:
        outline = _outline(tree, hidden=True)  # a page that shows its text by script
    lines = [line.text for line in body_lines(outline)]
    # The title element is often the site's name; only what the page also prints as a line is the article's title.
    printed = named if any(squeezed(line.text) == squeezed(named) for line in outline.lines) else ""
    return "".join(f"{line}\n" for line in _with_title(lines, given or printed))


def squeezed(text: str) -> str:
    """The text without blanks."""
    return "".join(text.split())


def _with_title(lines: list[str], title: str) -> list[str]:
    """The title first where the lines do not begin with it: many sites print it outside the element of the text."""
    return lines if not lines or not title or squeezed(title) in squeezed("".join(lines[:20])) else [title, *lines]


def _outline(tree: LexborHTMLParser, *, hidden: bool) -> Outline:
    flattening = _Flattening(hidden)
    root = tree.body or tree.root
    if root is not None:
        flattening.children(root, 0, 0)
        flattening.flush(0)
    return flattening.outline


class _Flattening:
    """One pass over the elements; `outline` gets the lines, each with the element that holds it."""

    def __init__(self, hidden: bool) -> None:
        self.outline = Outline()
        self._hidden = hidden
        self._pieces: list[str] = []
        self._linked = 0
        self._covered: dict[int, set[int]] = {}

    def children(self, node: LexborNode, element: int, depth: int, *, link: bool = False) -> None:
        """Take what is inside `node`; `element` is the number of the block element that holds it."""
        number = _first_number(node)
        child = node.child
        while child is not None:
            tag = child.tag or ""
            if tag == "-text":
                self._text(child.text_content or "", link=link, raw=node.tag == "pre", element=element)
            elif tag == "br":
                self.flush(element)
            elif tag not in ("-comment", "head", "title") and (self._hidden or not _is_hidden(child)):
                if tag == "li" and number is not None:
                    self.flush(element)
                    self._pieces.append(f"{number}. ")
                    number += 1
                self._element(child, tag, element, depth + 1, link)
            child = child.next

    def _element(self, node: LexborNode, tag: str, element: int, depth: int, link: bool) -> None:
        if depth > DEEPEST_ELEMENT:
            self._text(node.text(deep=True), link=link, raw=False, element=element)
            return
        if tag not in _BLOCKS:
            self.children(node, element, depth, link=link or (tag == "a" and _leads_away(node)))
            return
        if tag != "li":
            self.flush(element)
        if tag == "table":
            self._covered.update(_covered_columns(node))
        row = self._row(node, element, depth) if tag == "tr" else None
        if row is not None:
            self.outline.add(*row)
            return
        inside = self.outline.open(element, paragraph=tag == "p")
        self.children(node, inside, depth, link=link)
        self.flush(inside)

    def _text(self, text: str, *, link: bool, raw: bool, element: int) -> None:
        if raw:
            *whole, text = text.splitlines() or [""]
            for line in whole:
                self._pieces.append(line)
                self.flush(element)
        text = _BREAK.sub(_joint, text)
        self._pieces.append(text)
        self._linked += len(text.strip()) if link else 0

    def flush(self, element: int) -> None:
        """End the line."""
        line = "".join(self._pieces).rstrip()
        if line.strip():
            self.outline.add(line, element, self._linked)
        self._pieces.clear()
        self._linked = 0

    def _row(self, row: LexborNode, element: int, depth: int) -> tuple[str, int, int] | None:
        """The row as one line with CELL between its cells, None for a row that lays out the page.

        With the line come the element that holds it and how many of its characters are links.
        """
        cells = _cells(row)
        if len(cells) < 2 or row.css_first("table") is not None:
            return None
        covered = self._covered.get(row.mem_id, set())
        columns: list[str] = []
        linked = 0
        for cell in cells:
            inner = _Flattening(self._hidden)
            inner.children(cell, 0, depth + 1)
            inner.flush(0)
            lines = [line.text.strip() for line in inner.outline.lines]
            if len(lines) > MOST_LINES_OF_A_CELL or sum(map(len, lines)) > LONGEST_CELL:
                return None
            while len(columns) in covered:
                columns.append("")
            columns += ["".join(lines), *[""] * (_span(cell, "colspan") - 1)]
            linked += sum(line.linked for line in inner.outline.lines)
        return (CELL.join(columns).rstrip(CELL), element, linked) if sum(map(bool, columns)) > 1 else None


def _joint(line_break: re.Match[str]) -> str:
    """Source lines break anywhere: nothing stands for the break between Chinese characters, a blank between words."""
    before, after = line_break.string[: line_break.start()][-1:], line_break.string[line_break.end() :][:1]
    return " " if before.isascii() and after.isascii() and before.isalnum() and after.isalnum() else ""


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _leads_away(link: LexborNode) -> bool:
    """False for anchors, for links within the page (a table of contents) and for files that the text comes with."""
    target = (link.attributes.get("href") or "").strip()
    within = target.startswith("#") and len(target) > 1
    return bool(target) and not within and not _FILE.search(target) and not link.text().strip().startswith("附件")


def _first_number(node: LexborNode) -> int | None:
    if node.tag != "ol" or "none" in (node.attributes.get("style") or ""):
        return None
    start = node.attributes.get("start") or "1"
    return int(start) if start.isdecimal() else 1


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter(include_text=False) if cell.tag in ("td", "th")]


def _span(cell: LexborNode, name: str) -> int:
    span = cell.attributes.get(name) or "1"
    return min(max(int(span), 1), 60) if span.isdecimal() else 1


def _covered_columns(table: LexborNode) -> dict[int, set[int]]:
    """The columns of each row (by its memory address) that a cell of a row above reaches into.

    A merged cell stands once; its column stays, so that the figures of the next rows stay below their heads.
    """
    rows = table.css("tr")
    if len(table.css("table")) > 1:
        return {}
    covered: dict[int, set[int]] = {}
    reach: dict[int, int] = {}
    for row in rows:
        covered[row.mem_id] = set(reach)
        column, below = 0, {}
        for cell in _cells(row):
            while column in reach:
                column += 1
            for place in range(column, column + _span(cell, "colspan")):
                below[place] = _span(cell, "rowspan") - 1
            column += _span(cell, "colspan")
        reach = {place: left for place, left in ({p: n - 1 for p, n in reach.items()} | below).items() if left > 0}
    return covered
