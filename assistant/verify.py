"""Nothing is shown that its citations do not carry: statements with a figure from elsewhere are taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Citation, Computed, Row
from assistant.compose import Statement
from index.fulltext import normalised

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_ITEM = re.compile(r"^(?:[①-⑳]|（\d+）)")
"""The number of a listed item is a place, no figure of the plan."""
_MARK = re.compile(r"\[\d+\]")


def verified(
    statements: Sequence[Statement], citations: Sequence[Citation], question: str, computed: Sequence[Computed] = ()
) -> tuple[list[Statement], int]:
    """The statements whose figures all stand in the citations they name, in the question or in what was computed.

    Gives the statements that stay and the number of those that were removed.
    """
    by_number = {citation.number: citation for citation in citations}
    common = _figures(question) | {figure for row in computed for figure in _figures(f"{row.value:g} {row.what}")}
    kept = []
    for statement in statements:
        carried = common.copy()
        for number in statement.citations:
            citation = by_number[number]
            carried |= _figures(" ".join([citation.quote, citation.plan, *citation.path]))
        if _figures(_MARK.sub("", _ITEM.sub("", statement.text))) <= carried:
            kept.append(statement)
    return kept, len(statements) - len(kept)


def carried(rows: Sequence[Row], citations: Sequence[Citation]) -> tuple[Row, ...]:
    """The rows whose shown figures stand in the quote that they cite, of the same place."""
    by_number = {citation.number: citation for citation in citations}
    kept = []
    for row in rows:
        citation = by_number[row.citation]
        misprint = re.sub(r"（原文印作.*?）", "", row.display)
        if citation.region == row.region and _figures(misprint) <= _figures(citation.quote):
            kept.append(row)
    return tuple(kept)


def _figures(text: str) -> set[str]:
    return set(_FIGURE.findall(normalised(text)))
