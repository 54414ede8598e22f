"""What the database keeps of a record, worked out in the process that read the file: rows, words, embedded texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from index.fulltext import words
from index.records import packed, passage_values, target_record
from ingest.pipeline import Reading, Record
from ingest.plan import Passage


@dataclass(frozen=True, slots=True)
class Prepared:
    """One document, ready to be stored.

    `texts` is what is embedded of each passage, `words` its tokens for the full text, `passages` its values of
    PASSAGE_COLUMNS from `ordinal` on; `targets` are plan, passage (ordinals), indicator and JSON of each figure.
    """

    reading: Reading
    texts: tuple[str, ...]
    words: tuple[str, ...]
    passages: tuple[tuple[Any, ...], ...]
    targets: tuple[tuple[int, int, str, str], ...]
    warnings: str


def prepare(record: Record) -> Prepared:
    """Work out the rows of a record; a pure function."""
    reading = record.reading
    texts = tuple(embedded_text(passage) for passage in reading.passages)
    return Prepared(
        reading=reading,
        texts=texts,
        words=tuple(" ".join(words(text)) for text in texts),
        passages=tuple(passage_values(passage) for passage in reading.passages),
        targets=tuple(
            (t.passage.plan.ordinal, t.passage.ordinal, t.indicator, target_record(t)) for t in record.targets
        ),
        warnings=packed(reading.warnings),
    )


def embedded_text(passage: Passage) -> str:
    """What is embedded and indexed of a passage: domain, part and its own words; the place is a filter, not text."""
    above = (passage.domain, passage.part) if passage.domain else passage.headings or (passage.part,)
    return f"{' '.join(above)}\n{passage.text}"
