"""The columns of the plans as a table: what each plan states of itself, cited where it stands, or that it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.query.query import Range
from assistant.tell.accounting import listed, marks
from assistant.tell.answer import Computed
from assistant.tell.sources import Sources
from assistant.texts.sections import BESIDE, titles_of
from index.library import Library
from ingest.figures.width import normalised
from ingest.plan import GOALS, MEASURES, Heading, Passage, Plan
from ingest.register.targets import Target

LABELS = {
    "title": "名称", "place": "地方", "audience": "类别", "period": "规划期", "start": "起始年份", "end": "截止年份",
    "issuer": "发文机关", "number": "文号", "date": "印发日期", "domains": "发展领域", "goals": GOALS, "measures": MEASURES,
    "targets": "带数值的目标", "baselines": "现状值", "files": "文件",
}  # fmt: skip
"""The fields of an ask that are columns, and their heads."""
UNITS = {
    "domains": "个",
    "goals": "条",
    "measures": "条",
    "targets": "条",
    "baselines": "个",
    "start": "年",
    "end": "年",
}
"""The unit of each column of numbers."""
AUDIENCES = ("妇女", "儿童")
"""The audiences of which 两份规划都有 speaks."""
FIGURES = ("targets", "baselines")
"""Columns that count what the register has of a plan: goals that hold a value, and values that were reached."""
COUNTS = ("domains", "goals", "measures", *FIGURES)
"""Columns that count what stands in a plan."""
YEARS = ("start", "end")
"""Columns that are years."""
MOST_CITED, MOST_NAMED = 3, 6
"""Lines of a count of figures that are cited, and indicators that are named. Chosen by hand."""
FEW_PLANS = 12
"""Up to so many plans each domain is cited at its heading; of more, the plan."""


@dataclass(frozen=True, slots=True)
class PlanCell:
    """What a plan states under a column: words with their citation marks; `stated` is False where it states nothing."""

    words: str
    numbers: tuple[int, ...] = ()
    computed: tuple[Computed, ...] = ()
    stated: bool = True


@dataclass(slots=True)
class PlanColumns:
    """Reads the columns of plans of one library; what is read for one plan is kept for the next column."""

    library: Library
    sources: Sources
    wanted: Range
    plans: Sequence[Plan]
    years: Sequence[int] = ()
    _items: dict[tuple[str, int], list[Passage]] = field(default_factory=dict)
    _lines: dict[str, list[Passage]] = field(default_factory=dict)

    def value(self, column: str, plan: Plan) -> float | str | None:
        """The value that plans are compared by; None where the plan does not state it."""
        if column in COUNTS:
            count = len(self._counted(column, plan))
            return float(count) if count or column not in FIGURES else None
        if column in YEARS:
            return plan.start_year if column == "start" else plan.end_year
        if column == "date":
            return float(plan.date[:4]) if plan.date else None
        return {"title": plan.title, "place": plan.region, "audience": plan.audience, "period": plan.period,
                "issuer": plan.issuer, "number": plan.number, "files": plan.document}.get(column)  # fmt: skip

    def cell(self, column: str, plan: Plan, name: str, *, alone: bool = True) -> PlanCell:
        """The words of a column for a plan that is called `name`; `alone` where nothing else is asked of it."""
        if column in FIGURES:
            return self._figures_cell(column, plan, name)
        if column in COUNTS:
            return self._count_cell(column, plan, name, alone)
        if column in ("period", *YEARS):
            return self._years_cell(plan)
        if column == "files":
            return self._files_cell(plan)
        known = {"title": plan.title, "issuer": plan.issuer, "number": plan.number, "date": _chinese_date(plan.date)}
        if column in known:
            return self._stated(column, plan, known[column])
        words = plan.region if column == "place" else plan.audience
        return PlanCell(words, (self.sources.cite_plan(plan),)) if words else PlanCell(_unstated(column), stated=False)

    def _stated(self, column: str, plan: Plan, words: str | None) -> PlanCell:
        if words is None:
            return PlanCell(_unstated(column), stated=False)
        if column == "title":
            number = self.sources.cite_plan(plan)
            return PlanCell(f"{words}{marks([number])}", (number,))
        line = next((line for line in self._front(plan) if normalised(words) in normalised(line.text)), None)
        number = self.sources.cite(line) if line else self.sources.cite_plan(plan)
        return PlanCell(f"{words}{marks([number])}", (number,))

    def _years_cell(self, plan: Plan) -> PlanCell:
        if plan.period is None:
            return PlanCell(_unstated("period"), stated=False)
        number = self.sources.cite_plan(plan)
        years = [plan.start_year or 0, plan.end_year or 0]
        shown = tuple(Computed("规划期的年份", year, "年", (number,), "allowance") for year in years)
        return PlanCell(f"{plan.period}{marks([number])}", (number,), shown)

    def _files_cell(self, plan: Plan) -> PlanCell:
        number = self.sources.cite_plan(plan)
        names = [plan.document, *(copy.document for copy in self.library.copies(plan))]
        # a name may hold figures (000_d036.txt), which no quote carries
        held = Computed(f"文件{'、'.join(names)}", len(names), "个", (number,), "allowance")
        return PlanCell(f"{'、'.join(names)}{marks([number])}", (number,), (held,))

    def _count_cell(self, column: str, plan: Plan, name: str, alone: bool) -> PlanCell:
        """A count with the headings that it is counted under: each where it is alone, else the first one."""
        count, label, unit = len(self._counted(column, plan)), LABELS[column], UNITS[column]
        if not count:
            return PlanCell(f"没有{label}", (self.sources.cite_plan(plan),), stated=False)
        headings = self._domain_headings(plan, column)
        each = alone and len(headings) > 1 and len(self.plans) <= (FEW_PLANS if column == "domains" else 2)
        numbers = tuple(self.sources.cite_heading(plan, h) for h in (headings if each else headings[:1]))
        numbers = numbers or (self.sources.cite_plan(plan),)
        total = Computed(f"{name}的{label}", count, unit, numbers)
        if column == "domains":
            listed = "、".join(f"{h.title}[{n}]" for h, n in zip(headings, numbers, strict=False))
            return PlanCell(f"{count}个领域{f'：{listed}' if each else marks(numbers)}", numbers, (total,))
        if self.wanted.domain:
            label = f"{'、'.join(f'“{h.title}”' for h in headings)}的{label}"
        if not each:
            return PlanCell(f"{label}{count}条{marks(numbers)}", numbers, (total,))
        by_domain = Counter(passage.domain for passage in self._of(plan) if passage.part == LABELS[column])
        pieces = "、".join(f"{h.title}{by_domain[h.title]}条[{n}]" for h, n in zip(headings, numbers, strict=True))
        parts = (Computed(f"{h.title}{LABELS[column]}", by_domain[h.title], "条", (n,), "allowance")
                 for h, n in zip(headings, numbers, strict=True))  # fmt: skip
        return PlanCell(f"{label}{count}条（{pieces}）", numbers, (total, *parts))

    def _figures_cell(self, column: str, plan: Plan, name: str) -> PlanCell:
        """How many goals hold a value, or which indicators have a value reached, cited where the first ones stand."""
        rows = self._figures(column, plan)
        count, label, unit = len(self._counted(column, plan)), LABELS[column], UNITS[column]
        if not count:
            return PlanCell(f"没有写{label}", (self.sources.cite_plan(plan),), stated=False)
        places = list({row.passage.ordinal: row for row in rows}.values())[:MOST_CITED]
        numbers = tuple(dict.fromkeys(self.sources.cite_targets([row]) for row in places))
        names = list(dict.fromkeys(row.indicator for row in rows))
        which = f"（{listed(names, MOST_NAMED)}）" if column == "baselines" else ""
        if column == "baselines":
            label = "".join(f"{year}年" for year in self.years[:1]) + label
        return PlanCell(
            f"{label}{count}{unit}{which}{marks(numbers)}",
            numbers,
            (Computed(f"{name}的{label}", count, unit, numbers),),
        )

    def _figures(self, column: str, plan: Plan) -> list[Target]:
        rows = [row for row in self.library.register([plan]) if row.value is not None]
        if column == "baselines":
            years = self.years
            return [row for row in rows if row.kind == "baseline" and (not years or row.year in years)]
        return [row for row in rows if row.kind != "baseline" and row.passage.part == GOALS]

    def _counted(self, column: str, plan: Plan) -> Sequence[object]:
        if column == "targets":
            return list({row.passage.ordinal for row in self._figures(column, plan)})
        if column == "baselines":
            return self._figures(column, plan)
        if column == "domains":
            return self._domain_headings(plan, column)
        titles = titles_of(plan, self.wanted.domain) if self.wanted.domain else None
        return [p for p in self._of(plan) if p.part == LABELS[column] and (titles is None or p.domain in titles)]

    def _of(self, plan: Plan) -> list[Passage]:
        """The numbered goals and measures of a plan; those of all plans are read at once."""
        if not self._items:
            self._items = {each.address: [] for each in self.plans}
            for part in (GOALS, MEASURES):
                for passage in self.library.passages(self.plans, part=part):
                    if passage.item is not None:
                        self._items[passage.plan.address].append(passage)
        return self._items[plan.address]

    def _domain_headings(self, plan: Plan, column: str) -> list[Heading]:
        """The headings of the domain that is asked for; a plan's domains are counted whatever is asked of one of them."""
        of_one = None if column == "domains" else self.wanted.domain
        titles = titles_of(plan, of_one) if of_one else plan.domains
        first: dict[str, Heading] = {}
        for heading in plan.headings:
            if heading.role == "domain" and heading.title in titles:
                first.setdefault(heading.title, heading)
        return list(first.values())

    def _front(self, plan: Plan) -> list[Passage]:
        """The lines in which issuer, number and date stand: the notice before the first plan of a document and the tail
        after its last."""
        if plan.document not in self._lines:
            together = [other for other in self.library.plans if other.document == plan.document]
            self._lines[plan.document] = [line for line in self.library.passages(together) if line.part in BESIDE]
        return self._lines[plan.document]


def _unstated(column: str) -> str:
    return "文中没有写明起止年份" if column in ("period", *YEARS) else f"文中没有写明{LABELS[column]}"


def _chinese_date(date: str | None) -> str | None:
    if date is None:
        return None
    year, month, day = date.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
