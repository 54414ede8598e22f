"""The assistant: a question and a library -> a cited, verified answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer_ask import draft_of, with_what_was_not_understood
from assistant.query.describe import query_described
from assistant.query.lexicon import Lexicon, lexicon_of
from assistant.query.places.keys import names_of
from assistant.query.query import Ask, Query
from assistant.query.read import read
from assistant.query.simplified import simplified
from assistant.run.retrieve import retrieve, section
from assistant.tell.answer import Answer, Draft
from assistant.tell.not_told import not_told, told_before
from assistant.tell.sources import Sources
from assistant.tell.together import together, unheld_answer
from assistant.tell.verify import carried, verified
from index.embedders.embedder import Embedder
from index.library import Library
from index.search import Searcher
from ingest.errors import GuihuaError
from ingest.plan import Passage

MOST_PLACES_NAMED = 10
"""Places that the sentence about an unknown one names; enough to see what a key looks like."""
ENGLISH = "The question was read in Chinese, as shown above; figures and quotations below are in the original Chinese."
LONGEST_QUESTION = 2000
"""Characters of a question; a longer one is a text by mistake. Chosen by hand."""
TOO_LONG = "问题有{}个字，最多{}个，请缩短或分成几个问题。"
NOTHING_LEFT = "找到的内容没有通过核对，资料库中的规划没有可靠的依据回答这个问题。"


class Assistant:
    """Answers questions from one library. The embedder is opened only when a question has to be searched for."""

    def __init__(self, library: Library, open_embedder: Callable[[], Embedder]) -> None:
        self.library = library
        self.searcher = Searcher(library, open_embedder)
        self._lexicon: Lexicon | None = None

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """A cited answer; `history` are the questions before, oldest first. Nothing is kept between calls."""
        if len(question) > LONGEST_QUESTION:
            return Answer(question, TOO_LONG.format(len(question), LONGEST_QUESTION), "not_found")
        started = time.perf_counter()
        with self.library.snapshot():
            return self._answer(self.read(question, history), question, started)

    def read(self, question: str, history: Sequence[str] = ()) -> Query:
        """How a question is understood, without answering it."""
        return read(simplified(question), self._words(), [simplified(earlier) for earlier in history])

    def run(self, query: Query) -> Answer:
        """The answer to a query, whoever wrote it; GuihuaError where it names a place that is not in the library."""
        started = time.perf_counter()
        with self.library.snapshot():
            _only_places_of(query, self.library)
            return self._answer(query, query.text, started)

    def retrieve(self, question: str, k: int, history: Sequence[str] = ()) -> list[Passage]:
        """The `k` best passages for a question, best first."""
        return retrieve(self.searcher, self.read(question, history), k)

    def section(self, question: str, history: Sequence[str] = ()) -> list[Passage]:
        """All passages of the section that a list question asks for; empty where it names none."""
        return section(self.searcher, self.read(question, history))

    def _answer(self, query: Query, question: str, started: float) -> Answer:
        if not query.asks:
            return unheld_answer(question, query, round(time.perf_counter() - started, 4))
        sources, lexicon = Sources(self.library), self._words()
        drafts: list[tuple[Ask, Draft]] = []
        for ask, words in with_what_was_not_understood(query):
            draft = draft_of(ask, self.library, sources, self.searcher, lexicon, words)
            told = told_before(ask, drafts)
            if told != "whole" and not (told and draft.status == "not_found"):
                drafts.append((ask, draft))
        draft = together([draft for _, draft in drafts])
        names = [
            name for ask in query.asks for s in ask.subjects for name in (s.indicator, s.words, *s.readings) if name
        ]
        names += [row.indicator for row in draft.rows]
        names += [name for plan in self.library.plans for name in (plan.region, plan.label) if name]
        common = _years(self.library)
        statements, removed = verified(
            draft.statements, sources.citations, common, self.library.pack, draft.computed, names
        )
        rows = carried(draft.rows, sources.citations, self.library.pack)
        unknown = not_told(query.unresolved, query.asks, draft.rows, lexicon.names)
        lost = not any(statement.citations for statement in statements) and removed > 0
        status = "not_found" if lost else "partial" if unknown and draft.status == "answered" else draft.status
        lines = [statement.text for statement in statements] or [NOTHING_LEFT]
        if query.english:
            lines.insert(0, ENGLISH)
        if unknown:
            lines.append(f"没有识别：{'、'.join(unknown)}")
        return Answer(
            question, "\n".join(lines), status, sources.citations, rows, draft.computed, draft.coverage,
            unsupported=removed + len(draft.rows) - len(rows), seconds=round(time.perf_counter() - started, 4),
            understood=query_described(query, names_of(self.library.plans)), query=replace(query, unresolved=tuple(unknown)),
        )  # fmt: skip

    def _words(self) -> Lexicon:
        self._lexicon = lexicon_of(self.library, self._lexicon)
        return self._lexicon


def _only_places_of(query: Query, library: Library) -> None:
    known = names_of(library.plans)
    named = [key for ask in query.asks for key in (*ask.range.places, *(k for o in ask.operations for k in o.places))]
    if unknown := next((key for key in named if key not in known), None):
        held = "、".join(f"{key}（{name}）" for key, name in list(known.items())[:MOST_PLACES_NAMED])
        raise GuihuaError(
            f"查询里的地方 {unknown} 不在资料库中，可用的有 {held}{'等' * (len(known) > MOST_PLACES_NAMED)}"
        )


def _years(library: Library) -> str:
    """The periods that tell plans of one place apart; a statement may name them without a citation."""
    return " ".join(plan.period or "" for plan in library.plans if plan.dated)
