"""What a change of a library writes; each function runs inside the transaction of its caller."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from index.sqlite.copies import keys_of, relate
from index.sqlite.prepared import Prepared
from index.sqlite.records import (
    PASSAGE_COLUMNS,
    PLAN_COLUMNS,
    pages_record,
)
from index.sqlite.schema import Connection
from ingest.version import version
from ingest.vocabulary.pack import Pack

Vector = npt.NDArray[np.float32]


@lru_cache(maxsize=4096)  # asked whether it is known, written, and referred to
def vector_key(text: str, embedder: str) -> str:
    """Identity of a vector: the embedded text and the embedder that made it."""
    return hashlib.sha256(f"{embedder}\0{text}".encode()).hexdigest()


def set_embedder(db: Connection, embedder: tuple[str, int]) -> None:
    """Note whose vectors the library holds."""
    values = [("embedder", embedder[0]), ("dimension", str(embedder[1]))]
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values)


def set_pack(db: Connection, pack: Pack) -> None:
    """Note with whose words the library's documents are read."""
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [("pack", pack.name), ("pack_hash", pack.digest)])


def next_generation(db: Connection) -> None:
    """Let everything that is derived from the library know that it has changed."""
    db.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")


def delete_documents(db: Connection, names: Iterable[str]) -> None:
    """Take documents out with all that was read from them; their vectors stay for the next ingest of the same text."""
    for name in names:
        keys = keys_of(db, name)
        db.execute("DELETE FROM documents WHERE name = ?", (name,))
        relate(db, keys)


def replace_document(
    db: Connection, prepared: Prepared, source: str, region: str | None, embedder: str, pack: Pack
) -> None:
    """Put a document in the place of the one of its name, else at the end; the vectors of its texts must be there."""
    name = prepared.document.name
    held = db.execute("SELECT id FROM documents WHERE name = ?", (name,)).fetchone()
    keys = keys_of(db, name)
    db.execute("DELETE FROM documents WHERE name = ?", (name,))
    _insert_document(db, held[0] if held else None, prepared, source, region, embedder, pack)
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
    db: Connection, identity: int | None, prepared: Prepared, source: str, region: str | None, embedder: str,
    pack: Pack,
) -> None:  # fmt: skip
    """Add a document with its plans, passages, full text and targets."""
    document = prepared.document
    identity = db.execute(
        "INSERT INTO documents (id, name, sha256, source, grammar, text, pages, coverage, warnings, region)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (identity, document.name, document.sha256, source, version(pack), document.text, pages_record(document),
         prepared.coverage, prepared.warnings, region),
    ).lastrowid  # fmt: skip
    plans = {values[0]: _insert_plan(db, identity, values) for values in prepared.plans}
    passages = _insert_passages(db, plans, prepared, embedder)
    rows = [(passages[plan, passage], indicator, row) for plan, passage, indicator, row in prepared.targets]
    db.executemany("INSERT INTO targets (passage_id, indicator, record) VALUES (?, ?, ?)", rows)


def _insert_plan(db: Connection, document: int | None, values: tuple[Any, ...]) -> int | None:
    columns = ("document_id", *PLAN_COLUMNS, "headings")
    statement = f"INSERT INTO plans ({', '.join(columns)}) VALUES ({placeholders(columns)})"
    return db.execute(statement, (document, *values)).lastrowid


def _insert_passages(
    db: Connection, plans: Mapping[int, int | None], prepared: Prepared, embedder: str
) -> dict[tuple[int, int], int]:
    """Add the passages of a document and their words for the full text; gives their ids by plan and ordinal."""
    first = db.execute("SELECT coalesce(max(id), 0) + 1 FROM passages").fetchone()[0]
    ids = {(plan, ordinal): first + number for number, (plan, ordinal, *_) in enumerate(prepared.passages)}
    db.executemany(
        f"INSERT INTO passages ({', '.join(PASSAGE_COLUMNS)})"
        f" VALUES ({placeholders(PASSAGE_COLUMNS[:-1])}, (SELECT id FROM vectors WHERE key = ?))",
        [
            (identity, plans[plan], *values, vector_key(text, embedder))
            for identity, (plan, *values), text in zip(ids.values(), prepared.passages, prepared.texts, strict=True)
        ],
    )
    found = zip(ids.values(), prepared.words, strict=True)
    db.executemany("INSERT INTO passages_text (rowid, words) VALUES (?, CAST(? AS TEXT))", found)
    return ids


def placeholders(values: Sequence[object]) -> str:
    """`?, ?, ?`: a placeholder for each value of a statement."""
    return ", ".join("?" * len(values))
