"""Words that no name of the register explains -> the indicator that they most likely mean, by way of search."""

from __future__ import annotations

from dataclasses import replace

from assistant.query.cover import cover
from assistant.query.lexicon import Lexicon
from assistant.query.names import plain
from assistant.query.query import Act, Ask, Subject
from assistant.query.reading_words import measure_asked
from assistant.run.ranges import plans_in_range
from index.library import Library
from index.search import Searcher
from ingest.register.indicators import is_scope
from ingest.register.misprints import SCALE
from ingest.register.targets import Target

PASSAGES = 6
"""Passages in which the item of a figure nearly always is (field notes: within the first 5 for 98 % of such questions)."""
RANKING: tuple[Act, ...] = ("extreme", "order", "mean", "median", "spread", "difference")
"""Steps that only figures can take (打预防针这项，哪个地方要求最高)."""
LEAST_EXPLAINED = 0.6
"""Share of the phrase that the name and the sentence around it must explain."""
LEAST_NAMED = 0.45
"""Share of the phrase that the name itself must explain."""


def with_meant_indicator(ask: Ask, library: Library, searcher: Searcher, lexicon: Lexicon) -> Ask:
    """The ask over the register where its words lead to one of its rows; unchanged where they do not."""
    looked_for = ask.kind in ("passages", "presence") or _of_another_measure(ask, library)
    if not (ask.figure or ask.first(*RANKING)) or not ask.subjects or not looked_for or ask.first("why"):
        return ask
    found = _meant(ask.subjects[0].words, ask, library, searcher, lexicon) or _by_the_way_of_asking(
        ask, library, lexicon
    )
    if found is None:
        return ask
    one_place = len(ask.range.places) == 1 and not ask.range.everywhere
    steps = tuple(o for o in ask.operations if not (one_place and o.act == "count"))  # 留守儿童有多少 counts no places
    others = _of_other_populations(found, ask, library)
    return replace(ask, kind="figures", subjects=(found, *others), operations=steps)


def _of_other_populations(found: Subject, ask: Ask, library: Library) -> list[Subject]:
    """小学、初中书面作业最多多久: the rows beside that of the one population that are of another one that was named, in the same
    item and unit, though they are called otherwise."""
    words = plain(ask.subjects[0].words)
    mine = library.register(plans_in_range(ask.range, library.plans), indicator=found.indicator)
    beside = [
        row for row in library.register_of([row.passage for row in mine])
        if row.scope and row.unit in {one.unit for one in mine} and row.indicator != found.indicator
        and plain(row.indicator) in plain(found.indicator or "")
    ]  # fmt: skip
    named = {row.indicator: row.scope or "" for row in beside if plain(row.scope or "")[:2] in words}
    return [Subject(words, indicator, plain(scope), searched=True) for indicator, scope in named.items()]


def _of_another_measure(ask: Ask, library: Library) -> bool:
    """True for 集中供养的孤儿一个月给多少钱, where the names that were read have no row in what is asked for."""
    measure = measure_asked(ask.text)
    if ask.kind != "figures" or measure is None or not measure.units or len(ask.range.places) != 1:
        return False
    plans = plans_in_range(ask.range, library.plans)
    names = [subject.indicator for subject in ask.subjects if subject.indicator]
    rows = [row for name in names for row in library.register(plans, indicator=name)]
    return not any(row.unit in measure.units for row in rows)


def _by_the_way_of_asking(ask: Ask, library: Library, lexicon: Lexicon) -> Subject | None:
    """规划印完以后多长时间要往上报: the one indicator that is asked so and has a row in the measure that is asked for, in the one
    place of the ask, whatever is told around it."""
    measure = measure_asked(ask.text)
    if measure is None or not measure.units or len(ask.range.places) != 1:
        return None
    plans = plans_in_range(ask.range, library.plans)
    names = [
        name for name in lexicon.names.asked_by(ask.text)
        if any(row.unit in measure.units for row in library.register(plans, indicator=name))
    ]  # fmt: skip
    return Subject(ask.subjects[0].words, names[0], searched=True) if len(names) == 1 else None


def _meant(words: str, ask: Ask, library: Library, searcher: Searcher, lexicon: Lexicon) -> Subject | None:
    asked = plain(words)
    plans = plans_in_range(ask.range, library.plans)
    if not plans or not asked or is_scope(asked, library.pack):
        return None
    passages = [hit.passage for hit in searcher.search(words, PASSAGES, plans)]
    best: tuple[float, Target] | None = None
    for rank, target in ((passages.index(t.passage), t) for t in library.register_of(passages)):
        names = (plain(target.indicator), plain(target.indicator_raw), plain(target.scope or ""))
        covered = cover(asked, names, lexicon.words.vocabulary)
        around = cover(asked, (*names, plain(target.quote)), lexicon.words.vocabulary)
        named, explained = _share(asked, covered.left_over), _share(asked, around.left_over)
        score = named + explained - 0.02 * rank
        if any(len(piece) > 1 and lexicon.knows(piece[:2]) for piece in around.rest):
            continue  # 作业 of 小学生一天作业最多写多久: it is in another name, and this row has nothing of it
        if named >= LEAST_NAMED and explained >= LEAST_EXPLAINED and (best is None or score > best[0]):
            best = (score, target)
    measure = measure_asked(ask.text)
    if best is None or (measure is not None and best[1].unit not in measure.units):
        return None
    return Subject(words, best[1].indicator, searched=True)


def of_the_unit(ask: Ask, subject: Subject, library: Library, lexicon: Lexicon) -> Subject:
    """A share that is asked for (不低于三成) is none of an indicator that counts people: of the names that the words fit,
    the best one that is measured in shares; the subject as it is where its own rows are, or where no name is."""
    if subject.indicator and plain(subject.words) == plain(subject.indicator):
        return subject  # 乳腺癌筛查率 is what it says, though this plan has no figure of it
    bounds = [operation.unit for operation in ask.operations if operation.value is not None]
    if not subject.indicator or not any(unit in SCALE for unit in bounds) or _has_shares(subject.indicator, library):
        return subject
    names = [match.name.indicator for match in lexicon.names.matches(subject.words) if match.named]
    meant = next((name for name in names if _has_shares(name, library)), None)
    return replace(subject, indicator=meant) if meant else subject


def _has_shares(indicator: str, library: Library) -> bool:
    return any(row.unit in SCALE for row in library.register(indicator=indicator))


def _share(asked: str, left_over: int) -> float:
    return 1 - left_over / len(asked)
