"""Findings and summaries of a comparison: as records for JSON, and as lines for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.compare.findings import Finding, apart, findings, told_amount, told_reference
from assistant.compare.matrix import Cell, Matrix
from assistant.compare.summary import Summary
from assistant.figures.comparable import Difference, due
from assistant.figures.words import display
from assistant.query.plans import place_name
from index.library import Library
from ingest.plan import Passage, Plan
from ingest.register.targets import Target, row
from ingest.vocabulary.genre import Reference
from ui.exports.export import deliver, form_of
from ui.wording import told_status

KINDS = {
    "misprinted_unit": "单位疑误",
    "impossible_value": "数值超出可能",
    "part_above_whole": "部分大于整体",
    "two_values": "同一指标两个数值",
    "looser_than_baseline": "宽于现状",
    "looser_than_national": "宽于国家目标",
}
RELATIONS = {"stricter": "严于", "looser": "宽于", "equal": "等于"}


def run(folder: Path, plans_of: Callable[[Library], Sequence[Plan]], asked: str | None, output: Path | None) -> None:
    """Print or write what stands out in the plans chosen; the other plans are read beside them, not reported."""
    form = form_of(asked, output, ("table", "json"))
    with Library(folder) as library:
        chosen = {plan.key for plan in plans_of(library)}
        every = findings(library.register(), library.pack)
        found = [f for f in every if any(t.passage.plan.key in chosen for t in f.targets)]
    if form == "json":
        text = json.dumps([finding_record(each) for each in found], ensure_ascii=False, indent=1)
    else:
        text = "\n".join(finding_lines(found)) or "没有发现需要核对的数字"
    deliver(text, output, form)


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding with the rows it rests on; `remark` where the text may be right as printed."""
    first = finding.targets[0]
    return {
        "kind": finding.kind,
        "remark": finding.is_remark,
        "sentence": finding.sentence,
        "region": first.passage.plan.region,
        "audience": first.passage.plan.audience,
        "indicator": first.indicator,
        "targets": [{**row(target), "path": list(target.passage.path)} for target in finding.targets],
        "reference": reference_record(finding.reference),
    }


def finding_lines(found: Sequence[Finding]) -> list[str]:
    """Each finding with its lines: kind and sentence, then document, place and quote of each row."""
    lines = []
    for finding in found:
        lines.append(f"{'提示' if finding.is_remark else '存疑'}｜{KINDS[finding.kind]}｜{finding.sentence}")
        for line in dict.fromkeys(source_line(target) for target in finding.targets):
            lines.append(f"    {line}")
        if finding.reference:
            lines.append(f"    {_read(finding.reference)}")
    return lines


def source_line(target: Target) -> str:
    """`qinghuai.pdf › 妇女与健康 › 主要目标 › 1，第 3 页：“…”`."""
    return source_of(target.passage, target.quote)


def source_of(passage: Passage, quote: str) -> str:
    """Document, place, page and the words, in one line."""
    page = f"，第 {passage.page} 页" if passage.page else ""
    return f"{' › '.join((passage.plan.document, *passage.path))}{page}：“{''.join(quote.splitlines())}”"


def reference_record(reference: Reference | None) -> dict[str, Any] | None:
    """The nation's figure with the document that sets it, the place in it, and the text that was read."""
    if reference is None:
        return None
    return {
        "value": reference.value, "unit": reference.unit, "comparator": reference.comparator, "year": reference.year,
        "scope": reference.scope, "document": reference.title, "number": reference.number, "place": reference.place,
        "read": reference.read,
    }  # fmt: skip


def difference_records(cell: Cell, *, national: bool) -> list[dict[str, Any] | None]:
    """For each of the cell's targets the difference to the nation's figure, or to what the plan says was reached."""
    found = cell.to_national if national else cell.to_baseline
    return [None if difference is None else _difference_record(difference) for difference in found]


def _difference_record(difference: Difference) -> dict[str, Any]:
    other = difference.other
    beside = {"reference": reference_record(other)} if isinstance(other, Reference) else {"baseline": row(other)}
    return {"value": difference.goal.value, "scope": difference.goal.scope, "difference": difference.value,
            "relation": difference.relation, **beside}  # fmt: skip


