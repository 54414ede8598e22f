"""Asks built by hand and what they are answered with: used by the tests of running."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hashed_embedder import HashedEmbedder

from assistant.query.places.keys import key_of
from assistant.query.query import Ask, Kind, Operation, Range, Subject
from assistant.run.ranges import places_in_range
from assistant.tell.answer import Draft
from assistant.tell.sources import Sources
from assistant.tell.verify import verified
from index.library import Library
from index.search import Searcher

Run = Callable[..., Draft]


@dataclass(frozen=True)
class Told:
    """A draft, its lines as a person reads them, and who is silent."""

    draft: Draft
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def first(self) -> str:
        return self.lines[0]

    @property
    def silent(self) -> set[tuple[str | None, str | None, str]]:
        """Place, audience and reason of what is silent."""
        return {(s.region, s.audience, s.reason) for s in (self.draft.coverage.silent if self.draft.coverage else ())}

    @property
    def computed(self) -> dict[str, float]:
        return {figure.what: figure.value for figure in self.draft.computed}

    def line(self, start: str) -> str:
        """The only line that begins so."""
        found = [line for line in self.lines if line.startswith(start)]
        assert len(found) == 1, (start, self.text)
        return found[0]


def run(function: Run, ask: Ask, library: Library, *, searches: bool = False) -> Told:
    """What the function makes of the ask; every line of it must stand by itself, without the question's figures."""
    sources = Sources(library)
    draft = (
        function(ask, library, sources, Searcher(library, HashedEmbedder))
        if searches else function(ask, library, sources)
    )  # fmt: skip
    kept, removed = verified(draft.statements, sources.citations, "", library.pack, draft.computed)
    assert removed == 0, [s.text for s in draft.statements if s not in kept]
    for statement in draft.statements:
        marks = {number for number in range(1, len(sources.citations) + 1) if f"[{number}]" in statement.text}
        assert marks == set(statement.citations), statement
    for citation in sources.citations:
        assert library.document(citation.document).cut(citation.spans).strip() == citation.quote
    return Told(draft, tuple(statement.text for statement in draft.statements))


def places(library: Library, *names: str) -> tuple[str, ...]:
    """The keys of places by the beginning of their names, in the order given."""
    return tuple(dict.fromkeys(key_of(p) for name in names for p in library.plans if (p.region or "").startswith(name)))


def over(library: Library, *names: str, **wanted: object) -> Range:
    """A range over the places named, over all where none is."""
    chosen = places(library, *names)
    assert len(chosen) >= len(set(names))
    return Range(places=chosen, everywhere=not names, **wanted)  # type: ignore[arg-type]


def asked(
    kind: Kind, within: Range, *words: str, operations: Iterable[Operation] = (), fields: tuple[str, ...] = ()
) -> Ask:
    """An ask whose subjects are topics."""
    return Ask(kind, "", tuple(Subject(word) for word in words), within, operations=tuple(operations), fields=fields)


def unaccounted(told: Told, ask: Ask, library: Library) -> set[str]:
    """Names of places of the range that the answer neither names nor lists as silent."""
    silent = {entry[0] for entry in told.silent}
    return {
        p.name for p in places_in_range(ask.range, library.plans) if p.name not in told.text and p.name not in silent
    }
