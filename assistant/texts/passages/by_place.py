"""Open questions over several places: a line for each, which of them say nothing of it, and what each does where how is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compare.mentions import COMMON
from assistant.query.query import Ask, Subject
from assistant.query.reading_words import sign
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import leaning_first, listed
from assistant.tell.answer import Computed, Coverage, Draft, Silent, Statement
from assistant.tell.relevance import Wanted
from assistant.tell.sources import Sources
from assistant.texts.beside import measures_beside
from assistant.texts.contrast import contrast
from assistant.texts.looking import LOOSER, PlaceLooked, looked_through, near_in_meaning
from assistant.texts.passages.nearest import nothing_found
from assistant.texts.passages.quoted import PlaceFound, items_told, phrases_of
from assistant.texts.passages.reasons import no_reason_given
from assistant.texts.passages.verdict import claimed_figures, told_verdicts
from index.fulltext import match_expression, words
from index.library import Library
from index.search import Searcher
from ingest.plan import MEASURES, Passage

LEAST_OVERLAP = 0.18
"""Share of the question's words that a place's best sentence must hold to count as speaking of it."""
LEAST_OF_BEST = 0.4
"""… and the share of what the best place holds: beside a place that speaks of it plainly, less is chance."""
ITEMS_OF_SEVERAL = 1
"""Items that are quoted of each place. Chosen by hand."""
SENTENCES_JUDGED = 4
"""Sentences of a place among which the one is that settles a claim: the same as of one place alone. Chosen by hand."""
LONGEST_TOPIC = 14
"""Characters of words that a plan may name as they stand; longer ones are a sentence. Chosen by hand."""


def what_each_does(ask: Ask, library: Library, sources: Sources, searcher: Searcher) -> Draft | None:
    """The measures of each place on the topics of a question that asks how; None where it does not, or no plan names them."""
    topics = ask.subjects and all(len(subject.words) <= LONGEST_TOPIC for subject in ask.subjects)
    if ask.form.asks != "how" or not topics:
        return None
    each = tuple(Subject(phrase) for phrase in phrases_of(ask))
    done = contrast(replace(ask, subjects=each), library, sources, searcher)
    if done.status == "answered":
        return done
    short = tuple(Subject(_after_what_is_told(subject.words)) for subject in each)
    done = contrast(replace(ask, subjects=short), library, sources, searcher) if short != each else done
    return done if done.status == "answered" else None


def _after_what_is_told(topic: str) -> str:
    """留守娃 of 爸妈在外打工的留守娃: the topic without what is told of it."""
    _, told, rest = topic.rpartition("的")
    return rest if told and len(rest) > 1 else topic


def measures_on(ask: Ask, place: PlaceInRange, library: Library, searcher: Searcher) -> list[Passage]:
    """The measures of one place that name the topic of a question that asks how, then those that belong to it without its
    words; of a long topic what it comes to is found by search alone."""
    if not (ask.form.asks == "how" or ask.range.part == MEASURES) or sign("when").search(ask.text):
        return []
    found: dict[tuple[object, ...], Passage] = {}
    for topic in (phrase for phrase in phrases_of(ask) if len(phrase) <= LONGEST_TOPIC and _tells(phrase, library)):
        for looked in looked_through(library, topic, [place], ask)[0].plans:
            mine = [m.passage for m in looked.speaking if m.passage.part == MEASURES and m.share >= LOOSER]
            mine += measures_beside(topic, mine, place.plans, library, searcher)
            found |= {(passage.plan.address, passage.ordinal): passage for passage in mine}
    return list(found.values())


def _tells(phrase: str, library: Library) -> bool:
    """False for words that every tenth item holds (落实, 保障): they are no topic."""
    pairs = words(phrase, single=False)
    return any(library.occurrences(match_expression([pair])) <= COMMON * library.size for pair in pairs)


def told_by_place(
    ask: Ask, wanted: Wanted, found: Sequence[PlaceFound], library: Library, sources: Sources, searcher: Searcher,
    silent: Sequence[Silent], lines: Sequence[Statement],
) -> Draft:  # fmt: skip
    """A line for each place, and which places say nothing of it.

    Where a plan names the topic of the question, one that does not is told as having something like it, or as silent;
    where none does, the places whose sentences share most words with the question are told, as nearest only.
    """
    least = max(LEAST_OVERLAP, LEAST_OF_BEST * max(one.overlap for one in found))
    looked = _looked(ask, found, library, searcher)
    named = {each.place.key for each in looked if each.speaks or each.close}
    near = {each.place.key for each in looked if any(plan.nearest for plan in each.plans)} - named
    spoken = named or {one.place.key for one in found if one.overlap >= least}
    speaking = [one for one in found if one.place.key in spoken]
    like = [one for one in found if one.place.key in near]
    if not (speaking or like):
        quiet_all = [Silent(one.place.name, None, None, "not_mentioned") for one in found]
        nothing = nothing_found(phrases_of(ask), wanted, (), sources)
        return Draft("not_found", (*nothing, *lines), coverage=Coverage(len(wanted.plans), 0, (*quiet_all, *silent)))
    quiet = [one for one in found if one.place.key not in spoken | near]
    names = f"{len(speaking)}个地方：{listed([one.place.name for one in speaking])}。"
    head = f"有相关内容的有{names}" if named else f"没有字面一致的说法，意思最接近的内容（不一定就是所问）见于{names}"
    computed = (Computed("有相关内容的地方数", len(speaking), "个", (), "allowance"),)
    told = [statement for one in speaking for statement in items_told(ask, one, sources, ITEMS_OF_SEVERAL)]
    if like:
        told.append(Statement(f"没有同样的说法，相近的内容见于{'、'.join(one.place.name for one in like)}。", ()))
        told += [statement for one in like for statement in items_told(ask, one, sources, ITEMS_OF_SEVERAL)]
    if quiet:
        told.append(Statement(f"没有找到相关内容：{'、'.join(one.place.name for one in quiet)}。", ()))
    entries = [Silent(one.place.name, None, None, "not_mentioned") for one in quiet]
    plans = sum(len(leaning_first(ask, one.place)) for one in speaking)
    coverage = Coverage(len(wanted.plans), plans, (*entries, *silent))
    first = [s.sentence.text for one in speaking for s in one.scored[:ITEMS_OF_SEVERAL]]
    best = {one.place.name: [s.sentence for s in one.scored[:SENTENCES_JUDGED]] for one in speaking}
    judged = told_verdicts(ask, best, library, sources)
    statements = (*no_reason_given(ask, first), *judged, Statement(head, ()), *told, *lines)
    claimed = claimed_figures(ask, [s.text for sentences in best.values() for s in sentences], library.pack)
    return Draft("answered", statements, computed=(*computed, *claimed), coverage=coverage)


def _looked(ask: Ask, found: Sequence[PlaceFound], library: Library, searcher: Searcher) -> list[PlaceLooked]:
    """The places read whole for each subject, in every wording and by meaning; none where no plan names one."""
    places = [one.place for one in found]
    looked: list[PlaceLooked] = []
    for topic in (subject.words for subject in ask.subjects if len(subject.words) <= LONGEST_TOPIC):
        read = looked_through(library, topic, places)
        if any(place.speaks for place in read):
            looked += near_in_meaning(read, topic, ask, searcher)
    return looked
