"""Rows of the register in words: what a passage sets, the sentence that says so, and the row of the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answer import Row
from assistant.compose import Statement, place_of
from assistant.display import display
from assistant.quotes import sentences
from assistant.sources import Sources
from index.fulltext import normalised
from ingest.targets import Target


def by_passage(targets: Iterable[Target]) -> list[list[Target]]:
    """The rows of each passage together, passages in the order in which they first occur."""
    groups: dict[tuple[str, int, int], list[Target]] = {}
    for target in targets:
        passage = target.passage
        groups.setdefault((passage.plan.document, passage.plan.ordinal, passage.ordinal), []).append(target)
    return list(groups.values())


def told(targets: Sequence[Target], *, named: bool) -> str:
    """`小学生38%以下、初中生60%以下`: the values of one passage, with the indicator's name if `named`."""
    return "、".join(
        dict.fromkeys(f"{_when(t)}{t.scope or ''}{t.indicator if named else ''}{display(t)}" for t in targets)
    )


def _when(target: Target) -> str:
    """`2020年` before a value reached, where the passage prints the year."""
    printed = target.kind == "baseline" and target.year and str(target.year) in normalised(target.passage.text)
    return f"{target.year}年" if printed else ""


def original(targets: Sequence[Target], sources: Sources, lead: str = "") -> Statement:
    """The sentences that carry the rows of one passage, word for word."""
    passage = targets[0].passage
    carrying = [s.text for s in sentences(passage) if any(normalised(t.quote) in normalised(s.text) for t in targets)]
    number = sources.cite_targets(targets)
    return Statement(f"{lead}原文：“{''.join(carrying) or targets[0].quote}”[{number}]", (number,))


def softly(target: Target, sources: Sources) -> Statement:
    """The line for a row without a figure: that none is given, and the plan's own words."""
    number = sources.cite_targets([target])
    name = f"{target.scope or ''}{target.indicator}"
    text = f"{place_of(target.passage)}没有给出{name}的具体数值，原文是“{target.quote}”[{number}]。"
    return Statement(text, (number,))


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
