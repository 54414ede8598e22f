"""Every place in range × every indicator that was asked for: its rows, or why it has none. Complete by construction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.figures.comparable import due, is_level
from assistant.query.names import plain, without_head
from assistant.query.query import Act, Ask, Subject, Value
from assistant.run.ranges import PlaceInRange, places_in_range
from assistant.run.scopes import of_scope, population_without_rows
from index.fulltext import words
from index.library import Library
from ingest.figures.quantity import Quantity, quantities
from ingest.figures.width import normalised
from ingest.plan import Passage, Plan
from ingest.register.targets import Target

LEAST_SAID = 0.8
"""Share of the pairs of characters of a name that a passage holds to speak of it, as for a topic (compare/mentions)."""
HALF_SAID = 0.5
"""… and to say the same in other words, where it has a figure of the same measure. Chosen by hand."""
SHORTEST_BARE = 4
"""Characters of a name without its head that a passage speaks of by holding them. Chosen by hand."""
COMPARING: tuple[Act, ...] = ("extreme", "order", "mean", "median", "spread", "count")
"""Operations that set places side by side."""
Silence = Literal["not_quantified", "not_mentioned", "no_such_plan", "no_baseline"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One indicator of one place. `rows` carry the answer; without any, `silence` says why, with the row or the passage
    that speaks of it. `apart` holds the values of another kind or year than asked (a goal where the present was); `unlike` is the population
    that was asked for where all rows are of others."""

    place: PlaceInRange
    subject: Subject
    rows: tuple[Target, ...]
    silence: Silence | None = None
    audience: str | None = None
    soft: tuple[Target, ...] = ()
    mention: Passage | None = None
    apart: tuple[Target, ...] = ()
    unlike: str = ""

    @property
    def name(self) -> str:
        """The indicator, with the population that was asked for."""
        return self.subject.scope or self.subject.indicator or self.subject.words


def cells_of(ask: Ask, library: Library) -> list[Cell]:
    """The cells of an ask, place by place in the order of the range, of each place the indicators in their order."""
    wanted = [subject for subject in ask.subjects if subject.indicator and not subject.lacking]
    rows: dict[str, dict[str, list[Target]]] = {}
    audiences: dict[str, str | None] = {}
    for subject in wanted:
        name = subject.indicator or ""
        found: dict[str, list[Target]] = defaultdict(list)
        for target in _register_of(name, library):
            found[_address(target)].append(target)
        rows[name] = found
        audiences[name] = _carrier([target for group in found.values() for target in group])
    cells = []
    for subject in wanted:
        name = subject.indicator or ""
        audience = ask.range.audience or audiences[name]
        for place in places_in_range(ask.range, library.plans):
            mine = [
                t
                for plan in compared_plans(ask, place.plans)
                for t in rows[name].get(f"{plan.document}#{plan.ordinal}", ())
            ]
            cells.append(_cell(ask, subject, place, mine, audience, library))
    return cells


def _register_of(name: str, library: Library) -> Sequence[Target]:
    """The rows of an indicator, those with a level before its name among them (市级最美家庭户数)."""
    own = library.register(indicator=name)
    return [*own, *(row for level in library.pack.names.levels for row in library.register(indicator=level + name))]


def compared_plans(ask: Ask, plans: Sequence[Plan]) -> list[Plan]:
    """The plans of a place that are worked with: of each audience the one that ends last, where places are set side by
    side and no time is named; they are compared by what is in force."""
    wanted = ask.range
    named = wanted.issue or wanted.period or wanted.ends or ask.value.years
    if named or not ask.first(*COMPARING):
        return list(plans)
    last: dict[str | None, int] = {}
    for plan in plans:
        last[plan.audience] = max(last.get(plan.audience, 0), plan.end_year or 0)
    return [plan for plan in plans if (plan.end_year or 0) == last[plan.audience]]


def _address(target: Target) -> str:
    plan = target.passage.plan
    return f"{plan.document}#{plan.ordinal}"


def _carrier(rows: Sequence[Target]) -> str | None:
    """The audience whose plans alone carry the indicator; None where plans of several do."""
    found = {row.passage.plan.audience for row in rows if row.kind != "baseline"}
    return next(iter(found)) if len(found) == 1 else None


def _cell(
    ask: Ask, subject: Subject, place: PlaceInRange, rows: Sequence[Target], audience: str | None, library: Library
) -> Cell:
    fitting = of_scope(ask, subject, rows, library.pack)
    valued = [row for row in fitting if row.value is not None]
    chosen = _of_value(ask, valued)
    soft = tuple(row for row in fitting if row.value is None and row.kind != "baseline")
    if not (chosen or soft or ask.operations or ask.value.years) and ask.value.kind == "any":
        chosen = _latest(valued)  # 留守儿童有多少: how many there are, where nothing is to be reached
    if chosen:
        apart = tuple(row for row in valued if row not in chosen)
        unlike = population_without_rows(subject, chosen, library.pack)
        return Cell(place, subject, tuple(chosen), audience=audience, soft=soft, apart=apart, unlike=unlike)
    if audience and place.held and all(plan.audience != audience for plan in place.held):
        return Cell(place, subject, (), "no_such_plan", audience)
    if not place.plans:
        return Cell(place, subject, (), "no_such_plan", audience or ask.range.audience)
    if valued:
        reached = ask.value.kind == "baseline"
        said = _said_before(subject, place, library) if reached else None
        return Cell(place, subject, (), "no_baseline" if reached else "not_quantified", audience, soft, said,
                    apart=tuple(valued))  # fmt: skip
    if soft:
        return Cell(place, subject, (), "not_quantified", audience, soft)
    mention = _mention(subject, place, library)
    return Cell(place, subject, (), "not_quantified" if mention else "not_mentioned", audience, mention=mention)


