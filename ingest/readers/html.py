"""Saved web pages: the body of the page without navigation, related links and footer (the only selectolax import)."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.blocks import CELL
from ingest.document import Page
from ingest.readers.text import read as read_text

_LEFT_OUT = "script, style, noscript, nav, header, footer, aside, form, button, iframe"
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "br", "table", "section", "article", "td", "th"}
)
LONGEST_ROW = 400
"""A longer table row lays out the page and holds an article, not figures."""
SHARE_OF_PARAGRAPHS_IN_THE_BODY = 0.8


def read(content: bytes) -> tuple[str, tuple[Page, ...]]:
    """The text of the page's body, a line per paragraph."""
    tree = LexborHTMLParser(read_text(content)[0])
    for node in tree.css(_LEFT_OUT):
        node.decompose()
    root = tree.body or tree.root
    return ("\n".join(_lines(_body(root))) + "\n" if root else ""), ()


def _body(root: LexborNode) -> LexborNode:
    """The deepest element that still holds most of the characters that stand in paragraphs."""
    total = sum(_weight(node) for node in root.css("p"))
    if not total:
        return root
    best = root
    while True:
        inner = list(best.iter(include_text=False))
        heaviest = max(inner, key=lambda node: sum(_weight(p) for p in node.css("p")), default=None)
        if heaviest is None or sum(_weight(p) for p in heaviest.css("p")) < total * SHARE_OF_PARAGRAPHS_IN_THE_BODY:
            return best
        if heaviest.tag == "p":
            return best
        best = heaviest


def _weight(node: LexborNode) -> int:
    return len(node.text(deep=True, strip=True))


def _cell(cell: LexborNode) -> str:
    return " ".join(cell.text(deep=True).split())


def _lines(node: LexborNode) -> list[str]:
    pieces: list[str] = []
    _walk(node, pieces)
    return [line.rstrip() for line in "".join(pieces).split("\n") if line.strip()]


def _walk(node: LexborNode, pieces: list[str]) -> None:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            pieces.append((child.text_content or "").replace("\n", "").replace("\r", ""))
            continue
        if child.tag == "tr" and len(_cell(child)) <= LONGEST_ROW:
            pieces.append("\n" + CELL.join(_cell(cell) for cell in child.iter(include_text=False)) + "\n")
            continue
        around = "\n" if child.tag in _BLOCKS else ""
        pieces.append(around)
        _walk(child, pieces)
        pieces.append(around)
