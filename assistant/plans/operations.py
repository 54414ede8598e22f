"""Operations over the plans as a table: conditions, order, extremes, differences, and the sentence that each ends in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt
from statistics import fmean, median

from assistant.plans.columns import COUNTS, LABELS, UNITS, YEARS, PlanColumns
from assistant.query.query import Ask, Operation
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import MOST_NAMES, called, listed, marks
from assistant.tell.answer import Computed, Statement
from assistant.tell.sources import Sources
from ingest.plan import Plan

PlanRow = tuple[PlaceInRange, Plan]
Told = tuple[Statement, list[Computed]]
COMPARED: dict[str, Callable[[float, float], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq}
"""When a value of a column stands to another as a comparison says."""
FIRST_YEAR = 1900
"""A bare number from here on that plans are asked for is a year."""
NAMES = ("title", "place", "audience")
"""Columns that say which plan a row is of, and are never worked out."""


@dataclass(slots=True)
class PlanTable:
    """The rows of an answer while they are worked out, and what it rests on."""

    ask: Ask
    places: list[PlaceInRange]
    rows: list[PlanRow]
    columns: PlanColumns
    sources: Sources

    def name(self, row: PlanRow) -> str:
        return called(row[1], row[0])

    def names(self, rows: Sequence[PlanRow]) -> tuple[str, tuple[int, ...]]:
        """Names with their citations, for a sentence; of very many the first, all have a line below."""
        numbers = tuple(self.sources.cite_plan(plan) for _, plan in rows[:MOST_NAMES])
        named = [f"{self.name(row)}[{number}]" for row, number in zip(rows[:MOST_NAMES], numbers, strict=True)]
        return listed([*named, *("" for _ in rows[MOST_NAMES:])]), tuple(dict.fromkeys(numbers))


def column_of(ask: Ask, operation: Operation) -> str:
    """The column that an operation works on."""
    if operation.words in LABELS:
        return operation.words
    if operation.words == "time":
        return next((column for column in ask.fields if column in ("date", *YEARS)), "end")
    comparing = operation.comparison in COMPARED or operation.comparison == "between"
    if comparing and operation.value is not None and operation.value >= FIRST_YEAR:
        return next((column for column in ask.fields if column in (*YEARS, "date")), "end")
    fitting = (*COUNTS, *YEARS) if operation.act in ("extreme", "order", "difference") or comparing else tuple(LABELS)
    preferred = [column for column in ask.fields if column in fitting and column not in NAMES]
    return preferred[0] if preferred else "goals" if operation.act in ("extreme", "order", "difference") else "period"


def kept(
    table: PlanTable, rows: Sequence[PlanRow], operation: Operation, column: str
) -> tuple[list[PlanRow], list[PlanRow]]:
    """The rows that fulfil the condition, and those of which nobody can say, because the plan does not state it."""
    values = [table.columns.value(column, plan) for _, plan in rows]
    if operation.comparison == "absent":
        return [row for row, value in zip(rows, values, strict=True) if value is None], []
    if operation.comparison in ("present", "hard"):
        return [row for row, value in zip(rows, values, strict=True) if value is not None], []
    lacking = [row for row, value in zip(rows, values, strict=True) if value is None]
    return [r for r, v in zip(rows, values, strict=True) if v is not None and _fulfils(v, operation)], lacking


def _fulfils(value: float | str, operation: Operation) -> bool:
    if isinstance(value, str) or operation.value is None:
        return True
    if operation.comparison == "between":
        return operation.value <= value <= _upper(operation)
    return COMPARED[operation.comparison or "="](value, operation.value)


def _upper(operation: Operation) -> float:
    """The upper end of a span; of one that names no other its only value."""
    return (operation.value or 0.0) if operation.value_max is None else operation.value_max


def condition_told(
    table: PlanTable, operation: Operation, column: str, rows: Sequence[PlanRow],
    before: Sequence[PlanRow], lacking: Sequence[PlanRow],
) -> Told:  # fmt: skip
    what = _condition(operation, column)
    names, numbers = table.names(rows)
    head = f"{what}的有{len(rows)}份：{names}" if rows else f"没有{what}的规划"
    if operation.comparison in ("absent", "present", "hard") and rows:
        head += (
            f"；其余{len(before) - len(rows)}份都{'写明了' if operation.comparison == 'absent' else '没有写明'}"
            if len(before) > len(rows)
            else ""
        )
    if lacking:
        unsaid, more = table.names(lacking)
        head, numbers = f"{head}；没有写明{plain_head(column)}的有{len(lacking)}份：{unsaid}", (*numbers, *more)
    computed = [
        Computed(f"{what}的规划数", len(rows), "份", numbers), Computed("其余的规划数", len(before) - len(rows), "份", (), "allowance"),
        Computed(f"没有写明{plain_head(column)}的规划数", len(lacking), "份", (), "allowance"),
    ]  # fmt: skip
    return Statement(f"{head}。", numbers), computed


def confirmed(
    ask: Ask, head: Statement, rows: Sequence[PlanRow], before: Sequence[PlanRow]
) -> tuple[Statement, list[PlanRow]]:
    """四份妇女规划都是管到2030年的吧: first whether all of them are; then every plan is told, not only those that fit."""
    if ask.first("confirm") is None:
        return head, list(rows)
    if len(before) == 1:
        return Statement(f"{'是的' if rows else '不是'}：{head.text}", head.citations), list(before)
    verdict = "是的，都是：" if len(rows) == len(before) else "不是，并非都是：" if rows else "不是："
    return Statement(f"{verdict}{head.text}", head.citations), list(before)


def _condition(operation: Operation, column: str) -> str:
    """`规划期到2025年为止`: the condition in words."""
    if operation.comparison in ("absent", "present", "hard"):
        return f"{'没有' if operation.comparison == 'absent' else ''}写明{plain_head(column)}"
    value = f"{operation.value:g}" if operation.value is not None else ""
    unit = UNITS.get(column, "年" if column == "date" else "")
    if column == "end" and operation.comparison == "=":
        return f"规划期到{value}年为止"
    if operation.comparison == "between":
        return f"{LABELS[column]}在{value}至{_upper(operation):g}{unit}之间"
    than = {"<": "少于", "<=": "不超过", ">": "多于", ">=": "不少于", "=": "为"}
    early = {"<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于", "=": "为"}
    words = early if column in (*YEARS, "date") else than
    return f"{LABELS[column]}{words.get(operation.comparison or '=', '为')}{value}{unit}"


def plain_head(column: str) -> str:
    return "起止年份" if column in ("period", *YEARS) else LABELS[column]


def ordered(
    table: PlanTable, rows: Sequence[PlanRow], operation: Operation, column: str
) -> tuple[list[PlanRow], Statement, list[Computed]]:
    """The rows by their value; of `extreme` the n-th value first, and all with the same value together."""
    if column == "date":
        return _dated(table, rows, operation)
    valued = [(value, row) for row in rows if isinstance(value := table.columns.value(column, row[1]), float | int)]
    valued.sort(key=lambda pair: -pair[0] if operation.descending else pair[0])
    order = [row for _, row in valued]
    if not valued:
        return list(rows), Statement(f"各份规划都没有写明{plain_head(column)}。", ()), []
    levels = list(dict.fromkeys(value for value, _ in valued))
    n = operation.n if operation.act == "extreme" else 1
    if n > len(levels):
        return order, Statement(f"不同的{LABELS[column]}没有{n}档，排不出第{n}。", ()), [_asked(n)]
    level = levels[n - 1]
    names, numbers = table.names([row for value, row in valued if value == level])
    year = column in YEARS
    end = ("晚" if operation.descending else "早") if year else "多" if operation.descending else "少"
    rank = f"第{n}{end}" if n > 1 else f"最{end}"
    of = "发展领域" if column == "domains" else plain_head(column) if not year else LABELS[column]
    computed = [Computed(f"{of}{rank}", level, UNITS[column], numbers)]
    if len(levels) == 1 and len(valued) > 1:
        head = f"{names}的{of}{'相同' if year else '一样多'}，都是{level:g}{UNITS[column]}。"
    else:
        each = "都" if sum(value == level for value, _ in valued) > 1 else ""
        head = f"{of}{rank}的是{names}，{each}{'到' if year else '有'}{level:g}{UNITS[column]}。"
    return order, Statement(head, numbers), computed


def _dated(
    table: PlanTable, rows: Sequence[PlanRow], operation: Operation
) -> tuple[list[PlanRow], Statement, list[Computed]]:
    """The rows by the day on which the plans were issued, as far as they state it."""
    dated = sorted(((row[1].date, row) for row in rows if row[1].date), key=lambda pair: pair[0] or "")
    dated = dated[::-1] if operation.descending else dated
    days = list(dict.fromkeys(day for day, _ in dated))
    n = operation.n if operation.act == "extreme" else 1
    if n > len(days):
        said = "各份规划都没有写明印发日期" if not days else f"不同的印发日期没有{n}个，排不出第{n}"
        return [row for _, row in dated] or list(rows), Statement(f"{said}。", ()), [_asked(n)]
    names, numbers = table.names([row for day, row in dated if day == days[n - 1]])
    word = "晚" if operation.descending else "早"
    head = f"印发{f'第{n}' if n > 1 else '最'}{word}的是{names}。"
    return [row for _, row in dated], Statement(head, numbers), [_asked(n)]


def _asked(n: int) -> Computed:
    """The place in the order that the question names, so that a sentence may repeat it."""
    return Computed("所问名次", n, None, (), "allowance")


def middle_of_plans(table: PlanTable, rows: Sequence[PlanRow], operation: Operation, column: str) -> Told:
    """The mean or the median of what the plans count."""
    valued = [(value, row) for row in rows if isinstance(value := table.columns.value(column, row[1]), float | int)]
    if not valued:
        return Statement(f"各份规划都没有写明{plain_head(column)}。", ()), []
    values = [float(value) for value, _ in valued]
    found = round(fmean(values) if operation.act == "mean" else median(values), 4)
    name = "平均" if operation.act == "mean" else "中位数"
    numbers = tuple(table.sources.cite_plan(plan) for _, (_, plan) in valued)
    computed = [
        Computed(f"{plain_head(column)}{name}", found, UNITS[column], numbers),
        Computed("规划数", len(values), "份", (), "allowance"),
    ]
    terms = "、".join(f"{value:g}" for value in values)
    return Statement(
        f"{len(values)}份规划的{plain_head(column)}{name}{found:g}{UNITS[column]}（{terms}）。", numbers
    ), computed


def plans_apart(table: PlanTable, rows: Sequence[PlanRow], column: str) -> Told:
    """How far two plans are apart; of more than two, the highest and the lowest."""
    valued = [(value, row) for row in rows if isinstance(value := table.columns.value(column, row[1]), float | int)]
    if len(valued) < 2:
        return Statement(f"能比较{plain_head(column)}的规划不足两份。", ()), []
    if len(valued) > 2:
        valued = [max(valued, key=lambda pair: pair[0]), min(valued, key=lambda pair: pair[0])]
    (one, first), (other, second) = valued
    numbers = tuple(table.sources.cite_plan(plan) for _, plan in (first, second))
    unit = UNITS[column]
    what = "个领域" if column == "domains" else f"{unit}{LABELS[column]}" if column in COUNTS else unit
    apart = f"多{one - other:g}{unit}" if one > other else f"少{other - one:g}{unit}" if one < other else "一样多"
    head = f"{table.name(first)}有{one:g}{what}{marks(numbers[:1])}，{table.name(second)}有{other:g}{what}{marks(numbers[1:])}，前者{apart}。"
    if apart == "一样多":
        head = head.replace("，前者一样多", "，两者一样多")
    computed = [
        Computed(f"{table.name(first)}的{LABELS[column]}", one, unit, numbers[:1], "allowance"),
        Computed(f"{table.name(second)}的{LABELS[column]}", other, unit, numbers[1:], "allowance"),
        Computed(f"{LABELS[column]}之差", abs(one - other), unit, numbers),
    ]
    return Statement(head, numbers), computed
