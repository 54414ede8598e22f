"""Places × indicators: what each place sets for each indicator, and where one is silent, which kind of silence it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.comparison import mention_of
from assistant.findings import Finding, findings
from assistant.judgement import Difference, to_baseline, to_national
from assistant.similar import Similar, similar_names
from assistant.summary import Summary, summaries
from index.embedder import Embedder
from index.library import Library
from ingest.errors import GuihuaError
from ingest.plan import Passage, Plan
from ingest.register.indicators import Indicator, find_in_question, indicator
from ingest.targets import Target

CellStatus = Literal["value", "not_quantified", "not_mentioned", "no_such_plan"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What the plans of one place and audience say of one indicator; `quote` is the line of the first row, or of the
    place that speaks of it without a figure, and `passage` where it stands.

    `to_national` and `to_baseline` have an entry for each of `targets`, None where there is nothing to set it beside.
    """

    region: str
    audience: str | None
    indicator: str
    status: CellStatus
    targets: tuple[Target, ...]
    quote: str | None
    passage: Passage | None = None
    to_national: tuple[Difference | None, ...] = ()
    to_baseline: tuple[Difference | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells of all places for all indicators, place by place in the order of the library; what the values amount
    to, population by population; and what stands out in them."""

    indicators: tuple[str, ...]
    regions: tuple[str, ...]
    cells: tuple[Cell, ...]
    summaries: tuple[Summary, ...] = ()
    findings: tuple[Finding, ...] = ()
    similar: tuple[Similar, ...] = ()


def compare(
    library: Library,
    names: Sequence[str],
    audience: str | None = None,
    open_embedder: Callable[[], Embedder] | None = None,
) -> Matrix:
    """The matrix of the named indicators over all places of the library.

    A name may be the canonical one, an alias, or how people say it; raises GuihuaError for one that no plan and no
    list knows. A cell holds goals, and the values that measures prescribe; baselines stand beside them.
    With an embedder, names of plans that may mean the same as one that is not in the list are proposed as `similar`.
    """
    chosen = tuple(dict.fromkeys(found for name in names for found in _resolved(library, name)))
    regions = tuple(dict.fromkeys(plan.region for plan in library.plans if plan.region))
    cells: list[Cell] = []
    made: list[Summary] = []
    known_rows: list[Target] = []
    for name in chosen:
        rows = library.register(indicator=name)
        goals = [target for target in rows if target.kind != "baseline"]
        known_rows += rows
        for wanted in [audience] if audience else _audiences(goals):
            cells += [_cell(library, region, wanted, name, rows) for region in regions]
            made += summaries(name, wanted, goals)
    found = [each for each in findings(known_rows) if audience in (None, *_audiences(each.targets))]
    near = [each for name in chosen for each in similar_names(library, name, open_embedder)] if open_embedder else []
    return Matrix(chosen, regions, tuple(cells), tuple(made), tuple(found), tuple(near))


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
    here = [row for row in rows if row.passage.plan in plans and row.kind != "baseline"]
    valued = tuple(row for row in here if row.value is not None)
    if not plans:
        return Cell(region, audience, name, "no_such_plan", (), None)
    if valued:
        national = tuple(to_national(row) for row in valued)
        reached = tuple(to_baseline(row, rows) for row in valued)
        return Cell(region, audience, name, "value", valued, valued[0].quote, valued[0].passage, national, reached)
    if here:
        return Cell(region, audience, name, "not_quantified", tuple(here), here[0].quote, here[0].passage)
    return _mentioned(library, region, audience, name, plans)


def _mentioned(library: Library, region: str, audience: str | None, name: str, plans: Sequence[Plan]) -> Cell:
    known = indicator(name) or Indicator(name, "", "higher", "", (), (), ())
    passage = mention_of(plans, [known], library)
    if passage is None:
        return Cell(region, audience, name, "not_mentioned", (), None)
    return Cell(region, audience, name, "not_quantified", (), passage.text.strip(), passage)
