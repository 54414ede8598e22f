"""A citation in its surroundings: the passages of its section in the order of the plan, with the cited words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.tell.answer import Citation
from index.library import Library
from ingest.document import Span
from ingest.plan import Passage, Plan

WINDOW = 8
"""Passages before and after the cited ones that are shown; a section of goals is rarely longer."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`passages` are what is shown; `before` and `after` count what the section has beyond them.

    `heading` holds the cited words where these are a heading of the plan and not part of a passage.
    """

    plan: Plan
    passages: tuple[Passage, ...]
    before: int
    after: int
    heading: str | None = None


def surroundings_of(library: Library, citation: Citation) -> Surroundings | None:
    """The surroundings of a citation; None where its words no longer stand at its place in the library."""
    plans = [plan for plan in library.plans if plan.document == citation.document]
    if not plans or library.document(citation.document).cut(citation.spans).strip() != citation.quote.strip():
        return None
    start = min((span[0] for span in citation.spans), default=0)
    passages = library.passages(plans)
    cited = next((p for p in passages if overlaps(p.spans, citation.spans)), None)
    if cited is not None:
        section = _section(library, passages, cited)
        position = section.index(cited)
        last = max(i for i, p in enumerate(section) if i == position or overlaps(p.spans, citation.spans))
        first, end = max(position - WINDOW, 0), min(last + WINDOW + 1, len(section))
        return Surroundings(cited.plan, tuple(section[first:end]), first, len(section) - end)
    following = [passage for passage in passages if passage.spans and passage.spans[0][0] >= start]
    if not following:
        return None
    plan = following[0].plan
    shown = [passage for passage in following if passage.plan == plan]
    return Surroundings(plan, tuple(shown[:WINDOW]), 0, max(len(shown) - WINDOW, 0), citation.quote)


def marked(passage: Passage, spans: Sequence[Span]) -> list[tuple[str, bool]]:
    """The passage's text in pieces; True for the pieces that stand in `spans` (offsets into the document)."""
    flags = bytearray(len(passage.text))
    position = 0
    for start, end in passage.spans:
        for low, high in spans:
            first, last = max(start, low), min(end, high)
            if first < last:
                flags[position + first - start : position + last - start] = b"\x01" * (last - first)
        position += end - start
    found: list[tuple[str, bool]] = []
    begin = 0
    for index in range(1, len(flags) + 1):
        if index == len(flags) or flags[index] != flags[begin]:
            found.append((passage.text[begin:index], bool(flags[begin])))
            begin = index
    return found


def overlaps(first: Sequence[Span], second: Sequence[Span]) -> bool:
    """True where the two share a character."""
    return any(max(a, c) < min(b, d) for a, b in first for c, d in second)


def _section(library: Library, passages: Sequence[Passage], cited: Passage) -> list[Passage]:
    if cited.domain is not None:
        return library.passages([cited.plan], domain=cited.domain, part=cited.part)
    return [p for p in passages if p.plan == cited.plan and p.domain is None and p.headings == cited.headings]
