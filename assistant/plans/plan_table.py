"""The plans as a table: which there are, what each states of itself, and the operations over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.plans.columns import COUNTS, LABELS, UNITS, YEARS, PlanCell, PlanColumns
from assistant.plans.operations import (
    NAMES,
    PlanRow,
    PlanTable,
    Told,
    column_of,
    condition_told,
    confirmed,
    kept,
    middle_of_plans,
    ordered,
    plain_head,
    plans_apart,
)
from assistant.plans.places import complement, of_one_audience_only, with_both_plans
from assistant.query.query import Ask, Operation
from assistant.tell.accounting import (
    called,
    leaning_first,
    listed,
    not_held,
    places_of,
    without_plan,
    years_told,
)
from assistant.tell.answer import Computed, Coverage, Draft, Silent, Statement
from assistant.tell.sources import Sources
from index.library import Library

PLAIN = ("title", "place", "audience", "period", "count")
"""Columns that the plain list of plans shows anyway."""


def plan_table(ask: Ask, library: Library, sources: Sources) -> Draft:
    """The plans in range, or the places of it, with the columns that `fields` names; the operations in their order.

    `where`, `order`, `extreme` and `difference` work on the column that their `words` name, else on the first of `fields`
    that has values to compare; a year alone means the end of the period. `complement` gives the places without a plan
    of the audience, `audiences` of the range those with plans for both.
    """
    if ask.range.ends is not None:  # plans that do not state their years are told, so all are looked at
        until = Operation("where", comparison="=", value=ask.range.ends, words="end")
        ask = replace(ask, range=replace(ask.range, ends=None), operations=(until, *ask.operations))
    places = places_of(ask, library)
    rows = [(place, plan) for place in places for plan in leaning_first(ask, place)]
    columns = PlanColumns(library, sources, ask.range, [plan for _, plan in rows], ask.value.years)
    table = PlanTable(ask, places, rows, columns, sources)
    gone, gone_lines = not_held(ask, library)
    told_of_each = any(column in LABELS for column in ask.fields)
    if ask.range.audiences and not told_of_each and not ask.first("difference", "extreme", "order"):
        draft = with_both_plans(table)
    elif ask.first("complement") and not told_of_each:
        draft = complement(table)
    elif not rows:
        silent, lines = without_plan(ask, places)
        return Draft("not_found", (*gone_lines, *lines), coverage=Coverage(0, 0, (*silent, *gone)))
    else:
        draft = _told(table)
    coverage = draft.coverage or Coverage(0, 0, ())
    statements = (*gone_lines, *draft.statements) if ask.range.plans_not_held else (*draft.statements, *gone_lines)
    return Draft(draft.status, statements, computed=(*draft.computed, *years_told(ask, places)),
                 coverage=Coverage(coverage.plans, coverage.answered, (*coverage.silent, *gone)))  # fmt: skip


def _told(table: PlanTable) -> Draft:
    """The rows after the operations: what they amount to first, then a line each."""
    ask, rows = table.ask, table.rows
    shown = [column for column in ask.fields if column in LABELS]
    computed: list[Computed] = []
    unstated: list[PlanRow] = []
    head: Statement | None = None
    absent = False
    for operation in ask.operations:
        column = column_of(ask, operation)
        if operation.act == "where" and operation.comparison:
            before, absent = rows, operation.comparison == "absent"
            rows, lacking = kept(table, rows, operation, column)
            unstated += lacking
            unstated += [row for row in before if operation.comparison == "present" and row not in rows]
            head, figures = condition_told(table, operation, column, rows, before, lacking)
            head, rows = confirmed(ask, head, rows, before)
        elif operation.act in ("extreme", "order"):
            rows, head, figures = ordered(table, rows, operation, column)
        elif operation.act in ("mean", "median"):
            head, figures = middle_of_plans(table, rows, operation, column)
        elif operation.act == "difference":
            head, figures = plans_apart(table, rows, column)
        elif operation.act == "count" and head is None:
            head, figures = _count_head(table, rows)
        else:
            continue
        computed += figures
        if column not in shown and operation.act != "count":
            shown.append(column)
    silent, lines = without_plan(ask, table.places)
    silent += of_one_audience_only(table)
    if set(shown) <= set(PLAIN) and (len(rows) > 1 or not shown) and not absent:
        return _listing(table, rows, head, computed, [*silent, *_unstated(unstated)], lines)
    if head is None:
        head, figures = _summary(table, rows, shown)
        computed += figures
    shown = [column for column in shown if column not in NAMES or len(shown) == 1]
    body, figures, quiet = _lines(table, rows, [] if absent else shown, alone=head.text == "")
    quiet = list({row[1].address: row for row in [*(row for row in quiet if not absent), *unstated]}.values())
    coverage = Coverage(len(table.rows), len(table.rows) - len(quiet), (*silent, *_unstated(quiet)))
    statements = [*([head] if head.text else []), *body, *lines]
    found = len(quiet) < len(table.rows)
    figures = _counted_for(computed, figures)
    return Draft(
        "answered" if found else "not_found", tuple(statements), computed=(*computed, *figures), coverage=coverage
    )


def _counted_for(results: Sequence[Computed], figures: Sequence[Computed]) -> list[Computed]:
    """What the lines count, which is no result of its own where something was worked out from it."""
    only_counts = all(figure.kind == "allowance" for figure in results)
    return [figure if only_counts else replace(figure, kind="allowance") for figure in figures]


def _count_head(table: PlanTable, rows: Sequence[PlanRow]) -> Told:
    places = list(dict.fromkeys(place.name for place, _ in rows))
    kind = f"{table.ask.range.audience or ''}规划"
    computed = [Computed("规划数", len(rows), "份", ()), Computed("地方数", len(places), "个", ())]
    return Statement(f"共有{len(rows)}份{kind}，涉及{len(places)}个地方：{listed(places)}。", ()), computed


def _summary(table: PlanTable, rows: Sequence[PlanRow], shown: Sequence[str]) -> Told:
    """The first sentence where nothing was worked out: of counts, what the plans of each audience have in common or
    where they lie; nothing for one plan, whose line says it."""
    if len(rows) < 2:
        return Statement("", ()), []
    pieces, computed = [], []
    for column in (column for column in shown if column in COUNTS):
        for kind in dict.fromkeys(plan.audience for _, plan in rows):
            values = [value for _, plan in rows if plan.audience == kind
                      and isinstance(value := table.columns.value(column, plan), float | int)]  # fmt: skip
            low, high, unit = min(values), max(values), UNITS[column]
            same = f"{high:g}{unit}" if low == high else f"{low:g}至{high:g}{unit}"
            each = "都是" if low == high and len(values) > 1 else "有"
            pieces.append(f"{kind or ''}规划的{LABELS[column]}{each}{same}")
            computed += [
                Computed(f"{kind or ''}规划{LABELS[column]}最{w}", v, unit, (), "allowance")
                for w, v in (("少", low), ("多", high))
            ]
    said = (
        f"{len(rows)}份规划：{'；'.join(pieces)}。"
        if pieces
        else f"{len(rows)}份规划的{'、'.join(dict.fromkeys(plain_head(c) for c in shown))}如下。"
    )
    return Statement(said, ()), [*computed, Computed("规划数", len(rows), "份", (), "allowance")]


def _lines(
    table: PlanTable, rows: Sequence[PlanRow], shown: Sequence[str], *, alone: bool
) -> tuple[list[Statement], list[Computed], list[PlanRow]]:
    """A line for each plan with the columns asked for, as rows of a table where one was asked for; what was worked out,
    and the plans that state nothing of it."""
    columns = [c for c in shown if c not in YEARS or "period" not in shown]
    columns = [c for c in columns if c != "start" or "end" not in columns]
    lines: list[Statement] = []
    computed: list[Computed] = []
    quiet = []
    if table.ask.form.table and rows and columns:
        heads = ["规划", *(_head_of(column) for column in columns)]
        lines = [Statement(f"| {' | '.join(heads)} |", ()), Statement("|" + " --- |" * len(heads), ())]
    for row in rows if columns else ():
        cells = [table.columns.cell(column, row[1], table.name(row), alone=len(columns) == 1) for column in columns]
        numbers = tuple(dict.fromkeys(number for cell in cells for number in cell.numbers))
        computed += [figure for cell in cells for figure in cell.computed]
        quiet += [] if any(cell.stated for cell in cells) else [row]
        if table.ask.form.table:
            shown_cells = [cell.words if cell.stated else "没有写明" for cell in cells]
            lines.append(Statement(f"| {' | '.join([table.name(row), *shown_cells])} |", numbers))
        else:
            lines.append(Statement(f"{table.name(row)}：{_said(columns, cells)}{'。' if alone else ''}", numbers))
    return lines, computed, quiet


def _said(columns: Sequence[str], cells: Sequence[PlanCell]) -> str:
    """`规划期2021—2030年[1]，文中没有写明文号、印发日期`: the columns in a line."""
    pieces, lacking = [], []
    for column, cell in zip(columns, cells, strict=True):
        if column in COUNTS:
            pieces.append(cell.words)
        elif cell.stated:
            pieces.append(f"{_head_of(column)}{cell.words}")
        else:
            lacking.append(plain_head(column))
    return "，".join([*pieces, *([f"文中没有写明{'、'.join(lacking)}"] if lacking else [])])


def _head_of(column: str) -> str:
    return "规划期" if column in YEARS else LABELS[column]


def _unstated(rows: Sequence[PlanRow]) -> list[Silent]:
    return [Silent(place.name, plan.audience, plan.label, "not_mentioned") for place, plan in rows]


def _listing(
    table: PlanTable, rows: Sequence[PlanRow], head: Statement | None, figures: Sequence[Computed],
    silent: Sequence[Silent], lines: Sequence[Statement],
) -> Draft:  # fmt: skip
    """The plain list: each place with its plans and their periods, under `head` where one was worked out."""
    held = [place for place in table.places if any(where is place for where, _ in rows)]
    kinds = [plan.audience for _, plan in rows if plan.audience]
    split = "、".join(f"{kind}规划{kinds.count(kind)}份" for kind in dict.fromkeys(kinds))
    computed = [
        *figures, Computed("地方数", len(held), "个", (), "allowance"), Computed("规划数", len(rows), "份", (), "allowance"),
        *(Computed(f"{kind}规划数", kinds.count(kind), "份", (), "allowance") for kind in dict.fromkeys(kinds)),
    ]  # fmt: skip
    one = len(held) == 1 and not table.ask.range.everywhere
    if head is None or (table.ask.first("count") and not table.ask.first("where")):
        lead = f"{held[0].name}共有{len(rows)}份规划" if one else f"资料库收录了{len(held)}个地方的{len(rows)}份规划"
        head = Statement(f"{lead}{f'（{split}）' if len(rows) > 1 and split else ''}：", ())
    statements = [head]
    for place in held:
        numbers, named = [], []
        for plan in (plan for where, plan in rows if where is place):
            cell = table.columns.cell("period", plan, called(plan, place))
            period = (plan.period or "") if cell.stated else "文中没有写明规划期"
            title = plan.label if one or not plan.audience else f"{plan.audience}规划"
            numbers.append(table.sources.cite_plan(plan))
            named.append(f"{title}{'' if period in title and plan.period else f'（{period}）'}[{numbers[-1]}]")
            computed += cell.computed
        statements.append(Statement(f"{place.name}：{'、'.join(named)}", tuple(numbers)))
    told = list(silent)
    if not table.ask.range.audience and not table.ask.first("where", "extreme", "order"):
        absent = [(place.name, kind) for place in held for kind in dict.fromkeys(kinds) if kind not in place.audiences]
        text = listed([f"{place}的{kind}规划" for place, kind in absent])
        statements += [Statement(f"没有收录：{text}。", ())] if absent else []
        told += [Silent(place, kind, None, "no_such_plan") for place, kind in absent]
    quiet = sum(entry.plan is not None for entry in told)
    coverage = Coverage(len(table.rows), len(table.rows) - quiet, tuple(told))
    return Draft("answered", (*statements, *lines), computed=tuple(computed), coverage=coverage)
