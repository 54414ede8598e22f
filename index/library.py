"""A library: one folder on disk that holds documents, plans, passages, targets, vectors and full text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from index.sqlite import schema, writes
from index.sqlite.content import Content
from index.sqlite.originals import keep, sweep
from index.sqlite.prepared import Prepared
from index.sqlite.stored import Stored
from index.sqlite.writes import Vector
from ingest.errors import GuihuaError
from ingest.vocabulary.pack import lasting_name, load_pack

__all__ = ["Library", "Stored"]


class Library(Content):
    """Access to one library folder. Reading (see `Content`) never changes it; each change is one transaction."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the library in `folder`; raises GuihuaError where there is none and `create` is False."""
        if not schema.exists(folder):
            if not create:
                raise GuihuaError(f"资料库 {folder} 还没有内容，请先运行 guihua ingest 文件或文件夹")
            schema.create(folder)
        with schema.as_sentence(folder):
            db = schema.connect(folder)
            _accept_format(db, folder)
            super().__init__(folder, db)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; the library object is of no use afterwards."""
        self._db.close()

    def check_embedder(self, name: str, dimension: int) -> None:
        """Raise GuihuaError where the library's vectors come from another embedder."""
        held = self.embedder
        if held and held != (name, dimension):
            raise GuihuaError(
                f"资料库由 {held[0]}（{held[1]} 维）建成，本次使用 {name}（{dimension} 维）：请运行 guihua ingest --rebuild 重建"
            )

    def put(
        self, prepared: Prepared, source: str, vectors: Mapping[str, Vector], embedder: tuple[str, int],
        region: str | None = None,
    ) -> None:  # fmt: skip
        """Add a document or replace the one of its name, in one transaction.

        `vectors` has the vector of each embedded text (see `embedded_text`) that the library does not hold yet.
        `region` is the place that a person named for the file.
        """
        with schema.as_sentence(self.folder), schema.transaction(self._db):
            writes.set_embedder(self._db, embedder)
            writes.set_pack(self._db, self.pack)
            writes.insert_vectors(self._db, vectors, embedder[0])
            writes.replace_document(self._db, prepared, source, region, embedder[0], self.pack)
            writes.next_generation(self._db)
        self._changed([prepared.document.name])

    def choose_pack(self, name: str) -> None:
        """Read and ask with the words of this pack from now on; what another one read is read again at the next ingest.

        Raises GuihuaError, and changes nothing, for a pack that does not exist or cannot be read.
        """
        chosen = load_pack(lasting_name(name))
        with schema.as_sentence(self.folder), schema.transaction(self._db):
            writes.set_pack(self._db, chosen)

    def keep_original(self, name: str, sha256: str, content: bytes) -> None:
        """Keep the file of a document; before `put`, so that a document never lacks it."""
        keep(self.folder, sha256, name, content)

    def sweep_originals(self) -> None:
        """Take out the files of documents that are no longer there."""
        sweep(self.folder, self._db.execute("SELECT sha256, name FROM documents").fetchall())

    def remove(self, names: Sequence[str]) -> None:
        """Take documents out; raises GuihuaError, and changes nothing, where one of them is not there."""
        missing = [name for name in names if not self.documents_with(name=name)]
        if missing:
            raise GuihuaError(f"资料库中没有文档 {'、'.join(missing)}，没有移出任何文档，请用 guihua status 查看")
        with schema.as_sentence(self.folder), schema.transaction(self._db):
            writes.delete_documents(self._db, names)
            writes.next_generation(self._db)
        self._changed(names)
        self.sweep_originals()

    def forget_vectors(self) -> None:
        """Take out all documents and vectors, so that another embedder can fill the library."""
        with schema.as_sentence(self.folder), schema.transaction(self._db):
            writes.delete_everything(self._db)
            writes.next_generation(self._db)
        self._catalogue.load()
        self._loaded = self.generation

    def _changed(self, names: Sequence[str]) -> None:
        """This process changed these documents; where another did too, everything is read again."""
        self._loaded += 1
        self._catalogue.reload(names)
        self._refresh()


def _accept_format(db: schema.Connection, folder: Path) -> None:
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    except schema.Failure:
        row = None
    held = row[0] if row else None
    if held == schema.FIRST_FORMAT:
        schema.upgrade(db)
    elif held != str(schema.FORMAT):
        raise GuihuaError(
            f"{folder} 的资料库格式是 {held}，本程序使用 {schema.FORMAT}：请删除该文件夹后重新 guihua ingest"
        )
