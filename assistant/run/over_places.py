"""Answers over several places: each place's value, which places are silent and why, and whether they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.query.read import Question
from assistant.tell.answer import Computed, Coverage, Reason, Row, Silent, Status
from assistant.tell.passages import Draft, Statement, short_label
from assistant.tell.rows import by_passage, differ_in_years, original, row_of, told
from assistant.tell.sources import Sources
from index.fulltext import normalised
from index.library import Library
from ingest.plan import Passage, Plan
from ingest.register.targets import Target
from ingest.vocabulary.genre import Indicator

MOST_GROUPS = 4
"""Different values up to which the first sentence names them all."""
FEW_PLACES = 3
"""Up to so many places are answered with the sentence of each plan beside its value."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the register says of one place: its rows with a value, and those that only speak of the indicator."""

    region: str | None
    plans: tuple[Plan, ...]
    valued: tuple[Target, ...]
    soft: tuple[Target, ...]

    @property
    def name(self) -> str:
        """What people call it: the region, else the plan; with the years where it has plans for several."""
        return self.plans[0].place if self.plans else self.region or ""


def over_places(question: Question, places: Sequence[Place], library: Library, sources: Sources) -> Draft | None:
    """Every place's values, and each place without one by its kind of silence; None where no plan speaks of it."""
    answering = [place for place in places if place.valued]
    if not answering and not any(place.soft for place in places):
        return None
    rows: list[Row] = []
    lines = [_line(question, place, rows, sources) for place in answering]
    audience = question.audience or audience_of(library, question.indicators)
    named = {place.region for place in places}
    missing = [Place(region, tuple(p for p in library.plans if p.region == region), (), ())
               for region, _ in question.absent if region not in named]  # fmt: skip
    quiet = [
        silence(place, audience, question.indicators, library, sources)
        for place in [*places, *missing]
        if not place.valued
    ]
    quotes = [
        original(group, sources, place.name) for place in answering for group in by_passage(place.valued)
        if len(answering) <= FEW_PLACES
    ]  # fmt: skip
    difference = _difference(answering, sources) if question.asks("difference") else None
    answered = len({id(target.passage.plan) for place in answering for target in place.valued})
    quiet += [_not_held(place, audience) for place in question.missing]
    one_side_silent = len(quiet) > 0 and len(question.regions) + len(question.missing) == 2
    status: Status = "partial" if one_side_silent else "answered"
    coverage = Coverage(sum(len(place.plans) for place in places), answered, tuple(entry for entry, _ in quiet))
    head = _head(question, places, answering, difference, sources)
    statements = (head, *lines, *(line for _, line in quiet), *quotes)
    return Draft(status, statements, tuple(rows), (difference,) if difference else (), coverage)


def _not_held(place: str, audience: str | None) -> tuple[Silent, Statement]:
    """A place that was asked for beside others and that the library has no plan of."""
    return Silent(place, audience, None, "no_such_plan"), Statement(f"{place}：资料库没有该地的规划", ())


def _head(
    question: Question,
    places: Sequence[Place],
    answering: Sequence[Place],
    difference: Computed | None,
    sources: Sources,
) -> Statement:
    """The first sentence: the answer in short, places with the same value together."""
    names = "、".join(each.name for each in question.indicators)
    if difference is not None:
        apart = f"相差{difference.value:g}{difference.unit}" if difference.value else "没有差别"
        return Statement(f"{names}{apart}：", difference.sources)
    verdict = _verdict(places) if question.asks("same") and len(question.regions) > 1 else ""
    groups: dict[str, list[Place]] = {}
    for place in answering:
        groups.setdefault(_told(question, place, place.valued), []).append(place)
    if not answering or len(groups) > MOST_GROUPS:
        return Statement(f"{verdict}{names}：", ())
    numbers: list[int] = []
    pieces = []
    for value, group in groups.items():
        marked = []
        for place in group:
            found = [sources.cite_targets(rows) for rows in by_passage(place.valued)]
            numbers += found
            marked.append(f"{place.name}{''.join(f'[{number}]' for number in found)}")
        pieces.append(f"{'、'.join(marked)}{'均为' if len(group) > 1 else '为'}{value}")
    return Statement(f"{verdict}{names}：{'；'.join(pieces)}。", tuple(numbers))


