"""Which file may import what: packages only from their left, each heavy library in one place, a light start."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "ingest": set(),
    "index": {"ingest"},
    "assistant": {"ingest", "index"},
    "ui": {"ingest", "index", "assistant"},
    "eval": {"ingest", "index", "assistant"},
}
WITHIN_INGEST = {
    "readers": {"document", "errors", "grammar"},
    "grammar": {"document", "plan", "width"},
    "places": {"errors", "plan"},
    "register": {"document", "quantity"},
    "samples": set(),
}
"""The folders of ingest, and what each takes from beside it; only identity, targets and pipeline join them."""
EXCEPTION = ("ui/commands.py", "eval.", "evaluate")
"""The command `guihua eval` calls the evaluation: file, beginning of the modules, and the function that
holds the imports."""

HOMES = {
    "faiss": {"index/vectors.py"},
    "gradio": {"ui/gradio_offline.py"},
    "pypdf": {"ingest/readers/pdf.py"},
    "selectolax": {"ingest/readers/html.py"},
    "sentence_transformers": {"index/sentence_transformers_embedder.py"},
    "typer": {"ui/cli.py"},
    # makes the sample file; the reader takes the XML as it is
    "docx": {"ingest/samples/build.py"},
    "pypdfium2": {"ingest/readers/pdfium.py"},
    "rapidocr_onnxruntime": {"ingest/readers/scan.py"},
    "openpyxl": {"ui/workbook.py"},
    "pyarrow": {"ui/parquet.py"},
    "matplotlib": {"ui/chart.py", "ui/fonts.py"},  # one draws, one finds a font for it
    "sqlite3": {"index/schema.py"},
    # e5_model and e5_onnx make the default model once; nothing else needs PyTorch
    "torch": {"index/e5_model.py", "index/e5_onnx.py"},
    "transformers": {"index/e5_model.py", "index/e5_onnx.py"},
    "tokenizers": {"index/e5_tokenizer.py", "index/e5_model.py", "index/onnx_embedder.py"},
    "onnxruntime": {"index/onnx_embedder.py", "index/e5_onnx.py"},  # one runs the model, one quantises it
    "scipy": {"assistant/alignment.py"},
    "opencc": {"assistant/simplified.py"},
    "onnx": set(),
    # the way into LangChain, and the plain chain that is compared with
    "langchain": {"assistant/chain.py", "eval/baselines.py"},
    # the bar of an ingest, and the tables of the evaluation
    "watchfiles": {"ui/watching.py"},
    "rich": {
        "ui/progress.py",
        "eval/alignment.py",
        "eval/bench.py",
        "eval/bench_ingest.py",
        "eval/report.py",
        "eval/retrieval.py",
        "eval/tune.py",
    },
}


@dataclass(frozen=True)
class Import:
    """One import of a file: the module, and the function that it stands in (None at the top)."""

    file: str
    module: str
    function: str | None


def imports_of(path: Path) -> Iterator[Import]:
    """All imports of a file, those inside functions and under TYPE_CHECKING too."""
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


def all_imports() -> list[Import]:
    files = [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]
    assert len(files) > 40, "the packages were not found"
    return [found for path in files for found in imports_of(path)]


IMPORTS = all_imports()


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_from_its_left(package: str) -> None:
    others = set(MAY_IMPORT) - MAY_IMPORT[package] - {package}
    here = [i for i in IMPORTS if i.file.startswith(f"{package}/")]
    wrong = {(i.file, i.module, i.function) for i in here if i.module.split(".")[0] in others}
    allowed = {(f, m, n) for f, m, n in wrong if f == EXCEPTION[0] and m.startswith(EXCEPTION[1]) and n == EXCEPTION[2]}
    assert wrong - allowed == set()


@pytest.mark.parametrize("folder", WITHIN_INGEST)
def test_a_folder_of_ingest_takes_only_what_stands_below_it(folder: str) -> None:
    here = [i for i in IMPORTS if i.file.startswith(f"ingest/{folder}/") and i.module.startswith("ingest.")]
    beside = {i.module.split(".")[1] for i in here} - {folder}
    assert beside <= WITHIN_INGEST[folder]


def test_the_one_exception_is_still_used() -> None:
    file, module, function = EXCEPTION
    assert any(i.file == file and i.module.startswith(module) and i.function == function for i in IMPORTS)


def test_no_package_is_loaded_by_a_name_made_at_run_time() -> None:
    dynamic = {i.file for i in IMPORTS if i.module.split(".")[0] == "importlib" and "import_module" in i.module}
    assert dynamic == {"ingest/readers/__init__.py"}, "the layer test cannot see what these files import"


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_is_imported_in_its_home_only(library: str) -> None:
    found = {i.file for i in IMPORTS if family_of(i.module) == library}
    assert found == HOMES[library]


def family_of(module: str) -> str:
    """The library that a module belongs to; LangChain comes as langchain, langchain_core and others."""
    top = module.split(".")[0]
    return "langchain" if top.startswith("langchain") else top


HEAVY = (
    "torch",
    "gradio",
    "transformers",
    "sentence_transformers",
    "onnxruntime",
    "faiss",
    "langchain",
    "langchain_core",
    "pypdf",
    "docx",
    "openpyxl",
    "pyarrow",
    "pandas",
    "matplotlib",
)
PROGRAM = """
import json, sys
from ui.cli import app
app({arguments!r}, standalone_mode=False)
print(json.dumps([name for name in {heavy!r} if name in sys.modules]), file=sys.stderr)
"""


def loaded_by(arguments: list[str], folder: Path) -> tuple[str, list[str]]:
    """Standard output of a command in a fresh process, and which heavy libraries it has loaded at the end."""
    program = PROGRAM.format(arguments=arguments, heavy=HEAVY)
    environment = {**os.environ, "GUIHUA_LIBRARY": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True, timeout=120
    )
    return done.stdout, json.loads(done.stderr.splitlines()[-1])


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "各地孕产妇死亡率目标是多少？", "--json"],
        ["ask", "云麓的孕产妇死亡率目标是多少？"],
        ["status"],
        ["outline", "--json"],
        ["targets", "--region", "云麓"],
        ["diff", "云麓 妇女", "青槐"],
        ["compare", "--text", "育儿假"],
        ["targets", "--format", "csv"],
        ["compare", "孕产妇死亡率", "--format", "html"],
    ],
)
def test_what_the_register_answers_starts_light(arguments: list[str], sample_library_folder: Path) -> None:
    output, loaded = loaded_by(arguments, sample_library_folder)
    assert "云麓市" in output
    assert loaded == []


def test_ingest_of_unchanged_files_starts_light(sample_library_folder: Path) -> None:
    from ingest.samples import sample_files

    plain = next(path for path in sample_files() if path.suffix == ".txt")
    output, loaded = loaded_by(["ingest", str(plain)], sample_library_folder)
    assert "未变" in output
    assert loaded == []
