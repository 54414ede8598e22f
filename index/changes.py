"""What a change of a library writes; each function runs inside the transaction of its caller."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from index.copies import keys_of, relate
from index.fulltext import words
from index.records import (
    PASSAGE_COLUMNS,
    PLAN_COLUMNS,
    packed,
    pages_record,
    passage_values,
    plan_values,
    target_record,
)
from index.schema import Connection
from ingest.pipeline import GRAMMAR, Record
from ingest.plan import Passage, Plan

Vector = npt.NDArray[np.float32]


def embedded_text(passage: Passage) -> str:
    """What is embedded and indexed of a passage: domain, part and its own words; the place is a filter, not text."""
    above = (passage.domain, passage.part) if passage.domain else passage.headings or (passage.part,)
    return f"{' '.join(above)}\n{passage.text}"


def vector_key(text: str, embedder: str) -> str:
    """Identity of a vector: the embedded text and the embedder that made it."""
    return hashlib.sha256(f"{embedder}\0{text}".encode()).hexdigest()


def set_embedder(db: Connection, embedder: tuple[str, int]) -> None:
    """Note whose vectors the library holds."""
    values = [("embedder", embedder[0]), ("dimension", str(embedder[1]))]
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values)


def next_generation(db: Connection) -> None:
    """Let everything that is derived from the library know that it has changed."""
    db.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")


def delete_documents(db: Connection, names: Iterable[str]) -> None:
    """Take documents out with all that was read from them; their vectors stay for the next ingest of the same text."""
    for name in names:
        keys = keys_of(db, name)
        db.execute("DELETE FROM documents WHERE name = ?", (name,))
        relate(db, keys)


def replace_document(db: Connection, record: Record, source: str, region: str | None, embedder: str) -> None:
    """Put a document in the place of the one of its name, else at the end; the vectors of its texts must be there."""
    name = record.reading.document.name
    held = db.execute("SELECT id FROM documents WHERE name = ?", (name,)).fetchone()
    keys = keys_of(db, name)
    db.execute("DELETE FROM documents WHERE name = ?", (name,))
    _insert_document(db, held[0] if held else None, record, source, region, embedder)
    relate(db, keys | keys_of(db, name))


def delete_everything(db: Connection) -> None:
    """Empty the library, vectors and embedder included."""
    for statement in (
        "DELETE FROM documents",
        "DELETE FROM vectors",
        "DELETE FROM meta WHERE key IN ('embedder', 'dimension')",
    ):
        db.execute(statement)


def insert_vectors(db: Connection, vectors: Mapping[str, Vector], embedder: str) -> None:
    """Keep the vectors of embedded texts; one that is there already is left as it is."""
    rows = [(vector_key(text, embedder), vector.astype(np.float32).tobytes()) for text, vector in vectors.items()]
    db.executemany("INSERT OR IGNORE INTO vectors (key, vector) VALUES (?, ?)", rows)


def _insert_document(
    db: Connection, identity: int | None, record: Record, source: str, region: str | None, embedder: str
) -> None:
    """Add a document with its plans, passages, full text and targets."""
    reading, document = record.reading, record.reading.document
    identity = db.execute(
        "INSERT INTO documents (id, name, sha256, source, grammar, text, pages, coverage, warnings, region)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (identity, document.name, document.sha256, source, GRAMMAR, document.text, pages_record(document),
         reading.coverage, packed(reading.warnings), region),
    ).lastrowid  # fmt: skip
    plans = {plan.ordinal: _insert_plan(db, identity, plan) for plan in reading.plans}
    passages = _insert_passages(db, plans, reading.passages, embedder)
    rows = [
        (passages[t.passage.plan.ordinal, t.passage.ordinal], t.indicator, target_record(t)) for t in record.targets
    ]
    db.executemany("INSERT INTO targets (passage_id, indicator, record) VALUES (?, ?, ?)", rows)


def _insert_plan(db: Connection, document: int | None, plan: Plan) -> int | None:
    columns = ("document_id", *PLAN_COLUMNS, "headings")
    statement = f"INSERT INTO plans ({', '.join(columns)}) VALUES ({marks(columns)})"
    return db.execute(statement, (document, *plan_values(plan))).lastrowid


def _insert_passages(
    db: Connection, plans: Mapping[int, int | None], passages: Sequence[Passage], embedder: str
) -> dict[tuple[int, int], int]:
    """Add the passages of a document and their words for the full text; gives their ids by plan and ordinal."""
    first = db.execute("SELECT coalesce(max(id), 0) + 1 FROM passages").fetchone()[0]
    ids = {(passage.plan.ordinal, passage.ordinal): first + number for number, passage in enumerate(passages)}
    texts = [embedded_text(passage) for passage in passages]
    db.executemany(
        f"INSERT INTO passages ({', '.join(PASSAGE_COLUMNS)})"
        f" VALUES ({marks(PASSAGE_COLUMNS[:-1])}, (SELECT id FROM vectors WHERE key = ?))",
        [
            (identity, plans[passage.plan.ordinal], *passage_values(passage), vector_key(text, embedder))
            for identity, passage, text in zip(ids.values(), passages, texts, strict=True)
        ],
    )
    found = [(identity, " ".join(words(text))) for identity, text in zip(ids.values(), texts, strict=True)]
    db.executemany("INSERT INTO passages_text (rowid, words) VALUES (?, ?)", found)
    return ids


def marks(values: Sequence[object]) -> str:
    """`?, ?, ?`: a placeholder for each value of a statement."""
    return ", ".join("?" * len(values))
