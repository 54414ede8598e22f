"""Archives (.zip): their members one after the other, within limits that a bomb runs into."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from ingest.errors import GuihuaError

LARGEST_TOTAL = 1024 * 1024 * 1024
"""Bytes of all members unpacked; only one member at a time is held in memory."""
LARGEST_MEMBER = 256 * 1024 * 1024
"""Bytes of one member unpacked, a quarter of the total; the readers of pages and Word files have lower limits of
their own (64 MB). Chosen by hand."""
HIGHEST_RATIO = 200
"""Unpacked to packed, for members above 1 MB: Word files and pages reach 30, a bomb 1,000."""
MOST_MEMBERS = 5000
"""Members of an archive and of the archives inside it: the plans of a province and its counties for several periods
are some hundreds. Chosen by hand, against archives of nothing but names."""
_SMALL = 1024 * 1024
"""Bytes up to which the ratio says nothing: a page of one repeated line packs as well as a bomb, and harms nobody."""
_ENCRYPTED = 0x1
"""Bit 0 of a member's flags (PKWARE APPNOTE 4.4.4)."""
_NAME_IS_UTF8 = 0x800
"""Bit 11 of a member's flags (PKWARE APPNOTE 4.4.4); without it Chinese programs write the name in GBK."""

Member = tuple[str, bytes | GuihuaError]
"""Name within the archive, and its bytes or the sentence that says why it could not be unpacked."""


def members(content: bytes) -> Iterator[Member]:
    """The members in the order of the archive, those of an archive inside it too (`内层.zip/文件.docx`).

    A member that is locked or damaged gives its sentence and the others go on; an archive two levels down is not
    opened. Raises GuihuaError before the first member for a damaged archive and for one that exceeds a limit.
    """
    yield from _members(content, "", _Budget())


class _Budget:
    """What an archive and the archives inside it may still unpack."""

    def __init__(self) -> None:
        self._bytes, self._members = LARGEST_TOTAL, MOST_MEMBERS

    def take(self, infos: list[zipfile.ZipInfo]) -> None:
        """Count the members by their declared sizes, which zipfile never reads beyond."""
        self._bytes -= sum(info.file_size for info in infos)
        self._members -= len(infos)
        if self._members < 0:
            raise GuihuaError(f"压缩包里的文件超过 {MOST_MEMBERS} 个，没有收录，请分成几个压缩包")
        if self._bytes < 0:
            raise GuihuaError(f"压缩包解压后超过 {LARGEST_TOTAL >> 20} MB，没有收录，请分成几个压缩包")
        for info in infos:
            if info.file_size > LARGEST_MEMBER:
                raise GuihuaError(
                    f"压缩包里的 {_name(info)} 解压后有 {info.file_size >> 20} MB，超过 {LARGEST_MEMBER >> 20} MB 的上限，没有收录"
                )
            if info.file_size > _SMALL and info.file_size > info.compress_size * HIGHEST_RATIO:
                raise GuihuaError(f"压缩包里的 {_name(info)} 压缩比超过 {HIGHEST_RATIO} 倍，可能是压缩炸弹，没有收录")


def _members(content: bytes, prefix: str, budget: _Budget) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except Exception as error:  # a damaged directory fails in struct, zipfile or with a codec's error
        raise GuihuaError(f"压缩包（.zip）已损坏（{type(error).__name__}），请重新下载或重新压缩") from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not _left_out(_name(info))]
        budget.take(infos)
        for info in infos:
            name = prefix + _name(info)
            unpacked = _unpacked(archive, info)
            if isinstance(unpacked, bytes) and name.lower().endswith(".zip"):
                yield from _inner(unpacked, name, budget, nested=bool(prefix))
            else:
                yield name, unpacked


def _inner(content: bytes, name: str, budget: _Budget, *, nested: bool) -> Iterator[Member]:
    if nested:
        yield name, GuihuaError("压缩包套了两层以上，没有打开，请解压后再收录")
        return
    try:
        yield from _members(content, f"{name}/", budget)
    except GuihuaError as error:
        yield name, error


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | GuihuaError:
    if info.flag_bits & _ENCRYPTED:
        return GuihuaError("压缩包有密码保护，请先解压再收录")
    try:
        return archive.read(info)
    except Exception as error:  # zipfile, zlib, lzma and unknown methods, each with errors of its own
        return GuihuaError(f"在压缩包里已损坏，无法解压（{type(error).__name__}），请重新压缩")


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its maker wrote it: Chinese Windows writes GBK without saying so, which zipfile takes for cp437."""
    name = info.orig_filename
    if not info.flag_bits & _NAME_IS_UTF8:
        stored = name.encode("cp437", "replace")
        try:
            name = stored.decode("utf-8")
        except UnicodeDecodeError:
            name = stored.decode("gb18030", "replace")
    # Names are only shown, never written to; parts that climb out of a folder would mislead all the same.
    parts = PurePosixPath(name.replace("\\", "/").replace("\0", "")).parts
    return "/".join(part for part in parts if part not in ("/", "..", ".")) or "无名文件"


def _left_out(name: str) -> bool:
    """What systems and Word leave behind: resource forks, lock files, thumbnails."""
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "~$", "__MACOSX")) for part in parts) or parts[-1] in ("Thumbs.db", "desktop.ini")
