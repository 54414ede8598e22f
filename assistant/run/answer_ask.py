"""One ask -> its draft: the one place that knows which kind is run and told by what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.query.lexicon import Lexicon
from assistant.query.query import Ask
from assistant.query.read import understand
from assistant.run.digest import digest
from assistant.run.figures_result import run_figures
from assistant.run.items import items
from assistant.run.meant import with_meant_indicator
from assistant.run.plan_table import plan_table
from assistant.run.presence import presence
from assistant.run.retrieve import retrieve
from assistant.tell.answer import Coverage, Draft, Statement
from assistant.tell.evidence import speaks_of
from assistant.tell.figures import tell_figures
from assistant.tell.passages import by_place, from_passages, nothing_found
from assistant.tell.sources import Sources
from assistant.tell.unheld import asked_back, not_in_any_plan
from index.library import Library
from index.search import Searcher

Run = Callable[[Ask, Library, Sources], Draft]


def draft_of(ask: Ask, library: Library, sources: Sources, searcher: Searcher, lexicon: Lexicon) -> Draft:
    """The draft of one ask, what is not held said first."""
    refusal = not_held(ask, library, sources)
    if refusal is not None:
        return refusal
    ask = with_meant_indicator(ask, library, searcher, lexicon)
    runs: dict[str, Run] = {"figures": figures, "plans": plan_table, "items": items, "digest": digest,
                            "presence": lambda a, held, s: presence(a, held, s, searcher)}  # fmt: skip
    if ask.kind in runs:
        return runs[ask.kind](ask, library, sources)
    return passages(ask, library, sources, searcher)


def passages(ask: Ask, library: Library, sources: Sources, searcher: Searcher) -> Draft:
    """Until passages has a room of its own."""
    question = understand(ask.text, library.plans)
    found = retrieve(searcher, question, 10)
    if not speaks_of(searcher, question, found):
        return nothing_found(question, found, sources)
    if question.spread:
        return by_place(question, found, library.register_of(found), sources)
    return from_passages(question, found, library.register_of(found), sources)


def figures(ask: Ask, library: Library, sources: Sources) -> Draft:
    """Held indicators from the register, then what no plan has, then what may mean several."""
    held = tuple(s for s in ask.subjects if s.indicator and not s.lacking)
    drafts = []
    if held:
        drafts.append(tell_figures(run_figures(replace(ask, subjects=held), library), sources))
    for subject in ask.subjects:
        if subject.lacking:
            drafts.append(not_in_any_plan(ask, subject, library, sources))
        elif subject.readings:
            drafts.append(asked_back(ask, subject, library, sources))
    return together(drafts)


def together(drafts: Sequence[Draft]) -> Draft:
    """Several drafts as one answer: answered only where all are."""
    if len(drafts) == 1:
        return drafts[0]
    statuses = {draft.status for draft in drafts}
    status = next(iter(statuses)) if len(statuses) == 1 else "partial"
    coverages = [draft.coverage for draft in drafts if draft.coverage]
    coverage = Coverage(
        max((c.plans for c in coverages), default=0), max((c.answered for c in coverages), default=0),
        tuple(dict.fromkeys(entry for c in coverages for entry in c.silent)),
    ) if coverages else None  # fmt: skip
    return Draft(
        status, tuple(s for draft in drafts for s in draft.statements), tuple(r for draft in drafts for r in draft.rows),
        tuple(c for draft in drafts for c in draft.computed), coverage,
    )  # fmt: skip


def not_held(ask: Ask, library: Library, sources: Sources) -> Draft | None:
    """Plans that were asked for and are not held, said before anything else; None where all are held."""
    held = "、".join(dict.fromkeys(plan.region or plan.label for plan in library.plans))
    statements = []
    if ask.range.plans_not_held:
        statements.append(Statement(f"资料库没有收录《{'》《'.join(ask.range.plans_not_held)}》。", ()))
    if ask.range.not_held and not ask.range.places and not ask.range.everywhere:
        statements.append(Statement(f"资料库没有{'、'.join(ask.range.not_held)}的规划，现有：{held}。", ()))
    return Draft("not_found", tuple(statements)) if statements else None
