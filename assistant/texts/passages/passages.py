"""Open questions: whole items word for word, best first, in each place by itself; foreign questions are refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.plan_words import where_it_stands
from assistant.query.query import Ask
from assistant.query.search_words import question_words, search_words
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import leaning_first, listed, not_held, places_of, without_plan
from assistant.tell.answer import Computed, Coverage, Draft, Silent, Statement, Status
from assistant.tell.evidence import speaks_of
from assistant.tell.quotes import Sentence
from assistant.tell.relevance import Scored, Wanted, scored_sentences
from assistant.tell.sources import Sources
from assistant.texts.looking import looked_through
from assistant.texts.passages.nearest import nothing_found, told_without_figure
from assistant.texts.passages.reasons import gives_a_reason
from assistant.texts.passages.verdict import told_verdict
from assistant.texts.sections import in_section, names_a_section
from index.library import Library
from index.search import Hit, Searcher
from ingest.figures.width import normalised
from ingest.grammar.outline import APPENDIX, NOTICE
from ingest.plan import MEASURES, Passage

DEPTH = 30
"""Hits of a search that are read for an open question. Chosen by hand."""
PASSAGES_OF_A_PLACE = 10
"""Items of one place that are looked at sentence by sentence. Chosen by hand."""
MANY_PLACES = 50
"""Where more places are asked for, each gives only the passages that are looked at: with 300, in less than a second."""
PREAMBLE = 0.8
"""Weight of a hit in PREAMBLES. Chosen by hand."""
PREAMBLES = ("总体要求", NOTICE, APPENDIX)
"""Parts that name every subject and settle none."""
LEAST_OVERLAP = 0.18
"""Share of the question's words that a place's best sentence must hold to count as speaking of it."""
LEAST_OF_BEST = 0.4
"""… and the share of what the best place holds: beside a place that speaks of it plainly, less is chance."""
NEAR_ENOUGH = 0.45
"""A further item is shown where its best sentence scores at least so much of the best one's."""
AS_GOOD, AS_GOOD_FOR_HOW = 0.75, 0.6
"""… and as an answer like the first, not as something to see beside it, from here on; how something is done mostly stands
in several items."""
WITH_FIGURE = 1.4
"""Weight of a sentence with a figure where how much, how many or how long is asked."""
OF_MEASURES = 1.2
"""Weight of a sentence among the measures where how something is done is asked: the goals say that it is to be done."""
ITEMS_OF_ONE, ITEMS_OF_SEVERAL = 4, 1
"""Items that are quoted of one place, and of each where there are several. Chosen by hand."""
LONGEST_TOPIC = 14
"""Characters of words that a plan may name as they stand; longer ones are a sentence. Chosen by hand."""
LONGEST_STRETCH = 320
"""Characters of a long item that are quoted around its best sentence. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A place with its passages, best first, and their sentences, best first."""

    place: PlaceInRange
    passages: list[Passage]
    scored: list[Scored]

    @property
    def overlap(self) -> float:
        """Share of the question's words that its best sentence holds."""
        return max((scored.overlap for scored in self.scored[:3]), default=0.0)


def passages(ask: Ask, library: Library, sources: Sources, searcher: Searcher) -> Draft:
    """The items that answer an open question: `subjects` hold the words to look for, else the ask's text does.

    With a `why`, that the plans give no reason is said first, if none of what is shown gives one.
    """
    places = places_of(ask, library)
    gone, gone_lines = not_held(ask, library)
    silent, empty_lines = without_plan(ask, places)
    held = [place for place in places if place.plans]
    wanted = Wanted(_words(ask), tuple(plan for place in held for plan in leaning_first(ask, place)))
    if not held:
        return Draft("not_found", (*gone_lines, *empty_lines), coverage=Coverage(0, 0, (*silent, *gone)))
    found = _found(ask, wanted, held, searcher)
    best = [passage for one in found for passage in one.passages[:PASSAGES_OF_A_PLACE]]
    if not speaks_of(searcher, wanted, best):
        nothing = nothing_found(wanted, best if len(held) > 1 else (), sources)
        quiet = [Silent(place.name, None, None, "not_mentioned") for place in held]
        coverage = Coverage(len(wanted.plans), 0, (*quiet, *silent, *gone))
        return Draft("not_found", (*gone_lines, *nothing, *empty_lines), coverage=coverage)
    if len(held) > 1:
        return _by_place(ask, wanted, found, library, sources, (*silent, *gone), (*empty_lines, *gone_lines))
    as_good = AS_GOOD_FOR_HOW if ask.form.asks else AS_GOOD
    told = _items(found[0], sources, ITEMS_OF_ONE, _phrases(ask), as_good)
    unsaid = told_without_figure(ask, told)
    told = [*unsaid, *told_verdict(ask, [s.sentence for s in found[0].scored[:ITEMS_OF_ONE]], library, sources), *told]
    whole = Coverage(len(wanted.plans), len(wanted.plans), (*silent, *gone)) if silent or gone else None
    status: Status = "partial" if unsaid else "answered"
    return Draft(status, (*_why(ask, found), *told, *empty_lines, *gone_lines), coverage=whole)