def _of_value(ask: Ask, rows: Sequence[Target]) -> list[Target]:
    """The rows of the kind and the years that were asked for; by each plan's own years and tenses."""
    goals = [row for row in rows if row.kind != "baseline"]
    reached = [row for row in rows if row.kind == "baseline"]
    compared = _over_time(ask, goals, reached)
    if compared is not None:
        return compared
    if ask.value.years:
        return _of_years(ask.value, rows, goals)
    if ask.value.kind == "baseline":
        return _latest(reached)
    if ask.value.kind == "both":
        return [*_latest(reached), *goals]
    return goals


def _over_time(ask: Ask, goals: list[Target], reached: list[Target]) -> list[Target] | None:
    """The rows that a comparison between years, or with what was reached, works on; None where none is asked for."""
    value = ask.value
    if value.kind == "target" and value.years and ask.first("difference", "change"):
        return goals
    if len(value.years) > 1 and ask.first("difference", "change", "against"):
        return [row for row in reached if row.year in value.years] or [*_latest(reached), *goals]
    if ask.first("change"):
        return reached
    if ask.first("series"):
        return [*reached, *goals]
    if any(operation.act == "against" and operation.than == "baseline" for operation in ask.operations):
        return [*_latest(reached), *goals]
    return None


def _of_years(value: Value, rows: Sequence[Target], goals: list[Target]) -> list[Target]:
    """The rows of the years that were asked for; a plan whose goals are for other years answers with those."""
    of_years = [row for row in rows if row.year in value.years or (row.kind != "baseline" and due(row) in value.years)]
    reached_then = [row for row in of_years if row.kind == "baseline"]
    if value.kind == "baseline":
        return reached_then
    if value.kind == "target":
        return [row for row in of_years if row.kind != "baseline"] or goals
    if value.kind == "both":
        return [*reached_then, *goals]
    return of_years


def _latest(reached: Sequence[Target]) -> list[Target]:
    """Of each population the last value reached."""
    last: dict[tuple[object, ...], Target] = {}
    for row in reached:
        key = (_address(row), row.scope, is_level(row))
        if key not in last or (row.year or 0) >= (last[key].year or 0):
            last[key] = row
    return list(last.values())


def _said_before(subject: Subject, place: PlaceInRange, library: Library) -> Passage | None:
    """What stands before the domains (a preface) and names the indicator or what was asked with a figure beside it: a
    value reached that the register may lack."""
    known = library.pack.indicator(subject.indicator or "")
    names = {plain(name) for name in (subject.words, *((known.name, *known.aliases) if known else ()))}
    return next(
        (p for p in library.passages(place.plans) if p.domain is None and any(_counted(name, plain(p.text)) for name in names)),
        None,
    )  # fmt: skip


def _counted(name: str, text: str) -> bool:
    return re.search(rf"{re.escape(name)}[^，。；]{{0,6}}\d", text) is not None


def _mention(subject: Subject, place: PlaceInRange, library: Library) -> Passage | None:
    known = library.pack.indicator(subject.indicator or "")
    own = plain(subject.indicator or subject.words)
    names = [plain(name) for name in (known.name, *known.aliases)] if known else [own]
    if known is None and len(bare := without_head(own)) >= SHORTEST_BARE:
        names.append(bare)  # 担保贷款 of 担保贷款金额
    named = next((p for p in library.passages(place.plans) if any(name in plain(p.text) for name in names)), None)
    if named is not None or known is not None or not place.plans:
        return named
    # A name of one plan's own: another plan may say the same in other words, and is not called silent for that.
    pairs = set(words(plain(subject.words), single=False))
    shares = [(sum(pair in plain(p.text) for pair in pairs), p) for p in library.passages(place.plans)]
    held, passage = max(shares, key=lambda entry: entry[0], default=(0, None))
    said = passage if pairs and held >= LEAST_SAID * len(pairs) else None
    return said or _with_such_a_figure(own, place, library)


def _with_such_a_figure(name: str, place: PlaceInRange, library: Library) -> Passage | None:
    """印发后60日内制定落实方案 where another plan's row is called 规划印发后制定实施方案时限: half of the name, and a figure of the
    same measure."""
    measures = {found.measure for row in library.register(indicator=name) for found in _figures(row.quote, library)}
    pairs = set(words(without_head(name), single=False))
    shares = [(sum(pair in plain(p.text) for pair in pairs), p) for p in library.passages(place.plans)]
    near = [(n, p) for n, p in shares if n >= HALF_SAID * len(pairs) and pairs]
    fitting = [(n, p) for n, p in near if measures & {found.measure for found in _figures(p.text, library)}]
    return max(fitting, key=lambda entry: entry[0], default=(0, None))[1]


def _figures(text: str, library: Library) -> list[Quantity]:
    return quantities(normalised(text), library.pack.units)
