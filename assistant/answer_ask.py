"""One ask -> its draft: the one place that knows which kind is run and told by what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.plans.plan_table import plan_table
from assistant.query.lexicon import Lexicon
from assistant.query.query import Ask, Query, Subject
from assistant.run.across import across
from assistant.run.figures_result import run_figures
from assistant.run.meant import of_the_unit, with_meant_indicator
from assistant.run.ranges import plans_in_range
from assistant.tell.answer import Draft, Statement
from assistant.tell.figures.across import tell_across
from assistant.tell.figures.draft import tell_figures
from assistant.tell.not_told import not_told
from assistant.tell.sources import Sources
from assistant.tell.together import together
from assistant.tell.unheld import asked_back, not_in_any_plan, of_the_nation
from assistant.texts.contrast import contrast
from assistant.texts.digest import digest
from assistant.texts.items import items
from assistant.texts.passages.nearest import with_nearest
from assistant.texts.passages.passages import passages
from assistant.texts.presence import presence
from index.library import Library
from index.search import Searcher

MAY_HAVE_A_NEAREST = ("figures", "passages", "presence")
"""Kinds of asks whose words are looked for; a table of plans or a section either has what is asked or not."""
Run = Callable[[Ask, Library, Sources], Draft]


def draft_of(
    ask: Ask, library: Library, sources: Sources, searcher: Searcher, lexicon: Lexicon, unresolved: Sequence[str] = ()
) -> Draft:
    """The draft of one ask, what is not held said first; `unresolved` are its words that were not understood."""
    refusal = refusal_of_not_held(ask, library, sources)
    if refusal is not None:
        return refusal
    first = area_not_held(ask)
    if first is not None:
        plain = replace(ask, range=replace(ask.range, area=""))
        rest = draft_of(plain, library, sources, searcher, lexicon, unresolved)
        return replace(rest, statements=(first, *rest.statements))
    ask = with_meant_indicator(ask, library, searcher, lexicon)
    runs: dict[str, Run] = {"figures": lambda a, held, s: draft_of_figures(a, held, s, searcher, lexicon), "plans": plan_table,
                            "indicators": lambda a, held, s: tell_across(a, across(a, held), s),
                            "items": items, "digest": digest,
                            "presence": lambda a, held, s: presence(a, held, s, searcher),
        "contrast": lambda a, held, s: contrast(a, held, s, searcher),
    }  # fmt: skip
    draft = runs[ask.kind](ask, library, sources) if ask.kind in runs else passages(ask, library, sources, searcher)
    if ask.kind not in MAY_HAVE_A_NEAREST:
        return draft
    return with_nearest(draft, ask, library, sources, searcher, not_told(unresolved, [ask], draft.rows, lexicon.names))


def draft_of_figures(ask: Ask, library: Library, sources: Sources, searcher: Searcher, lexicon: Lexicon) -> Draft:
    """Held indicators from the register, then what no plan has, then what may mean several."""
    subjects = [_held_reading(ask, subject, library) for subject in ask.subjects]
    ask = replace(ask, subjects=tuple(of_the_unit(ask, subject, library, lexicon) for subject in subjects))
    held = tuple(s for s in ask.subjects if s.indicator and not s.lacking)
    drafts = []
    nation = ask.first("against")
    if held and nation is not None and nation.words == "alone":
        drafts.append(of_the_nation(ask, held, library))
    elif held:
        drafts.append(tell_figures(run_figures(replace(ask, subjects=held), library), sources))
    for subject in ask.subjects:
        if subject.lacking:
            alone = replace(ask, text=subject.words)
            nowhere = not_in_any_plan(ask, subject, library, sources)
            drafts.append(with_nearest(nowhere, alone, library, sources, searcher))
        elif subject.readings:
            drafts.append(asked_back(ask, subject, library, sources))
    return together(drafts)


def _held_reading(ask: Ask, subject: Subject, library: Library) -> Subject:
    """Of several readings the one that the plans in range have a figure of, where only one has."""
    plans = plans_in_range(ask.range, library.plans)
    held = [
        name for name in subject.readings if any(t.value is not None for t in library.register(plans, indicator=name))
    ]
    return replace(subject, indicator=held[0], readings=()) if len(held) == 1 else subject


def area_not_held(ask: Ask) -> Statement | None:
    """Of an area that was named alone (甘肃省), the library holds places inside it and no plan of its own: said first."""
    if not ask.range.area or ask.range.everywhere or ask.kind == "plans":
        return None
    return Statement(f"资料库没有收录{ask.range.area}本级的规划，以下是其范围内收录的地方。", ())


def refusal_of_not_held(ask: Ask, library: Library, sources: Sources) -> Draft | None:
    """Plans that were asked for and are not held, said before anything else; None where all are held."""
    held = "、".join(dict.fromkeys(plan.region or plan.label for plan in library.plans))
    statements = []
    if ask.range.plans_not_held:
        statements.append(Statement(f"资料库没有收录《{'》《'.join(ask.range.plans_not_held)}》。", ()))
    if ask.range.not_held and not ask.range.places and not ask.range.everywhere:
        statements.append(Statement(f"资料库没有{'、'.join(ask.range.not_held)}的规划，现有：{held}。", ()))
    return Draft("not_found", tuple(statements)) if statements else None


def with_what_was_not_understood(query: Query) -> list[tuple[Ask, list[str]]]:
    """Each ask with those words that were not understood whose characters stand together in it; the last one takes what
    stands in none, and is looked for by the whole question."""
    held = [(ask, [word for word in query.unresolved if _stands_in(word, ask.text)]) for ask in query.asks]
    left = [word for word in query.unresolved if not any(word in words for _, words in held)]
    if left and held:
        ask, words = held[-1]
        held[-1] = (replace(ask, text=query.text), [*words, *left])
    return held


def _stands_in(word: str, text: str) -> bool:
    return any(word[at : at + 2] in text for at in range(len(word) - 1))
