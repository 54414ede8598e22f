"""The lines of the table in words: what each place sets, and the sentences of its plans that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.figures.comparable import due
from assistant.figures.own_words import own_words
from assistant.plan_words import where_it_stands
from assistant.query.names import plain
from assistant.run.cells import Cell
from assistant.run.result import FigureResult
from assistant.tell.accounting import marks
from assistant.tell.answer import Row, Statement
from assistant.tell.rows import by_passage, original, row_of
from assistant.tell.sources import Sources
from ingest.register.targets import Target

MOST_LINES = 30
"""Places up to which an answer lists each; beyond, the table has them and the text their spread."""


def lines_by_place(result: FigureResult, rows: list[Row], sources: Sources, several: bool) -> list[Statement]:
    """One line a place: `云麓市：新生儿死亡率控制在3.0‰以下[1]；…`; the rows of the answer are collected in `rows`."""
    statements = []
    series = result.ask.first("series")
    compared = (
        []
        if series
        else [
            t
            for worked in result.worked
            for pair in (*worked.pairs, *worked.changes)
            for t in (pair.first, pair.second)
        ]
    )
    by_place: dict[tuple[str, str], list[Cell]] = {}
    for cell in result.cells:
        by_place.setdefault((cell.place.key, cell.place.name), []).append(_only_compared(cell, compared))
    for (_, place), cells in by_place.items():
        numbers: list[int] = []
        said: dict[str, list[int]] = {}  # both plans of a place may say the same
        for group in by_passage(each_once([row for cell in cells for row in cell.rows])):
            number = sources.cite_targets(group)
            numbers.append(number)
            rows += [row_of(target, number) for target in group]
            said.setdefault(values_told(group, several, result), []).append(number)
        if said:
            told = "；".join(f"{words}{marks(cited)}" for words, cited in said.items())
            statements.append(Statement(f"{place}：{told}", tuple(numbers)))
    left = len(statements) - MOST_LINES
    return statements[:MOST_LINES] + ([Statement(f"（其余{left}个地方见下表）", ())] if left > 0 else [])


def _only_compared(cell: Cell, compared: Sequence[Target]) -> Cell:
    """Of a comparison with what was reached only what was compared: a goal beside nothing is no part of it."""
    return (
        replace(cell, rows=tuple(row for row in cell.rows if row in compared or row.kind == "baseline"))
        if compared
        else cell
    )


def lines_of_one_place(result: FigureResult, sources: Sources) -> list[Statement]:
    """For one place: each passage with where it stands, then its sentence word for word."""
    groups = by_passage(each_once([row for cell in result.cells for row in cell.rows]))
    statements = []
    for group in groups:
        number = sources.cite_targets(group)
        told = f"{where_it_stands(group[0].passage)}：{values_told(group, True, result)}[{number}]。"
        statements.append(Statement(told, (number,)))
    return statements + [original(group, sources) for group in groups]


def quotes_by_place(answered: Sequence[Cell], sources: Sources) -> list[Statement]:
    """The sentences that carry the values, word for word, place by place."""
    statements = []
    for place in dict.fromkeys(cell.place.name for cell in answered):
        rows = each_once([row for cell in answered if cell.place.name == place for row in cell.rows])
        statements += [original(group, sources, place) for group in by_passage(rows)]
    return statements


def rows_of_pairs(result: FigureResult, rows: Sequence[Row], sources: Sources) -> list[Row]:
    """The rows of figures that only a comparison showed: what was reached, or an earlier year."""
    shown = {(row.region, row.indicator, row.scope, row.value, row.citation) for row in rows}
    found = []
    for worked in result.worked:
        for target in each_once([t for pair in (*worked.pairs, *worked.changes) for t in (pair.first, pair.second)]):
            row = row_of(target, sources.cite_targets([target]))
            if (row.region, row.indicator, row.scope, row.value, row.citation) not in shown:
                found.append(row)
    return found


def each_once(targets: Sequence[Target]) -> list[Target]:
    """A value that a plan gives in its text and again in a table stands once."""
    found: dict[tuple[object, ...], Target] = {}
    for target in targets:
        key = (
            target.passage.plan.address,
            target.indicator,
            target.scope,
            target.value,
            target.unit,
            target.kind,
            due(target),
        )
        found.setdefault(key, target)
    return list(found.values())


def values_told(targets: Sequence[Target], named: bool, result: FigureResult) -> str:
    """`2025年目标农村3.0‰以下、…`: values in the plan's own words, with the indicator if `named`, with the year that a
    goal is for where years are asked for or differ."""
    dated = _are_dated(result)
    pieces = []
    for target in targets:
        year = _year_before(target, dated, result)
        pieces.append(f"{year}{_of_whom_and_what(target, named)}{own_words(target)}")
    return "、".join(dict.fromkeys(pieces))


def _of_whom_and_what(target: Target, named: bool) -> str:
    """`农村3岁以下…率`: the population and, if `named`, the indicator; by the plan's own name where it holds both, so that
    农村牧区自来水普及率 does not become 农村牧区农村自来水普及率."""
    scope = target.scope or ""
    if not named:
        return scope
    return (
        target.indicator_raw if scope and plain(scope) in plain(target.indicator_raw) else f"{scope}{target.indicator}"
    )


def _year_before(target: Target, dated: bool, result: FigureResult) -> str:
    """A value reached always has its year; a goal only if `dated`, and told as a goal beside values reached."""
    if target.kind == "baseline":
        unasked = result.ask.value.kind == "any" and not (result.ask.value.years or result.ask.operations)
        return f"{'现状' if unasked else ''}{target.year}年" if target.year else ""
    if not dated or not due(target):
        return ""
    beside_reached = result.ask.first("series") or result.ask.value.kind == "both"
    return f"{due(target)}年目标" if beside_reached else f"{due(target)}年"


def _are_dated(result: FigureResult) -> bool:
    ask = result.ask
    return bool(ask.value.years) or "period" in ask.fields or ask.first("series") is not None or _many_years(result)


def _many_years(result: FigureResult) -> bool:
    """True where one plan has goals of one indicator for several years."""
    years: dict[tuple[object, ...], set[int | None]] = {}
    for cell in result.cells:
        for row in cell.rows:
            if row.kind != "baseline":
                years.setdefault((row.passage.plan.address, row.indicator, row.scope), set()).add(due(row))
    return any(len(found) > 1 for found in years.values())