def summary_record(summary: Summary) -> dict[str, Any]:
    """What the values of one indicator, audience, population and unit amount to."""
    return {
        "indicator": summary.indicator, "audience": summary.audience, "scope": summary.scope, "unit": summary.unit,
        "change": summary.change, "contrary": summary.contrary, "better": summary.better, "plans": summary.plans, "median": summary.median,
        "lowest": summary.lowest, "highest": summary.highest, "spread": summary.spread,
        "strictest": [place_name(target.passage.plan) for target in summary.strictest],
        "years": {str(year): count for year, count in _years(summary).items()},
        "scopes": dict(Counter(target.scope or "" for target in summary.values)),
        "national": [reference_record(reference) for reference in summary.national],
    }  # fmt: skip


def silent_records(matrix: Matrix) -> list[dict[str, Any]]:
    """The places without a value: which kind of silence, and the line that speaks of it."""
    return [
        {"region": cell.region, "audience": cell.audience, "indicator": cell.indicator, "status": cell.status,
         "quote": cell.quote, "document": cell.passage.plan.document if cell.passage else None,
         "path": list(cell.passage.path) if cell.passage else None}
        for cell in matrix.cells if cell.status != "value"
    ]  # fmt: skip


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
                places.setdefault(line, []).append(place_name(target.passage.plan))
    return [f"{'、'.join(dict.fromkeys(regions))}：{line}" for line, regions in places.items()]


def similar_records(matrix: Matrix) -> list[dict[str, Any]]:
    """Names that may mean the same and were not merged, with their rows."""
    return [
        {
            "indicator": each.name,
            "like": each.like,
            "nearness": each.nearness,
            "targets": [row(t) for t in each.targets],
        }
        for each in matrix.similar
    ]


def similar_lines(matrix: Matrix) -> list[str]:
    """Names that may mean the same, each with the lines in which it stands."""
    return [f"{each.like}／{each.name}：{source_line(target)}" for each in matrix.similar for target in each.targets]


def silent_lines(matrix: Matrix) -> list[str]:
    """The places without a value, by indicator and kind of silence, with the line that speaks of it."""
    lines = []
    for cell in matrix.cells:
        if cell.status != "value":
            plan = f"{cell.region}{cell.audience}规划" if cell.audience else cell.region
            line = source_of(cell.passage, cell.quote or "") if cell.passage else ""
            lines.append(f"{cell.indicator}｜{plan}：{told_status(cell)}{f'。{line}' if line else ''}")
    return lines


def _told(summary: Summary) -> str:
    unit = summary.unit or ""
    unit = "" if unit == "1:N" else unit
    if summary.plans == 1:
        pieces = [f"只有1份规划有数值，{place_name(summary.values[0].passage.plan)}{display(summary.values[0])}"]
    elif summary.spread:
        ends = f"最低{summary.lowest:g}{unit}，最高{summary.highest:g}{unit}"
        gap = f"相差{summary.spread:g}{'个百分点' if unit == '%' else unit}"
        pieces = [f"{summary.plans}份规划有数值，中位数{summary.median:g}{unit}，{ends}，{gap}"]
        if summary.strictest:
            places = "、".join(dict.fromkeys(place_name(t.passage.plan) for t in summary.strictest))
            pieces.append(f"最严的是{places}")
    else:
        pieces = [f"{summary.plans}份规划都是{summary.median:g}{unit}"]
    years = _years(summary)
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
    return f"{RELATIONS[difference.relation]}{what}" + (f"，差{apart(difference)}" if difference.value else "")


def _kind(summary: Summary) -> str:
    word, _, base = (summary.change or "").partition(" ")
    change = {"decrease_by": "降幅", "increase_by": "增幅"}.get(word, "")
    pieces = [
        summary.scope or "未另写人群",
        f"{f'比{base}年' if base else ''}{change}",
        {">=": "写作“以上”", "<=": "写作“以下”"}.get(summary.contrary or "", ""),
        summary.unit or "",
    ]
    return "，".join(filter(None, pieces))


def _years(summary: Summary) -> dict[int, int]:
    """How many values are due in which year; 0 where a plan does not say."""
    return dict(sorted(Counter(due(target) or 0 for target in summary.values).items()))


def _read(reference: Reference) -> str:
    return f"《{reference.title}》{reference.place}（据{reference.read}）"


def sections(matrix: Matrix) -> list[tuple[str, list[str]]]:
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
