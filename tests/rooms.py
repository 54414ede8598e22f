"""The rooms of the house and who may take from whom: test_layers.py keeps this table, docs/rooms.py draws it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
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
    "eval/run": {"corpus", "dataset", "precision", "retrieval", "scores"},
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


@cache
def imports_of(path: Path) -> tuple[Import, ...]:
    """All imports of a file, those inside functions and under TYPE_CHECKING too; of a name both it and its module."""
    return tuple(_imports(ast.parse(path.read_text("utf-8")).body, path.relative_to(ROOT).as_posix(), None))


def _imports(statements: Iterable[ast.AST], file: str, function: str | None) -> Iterator[Import]:
    """An import is a statement, so what stands inside expressions is not looked at."""
    for node in statements:
        if isinstance(node, ast.Import):
            yield from (Import(file, alias.name, function) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively; write the package's name"
            module = node.module or ""
            yield Import(file, module, function)
            yield from (Import(file, f"{module}.{alias.name}", function) for alias in node.names)
        inside = node.name if isinstance(node, ast.FunctionDef) else function
        for field in ("body", "orelse", "finalbody", "handlers", "cases"):
            within = getattr(node, field, ())
            if isinstance(within, list):  # the body of a lambda or a conditional is an expression
                yield from _imports(within, file, inside)


def files() -> list[Path]:
    """Every Python file of the stages."""
    return [path for stage in STAGES for path in sorted((ROOT / stage).rglob("*.py"))]


@cache
def file_arrows() -> frozenset[tuple[str, str]]:
    """Pairs of files (paths from the root), the one that imports first; faces (`__init__.py`) left out."""
    names = [path.relative_to(ROOT).as_posix() for path in files()]
    known = {name.removesuffix(".py").replace("/", "."): name for name in names}
    return frozenset(
        (found.file, known[found.module])
        for path in files() if path.name != "__init__.py"
        for found in imports_of(path) if found.module in known
    )  # fmt: skip


def room_of(file: str) -> str:
    """`ingest/readers/pdf/lines.py` is in the room ingest/readers, `ingest/plan.py` a room of its own."""
    stage, inside = file.split("/")[:2]
    return f"{stage}/{inside.removesuffix('.py')}"
