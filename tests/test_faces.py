"""The public face of each package: what it says of itself, and that the names in it lead home."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from rooms import ROOT, STAGES, files, imports_of

BEING_REBUILT = {"assistant/query"}
PACKAGES = [path.parent for path in files() if path.name == "__init__.py"]
FACES = [folder for folder in PACKAGES if "lazily(" in (folder / "__init__.py").read_text("utf-8")]


def dotted(folder: Path) -> str:
    """`ui/records` as Python calls it."""
    return folder.relative_to(ROOT).as_posix().replace("/", ".")


def names_of(folder: Path) -> tuple[list[str], dict[str, str], dict[str, str]]:
    """Of a face: `__all__`, the names that the type checker sees with their homes, and those found at run time."""
    tree = ast.parse((folder / "__init__.py").read_text("utf-8"))
    listed, seen, found = [], {}, {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            if node.targets[0].id == "__all__":
                listed = ast.literal_eval(node.value)
            elif node.targets[0].id == "__getattr__" and isinstance(node.value, ast.Call):
                for module, names in ast.literal_eval(node.value.args[1]).items():
                    found |= {name: f"{dotted(folder)}.{module}" for name in names}
        elif isinstance(node, ast.ImportFrom) and node.module not in ("typing", "ingest.face"):
            seen |= {alias.name: node.module or "" for alias in node.names}
    return listed, seen, found


@pytest.mark.parametrize("folder", PACKAGES, ids=dotted)
def test_a_package_says_what_it_is(folder: Path) -> None:
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    assert said or folder.relative_to(ROOT).as_posix() in BEING_REBUILT


@pytest.mark.parametrize("folder", FACES, ids=dotted)
def test_a_face_lists_each_name_once_and_leads_to_its_home(folder: Path) -> None:
    listed, seen, found = names_of(folder)
    assert seen == found
    assert listed == sorted(seen)
    inside = {path.stem for path in folder.iterdir()}
    assert not inside & set(listed), "a name of the face hides a module"
    for name, module in found.items():
        home = ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text("utf-8"))
        defined = {getattr(node, "name", "") for node in home.body}
        assert name in defined, f"{module} has no {name}"


def test_every_stage_has_a_face() -> None:
    assert set(STAGES) <= {dotted(folder) for folder in FACES}


def test_the_project_itself_takes_names_from_their_homes() -> None:
    """An import from a face is an arrow that the table of rooms could not see."""
    public = {f"{dotted(folder)}.{name}" for folder in FACES for name in names_of(folder)[0]}
    taken = {(i.file, i.module) for path in files() for i in imports_of(path) if i.module in public}
    assert taken == set()


def test_a_face_loads_what_is_asked_for_and_nothing_else() -> None:
    program = (
        "import sys, ingest, index, assistant, ui, eval\n"
        "before = {name for name in sys.modules if name.startswith('index.')}\n"
        "from index import Library\n"
        "try:\n    from index import Nothing\nexcept ImportError as error:\n    print('Nothing' in str(error))\n"
        "print(before, Library.__module__, 'index.search' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split("\n")[:2] == ["True", "set() index.library False"]
