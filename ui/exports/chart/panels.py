"""What a chart of places × indicators shows: one panel for each indicator, audience, scope, unit and kind of figure, so
that nothing unlike shares an axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal

from assistant.compare.matrix import Matrix, MatrixCell
from assistant.figures.comparable import ValueKind, due, in_measure, value_kind_of, why_impossible
from assistant.figures.words import bound, display, told_reference, written_as
from assistant.plan_words import place_name_if_known
from ingest.register.targets import Target
from ingest.vocabulary.genre import Reference
from ingest.vocabulary.pack import Pack
from ui.wording.matrix import told_status

MOST_PLANS_NAMED = 4
"""Plans that the line of sources names in full, so that it stays within two lines; by eye."""
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
class NationalLine:
    """A value that the places of a panel are held against."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Panel:
    """One axis. `notes` name the places without a bar, by their kind of silence; bars stand strictest first."""

    title: str
    order: str
    axis: str
    bars: tuple[Bar, ...]
    lines: tuple[NationalLine, ...]
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
            "".join([p.title, p.order, p.axis, *p.notes, *(line.label for line in p.lines),
                     *(bar.place + bar.label for bar in p.bars)]) for p in self.panels
        )  # fmt: skip
        return "".join([self.title, self.source, *panels])


def chart_of(matrix: Matrix) -> Chart:
    """The chart of a matrix, with the nation's figures as lines where the matrix sets values beside them."""
    panels: list[Panel] = []
    for (name, audience), group in groupby(matrix.cells, key=lambda cell: (cell.indicator, cell.audience)):
        several = len({c.audience for c in matrix.cells if c.indicator == name}) > 1
        panels += _panels(f"{name}（{audience or '其他'}规划）" if several else name, name, list(group), matrix.pack)
    plans = dict.fromkeys(t.passage.plan.label for c in matrix.cells for t in c.targets if t.value is not None)
    named = "：" + "、".join(plans) if 0 < len(plans) <= MOST_PLANS_NAMED else ""
    source = f"来源：{len(plans)} 份规划的原文{named}。每个数值的原文和页码见 guihua compare 的 xlsx 或 html。"
    return Chart(f"各地规划目标比较：{'、'.join(matrix.indicators)}", tuple(panels), source)


def _panels(title: str, name: str, cells: Sequence[MatrixCell], pack: Pack) -> list[Panel]:
    """The panels of one indicator and audience, the one with most values first; the silent places stand under the last."""
    held: dict[ValueKind, list[Target]] = {}
    national: dict[ValueKind, list[Reference]] = {}
    doubtful: list[str] = []
    for cell in cells:
        if cell.status == "value":
            for target, difference in zip_longest(cell.targets, cell.to_national):
                if why_impossible(target, pack):
                    doubtful.append(f"{place_name_if_known(target.passage.plan)}的{display(target)}不可能，未画出")
                    continue
                held.setdefault(value_kind_of(target, pack), []).append(target)
                if difference and isinstance(difference.other, Reference):
                    national.setdefault(value_kind_of(target, pack), []).append(difference.other)
    ordered = sorted(held, key=lambda kind: -len(held[kind]))
    silence = (*_silence(cells, title if len(held) > 1 else ""), *doubtful)
    known = pack.indicator(name)
    panels = []
    for kind in ordered:
        better: Better | None = None if known is None or kind.contrary else "higher" if kind.change else known.better
        panels.append(
            Panel(
                title=_title(title, kind, held[kind][0]),
                order=_order(kind, better, held[kind]),
                axis=_axis(kind.unit or ""),
                bars=_bars(held[kind], better, pack),
                lines=tuple(dict.fromkeys(map(_line, national.get(kind, ())))),
                notes=silence if kind == ordered[-1] else (),
            )
        )
    return panels or [Panel(title, "没有一份规划给出数值", "", (), (), silence)]


def _order(kind: ValueKind, better: Better | None, targets: Sequence[Target]) -> str:
    """What the order of the bars means, and that years differ where they do."""
    order = "写法与指标方向相反，只按数值从大到小" if kind.contrary and better is None else _ORDER[better]
    return f"{order}；目标年份不同" if len({due(target) for target in targets}) > 1 else order


def _line(reference: Reference) -> NationalLine:
    return NationalLine(f"国家到{reference.year}年的目标：{told_reference(reference)}", reference.value)


def _title(title: str, kind: ValueKind, first: Target) -> str:
    scope = f" · {first.scope}" if kind.scope else ""
    moved = bound(first.comparator).before if kind.change else ""
    verb = f"{moved}的幅度" if moved else ""
    base = f"比{first.base_year}年" if verb and first.base_year else ""
    scope += f" · {written_as(kind.contrary)}" if kind.contrary else ""
    return f"{title}{scope}" + (f" · {base}{verb}" if verb else "")


def _axis(unit: str) -> str:
    if unit == "1:N":
        return "1:N 中的 N"
    return f"单位：{unit}" if unit else "原文没有写单位"


def _bars(targets: Sequence[Target], better: Better | None, pack: Pack) -> tuple[Bar, ...]:
    """Strictest first; a place with several values has its plan's period or the year beside its name."""
    bars = []
    for target in targets:
        plan = target.passage.plan
        same = [each for each in targets if plan.region and each.passage.plan.region == plan.region] or [target]
        ends = [in_measure(target, end or 0.0, pack) for end in (target.value, target.value_max or target.value)]
        years = len({due(each) for each in targets}) > 1
        bars.append(Bar(_place(target, same, years), ends[0], ends[1], display(target)))
    return tuple(sorted(dict.fromkeys(bars), key=lambda bar: bar.value, reverse=better != "lower"))


def _place(target: Target, same: Sequence[Target], years: bool) -> str:
    plan = target.passage.plan
    beside = []
    if len({other.passage.plan for other in same}) > 1:
        beside.append(plan.period or plan.label)
    if years:
        beside.append(f"{due(target)}年" if due(target) else "未写明年份")
    name = plan.region or place_name_if_known(plan)
    return f"{name}（{'，'.join(beside)}）" if beside else name


def _silence(cells: Sequence[MatrixCell], title: str) -> tuple[str, ...]:
    """A note for each kind of silence; `title` goes first where the note stands for several panels."""
    groups: dict[str, list[str]] = {}
    for cell in cells:
        if cell.status != "value":
            reason = told_status(cell)
            held = f"资料库没有{cell.audience}规划" if cell.audience else reason
            told = held if cell.status == "no_such_plan" else f"未提出（{reason}）"
            groups.setdefault(told, []).append(cell.region)
    lead = f"{title}：" if title else ""
    return tuple(f"{lead}{told}：{'、'.join(places)}" for told, places in sorted(groups.items()))
