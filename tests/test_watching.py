"""What goes with a folder that is watched: files that are gone, a drive that is unmounted, new files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Run
from hashed_embedder import HashedEmbedder
from plan_files import take, write

from index import build
from index.build import remove_gone
from index.library import Library
from ingest.errors import GuihuaError
from ui.command_line import watching

Guihua = Callable[..., Run]


def test_what_is_gone_from_a_folder_goes_from_the_library(library: Library, tmp_path: Path) -> None:
    stays, goes = write(tmp_path / "files" / "a.txt"), write(tmp_path / "files" / "b.txt", "青石")
    elsewhere = write(tmp_path / "elsewhere" / "c.txt", "云台")
    take(library, HashedEmbedder(), stays, goes, elsewhere)
    goes.unlink()
    elsewhere.unlink()
    assert remove_gone(library, tmp_path / "files") == ["b.txt"]
    assert [stored.name for stored in library.documents()] == ["a.txt", "c.txt"]


def test_what_goes_with_its_folder_stays_in_the_library(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "files" / "a.txt").parent
    take(library, HashedEmbedder(), folder)

    def unmounted(source: Path) -> bool:
        folder.rename(tmp_path / "away")
        return source.is_file()

    monkeypatch.setattr(build, "_source_exists", unmounted)
    assert remove_gone(library, folder) == []
    monkeypatch.undo()
    assert remove_gone(library, folder) == []
    assert [stored.name for stored in library.documents()] == ["a.txt"]


def test_a_folder_that_goes_away_while_it_is_read_is_waited_for(
    guihua: Guihua, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, away = write(tmp_path / "files" / "a.txt").parent, tmp_path / "away"

    def changes(folder: Path, stop: object) -> Iterator[None]:
        yield None
        away.rename(folder)
        write(folder / "b.txt", "青石")
        yield None

    def unmounted(library: Library, folder: Path) -> list[str]:
        if not (folder / "b.txt").exists():
            folder.rename(away)
        return remove_gone(library, folder)

    monkeypatch.setattr(build, "remove_gone", unmounted)
    monkeypatch.setattr(watching, "changes_of", changes)
    run = guihua("ingest", "--watch", folder)
    assert (run.code, "现在不在" in run.err) == (0, True)
    assert [document["document"] for document in guihua("status", "--json").json["documents"]] == ["a.txt", "b.txt"]


WATCH = """
import sys
from hashed_embedder import HashedEmbedder
from ingest.parallel import readers
from ui.command_line import cli, watching
from ui.command_line.settings import Settings
Settings.open_embedder = lambda settings: HashedEmbedder()
readers.default_processes = lambda: 0  # processes are tested in test_reading.py
watching.QUIET, watching.LOOK = 50, 100
sys.argv = ["guihua", "--library", sys.argv[1], "ingest", "--watch", sys.argv[2]]
cli.main()
"""


def test_a_watched_folder_keeps_the_library_up_to_date(tmp_path: Path) -> None:
    folder, library = tmp_path / "files", tmp_path / "library"
    first = write(folder / "a.txt")
    root = Path(__file__).parent
    process = subprocess.Popen(
        [sys.executable, "-c", WATCH, str(library), str(folder)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(root.parent))), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        _wait_for(library, {"a.txt"})
        _wait_until_watching(process)
        write(folder / "b.txt", "青石")
        _wait_for(library, {"a.txt", "b.txt"})
        first.unlink()
        _wait_for(library, {"b.txt"})
        folder.rename(tmp_path / "away")  # as where a drive is unmounted
        time.sleep(1)  # ten looks
        _wait_for(library, {"b.txt"})
        (tmp_path / "away").rename(folder)
        write(folder / "c.txt", "云台")
        _wait_for(library, {"b.txt", "c.txt"})
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.communicate()


def _wait_until_watching(process: subprocess.Popen[bytes]) -> None:
    assert process.stdout
    for line in process.stdout:
        if "正在看着" in line.decode():
            return
    pytest.fail("it never said that it watches")


def _wait_for(library: Path, names: set[str], seconds: float = 30) -> None:
    held: set[str] = set()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (library / "library.db").exists():
            try:
                with Library(library) as opened:
                    held = {stored.name for stored in opened.documents()}
            except GuihuaError:
                held = set()  # being made
            if held == names:
                return
        time.sleep(0.05)
    pytest.fail(f"after {seconds} s the library holds {held}, not {names}")
