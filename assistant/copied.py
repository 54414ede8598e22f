"""The same plan from two files whose figures differ: a contradiction that nobody sees while only one is cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.display import display
from assistant.findings import Finding, plan_name
from index.copies import differing_figures
from index.library import Library


def copies_differ(library: Library, indicators: Sequence[str] | None = None) -> tuple[Finding, ...]:
    """A finding for each figure that a copy gives otherwise than the file that is cited; of some indicators if named."""
    return tuple(_found(library, None if indicators is None else set(indicators)))


def _found(library: Library, wanted: set[str] | None) -> Iterator[Finding]:
    for plan in library.plans:
        copies = library.copies(plan)
        rows = library.register([plan]) if copies else []
        for copy in copies:
            for one, other in differing_figures(rows, library.register([copy])):
                if wanted is None or one.indicator in wanted:
                    yield Finding(
                        "copies_differ",
                        f"{plan_name(plan)}有两份文件，{one.scope or ''}{one.indicator}不同："
                        f"{plan.document}为{display(one)}，{copy.document}为{display(other)}，问答只引用前者。",
                        (one, other),
                    )
