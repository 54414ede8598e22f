"""A result over the register -> an answer: conclusions first, then the table place by place, then who is silent and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.figures.comparable import due
from assistant.run.cells import Cell
from assistant.run.result import FigureResult
from assistant.tell.answer import Computed, Draft, Row, Silent, Statement, Status
from assistant.tell.figures.conclusions import told_conclusions
from assistant.tell.figures.first_sentences import (
    by_the_year,
    differing_years,
    not_of_the_measure,
    not_of_the_population,
    only_the_newest,
    only_words,
    presence_confirmed,
    reasons,
    same_values_together,
    who_has_none,
)
from assistant.tell.figures.ledger import coverage_of, ledger_of
from assistant.tell.figures.lines import lines_by_place, lines_of_one_place, quotes_by_place, rows_of_pairs
from assistant.tell.figures.silences import silences, silences_of_one_place
from assistant.tell.sources import Sources
from ingest.figures.width import normalised
from ingest.register.targets import Target

FEW_PLACES = 3
"""Up to so many places are answered with the sentence of each plan beside its value."""


def tell_figures(result: FigureResult, sources: Sources) -> Draft:
    """The draft of one ask over the register.

    Citations are numbered in the order in which they are first cited: conclusions, lines, silences, quotes.
    """
    several = len({cell.name for cell in result.cells}) > 1
    conclusions, computed = _conclusions(result, sources, several)
    yearly, sums_of_years = by_the_year(result, sources)
    conclusions, computed = [*yearly, *conclusions], [*sums_of_years, *computed]
    computed += [
        *_years(result),
        *said_in_words(row for cell in result.cells for row in cell.rows),
        *_named_with_figures(result),
    ]
    rows: list[Row] = []
    lines = lines_by_place(result, rows, sources, several)
    rows += rows_of_pairs(result, rows, sources)
    silent, quiet = silences(result, sources, several)
    silent += [Silent(name, result.ask.range.audience, None, "no_such_plan") for name in result.ask.range.not_held]
    quiet += [Statement(f"{name}：资料库没有该地的规划", ()) for name in result.ask.range.not_held]
    answered = [cell for cell in result.cells if cell.rows]
    if _count_of_places(result) == 1:
        statements = _of_one_place(result, sources, conclusions, quiet)
        coverage = coverage_of(result, silent) if silent else None
        return Draft(_status(result), tuple(statements), tuple(rows), tuple(computed), coverage)
    first = [*only_words(result), *conclusions]
    head = who_has_none(result) or ([] if first else same_values_together(result, sources, several))
    ledger, sums = ledger_of(result, silent)
    quotes = quotes_by_place(answered, sources) if _are_few(answered) else []
    first = _with_reasons(result, first)
    statements = [
        *not_of_the_measure(result),
        *not_of_the_population(result),
        *head,
        *first,
        *only_the_newest(result),
        *differing_years(result),
        *lines,
        *quiet,
        *ledger,
        *quotes,
    ]
    computed += sums
    return Draft(_status(result), tuple(statements), tuple(rows), tuple(computed), coverage_of(result, silent))


def _conclusions(result: FigureResult, sources: Sources, several: bool) -> tuple[list[Statement], list[Computed]]:
    """The sentences of what was worked out, indicator by indicator, and the figures computed for them."""
    statements: list[Statement] = []
    computed: list[Computed] = []
    for worked in result.worked:
        told, figures = told_conclusions(worked, sources, several or worked.subject.searched)
        statements += told
        computed += figures
    return statements, computed


def _years(result: FigureResult) -> list[Computed]:
    """The years that the sentences may name without a citation: those of the rows, and of the plans where their end was
    asked for."""
    plans = [plan for cell in result.cells for plan in cell.place.held] if result.ask.range.ends else []
    years = {year for plan in plans for year in (plan.end_year, plan.start_year)}
    years |= {row.year for cell in result.cells for row in (*cell.rows, *cell.apart) if row.year}
    years |= {due(row) for cell in result.cells for row in cell.rows}
    return [Computed("年份", float(year), None, (), "allowance") for year in sorted(filter(None, years))]


def said_in_words(rows: Iterable[Target]) -> list[Computed]:
    """The values that plans write without a numeral (全覆盖, 一名), which sentences show as figures."""
    worded = [row for row in rows if row.value is not None and f"{row.value:g}" not in normalised(row.quote)]
    found = {(row.printed or row.quote, row.value, row.unit) for row in worded}
    return [
        Computed(f"原文写作“{words}”", value or 0.0, unit, (), "allowance")
        for words, value, unit in sorted(found, key=str)
    ]


def _named_with_figures(result: FigureResult) -> list[Computed]:
    """Names that hold a figure (3岁以下…), which a sentence on a silence names without citing it."""
    names = dict.fromkeys(cell.name for cell in result.cells if any(map(str.isdigit, cell.name)))
    return [Computed(f"指标名称：{name}", 0.0, None, (), "allowance") for name in names]


def _of_one_place(
    result: FigureResult, sources: Sources, conclusions: Sequence[Statement], quiet: Sequence[Statement]
) -> list[Statement]:
    """One place is answered by its own passages; why it has no value is told where it has none at all, or beside them."""
    unlike = [*not_of_the_measure(result), *not_of_the_population(result)]
    first = [*presence_confirmed(result), *unlike, *_with_reasons(result, conclusions)]
    lines = [*lines_of_one_place(result, sources), *silences_of_one_place(result, sources)]
    return [*first, *lines, *([] if any(cell.rows for cell in result.cells) else quiet)]


def _with_reasons(result: FigureResult, statements: Sequence[Statement]) -> list[Statement]:
    """Why a figure is what it is comes first, unless the question takes for granted what the plans do not say: that is
    corrected before anything."""
    corrected = any(
        conclusion.verdict in ("no", "partly") for worked in result.worked for conclusion in worked.conclusions
    )
    return [*statements, *reasons(result)] if corrected else [*reasons(result), *statements]


def _status(result: FigureResult) -> Status:
    """Not found where no plan speaks of it; partial where only words are found, or one of two places lacks a value."""
    if not any(cell.rows for cell in result.cells):
        return "partial" if any(cell.soft or cell.apart for cell in result.cells) else "not_found"
    lacking = bool(result.ask.range.not_held) or any(not cell.rows for cell in result.cells)
    return "partial" if lacking and _count_of_places(result) <= 2 else "answered"


def _count_of_places(result: FigureResult) -> int:
    return len({cell.place.key for cell in result.cells}) + len(result.ask.range.not_held)


def _are_few(cells: Sequence[Cell]) -> bool:
    return len({cell.place.key for cell in cells}) <= FEW_PLACES
