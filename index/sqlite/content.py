"""What a library holds, for reading: documents, plans, passages, figures, and what search asks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.sqlite import queries, schema
from index.sqlite.catalogue import Catalogue
from index.sqlite.originals import original_path
from index.sqlite.records import PASSAGE_COLUMNS, document_from, passage_from, target_from
from index.sqlite.schema import Connection
from index.sqlite.stored import Stored
from index.sqlite.writes import Vector, placeholders
from ingest.document import Document
from ingest.errors import GuihuaError
from ingest.plan import Passage, Plan
from ingest.register.indicators import canonical
from ingest.register.kinds import RowKind
from ingest.register.targets import Target
from ingest.register.targets import row as plain_row
from ingest.version import version
from ingest.vocabulary.pack import WOMEN_CHILDREN, Pack, load_pack

MOST_VALUES = 1000
"""Values that one statement is given; SQLite takes 32,766 since version 3.32. Chosen by hand."""
MOST_KEPT = 20_000
"""Passages that are kept once they were read: those of some 150 plans, 40 MB."""
_SELECT_PASSAGE = f"SELECT {', '.join('p.' + column for column in PASSAGE_COLUMNS)} FROM passages p"


class Content:
    """The reading half of `index.library.Library`; nothing here changes the library."""

    def __init__(self, folder: Path, db: Connection) -> None:
        """`db` is the open database of the library in `folder`."""
        self.folder = folder
        self._db = db
        self._catalogue = Catalogue(db)
        self._loaded = self.generation
        self._kept: dict[int, Passage] = {}
        self._kept_of = self._loaded

    @property
    def generation(self) -> int:
        """Grows with every change, so that what is derived from the library can tell whether it is current."""
        return int(self._meta("generation") or 0)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One moment of the library: all that is read inside fits together, even while files are being replaced."""
        with schema.snapshot(self._db):
            self._refresh()
            yield

    @property
    def size(self) -> int:
        """Number of passages."""
        return int(self._db.execute("SELECT count(*) FROM passages").fetchone()[0])

    @property
    def embedder(self) -> tuple[str, int] | None:
        """Name and dimension of the embedder whose vectors the library holds; None while it is empty."""
        name = self._meta("embedder")
        return (name, int(self._meta("dimension") or 0)) if name else None

    @property
    def pack(self) -> Pack:
        """The words with which the library's documents are read and asked about; raises GuihuaError where they are gone."""
        return load_pack(self._meta("pack") or WOMEN_CHILDREN)

    def documents(self) -> list[Stored]:
        """All documents by name."""
        return self._stored("ORDER BY name")

    def documents_with(self, *, name: str | None = None, sha256: str | None = None, source: str | None = None) -> list[Stored]:  # fmt: skip
        """The documents of this name, content or source."""
        wanted = {"name": name, "sha256": sha256, "source": source}
        given = {column: value for column, value in wanted.items() if value is not None}
        where = " AND ".join(f"{column} = ?" for column in given)
        return self._stored(f"WHERE {where} ORDER BY name", *given.values())

    def original(self, name: str) -> Path | None:
        """The file of a document as it was brought in; None where an older version of the program did not keep it."""
        stored = self.documents_with(name=name)
        path = original_path(self.folder, stored[0].sha256, name) if stored else None
        return path if path and path.is_file() else None

    def document(self, name: str) -> Document:
        """One document with its text; raises GuihuaError where the library has none of that name."""
        row = self._db.execute("SELECT name, sha256, text, pages FROM documents WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise GuihuaError(f"资料库中没有文档 {name}，请用 guihua status 查看")
        return document_from(row)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """All plans, by document and place in it; the same plan from two files stands once, see `copies`."""
        self._refresh()
        return tuple(self._catalogue.distinct.values())

    @property
    def every_plan(self) -> tuple[Plan, ...]:
        """The plans of all documents, copies too."""
        self._refresh()
        return self._catalogue.every

    def copies(self, plan: Plan) -> tuple[Plan, ...]:
        """The same plan in other files."""
        return self._catalogue.copies(plan)

    def copied(self, plan: Plan) -> Plan | None:
        """The plan that this one repeats; None for one that stands for itself."""
        return self._catalogue.original(plan)

    def passages(
        self, plans: Iterable[Plan] | None = None, *, domain: str | None = None, part: str | None = None
    ) -> list[Passage]:
        """Passages in the order of the text, of the given plans (default: all)."""
        ids = self._plan_ids(plans)
        where, values = f"p.plan_id IN ({placeholders(ids)})", list[object](ids)
        for column, value in (("domain", domain), ("part", part)):
            if value is not None:
                where, values = f"{where} AND p.{column} = ?", [*values, value]
        rows = self._db.execute(f"SELECT p.id FROM passages p WHERE {where} ORDER BY p.plan_id, p.ordinal", values)
        return self.passages_by_id([row[0] for row in rows])

    def passages_by_id(self, ids: Sequence[int]) -> list[Passage]:
        """Passages by the database's ids, in the order of `ids`."""
        found = self._passages_with_ids(ids)
        return [found[identity] for identity in ids if identity in found]

    def register(self, plans: Iterable[Plan] | None = None, *, indicator: str | None = None) -> list[Target]:
        """Targets in the order of the text, of the given plans (default: all), of one indicator if named."""
        rows = queries.targets(self._db, self._plan_ids(plans), indicator)
        # Each passage is read once, however many rows stand in it.
        passages = self._passages_with_ids(dict.fromkeys(identity for identity, _ in rows))
        return [target_from(passages[identity], record) for identity, record in rows]

    def names(self) -> list[tuple[str, str, str | None]]:
        """Indicator, the plan's own words for it, and its scope: each combination that the register holds once."""
        return queries.names(self._db)

    def register_of(self, passages: Sequence[Passage]) -> list[Target]:
        """Targets that stand in these passages, in the order of the passages; each holds the very passage object that
        was given."""
        found: list[Target] = []
        for passage in passages:
            plan = self._catalogue.identity(passage.plan)
            found += [target_from(passage, record) for record in queries.targets_at(self._db, plan, passage.ordinal)]
        return found

    def targets(
        self, plans: Iterable[Plan] | None = None, *, indicator: str | None = None, kind: RowKind | None = None
    ) -> list[dict[str, Any]]:
        """The register as rows of plain values, a key for each field of the contract: `pandas.DataFrame(…)` takes
        them as they are. Rows are those of `register`, of one kind if named; `indicator` may be an alias, with the
        scope where it names one (农村妇女乳腺癌检查率)."""
        found = self.register(plans, indicator=indicator)
        if indicator is not None and not found:
            name, scope = canonical(indicator, self.pack)
            found = [row for row in self.register(plans, indicator=name) if scope in (None, row.scope)]
        return [plain_row(target) for target in found if kind in (None, target.kind)]

    # What search reads (see index/sqlite/queries.py)

    def vectors(self) -> tuple[list[int], Vector]:
        """Ids and vectors (n, dimension) of all distinct embedded texts that a passage uses."""
        return queries.vectors(self._db, self.vectors_shape[0])

    def vectors_of(self, plan: Plan) -> Vector:
        """Vectors (n, dimension) of a plan's passages in the order of the text."""
        return queries.vectors_of_plan(self._db, self._plan_ids([plan])[0], self.vectors_shape[0])

    @property
    def vectors_shape(self) -> tuple[int, int]:
        """Dimension and number of the vectors that `vectors` gives."""
        return (self.embedder[1] if self.embedder else 0), queries.count_of_vectors(self._db)

    def vector_ids(self, plans: Iterable[Plan] | None) -> list[int]:
        """Ids of the vectors that the passages of these plans use."""
        return queries.vector_ids(self._db, self._plan_ids(plans))

    def passage_ids_of_vectors(self, vectors: Sequence[int], plans: Iterable[Plan] | None) -> dict[int, list[int]]:
        """Ids of the passages of these plans by the vector that they use."""
        return queries.passage_ids_of_vectors(self._db, vectors, self._plan_ids(plans))

    def match(self, expression: str, plans: Iterable[Plan] | None, limit: int) -> list[tuple[int, float]]:
        """Ids and BM25 scores (higher is better) of the passages of these plans that match, best first."""
        return queries.match(self._db, expression, self._plan_ids(plans), limit)

    def matches(self, expression: str, groups: Sequence[Sequence[Plan]], limit: int) -> list[list[tuple[int, float]]]:
        """What `match` gives for each group of plans, found at once."""
        ids = [self._plan_ids(plans) for plans in groups]
        by_plan = queries.matches(self._db, expression, list({one for some in ids for one in some}), limit)
        merged = ([hit for one in some for hit in by_plan[one]] for some in ids)
        return [sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:limit] for hits in merged]

    def occurrences(self, expression: str) -> int:
        """How many passages of the library match."""
        return queries.occurrences(self._db, expression)

    def holding(self, expression: str, plans: Iterable[Plan] | None) -> list[Passage]:
        """All passages of these plans that match, in the order of the text: nothing is ranked and nothing cut off."""
        return self.passages_by_id(queries.holding(self._db, expression, self._plan_ids(plans)))

    def known_vectors(self, texts: Iterable[str], embedder: str) -> set[str]:
        """Those of the texts whose vectors the library already holds."""
        return queries.known_vectors(self._db, texts, embedder)

    def _passages_with_ids(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Passages by their ids; those that were read before, of the same state of the library, are kept."""
        if self._kept_of != self._loaded or len(self._kept) > MOST_KEPT:
            self._kept, self._kept_of = {}, self._loaded
        wanted = list(ids)
        unread = [identity for identity in wanted if identity not in self._kept]
        for start in range(0, len(unread), MOST_VALUES):
            some = unread[start : start + MOST_VALUES]
            for row in self._db.execute(f"{_SELECT_PASSAGE} WHERE p.id IN ({placeholders(some)})", some):
                self._kept[row[0]] = passage_from(self._catalogue.plan(row[1]), row[2:-1])
        return {identity: self._kept[identity] for identity in wanted if identity in self._kept}

    def _plan_ids(self, plans: Iterable[Plan] | None) -> list[int]:
        self._refresh()
        return list(self._catalogue.distinct) if plans is None else [self._catalogue.identity(plan) for plan in plans]

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def _stored(self, rest: str, *values: str) -> list[Stored]:
        columns = "name, sha256, source, length(text), coverage, warnings, grammar, region"
        rows = self._db.execute(f"SELECT {columns} FROM documents {rest}", values)
        current = version(self.pack)
        return [
            Stored(name, sha256, source, characters, coverage, tuple(json.loads(warnings)), grammar == current, region)
            for name, sha256, source, characters, coverage, warnings, grammar, region in rows
        ]

    def _refresh(self) -> None:
        """Another process may have changed the library since the plans were read."""
        if self.generation != self._loaded:
            self._loaded = self.generation
            self._catalogue.load()
