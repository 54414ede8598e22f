"""What the database keeps of a record, worked out in the process that read the file: rows, words, embedded texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from index.fulltext import words
from index.sqlite.records import packed, passage_values, plan_values, target_record
from ingest.document import Document
from ingest.pipeline import Record
from ingest.plan import Passage


@dataclass(frozen=True, slots=True)
class Prepared:
    """One document, ready to be stored. Plain tuples, not objects: they pass fastest from one process to another.

    `plans`: for each plan the values of PLAN_COLUMNS, then the headings. `passages`: for each passage the ordinal of its
    plan, then the values of PASSAGE_COLUMNS from `ordinal` on. `texts`: what is embedded of each passage. `words`: its
    tokens for the full text, as UTF-8 bytes (a string would keep a second copy of itself in UTF-8 once it is sent).
    `targets`: for each figure the ordinals of plan and passage, the indicator, and the row as JSON.
    """

    document: Document
    coverage: float
    warnings: str
    plans: tuple[tuple[Any, ...], ...]
    passages: tuple[tuple[Any, ...], ...]
    texts: tuple[str, ...]
    words: tuple[bytes, ...]
    targets: tuple[tuple[int, int, str, str], ...]


def prepare(record: Record) -> Prepared:
    """Work out the rows of a record; a pure function."""
    reading = record.reading
    texts = tuple(embedded_text(passage) for passage in reading.passages)
    return Prepared(
        document=reading.document,
        coverage=reading.coverage,
        warnings=packed(reading.warnings),
        plans=tuple(plan_values(plan) for plan in reading.plans),
        passages=tuple((passage.plan.ordinal, *passage_values(passage)) for passage in reading.passages),
        texts=texts,
        words=tuple(" ".join(words(text)).encode() for text in texts),
        targets=tuple(
            (t.passage.plan.ordinal, t.passage.ordinal, t.indicator, target_record(t)) for t in record.targets
        ),
    )


def embedded_text(passage: Passage) -> str:
    """What is embedded and indexed of a passage: domain, part and its own words; the place is a filter, not text."""
    above = (passage.domain, passage.part) if passage.domain else passage.headings or (passage.part,)
    return f"{' '.join(above)}\n{passage.text}"
