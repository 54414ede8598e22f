"""Answers from the register: every value of an indicator over the places asked for, and which places are silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Computed, Coverage, Reason, Row, Silent
from assistant.compose import Draft, Statement, place_of, short_label
from assistant.display import amount, display
from assistant.question import Question, asks
from assistant.quotes import sentences
from assistant.sources import Sources
from index.fulltext import normalised, words
from index.library import Library
from ingest.indicators import Indicator, indicator
from ingest.plan import Passage, Plan
from ingest.targets import Target

LEAST_LIKENESS_OF_A_FOLLOW_UP = 0.5
FEW_PLACES = 3
"""Up to so many places are answered with the sentence of each plan beside its value."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the register says of one place: its rows with a value, and those that only speak of the indicator."""

    region: str | None
    plans: tuple[Plan, ...]
    valued: tuple[Target, ...]
    soft: tuple[Target, ...]


def figures(question: Question, library: Library, sources: Sources) -> Draft | None:
    """The answer to a question about figures of known indicators; None where it asks for something else."""
    about_values = question.kind == "figure" or question.spread or asks("against", question.text) or asks("present", question.text)
    if question.earlier:
        question = replace(question, indicators=_carried_on(question, library))
    if not question.indicators or not about_values:
        return None
    wanted = [t for each in question.indicators for t in library.targets(question.plans, indicator=each.name)]
    chosen = _of_scope(question, wanted)
    if asks("present", question.text) and chosen and all(target.kind != "baseline" for target in chosen):
        return None  # the value reached is no row of the register: perhaps a sentence or a table has it
    places = _places(question, chosen)
    if asks("against", question.text):
        compared = _against_baseline(question, library, sources)
        if compared is not None:
            return compared
    if question.spread:
        return _over_places(question, places, library, sources)
    return _one_place(question, places, sources) or _no_row(question, library, sources)


def _carried_on(question: Question, library: Library) -> tuple[Indicator, ...]:
    """The indicators of a follow-up: where its own words name another one like the one before, that one (那村委会的呢
    after 居委会成员中女性比例 means 村委会成员中女性比例)."""
    own = set(words(question.search_text, single=False))
    before = set(words(question.earlier, single=False))
    best: tuple[float, Indicator | None] = (0.0, None)
    for target in library.targets(question.plans):
        name = set(words(f"{target.scope or ''}{target.indicator_raw}", single=False))
        known = indicator(target.indicator)
        shared = len(own & name) / len(own) if own else 0.0
        likeness = shared + len(before & name) / len(name) if shared and name else 0.0
        if known and likeness > best[0]:
            best = (likeness, known)
    return (best[1],) if best[1] and best[0] >= LEAST_LIKENESS_OF_A_FOLLOW_UP else question.indicators


def _no_row(question: Question, library: Library, sources: Sources) -> Draft | None:
    """What to say where the register has no row of a known indicator for the place: which kind of silence it is."""
    if not any(library.targets(indicator=each.name) for each in question.indicators):
        return None
    audience = _audience_of(library, question.indicators)
    place = Place(question.plans[0].region, question.plans, (), ())
    if _mention(question.plans, question.indicators, library):
        return None  # the plan does speak of it, so the passages answer better
    silent, statement = _silence(place, audience, question.indicators, library, sources)
    names = "、".join(each.name for each in question.indicators)
    text = f"资料库中没有找到{names}：{statement.text}。"
    return Draft("not_found", (Statement(text, statement.citations),), coverage=Coverage(len(question.plans), 0, (silent,)))


def _of_scope(question: Question, targets: Sequence[Target]) -> list[Target]:
    """Rows of the kind and the population that the question names; all rows where it names none."""
    present = asks("present", question.text)
    chosen = [t for t in targets if t.kind != "baseline" or present]
    if present:
        chosen = [t for t in chosen if t.kind == "baseline"] or chosen
    return _of_population(question.text, chosen)


def _of_population(asked: str, targets: list[Target]) -> list[Target]:
    """Rows whose scope the question names by a word that tells it from the other scopes (初中 of 初中生)."""
    pairs = {target.scope: set(words(target.scope or "", single=False)) for target in targets}
    common = set.intersection(*pairs.values()) if len(pairs) > 1 else set()
    pairs_asked = set(words(asked, single=False))
    shared = {pair for pair in pairs_asked if sum(pair in some for some in pairs.values()) > 1}
    named = [t for t in targets if (pairs[t.scope] - common - shared) & pairs_asked]
    return named or targets


def _places(question: Question, targets: Sequence[Target]) -> list[Place]:
    groups: dict[str | None, list[Plan]] = {}
    for plan in question.plans:
        groups.setdefault(plan.region, []).append(plan)
    places = []
    for region, plans in groups.items():
        rows = [target for target in targets if target.passage.plan.region == region]
        leaning = [t for t in rows if t.passage.plan.audience == question.leaning]
        rows = leaning or rows
        valued = tuple(target for target in rows if target.value is not None)
        places.append(Place(region, tuple(plans), valued, tuple(target for target in rows if target.value is None)))
    return places


