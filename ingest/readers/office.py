"""Word 97-2003, WPS, RTF and OpenDocument: converted to .docx by LibreOffice, where that is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from ingest.document import Page
from ingest.errors import GuihuaError
from ingest.readers.characters import is_garbled
from ingest.readers.docx.reader import read as read_docx
from ingest.readers.sniff import WORD, format_of

SECONDS = 120
"""LibreOffice needs about three seconds to start and less than one for a plan of 30,000 characters."""
_PROGRAMS = ("soffice", "libreoffice")
_DAMAGED = "Word 97—2003 或 WPS 文档已损坏，LibreOffice 无法转换，请用 Word 或 WPS 另存为 .docx"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read(content: bytes, seconds: float = SECONDS) -> tuple[str, tuple[Page, ...]]:
    """The text as LibreOffice converts it, numbering included.

    Raises GuihuaError where LibreOffice is missing, fails, or takes longer than `seconds`.
    """
    if _LOCKED in content:
        raise GuihuaError("Word 文档有密码保护，请先解除密码")
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise GuihuaError(
            "Word 97—2003、WPS、RTF 文档要用 LibreOffice 转换，这台机器上没有安装：请安装 LibreOffice，或用 Word、WPS 另存为 .docx"
        )
    with tempfile.TemporaryDirectory(prefix="guihua-") as folder:
        text, pages = read_docx(_converted(program, content, Path(folder), seconds))
    if is_garbled(text):  # LibreOffice takes a damaged file for plain text
        raise GuihuaError(_DAMAGED)
    return text, pages


def _converted(program: str, content: bytes, folder: Path, seconds: float) -> bytes:
    """The .docx. The profile is private: LibreOffice refuses a second copy of itself on the profile of a person."""
    source, result = folder / "source.doc", folder / "source.docx"
    source.write_bytes(content)
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:Office Open XML Text", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    # A session of its own, so that soffice's child, which does the work, ends with it.
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise GuihuaError(
            f"LibreOffice 转换超过 {seconds:g} 秒（seconds），已停止，请用 Word 或 WPS 另存为 .docx"
        ) from error
    finally:
        _end(process)
    if not result.exists() or format_of(result.read_bytes()) is not WORD:
        raise GuihuaError(_DAMAGED)
    return result.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop whatever of the conversion still runs."""
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()
    process.wait()
