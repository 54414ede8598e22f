"""The rooms of the house and who may take from whom: test_layers.py keeps this table, docs/rooms.py draws it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent

STAGES: dict[str, set[str]] = {
    "ingest": set(),
    "index": {"ingest"},
    "assistant": {"ingest", "index"},
    "ui": {"ingest", "index", "assistant"},
    "eval": {"ingest", "index", "assistant"},
}
"""Each stage, and the stages whose parts it may use."""

ARROWS: dict[str, set[str]] = {
    "assistant/answer_ask": {"plans", "query", "run", "tell", "texts"},
    "assistant/assistant": {"answer_ask", "query", "run", "tell"},
    "assistant/chain": {"assistant", "tell"},
    "assistant/compare": {"figures", "plan_words", "query", "tell"},
    "assistant/plans": {"query", "run", "tell", "texts"},
    "assistant/query": {"plan_words"},
    "assistant/run": {"figures", "plan_words", "query"},
    "assistant/tell": {"figures", "plan_words", "query", "run"},
    "assistant/texts": {"compare", "figures", "plan_words", "query", "run", "tell"},
    "eval/baselines": {"metrics"},
    "eval/bench": {"baselines", "dataset", "metrics"},
    "eval/corpus": {"dataset", "metrics"},
    "eval/metrics": {"dataset"},
    "eval/precision": {"metrics"},
    "eval/report": {"dataset", "metrics", "precision", "retrieval", "scores"},
    "eval/retrieval": {"baselines", "corpus", "dataset", "metrics"},
    "eval/run": {"baselines", "corpus", "dataset", "precision", "retrieval", "scores"},
    "eval/scores": {"dataset", "metrics", "precision", "retrieval"},
    "eval/tuning": {"corpus", "dataset", "metrics", "retrieval"},
    "index/build": {"embedders", "intake", "library", "sqlite"},
    "index/embedders": {"folders"},
    "index/intake": {"library"},
    "index/library": {"sqlite"},
    "index/search": {"embedders", "fulltext", "library", "sqlite", "vectors"},
    "index/sqlite": {"fulltext"},
    "index/vectors": {"library", "sqlite"},
    "ingest/figures": {"vocabulary"},
    "ingest/grammar": {"document", "figures", "plan", "vocabulary"},
    "ingest/identity": {"document", "figures", "grammar", "places", "plan", "vocabulary"},
    "ingest/parallel": {"errors", "pipeline", "readers", "vocabulary"},
    "ingest/pipeline": {"document", "grammar", "identity", "places", "plan", "readers", "register", "vocabulary"},
    "ingest/places": {"errors", "figures", "plan", "vocabulary"},
    "ingest/plan": {"document"},
    "ingest/readers": {"document", "errors", "grammar", "vocabulary"},
    "ingest/register": {"document", "figures", "places", "plan", "vocabulary"},
    "ingest/version": {"vocabulary"},
    "ingest/vocabulary": {"errors"},
    "ui/__main__": {"command_line"},
    "ui/command_line": {"exports", "page", "records", "wording"},
    "ui/exports": {"markup", "records", "wording"},
    "ui/page": {"exports", "markup", "wording"},
    "ui/records": {"wording"},
}
"""Each room (a folder of a stage, or a file at its top) and the rooms of the same stage that it takes from; a room that is
not listed takes from none."""


@dataclass(frozen=True)
class Import:
    """One import of a file: the module, and the function that it stands in (None at the top)."""

    file: str
    module: str
    function: str | None


def imports_of(path: Path) -> Iterator[Import]:
    """All imports of a file, those inside functions and under TYPE_CHECKING too; of a name both it and its module."""
    file = path.relative_to(ROOT).as_posix()
    stack: list[tuple[ast.AST, str | None]] = [(ast.parse(path.read_text("utf-8")), None)]
    while stack:
        node, function = stack.pop()
        if isinstance(node, ast.Import):
            yield from (Import(file, alias.name, function) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively; write the package's name"
            module = node.module or ""
            yield Import(file, module, function)
            yield from (Import(file, f"{module}.{alias.name}", function) for alias in node.names)
        inside = node.name if isinstance(node, ast.FunctionDef) else function
        stack += [(child, inside) for child in ast.iter_child_nodes(node)]


def files() -> list[Path]:
    """Every Python file of the stages."""
    return [path for stage in STAGES for path in sorted((ROOT / stage).rglob("*.py"))]


def file_arrows() -> set[tuple[str, str]]:
    """Pairs of files (paths from the root), the one that imports first; faces (`__init__.py`) left out."""
    known = {path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): path for path in files()}
    return {
        (found.file, known[found.module].relative_to(ROOT).as_posix())
        for path in files() if path.name != "__init__.py"
        for found in imports_of(path) if found.module in known
    }  # fmt: skip


def room_of(file: str) -> str:
    """`ingest/readers/pdf/lines.py` is in the room ingest/readers, `ingest/plan.py` a room of its own."""
    stage, inside = file.split("/")[:2]
    return f"{stage}/{inside.removesuffix('.py')}"
