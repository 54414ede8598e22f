"""Which file may import what: packages only from their left, each heavy library in one place, a light start."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from rooms import ARROWS, ROOT, STAGES, Import, file_arrows, files, imports_of, room_of

from ingest.samples import sample_files

EXCEPTION = ("ui/command_line/commands.py", "eval.", "evaluate")
"""The command `guihua eval` calls the evaluation: file, beginning of the modules, and the function that
holds the imports."""

HOMES = {
    "faiss": {"index/vectors.py"},
    "gradio": {"ui/page/gradio_offline.py"},
    "pypdf": {"ingest/readers/pdf/reader.py"},
    "selectolax": {"ingest/readers/html.py"},
    "sentence_transformers": {"index/embedders/sentence_transformers.py"},
    "typer": {"ui/command_line/cli.py", "ui/command_line/options.py"},
    # makes the sample file; the reader takes the XML as it is
    "docx": {"ingest/samples/build.py"},
    # one reads pages, one lets PDFium see text that no font of the machine draws
    "pypdfium2": {"ingest/readers/pdf/pdfium.py", "ingest/readers/pdf/ink.py"},
    "rapidocr_onnxruntime": {"ingest/readers/scan.py"},
    "openpyxl": {"ui/exports/workbook.py"},
    "pyarrow": {"ui/exports/parquet.py"},
    "matplotlib": {"ui/exports/chart/draw.py", "ui/exports/chart/fonts.py"},  # one draws, one finds a font for it
    "sqlite3": {"index/sqlite/schema.py"},
    # e5_model and e5_onnx make the default model once; nothing else needs PyTorch
    "torch": {"index/embedders/e5_model.py", "index/embedders/e5_onnx.py"},
    "transformers": {"index/embedders/e5_model.py", "index/embedders/e5_onnx.py"},
    "huggingface_hub": {"index/embedders/hub.py"},
    "tokenizers": {"index/embedders/e5_tokenizer.py", "index/embedders/e5_model.py", "index/embedders/onnx.py"},
    "onnxruntime": {"index/embedders/onnx.py", "index/embedders/e5_onnx.py"},  # one runs the model, one quantises it
    "scipy": {"assistant/compare/alignment.py"},
    "opencc": {"assistant/query/simplified.py"},
    "pypinyin": {"assistant/query/places/slips.py"},
    # checks a query that somebody wrote, and the retriever that LangChain builds on it
    "pydantic": {"assistant/query/query.py", "assistant/chain.py"},
    "onnx": set(),
    # the way into LangChain, and the plain chain that is compared with
    "langchain": {"assistant/chain.py", "eval/baselines.py"},
    # the bar of an ingest, and the tables of the evaluation
    "watchfiles": {"ui/command_line/watching.py"},
    "rich": {
        "ui/command_line/progress.py",
        "eval/tuning/alignment.py",
        "eval/bench/__main__.py",
        "eval/bench/ingest.py",
        "eval/generate/report.py",
        "eval/report.py",
        "eval/retrieval.py",
        "eval/tuning/fusion.py",
    },
}


MOST_LINES = 250
MOST_FILES = 15
LONG_FILES: set[str] = set()
"""Files that are longer for the time being."""
FULL_FOLDERS: set[str] = set()
"""Folders with more files for the time being."""


def imports() -> list[Import]:
    """All imports of the stages."""
    return [found for path in files() for found in imports_of(path)]


def arrows_of_rooms() -> set[tuple[str, str]]:
    """The arrows that the table allows."""
    return {(room, f"{room.split('/')[0]}/{other}") for room, others in ARROWS.items() for other in others}


@pytest.mark.parametrize("package", STAGES)
def test_a_package_imports_only_from_its_left(package: str) -> None:
    others = set(STAGES) - STAGES[package] - {package}
    here = [i for i in imports() if i.file.startswith(f"{package}/")]
    wrong = {(i.file, i.module, i.function) for i in here if i.module.split(".")[0] in others}
    allowed = {(f, m, n) for f, m, n in wrong if f == EXCEPTION[0] and m.startswith(EXCEPTION[1]) and n == EXCEPTION[2]}
    assert wrong - allowed == set()


def test_a_room_takes_only_from_the_rooms_that_the_table_names() -> None:
    arrows = {(room_of(a), room_of(b)) for a, b in file_arrows()}
    within = {(a, b) for a, b in arrows if a.split("/")[0] == b.split("/")[0] and a != b}
    assert within == arrows_of_rooms(), "an arrow that is not in the table, or one in it that nobody uses any more"


@pytest.mark.parametrize("arrows", [file_arrows, arrows_of_rooms], ids=["files", "rooms"])
def test_there_is_no_circle(arrows: Callable[[], Iterable[tuple[str, str]]]) -> None:
    left = set(arrows())
    while ends := {a for a, _ in left} ^ {b for _, b in left}:  # what nothing imports, or what imports nothing
        left = {(a, b) for a, b in left if not {a, b} & ends}
    assert left == set(), "these import each other"


def test_a_file_fits_on_a_few_screens_and_a_folder_on_a_glance() -> None:
    long = {p.relative_to(ROOT).as_posix() for p in files() if len(p.read_text("utf-8").splitlines()) > MOST_LINES}
    assert long == LONG_FILES
    folders = Counter(path.parent for path in files() if path.name != "__init__.py")
    assert {p.relative_to(ROOT).as_posix() for p, count in folders.items() if count > MOST_FILES} == set()


def test_the_one_exception_is_still_used() -> None:
    file, module, function = EXCEPTION
    assert any(i.file == file and i.module.startswith(module) and i.function == function for i in imports())


def test_no_package_is_loaded_by_a_name_made_at_run_time() -> None:
    dynamic = {i.file for i in imports() if i.module.split(".")[0] == "importlib" and "import_module" in i.module}
    assert dynamic == {"ingest/readers/__init__.py", "ingest/face.py"}, (
        "the layer test cannot see what these files import"
    )


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_is_imported_in_its_home_only(library: str) -> None:
    found = {i.file for i in imports() if family_of(i.module) == library}
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
SAMPLE = next(path for path in sample_files() if path.suffix == ".txt")
LIGHT: dict[str, list[str]] = {
    "云麓市": [
        "ask 各地孕产妇死亡率目标是多少？ --json",
        "ask 云麓的孕产妇死亡率目标是多少？",
        "status",
        "outline --json",
        "targets --region 云麓",
        "diff '云麓 妇女' 青槐",
        "compare --text 育儿假",
        "targets --format csv",
        "compare 孕产妇死亡率 --format html",
    ],
    "未变": [f"ingest {shlex.quote(str(SAMPLE))}"],
}
"""Commands that must start light, by what they print on the library of the samples."""
PROGRAM = """
import json, shlex, sys
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from ui.command_line.cli import app

for command in json.loads(sys.argv[1]):
    console = TextIOWrapper(BytesIO(), "utf-8", write_through=True)
    with redirect_stdout(console):
        app(shlex.split(command), standalone_mode=False)
    loaded = [name for name in json.loads(sys.argv[2]) if name in sys.modules]
    print(json.dumps([command, console.buffer.getvalue().decode(), loaded]))
"""


def test_what_the_register_answers_starts_light(sample_library_folder: Path) -> None:
    """All in one fresh process, which keeps what any of them has loaded."""
    commands = [command for some in LIGHT.values() for command in some]
    arguments = [sys.executable, "-c", PROGRAM, json.dumps(commands), json.dumps(HEAVY)]
    environment = {**os.environ, "GUIHUA_LIBRARY": str(sample_library_folder)}
    done = subprocess.run(arguments, capture_output=True, text=True, env=environment, check=True, timeout=120)
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    assert [command for command, _, _ in runs] == commands
    assert {command: loaded for command, _, loaded in runs if loaded} == {}, "the first of these loads it"
    printed = {command: text for command, text, _ in runs}
    assert [command for words, some in LIGHT.items() for command in some if words not in printed[command]] == []
