"""Answers from the register: the rows of the indicators that a question names, for one place or over many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.query.read import Question, years_in
from assistant.run.baseline import against_baseline, between_years
from assistant.run.conclusion import conclude, with_conclusion
from assistant.run.over_places import Place, audience_of, mention_of, over_places, silence
from assistant.tell.answer import Coverage
from assistant.tell.passages import Draft, Statement, place_of, short_label
from assistant.tell.rows import by_passage, differ_in_years, original, row_of, softly, told
from assistant.tell.sources import Sources
from index.fulltext import normalised, words
from index.library import Library
from ingest.figures.clauses import squeeze
from ingest.figures.quantity import quantities
from ingest.plan import by_place
from ingest.register.targets import Target
from ingest.vocabulary.genre import Indicator
from ingest.vocabulary.pack import load_pack

LEAST_LIKENESS_OF_A_FOLLOW_UP = 0.5
WORDS_OF_A_SUBJECT = 3
"""Pairs of characters from which on a follow-up is taken to have a subject of its own."""


def figures(question: Question, library: Library, sources: Sources) -> Draft | None:
    """The answer to a question about figures of known indicators; None where it asks for something else."""
    about_values = question.kind == "figure" or question.spread
    about_values = about_values or any(question.asks(what) for what in ("against", "present", "confirm"))
    if question.earlier:
        question = replace(question, indicators=_carried_on(question, library))
        if _changes_the_subject(question, library):
            return None
    if not question.indicators or not about_values:
        return None
    wanted = [t for each in question.indicators for t in library.register(question.plans, indicator=each.name)]
    chosen = _of_scope(question, wanted)
    places = _places(question, chosen)
    special = (
        between_years(question, library, sources)
        or (against_baseline(question, library, sources) if question.asks("against") else None)
        or _other_year(question, places, sources)
    )
    if special is not None:
        return special
    if question.spread:
        draft = over_places(question, places, library, sources)
        concluded = conclude(question, places, sources) if draft else None
        return with_conclusion(draft, concluded) if draft and concluded else draft
    return _one_place(question, places, sources) or _no_row(question, library, sources)


def _other_year(question: Question, places: Sequence[Place], sources: Sources) -> Draft | None:
    """A year for which no plan has a value: that is said first, then what the plans set for their own end."""
    valued = [target for place in places for target in place.valued]
    asked = years_in(question.text)
    if not valued or not asked or any(t.year in asked or t.passage.plan.end_year in asked for t in valued):
        return None
    if question.asks("against") or (question.asks("present") and any(target.kind == "baseline" for target in valued)):
        return None
    year = max(asked)
    statements, rows = [], []
    for group in by_passage(valued):
        plan, number = group[0].passage.plan, sources.cite_targets(group)
        rows += [row_of(target, number) for target in group]
        until = f"规划期到{plan.end_year}年，" if plan.end_year else ""
        lead = f"{short_label(plan)}：{until}没有写{year}年的数值；规划提出的目标是{told(group, named=True)}"
        statements.append(Statement(f"{lead}[{number}]。", (number,)))
    return Draft("partial", tuple(statements), tuple(rows))


def _carried_on(question: Question, library: Library) -> tuple[Indicator, ...]:
    """The indicators of a follow-up: where its own words name another one like the one before, that one (那村委会的呢
    after 居委会成员中女性比例 means 村委会成员中女性比例)."""
    own = set(words(question.search_text, single=False))
    before = set(words(question.earlier, single=False))
    best: tuple[float, Indicator | None] = (0.0, None)
    for target in library.register(question.plans):
        name = set(words(f"{target.scope or ''}{target.indicator_raw}", single=False))
        known = library.pack.indicator(target.indicator)
        shared = len(own & name) / len(own) if own else 0.0
        likeness = shared + len(before & name) / len(name) if shared and name else 0.0
        if known and likeness > best[0]:
            best = (likeness, known)
    return (best[1],) if best[1] and best[0] >= LEAST_LIKENESS_OF_A_FOLLOW_UP else question.indicators


def _changes_the_subject(question: Question, library: Library) -> bool:
    """True where a follow-up has words of its own that no row of the register knows (那火星移民的预算呢)."""
    own = set(words(question.search_text, single=False))
    known = set(
        words(
            " ".join(f"{t.scope or ''}{t.indicator}{t.quote}" for t in library.register(question.plans)), single=False
        )
    )
    return len(own) >= WORDS_OF_A_SUBJECT and len(own & known) * 2 < len(own)


def _no_row(question: Question, library: Library, sources: Sources) -> Draft | None:
    """What to say where the register has no row of a known indicator for the place: which kind of silence it is."""
    if not any(library.register(indicator=each.name) for each in question.indicators):
        return None
    audience = audience_of(library, question.indicators)
    place = Place(question.plans[0].region, question.plans, (), ())
    if mention_of(question.plans, question.indicators, library):
        return None  # the plan does speak of it, so the passages answer better
    silent, statement = silence(place, audience, question.indicators, library, sources)
    names = "、".join(each.name for each in question.indicators)
    text = f"资料库中没有找到{names}：{statement.text}。"
    return Draft(
        "not_found", (Statement(text, statement.citations),), coverage=Coverage(len(question.plans), 0, (silent,))
    )


def _of_scope(question: Question, targets: Sequence[Target]) -> list[Target]:
    """Rows of the kind and the population that the question names; all rows where it names none."""
    present = question.asks("present")
    chosen = [t for t in targets if t.kind != "baseline" or present]
    if present:
        chosen = [t for t in chosen if t.kind == "baseline"] or chosen
    years = years_in(question.text)
    chosen = [t for t in chosen if t.year in years] or chosen
    return _of_population(question, chosen)


def _of_population(question: Question, targets: list[Target]) -> list[Target]:
    """Of each place, the rows whose scope the question names (初中 of 初中生); all of its rows where it has no such.

    The names of the indicators are taken out of the question first: the 农村 of 农村自来水普及率 names no population.
    """
    asked = normalised(question.text)
    for each in question.indicators:
        for name in sorted({each.name, *each.aliases}, key=len, reverse=True):
            asked = asked.replace(normalised(name), " ")
    chosen: list[Target] = []
    for region in dict.fromkeys(target.passage.plan.region for target in targets):
        chosen += _named_scopes(asked, [target for target in targets if target.passage.plan.region == region])
    return chosen


def _named_scopes(asked: str, targets: list[Target]) -> list[Target]:
    headed = [t for t in targets if t.scope and len(t.scope) > 1 and t.scope[:2] in asked]
    if headed:
        return headed
    pairs = {target.scope: set(words(target.scope or "", single=False)) for target in targets}
    common = set.intersection(*pairs.values()) if len(pairs) > 1 else set()
    pairs_asked = set(words(asked, single=False))
    shared = {pair for pair in pairs_asked if sum(pair in some for some in pairs.values()) > 1}
    named = [t for t in targets if (pairs[t.scope] - common - shared) & pairs_asked]
    return named or targets


def _places(question: Question, targets: Sequence[Target]) -> list[Place]:
    groups = by_place(question.plans)
    place_of = {plan.address: number for number, plans in enumerate(groups) for plan in plans}
    found: list[list[Target]] = [[] for _ in groups]
    for target in targets:
        if (number := place_of.get(target.passage.plan.address)) is not None:
            found[number].append(target)
    places = []
    for plans, rows in zip(groups, found, strict=True):
        leaning = [t for t in rows if t.passage.plan.audience == question.leaning]
        rows = leaning or rows
        valued = tuple(target for target in rows if target.value is not None)
        soft = tuple(target for target in rows if target.value is None)
        places.append(Place(plans[0].region, plans, valued, soft))
    return places


def _one_place(question: Question, places: Sequence[Place], sources: Sources) -> Draft | None:
    valued = by_passage(target for place in places for target in place.valued)
    soft = by_passage(target for place in places for target in place.soft)
    if not valued:
        return Draft("partial", tuple(softly(group[0], sources) for group in soft)) if soft else None
    dated = question.asks("years") or any(differ_in_years(place.valued) for place in places)
    statements, rows = [], []
    for group in valued:
        number = sources.cite_targets(group)
        rows += [row_of(target, number) for target in group]
        value = told(group, named=True, dated=dated)
        statements.append(Statement(f"{place_of(group[0].passage)}：{value}[{number}]。", (number,)))
    statements += [original(group, sources) for group in valued]
    verdict = _verdict(question, [target for group in valued for target in group])
    if verdict:
        statements[0] = replace(statements[0], text=verdict + statements[0].text)
    return Draft("answered", tuple(statements), tuple(rows))


def _verdict(question: Question, targets: Sequence[Target]) -> str:
    """是的 or 不是 for a question that puts a figure to be confirmed (是20/10万吗); empty for any other."""
    supposed = quantities(squeeze(question.text).text, load_pack().units)
    if not supposed or not question.asks("confirm"):
        return ""
    fits = [t for t in targets if t.value == supposed[0].value and (t.unit_intended or t.unit) == supposed[0].unit]
    return "是的。" if len(fits) == len(targets) else "不全是。" if fits else "不是。"
