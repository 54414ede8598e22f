"""What a chart of places × indicators shows: one panel for each indicator, audience, scope, unit and kind of figure, so
that nothing unlike shares an axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from assistant.display import display
from assistant.matrix import Cell, Matrix
from ingest.register.indicators import indicator
from ingest.targets import Target
from ui.wording import CELL_STATUS

MOST_PLANS_NAMED = 4
Better = Literal["lower", "higher"]
_ORDER: dict[Better | None, str] = {
    "lower": "数值越低越严，最严的在上",
    "higher": "数值越高越严，最严的在上",
    None: "指标表没有说明高低哪个更严，按数值从大到小",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of one place; `longest` is the end of a range, else the value; `label` as the plan puts it."""

    place: str
    value: float
    longest: float
    label: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that all places are held against, such as the national one: only in the panel of its scope and unit."""

    label: str
    value: float
    unit: str
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """One axis. `notes` name the places without a bar, by their kind of silence; bars stand strictest first."""

    title: str
    order: str
    axis: str
    bars: tuple[Bar, ...]
    reference: Reference | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Panels from top to bottom; `source` is the line at the foot."""

    title: str
    panels: tuple[Panel, ...]
    source: str

    @property
    def text(self) -> str:
        """Everything that is written on the chart, for finding a font that has it."""
        panels = (
            "".join([p.title, p.order, p.axis, *p.notes, p.reference.label if p.reference else "",
                     *(bar.place + bar.label for bar in p.bars)]) for p in self.panels
        )  # fmt: skip
        return "".join([self.title, self.source, *panels])


@dataclass(frozen=True, slots=True)
class _Measure:
    """What values must share to stand on one axis."""

    change: str
    base_year: int
    scope: str
    unit: str


def chart_of(matrix: Matrix, national: Mapping[str, Sequence[Reference]] | None = None) -> Chart:
    """The chart of a matrix. `national` has reference values by the indicator's name; each is drawn as a line in the
    panel of its scope and unit."""
    panels: list[Panel] = []
    for (name, audience), group in groupby(matrix.cells, key=lambda cell: (cell.indicator, cell.audience)):
        several = len({c.audience for c in matrix.cells if c.indicator == name}) > 1
        title = f"{name}（{audience}规划）" if several and audience else name
        panels += _panels(title, name, list(group), (national or {}).get(name, ()))
    plans = dict.fromkeys(t.passage.plan.label for c in matrix.cells for t in c.targets if t.value is not None)
    named = "：" + "、".join(plans) if 0 < len(plans) <= MOST_PLANS_NAMED else ""
    source = f"来源：{len(plans)} 份规划的原文{named}。每个数值的原文和页码见 guihua compare 的 xlsx 或 html。"
    return Chart(f"各地规划目标比较：{'、'.join(matrix.indicators)}", tuple(panels), source)


def _panels(title: str, name: str, cells: Sequence[Cell], references: Sequence[Reference]) -> list[Panel]:
    """The panels of one indicator and audience, the one with most values first; the silent places stand under the last."""
    held: dict[_Measure, list[Target]] = {}
    for cell in cells:
        for target in cell.targets:
            if target.value is not None:
                held.setdefault(_measure(target), []).append(target)
    ordered = sorted(held, key=lambda measure: -len(held[measure]))
    silence = _silence(cells, title if len(held) > 1 else "")
    known = indicator(name)
    panels = []
    for measure in ordered:
        better: Better | None = "higher" if measure.change else known.better if known else None
        panels.append(
            Panel(
                title=_title(title, measure),
                order=_ORDER[better],
                axis=_axis(measure.unit),
                bars=_bars(held[measure], better),
                reference=next((r for r in references if _fits(r, measure)), None),
                notes=silence if measure == ordered[-1] else (),
            )
        )
    return panels or [Panel(title, "没有一份规划给出数值", "", (), None, silence)]


def _measure(target: Target) -> _Measure:
    change = target.comparator if target.comparator in ("decrease_by", "increase_by") else ""
    unit = target.unit_intended or target.unit or ""
    return _Measure(change or "", (target.base_year or 0) if change else 0, target.scope or "", unit)


def _fits(reference: Reference, measure: _Measure) -> bool:
    return not measure.change and (reference.scope or "", reference.unit) == (measure.scope, measure.unit)


def _title(title: str, measure: _Measure) -> str:
    scope = f" · {measure.scope}" if measure.scope else ""
    verb = {"decrease_by": "下降的幅度", "increase_by": "提高的幅度"}.get(measure.change, "")
    base = f"比{measure.base_year}年" if measure.base_year else ""
    return f"{title}{scope}" + (f" · {base}{verb}" if verb else "")


def _axis(unit: str) -> str:
    if unit == "1:N":
        return "1:N 中的 N"
    return f"单位：{unit}" if unit else "原文没有写单位"


def _bars(targets: Sequence[Target], better: Better | None) -> tuple[Bar, ...]:
    """Strictest first; a place with several values has its plan's period or the year beside its name."""
    bars = []
    for target in targets:
        same = [other for other in targets if other.passage.plan.region == target.passage.plan.region]
        bars.append(
            Bar(_place(target, same), target.value or 0.0, target.value_max or target.value or 0.0, display(target))
        )
    return tuple(sorted(dict.fromkeys(bars), key=lambda bar: bar.value, reverse=better != "lower"))


def _place(target: Target, same: Sequence[Target]) -> str:
    plan = target.passage.plan
    beside = []
    if len({other.passage.plan for other in same}) > 1:
        beside.append(plan.period or plan.label)
    if len({other.year for other in same}) > 1:
        beside.append(f"{target.year or plan.end_year or '未写明'}年")
    name = plan.region or plan.label
    return f"{name}（{'，'.join(beside)}）" if beside else name


def _silence(cells: Sequence[Cell], title: str) -> tuple[str, ...]:
    """A note for each kind of silence; `title` goes first where the note stands for several panels."""
    groups: dict[str, list[str]] = {}
    for cell in cells:
        if cell.status != "value":
            reason = CELL_STATUS[cell.status]
            held = f"资料库没有{cell.audience}规划" if cell.audience else reason
            told = held if cell.status == "no_such_plan" else f"未提出（{reason}）"
            groups.setdefault(told, []).append(cell.region)
    lead = f"{title}：" if title else ""
    return tuple(f"{lead}{told}：{'、'.join(places)}" for told, places in sorted(groups.items()))
