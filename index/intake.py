"""Paths -> the files to read: what is new or changed, told from what the library holds before anything is read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.library import Library, Stored
from ingest.document import content_hash
from ingest.errors import GuihuaError
from ingest.parallel.process import Job
from ingest.readers import file_content, is_archive, readable
from ingest.readers.archive import members

OutcomeStatus = Literal["added", "updated", "unchanged", "skipped"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an ingest, in the order of the paths. `job` is None for a file that is not read, and `reason` says
    why where it was skipped. `size` is what it adds to the bytes that are done, for the progress bar: of an archive
    its first file carries the size of all."""

    document: str
    status: OutcomeStatus
    size: int
    reason: str | None = None
    source: str = ""
    job: Job | None = None


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A path that was named or found in a folder; `reason` says why it cannot be taken."""

    path: Path
    explicit: bool
    size: int
    reason: str | None = None


def find_files(paths: Iterable[Path]) -> list[FoundFile]:
    """The files of the paths, folders recursively and in order; hidden files and lock files are left out.

    A link that leads out of its folder is not followed, and a folder that may not be read is named. Raises GuihuaError
    for a path that does not exist.
    """
    found: list[FoundFile] = []
    for path in paths:
        if path.is_dir():
            found += _in_folder(path)
        elif path.exists():
            found.append(FoundFile(path, True, _size(path)))
        else:
            raise GuihuaError(f"路径不存在：{path}，没有收录任何文件，请检查路径")
    return found


def _in_folder(folder: Path) -> list[FoundFile]:
    found: list[FoundFile] = []
    inside = folder.resolve()

    def refused(error: OSError) -> None:
        found.append(FoundFile(Path(error.filename), False, 0, f"无法读取文件夹（{error.strerror}），请检查权限"))

    for place, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not _hidden(name))
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for path in (Path(place) / name for name in sorted([*links, *files]) if not _hidden(name)):
            try:
                target = path.resolve(strict=path.is_symlink())
            except (OSError, RuntimeError):  # a link to itself, or to what is gone
                found.append(FoundFile(path, False, 0, "是失效或循环的链接，没有收录"))
                continue
            if path.is_symlink() and not target.is_relative_to(inside):
                found.append(
                    FoundFile(path, False, 0, f"是指向文件夹之外的链接（{target}），没有收录，需要时请直接指定那个文件")
                )
            elif not path.is_dir():
                found.append(FoundFile(path, False, _size(path)))
    return sorted(found, key=lambda one: one.path)


class Intake:
    """Decides file by file what is to be read, while the files before it are still being read and stored."""

    def __init__(self, library: Library, region: str | None, *, afresh: bool = False) -> None:
        """`region` is the place that a person named for all files of this run; `afresh`: what the library holds is to go."""
        self._library, self._region, self._afresh = library, region, afresh
        self._names: set[str] = set()
        self._contents: dict[str, str] = {}

    def entries(self, files: Sequence[FoundFile]) -> Iterator[Entry]:
        """An entry a file, of an archive one for each file in it."""
        for found in files:
            if found.reason:
                yield Entry(str(found.path), "skipped", found.size, found.reason)
            elif is_archive(found.path):
                yield from self._members(found)
            elif not found.explicit and not readable(found.path):
                yield Entry(found.path.name, "skipped", found.size, _unsupported(found.path))
            else:
                yield self._file(found)

    def _file(self, found: FoundFile) -> Entry:
        path, name = found.path, self._name(found.path)
        if not path.is_file():
            return Entry(name, "skipped", 0, "不是普通文件（管道或设备），没有收录")
        try:
            content = file_content(path)
        except GuihuaError as error:
            return Entry(name, "skipped", found.size, str(error))
        return self._decided(name, printable(str(path.resolve())), content, found.size)

    def _members(self, found: FoundFile) -> Iterator[Entry]:
        """The files of an archive, each a document of its own, named after the archive and its place in it."""
        archive, left = self._name(found.path), found.size
        try:
            for member, content in members(file_content(found.path)):
                name = f"{archive}/{member}"
                if isinstance(content, GuihuaError):
                    yield Entry(name, "skipped", 0, str(content))
                elif readable(Path(member)):
                    yield self._decided(name, f"{found.path.resolve()}/{member}", content, left)
                    left = 0
                else:
                    yield Entry(name, "skipped", 0, _unsupported(Path(member)))
        except GuihuaError as error:
            yield Entry(archive, "skipped", left, str(error))

    def _decided(self, name: str, source: str, content: bytes, size: int) -> Entry:
        identity = content_hash(content)
        known = next(iter(self._held(name=name)), None)
        # Documents of the same bytes that today's grammar has read: this one itself, or another name of the same file.
        twins = [stored for stored in self._held(sha256=identity) if stored.current]
        if known in twins and known and self._region in (None, known.region):
            return Entry(name, "unchanged", size)
        twin = self._contents.get(identity) or next((stored.name for stored in twins if stored.name != name), None)
        if twin:
            if known:
                self._library.remove([name])  # its old text is no longer anywhere
            return Entry(name, "skipped", size, f"内容与 {twin} 相同" + ("，原来的内容已移出" if known else ""))
        self._contents[identity] = name
        region = self._region or (known.region if known else None)
        return Entry(
            name,
            "updated" if known else "added",
            size,
            None,
            source,
            Job(name, content, region, self._library.pack.name),
        )

    def _held(self, *, name: str | None = None, sha256: str | None = None, source: str | None = None) -> list[Stored]:
        return [] if self._afresh else self._library.documents_with(name=name, sha256=sha256, source=source)

    def _name(self, path: Path) -> str:
        """The file's name; with as many of its folders before it as keep it apart from other files of that name."""
        source = Path(printable(str(path.resolve())))
        same = self._held(source=str(source))
        name = same[0].name if same else self._free_name(source)
        self._names.add(name)
        return name

    def _free_name(self, source: Path) -> str:
        names = ["/".join(source.parts[-depth:]) for depth in range(1, len(source.parts))]
        return next((name for name in names if self._is_free(name)), str(source))

    def _is_free(self, name: str) -> bool:
        taken: list[Stored] = self._held(name=name)
        return name not in self._names and not any(Path(stored.source).is_file() for stored in taken)


def printable(name: str) -> str:
    """A file's name that can be stored and shown: bytes that are no UTF-8 and line breaks get a mark in their place."""
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "\ufffd", name)


def _unsupported(path: Path) -> str:
    return f"不支持的文件类型 {path.suffix or '（无后缀）'}"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))
