"""The assistant: a question and a library -> a cited, verified answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from assistant.query.lexicon import Lexicon, lexicon_of
from assistant.query.periods import in_force
from assistant.query.query import Query
from assistant.query.read import Question, understand
from assistant.query.reading import read as read_query
from assistant.query.simplified import simplified
from assistant.run import figures, lists
from assistant.run.answer_ask import draft_of, together
from assistant.run.clarify import ask_back
from assistant.run.retrieve import retrieve, section
from assistant.tell.answer import Answer, Draft
from assistant.tell.evidence import speaks_of
from assistant.tell.passages import by_place, from_passages, nothing_found
from assistant.tell.sources import Sources
from assistant.tell.verify import carried, verified
from index.embedders.embedder import Embedder
from index.library import Library
from index.search import Searcher
from ingest.plan import Passage

PASSAGES_OF_AN_ANSWER = 10
WAYS = (
    lists.library,
    lists.absent,
    lists.metadata,
    lists.domains,
    lists.items,
    lists.parts,
    lists.sections,
    ask_back,
    figures.figures,
)
"""Ways of answering that need no search, in the order in which they are tried; each gives None for other questions."""


class Assistant:
    """Answers questions from one library. The embedder is opened only when a question has to be searched for."""

    def __init__(self, library: Library, open_embedder: Callable[[], Embedder]) -> None:
        self.library = library
        self.searcher = Searcher(library, open_embedder)
        self._lexicon = Lexicon(library)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """A cited answer; `history` are the questions before, oldest first. Nothing is kept between calls."""
        started = time.perf_counter()
        self._lexicon = lexicon_of(self.library, self._lexicon)
        query = read_query(simplified(question), self._lexicon, [simplified(earlier) for earlier in history])
        return self.run(query, question, history, started)

    def run(self, query: Query, question: str, history: Sequence[str], started: float) -> Answer:
        sources = Sources(self.library)
        drafts = []
        for ask in query.asks:
            drafts.append(draft_of(ask, self.library, sources, self.searcher, self._lexicon))
        draft = together(drafts)
        asked = " ".join([query.text, *(plan.period or "" for plan in self.library.plans if plan.dated)])
        statements, removed = verified(draft.statements, sources.citations, asked, draft.computed)
        rows = carried(draft.rows, sources.citations)
        removed += len(draft.rows) - len(rows)
        text = (
            "\n".join(s.text for s in statements)
            or "找到的内容没有通过核对，资料库中的规划没有可靠的依据回答这个问题。"
        )
        if query.unresolved:
            text += f"\n没有识别：{'、'.join(query.unresolved)}"
        return Answer(
            question, text, draft.status, sources.citations, rows, draft.computed, draft.coverage, unsupported=removed,
            seconds=round(time.perf_counter() - started, 4),
        )  # fmt: skip

    def _older(self, question: str, history: Sequence[str], started: float) -> Answer:
        read, before = simplified(question), [simplified(earlier) for earlier in history]
        plans, aside = in_force(" ".join([*before, read]), self.library.plans)
        understood = understand(read, plans, before)
        sources = Sources(self.library)
        draft = self._draft(understood, sources)
        asked = " ".join([read, *before, *(indicator.name for indicator in understood.indicators),
                          *(plan.period or "" for plan in self.library.plans if plan.dated)])  # fmt: skip
        statements, removed = verified(draft.statements, sources.citations, asked, draft.computed)
        rows = carried(draft.rows, sources.citations)
        removed += len(draft.rows) - len(rows)
        status = draft.status if any(statement.citations for statement in statements) or not removed else "not_found"
        text = (
            "\n".join(s.text for s in statements)
            or "找到的内容没有通过核对，资料库中的规划没有可靠的依据回答这个问题。"
        )
        text = f"{text}\n{aside}" if aside and draft.computed + draft.rows else text
        return Answer(
            question, text, status, sources.citations, rows, draft.computed, draft.coverage, unsupported=removed,
            seconds=round(time.perf_counter() - started, 4),
        )  # fmt: skip

    def retrieve(self, question: str, k: int, history: Sequence[str] = ()) -> list[Passage]:
        """The `k` best passages for a question, best first."""
        return retrieve(self.searcher, self._understood(question, history), k)

    def section(self, question: str, history: Sequence[str] = ()) -> list[Passage]:
        """All passages of the section that a list question asks for; empty where it names none."""
        return section(self.searcher, self._understood(question, history))

    def _understood(self, question: str, history: Sequence[str]) -> Question:
        read, before = simplified(question), [simplified(earlier) for earlier in history]
        return understand(read, in_force(" ".join([*before, read]), self.library.plans)[0], before)

    def _draft(self, question: Question, sources: Sources) -> Draft:
        """The first way of answering that fits: whole lists, the register, then the passages found by search."""
        for way in WAYS:
            draft = way(question, self.library, sources)
            if draft is not None:
                return draft
        passages = retrieve(self.searcher, question, PASSAGES_OF_AN_ANSWER)
        if not speaks_of(self.searcher, question, passages):
            return nothing_found(question, passages, sources)
        if question.spread:
            return by_place(question, passages, self.library.register_of(passages), sources)
        return from_passages(question, passages, self.library.register_of(passages), sources)
