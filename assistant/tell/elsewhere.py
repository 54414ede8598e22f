"""Where a cited passage stands in the other files that hold the same plan."""

from __future__ import annotations

from assistant.tell.answer import Elsewhere
from index.library import Library
from index.sqlite.copies import sameness
from ingest.plan import Passage, Plan

LEAST_LIKENESS = 0.4
"""Between a passage and its place in a copy; below it, the copy lacks the passage (other copies differ by OCR)."""


def elsewhere(library: Library, passage: Passage) -> tuple[Elsewhere, ...]:
    """One place for each copy of the plan that has the passage."""
    places = (_place(library, copy, passage) for copy in library.copies(passage.plan))
    return tuple(place for place in places if place)


def _place(library: Library, copy: Plan, passage: Passage) -> Elsewhere | None:
    held = library.passages([copy])
    same = [other for other in held if other.path == passage.path] or held
    scored = ((sameness(other.text, passage.text), other) for other in same)
    nearness, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or nearness < LEAST_LIKENESS:
        return None
    return Elsewhere(copy.document, best.page, best.paragraph)
