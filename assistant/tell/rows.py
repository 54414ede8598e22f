"""Rows of the register in words: what a passage sets, the sentence that says so, and the row of the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.figures.words import display
from assistant.tell.answer import Row, Statement
from assistant.tell.quotes import sentences
from assistant.tell.sources import Sources
from ingest.figures.width import normalised
from ingest.register.targets import Target


def by_passage(targets: Iterable[Target]) -> list[list[Target]]:
    """The rows of each passage together, passages in the order in which they first occur."""
    groups: dict[tuple[str, int, int], list[Target]] = {}
    for target in targets:
        passage = target.passage
        groups.setdefault((passage.plan.document, passage.plan.ordinal, passage.ordinal), []).append(target)
    return list(groups.values())


def told(targets: Sequence[Target], *, named: bool, dated: bool = False) -> str:
    """`小学生38%以下、初中生60%以下`: the values of one passage, with the indicator's name if `named`.

    With `dated`, each value has the year that is printed beside it: `2025年50%以上、2030年70%以上`.
    """
    return "、".join(
        dict.fromkeys(f"{_when(t, dated)}{t.scope or ''}{t.indicator if named else ''}{display(t)}" for t in targets)
    )


def _when(target: Target, dated: bool) -> str:
    """`2020年` before a value reached, where the passage prints the year; before a goal only if `dated`."""
    if not target.year:
        return ""
    if target.kind == "baseline":
        return f"{target.year}年" if str(target.year) in normalised(target.passage.text) else ""
    return f"{target.year}年" if dated and str(target.year) in normalised(_carrying([target])) else ""


def original(targets: Sequence[Target], sources: Sources, lead: str = "") -> Statement:
    """The sentences that carry the rows of one passage, word for word."""
    number = sources.cite_targets(targets)
    return Statement(f"{lead}原文：“{_carrying(targets)}”[{number}]", (number,))


def _carrying(targets: Sequence[Target]) -> str:
    """The sentences of the passage that hold the rows' quotes; the first quote where it runs over several sentences."""
    held = sentences(targets[0].passage)
    carrying = [s.text for s in held if any(normalised(t.quote) in normalised(s.text) for t in targets)]
    return "".join(carrying) or targets[0].quote


def row_of(target: Target, citation: int) -> Row:
    """The row of an answer for a row of the register."""
    plan = target.passage.plan
    return Row(
        region=plan.region,
        audience=plan.audience,
        plan=plan.label,
        indicator=target.indicator,
        scope=target.scope,
        comparator=target.comparator,
        value=target.value,
        unit=target.unit,
        display=display(target),
        citation=citation,
    )
