"""What an answer begins with where nothing was worked out: same values together, who has none, what to mind."""

from __future__ import annotations

from assistant.figures.comparable import due
from assistant.figures.words import amount, bound
from assistant.query.reading_words import measure_asked, sign
from assistant.run.cells import Cell, compared_plans
from assistant.run.result import FigureResult, Worked
from assistant.tell.answer import Computed, Statement
from assistant.tell.figures.lines import MOST_LINES, each_once, values_told
from assistant.tell.rows import by_passage
from assistant.tell.sources import Sources
from ingest.figures.clauses import squeeze

_REASONS = ("因为", "由于", "鉴于", "考虑到", "原因是")
MONTHS = 12
"""Months of a year."""
_MONEY = ("元", "万元")
MOST_GROUPS = 4
"""Different values up to which the first sentence names them all."""
_BEGINS_WITH_VERB = "力达稳保控降提下不"
"""First characters of values that say what is done (`达到`, `控制在`): they need no 为 before them."""


def same_values_together(result: FigureResult, sources: Sources, several: bool) -> list[Statement]:
    """The first sentence of a plain question, for each indicator: places with the same value together."""
    statements = []
    for worked in result.worked:
        name = worked.subject.indicator or worked.subject.words
        groups: dict[str, list[Cell]] = {}
        for cell in result.cells:
            if cell.rows and cell.subject == worked.subject:
                groups.setdefault(values_told(each_once(cell.rows), False, result), []).append(cell)
        if len(groups) > MOST_GROUPS:
            places = sum(map(len, groups.values()))
            statements.append(Statement(f"{name}：{places}个地方给出了数值，各地不同，分列如下。", ()))
        elif groups:
            statements.append(_groups_told(name, groups, sources))
    return statements


def _groups_told(name: str, groups: dict[str, list[Cell]], sources: Sources) -> Statement:
    """`新生儿死亡率：云麓市[1]、青槐市[2]均控制在3.0‰以下；…。`"""
    pieces, numbers = [], []
    for value, cells in groups.items():
        marked = []
        for cell in cells:
            found = [sources.cite_targets(group) for group in by_passage(each_once(cell.rows))]
            numbers += found
            marked.append(f"{cell.place.name}{''.join(f'[{number}]' for number in found)}")
        all_of_them = "均" if len(cells) > 1 else ""
        verb = "" if value[:1] in _BEGINS_WITH_VERB else "为"
        pieces.append(f"{'、'.join(marked)}{all_of_them}{verb}{value}")
    return Statement(f"{name}：{'；'.join(pieces)}。", tuple(numbers))


def who_has_none(result: FigureResult) -> list[Statement]:
    """Who has no value, where that was asked for; who has no such plan is told apart."""
    bounded = any(
        o.act == "where" and o.value is not None for o in result.ask.operations
    )  # 哪个没到: the others are told
    asked = [w for w in result.worked if not bounded and any(o.act == "complement" for o in w.operations)]
    return [_without_value(worked) for worked in asked]


def _without_value(worked: Worked) -> Statement:
    without = [cell for cell in worked.absent if cell.silence != "no_such_plan"]
    no_plan = [cell for cell in worked.absent if cell.silence == "no_such_plan"]
    name = worked.subject.indicator
    pieces = []
    if without:
        pieces.append(f"没有给出{name}数值的是{_names(without)}")
    elif no_plan:
        pieces.append(f"收录了相应规划的地方都给出了{name}")
    else:
        pieces.append(f"没有缺的，各地都给出了{name}")
    if no_plan:
        pieces.append(f"{_names(no_plan)}没有{no_plan[0].audience or ''}规划")
    return Statement("；".join(pieces) + "。", ())


def _names(cells: list[Cell]) -> str:
    return "、".join(dict.fromkeys(cell.place.name for cell in cells))


def not_of_the_measure(result: FigureResult) -> list[Statement]:
    """孤儿一个月能领多少基本生活费, where the plans write that it rises by 5% a year: no value is in what was asked for."""
    measure = measure_asked(result.ask.text)
    units = {row.unit for cell in result.cells for row in cell.rows}
    dated = measure is not None and "年" in measure.units and any(due(r) for cell in result.cells for r in cell.rows)
    if measure is None or not measure.units or not units or units & measure.units or dated:
        return []
    return [Statement(f"规划没有写出所问的{measure.name}，写的是以下内容。", ())]


