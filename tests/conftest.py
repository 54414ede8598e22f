"""What several test files need: an embedder without a model, a library of the sample plans, the folder of real plans."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alignment_plans import CHILDREN, HILL, OPINION, OPINION_BESIDE, RIVER, RIVER_BEFORE, write_plans
from hashed_embedder import HashedEmbedder
from hypothesis import settings
from made_font import make_font

from assistant.assistant import Assistant
from assistant.compare.matrix import Matrix, compare
from index.build import ingest
from index.embedders.embedder import DEFAULT_NAME, Embedder, open_embedder
from index.folders import cache_folder
from index.library import Library
from ingest.parallel import readers as reading
from ingest.samples import sample_files
from ui.command_line import cli
from ui.command_line.settings import Settings
from ui.exports.chart.panels import chart_of

if TYPE_CHECKING:
    from golden_libraries import Libraries

# The same examples at every run: a change that fails is a change of the code.
settings.register_profile("reproducible", derandomize=True, deadline=None)
settings.load_profile("reproducible")

ROOT = Path(__file__).parent.parent


def pytest_configure() -> None:
    """Keep bytecode, whatever the environment says: each process that a test starts would compile the program anew, a
    second of its two, and every worker would rewrite the tests."""
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # Of the workers and of what they start: threads that wait for each other on small matrices take twice the time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@pytest.fixture
def fake_embedder() -> HashedEmbedder:
    """A fresh embedder that needs no model; `embedded` lists what it was given."""
    return HashedEmbedder()


@pytest.fixture
def no_embedder() -> Callable[[], Embedder]:
    """For work that must not open an embedder at all."""

    def refuse() -> Embedder:
        pytest.fail("an embedder was opened where none is needed")

    return refuse


@pytest.fixture(scope="session")
def made_model() -> None:
    """The default model lies in the cache; where it does it is not opened."""
    if not (cache_folder() / "models" / DEFAULT_NAME).is_dir():
        open_embedder()


@pytest.fixture(scope="session")
def sample_library_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a library of all sample plans, built once with the fake embedder; tests must not change it."""
    folder = tmp_path_factory.mktemp("samples") / "library"
    with Library(folder, create=True) as library:
        outcomes = list(ingest(library, sample_files(), HashedEmbedder, processes=0))
    assert [outcome.status for outcome in outcomes] == ["added"] * len(sample_files())
    return folder


@pytest.fixture(scope="session")
def sample_library(sample_library_folder: Path) -> Iterator[Library]:
    """The library of all sample plans, open; tests must not change it."""
    with Library(sample_library_folder) as library:
        yield library


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Folder of the real plan files that lie beside the project; a test that needs it is skipped where it is missing."""
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the real plan files (../shared/corpus) are not here")
    return folder


@pytest.fixture(scope="session")
def empty_library_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a library without content; a copy is made in no time, a new one waits for the disk."""
    folder = tmp_path_factory.mktemp("empty") / "library"
    with Library(folder, create=True):
        return folder


@pytest.fixture
def library(empty_library_folder: Path, tmp_path: Path) -> Iterator[Library]:
    """An empty library that a test may change."""
    with Library(shutil.copytree(empty_library_folder, tmp_path / "library")) as opened:
        yield opened


@pytest.fixture(scope="session")
def golden_libraries() -> Iterator[Libraries]:
    """The libraries of the golden answers; tests must not change them."""
    from golden_libraries import Libraries

    with Libraries() as opened:
        yield opened


@dataclass(frozen=True)
class Run:
    """What a run of the command line gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be JSON and nothing else."""
        return json.loads(self.out)


@pytest.fixture
def guihua(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Runs `guihua ARGUMENTS…` in this process, on a library in `tmp_path/library`, with the fake embedder."""
    monkeypatch.setenv("GUIHUA_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setattr(Settings, "open_embedder", lambda settings: HashedEmbedder())
    monkeypatch.setattr(reading, "default_processes", lambda: 0)  # processes are tested in test_reading.py

    def run(*arguments: str | Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["guihua", *map(str, arguments)])
        capfd.readouterr()
        code: object = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code
        out, err = capfd.readouterr()
        return Run(code if isinstance(code, int) else 1, out, err)

    return run


@pytest.fixture
def guihua_samples(guihua: Callable[..., Run], sample_library_folder: Path, tmp_path: Path) -> Callable[..., Run]:
    """The command line on a library of the sample plans, which the test may change."""
    shutil.copytree(sample_library_folder, tmp_path / "library")
    return guihua


@pytest.fixture(scope="session")
def assistant(sample_library: Library) -> Assistant:
    """The assistant on the library of the sample plans."""
    return Assistant(sample_library, HashedEmbedder)


NAMES_COMPARED = ["孕产妇死亡率", "近视率"]


@pytest.fixture
def matrix(sample_library: Library) -> Matrix:
    """A comparison of two indicators over the sample plans."""
    return compare(sample_library, NAMES_COMPARED)


@pytest.fixture(scope="session")
def counties_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a library of invented plans; tests must not change it."""
    folder = tmp_path_factory.mktemp("counties")
    texts = write_plans(
        folder / "texts", river=RIVER, hill=HILL, before=RIVER_BEFORE, children=CHILDREN, opinion=OPINION,
        beside=OPINION_BESIDE,
    )  # fmt: skip
    with Library(folder / "library", create=True) as library:
        outcomes = list(ingest(library, texts, HashedEmbedder, processes=0))
    assert [outcome.status for outcome in outcomes] == ["added"] * len(texts)
    return folder / "library"


@pytest.fixture
def counties(guihua: Callable[..., Run], counties_folder: Path, tmp_path: Path) -> Callable[..., Run]:
    """The command line on a library of invented plans, which the test may change."""
    shutil.copytree(counties_folder, tmp_path / "library")
    return guihua


def refused(run: Run) -> str:
    """The one sentence of a command that could not do its work."""
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("错误：")
    assert run.err.count("\n") == 1
    return run.err


@pytest.fixture
def made_font(tmp_path: Path, matrix: Matrix) -> Path:
    """A font with the characters of the chart of `matrix` and no others."""
    return make_font(tmp_path / "made.ttf", chart_of(matrix).text + "规划妇儿率0123456789.-")