def _phrases(ask: Ask) -> list[str]:
    """The things that are asked about, each by itself."""
    return [phrase for subject in ask.subjects for phrase in normalised(subject.words).split() if len(phrase) > 1]


def _words(ask: Ask) -> str:
    """The words to search for, with what plans write for the everyday ones among them."""
    plain = normalised(" ".join(subject.words for subject in ask.subjects)) if ask.subjects else ""
    plain = plain or search_words(normalised(ask.text))
    if ask.form.asks == "who":
        return " ".join(dict.fromkeys([*plain.split(), *question_words()["who"]["says"]]))
    added = [formal for word, formal in question_words()["everyday"].items() if word in plain and formal != word]
    return " ".join(dict.fromkeys([plain, *added]))


def _found(ask: Ask, wanted: Wanted, places: Sequence[PlaceInRange], searcher: Searcher) -> list[_Found]:
    """Each place searched by itself."""
    groups = [list(leaning_first(ask, place)) for place in places]
    depth = DEPTH if len(groups) <= MANY_PLACES else PASSAGES_OF_A_PLACE
    ranked = searcher.search_each(wanted.search_text, depth, groups)
    found = []
    for place, hits in zip(places, ranked, strict=True):
        here = [hit for hit in hits if in_section(ask.range, hit.passage)] if names_a_section(ask.range) else hits
        chosen = _weighted(here or hits)[:PASSAGES_OF_A_PLACE]
        found.append(_Found(place, chosen, _by_what_is_asked(ask, scored_sentences(wanted, chosen))))
    return found


def _by_what_is_asked(ask: Ask, scored: Sequence[Scored]) -> list[Scored]:
    """The sentences, best first; of measures before goals where how is asked, with a figure where how much is."""
    if ask.form.asks == "how":
        weights = [OF_MEASURES if s.sentence.passage.part == MEASURES else 1.0 for s in scored]
    elif ask.figure:
        weights = [WITH_FIGURE if any(map(str.isdigit, s.sentence.text)) else 1.0 for s in scored]
    else:
        return list(scored)
    weighed = [replace(s, score=s.score * weight) for s, weight in zip(scored, weights, strict=True)]
    return sorted(weighed, key=lambda one: -one.score)


def _weighted(hits: Sequence[Hit]) -> list[Passage]:
    weighted = [(hit.score * (PREAMBLE if hit.passage.part in PREAMBLES else 1.0), hit.passage) for hit in hits]
    return [passage for _, passage in sorted(weighted, key=lambda pair: -pair[0])]


