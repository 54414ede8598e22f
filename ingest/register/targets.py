"""The register: passages -> one row per quantitative statement, with its place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ingest.document import Span
from ingest.figures.clauses import Squeezed, clauses, squeeze
from ingest.figures.dashes import one_dash
from ingest.figures.quantity import RATIO, Comparator, may_hold_a_figure
from ingest.places.regions import short_names
from ingest.plan import GOALS, MEASURES, Passage
from ingest.register.clause.context import Context, FigureStatement
from ingest.register.indicators import canonical
from ingest.register.kinds import PAST_PARTS, PRESCRIBING, RowKind, in_time, reached, real_commitments, row_kind
from ingest.register.misprints import intended_unit
from ingest.register.outlook import Outlook, Outlooks, first_year_of
from ingest.register.soft import may_commit, soft_statements
from ingest.register.statements import statements_of
from ingest.register.tables import Head, head_of, is_table_row, row_statements
from ingest.vocabulary.pack import Pack

BARE = 4
"""Characters up to which a name of a plan's own says too little by itself (保障水平, 利用率): its domain is its scope."""
LONGEST_TITLE = 14
"""Characters of a first sentence that is a title; longer ones are statements."""
LONGEST_SPANNING_ROW = 20
"""Characters of a row of one cell inside a table; longer paragraphs stand between tables."""


@dataclass(frozen=True, slots=True)
class Target:
    """One quantitative statement. `value` is None for a commitment without a figure; `soft` marks those and 全覆盖.

    `unit` is as printed (half width), `unit_intended` set only where the printed one must be a misprint; `printed`
    are the words of the figure (三分之一以上); `spans` are the places of `quote` in the document's text.
    """

    passage: Passage
    kind: RowKind
    indicator: str
    indicator_raw: str
    scope: str | None
    comparator: Comparator
    hold: bool
    value: float | None
    value_max: float | None
    unit: str | None
    unit_intended: str | None
    base_year: int | None
    year: int | None
    quote: str
    spans: tuple[Span, ...]
    soft: bool
    printed: str | None


def targets_of(passages: Sequence[Passage], pack: Pack) -> list[Target]:
    """All rows of the passages in the order of the text. A pure function; passages of several plans may be mixed."""
    found: list[Target] = []
    head = Head()
    outlooks = Outlooks(pack.outlook)
    for passage in passages:
        plan = passage.plan
        first_year = plan.start_year or first_year_of(plan.title)
        outlook = outlooks.at(plan, passage.headings, passage.text, first_year, plan.title)
        if is_table_row(passage.text):
            squeezed = squeeze(passage.text)
            head = head_of(squeezed.text, head, pack.tables)
            statements = [] if head.growing else row_statements(squeezed.text, head, first_year, pack)
            found += [_target(passage, squeezed, statement, outlook, pack) for statement in statements]
        else:
            # 健康 in one cell over all columns parts the rows of a table.
            head = replace(head, growing=False) if len(passage.text) <= LONGEST_SPANNING_ROW else Head()
            found += _targets_of_passage(passage, outlook, pack)
    return found


def row(target: Target) -> dict[str, Any]:
    """The row as `guihua targets --format json` gives it."""
    passage, plan = target.passage, target.passage.plan
    return {
        "document": plan.document, "plan": plan.label, "region": plan.region, "region_code": plan.region_code,
        "audience": plan.audience, "start_year": plan.start_year, "end_year": plan.end_year, "domain": passage.domain,
        "part": passage.part, "item": passage.item, "kind": target.kind, "indicator": target.indicator,
        "indicator_raw": target.indicator_raw, "scope": target.scope, "comparator": target.comparator,
        "hold": target.hold, "value": target.value, "value_max": target.value_max, "unit": _printed_unit(target),
        "unit_intended": target.unit_intended, "base_year": target.base_year, "year": target.year,
        "quote": target.quote, "spans": [list(span) for span in target.spans], "page": passage.page,
        "passage": passage.id, "soft": target.soft, "printed": target.printed,
    }  # fmt: skip


