"""Open questions: whole items word for word, best first, in each place by itself; foreign questions are refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compare.mentions import COMMON
from assistant.compare.wordings import wordings
from assistant.query.query import Ask
from assistant.query.reading_words import measure_asked
from assistant.query.search_words import formal_words, question_words, said_instead, search_words
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import leaning_first, not_held, places_of, without_leaning, without_plan
from assistant.tell.answer import Coverage, Draft, Silent, Status
from assistant.tell.evidence import speaks_of
from assistant.tell.relevance import Scored, Wanted, scored_sentences
from assistant.tell.sources import Sources
from assistant.texts.passages.by_place import measures_on, told_by_place, what_each_does
from assistant.texts.passages.nearest import nothing_found, told_without_figure
from assistant.texts.passages.quoted import PlaceFound, items_told, phrases_of
from assistant.texts.passages.reasons import no_reason_given
from assistant.texts.passages.verdict import claimed_figures, told_verdict
from assistant.texts.sections import in_section, names_a_section
from index.fulltext import match_expression
from index.library import Library
from index.search import Hit, Searcher
from ingest.figures.quantity import quantities
from ingest.figures.width import normalised
from ingest.grammar.outline import APPENDIX, NOTICE
from ingest.plan import MEASURES, Passage
from ingest.vocabulary.pack import Pack

DEPTH = 30
"""Hits of a search that are read for an open question. Chosen by hand."""
PASSAGES_OF_A_PLACE = 10
"""Items of one place that are looked at sentence by sentence. Chosen by hand."""
MOST_WAYS = 4
"""Ways of saying the question's everyday words as plans do that a sentence is held against: most words have one or two."""
MANY_PLACES = 50
"""Where more places are asked for, each gives only the passages that are looked at: with 300, in less than a second."""
PREAMBLE = 0.8
"""Weight of a hit in PREAMBLES. Chosen by hand."""
PREAMBLES = ("总体要求", NOTICE, APPENDIX)
"""Parts that name every subject and settle none."""
WITH_FIGURE = 1.4
"""Weight of a sentence with a figure where how much, how many or how long is asked."""
OF_THE_MEASURE = 2.0
"""… and with one of the measure that is asked for (多长时间: 30分钟). Chosen by hand."""
ON_THE_TOPIC = 0.5
"""Share of the words of the best sentence that such a one must hold: 每天运动1小时 is no 开放多少小时. Chosen by hand."""
ITEMS_OF_ONE = 4
"""Items that are quoted of one place. Chosen by hand."""
OF_MEASURES = 1.2
"""Weight of a sentence among the measures where how something is done is asked: the goals say that it is to be done."""


def passages(ask: Ask, library: Library, sources: Sources, searcher: Searcher) -> Draft:
    """The items that answer an open question: `subjects` hold the words to look for, else the ask's text does.

    With a `why`, that the plans give no reason is said first, if none of what is shown gives one.
    """
    places = places_of(ask, library)
    gone, gone_lines = not_held(ask, library)
    silent, empty_lines = without_plan(ask, places)
    held = [place for place in places if place.plans]
    words, *others = _words(ask, library.pack)
    plans = tuple(plan for place in held for plan in leaning_first(ask, place))
    wanted = Wanted(" ".join(dict.fromkeys([words, *said_instead(words, library.pack)])), plans, (words, *others))
    if not held:
        return Draft("not_found", (*gone_lines, *empty_lines), coverage=Coverage(0, 0, (*silent, *gone)))
    done = what_each_does(ask, library, sources, searcher) if len(held) > 1 else None
    if done is not None:
        return done
    other_ways = wordings(wanted.search_text)
    if other_ways and not searcher.evidence(wanted.search_text, wanted.plans):  # 婚检, where all write 婚前医学检查
        wanted = replace(wanted, search_text=" ".join([wanted.search_text, *other_ways]))
    acting = measures_on(ask, held[0], library, searcher) if len(held) == 1 else []
    found = _found(ask, wanted, held, searcher, acting)
    best = [passage for one in found for passage in one.passages[:PASSAGES_OF_A_PLACE]]
    if not (speaks_of(searcher, wanted, best) or _names_it(ask, best, library)):
        nothing = nothing_found(phrases_of(ask), wanted, best if len(held) > 1 else (), sources)
        quiet = [Silent(place.name, None, None, "not_mentioned") for place in held]
        coverage = Coverage(len(wanted.plans), 0, (*quiet, *silent, *gone))
        return Draft("not_found", (*gone_lines, *nothing, *without_leaning(ask, held), *empty_lines), coverage=coverage)
    if len(held) > 1:
        return told_by_place(
            ask, wanted, found, library, sources, searcher, (*silent, *gone), (*empty_lines, *gone_lines)
        )
    told = items_told(ask, found[0], sources, ITEMS_OF_ONE, acting)
    first = [s.sentence.text for s in found[0].scored[:ITEMS_OF_ONE]]
    unsaid = told_without_figure(ask, told)
    told = [*unsaid, *told_verdict(ask, [s.sentence for s in found[0].scored[:ITEMS_OF_ONE]], library, sources), *told]
    whole = Coverage(len(wanted.plans), len(wanted.plans), (*silent, *gone)) if silent or gone else None
    status: Status = "partial" if unsaid else "answered"
    return Draft(status, (*no_reason_given(ask, first), *told, *empty_lines, *gone_lines), coverage=whole,
                 computed=claimed_figures(ask, first, library.pack))  # fmt: skip


