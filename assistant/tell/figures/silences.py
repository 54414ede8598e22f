"""Why a cell of the table has no value, and the line that says so: no plan, no figure, another year, not a word."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.figures.comparable import due, is_level
from assistant.figures.own_words import own_words
from assistant.plan_words import formal_name
from assistant.query.names import plain
from assistant.run.cells import Cell
from assistant.run.result import FigureResult
from assistant.tell.answer import Reason, Silent, Statement
from assistant.tell.figures.lines import MOST_LINES
from assistant.tell.quotes import Sentence, has_a_figure, sentences
from assistant.tell.sources import Sources
from ingest.plan import Plan
from ingest.vocabulary.pack import Pack


def silences(result: FigureResult, sources: Sources, several: bool) -> tuple[list[Silent], list[Statement]]:
    """Every cell without what was asked for, and the lines that say why; the same line of a place stands once."""
    silent, statements = [], []
    told: set[tuple[str, str]] = set()
    years = result.ask.value.years
    for cell in result.cells:
        if cell.rows:
            if _lacks_what_was_reached(result, cell):
                plan = cell.rows[0].passage.plan
                name = cell.name if several else ""
                silent.append(Silent(cell.place.name, plan.audience, plan.label, "not_mentioned"))
                statements.append(Statement(f"{cell.place.name}：{name}没有写现状值，无从比较", ()))
            continue
        entry, statement = _silence(cell, sources, several, years)
        key = (cell.place.key, statement.text)
        silent.append(entry)
        if key not in told:
            told.add(key)
            statements.append(statement)
    return silent, statements[:MOST_LINES]


def silences_of_one_place(result: FigureResult, sources: Sources) -> list[Statement]:
    """For one place that answers: the lines of the indicators and plans that have no value, each with its name."""
    if not any(cell.rows for cell in result.cells):
        return []
    return [_silence(cell, sources, True, result.ask.value.years)[1] for cell in result.cells if not cell.rows]


def _lacks_what_was_reached(result: FigureResult, cell: Cell) -> bool:
    """True where a comparison with the past was asked for and the plan has only the goal."""
    asked = bool(result.ask.first("change", "series")) or any(
        o.act == "against" and o.than == "baseline" for o in result.ask.operations
    )
    levels = any(is_level(row) for row in cell.rows)  # 比2020年下降25% is beside what was reached already
    return asked and levels and all(row.kind != "baseline" for row in (*cell.rows, *cell.apart))


def _silence(cell: Cell, sources: Sources, named: bool, years: Sequence[int]) -> tuple[Silent, Statement]:
    """Why a cell has no value, and the line that says so; with the indicator's name if `named`."""
    name = cell.name if named else ""
    if cell.silence == "no_such_plan":
        return _without_plan(cell)
    if cell.soft:
        number = sources.cite_targets([cell.soft[0]])
        text = f"{name}没有给出具体数值，原文是“{cell.soft[0].quote}”[{number}]"
        return _entry(cell, "not_quantified", text, number)
    if cell.apart:
        return _only_apart(cell, sources, name, years)
    if cell.mention is not None:
        sentence = _speaking_of(cell, sources.pack)
        number = sources.cite_sentences([sentence])
        said = "提到但没有登记到数值" if has_a_figure(sentence.text, cell.name, sources.pack) else "提到但没有给出数值"
        text = f"{name}{said}，原文是“{sentence.text}”[{number}]"
        return _entry(cell, "not_quantified", text, number)
    plan = _plan_meant(cell)
    whose = formal_name(plan) if plan else "规划"
    return _entry(cell, "not_mentioned", f"{whose}没有提到{name or cell.name}")


def _entry(cell: Cell, reason: Reason, text: str, *numbers: int) -> tuple[Silent, Statement]:
    """The entry of the coverage, which cites the first of the numbers, and the line of the answer."""
    plan = _plan_meant(cell)
    label = plan.label if plan else None
    citation = numbers[0] if numbers else None
    silent = Silent(cell.place.name, cell.audience, label, reason, citation)
    return silent, Statement(f"{cell.place.name}：{text}", numbers)


def _plan_meant(cell: Cell) -> Plan | None:
    """The plan that would have had the value."""
    return next((plan for plan in cell.place.plans if cell.audience in (None, plan.audience)), None)


def _without_plan(cell: Cell) -> tuple[Silent, Statement]:
    """The place has no plan of the period that was asked for, or none of the audience."""
    held = cell.place.held
    of_audience = [plan for plan in held if cell.audience in (None, plan.audience)]
    if of_audience:
        periods = "、".join(f"{formal_name(plan)}（{plan.period or '文中未写明规划期'}）" for plan in of_audience)
        text = f"规划期不在所问范围，收录的是{periods}"
    else:
        others = "、".join(formal_name(plan) for plan in held)
        text = f"资料库没有该地的{cell.audience or ''}规划（只收录了{others}），查不到{cell.name}"
    silent = Silent(cell.place.name, cell.audience, None, "no_such_plan")
    return silent, Statement(f"{cell.place.name}：{text}", ())


def _only_apart(cell: Cell, sources: Sources, name: str, years: Sequence[int]) -> tuple[Silent, Statement]:
    """The plan has a value of another kind or year, which is told; and what its preface says where that has a figure, or
    its item for the year that was asked for."""
    lacks = "现状值" if cell.silence == "no_baseline" else "所问年份或口径的数值"
    goals = [row for row in cell.apart if row.kind != "baseline"] if cell.silence != "no_baseline" else []
    other = goals[0] if goals else max(cell.apart, key=lambda row: row.year or 0)
    number = sources.cite_targets([other])
    if other.kind == "baseline":
        has = f"现状{f'{other.year}年' if other.year else ''}{own_words(other)}[{number}]"
    else:
        due_in = f"{due(other)}年" if due(other) and cell.silence != "no_baseline" else ""
        has = f"{due_in}目标{own_words(other)}[{number}]"
    dated = [s for s in sentences(other.passage) if any(f"{year}年" in s.text for year in years)]
    if dated:  # 2030年实现街道全覆盖 beside the 30 of 2025
        said = sources.cite_sentences(dated[:1])
        text = f"{name}没有写{lacks}，原文是“{dated[0].text}”[{said}]；{has}"
        return _entry(cell, "not_mentioned", text, number, said)
    if cell.mention is None:
        return _entry(cell, "not_mentioned", f"{name}没有写{lacks}，只有{has}", number)
    sentence = _speaking_of(cell, sources.pack)
    said = sources.cite_sentences([sentence])
    text = f"{name}登记里没有{lacks}，前言写到：“{sentence.text}”[{said}]；{has}"
    return _entry(cell, "not_mentioned", text, number, said)


def _speaking_of(cell: Cell, pack: Pack) -> Sentence:
    """The sentence of the passage that names the indicator, else the one that holds most of its name."""
    held = sentences(cell.mention) if cell.mention else []
    known = pack.indicator(cell.name)
    names = [plain(name) for name in ([known.name, *known.aliases] if known else [cell.name])]
    names.append(plain(cell.subject.words))
    pairs = {name[start : start + 2] for name in names for start in range(len(name) - 1)}
    named = next((s for s in held if any(name in plain(s.text) for name in names)), None)
    return named or max(held, key=lambda s: _pairs_in(s, pairs))


def _pairs_in(sentence: Sentence, pairs: set[str]) -> int:
    text = plain(sentence.text)
    return sum(pair in text for pair in pairs)
