"""`kill -9` at random moments of an ingest: the library opens, holds whole documents only, and is completed later."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hashed_embedder import HashedEmbedder
from plan_files import content, take, write
from with_pack import read_file, read_plans, targets_of

from index.build import ingest
from index.library import Library
from ingest.samples import sample_files

SEED = 20240607
MOMENTS = 10

# One process imports everything once; each moment is a child of its own that is killed while it ingests. The child
# tells through a pipe when it begins, and the first one runs to its end to measure how long an ingest takes.
DRIVER = """
import json, os, pathlib, random, signal, sys, time, traceback
import ingest.readers.docx.reader, ingest.readers.html, ingest.readers.pdf.reader
from hashed_embedder import HashedEmbedder
from index.build import ingest
from index.library import Library
from ingest.samples import sample_files

def child(folder, begun):
    os.write(begun, b"x")
    with Library(folder, create=True) as library:
        for outcome in ingest(library, sample_files(), lambda: HashedEmbedder(seconds_a_call=0.03), processes=0):
            pass
    os._exit(0)

def run(folder, seconds):
    reader, begun = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            child(folder, begun)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    os.read(reader, 1)
    started = time.monotonic()
    if seconds is not None:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
    status = os.waitpid(pid, 0)[1]
    os.close(reader), os.close(begun)
    return time.monotonic() - started, status

root, seed, moments = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
whole, status = run(root / "whole", None)
assert status == 0, status
chance = random.Random(seed)
killed = []
for number in range(moments):
    seconds = chance.uniform(0.02, 0.95) * whole
    folder = root / str(number)
    status = run(folder, seconds)[1]
    killed.append({"folder": str(folder), "seconds": seconds, "killed": os.WIFSIGNALED(status)})
print(json.dumps({"whole": whole, "killed": killed}))
"""


@dataclass(frozen=True)
class Expected:
    """What a fresh reading of one sample gives."""

    text: str
    plans: int
    passages: int
    targets: int


@pytest.fixture(scope="module")
def expected() -> dict[str, Expected]:
    found = {}
    for path in sample_files():
        reading = read_plans(read_file(path))
        found[path.name] = Expected(
            reading.document.text, len(reading.plans), len(reading.passages), len(targets_of(reading.passages))
        )
    return found


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders of libraries whose ingest was killed."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    arguments = [sys.executable, "-c", DRIVER, str(tmp_path_factory.mktemp("killed")), str(SEED), str(MOMENTS)]
    done = subprocess.run(arguments, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    print(
        f"seed {SEED}, whole ingest {report['whole']:.2f} s, killed after",
        [round(k["seconds"], 3) for k in report["killed"]],
    )
    assert (
        sum(k["killed"] for k in report["killed"]) >= MOMENTS // 2
    )  # on a busy machine some end before their moment comes
    return [Path(k["folder"]) for k in report["killed"]]


def whole_documents(library: Library, expected: dict[str, Expected]) -> int:
    """How many documents the library holds, each of them whole; everything else in it belongs to one of them."""
    names = [stored.name for stored in library.documents()]
    for name in names:
        plans = [plan for plan in library.plans if plan.document == name]
        held = Expected(
            library.document(name).text, len(plans), len(library.passages(plans)), len(library.register(plans))
        )
        assert held == expected[name]
    assert {plan.document for plan in library.plans} == set(names)
    ids, matrix = library.vectors()
    assert len(ids) == len(matrix)
    passages = library.passages()
    assert len(library.match('"的"', None, 10_000)) <= len(passages)
    assert (library.embedder is None) == (not names)
    return len(names)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_moment_a_library_is_whole_and_is_completed(
    killed: list[Path], expected: dict[str, Expected]
) -> None:
    counts = []
    for folder in killed:
        with Library(folder, create=True) as library:
            counts.append(whole_documents(library, expected))
            statuses = {outcome.status for outcome in ingest(library, sample_files(), HashedEmbedder, processes=0)}
            assert statuses <= {"added", "unchanged"}
            assert whole_documents(library, expected) == len(expected)
            assert len(library._db.execute("PRAGMA integrity_check").fetchall()) == 1
            assert library._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert library._db.execute("PRAGMA foreign_key_check").fetchall() == []
            rows = library._db.execute("SELECT count(*) FROM passages_text").fetchone()[0]
            assert rows == len(library.passages())
    print("documents held when killed:", counts)
    assert len(set(counts)) >= 3, "the moments did not hit different stages of the ingest"
    assert min(counts) < len(expected)


WRITE = """
import os, pathlib, signal, sys
from hashed_embedder import HashedEmbedder
from index.sqlite import schema
from index.build import ingest
from index.library import Library

with Library(pathlib.Path(sys.argv[1])) as library:
    inside, steps = False, int(sys.argv[3])
    def stop(statement):
        global inside, steps
        inside = inside or statement == "BEGIN IMMEDIATE"
        steps -= inside
        if steps == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    library._db.set_trace_callback(stop)
    list(ingest(library, [pathlib.Path(sys.argv[2])], HashedEmbedder, processes=0))
"""


def test_killed_inside_the_transaction_a_replaced_document_is_the_old_one(tmp_path: Path) -> None:
    """The random moments rarely hit the transaction itself; here each kill falls on one of its statements."""
    path = write(tmp_path / "plan.txt", "河湾", 12)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with Library(tmp_path / "library", create=True) as library:
        take(library, HashedEmbedder(), path)
        before = content(library)
        write(path, "河湾", 9)
        statements = sorted(random.Random(SEED).sample(range(2, 18), 4))
        print("killed at statements of the transaction", statements)
        for statement in statements:
            arguments = [sys.executable, "-c", WRITE, str(library.folder), str(path), str(statement)]
            done = subprocess.run(arguments, env=environment, timeout=60, check=False, capture_output=True)
            assert done.returncode == -9, done.stderr.decode()
            with Library(library.folder) as again:
                assert content(again) == before
        assert [outcome.status for outcome in take(library, HashedEmbedder(), path)] == ["updated"]
        assert [row.value for row in library.register(indicator="孕产妇死亡率")] == [9]