def _by_place(
    ask: Ask, wanted: Wanted, found: Sequence[_Found], library: Library, sources: Sources, silent: Sequence[Silent],
    lines: Sequence[Statement],
) -> Draft:  # fmt: skip
    """A line for each place, and which places say nothing of it."""
    least = max(LEAST_OVERLAP, LEAST_OF_BEST * max(one.overlap for one in found))
    named = _naming(ask, [one for one in found if one.overlap < least], library)
    spoken = {one.place.key for one in found if one.overlap >= least} | named
    speaking = [one for one in found if one.place.key in spoken]
    quiet = [one for one in found if one.place.key not in spoken]
    head = f"{len(speaking)}个地方的规划有相关内容：{listed([one.place.name for one in speaking])}。"
    computed = (Computed("有相关内容的地方数", len(speaking), "个", (), "allowance"),)
    told = [statement for one in speaking for statement in _items(one, sources, ITEMS_OF_SEVERAL, _phrases(ask))]
    if quiet:
        names = "、".join(one.place.name for one in quiet)
        told.append(Statement(f"没有找到相关内容：{names}。", ()))
    entries = [Silent(one.place.name, None, None, "not_mentioned") for one in quiet]
    plans = sum(len(leaning_first(ask, one.place)) for one in speaking)
    coverage = Coverage(len(wanted.plans), plans, (*entries, *silent))
    statements = (*_why(ask, speaking), Statement(head, ()), *told, *lines)
    return Draft("answered", statements, computed=computed, coverage=coverage)


def _naming(ask: Ask, found: Sequence[_Found], library: Library) -> set[str]:
    """Places whose plans name a subject though their best sentences share few words with it: none is called silent."""
    places = [one.place for one in found]
    topics = [subject.words for subject in ask.subjects if len(subject.words) <= LONGEST_TOPIC]
    looked = [place for topic in topics for place in looked_through(library, topic, places)]
    return {place.place.key for place in looked if place.speaks}


def _items(
    found: _Found, sources: Sources, most: int, phrases: Sequence[str], as_good: float = AS_GOOD
) -> list[Statement]:
    """The items of a place whose sentences answer best, of a long one the stretch around its best sentence; and of each
    phrase of the question that none of these holds, the best one that does."""
    if not found.scored:
        return []
    shares = {id(s.sentence.passage): s.score / found.scored[0].score for s in reversed(found.scored)}
    order = sorted(found.passages, key=lambda passage: -shares.get(id(passage), 0.0))
    chosen = [passage for passage in order[:most] if shares.get(id(passage), 0.0) >= NEAR_ENOUGH]
    told = [
        (passage, "另见" if place and shares[id(passage)] < as_good else "") for place, passage in enumerate(chosen)
    ]
    told += [(passage, "") for passage in _for_the_rest(phrases, chosen, order)]
    statements: list[Statement] = []
    for passage, lead in told:
        stretch = _stretch([s for s in found.scored if s.sentence.passage is passage])
        group = sources.together(stretch)
        number = sources.cite_sentences(group)
        text = "".join("".join(sentence.text.split("\n")) for sentence in group)
        statements.append(Statement(f"{lead}{where_it_stands(passage)}：{text}[{number}]", (number,)))
    return statements


def _for_the_rest(phrases: Sequence[str], chosen: Sequence[Passage], order: Sequence[Passage]) -> list[Passage]:
    """由谁监测、谁来评估: for each phrase that no chosen item holds, the first in order that does."""
    found: list[Passage] = []
    for phrase in phrases if len(phrases) > 1 else ():
        if not any(phrase in normalised(passage.text) for passage in (*chosen, *found)):
            found += [passage for passage in order if phrase in normalised(passage.text)][:1]
    return found


def _stretch(scored: Sequence[Scored]) -> list[Sentence]:
    """Consecutive sentences of one passage around its best one, as many as LONGEST_STRETCH allows; best neighbour first."""
    ordered = sorted((s.sentence for s in scored), key=lambda sentence: sentence.start)
    value = {s.sentence.start: s.overlap for s in scored}
    low = high = ordered.index(scored[0].sentence)
    length = len(scored[0].sentence.text)
    while True:
        sides = [i for i in (low - 1, high + 1) if 0 <= i < len(ordered)]
        sides = [i for i in sides if length + len(ordered[i].text) <= LONGEST_STRETCH]
        if not sides:
            return ordered[low : high + 1]
        side = max(sides, key=lambda i: (value[ordered[i].start], i))
        low, high = min(low, side), max(high, side)
        length += len(ordered[side].text)


def _why(ask: Ask, found: Sequence[_Found]) -> list[Statement]:
    """That the plans give no reason, where a reason was asked for and no sentence that is shown gives one."""
    if ask.first("why") is None or gives_a_reason(s.sentence.text for one in found for s in one.scored[:ITEMS_OF_ONE]):
        return []
    return [Statement("规划没有说明原因，与此有关的内容如下。", ())]
