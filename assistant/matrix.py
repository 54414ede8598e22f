"""Places × indicators: what each place sets for each indicator, and where one is silent, which kind of silence it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.comparison import mention_of
from index.library import Library
from ingest.errors import GuihuaError
from ingest.plan import Plan
from ingest.register.indicators import Indicator, find_in_question, indicator
from ingest.targets import Target

CellStatus = Literal["value", "not_quantified", "not_mentioned", "no_such_plan"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What the plans of one place and audience say of one indicator; `quote` is the line of the first row, or of the
    place that speaks of it without a figure."""

    region: str
    audience: str | None
    indicator: str
    status: CellStatus
    targets: tuple[Target, ...]
    quote: str | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells of all places for all indicators, place by place in the order of the library."""

    indicators: tuple[str, ...]
    regions: tuple[str, ...]
    cells: tuple[Cell, ...]


def compare(library: Library, names: Sequence[str], audience: str | None = None) -> Matrix:
    """The matrix of the named indicators over all places of the library.

    A name may be the canonical one, an alias, or how people say it; raises GuihuaError for one that no plan and no
    list knows. Baselines are left out: a cell holds goals, and the values that measures prescribe.
    """
    chosen = tuple(dict.fromkeys(found for name in names for found in _resolved(library, name)))
    regions = tuple(dict.fromkeys(plan.region for plan in library.plans if plan.region))
    cells = []
    for name in chosen:
        rows = [target for target in library.register(indicator=name) if target.kind != "baseline"]
        for wanted in [audience] if audience else _audiences(rows):
            cells += [_cell(library, region, wanted, name, rows) for region in regions]
    return Matrix(chosen, regions, tuple(cells))


def _resolved(library: Library, name: str) -> list[str]:
    """Canonical names for what was typed, those of the list first, then the plans' own."""
    if indicator(name) or library.register(indicator=name):
        return [name]
    found = [entry.name for entry in find_in_question(name)]
    if found:
        return found
    own = {target.indicator for target in library.register() if name in target.indicator}
    if not own:
        raise GuihuaError(f"没有找到指标“{name}”，可用 guihua targets 查看各规划的指标名称")
    return sorted(own)


def _audiences(rows: Sequence[Target]) -> list[str | None]:
    """The audiences whose plans set the indicator, the one that most do first."""
    return [audience for audience, _ in Counter(row.passage.plan.audience for row in rows).most_common()] or [None]


def _cell(library: Library, region: str, audience: str | None, name: str, rows: Sequence[Target]) -> Cell:
    plans = [plan for plan in library.plans if plan.region == region and audience in (None, plan.audience)]
    here = [row for row in rows if row.passage.plan in plans]
    valued = tuple(row for row in here if row.value is not None)
    if not plans:
        return Cell(region, audience, name, "no_such_plan", (), None)
    if valued:
        return Cell(region, audience, name, "value", valued, valued[0].quote)
    if here:
        return Cell(region, audience, name, "not_quantified", tuple(here), here[0].quote)
    return _mentioned(library, region, audience, name, plans)


def _mentioned(library: Library, region: str, audience: str | None, name: str, plans: Sequence[Plan]) -> Cell:
    known = indicator(name) or Indicator(name, "", "higher", "", (), (), ())
    passage = mention_of(plans, [known], library)
    if passage is None:
        return Cell(region, audience, name, "not_mentioned", (), None)
    return Cell(region, audience, name, "not_quantified", (), passage.text.strip())
