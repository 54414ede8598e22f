"""What the register and search ask of a library's database; ids of plans, passages, vectors are the database's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from index.sqlite.schema import Connection
from index.sqlite.writes import Vector, placeholders, vector_key

MOST_KEYS = 500
"""Keys of vectors that one statement is given, for the same reason; each has 64 characters. Chosen by hand."""


def targets(db: Connection, plans: Sequence[int], indicator: str | None) -> list[tuple[int, str]]:
    """Passage id and record of the rows of the register in these plans, of one indicator if named, as the text runs."""
    where, values = f"p.plan_id IN ({placeholders(plans)})", list[object](plans)
    if indicator is not None:
        where, values = f"{where} AND t.indicator = ?", [*values, indicator]
    return db.execute(
        "SELECT t.passage_id, t.record FROM targets t JOIN passages p ON p.id = t.passage_id"
        f" WHERE {where} ORDER BY p.plan_id, p.ordinal, t.id",
        values,
    ).fetchall()


def names(db: Connection) -> list[tuple[str, str, str | None]]:
    """Indicator, the plan's own words for it, and its scope: each combination that the register holds once."""
    return db.execute(
        "SELECT DISTINCT indicator, json_extract(record, '$.indicator_raw'), json_extract(record, '$.scope') FROM targets"
    ).fetchall()


def targets_at(db: Connection, plan: int, ordinal: int) -> list[str]:
    """Records of the rows of the register in one passage of a plan."""
    rows = db.execute(
        "SELECT t.record FROM targets t JOIN passages p ON p.id = t.passage_id"
        " WHERE p.plan_id = ? AND p.ordinal = ? ORDER BY t.id",
        (plan, ordinal),
    )
    return [row[0] for row in rows]


def vectors(db: Connection, dimension: int) -> tuple[list[int], Vector]:
    """Ids and vectors (n, dimension) of all distinct embedded texts that a passage uses."""
    rows = db.execute(
        "SELECT id, vector FROM vectors WHERE id IN (SELECT vector_id FROM passages) ORDER BY id"
    ).fetchall()
    matrix = np.frombuffer(b"".join(row[1] for row in rows), dtype=np.float32).reshape(-1, dimension or 1)
    return [row[0] for row in rows], matrix


def vectors_of_plan(db: Connection, plan: int, dimension: int) -> Vector:
    """Vectors (n, dimension) of a plan's passages as the text runs."""
    rows = db.execute(
        "SELECT v.vector FROM passages p JOIN vectors v ON v.id = p.vector_id WHERE p.plan_id = ? ORDER BY p.ordinal",
        (plan,),
    ).fetchall()
    return np.frombuffer(b"".join(row[0] for row in rows), dtype=np.float32).reshape(-1, dimension or 1)


def count_of_vectors(db: Connection) -> int:
    """How many vectors `vectors` gives."""
    return int(db.execute("SELECT count(DISTINCT vector_id) FROM passages").fetchone()[0])


def vector_ids(db: Connection, plans: Sequence[int]) -> list[int]:
    """Ids of the vectors that the passages of these plans use."""
    rows = db.execute(f"SELECT DISTINCT vector_id FROM passages WHERE plan_id IN ({placeholders(plans)})", plans)
    return [row[0] for row in rows]


def passage_ids_of_vectors(db: Connection, vectors: Sequence[int], plans: Sequence[int]) -> dict[int, list[int]]:
    """Ids of the passages of these plans by the vector that they use."""
    rows = db.execute(
        "SELECT vector_id, id FROM passages"
        f" WHERE vector_id IN ({placeholders(vectors)}) AND plan_id IN ({placeholders(plans)}) ORDER BY id",
        [*vectors, *plans],
    )
    found: dict[int, list[int]] = {}
    for vector, identity in rows:
        found.setdefault(vector, []).append(identity)
    return found


def match(db: Connection, expression: str, plans: Sequence[int], limit: int) -> list[tuple[int, float]]:
    """Ids and BM25 scores (higher is better) of the passages of these plans that match, best first."""
    rows = db.execute(
        "SELECT p.id, -bm25(passages_text) AS score FROM passages_text CROSS JOIN passages p ON p.id = passages_text.rowid"
        f" WHERE passages_text MATCH ? AND p.plan_id IN ({placeholders(plans)}) ORDER BY score DESC, p.id LIMIT ?",
        [expression, *plans, limit],
    )
    return list(rows)


def matches(db: Connection, expression: str, plans: Sequence[int], limit: int) -> dict[int, list[tuple[int, float]]]:
    """The same for each of the plans by itself: the full text is ranked once, not once a plan."""
    rows = db.execute(
        "WITH ranked AS MATERIALIZED"
        " (SELECT rowid AS id, -bm25(passages_text) AS score FROM passages_text WHERE passages_text MATCH ?),"
        " placed AS (SELECT p.plan_id, p.id, ranked.score,"
        " row_number() OVER (PARTITION BY p.plan_id ORDER BY ranked.score DESC, p.id) AS place"
        " FROM ranked JOIN passages p ON p.id = ranked.id)"
        f" SELECT plan_id, id, score FROM placed WHERE place <= ? AND plan_id IN ({placeholders(plans)}) ORDER BY plan_id, place",
        [expression, limit, *plans],
    )
    found: dict[int, list[tuple[int, float]]] = {plan: [] for plan in plans}
    for plan, identity, score in rows:
        found[plan].append((identity, score))
    return found


def occurrences(db: Connection, expression: str) -> int:
    """How many passages of the library match."""
    return int(
        db.execute("SELECT count(*) FROM passages_text WHERE passages_text MATCH ?", (expression,)).fetchone()[0]
    )


def holding(db: Connection, expression: str, plans: Sequence[int]) -> list[int]:
    """Ids of all passages of these plans that match, as the text runs: nothing is ranked and nothing cut off.

    CROSS JOIN: the full text is asked once. Of one plan SQLite would ask it for each of its passages (70 ms, not 0.4).
    """
    rows = db.execute(
        "SELECT p.id FROM passages_text CROSS JOIN passages p ON p.id = passages_text.rowid"
        f" WHERE passages_text MATCH ? AND p.plan_id IN ({placeholders(plans)}) ORDER BY p.plan_id, p.ordinal",
        [expression, *plans],
    )
    return [row[0] for row in rows]


def known_vectors(db: Connection, texts: Iterable[str], embedder: str) -> set[str]:
    """Those of the texts whose vectors the database already holds."""
    keys = {vector_key(text, embedder): text for text in texts}
    held = set()
    for start in range(0, len(keys), MOST_KEYS):
        some = list(keys)[start : start + MOST_KEYS]
        held |= {row[0] for row in db.execute(f"SELECT key FROM vectors WHERE key IN ({placeholders(some)})", some)}
    return {keys[key] for key in held}
