"""A result over the register -> an answer: conclusions first, then the table place by place, then who is silent and why."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.figures.comparable import due
from assistant.figures.own_words import own_words
from assistant.plan_words import formal_name, where_it_stands
from assistant.query.names import plain
from assistant.run.cells import Cell
from assistant.run.result import FigureResult
from assistant.tell.answer import Computed, Coverage, Draft, Reason, Row, Silent, Statement, Status
from assistant.tell.conclusions import told_conclusions
from assistant.tell.quotes import Sentence, sentences
from assistant.tell.rows import by_passage, original, row_of
from assistant.tell.sources import Sources
from ingest.register.targets import Target
from ingest.vocabulary.pack import Pack

_REASONS = ("因为", "由于", "鉴于", "考虑到", "原因是")
FEWEST_CELLS = 3
"""Two cells need no sum."""
FEW_PLACES = 3
"""Up to so many places are answered with the sentence of each plan beside its value."""
MOST_LINES = 30
"""Places up to which an answer lists each; beyond, the table has them and the text their spread."""
MOST_GROUPS = 4
"""Different values up to which the first sentence names them all."""


def tell_figures(result: FigureResult, sources: Sources) -> Draft:
    """The draft of one ask over the register."""
    ask = result.ask
    places = list({cell.place.key: cell.place for cell in result.cells}.values())
    several = len({cell.name for cell in result.cells}) > 1
    heads: list[Statement] = []
    computed: list[Computed] = []
    for worked in result.worked:
        statements, figures = told_conclusions(worked, sources, several)
        heads += statements
        computed += figures
    years = (
        {plan.end_year for cell in result.cells for p in (cell.place,) for plan in p.held}
        | {plan.start_year for cell in result.cells for plan in cell.place.held}
        if result.ask.range.ends
        else set()
    )
    years |= {row.year for cell in result.cells for row in (*cell.rows, *cell.apart) if row.year} | {
        due(row) for cell in result.cells for row in cell.rows
    }
    computed += [Computed("年份", float(year), None, ()) for year in sorted(filter(None, years))]
    rows: list[Row] = []
    lines = _lines(result, rows, sources, several)
    rows += _rows_of_pairs(result, rows, sources)
    silent, quiet = _silences(result, sources, several)
    missing = [Silent(name, ask.range.audience, None, "no_such_plan") for name in ask.range.not_held]
    quiet += [Statement(f"{name}：资料库没有该地的规划", ()) for name in ask.range.not_held]
    answered = [cell for cell in result.cells if cell.rows]
    if not answered and not any(cell.soft or cell.apart for cell in result.cells):
        status: Status = "not_found"
    else:
        status = "partial" if _is_partial(result, len(places) + len(missing)) else "answered"
    if len(places) + len(missing) == 1:
        heads = [*heads, *_reasons(result)] if _is_corrected(result) else [*_reasons(result), *heads]
        statements = [*heads, *_one_place(result, sources), *([] if answered else quiet)]
        coverage = _coverage(result, silent + missing) if silent or missing else None
        return Draft(status, tuple(statements), tuple(rows), tuple(computed), coverage)
    heads = [*_only_words(result), *heads]
    head = _complement(result) or ([] if heads else _head(result, sources, several))
    ledger, sums = _ledger(result, silent + missing)
    computed += sums
    quotes = _quotes(answered, sources) if len({cell.place.key for cell in answered}) <= FEW_PLACES else []
    notes = _notes(result)
    heads = [*heads, *_reasons(result)] if _is_corrected(result) else [*_reasons(result), *heads]
    statements = [*head, *heads, *notes, *lines, *quiet, *ledger, *quotes]
    return Draft(status, tuple(statements), tuple(rows), tuple(computed), _coverage(result, silent + missing))


def _rows_of_pairs(result: FigureResult, rows: Sequence[Row], sources: Sources) -> list[Row]:
    """The rows of figures that only a comparison showed: what was reached, or an earlier year."""
    shown = {(row.region, row.indicator, row.scope, row.value, row.citation) for row in rows}
    found = []
    for worked in result.worked:
        for target in _once([t for pair in (*worked.pairs, *worked.changes) for t in (pair.first, pair.second)]):
            row = row_of(target, sources.cite_targets([target]))
            if (row.region, row.indicator, row.scope, row.value, row.citation) not in shown:
                found.append(row)
    return found


def _reasons(result: FigureResult) -> list[Statement]:
    """为什么: plans set figures and rarely say why; a reason in a cited item is quoted below anyway."""
    if not result.ask.first("why"):
        return []
    wanted = result.ask.range
    lacking = [cell.place.name for cell in result.cells if cell.silence and cell.place.key in wanted.places]
    lacking += wanted.not_held
    if lacking:
        return [Statement(f"前提不成立：{'、'.join(dict.fromkeys(lacking))}没有这个数值，无从比较。", ())]
    told = "".join(row.passage.text for cell in result.cells for row in cell.rows)
    return [] if any(word in told for word in _REASONS) else [Statement("规划没有说明为什么这样定。", ())]


def _is_corrected(result: FigureResult) -> bool:
    """True where the question takes something for granted that the plans do not say: that is corrected first."""
    return any(conclusion.verdict in ("no", "partly") for worked in result.worked for conclusion in worked.conclusions)


def _is_partial(result: FigureResult, places: int) -> bool:
    if not any(cell.rows for cell in result.cells):
        return True
    empty = [cell for cell in result.cells if not cell.rows]
    return places <= 2 and (bool(empty) or bool(result.ask.range.not_held))


def _coverage(result: FigureResult, silent: Sequence[Silent]) -> Coverage:
    answered = {row.passage.plan.address for cell in result.cells for row in cell.rows}
    return Coverage(len(result.plans), len(answered), tuple(silent))


def _lines(result: FigureResult, rows: list[Row], sources: Sources, several: bool) -> list[Statement]:
    """One line a place: `云麓市：新生儿死亡率控制在3.0‰以下[1]；…`; the rows of the answer are collected."""
    statements = []
    by_place: dict[str, list[Cell]] = {}
    for cell in result.cells:
        by_place.setdefault(cell.place.key, []).append(cell)
    for cells in by_place.values():
        pieces, numbers = [], []
        for group in by_passage(_once([row for cell in cells for row in cell.rows])):
            number = sources.cite_targets(group)
            numbers.append(number)
            rows += [row_of(target, number) for target in group]
            pieces.append(f"{_told(group, several, result)}[{number}]")
        if pieces:
            statements.append(Statement(f"{cells[0].place.name}：{'；'.join(pieces)}", tuple(numbers)))
    return statements[:MOST_LINES] + (
        [Statement(f"（其余{len(statements) - MOST_LINES}个地方见下表）", ())] if len(statements) > MOST_LINES else []
    )


def _once(targets: Sequence[Target]) -> list[Target]:
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


def _told(targets: Sequence[Target], named: bool, result: FigureResult) -> str:
    dated = (
        bool(result.ask.value.years)
        or "period" in result.ask.fields
        or result.ask.first("series") is not None
        or _many_years(result)
    )
    pieces = []
    for target in targets:
        year = f"{target.year}年" if target.kind == "baseline" and target.year else ""
        if target.kind != "baseline" and dated and due(target):
            year = (
                f"{due(target)}年目标"
                if result.ask.first("series") or result.ask.value.kind == "both"
                else f"{due(target)}年"
            )
        pieces.append(f"{year}{target.scope or ''}{target.indicator if named else ''}{own_words(target)}")
    return "、".join(dict.fromkeys(pieces))


def _many_years(result: FigureResult) -> bool:
    """True where one plan has goals of one indicator for several years."""
    years: dict[tuple[object, ...], set[int | None]] = {}
    for cell in result.cells:
        for row in cell.rows:
            if row.kind != "baseline":
                years.setdefault((row.passage.plan.address, row.indicator, row.scope), set()).add(due(row))
    return any(len(found) > 1 for found in years.values())


def _notes(result: FigureResult) -> list[Statement]:
    """Goals for different years are never set beside each other without saying so."""
    years = {due(row) for cell in result.cells for row in cell.rows if row.kind != "baseline"}
    if result.ask.range.ends:
        return [Statement(f"只看{result.ask.range.ends}年到期的规划。", ())]
    if len(years) < 2 or result.ask.value.years or result.ask.value.kind == "baseline":
        return []
    by_year: dict[int | None, list[str]] = {}
    for cell in result.cells:
        for row in cell.rows:
            if row.kind != "baseline" and cell.place.name not in by_year.setdefault(due(row), []):
                by_year[due(row)].append(cell.place.name)
    told = "，".join(
        f"{'、'.join(names)}为{f'{year}年' if year else '规划未写明年份'}"
        for year, names in sorted(by_year.items(), key=lambda pair: pair[0] or 9999)
    )
    return (
        [Statement(f"注意目标年份不同：{told}。", ())]
        if len(result.plans) <= MOST_LINES
        else [Statement("注意：各地规划的目标年份不同，见表中目标年。", ())]
    )


def _head(result: FigureResult, sources: Sources, several: bool) -> list[Statement]:
    """The first sentence of a plain question: places with the same value together."""
    statements = []
    for worked in result.worked:
        name = worked.subject.indicator or worked.subject.words
        groups: dict[str, list[Cell]] = {}
        for cell in result.cells:
            if cell.rows and cell.subject == worked.subject:
                groups.setdefault(_told(_once(cell.rows), False, result), []).append(cell)
        if not groups:
            continue
        if len(groups) > MOST_GROUPS:
            statements.append(
                Statement(f"{name}：{sum(map(len, groups.values()))}个地方给出了数值，各地不同，分列如下。", ())
            )
            continue
        pieces, numbers = [], []
        for value, cells in groups.items():
            marked = []
            for cell in cells:
                found = [sources.cite_targets(group) for group in by_passage(_once(cell.rows))]
                numbers += found
                marked.append(f"{cell.place.name}{''.join(f'[{number}]' for number in found)}")
            pieces.append(
                f"{'、'.join(marked)}{'均' if len(cells) > 1 else ''}{'' if value[:1] in '力达稳保控降提下不' else '为'}{value}"
            )
        statements.append(Statement(f"{name}：{'；'.join(pieces)}。", tuple(numbers)))
    return statements


def _one_place(result: FigureResult, sources: Sources) -> list[Statement]:
    """For one place: each passage with where it stands, then its sentence word for word, then what only softly commits."""
    rows = _once([row for cell in result.cells for row in cell.rows])
    statements = []
    groups = by_passage(rows)
    for group in groups:
        number = sources.cite_targets(group)
        statements.append(
            Statement(f"{where_it_stands(group[0].passage)}：{_told(group, True, result)}[{number}]。", (number,))
        )
    statements += [original(group, sources) for group in groups]
    empty = [cell for cell in result.cells if not cell.rows]
    if rows:
        for cell in empty:
            statements.append(_silence(cell, sources, True)[1])
    return statements


def _quotes(answered: Sequence[Cell], sources: Sources) -> list[Statement]:
    statements = []
    for place in dict.fromkeys(cell.place.name for cell in answered):
        rows = _once([row for cell in answered if cell.place.name == place for row in cell.rows])
        statements += [original(group, sources, place) for group in by_passage(rows)]
    return statements


def _complement(result: FigureResult) -> list[Statement]:
    """Who has none, first."""
    statements = []
    for worked in result.worked:
        if not worked.operations or not any(o.act == "complement" for o in worked.operations):
            continue
        without = [cell for cell in worked.absent if cell.silence != "no_such_plan"]
        no_plan = [cell for cell in worked.absent if cell.silence == "no_such_plan"]
        name = worked.subject.indicator
        pieces = []
        if without:
            pieces.append(f"没有给出{name}数值的是{'、'.join(dict.fromkeys(c.place.name for c in without))}")
        elif no_plan:
            pieces.append(f"收录了相应规划的地方都给出了{name}")
        else:
            pieces.append(f"没有缺的，各地都给出了{name}")
        if no_plan:
            audience = no_plan[0].audience or ""
            pieces.append(f"{'、'.join(dict.fromkeys(c.place.name for c in no_plan))}没有{audience}规划")
        statements.append(Statement("；".join(pieces) + "。", ()))
    return statements


def _only_words(result: FigureResult) -> list[Statement]:
    """Who has the indicator without a figure, where that was asked for."""
    if not any(o.comparison == "soft" for o in result.ask.operations):
        return []
    names = dict.fromkeys(cell.place.name for cell in result.cells if cell.soft and not cell.rows)
    return [Statement(f"只有表述、没有给出数值的是{'、'.join(names)}。", ())] if names else []


def _silences(result: FigureResult, sources: Sources, several: bool) -> tuple[list[Silent], list[Statement]]:
    silent, statements = [], []
    told: set[tuple[str, str]] = set()
    for cell in result.cells:
        if cell.rows:
            if _lacks_what_was_reached(result, cell):
                label = cell.rows[0].passage.plan.label
                name = cell.name if several else ""
                silent.append(Silent(cell.place.name, cell.rows[0].passage.plan.audience, label, "not_mentioned"))
                statements.append(Statement(f"{cell.place.name}：{name}没有写现状值，无从比较", ()))
            continue
        entry, statement = _silence(cell, sources, several)
        key = (cell.place.key, statement.text)
        silent.append(entry)
        if key not in told:
            told.add(key)
            statements.append(statement)
    return silent, statements[:MOST_LINES]


def _lacks_what_was_reached(result: FigureResult, cell: Cell) -> bool:
    """True where a comparison with the past was asked for and the plan has only the goal."""
    asked = result.ask.first("change", "series") or any(
        o.act == "against" and o.than == "baseline" for o in result.ask.operations
    )
    return asked is not None and bool(asked) and all(row.kind != "baseline" for row in (*cell.rows, *cell.apart))


def _silence(cell: Cell, sources: Sources, named: bool) -> tuple[Silent, Statement]:
    """Why a cell has no value, and the line that says so."""
    place, name = cell.place, cell.name if named else ""
    held = "、".join(formal_name(plan) for plan in place.held)
    plan = next((p for p in place.plans if cell.audience in (None, p.audience)), None)
    label = plan.label if plan else None
    reason: Reason = "not_mentioned"
    if cell.silence == "no_such_plan" and any(p.audience == cell.audience or cell.audience is None for p in place.held):
        periods = "、".join(
            f"{formal_name(p)}（{p.period or '文中未写明规划期'}）"
            for p in place.held
            if cell.audience in (None, p.audience)
        )
        return Silent(place.name, cell.audience, None, "no_such_plan"), Statement(
            f"{place.name}：规划期不在所问范围，收录的是{periods}", ()
        )
    if cell.silence == "no_such_plan":
        text = f"资料库没有该地的{cell.audience or ''}规划（只收录了{held}），查不到{cell.name}"
        return Silent(place.name, cell.audience, None, "no_such_plan"), Statement(f"{place.name}：{text}", ())
    if cell.soft:
        number = sources.cite_targets([cell.soft[0]])
        text = f"{name}没有给出具体数值，原文是“{cell.soft[0].quote}”[{number}]"
        return Silent(place.name, cell.audience, label, "not_quantified", number), Statement(
            f"{place.name}：{text}", (number,)
        )
    if cell.apart:
        group = list(cell.apart[:1])
        number = sources.cite_targets(group)
        kind = "目标" if group[0].kind != "baseline" else "现状"
        lacks = "现状值" if cell.silence == "no_baseline" else "所问年份或口径的数值"
        year = f"{group[0].year}年" if group[0].kind == "baseline" and group[0].year else ""
        text = f"{name}没有写{lacks}，只有{kind}{year}{own_words(group[0])}[{number}]"
        numbers = [number]
        if cell.mention is not None:
            sentence = _speaking_of(cell, sources.pack)
            numbers.append(sources.cite_sentences([sentence]))
            text = f"{name}登记里没有{lacks}，前言写到：“{sentence.text}”[{numbers[1]}]；{kind}{year}{own_words(group[0])}[{number}]"
        return Silent(place.name, cell.audience, label, "not_mentioned", number), Statement(
            f"{place.name}：{text}", tuple(numbers)
        )
    if cell.mention is not None:
        sentence = _speaking_of(cell, sources.pack)
        number = sources.cite_sentences([sentence])
        text = f"{place.name}：{name}提到但没有给出数值，原文是“{sentence.text}”[{number}]"
        return Silent(place.name, cell.audience, label, "not_quantified", number), Statement(text, (number,))
    whose = f"{formal_name(plan)}" if plan else "规划"
    return Silent(place.name, cell.audience, label, reason), Statement(
        f"{place.name}：{whose}没有提到{name or cell.name}", ()
    )


def _speaking_of(cell: Cell, pack: Pack) -> Sentence:
    """The sentence of the passage that names the indicator, else its first."""
    held = sentences(cell.mention) if cell.mention else []
    known = pack.indicator(cell.name)
    names = [plain(name) for name in ([known.name, *known.aliases] if known else [cell.name])]
    names.append(plain(cell.subject.words))
    pairs = {name[start : start + 2] for name in names for start in range(len(name) - 1)}
    named = next((s for s in held if any(name in plain(s.text) for name in names)), None)
    return named or max(held, key=lambda s: sum(pair in plain(s.text) for pair in pairs))


def _ledger(result: FigureResult, silent: Sequence[Silent]) -> tuple[list[Statement], list[Computed]]:
    """What was looked at, adding up: places × indicators = with a value + without, by reason."""
    cells = len(result.cells) + len(result.ask.range.not_held)
    if cells < FEWEST_CELLS:
        return [], []
    valued = sum(bool(cell.rows) for cell in result.cells)
    words = {
        "no_such_plan": "没有收录相应规划",
        "not_mentioned": "没有提到或没有所问的数值",
        "not_quantified": "提到但没有数值",
    }
    counts = {reason: sum(entry.reason == reason for entry in silent) for reason in words}
    reasons = "、".join(f"{words[reason]}{count}" for reason, count in counts.items() if count)
    places = len({cell.place.key for cell in result.cells}) + len(result.ask.range.not_held)
    names = len({cell.name for cell in result.cells})
    sums = [
        Computed("核对", float(number), "格", ())
        for number in dict.fromkeys([cells, places, names, valued, *counts.values()])
    ]
    told = f"（核对：{places}个地方×{names}项，共{cells}格；有数值{valued}{'，' + reasons if reasons else ''}。）"
    return [Statement(told, ())], sums
