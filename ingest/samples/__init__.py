"""Plans of invented places, written for this project: what the demo shows and the tests read."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent
_FILES = ("yunlu.txt", "wangchuan.md", "bailu.docx", "shaquan.html", "qinghuai.pdf", "songlan.txt")


def sample_files() -> list[Path]:
    """The plan files in a stable order; `README.md` beside them says what each shows."""
    return [_FOLDER / name for name in _FILES]