def _one_place(question: Question, places: Sequence[Place], sources: Sources) -> Draft | None:
    valued = [target for place in places for target in place.valued]
    soft = [target for place in places for target in place.soft]
    if not valued and not soft:
        return None
    if not valued:
        return Draft("partial", tuple(_softly(target, sources) for target in _first_of_each_passage(soft)))
    statements, rows = [], []
    first = list(dict.fromkeys(target.passage for target in valued))
    for passage in first:
        here = [target for target in valued if target.passage is passage]
        number = sources.cite(passage)
        rows += [_row(target, number) for target in here]
        told = "、".join(dict.fromkeys(f"{t.scope or ''}{t.indicator}{display(t)}" for t in here))
        statements.append(Statement(f"{place_of(passage)}：{told}[{number}]。", (number,)))
    statements += [_original(passage, [t for t in valued if t.passage is passage], sources) for passage in first]
    return Draft("answered", tuple(statements), tuple(rows))


def _original(passage: Passage, targets: Sequence[Target], sources: Sources) -> Statement:
    """The sentences of the plan that carry the values, word for word."""
    carrying = [s for s in sentences(passage) if any(t.spans and normalised(t.quote) in normalised(s.text) for t in targets)]
    number = sources.cite(passage)
    return Statement(f"原文：“{''.join(s.text for s in carrying) or targets[0].quote}”[{number}]", (number,))


def _softly(target: Target, sources: Sources) -> Statement:
    number = sources.cite(target.passage)
    name = f"{target.scope or ''}{target.indicator}"
    return Statement(f"{place_of(target.passage)}没有给出{name}的具体数值，原文是“{target.quote}”[{number}]。", (number,))


def _over_places(question: Question, places: Sequence[Place], library: Library, sources: Sources) -> Draft | None:
    answering = [place for place in places if place.valued]
    if not answering and not any(place.soft for place in places):
        return None
    names = "、".join(each.name for each in question.indicators)
    audience = _audience_of(library, question.indicators)
    lines, rows, silent, apart = [], [], [], []
    for place in places:
        if place.valued:
            told, numbers = _told(place.valued, len(question.indicators) > 1, rows, sources)
            lines.append(Statement(f"{place.region or place.plans[0].label}：{told}", numbers))
        else:
            entry, statement = _silence(place, audience, question.indicators, library, sources)
            silent.append(entry)
            apart.append(statement)
    if len(answering) <= FEW_PLACES:
        for place in answering:
            for passage in dict.fromkeys(target.passage for target in place.valued):
                original = _original(passage, [t for t in place.valued if t.passage is passage], sources)
                apart.append(Statement(f"{place.region or short_label(passage.plan)}{original.text}", original.citations))
    difference = _difference(places, sources) if asks("difference", question.text) else None
    lead = _verdict(question, places) if asks("same", question.text) and len(question.regions) > 1 else ""
    head = Statement(f"{lead}{names}：", ())
    if difference is not None:
        amounts, told = difference
        head = Statement(f"{names}{told}", amounts.sources)
    plans = [plan for place in places for plan in place.plans]
    answered = len({target.passage.plan for place in answering for target in place.valued})
    status = "partial" if len(question.regions) == 2 and silent else "answered"
    return Draft(status, (head, *lines, *apart), tuple(rows), (difference[0],) if difference else (),
                 Coverage(len(plans), answered, tuple(silent)))  # fmt: skip


def _difference(places: Sequence[Place], sources: Sources) -> tuple[Computed, str] | None:
    """How far two places are apart, where each sets one value in the same unit."""
    if len(places) != 2 or any(len({t.value for t in place.valued}) != 1 for place in places):
        return None
    one, other = (place.valued[0] for place in places)
    if one.value is None or other.value is None or one.unit != other.unit:
        return None
    difference = round(abs(one.value - other.value), 6)
    unit = "个百分点" if one.unit == "%" else one.unit or ""
    numbers = (sources.cite(one.passage), sources.cite(other.passage))
    amounts = Computed("两地之差", difference, unit, numbers)
    return amounts, f"相差{difference:g}{unit}：" if difference else "没有差别："


def _told(targets: Sequence[Target], named: bool, rows: list[Row], sources: Sources) -> tuple[str, tuple[int, ...]]:
    """`小学生38%以下、初中生60%以下[1]`: the values of one place with their citations; their rows are added to `rows`."""
    pieces, numbers = [], []
    for passage in dict.fromkeys(target.passage for target in targets):
        here = [target for target in targets if target.passage is passage]
        number = sources.cite(passage)
        numbers.append(number)
        rows += [_row(target, number) for target in here]
        told = "、".join(dict.fromkeys(f"{t.scope or ''}{t.indicator if named else ''}{display(t)}" for t in here))
        pieces.append(f"{told}[{number}]")
    return "；".join(pieces), tuple(numbers)


