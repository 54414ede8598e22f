"""Readings of texts that tests write, and what must hold for the reading of any text."""

from __future__ import annotations

from with_pack import read_plans

from ingest.document import Document, Page, content_hash
from ingest.pipeline import LOWEST_COVERAGE, Reading


def read_text(text: str, name: str = "plan.txt", pages: tuple[Page, ...] = ()) -> Reading:
    """The reading of a text, checked for what must hold always."""
    reading = read_plans(Document(name, content_hash(text.encode("utf-8", "surrogatepass")), text, pages))
    check_passages(reading)
    return reading


def check_passages(reading: Reading) -> None:
    """Spans give back the text, no character stands in two passages, passages are in the order of the text."""
    document = reading.document
    last = 0
    for passage in reading.passages:
        assert passage.spans
        assert document.cut(passage.spans) == passage.text
        for start, end in passage.spans:
            assert last <= start < end <= len(document.text), f"passage {passage.id} overlaps or goes back"
            last = end
        assert passage.page == document.page_at(passage.spans[0][0])
    for plan in reading.plans:
        here = [passage for passage in reading.passages if passage.plan is plan]
        assert [passage.ordinal for passage in here] == list(range(1, len(here) + 1))
        assert len({passage.id for passage in here}) == len(here)


def uncovered(reading: Reading) -> str:
    """The characters that are not blank and stand in no passage, heading or item number."""
    text = reading.document.text
    held = [False] * len(text)
    spans = [span for passage in reading.passages for span in passage.spans]
    spans += [span for plan in reading.plans for heading in plan.headings for span in heading.spans]
    for start, end in spans:
        held[start:end] = [True] * (end - start)
    return "".join(
        character for character, is_held in zip(text, held, strict=True) if not is_held and not character.isspace()
    )


def warned_of_loss(reading: Reading) -> bool:
    """True where a warning says how much was recognised."""
    return reading.coverage < LOWEST_COVERAGE and any("只认出正文的" in warning for warning in reading.warnings)


Tree = list[tuple[str, tuple[str, ...]]]


def read(text: str) -> Reading:
    """A reading in which nothing may be lost."""
    reading = read_text(text)
    assert reading.coverage == 1.0
    return reading


def tree(reading: Reading) -> Tree:
    """Role and path of each heading but the title."""
    return [(h.role, h.path) for plan in reading.plans for h in plan.headings if h.role != "title"]


def counts(reading: Reading) -> list[tuple[str | None, str, int]]:
    """Domain, part and number of items in the order of the text."""
    places = [(p.domain, p.part) for p in reading.passages if p.domain and p.item]
    return [(*place, places.count(place)) for place in dict.fromkeys(places)]
