"""Places × indicators in words: what a cell says, what the values amount to, and who is silent how."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compare.matrix import CellStatus, Matrix, MatrixCell
from assistant.compare.summary import Summary
from assistant.figures.comparable import Difference
from assistant.figures.words import bound, display, distance, told_amount, told_reference, written_as
from assistant.plan_words import place_name_if_known, plan_for
from ingest.register.targets import Target
from ingest.vocabulary.genre import Reference
from ui.wording.findings import finding_lines
from ui.wording.places import source_line, source_of

RELATIONS = {"stricter": "严于", "looser": "宽于", "equal": "等于"}
_CELL_STATUS: dict[CellStatus, str] = {
    "value": "有数值",
    "not_quantified": "提到但没有数值",
    "not_mentioned": "没有提到",
    "no_such_plan": "资料库没有这份规划",
}


def told_status(cell: MatrixCell) -> str:
    """The kind of silence in words; a line that has a figure, but of what was reached, is told as such."""
    return "只写了现状，没有目标数值" if cell.only_reached else _CELL_STATUS[cell.status]


def told_value(target: Target, beside: Sequence[Target]) -> str:
    """A value of a cell with its scope; with the plan's period where the cell holds those of several plans."""
    plans = {each.passage.plan for each in beside}
    years = target.passage.plan.period if len(plans) > 1 else None
    return f"{target.scope or ''}{display(target)}{f'（{years}）' if years else ''}"


def told_cell(cell: MatrixCell) -> str:
    """What a cell says in short: its values, else the kind of silence."""
    valued = [target for target in cell.targets if target.value is not None]
    values = [told_value(target, valued) for target in valued]
    return "；".join(dict.fromkeys(values)) or told_status(cell)


def summary_lines(matrix: Matrix) -> list[str]:
    """The summaries in sentences; says first where an indicator has populations or units that must not be ranked."""
    lines = []
    for name, audience in dict.fromkeys((summary.indicator, summary.audience) for summary in matrix.summaries):
        own = [s for s in matrix.summaries if (s.indicator, s.audience) == (name, audience)]
        title = f"{name}{f'（{audience}规划）' if audience else ''}"
        if len(own) > 1:
            kinds = "、".join(f"{_kind(summary)}（{summary.plans}份）" for summary in own)
            lines.append(f"{title}：统计人群、单位或表述方式不同，分开比较：{kinds}。")
        lines += [f"{title}{'·' + _kind(summary) if len(own) > 1 else ''}：{_told(summary)}" for summary in own]
    return lines


def difference_lines(matrix: Matrix) -> list[str]:
    """The goals beside the nation's figure and beside what the plan says was reached, places with the same together."""
    places: dict[str, list[str]] = {}
    for cell in matrix.cells:
        for target, national, reached in zip(cell.targets, cell.to_national, cell.to_baseline, strict=False):
            told = "；".join(_beside(each) for each in (national, reached) if each)
            if told:
                line = f"{target.scope or ''}{cell.indicator}{display(target)}，{told}。"
                places.setdefault(line, []).append(place_name_if_known(target.passage.plan))
    return [f"{'、'.join(dict.fromkeys(regions))}：{line}" for line, regions in places.items()]


def similar_lines(matrix: Matrix) -> list[str]:
    """Names that may mean the same, each with the lines in which it stands."""
    return [f"{each.like}／{each.name}：{source_line(target)}" for each in matrix.similar for target in each.targets]


def silent_lines(matrix: Matrix) -> list[str]:
    """The places without a value, by indicator and kind of silence, with the line that speaks of it."""
    lines = []
    for cell in matrix.cells:
        if cell.status != "value":
            plan = plan_for(cell.region, cell.audience) if cell.audience else cell.region
            line = source_of(cell.passage, cell.quote or "") if cell.passage else ""
            lines.append(f"{cell.indicator}｜{plan}：{told_status(cell)}{f'。{line}' if line else ''}")
    return lines


def sections_below(matrix: Matrix) -> list[tuple[str, list[str]]]:
    """What stands below the table of a comparison: the sections that have something to say."""
    found = [
        ("小结", summary_lines(matrix)),
        ("与国家目标和本规划现状相比", difference_lines(matrix)),
        ("没有数值的地方", silent_lines(matrix)),
        ("名称相近、未合并的指标", similar_lines(matrix)),
        ("值得核对之处", finding_lines(matrix.findings)),
    ]
    return [(title, lines) for title, lines in found if lines]


def beside(difference: Difference | None) -> str | None:
    """A goal beside the other figure in words; None where there is nothing to set it beside."""
    return _beside(difference) if difference else None


def _told(summary: Summary) -> str:
    unit = summary.unit or ""
    unit = "" if unit == "1:N" else unit
    if summary.plans == 1:
        pieces = [
            f"只有1份规划有数值，{place_name_if_known(summary.values[0].passage.plan)}{display(summary.values[0])}"
        ]
    elif summary.spread:
        ends = f"最低{summary.lowest:g}{unit}，最高{summary.highest:g}{unit}"
        gap = f"相差{distance(summary.spread, unit)}"
        pieces = [f"{summary.plans}份规划有数值，中位数{summary.median:g}{unit}，{ends}，{gap}"]
        if summary.strictest:
            places = "、".join(dict.fromkeys(place_name_if_known(t.passage.plan) for t in summary.strictest))
            pieces.append(f"最严的是{places}")
    else:
        pieces = [f"{summary.plans}份规划都是{summary.median:g}{unit}"]
    years = summary.years
    if len(years) > 1:
        listed = "、".join(f"{f'{year}年' if year else '未写明'}{count}份" for year, count in years.items())
        pieces.append(f"目标年份不同（{listed}）")
    pieces += [f"国家到{r.year}年的目标为{told_reference(r)}（《{r.title}》{r.place}）" for r in summary.national]
    pieces += [f"国家到{r.year}年的目标{told_reference(r)}，年份不同" for r in summary.other_years]
    return "；".join(pieces) + "。"


def _beside(difference: Difference) -> str:
    other = difference.other
    if isinstance(other, Reference):
        what = f"国家到{other.year}年的目标{told_reference(other)}"
    else:
        what = f"本规划所写{f'{other.year}年' if other.year else ''}现状{told_amount(other)}"
    return f"{RELATIONS[difference.relation]}{what}" + (
        f"，差{distance(difference.value, difference.unit)}" if difference.value else ""
    )


def _kind(summary: Summary) -> str:
    word, _, base = (summary.change or "").partition(" ")
    pieces = [
        summary.scope or "未另写人群",
        f"{f'比{base}年' if base else ''}{bound(word).change}",
        written_as(summary.contrary),
        summary.unit or "",
    ]
    return "，".join(filter(None, pieces))
