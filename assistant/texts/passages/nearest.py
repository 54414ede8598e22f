"""What comes nearest in meaning where nothing answers: one item of the one place that was asked for, said to be only that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.plan_words import where_it_stands
from assistant.query.query import Ask
from assistant.query.reading_words import measure_asked
from assistant.query.search_words import search_words
from assistant.run.ranges import places_in_range
from assistant.tell.accounting import leaning_first
from assistant.tell.answer import Draft, Statement, Status
from assistant.tell.evidence import LEAST_EVIDENCE, has_known_scale, meaning
from assistant.tell.quotes import Sentence, sentences
from assistant.tell.relevance import Scored, Wanted, scored_sentences
from assistant.tell.sources import Sources
from assistant.texts.passages.possible import possible_items
from assistant.texts.passages.quoted import phrases_of
from index.library import Library
from index.search import Searcher
from ingest.figures.width import normalised
from ingest.plan import Passage, Plan

_FIGURE = re.compile(
    r"(?<![\d.\[])\d+(?:\.\d+)?(?![\d.]*\])|[一二三四五六七八九十百千万两半]+(?:名|次|人|个|所|年|月|天|日|小时|分钟|元|张|间|处|倍|成)"
)
"""A figure in a sentence, in digits (no citation mark) or in words."""
LEAST_SHARED, LEAST_MEANT = 0.3, 0.9
"""Share of the question's weighted words that the sentence must hold, and the nearness in meaning (see `tell/evidence`)
that its plan must come to. Of 18 foreign questions (加油站建设补贴 …) the highest has 0.898; of 60 questions of the
development and sample sets that nothing else answered, those whose item answers them have 0.91 and more."""
LITTLE_SHARED, MUCH_MEANT = 0.05, 0.93
"""… or fewer words and more meaning: 查出来得了病、家里又困难的，能给多少钱 and 对困难患者每人给予1万元救助."""
LEAST_NEAR = 0.05
"""… and to be shown as nearest where nothing speaks of it; chosen by hand."""
PASSAGES = 10
"""Items that are looked at sentence by sentence. Chosen by hand."""
LONGEST_ITEM = 240
"""Characters of an item that is told whole; of a longer one only its best sentence and the one after. Chosen by hand."""


def with_nearest(
    draft: Draft, ask: Ask, library: Library, sources: Sources, searcher: Searcher, unresolved: Sequence[str] = ()
) -> Draft:
    """The draft with the item that comes nearest to the words of the ask, where it found nothing in the one place of the
    ask, or where something of the ask was not understood: what was asked beside a figure mostly stands in its item."""
    places = [place for place in places_in_range(ask.range, library.plans) if place.held]
    incomplete = draft.status == "not_found" or unresolved
    if not incomplete or len(places) != 1 or ask.range.plans_not_held:
        return draft
    plans = leaning_first(ask, places[0]) if places[0].plans else ()
    best = _best(ask, plans, searcher, by_meaning=ask.kind != "figures" or bool(unresolved)) if plans else None
    if best is None:
        # of what is foreign (马铃薯种植补贴标准) nothing is shown by chance; how something is done is asked in any words
        of_texts = (
            draft.status == "not_found"
            and ask.form.asks == "how"
            and ask.kind in ("passages", "presence")
            and not any(s.citations for s in draft.statements)
        )
        regions = [plan.region for plan in plans if plan.region]
        asked = search_words(normalised(ask.text), library.pack, regions)
        possible = possible_items(ask, asked, places[0], sources, searcher) if of_texts and ask.subjects else []
        return replace(draft, statements=(*draft.statements, *possible))
    group = sources.together(_told(best))
    number = sources.cite_sentences(group)
    text = "".join("".join(sentence.text.split("\n")) for sentence in group)
    line = f"{_lead(draft, unresolved)}是{where_it_stands(best.sentence.passage)}：{text}[{number}]"
    status: Status = "partial" if draft.status == "not_found" else draft.status
    return replace(draft, status=status, statements=(*draft.statements, Statement(line, (number,))))


def _lead(draft: Draft, unresolved: Sequence[str]) -> str:
    if draft.status == "not_found":
        return "意思最接近的一条（不一定就是所问）"
    return f"问到的“{'、'.join(unresolved)}”没有单独查到，意思最接近的一条"


def _best(ask: Ask, plans: Sequence[Plan], searcher: Searcher, *, by_meaning: bool) -> Scored | None:
    """The best sentence for the whole ask; `by_meaning` also where it shares few words: of an indicator that is known and
    that the plan lacks, a goal that is near in meaning is another one."""
    wanted = Wanted(
        search_words(normalised(ask.text), searcher.library.pack, [plan.region for plan in plans if plan.region]),
        tuple(plans),
    )
    passages: list[Passage] = [hit.passage for hit in searcher.search(wanted.search_text, PASSAGES, plans)]
    scored = scored_sentences(wanted, passages)
    if not scored:
        return None
    best, evidence = scored[0], searcher.evidence(wanted.search_text, plans)
    shares = best.overlap >= LEAST_SHARED
    if not has_known_scale(searcher.model):
        return best if shares and evidence >= LEAST_EVIDENCE else None
    meant = meaning(searcher.nearness(wanted.search_text, plans), evidence)
    near = shares and meant >= LEAST_MEANT
    return best if near or (by_meaning and best.overlap >= LITTLE_SHARED and meant >= MUCH_MEANT) else None


def _told(best: Scored) -> list[Sentence]:
    held = sentences(best.sentence.passage)
    if sum(len(sentence.text) for sentence in held) <= LONGEST_ITEM:
        return list(held)
    at = next(i for i, sentence in enumerate(held) if sentence.start == best.sentence.start)
    return list(held[at : at + 2])


def nothing_found(phrases: Sequence[str], wanted: Wanted, best: Sequence[Passage], sources: Sources) -> list[Statement]:
    """That nothing was found of the phrases of a question, with the nearest sentences; of one place its nearest item follows (`texts/nearest`)."""
    what = f"“{'、'.join(phrases)}”" if phrases else "所问"
    statements = [Statement(f"资料库中的规划没有与{what}字面一致的规定。", ())]
    scored = scored_sentences(wanted, best)
    for near in [s for s in scored if s.overlap >= LEAST_NEAR][:2] or scored[:1]:
        number = sources.cite_sentences([near.sentence])
        statements.append(Statement(f"可能相关的原文：{near.sentence.text}[{number}]", (number,)))
    return statements


def told_without_figure(ask: Ask, told: Sequence[Statement]) -> list[Statement]:
    """That no figure is given, where how many or how long was asked and nothing that is told has one."""
    measure = measure_asked(ask.text)
    asked = (ask.figure or measure is not None) and ask.form.asks != "who"
    if asked and measure is not None and told:
        looked_at = told if len(phrases_of(ask)) > 1 else told[:1]
        unsaid = not any(measure.held.search(normalised(line.text.partition("：")[2])) for line in looked_at)
        return [Statement(f"规划没有写出所问的{measure.name}，有关的内容如下。", ())] if unsaid else []
    held = [match.group() for line in told for match in _FIGURE.finditer(normalised(line.text.partition("：")[2]))]
    if not asked or any(figure not in normalised(ask.text) for figure in held):
        return []
    return [Statement("规划没有写出所问的数值，有关的内容如下。", ())]
