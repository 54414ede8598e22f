"""In which range may a named number lie? Tries other values for it: what is read of the sample plans, and the tests named.

    python tests/try_constant.py ingest.grammar.heads LONGEST_HEADING 20 30 55 70 --tests headings blocks

Run by hand, never by pytest; nothing is written. For each value it prints `same`, or which files read otherwise (samples,
and the plans of ../shared/corpus where they are) and which tests fail that pass with the number as it stands. Each value
is tried in a process of its own, which changes the number right after its module was imported. What that module works
out from it while it loads (a pattern, a table) keeps the old value. "Nothing changes from a to b" in a docstring means that
this was tried, with the tests of the map in CONTRIBUTING.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import os
import sys
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from rooms import ROOT, STAGES


def main() -> None:
    """Try the values, one after the other."""
    parser = argparse.ArgumentParser(prog="python tests/try_constant.py", description=__doc__)
    parser.add_argument("module")
    parser.add_argument("name")
    parser.add_argument("values", nargs="+", type=ast.literal_eval, help='numbers, or "(0.8, 4.5)" for a pair')
    parser.add_argument("--tests", nargs="*", default=[], help="test files, without test_ and .py")
    chosen = parser.parse_args()
    tests = [f"tests/test_{name}.py" for name in chosen.tests]
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    as_it_is = import_module(chosen.module).__dict__[chosen.name]
    before = _in_a_process(chosen.module, chosen.name, as_it_is, tests)
    for value in chosen.values:
        now = _in_a_process(chosen.module, chosen.name, value, tests)
        print(f"{chosen.name} {value}:", *(sorted(now ^ before) or ["same"]), flush=True)


def _in_a_process(module: str, name: str, value: object, tests: list[str]) -> set[str]:
    """What a value gives: for each file its name with a hash of what is read of it, and the tests that fail."""
    fork = get_context("fork")
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=_tried, args=(there, module, name, value, tests))
    process.start()
    there.close()
    found: set[str] = here.recv()
    process.join()
    return found


def _tried(answer: Connection, module: str, name: str, value: object, tests: list[str]) -> None:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    _set(module, name, value)
    failed = _Failed()
    if tests:
        pytest.main(["-q", "-m", "not slow", "-p", "no:cacheprovider", "-p", "no:xdist", *tests], plugins=[failed])
    answer.send(failed.names | set(_read()))


def _set(module: str, name: str, value: object) -> None:
    """Change the number in its module, in those that imported it, and where it is the default of an argument."""
    before = import_module(module).__dict__[name]
    for other, loaded in list(sys.modules.items()):
        if other.split(".")[0] not in STAGES or not hasattr(loaded, name):
            continue
        if other == module or f"from {module} import" in Path(loaded.__file__ or os.devnull).read_text("utf-8"):
            setattr(loaded, name, value)
    for thing in vars(import_module(module)).values():
        defaults: tuple[Any, ...] = getattr(thing, "__defaults__", None) or ()
        if any(default is before for default in defaults):
            thing.__defaults__ = tuple(value if default is before else default for default in defaults)


def _read() -> list[str]:
    from ingest.pipeline import read_record
    from ingest.samples import sample_files

    found = []
    for path in [*sample_files(), *sorted((ROOT.parent / "shared" / "corpus").glob("*.txt"))]:
        record = read_record(path.read_bytes(), path.name)
        words = repr((record.reading.plans, record.reading.passages, record.targets))
        found.append(f"{path.name} {hashlib.sha256(words.encode()).hexdigest()[:6]}")
    return found


class _Failed:
    """A plugin of pytest that notes which tests failed."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.names.add(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.names.add(report.nodeid)


if __name__ == "__main__":
    main()
