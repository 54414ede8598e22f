"""Files -> a library: what is new is read, embedded and stored, one transaction a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from index import schema
from index.changes import embedded_text
from index.embedder import Embedder
from index.library import Library, Stored
from ingest.document import content_hash
from ingest.errors import GuihuaError
from ingest.pipeline import Reading, read_plans
from ingest.readers import file_content, is_archive, read_bytes, readable
from ingest.readers.archive import members
from ingest.readers.notes import taking_notes
from ingest.targets import targets_of

Status = Literal["added", "updated", "unchanged", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `reading` is None where it was unchanged or skipped."""

    document: str
    status: Status
    reason: str | None = None
    reading: Reading | None = None


def ingest(
    library: Library, paths: Sequence[Path], open_embedder: Callable[[], Embedder], *, rebuild: bool = False,
    notify: Callable[[str], None] = lambda _: None,
) -> Iterator[Outcome]:  # fmt: skip
    """Bring files and folders into the library, one outcome a file as it is done.

    The embedder is opened only when a new text needs a vector. Raises GuihuaError, before anything is changed, for a
    path that does not exist, for a library of another embedder, and while another process writes.
    """
    files = list(_files(paths))
    with schema.only_writer(library.folder):
        embedder = _Opened(open_embedder, library)
        if rebuild:
            embedder.get(check=False)
            library.forget_vectors()
        for path, explicit in files:
            if is_archive(path):
                yield from _members(library, path, embedder, notify)
            elif not explicit and not readable(path):
                yield Outcome(path.name, "skipped", f"不支持的文件类型 {path.suffix or '（无后缀）'}")
            else:
                yield _file(library, path, embedder, notify)


class _Opened:
    """The embedder, opened once and checked against the library."""

    def __init__(self, open_embedder: Callable[[], Embedder], library: Library) -> None:
        self._open, self._library = open_embedder, library
        self._embedder: Embedder | None = None

    def get(self, *, check: bool = True) -> Embedder:
        if self._embedder is None:
            self._embedder = self._open()
        if check:
            self._library.check_embedder(self._embedder.name, self._embedder.dimension)
        return self._embedder


def _file(library: Library, path: Path, embedder: _Opened, notify: Callable[[str], None]) -> Outcome:
    name = _library_name(path, library.documents())
    if not path.is_file():
        return Outcome(name, "skipped", "不是普通文件（管道或设备），没有收录")
    try:
        content = file_content(path)
    except GuihuaError as error:
        return Outcome(name, "skipped", str(error).removeprefix(f"{name}："))
    return _one(library, name, _printable(str(path.resolve())), content, embedder, notify)


def _members(library: Library, path: Path, embedder: _Opened, notify: Callable[[str], None]) -> Iterator[Outcome]:
    """The files of an archive, each a document of its own, named after the archive and its place in it."""
    archive = _library_name(path, [])
    try:
        for member, content in members(file_content(path)):
            name = f"{archive}/{member}"
            if isinstance(content, GuihuaError):
                yield Outcome(name, "skipped", str(content))
            elif readable(Path(member)):
                yield _one(library, name, f"{path.resolve()}/{member}", content, embedder, notify)
            else:
                yield Outcome(name, "skipped", f"不支持的文件类型 {Path(member).suffix or '（无后缀）'}")
    except GuihuaError as error:
        yield Outcome(archive, "skipped", str(error))


def _one(
    library: Library, name: str, source: str, content: bytes, embedder: _Opened, notify: Callable[[str], None]
) -> Outcome:
    """One file's bytes: told from what the library holds by their hash before anything is read."""
    held = library.documents()
    identity = content_hash(content)
    known = next((stored for stored in held if stored.name == name), None)
    twin = next((stored for stored in held if stored.sha256 == identity), None)
    if twin and twin.current:
        if twin.name == name:
            return Outcome(name, "unchanged")
        if known:
            library.remove([name])  # its old text is no longer anywhere
        return Outcome(name, "skipped", f"内容与已收录的 {twin.name} 相同" + ("，原来的内容已移出" if known else ""))
    notify(f"{name}：识别结构")
    try:
        with taking_notes() as notes:
            reading = read_plans(read_bytes(content, name))
    except GuihuaError as error:
        return Outcome(name, "skipped", str(error).removeprefix(f"{name}："))
    reading = replace(reading, warnings=(*notes, *reading.warnings))
    _store(library, reading, source, embedder, notify)
    return Outcome(name, "updated" if known else "added", None, reading)


def _store(library: Library, reading: Reading, source: str, embedder: _Opened, notify: Callable[[str], None]) -> None:
    opened = embedder.get()
    texts = list(dict.fromkeys(embedded_text(passage) for passage in reading.passages))
    held = library.known_vectors(texts, opened.name)
    new = [text for text in texts if text not in held]
    notify(f"{reading.document.name}：{len(reading.passages)} 段，计算 {len(new)} 个向量")
    vectors = dict(zip(new, opened.embed_passages(new), strict=True)) if new else {}
    library.put(reading, targets_of(reading.passages), source, vectors, (opened.name, opened.dimension))


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Files of the paths, folders recursively and in order; True for those that were named one by one."""
    for path in paths:
        if path.is_dir():
            yield from ((file, False) for file in sorted(path.rglob("*")) if file.is_file() and not _hidden(file, path))
        elif path.exists():
            yield path, True
        else:
            raise GuihuaError(f"路径不存在：{path}，没有收录任何文件，请检查路径")


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)


def _library_name(path: Path, held: list[Stored]) -> str:
    """The file's name; with as many of its folders before it as keep it apart from other files of that name."""
    source = Path(_printable(str(path.resolve())))
    same = next((stored for stored in held if stored.source == str(source)), None)
    if same:
        return same.name
    taken = {stored.name for stored in held if Path(stored.source).is_file()}
    names = ["/".join(source.parts[-depth:]) for depth in range(1, len(source.parts))]
    return next((name for name in names if name not in taken), str(source))


def _printable(name: str) -> str:
    """A file's name that can be stored and shown: bytes that are no UTF-8 and line breaks get a mark in their place."""
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "\ufffd", name)
