"""One word for one thing: no public function, class or type of two modules has the same name with two meanings."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rooms import ROOT, files

PROTOCOL = {
    "main": "what a program starts with",
    "read": "bytes of one format to text: the readers",
}
"""Names that every module of a kind has, and what they mean in each."""
COMMANDS = ROOT / "ui/command_line"
"""A command is called as what it calls, layer by layer; its names are those of the program, not of Python."""


def test_no_public_name_means_two_things() -> None:
    homes: dict[str, set[str]] = defaultdict(set)
    for path in files():
        if path.is_relative_to(COMMANDS):
            continue
        for name in public_names(path):
            homes[name].add(path.relative_to(ROOT).as_posix())
    twice = {name: found for name, found in homes.items() if len(found) > 1 and name not in PROTOCOL}
    assert not twice, f"rename one of them, or say in PROTOCOL what the name means everywhere: {twice}"


def public_names(path: Path) -> Iterator[str]:
    """Functions, classes and types at the top of a file; constants are read with their module and may repeat."""
    for node in ast.parse(path.read_text("utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_") and not name.isupper())
