"""The citations of one answer as they are collected: the same place is cited once, under one number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from assistant.tell.answer import Citation, Elsewhere
from assistant.tell.elsewhere import elsewhere
from assistant.tell.quotes import Sentence, quote, sentences, stretches
from index.library import Library
from ingest.document import Document, Span
from ingest.plan import Heading, Passage, Plan
from ingest.register.targets import Target
from ingest.vocabulary.pack import Pack

LONGEST_WHOLE_ITEM = 220
"""An item of up to so many characters is quoted whole; of a longer one, the sentences that answer."""


class Sources:
    """Numbers citations in the order in which an answer uses them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._documents: dict[str, Document] = {}
        self._citations: list[Citation] = []
        self._numbers: dict[tuple[str, tuple[Span, ...]], int] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, number 1 first."""
        return tuple(self._citations)

    @property
    def pack(self) -> Pack:
        """The words with which the library that is cited was read."""
        return self._library.pack

    def cite(self, passage: Passage, start: int = 0, end: int | None = None, holding: int | None = None) -> int:
        """Number of the citation for a stretch of a passage (default: all of it) that holds the character `holding`."""
        document = self._document(passage.plan.document)
        words, spans = quote(document, passage, start, len(passage.text) if end is None else end, holding)
        place = Elsewhere(passage.plan.document, passage.page, passage.paragraph)
        return self._number(passage.plan, passage.path, words, spans, place, passage)

    def cite_targets(self, targets: Sequence[Target]) -> int:
        """Number of the citation for rows of one passage: the item, or the sentences of a long one that carry them."""
        passage = targets[0].passage
        positions = [max(passage.text.find(target.quote), 0) for target in targets]
        if len(passage.text) <= LONGEST_WHOLE_ITEM:
            return self.cite(passage, holding=positions[0])
        ends = [position + len(target.quote) for position, target in zip(positions, targets, strict=True)]
        held = [
            s
            for s in sentences(passage)
            if any(s.start < e and p < s.end for p, e in zip(positions, ends, strict=True))
        ]
        return self.cite(passage, min(s.start for s in held), max(s.end for s in held), positions[0])

    def cite_sentences(self, found: list[Sentence]) -> int:
        """Number of the citation for sentences of one passage, which is quoted whole where it is short."""
        passage = found[0].passage
        if len(passage.text) <= LONGEST_WHOLE_ITEM:
            return self.cite(passage, holding=found[0].start)
        return self.cite(passage, min(s.start for s in found), max(s.end for s in found), found[0].start)

    def together(self, found: list[Sentence]) -> list[Sentence]:
        """Those of the sentences that one quote can hold, with no cut-out markup between them: the longer part, because
        what is apart is a bold head, which stands in the path."""
        passage = found[0].passage
        held = [
            [sentence for sentence in found if low <= sentence.start < high]
            for low, high in stretches(self._document(passage.plan.document), passage)
        ]
        return max(held, key=lambda sentences: sum(len(sentence.text) for sentence in sentences))

    def cite_heading(self, plan: Plan, heading: Heading) -> int:
        """Number of the citation for a heading (the list of a plan's domains rests on them)."""
        document = self._document(plan.document)
        spans = heading.spans
        if any(document.text[a[1] : b[0]].strip() for a, b in pairwise(spans)):
            spans = spans[-1:]  # markup between the number and the words: only the words stand together
        start = spans[0][0]
        paragraph = None if document.pages else bisect_right(document.paragraph_starts(), start)
        place = Elsewhere(plan.document, document.page_at(start), paragraph)
        return self._number(plan, heading.path, document.cut(spans).strip(), spans, place, None)

    def cite_plan(self, plan: Plan) -> int:
        """Number of the citation for a plan as such: its title, else its first heading, else its first words."""
        if plan.headings:
            return self.cite_heading(plan, plan.headings[0])
        return self.cite(self._library.passages([plan])[0])

    def _number(
        self, plan: Plan, path: tuple[str, ...], words: str, spans: tuple[Span, ...], place: Elsewhere,
        passage: Passage | None,
    ) -> int:  # fmt: skip
        known = self._numbers.get((plan.document, spans))
        if known is not None:
            return known
        number = self._numbers[plan.document, spans] = len(self._citations) + 1
        also = elsewhere(self._library, passage) if passage else ()
        self._citations.append(
            Citation(
                number, plan.document, plan.label, plan.region, plan.audience, path, words, spans, place.page,
                place.paragraph, also,
            )
        )  # fmt: skip
        return number

    def _document(self, name: str) -> Document:
        if name not in self._documents:
            self._documents[name] = self._library.document(name)
        return self._documents[name]
