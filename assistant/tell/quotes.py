"""Sentences of a passage, and quotes of them that stand word for word in the document."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ingest.document import Document, Span, first_of, rest_of
from ingest.figures.quantity import quantities
from ingest.figures.sentences import SENTENCE
from ingest.figures.width import normalised
from ingest.plan import Passage
from ingest.vocabulary.pack import Pack

_CLAUSE = re.compile("[,。;!?]")
"""Where a clause of a normalised sentence ends."""
_NO_AMOUNTS = ("年", "岁", "周岁", "年级")
"""Units of figures that say when or of whom."""


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
    found = [Sentence(passage, match.start(), match.end()) for match in SENTENCE.finditer(passage.text)]
    return [sentence for sentence in found if sentence.text]


def quote(
    document: Document, passage: Passage, start: int, end: int, holding: int | None = None
) -> tuple[str, tuple[Span, ...]]:
    """Words and document offsets of `passage.text[start:end]`, kept to one stretch of the document.

    A quote may run over a page join but not over markup that was cut out, because a reader who looks for it in the
    file would not find it; then the stretch with the character `holding` is quoted, else the longest one.
    """
    inside = [(max(low, start), min(high, end)) for low, high in stretches(document, passage)]
    inside = [(low, high) for low, high in inside if low < high]
    if not inside:
        return "", ()
    chosen = max(inside, key=lambda stretch: stretch[1] - stretch[0])
    if holding is not None:
        chosen = next((stretch for stretch in inside if stretch[0] <= holding < stretch[1]), chosen)
    spans = first_of(rest_of(passage.spans, chosen[0]), chosen[1] - chosen[0])
    return document.cut(spans).strip(), spans


def stretches(document: Document, passage: Passage) -> list[tuple[int, int]]:
    """The ranges of `passage.text` that stand together in the document, page joins aside."""
    found: list[tuple[int, int]] = []
    position, before = 0, None
    for start, end in passage.spans:
        length = end - start
        if found and before is not None and _is_page_join(document, before, start):
            found[-1] = (found[-1][0], position + length)
        else:
            found.append((position, position + length))
        position, before = position + length, end
    return found


def _is_page_join(document: Document, end: int, start: int) -> bool:
    """True where nothing that can be seen stands between two spans, or the header and number of a new page."""
    return not normalised(document.text[end:start]) or document.page_at(end - 1) != document.page_at(start)


def has_a_figure(text: str, words: str, pack: Pack) -> bool:
    """True where the clause of a sentence that holds most of some words states an amount, so that nobody says that it gives
    none; a year or a grade is no amount."""
    pairs = {words[start : start + 2] for start in range(len(words) - 1)}
    clause = clauses_up_to(text, pairs)[-1]
    return any(found.unit not in _NO_AMOUNTS for found in quantities(clause, pack.units))


def clauses_up_to(text: str, pairs: Collection[str]) -> list[str]:
    """The clauses of a sentence up to the one that holds most of some pairs of characters, that one last."""
    clauses = _CLAUSE.split(normalised(text))
    most = max(range(len(clauses)), key=lambda index: sum(pair in clauses[index] for pair in pairs))
    return clauses[: most + 1]