def _names_it(ask: Ask, passages: Sequence[Passage], library: Library) -> bool:
    """True where an item has all words of the question as they stand, and one of them is rare: 婚检 is short, and enough."""
    asked = phrases_of(ask)
    rare = any(library.occurrences(match_expression([phrase[:2]])) <= COMMON * library.size for phrase in asked)
    texts = [normalised(passage.text) for passage in passages]
    return bool(asked) and rare and any(all(phrase in text for phrase in asked) for text in texts)


def _words(ask: Ask, pack: Pack) -> list[str]:
    """The words to search for, and the same said as plans say it where they are everyday ones."""
    plain = normalised(" ".join(subject.words for subject in ask.subjects)) if ask.subjects else ""
    plain = plain or search_words(normalised(ask.text), pack)
    if ask.form.asks == "who":
        return [" ".join(dict.fromkeys([*plain.split(), *question_words()["who"]["says"]]))]
    return [plain, *formal_words(plain, pack)[:MOST_WAYS]]


def _found(
    ask: Ask, wanted: Wanted, places: Sequence[PlaceInRange], searcher: Searcher, acting: Sequence[Passage]
) -> list[PlaceFound]:
    """Each place searched by itself; `acting` are items that are told whether the search has them or not."""
    groups = [list(leaning_first(ask, place)) for place in places]
    depth = DEPTH if len(groups) <= MANY_PLACES else PASSAGES_OF_A_PLACE
    ranked = searcher.search_each(wanted.search_text, depth, groups)
    found = []
    for place, hits in zip(places, ranked, strict=True):
        here = [hit for hit in hits if in_section(ask.range, hit.passage)] if names_a_section(ask.range) else hits
        chosen = _weighted(here or hits)[:PASSAGES_OF_A_PLACE]
        chosen += [passage for passage in acting if passage not in chosen]
        found.append(
            PlaceFound(place, chosen, _by_what_is_asked(ask, scored_sentences(wanted, chosen), searcher.library.pack))
        )
    return found


def _by_what_is_asked(ask: Ask, scored: Sequence[Scored], pack: Pack) -> list[Scored]:
    """The sentences, best first; of measures before goals where how is asked, with a figure where how much is, with one in
    the same unit where a figure is claimed (48小时内送到就行吧)."""
    if ask.form.asks == "how":
        weights = [OF_MEASURES if s.sentence.passage.part == MEASURES else 1.0 for s in scored]
    elif (measure := measure_asked(ask.text)) is not None:
        least = ON_THE_TOPIC * max((s.overlap for s in scored), default=0.0)
        fits = [s.overlap >= least and bool(measure.held.search(normalised(s.sentence.text))) for s in scored]
        weights = [OF_THE_MEASURE if fit else 1.0 for fit in fits]
    elif units := {o.unit for o in ask.operations if o.act == "confirm" and o.value is not None and o.unit}:
        least = ON_THE_TOPIC * max((s.overlap for s in scored), default=0.0)
        fits = [s.overlap >= least and bool(units & _units(s.sentence.text, pack)) for s in scored]
        weights = [OF_THE_MEASURE if fit else 1.0 for fit in fits]
    elif ask.figure:
        weights = [WITH_FIGURE if any(map(str.isdigit, s.sentence.text)) else 1.0 for s in scored]
    else:
        return list(scored)
    weighed = [replace(s, score=s.score * weight) for s, weight in zip(scored, weights, strict=True)]
    return sorted(weighed, key=lambda one: -one.score)


def _units(text: str, pack: Pack) -> set[str]:
    return {found.unit for found in quantities(normalised(text), pack.units) if found.unit}


def _weighted(hits: Sequence[Hit]) -> list[Passage]:
    weighted = [(hit.score * (PREAMBLE if hit.passage.part in PREAMBLES else 1.0), hit.passage) for hit in hits]
    return [passage for _, passage in sorted(weighted, key=lambda pair: -pair[0])]
