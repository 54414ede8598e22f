"""Places × indicators: what each place sets for each indicator, and where one is silent, which kind of silence it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.compare.findings import Finding, findings
from assistant.compare.mentions import mention_of
from assistant.compare.similar_names import Similar, similar_names
from assistant.compare.summary import Summary, subject, summaries
from assistant.figures.comparable import Difference, to_baseline, to_national
from assistant.plan_words import place_name_if_known
from assistant.query.indicators import resolved
from index.embedders.embedder import Embedder
from index.library import Library
from ingest.plan import Passage, Plan
from ingest.register.targets import Target
from ingest.vocabulary.genre import Indicator
from ingest.vocabulary.pack import Pack

CellStatus = Literal["value", "not_quantified", "not_mentioned", "no_such_plan"]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What the plans of one place and audience say of one indicator.

    `region` is the place, or the plan's name where its place is unknown. `quote` is the line of the first row; without a
    row, the line that speaks of the indicator; `passage` is where that line stands. `to_national` and `to_baseline` have
    an entry for each of `targets`, None where there is nothing to compare it with.
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
    only_reached: bool = False
    """True for a silence whose line has a figure: what was reached, and no goal."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells of all places for all indicators, place by place in the order of the library; what the values amount
    to, population by population; and what stands out in them. `pack` are the words that it was made with."""

    indicators: tuple[str, ...]
    regions: tuple[str, ...]
    cells: tuple[MatrixCell, ...]
    pack: Pack
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
    chosen = tuple(dict.fromkeys(found for name in names for found in resolved(library, name)))
    places = _places(library)
    cells: list[MatrixCell] = []
    made: list[Summary] = []
    known_rows: list[Target] = []
    for name in chosen:
        rows = library.register(indicator=name)
        goals = [target for target in rows if target.kind != "baseline"]
        known_rows += rows
        for wanted in [audience] if audience else _audiences(goals or rows):
            cells += _cells(library, places, wanted, name, rows)
            made += summaries(name, wanted, goals, library.pack)
        if not rows and not audience:
            cells += [_cell(library, place, None, name, plans, ()) for place, plans in places.items()]
    found = findings(known_rows, library.pack)
    kept = [each for each in found if audience in (None, *_audiences(each.targets))]
    near = [each for name in chosen for each in similar_names(library, name, open_embedder)] if open_embedder else []
    return Matrix(chosen, tuple(places), tuple(cells), library.pack, tuple(made), tuple(kept), tuple(near))


def _places(library: Library) -> dict[str, list[Plan]]:
    """The rows of a comparison and their plans: each place, and each plan whose place is unknown under its own name."""
    found: dict[str, list[Plan]] = {}
    for plan in library.plans:
        name = plan.region or place_name_if_known(plan)
        if not plan.region and name in found:
            name = f"{name}（{plan.document}）"
        found.setdefault(name, []).append(plan)
    return found


def _audiences(rows: Sequence[Target]) -> list[str | None]:
    """The audiences whose plans set the indicator, the one that most do first."""
    return [audience for audience, _ in Counter(row.passage.plan.audience for row in rows).most_common()]


def _cells(
    library: Library, places: dict[str, list[Plan]], audience: str | None, name: str, rows: Sequence[Target]
) -> list[MatrixCell]:
    """A cell for each place. Plans without an audience treat different things (青年, 老龄): only those that are about
    the same as one that sets the indicator can be silent on it."""
    setting = {subject(row.passage.plan) for row in rows if row.passage.plan.audience is None}
    place_of = {plan.address: place for place, held in places.items() for plan in held}
    of_place: dict[str, list[Target]] = {}
    for row in rows:
        of_place.setdefault(place_of[row.passage.plan.address], []).append(row)
    cells = []
    for place, held in places.items():
        plans = [plan for plan in held if plan.audience == audience]
        if audience is None:
            plans = [plan for plan in plans if subject(plan) in setting]
        unknown = all(plan.region is None for plan in held)
        if plans or (audience is not None and not unknown):
            own = [row for row in of_place.get(place, ()) if row.passage.plan in plans]
            cells.append(_cell(library, place, audience, name, plans, own))
    return cells


def _cell(
    library: Library, region: str, audience: str | None, name: str, plans: Sequence[Plan], rows: Sequence[Target]
) -> MatrixCell:
    """The cell of a place from the rows of its plans."""
    here = [row for row in rows if row.kind != "baseline"]
    valued = tuple(row for row in here if row.value is not None)
    if not plans:
        return MatrixCell(region, audience, name, "no_such_plan", (), None)
    if valued:
        national = tuple(to_national(row, library.pack) for row in valued)
        beside = tuple(to_baseline(row, rows, library.pack) for row in valued)
        return MatrixCell(region, audience, name, "value", valued, valued[0].quote, valued[0].passage, national, beside)
    if here:
        return MatrixCell(region, audience, name, "not_quantified", tuple(here), here[0].quote, here[0].passage)
    reached = [row for row in rows if row.value is not None]
    if reached:
        last = reached[-1]
        return MatrixCell(region, audience, name, "not_quantified", (), last.quote, last.passage, only_reached=True)
    return _mentioned(library, region, audience, name, plans)


def _mentioned(library: Library, region: str, audience: str | None, name: str, plans: Sequence[Plan]) -> MatrixCell:
    known = library.pack.indicator(name) or Indicator(name, "", "higher", "", (), (), ())
    passage = mention_of(plans, [known], library)
    if passage is None:
        return MatrixCell(region, audience, name, "not_mentioned", (), None)
    return MatrixCell(region, audience, name, "not_quantified", (), passage.text.strip(), passage)
