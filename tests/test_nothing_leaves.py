"""Nothing leaves the machine: no event, no device id, no connection, whatever a library's makers had in mind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.folders import cache_folder
from ingest.readers import scan

SECONDS_UNTIL_REPORTED = 12
"""onnxruntime connects about nine seconds after a model is opened."""
PROGRAM = """
import os, sys, time
{work}
seen, end = set(), time.monotonic() + {seconds}
while time.monotonic() < end:
    for number in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else ():
        try:
            seen.add(os.readlink("/proc/self/fd/" + number).partition(":")[0])
        except OSError:
            pass
    time.sleep(0.01)
sys.exit("a socket was opened" if "socket" in seen else 0)
"""
OPEN_MODEL = "from index.embedders.embedder import open_embedder; open_embedder().embed_query('儿童')"
OPEN_OCR = """
import numpy
from ingest.readers.scan import recognised
from ingest.vocabulary.pack import load_pack
recognised(numpy.full((64, 64), 255, numpy.uint8), load_pack())
"""


def left_behind(work: str, home: Path, seconds: float) -> set[str]:
    """Files and folders in a fresh home once the work has run and waited; fails where it opened a socket."""
    # The cache of the program itself stays, the model is made there already; everything else of the user is new.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    environment |= {"HOME": str(home), "GUIHUA_CACHE": str(cache_folder())}
    program = PROGRAM.format(work=work, seconds=seconds)
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    return {path.relative_to(home).as_posix() for path in home.rglob("*")}


@pytest.mark.usefixtures("made_model")  # so that the fresh process only opens it
def test_opening_the_model_writes_nothing_into_the_home(tmp_path: Path) -> None:
    assert left_behind(OPEN_MODEL, tmp_path, 0.5) == set()


@pytest.mark.slow
@pytest.mark.usefixtures("made_model")
@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="sockets are counted in /proc")
def test_nothing_is_sent_after_the_model_was_opened(tmp_path: Path) -> None:
    assert left_behind(OPEN_MODEL, tmp_path, SECONDS_UNTIL_REPORTED) == set()


@pytest.mark.slow
@pytest.mark.skipif(not scan.is_installed(), reason="the extra `ocr` is not installed")
def test_ocr_writes_and_sends_nothing(tmp_path: Path) -> None:
    assert left_behind(OPEN_OCR, tmp_path, SECONDS_UNTIL_REPORTED) == set()
