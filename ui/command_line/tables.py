"""The commands whose result is a table: the register, comparisons, and findings, printed or written to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.compare.findings import findings as findings_of
from assistant.compare.matrix import compare as compare_places
from assistant.compare.one_text import compare_text as compare_plans_on
from assistant.compare.two_plans import compare_plans
from assistant.query.indicators import resolved
from assistant.query.plans import plan_in
from index.library import Library
from ingest.errors import GuihuaError
from ingest.register.indicators import canonical
from ingest.vocabulary.pack import Pack
from ui.command_line.output import deliver, form_of
from ui.command_line.settings import Filters, Settings, note
from ui.exports import findings as findings_tables
from ui.exports import matrix, one_text, register, two_plans


def targets(
    settings: Settings,
    filters: Filters,
    indicator: str | None,
    kind: str | None,
    asked: str | None,
    output: Path | None,
) -> None:
    """The rows of the register that fit; an indicator may be named as the plans do, or by an alias."""
    form = form_of(asked, output, register.FORMS)
    with Library(settings.library) as library:
        rows = library.targets(filters.plans(library))
        if indicator is not None:
            rows = [row for row in rows if _is_of(row, indicator, library.pack)] or _meant(library, rows, indicator)
    rows = [row for row in rows if kind in (None, row["kind"])]
    if not rows:
        note("没有符合条件的量化表述；不加条件的 guihua targets 列出全部指标名称")
    deliver(register.FORMS[form](rows), output, form)


def compare(
    settings: Settings, names: Sequence[str], audience: str | None, asked: str | None, output: Path | None
) -> None:
    """Places × indicators."""
    form = form_of(asked, output, matrix.FORMS)
    with Library(settings.library) as library:
        found = compare_places(library, names, audience, settings.open_embedder)
    deliver(matrix.FORMS[form](found), output, form)


def compare_text(
    settings: Settings, text: str, audience: str | None, domain: str | None, asked: str | None, output: Path | None
) -> None:
    """The items on a subject, or like one item, in all plans."""
    form = form_of(asked, output, one_text.FORMS)
    with Library(settings.library) as library:
        found = compare_plans_on(library, text, settings.open_embedder, audience, domain)
    deliver(one_text.FORMS[form](found), output, form)


def diff(
    settings: Settings, names: tuple[str, str], domain: str | None, part: str | None, asked: str | None,
    output: Path | None,
) -> None:  # fmt: skip
    """Two plans, by their names, item by item."""
    form = form_of(asked, output, two_plans.FORMS)
    with Library(settings.library) as library:
        left, right = (plan_in(name, library) for name in names)
        found = compare_plans(library, left, right, domain, part)
    deliver(two_plans.FORMS[form](found), output, form)


def findings(settings: Settings, filters: Filters, asked: str | None, output: Path | None) -> None:
    """What stands out in the plans chosen; the other plans are read beside them, not reported."""
    form = form_of(asked, output, findings_tables.FORMS)
    with Library(settings.library) as library:
        chosen = {plan.key for plan in filters.plans(library)}
        every = findings_of(library.register(), library.pack)
        found = [f for f in every if any(t.passage.plan.key in chosen for t in f.targets)]
    deliver(findings_tables.FORMS[form](found), output, form)


def _is_of(row: dict[str, Any], asked: str, pack: Pack) -> bool:
    """True for the name itself, in the plan's words too, and for an alias, with its scope where it names one."""
    name, scope = canonical(asked, pack)
    alias = row["indicator"] == name and scope in (None, row["scope"])
    return alias or asked in (row["indicator"], row["indicator_raw"])


def _meant(library: Library, rows: Sequence[dict[str, Any]], asked: str) -> list[dict[str, Any]]:
    """The rows of the indicators that people mean by a way of asking, as `guihua compare` takes it; none where it is
    unclear."""
    try:
        names = resolved(library, asked)
    except GuihuaError as error:
        note(str(error))
        return []
    return [row for row in rows if row["indicator"] in names]
