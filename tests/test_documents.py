"""What the documents for people say of the code is true: paths exist, every room is described, picture and list are current."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from rooms import ROOT, STAGES, files, room_of

DOCUMENTS = [
    "README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/files.md", "docs/query.md",
]  # fmt: skip
COMING = ("ingest/vocabulary",)
"""Beginnings of paths that documents name ahead of the work that makes them; take each out here once it is there."""
_PATH = re.compile(r"`((?:ingest|index|assistant|ui|eval|docs|tests|\.ci|\.github)/[\w./-]*?)/?`")
_MODULE = re.compile(r"python -m ((?:ui|eval)[\w.]*)")
_LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_points_at_is_there(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    paths = {path for path in _PATH.findall(text) if "NAME" not in path and not path.startswith(COMING)}
    links = {str((ROOT / document).parent / link) for link in _LINK.findall(text)}
    modules = {name.replace(".", "/") for name in _MODULE.findall(text)}
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert [path for path in links if not Path(path).exists()] == []
    assert [m for m in modules if not ((ROOT / m / "__main__.py").is_file() or (ROOT / f"{m}.py").is_file())] == []


def test_every_room_is_described() -> None:
    described = {path.removesuffix(".py") for path in _PATH.findall((ROOT / "docs/architecture.md").read_text("utf-8"))}
    paths = (path.relative_to(ROOT).as_posix() for path in files())
    rooms = {room_of(path) for path in paths if path.removesuffix("/__init__.py") not in STAGES}
    assert rooms - described == set(), "give the room a line in the tables of docs/architecture.md"


def test_the_map_for_changes_has_a_line_for_most_of_what_people_want() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ") and _PATH.search(line)]
    assert len(lines) >= 25


@pytest.mark.parametrize(("script", "file", "made"), [("rooms", "PICTURE", "drawn"), ("files", "LIST", "written")])
def test_what_scripts_write_into_the_documents_is_current(script: str, file: str, made: str) -> None:
    names = runpy.run_path(str(ROOT / f"docs/{script}.py"))
    assert names[file].read_text("utf-8") == names[made](), f"run python docs/{script}.py"
