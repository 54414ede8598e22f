"""Do the tests notice a fault? Makes small faults by chance, runs the nearest tests on each, prints those that passed.

Run by hand, from anywhere, never by pytest and not in CI; the tree that it stands in is copied and stays untouched:

    python tests/mutation.py --number 200 --seed 1 ingest/register ingest/figures index/search.py

The same seed on the same tree gives the same mutants. `--again FILE` runs the survivors of an earlier run only, read
from the file that `--keep FILE` wrote. What is changed stands in tests/mutants.py.

Which tests are nearest says tests/nearest.py. Slow tests are left out. A mutant is noticed by the first test that fails, and by running longer than the time limit.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import Queue

from mutants import Mutant, mutant, places
from nearest import golden_tests, nearest_tests
from rooms import ROOT

SIDE_BY_SIDE = 2
ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "_hypothesis_pytestplugin"}
"""No plugins that lie around: they take longer to load than most of these tests to run."""
FIRST_LIMIT = 600
"""Seconds for a test file without a fault."""
NO_TESTS = 5
"""Exit code of pytest where all tests of a file are slow or left out."""


def main() -> None:
    """Command line; the exit code is 1 where a mutant survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="files and folders, from the root of the project")
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="write the survivors to this file")
    parser.add_argument("--again", type=Path, help="run only the survivors that an earlier run kept in this file")
    parser.add_argument("--list", action="store_true", help="print the mutants and their tests, run nothing")
    given = parser.parse_args()
    chosen = _kept(given.again) if given.again else sampled(given.paths, given.number, given.seed)
    if given.list:
        for each in chosen:
            print(each, *nearest_tests(each.file), sep="\n    ")
        return
    survivors = [each for each, noticed in tried(chosen) if not noticed]
    if given.keep:
        given.keep.write_text(json.dumps([_mark(each) for each in survivors], ensure_ascii=False, indent=1), "utf-8")
    print(f"\n{len(chosen) - len(survivors)} of {len(chosen)} noticed; survivors:")
    print(*sorted(map(str, survivors)), sep="\n")
    sys.exit(bool(survivors))


def sampled(paths: Iterable[str], number: int, seed: int) -> list[Mutant]:
    """So many mutants of all that the files of these paths allow."""
    files = [file for path in paths for file in ([path] if path.endswith(".py") else _files_under(path))]
    all_places = [(file, place) for file in files for place in places(_source(file))]
    few = random.Random(seed).sample(all_places, min(number, len(all_places)))
    return [mutant(file, _source(file), place) for file, place in few]


def tried(mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant and whether a test noticed it, as they come in."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        copies: Queue[Path] = Queue()
        for number in range(SIDE_BY_SIDE):
            copies.put(_copy(Path(folder) / str(number)))
        for each in mutants:
            nearest_tests(each.file)  # of the tree that was copied
        sound_of = cache(lambda test: _sound(copies, test))

        def noticed(each: Mutant) -> str | None:
            return next(filter(None, (_noticed(copies, each, tests, sound_of) for tests in _in_turn(each.file))), None)

        for number, (each, found) in enumerate(zip(mutants, pool.map(noticed, mutants), strict=True), 1):
            print(f"{number}/{len(mutants)} {'noticed ' if found else 'survived'} {each}  {found or ''}", flush=True)
            yield each, found is not None


def _in_turn(file: str) -> tuple[tuple[str, ...], ...]:
    """The golden tests of a file, which notice most, and the others, which are only begun where they did not."""
    tests, golden = nearest_tests(file), golden_tests(file)
    return tuple(filter(None, (golden, tests[len(golden) :])))


def _noticed(copies: Queue[Path], each: Mutant, tests: Sequence[str], sound_of: Callable[[str], _Sound]) -> str | None:
    """The first of the tests that fails on the mutant."""
    sound = [sound_of(test) for test in tests]
    limit = 20 + 4 * sum(test.seconds for test in sound)
    tree = copies.get()
    with _fault(tree, each):
        found = _failures(tree, tests, ("-x", *(red for test in sound for red in test.red)), limit)
    copies.put(tree)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class _Sound:
    """A test file without any fault: how long it runs, and options that leave out what fails even so."""

    seconds: float
    red: tuple[str, ...]


def _sound(copies: Queue[Path], test: str) -> _Sound:
    tree = copies.get()
    started = time.monotonic()
    red = _failures(tree, (test,), (), FIRST_LIMIT)
    copies.put(tree)
    if red:
        print(f"{test} is red without any fault, left out: {', '.join(red)}", flush=True)
    whole = red and not all(name.startswith("tests/") for name in red)
    return _Sound(
        time.monotonic() - started,
        (f"--ignore=tests/{test}",) if whole else tuple(f"--deselect={name}" for name in red),
    )


def _copy(tree: Path) -> Path:
    """A copy of what git knows or would take: no environment, no library, no compiled file."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0"):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    return tree


class _fault:  # noqa: N801 -- reads as the statement it is
    """The copy has the mutant's file inside, and the old one with its old time after: caches of Python stay right."""

    def __init__(self, tree: Path, each: Mutant) -> None:
        self.path, self.source = tree / each.file, each.source

    def __enter__(self) -> None:
        self.text, self.stat = self.path.read_bytes(), self.path.stat()
        self.path.write_text(self.source, "utf-8")

    def __exit__(self, *_: object) -> None:
        self.path.write_bytes(self.text)
        os.utime(self.path, ns=(self.stat.st_atime_ns, self.stat.st_mtime_ns))


def _failures(tree: Path, tests: Iterable[str], options: Iterable[str], limit: float) -> tuple[str, ...]:
    """The tests that failed."""
    command = [sys.executable, "-m", "pytest", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider", "-m", "not slow"]
    run = subprocess.Popen(
        [*command, *options, *(f"tests/{name}" for name in tests)], cwd=tree, env=os.environ | ALONE, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    try:
        output, _ = run.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        return ("time limit",)
    failed = tuple(line.split(" - ")[0] for line in re.findall(r"^(?:FAILED|ERROR) (.*)", output, re.MULTILINE))
    return failed or (("no test ran",) if run.returncode not in (0, NO_TESTS) else ())


def _files_under(path: str) -> list[str]:
    return [each.relative_to(ROOT).as_posix() for each in sorted((ROOT / path).rglob("*.py"))]


def _source(file: str) -> str:
    return (ROOT / file).read_text("utf-8")


def _mark(each: Mutant) -> list[str]:
    """What tells a mutant from others though lines were added above it."""
    return [each.file, _source(each.file).splitlines()[each.line - 1].strip(), each.before, each.after]


def _kept(path: Path) -> list[Mutant]:
    """The mutants of a file of survivors, found again by their words; those whose code is gone are left out."""
    wanted = json.loads(path.read_text("utf-8"))
    words: dict[str, set[str]] = {}
    for file, line, *_ in wanted:
        words.setdefault(file, set()).add(line)
    made = []
    for file, said in sorted(words.items()):
        lines = {number for number, line in enumerate(_source(file).splitlines(), 1) if line.strip() in said}
        made += [mutant(file, _source(file), place) for place in places(_source(file), lines)]
    return [each for each in made if _mark(each) in wanted]


if __name__ == "__main__":
    main()