def _line(question: Question, place: Place, rows: list[Row], sources: Sources) -> Statement:
    """`武威市：12/10万以下[2]`; the rows of the answer are added to `rows`."""
    pieces, numbers = [], []
    for group in by_passage(place.valued):
        number = sources.cite_targets(group)
        numbers.append(number)
        rows += [row_of(target, number) for target in group]
        pieces.append(f"{_told(question, place, group)}[{number}]")
    return Statement(f"{place.name}：{'；'.join(pieces)}", tuple(numbers))


def _told(question: Question, place: Place, targets: Sequence[Target]) -> str:
    """Values of a place, with their years where the place has others for other years or the years are asked for."""
    dated = question.asks("years") or differ_in_years(place.valued)
    return told(targets, named=len(question.indicators) > 1, dated=dated)


def silence(
    place: Place, audience: str | None, indicators: Sequence[Indicator], library: Library, sources: Sources
) -> tuple[Silent, Statement]:
    """Why a place has no value, and the line that says so."""
    if place.soft:
        target = place.soft[0]
        number = sources.cite_targets([target])
        plan = target.passage.plan
        entry = Silent(place.region, plan.audience, plan.label, "not_quantified", number)
        return entry, Statement(f"{place.name}：没有给出具体数值，原文是“{target.quote}”[{number}]", (number,))
    if audience and all(plan.audience != audience for plan in place.plans):
        held = "、".join(short_label(plan) for plan in place.plans)
        entry = Silent(place.region, audience, None, "no_such_plan")
        return entry, Statement(f"{place.name}：资料库没有该地的{audience}规划（只收录了{held}）", ())
    plan = next((plan for plan in place.plans if plan.audience == audience), place.plans[0])
    mention = mention_of([plan], indicators, library)
    reason: Reason = "not_quantified" if mention else "not_mentioned"
    if mention is None:
        return Silent(place.region, plan.audience, plan.label, reason), Statement(
            f"{place.name}：{short_label(plan)}没有提到", ()
        )
    number = sources.cite(mention)
    entry = Silent(place.region, plan.audience, plan.label, reason, number)
    return entry, Statement(f"{place.name}：提到但没有给出目标数值[{number}]", (number,))


def mention_of(plans: Sequence[Plan], indicators: Sequence[Indicator], library: Library) -> Passage | None:
    names = [normalised(name) for each in indicators for name in (each.name, *each.aliases)]
    return next((p for p in library.passages(plans) if any(name in normalised(p.text) for name in names)), None)


def audience_of(library: Library, indicators: Sequence[Indicator]) -> str | None:
    """The audience whose plans carry the indicator; None where plans of both do."""
    rows = [target for each in indicators for target in library.register(indicator=each.name)]
    counts = Counter(target.passage.plan.audience for target in rows if target.kind != "baseline")
    return next(iter(counts)) if len(counts) == 1 else None


def _verdict(places: Sequence[Place]) -> str:
    """Whether two or more places set the same: value, unit and population are compared."""
    values = [{(t.value, t.unit_intended or t.unit) for t in place.valued} for place in places]
    scopes = [{t.scope for t in place.valued} for place in places]
    if not all(values):
        return ""
    if all(value == values[0] for value in values):
        return (
            "一样，数值和口径都相同。"
            if all(scope == scopes[0] for scope in scopes)
            else "数值相同，但统计口径不同，不是同一群人。"
        )
    return "不一样。"


def _difference(places: Sequence[Place], sources: Sources) -> Computed | None:
    """How far two places are apart, where each sets one value in the same unit."""
    if len(places) != 2 or any(len({t.value for t in place.valued}) != 1 for place in places):
        return None
    one, other = (place.valued[0] for place in places)
    if one.value is None or other.value is None or one.unit != other.unit:
        return None
    unit = "个百分点" if one.unit == "%" else one.unit
    numbers = (sources.cite_targets([one]), sources.cite_targets([other]))
    return Computed("两地之差", round(abs(one.value - other.value), 6), unit, numbers)
