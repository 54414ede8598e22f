"""Who speaks of a topic and who does not: each place looked at by itself, in every wording, and quoted."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compare.amounts import amounts_of
from assistant.compare.mentions import Mention
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import leaning_first, not_held, places_of, without_plan, years_told
from assistant.tell.answer import Computed, Coverage, Draft, Row, Silent, Statement, Status
from assistant.tell.rows import row_of
from assistant.tell.sources import Sources
from assistant.texts.acting import asks_what_is_done
from assistant.texts.contrast import contrast
from assistant.texts.looking import Looked, PlaceLooked, looked_through, near_in_meaning, of_the_other_kind
from assistant.texts.presence_lines import told_of_topic
from index.library import Library
from index.search import Searcher
from ingest.figures.width import normalised
from ingest.plan import Passage


def presence(ask: Ask, library: Library, sources: Sources, searcher: Searcher | None = None) -> Draft:
    """Which places of the range speak of each subject, and which do not; `subjects` are topics.

    The first sentence says what the first of present, absent, complement and count asks for. Where places are set
    against each other in what they do, that is told.
    """
    if ask.subjects and ask.first("same", "difference") and asks_what_is_done(ask):
        return contrast(ask, library, sources, searcher)
    places = places_of(ask, library)
    held = [place for place in places if place.plans]
    gone, gone_lines = not_held(ask, library)
    lacking, lacking_lines = without_plan(ask, places)
    statements: list[Statement] = [line for line in gone_lines if ask.range.plans_not_held]
    computed: list[Computed] = []
    silent: dict[tuple[object, ...], Silent] = {}
    answering: set[tuple[str, int]] = set()
    looked_at: set[tuple[str, int]] = set()
    said: list[Mention] = []
    close = False
    for subject in ask.subjects:
        looked = looked_through(library, subject.words, held, ask)
        looked = near_in_meaning(looked, subject.words, ask, searcher)
        close = close or any(place.close for place in looked)
        said += [each.speaking[0] for place in looked for each in place.plans if each.speaking]
        told, figures = told_of_topic(ask, subject, looked, sources)
        statements += told
        computed += figures
        counted = [each for place in looked for each in _counted(ask, place)]
        answering |= {each.plan.address for each in counted if each.speaking}
        looked_at |= {each.plan.address for each in counted}
        for entry in (entry for place in looked for entry in _silent(ask, place)):
            silent.setdefault((entry.region, entry.audience, entry.plan), entry)
    rows = _rows(library, said, sources)
    quiet = [s for s in silent.values() if s.plan is None or not _answers(s, answering, held)]
    statements += lacking_lines + [line for line in gone_lines if not ask.range.plans_not_held]
    coverage = Coverage(len(looked_at), len(answering), (*quiet, *lacking, *gone))
    status: Status = "answered" if answering else "partial" if close else "not_found"
    years = years_told(ask, places)
    return Draft(status, tuple(statements), rows, computed=(*computed, *years), coverage=coverage)


def _rows(library: Library, said: Sequence[Mention], sources: Sources) -> tuple[Row, ...]:
    """The figures in the sentences that speak of the topic, so that the table of an answer has them; where the topic
    itself holds an amount, only those of it."""
    speaking = {_of(mention.passage): mention for mention in said}
    rows = []
    for target in library.register_of([mention.passage for mention in said]):
        mention = speaking.get(_of(target.passage))
        if mention is None or target.value is None or normalised(target.quote) not in normalised(mention.sentence.text):
            continue
        amounts = {value for value, _ in amounts_of(mention.wording, said_of=True)}
        if not amounts or target.value in amounts:
            rows.append(row_of(target, sources.cite_targets([target])))
    return tuple(rows)


def _of(passage: Passage) -> tuple[str, int, int]:
    return (passage.plan.document, passage.plan.ordinal, passage.ordinal)


def _counted(ask: Ask, place: PlaceLooked) -> list[Looked]:
    """The plans that the ledger counts: a plan of the other audience only where it speaks of the topic."""
    meant = {plan.address for plan in leaning_first(ask, place.place)}
    return [looked for looked in place.plans if looked.speaking or looked.plan.address in meant]


def _silent(ask: Ask, place: PlaceLooked) -> list[Silent]:
    found = [
        Silent(place.place.name, looked.plan.audience, looked.plan.label, "not_mentioned")
        for looked in _counted(ask, place) if not looked.speaking
    ]  # fmt: skip
    if of_the_other_kind(ask, place) and not place.speaks:
        return [Silent(place.place.name, ask.range.leaning, None, "no_such_plan"), *found]
    return found


def _answers(entry: Silent, answering: set[tuple[str, int]], places: Sequence[PlaceInRange]) -> bool:
    """True where a plan that is silent on one subject answers for another."""
    plans = [plan for place in places for plan in place.plans if place.name == entry.region]
    return any(plan.label == entry.plan and plan.address in answering for plan in plans)
