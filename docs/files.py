"""Writes docs/files.md: every file of the stages in one line, taken from its own docstring or the comment at its head.

`python docs/files.py` writes it; tests/test_documents.py fails where it is no longer what would be written now.
"""

from __future__ import annotations

import ast
import re
import sys
import tokenize
from collections.abc import Iterator
from inspect import cleandoc
from io import StringIO
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from rooms import ROOT, STAGES, files, room_of

LIST = Path(__file__).with_suffix(".md")
DATA = (".toml", ".csv", ".css", ".js")
_HEAD = """# Every file in one line

For what the map in [CONTRIBUTING.md](../CONTRIBUTING.md) does not name. Written by `python docs/files.py` from the first
sentence of each file; a file's own page says more.
"""
_REMARK = re.compile(r"^\s*(?:#|//|/\*)\s*(?P<words>.*?)\s*(?:\*/)?$")


def written() -> str:
    """The list as markdown, the same for the same files."""
    paths = [*files(), *(p for stage in STAGES for p in (ROOT / stage).rglob("*") if p.suffix in DATA)]
    names = sorted(path.relative_to(ROOT).as_posix() for path in paths if path.name != "__init__.py")
    lines = [_HEAD]
    for stage in STAGES:
        lines.append(f"## {stage}/\n")
        own = (name for name in names if name.startswith(f"{stage}/"))
        for _, some in groupby(sorted(own, key=lambda name: (name.count("/") > 1, name)), key=room_of):
            lines += [
                f"- `{name}`: {said}" if (said := _first_sentence(ROOT / name)) else f"- `{name}`" for name in some
            ]
        lines.append("")
    return "\n".join(lines)


def _first_sentence(path: Path) -> str:
    """What a file says of itself before its first full stop or blank line."""
    text = path.read_text("utf-8")
    words = _docstring(text) if path.suffix == ".py" else " ".join(_remarks(text))
    sentence = re.split(r"(?<=[^.\d][.:])\s(?=[A-Z`])", words.split("\n\n")[0].replace("\n", " "))[0]
    return sentence.strip().rstrip(".:").replace("|", "\\|")


def _docstring(text: str) -> str:
    """What a file of code begins with; the rest of it is not read."""
    for token in tokenize.generate_tokens(StringIO(text).readline):
        if token.type not in (tokenize.COMMENT, tokenize.NL):
            return cleandoc(ast.literal_eval(token.string)) if token.type == tokenize.STRING else ""
    return ""


def _remarks(text: str) -> Iterator[str]:
    """The comment at the head of a file of data."""
    for line in text.splitlines():
        remark = _REMARK.match(line)
        if remark is None or not remark["words"]:
            return
        yield remark["words"]


if __name__ == "__main__":
    LIST.write_text(written(), "utf-8")
