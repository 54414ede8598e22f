"""Asking back: a question whose indicator may mean several is answered with the readings and what there is for each."""

from __future__ import annotations

import re

from assistant.plan_words import region_or_label
from assistant.query.read import Question
from assistant.tell.passages import Draft, Statement
from assistant.tell.rows import row_of, told
from assistant.tell.sources import Sources
from index.library import Library
from ingest.register.targets import Target

_BARE_MEASURE = re.compile(r"([\u4e00-\u9fff]{1,3}(?:率|比例))")
FEWEST_READINGS = 2
MOST_READINGS = 6
PLACES_OF_A_READING = 4


def ask_back(question: Question, library: Library, sources: Sources) -> Draft | None:
    """The readings of a bare measure (死亡率) with their values; None where the question names its indicator."""
    if question.kind != "figure" or question.indicators or question.earlier:
        return None
    match = _BARE_MEASURE.match(question.search_text.strip())
    if match is None:
        return None  # words before the measure name it, if only in words of their own
    readings: dict[str, list[Target]] = {}
    for target in library.register(question.plans):
        if target.value is not None and target.kind == "target" and target.indicator.endswith(match.group(1)):
            readings.setdefault(target.indicator, []).append(target)
    if len(readings) < FEWEST_READINGS:
        return None
    place = "" if question.regions else "哪个地方、"
    statements = [Statement(f"请问您指{place}哪一种{match.group(1)}？资料库里有：", ())]
    rows = []
    common = sorted(readings.items(), key=lambda reading: -len(reading[1]))[:MOST_READINGS]
    for name, targets in common:
        pieces, numbers = [], []
        for target in list({t.passage.plan.region: t for t in reversed(targets)}.values())[::-1][:PLACES_OF_A_READING]:
            numbers.append(sources.cite_targets([target]))
            rows.append(row_of(target, numbers[-1]))
            pieces.append(f"{region_or_label(target.passage.plan)}{told([target], named=False)}[{numbers[-1]}]")
        statements.append(Statement(f"{name}：{'；'.join(pieces)}", tuple(numbers)))
    return Draft("clarify", tuple(statements), tuple(rows))
