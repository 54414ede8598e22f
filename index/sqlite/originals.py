"""The files as they were brought in, kept in the library's folder under their content's hash."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ingest.errors import GuihuaError

FOLDER = "originals"
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")


def original_path(library: Path, sha256: str, name: str) -> Path:
    """Where the file of a document lies; the ending of its name stays, so that its program opens it."""
    ending = Path(name).suffix.lower()
    return library / FOLDER / sha256[:2] / (sha256 + (ending if _ENDING.fullmatch(ending) else ""))


def keep(library: Path, sha256: str, name: str, content: bytes) -> None:
    """Write the file where it is not there yet; it is there whole or not at all. Raises GuihuaError where it cannot."""
    path = original_path(library, sha256, name)
    if path.is_file() and path.stat().st_size == len(content):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise GuihuaError(f"无法把原文件存入资料库 {library}（{error.strerror}），请检查权限与空间") from error


def sweep(library: Path, held: Iterable[tuple[str, str]]) -> None:
    """Take out the files of documents that are no longer there, and what a killed run left; `held` are hash and name."""
    wanted = {original_path(library, sha256, name) for sha256, name in held}
    for path in (library / FOLDER).glob("*/*"):
        if path not in wanted:
            path.unlink(missing_ok=True)