def not_of_the_population(result: FigureResult) -> list[Statement]:
    """高中生每天睡多久, where the plans write it of 小学生 and 初中生 alone."""
    unlike: dict[tuple[str, str], list[str]] = {}
    for cell in result.cells:
        if cell.unlike:
            unlike.setdefault((cell.unlike, cell.subject.indicator or ""), []).append(cell.place.name)
    said = "，写的是其他人群的数值"
    return [
        Statement(f"{'、'.join(dict.fromkeys(names))}的规划没有单独写“{word}”的{indicator}{said}。", ())
        for (word, indicator), names in unlike.items()
    ]


def presence_confirmed(result: FigureResult) -> list[Statement]:
    """是不是要求每个县都得有公办托育中心: that the plan of the one place has what is claimed, where no figure is."""
    claims = [operation for operation in result.ask.operations if operation.act == "confirm"]
    plain = all(claim.value is None and claim.than is None for claim in claims) and not result.ask.value.years
    every = bool(result.cells) and all(cell.rows for cell in result.cells)
    claimed = claims and plain and sign("claims_presence").search(result.ask.text)
    return [Statement("是的，规划写有这一项。", ())] if claimed and every else []


def by_the_year(result: FigureResult, sources: Sources) -> tuple[list[Statement], list[Computed]]:
    """每月补贴300元，一年是多少: the sum by the month taken twelve times, where a year is asked for."""
    statements: list[Statement] = []
    computed: list[Computed] = []
    rows = [row for cell in result.cells for row in cell.rows] if sign("per_year").search(result.ask.text) else []
    for row in rows:
        monthly = "每月" in (row.scope or "") or f"每月{amount(row)}" in squeeze(row.quote).text
        if monthly and row.value is not None and row.unit in _MONEY:
            number, year = sources.cite_targets([row]), round(row.value * MONTHS, 4)
            computed.append(Computed(f"{row.indicator}按年折算", year, row.unit, (number,)))
            computed.append(Computed("一年的月数", MONTHS, "个月", (), "allowance"))
            after = bound(row.comparator).after
            place = row.passage.plan.region or row.passage.plan.label
            told = f"{place}：每月{amount(row)}{after}[{number}]，按{MONTHS}个月折算，一年为{year:g}{row.unit}{after}。"
            statements.append(Statement(told, (number,)))
    return statements, computed


def only_words(result: FigureResult) -> list[Statement]:
    """Who has the indicator without a figure, where that was asked for."""
    if not any(operation.comparison == "soft" for operation in result.ask.operations):
        return []
    cells = [cell for cell in result.cells if cell.soft and not cell.rows]
    return [Statement(f"只有表述、没有给出数值的是{_names(cells)}。", ())] if cells else []


def reasons(result: FigureResult) -> list[Statement]:
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


def differing_years(result: FigureResult) -> list[Statement]:
    """Goals for different years are never set beside each other without saying so."""
    ask = result.ask
    if ask.range.ends:
        return [Statement(f"只看{ask.range.ends}年到期的规划。", ())]
    by_year = _places_by_year(result)
    if len(by_year) < 2 or ask.value.years or ask.value.kind == "baseline":
        return []
    if len(result.plans) > MOST_LINES:
        return [Statement("注意：各地规划的目标年份不同，见表中目标年。", ())]
    told = "，".join(
        f"{'、'.join(names)}为{f'{year}年' if year else '规划未写明年份'}"
        for year, names in sorted(by_year.items(), key=lambda pair: pair[0] or 9999)
    )
    return [Statement(f"注意目标年份不同：{told}。", ())]


def _places_by_year(result: FigureResult) -> dict[int | None, list[str]]:
    """The places whose goals are for each year; None where a plan does not say."""
    by_year: dict[int | None, list[str]] = {}
    for cell in result.cells:
        for row in cell.rows:
            if row.kind != "baseline" and cell.place.name not in by_year.setdefault(due(row), []):
                by_year[due(row)].append(cell.place.name)
    return by_year


def only_the_newest(result: FigureResult) -> list[Statement]:
    """Said where a place has older plans as well, which were left out of a comparison."""
    places = [cell.place for cell in result.cells]
    older = any(len(compared_plans(result.ask, place.plans)) < len(place.plans) for place in places)
    return [Statement("（只比较各地最新一期规划。）", ())] if older else []
