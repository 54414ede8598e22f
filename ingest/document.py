"""A document as read: its text with the places of its pages, before any structure is found."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass

Span = tuple[int, int]
"""Half-open range of character offsets into `Document.text`."""
CELL = "｜"
"""Stands between the cells of a table's row in the text of every reader; a row is a paragraph of its own."""
INDENT = "\u3000\u3000"
"""Begins a paragraph that is printed indented; the reader of PDF keeps it, since a page may begin inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged format; `start` is the offset of its first character in `Document.text`."""

    number: int
    start: int


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file as its reader gave it. Every offset of the program counts in `text`."""

    name: str
    sha256: str
    text: str
    pages: tuple[Page, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Number of the page that holds the character at `offset`; None where the format has no pages."""
        if not self.pages:
            return None
        index = bisect_right([page.start for page in self.pages], offset) - 1
        return self.pages[max(index, 0)].number

    def paragraph_starts(self) -> list[int]:
        """Offsets of the lines that are not blank; each is a paragraph of a Word file or a web page."""
        starts, position = [], 0
        for line in self.text.splitlines(keepends=True):
            if not line.isspace():
                starts.append(position)
            position += len(line)
        return starts

    def cut(self, spans: tuple[Span, ...]) -> str:
        """The characters of the spans, joined without anything between them."""
        return "".join(self.text[start:end] for start, end in spans)


def content_hash(content: bytes) -> str:
    """SHA-256 of a file's bytes as hex; the identity of a document's content."""
    return hashlib.sha256(content).hexdigest()


def first_of(spans: tuple[Span, ...], length: int) -> tuple[Span, ...]:
    """The spans of the first `length` characters."""
    kept: list[Span] = []
    for start, end in spans:
        if length <= 0:
            break
        kept.append((start, min(end, start + length)))
        length -= end - start
    return tuple(kept)


def rest_of(spans: tuple[Span, ...], length: int) -> tuple[Span, ...]:
    """The spans of what follows the first `length` characters."""
    kept: list[Span] = []
    for start, end in spans:
        if length < end - start:
            kept.append((start + max(length, 0), end))
        length -= end - start
    return tuple(kept)
