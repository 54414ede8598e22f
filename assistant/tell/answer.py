"""What an answer is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.query.query import Query
from ingest.document import Span

Status = Literal["answered", "partial", "not_found", "clarify"]
Reason = Literal["not_quantified", "not_mentioned", "no_such_plan"]
ComputedKind = Literal["result", "allowance"]
"""What a computed figure is: asked to be worked out, or only one that a sentence may hold without citing it."""


OF_THE_QUESTION = "问题里的数值"
"""What a figure is called among the computed ones that only the question holds: it is evidence of nothing."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same passage in another file that holds the same plan."""

    document: str
    page: int | None
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in a document: `quote` is word for word, `spans` are its offsets in the document's text.

    `page` is set for formats with pages, `paragraph` for all others; `also` is where other files have it.
    """

    number: int
    document: str
    plan: str
    region: str | None
    audience: str | None
    path: tuple[str, ...]
    quote: str
    spans: tuple[Span, ...]
    page: int | None
    paragraph: int | None = None
    also: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a quantitative answer with the number of the citation that carries it."""

    region: str | None
    audience: str | None
    plan: str
    indicator: str
    scope: str | None
    comparator: str | None
    value: float | None
    unit: str | None
    display: str
    citation: int


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure that the program worked out, and the citations it was worked out from.

    A `result` answers the question (a difference, a mean, a count that it asks for). An `allowance` only lets sentences
    name it: years, what was looked at, the figure that the question holds, counts that nobody asked for.
    """

    what: str
    value: float
    unit: str | None
    sources: tuple[int, ...]
    kind: ComputedKind = "result"


@dataclass(frozen=True, slots=True)
class Silent:
    """A place without an answer, and why; `citation` is the line that speaks of it without a figure."""

    region: str | None
    audience: str | None
    plan: str | None
    reason: Reason
    citation: int | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """For a question over several places: how many plans were looked at, how many answer, which are silent."""

    plans: int
    answered: int
    silent: tuple[Silent, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of an answer and the citations that carry it; verification looks at each one alone."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before verification."""

    status: Status
    statements: tuple[Statement, ...]
    rows: tuple[Row, ...] = ()
    computed: tuple[Computed, ...] = ()
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` is what a person reads, with `[n]` after each fact; `unsupported` counts what verification removed.

    `understood` is the query in one line of Chinese, `query` itself what was run.
    """

    question: str
    text: str
    status: Status
    citations: tuple[Citation, ...] = ()
    rows: tuple[Row, ...] = ()
    computed: tuple[Computed, ...] = ()
    coverage: Coverage | None = None
    mode: Literal["extractive", "generative"] = "extractive"
    unsupported: int = 0
    seconds: float = 0.0
    understood: str = ""
    query: Query | None = None

    @property
    def results(self) -> tuple[Computed, ...]:
        """What was worked out for the question, each once: what people are shown of `computed`."""
        return tuple(dict.fromkeys(figure for figure in self.computed if figure.kind == "result"))
