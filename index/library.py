"""A library: one folder on disk that holds documents, plans, passages, targets, vectors and full text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

from index import changes, schema
from index.changes import marks, vector_key
from index.records import (
    PASSAGE_COLUMNS,
    PLAN_COLUMNS,
    document_from,
    passage_from,
    plan_from,
    target_from,
)  # fmt: skip
from ingest.document import Document
from ingest.errors import GuihuaError
from ingest.pipeline import GRAMMAR, Reading
from ingest.plan import Passage, Plan
from ingest.targets import Target

Vector = npt.NDArray[np.float32]
MOST_VALUES = 1000
"""Values that one statement is given; SQLite has a limit."""
_SELECT_PASSAGE = f"SELECT {', '.join('p.' + column for column in PASSAGE_COLUMNS)} FROM passages p"


@dataclass(frozen=True, slots=True)
class Stored:
    """What the library knows of one document."""

    name: str
    sha256: str
    source: str
    characters: int
    coverage: float
    warnings: tuple[str, ...]
    current: bool
    """False where an older grammar read it, so that the next ingest reads it again."""


class Library:
    """Access to one library folder. Reading never changes it; each change is one transaction."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the library in `folder`; raises GuihuaError where there is none and `create` is False."""
        self.folder = folder
        if not schema.exists(folder):
            if not create:
                raise GuihuaError(f"资料库 {folder} 还没有内容，请先运行 guihua ingest 文件或文件夹")
            schema.create(folder)
        with schema.as_sentence(folder):
            self._db = schema.connect(folder)
            self._refuse_other_format()
            self._load_plans()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; the library object is of no use afterwards."""
        self._db.close()

    # What the library is made of

    @property
    def generation(self) -> int:
        """Grows with every change, so that what is derived from the library can tell whether it is current."""
        return int(self._meta("generation") or 0)

    @property
    def size(self) -> int:
        """Number of passages."""
        return int(self._db.execute("SELECT count(*) FROM passages").fetchone()[0])

    @property
    def embedder(self) -> tuple[str, int] | None:
        """Name and dimension of the embedder whose vectors the library holds; None while it is empty."""
        name = self._meta("embedder")
        return (name, int(self._meta("dimension") or 0)) if name else None

    def check_embedder(self, name: str, dimension: int) -> None:
        """Raise GuihuaError where the library's vectors come from another embedder."""
        held = self.embedder
        if held and held != (name, dimension):
            raise GuihuaError(
                f"资料库由 {held[0]}（{held[1]} 维）建成，本次使用 {name}（{dimension} 维）：请运行 guihua ingest --rebuild 重建"
            )

    def documents(self) -> list[Stored]:
        """All documents by name."""
        rows = self._db.execute(
            "SELECT name, sha256, source, length(text), coverage, warnings, grammar FROM documents ORDER BY name"
        )
        return [
            Stored(name, sha256, source, characters, coverage, tuple(json.loads(warnings)), grammar == GRAMMAR)
            for name, sha256, source, characters, coverage, warnings, grammar in rows
        ]

    def document(self, name: str) -> Document:
        """One document with its text; raises GuihuaError where the library has none of that name."""
        row = self._db.execute("SELECT name, sha256, text, pages FROM documents WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise GuihuaError(f"资料库中没有文档 {name}，请用 guihua status 查看")
        return document_from(row)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """All plans, by document and place in it."""
        self._refresh()
        return tuple(self._plans.values())

    def passages(
        self, plans: Iterable[Plan] | None = None, *, domain: str | None = None, part: str | None = None
    ) -> list[Passage]:
        """Passages in the order of the text, of the given plans (default: all)."""
        ids = self._plan_ids(plans)
        where, values = f"p.plan_id IN ({marks(ids)})", list[object](ids)
        for column, value in (("domain", domain), ("part", part)):
            if value is not None:
                where, values = f"{where} AND p.{column} = ?", [*values, value]
        return self._passages(f"{_SELECT_PASSAGE} WHERE {where} ORDER BY p.plan_id, p.ordinal", values)

    def passages_by_id(self, ids: Sequence[int]) -> list[Passage]:
        """Passages by the database's ids, in the order of `ids`."""
        found = self._passages_with_ids(ids)
        return [found[identity] for identity in ids if identity in found]

    def targets(self, plans: Iterable[Plan] | None = None, *, indicator: str | None = None) -> list[Target]:
        """Rows of the register in the order of the text, of the given plans, of one indicator if named."""
        ids = self._plan_ids(plans)
        where, values = f"p.plan_id IN ({marks(ids)})", list[object](ids)
        if indicator is not None:
            where, values = f"{where} AND t.indicator = ?", [*values, indicator]
        rows = self._db.execute(
            "SELECT t.passage_id, t.record FROM targets t JOIN passages p ON p.id = t.passage_id"
            f" WHERE {where} ORDER BY p.plan_id, p.ordinal, t.id",
            values,
        ).fetchall()
        # Each passage is read once, however many rows stand in it.
        passages = self._passages_with_ids(dict.fromkeys(identity for identity, _ in rows))
        return [target_from(passages[identity], record) for identity, record in rows]

    def targets_of(self, passages: Sequence[Passage]) -> list[Target]:
        """Rows of the register that stand in these passages, in the order of the passages; each row holds the very
        passage object that was given."""
        found: list[Target] = []
        for passage in passages:
            identity = self._ids[passage.plan.document, passage.plan.ordinal]
            rows = self._db.execute(
                "SELECT t.record FROM targets t JOIN passages p ON p.id = t.passage_id"
                " WHERE p.plan_id = ? AND p.ordinal = ? ORDER BY t.id", (identity, passage.ordinal)
            )  # fmt: skip
            found += [target_from(passage, row[0]) for row in rows]
        return found

    # What search reads

    def vectors(self) -> tuple[list[int], Vector]:
        """Ids and vectors (n, dimension) of all distinct embedded texts that a passage uses."""
        rows = self._db.execute(
            "SELECT id, vector FROM vectors WHERE id IN (SELECT vector_id FROM passages) ORDER BY id"
        ).fetchall()
        dimension = self.embedder[1] if self.embedder else 0
        matrix = np.frombuffer(b"".join(row[1] for row in rows), dtype=np.float32).reshape(-1, dimension or 1)
        return [row[0] for row in rows], matrix

    def vectors_of(self, plan: Plan) -> Vector:
        """Vectors (n, dimension) of a plan's passages in the order of the text."""
        rows = self._db.execute(
            "SELECT v.vector FROM passages p JOIN vectors v ON v.id = p.vector_id WHERE p.plan_id = ? ORDER BY p.ordinal",
            self._plan_ids([plan]),
        ).fetchall()
        dimension = self.embedder[1] if self.embedder else 0
        return np.frombuffer(b"".join(row[0] for row in rows), dtype=np.float32).reshape(-1, dimension or 1)

    @property
    def vectors_shape(self) -> tuple[int, int]:
        """Dimension and number of the vectors that `vectors` gives."""
        count = self._db.execute("SELECT count(DISTINCT vector_id) FROM passages").fetchone()[0]
        return (self.embedder[1] if self.embedder else 0), count

    def vector_ids(self, plans: Iterable[Plan] | None) -> list[int]:
        """Ids of the vectors that the passages of these plans use."""
        ids = self._plan_ids(plans)
        rows = self._db.execute(f"SELECT DISTINCT vector_id FROM passages WHERE plan_id IN ({marks(ids)})", ids)
        return [row[0] for row in rows]

    def passage_ids_of_vectors(self, vectors: Sequence[int], plans: Iterable[Plan] | None) -> dict[int, list[int]]:
        """Passages of these plans by the vector that they use."""
        ids = self._plan_ids(plans)
        rows = self._db.execute(
            f"SELECT vector_id, id FROM passages WHERE vector_id IN ({marks(vectors)}) AND plan_id IN ({marks(ids)}) ORDER BY id",
            [*vectors, *ids],
        )
        found: dict[int, list[int]] = {}
        for vector, identity in rows:
            found.setdefault(vector, []).append(identity)
        return found

    def match(self, expression: str, plans: Iterable[Plan] | None, limit: int) -> list[tuple[int, float]]:
        """Ids and BM25 scores (higher is better) of the passages of these plans that match, best first."""
        ids = self._plan_ids(plans)
        rows = self._db.execute(
            "SELECT p.id, -bm25(passages_text) AS score FROM passages_text JOIN passages p ON p.id = passages_text.rowid"
            f" WHERE passages_text MATCH ? AND p.plan_id IN ({marks(ids)}) ORDER BY score DESC, p.id LIMIT ?",
            [expression, *ids, limit],
        )
        return list(rows)

    # Changes

    def known_vectors(self, texts: Iterable[str], embedder: str) -> set[str]:
        """Those of the texts whose vectors the library already holds."""
        keys = {vector_key(text, embedder): text for text in texts}
        held = set()
        for start in range(0, len(keys), 500):
            some = list(keys)[start : start + 500]
            held |= {row[0] for row in self._db.execute(f"SELECT key FROM vectors WHERE key IN ({marks(some)})", some)}
        return {keys[key] for key in held}

    def put(
        self, reading: Reading, targets: Sequence[Target], source: str, vectors: Mapping[str, Vector],
        embedder: tuple[str, int],
    ) -> None:  # fmt: skip
        """Add a document or replace the one of its name, in one transaction.

        `vectors` has the vector of each embedded text (see `embedded_text`) that the library does not hold yet.
        """
        with schema.as_sentence(self.folder), schema.transaction(self._db):
            changes.set_embedder(self._db, embedder)
            changes.delete_documents(self._db, [reading.document.name])
            changes.insert_vectors(self._db, vectors, embedder[0])
            changes.insert_document(self._db, reading, targets, source, embedder[0])
            changes.next_generation(self._db)
        self._load_plans()

    def remove(self, names: Sequence[str]) -> None:
        """Take documents out; raises GuihuaError, and changes nothing, where one of them is not there."""
        held = {document.name for document in self.documents()}
        missing = [name for name in names if name not in held]
        if missing:
            raise GuihuaError(f"资料库中没有文档 {'、'.join(missing)}，没有移出任何文档，请用 guihua status 查看")
        with schema.as_sentence(self.folder), schema.transaction(self._db):
            changes.delete_documents(self._db, names)
            changes.next_generation(self._db)
        self._load_plans()

    def forget_vectors(self) -> None:
        """Take out all documents and vectors, so that another embedder can fill the library."""
        with schema.as_sentence(self.folder), schema.transaction(self._db):
            changes.delete_everything(self._db)
            changes.next_generation(self._db)
        self._load_plans()

    def _passages(self, statement: str, values: Sequence[object]) -> list[Passage]:
        return [passage_from(self._plans[row[1]], row[2:-1]) for row in self._db.execute(statement, values)]

    def _passages_with_ids(self, ids: Iterable[int]) -> dict[int, Passage]:
        wanted, found = list(ids), {}
        for start in range(0, len(wanted), MOST_VALUES):
            some = wanted[start : start + MOST_VALUES]
            for row in self._db.execute(f"{_SELECT_PASSAGE} WHERE p.id IN ({marks(some)})", some):
                found[row[0]] = passage_from(self._plans[row[1]], row[2:-1])
        return found

    def _plan_ids(self, plans: Iterable[Plan] | None) -> list[int]:
        self._refresh()
        return list(self._plans) if plans is None else [self._ids[plan.document, plan.ordinal] for plan in plans]

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def _refresh(self) -> None:
        """Another process may have changed the library since the plans were read."""
        if self.generation != self._loaded:
            self._load_plans()

    def _load_plans(self) -> None:
        self._loaded = self.generation
        columns = ", ".join("p." + column for column in PLAN_COLUMNS)
        rows = self._db.execute(
            f"SELECT p.id, d.name, {columns}, p.headings FROM plans p JOIN documents d ON d.id = p.document_id"
            " ORDER BY d.name, p.ordinal"
        )
        self._plans = {row[0]: plan_from(row[1], row[2:]) for row in rows}
        self._ids = {(plan.document, plan.ordinal): identity for identity, plan in self._plans.items()}

    def _refuse_other_format(self) -> None:
        try:
            held = self._meta("format")
        except schema.Failure:
            held = None
        if held != str(schema.FORMAT):
            raise GuihuaError(
                f"{self.folder} 的资料库格式是 {held}，本程序使用 {schema.FORMAT}：请删除该文件夹后重新 guihua ingest"
            )