def _printed_unit(target: Target) -> str | None:
    """The unit as printed: 1:3 where ratios are kept as 1:N."""
    return f"1:{target.value:g}" if target.unit == RATIO else target.unit


def _targets_of_passage(passage: Passage, outlook: Outlook, pack: Pack) -> Iterator[Target]:
    commits = passage.part in (GOALS, MEASURES)
    if passage.part == "印发通知":
        return

    def may_state(sentence: str) -> bool:
        return may_hold_a_figure(sentence, pack.units) or (commits and may_commit(sentence, pack))

    squeezed = squeeze(passage.text)
    if not may_state(squeezed.text):
        return
    reviews = outlook.past is True and passage.part not in PRESCRIBING
    context = Context(
        pack,
        _names(passage.plan.region),
        looks_back=reviews or passage.part in PAST_PARTS,
        title=_title(squeezed.text),
        as_of=outlook.year if reviews else None,
        own_year=outlook.own_year,
        goals=passage.part == GOALS,
    )
    for clause in clauses(squeezed.text, may_state):
        context.enter(clause)
        statements = list(statements_of(clause, context))
        if not statements and commits:
            statements = list(real_commitments(soft_statements(clause, context), passage, pack))
            context.last = statements[-1] if statements else context.last
        context.leave(clause)
        for statement in statements:
            told = in_time(statement, clause.text, passage, outlook, context)
            yield _target(passage, squeezed, told, outlook, pack)


def _title(text: str) -> str:
    """The short first sentence with which measures begin (办好家长学校。); empty where there is none."""
    first, stop, _ = text.partition("。")
    return first if stop and len(first) <= LONGEST_TITLE else ""


@lru_cache(maxsize=256)
def _names(region: str | None) -> tuple[str, ...]:
    return short_names(region) if region else ()


def _target(passage: Passage, squeezed: Squeezed, statement: FigureStatement, outlook: Outlook, pack: Pack) -> Target:
    name, scope = _names_of(statement, pack)
    if statement.soft and pack.indicator(name) is None and len(name) <= BARE:
        scope = scope or passage.domain
    kind = row_kind(statement, passage, outlook, pack)
    start, end = squeezed.printed(statement.start, statement.end)
    quantity = statement.quantity
    unit = quantity.unit if quantity else None
    return Target(
        passage=passage,
        kind=kind,
        indicator=name,
        indicator_raw=statement.raw,
        scope=one_dash("，".join(dict.fromkeys(part for part in (scope, statement.scope) if part))) or None,
        comparator=reached(statement) if kind == "baseline" else statement.comparator,
        hold=statement.hold,
        value=quantity.value if quantity else None,
        value_max=quantity.value_max if quantity else None,
        unit=unit,
        unit_intended=_intended(name, statement, pack),
        base_year=statement.base_year,
        year=statement.year,
        quote=passage.text[start:end],
        spans=_places(passage, start, end),
        soft=statement.soft,
        printed=statement.printed,
    )


def _places(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    """The spans of the document that hold the characters `start` to `end` of the passage."""
    places, position = [], 0
    for first, last in passage.spans:
        length = last - first
        a, b = max(start, position), min(end, position + length)
        if a < b:
            places.append((first + a - position, first + b - position))
        position += length
    return tuple(places)


def _intended(name: str, statement: FigureStatement, pack: Pack) -> str | None:
    """The unit that must have been meant where the printed one is a misprint; changes by so many % have none."""
    known, quantity = pack.indicator(name), statement.quantity
    if known is None or quantity is None or statement.comparator in ("decrease_by", "increase_by"):
        return None
    return intended_unit(known, quantity.value, quantity.unit)


def _names_of(statement: FigureStatement, pack: Pack) -> tuple[str, str | None]:
    """Canonical name and scope, from the name made for the figure or from the words of the plan."""
    name, scope = canonical(statement.name, pack)
    if pack.indicator(name) is None and statement.raw != statement.name:
        other, other_scope = canonical(statement.raw, pack)
        if pack.indicator(other) is not None:
            return other, other_scope
    return name, scope
