"""Nothing is shown that its citations do not carry: statements with a figure from elsewhere are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.tell.answer import OF_THE_QUESTION, Citation, Computed, Row, Statement
from ingest.figures.quantity import quantities
from ingest.figures.width import normalised
from ingest.places.regions import region_at_start
from ingest.register.soft import EVERYWHERE
from ingest.vocabulary.pack import Pack

_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(%|‰|/10万)?")
_PLACE = re.compile(r"第\d+条")
_MISPRINT = re.compile(r"（原文印作.*?）")
_ITEM = re.compile(r"^(?:[①-⑳]|（\d+）)")
"""The number of a listed item is a place, no figure of the plan."""
_SIGNS = ("%", "‰", "/10万")
"""Units that are told from a bare numeral."""
_DENIES = re.compile(r"(?:^|[：，])(?:不是|不全是|并非|前提不)")
_MARK = re.compile(r"\[\d+\]")


def verified(
    statements: Sequence[Statement],
    citations: Sequence[Citation],
    common: str,
    pack: Pack,
    computed: Sequence[Computed] = (),
    names: Sequence[str] = (),
) -> tuple[list[Statement], int]:
    """The statements whose figures all stand in the citations they name, in `common` or in what was computed.

    A figure that only the question holds is evidence of nothing: it may be repeated to deny it. `names` are those of
    indicators, whose figures (7岁以下) state nothing. Gives the statements that stay and the number of those removed.
    """
    by_number = {citation.number: citation for citation in citations}
    known = _amounts(common) | _amounts_of(row for row in computed if row.what != OF_THE_QUESTION)
    asked = _amounts_of(row for row in computed if row.what == OF_THE_QUESTION)
    kept = []
    for statement in statements:
        cited = [by_number[number] for number in statement.citations]
        denied = asked if _DENIES.search(statement.text) else set()
        carried = known | denied | {amount for citation in cited for amount in _lent_by(citation, pack)}
        if _carries(carried, _amounts(_shown(_without(names, statement.text)))) and _speaks_of_its_place(
            statement, cited, citations, pack
        ):
            kept.append(statement)
    return kept, len(statements) - len(kept)


def _amounts_of(computed: Iterable[Computed]) -> set[tuple[str, str]]:
    return {amount for row in computed for amount in _amounts(f"{row.value:g}；{row.what}")}


def _without(names: Sequence[str], text: str) -> str:
    """The text without names of indicators: the 7 of 7岁以下儿童健康管理率 is no figure of a plan."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return text


def _lent_by(citation: Citation, pack: Pack) -> set[tuple[str, str]]:
    """The figures that a citation carries: its numerals, and what its quote says in words (配备一名, 全覆盖)."""
    quote = normalised(citation.quote)
    in_words = {
        (f"{figure.value:.10g}", figure.unit if figure.unit in _SIGNS else "")
        for figure in quantities(quote, pack.units)
    }
    whole = {("100", "%")} if EVERYWHERE in quote else set()
    return _amounts(_words_of(citation)) | in_words | whole


def _words_of(citation: Citation) -> str:
    """What a citation may lend figures from; the number of its item is a place."""
    return " ".join([citation.quote, citation.plan, *(part for part in citation.path if not part.isdigit())])


def _shown(text: str) -> str:
    """A statement without citation marks, item numbers and notes on misprints, which are no figures of a plan."""
    return _MISPRINT.sub("", _PLACE.sub("", _MARK.sub("", _ITEM.sub("", text))))


def _carries(carried: set[tuple[str, str]], shown: set[tuple[str, str]]) -> bool:
    """Every figure shown is carried with its unit, or bare (`38、60和70%` carries 38%)."""
    numerals = {numeral for numeral, _ in carried}
    return all(a in carried or (a[0], "") in carried or (not a[1] and a[0] in numerals) for a in shown)


def _speaks_of_its_place(
    statement: Statement, cited: Sequence[Citation], citations: Sequence[Citation], pack: Pack
) -> bool:
    """The place that a statement begins with is the place of what it cites."""
    lead, colon, _ = statement.text.removeprefix("另见").partition("：")
    if not cited or not colon:
        return True
    known = {citation.region for citation in citations if citation.region} | {region_at_start(lead, pack.places)}
    named = {region for region in known if region and region in lead}
    return not named or any(citation.region in named for citation in cited)


def carried(rows: Sequence[Row], citations: Sequence[Citation], pack: Pack) -> tuple[Row, ...]:
    """The rows whose shown figures stand in the quote that they cite, of the same place."""
    by_number = {citation.number: citation for citation in citations}
    kept = []
    for row in rows:
        citation = by_number[row.citation]
        if citation.region == row.region and _carries(_lent_by(citation, pack), _amounts(_shown(row.display))):
            kept.append(row)
    return tuple(kept)


def _amounts(text: str) -> set[tuple[str, str]]:
    """Numerals with the sign that follows them (%, ‰, /10万; empty for any other unit)."""
    return {(f"{float(match.group(1)):.10g}", match.group(2) or "") for match in _FIGURE.finditer(normalised(text))}
