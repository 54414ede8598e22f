"""Sentences of a passage, and quotes of them that stand word for word in the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.document import Document, Span
from ingest.plan import Passage

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?[”’）】]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage; `start` and `end` count in `passage.text`."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence without the blanks around it."""
        return self.passage.text[self.start : self.end].strip()


def sentences(passage: Passage) -> list[Sentence]:
    """The sentences of a passage in order, cut after 。！？； and line breaks."""
    found = [Sentence(passage, match.start(), match.end()) for match in _SENTENCE.finditer(passage.text)]
    return [sentence for sentence in found if sentence.text]


def quote(
    document: Document, passage: Passage, start: int, end: int, holding: int | None = None
) -> tuple[str, tuple[Span, ...]]:
    """Words and document offsets of `passage.text[start:end]`, kept to one stretch of the document.

    A quote may run over a page join but not over markup that was cut out, because a reader who looks for
    it in the file would not find it; then the stretch with the character `holding` is quoted, else the longest one.
    """
    stretches: list[list[tuple[Span, int]]] = []
    position, before = 0, None
    for span_start, span_end in passage.spans:
        length = span_end - span_start
        low, high = max(start - position, 0), min(end - position, length)
        if low < high:
            joined = before is not None and _is_page_join(document, before, span_start)
            piece = ((span_start + low, span_start + high), position + low)
            if joined and stretches:
                stretches[-1].append(piece)
            else:
                stretches.append([piece])
        before = span_end
        position += length
    if not stretches:
        return "", ()
    chosen = max(stretches, key=lambda pieces: sum(b - a for (a, b), _ in pieces))
    if holding is not None:
        chosen = next((p for p in stretches if any(0 <= holding - at < b - a for (a, b), at in p)), chosen)
    spans = tuple(span for span, _ in chosen)
    return document.cut(spans).strip(), spans


def _is_page_join(document: Document, end: int, start: int) -> bool:
    """True where only blanks stand between two spans, or the header and number of a new page."""
    return not document.text[end:start].strip() or document.page_at(end - 1) != document.page_at(start)