def _silence(
    place: Place, audience: str | None, indicators: Sequence[Indicator], library: Library, sources: Sources
) -> tuple[Silent, Statement]:
    """Why a place has no value, and the line that says so."""
    name = place.region or place.plans[0].label
    if place.soft:
        target = place.soft[0]
        number = sources.cite(target.passage)
        plan = target.passage.plan
        entry = Silent(place.region, plan.audience, plan.label, "not_quantified", number)
        return entry, Statement(f"{name}：没有给出具体数值，原文是“{target.quote}”[{number}]", (number,))
    if audience and all(plan.audience != audience for plan in place.plans):
        held = "、".join(short_label(plan) for plan in place.plans)
        entry = Silent(place.region, audience, None, "no_such_plan")
        return entry, Statement(f"{name}：资料库没有该地的{audience}规划（只收录了{held}）", ())
    plan = next((plan for plan in place.plans if plan.audience == audience), place.plans[0])
    mention = _mention([plan], indicators, library)
    reason: Reason = "not_quantified" if mention else "not_mentioned"
    if mention is None:
        return Silent(place.region, plan.audience, plan.label, reason), Statement(f"{name}：{short_label(plan)}没有提到", ())
    number = sources.cite(mention)
    entry = Silent(place.region, plan.audience, plan.label, reason, number)
    return entry, Statement(f"{name}：提到但没有给出目标数值[{number}]", (number,))


def _mention(plans: Sequence[Plan], indicators: Sequence[Indicator], library: Library) -> Passage | None:
    names = [normalised(name) for each in indicators for name in (each.name, *each.aliases)]
    return next((p for p in library.passages(plans) if any(name in normalised(p.text) for name in names)), None)


def _audience_of(library: Library, indicators: Sequence[Indicator]) -> str | None:
    """The audience whose plans carry the indicator; None where plans of both do."""
    rows = [target for each in indicators for target in library.targets(indicator=each.name)]
    counts = Counter(target.passage.plan.audience for target in rows if target.kind != "baseline")
    return next(iter(counts)) if len(counts) == 1 else None


def _verdict(question: Question, places: Sequence[Place]) -> str:
    """Whether two or more places set the same: value, unit and population are compared."""
    values = [{(t.value, t.unit_intended or t.unit) for t in place.valued} for place in places]
    scopes = [{t.scope for t in place.valued} for place in places]
    if not all(values):
        return ""
    if all(value == values[0] for value in values):
        return "一样，数值和口径都相同。" if all(scope == scopes[0] for scope in scopes) else "数值相同，但统计口径不同，不是同一群人。"
    return "不一样。"


def _against_baseline(question: Question, library: Library, sources: Sources) -> Draft | None:
    """Each place's goal beside the value that its own plan says was reached."""
    rows: list[Row] = []
    statements, computed = [], []
    for plan in question.plans:
        for each in question.indicators:
            targets = library.targets([plan], indicator=each.name)
            goal = next((t for t in targets if t.kind == "target" and t.value is not None), None)
            reached = [t for t in targets if t.kind == "baseline" and t.value is not None]
            if goal is None or not reached or goal.value is None:
                continue
            base = reached[-1]  # 从A上升到B: the value reached stands last
            if base.value is None:
                continue
            numbers = (sources.cite(goal.passage), sources.cite(base.passage))
            rows += [_row(goal, numbers[0]), _row(base, numbers[1])]
            relation = "低于" if goal.value < base.value else "高于" if goal.value > base.value else "等于"
            difference = round(goal.value - base.value, 6)
            computed.append(Computed(f"{plan.label}{each.name}目标减现状", difference, goal.unit, numbers))
            when = f"{base.year}年" if base.year and str(base.year) in normalised(base.passage.text) else ""
            text = f"{short_label(plan)}：{each.name}目标{display(goal)}[{numbers[0]}]，{relation}{when}实际的{amount(base)}[{numbers[1]}]"
            easier = (goal.value > base.value) == (each.better == "lower") and goal.value != base.value
            statements.append(Statement(text + ("，比实际宽松。" if easier else "。"), numbers))
    return Draft("answered", tuple(statements), tuple(rows), tuple(computed)) if statements else None


def _first_of_each_passage(targets: Sequence[Target]) -> list[Target]:
    return list({target.passage: target for target in reversed(targets)}.values())[::-1]


def _row(target: Target, citation: int) -> Row:
    plan = target.passage.plan
    return Row(plan.region, plan.audience, plan.label, target.indicator, target.scope, target.comparator, target.value,
               target.unit, display(target), citation)  # fmt: skip
