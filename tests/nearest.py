"""Which tests are nearest to a file, for tests/mutation.py.

They are the golden ones of FIRST, those of ALSO, then those that import the file, then those that import its room, then
those that import a file of its stage which imports it; at most twelve beside the golden ones, of each kind those first that
import little else. Helpers of tests/ are looked through, conftest.py is not.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from rooms import ROOT, STAGES, file_arrows, room_of

_REGISTER = (
    "test_register_lines.py", "test_targets.py", "test_targets_more.py", "test_targets_names.py", "test_targets_time.py",
)  # fmt: skip
FIRST = {
    "assistant/compare": ("test_golden_comparisons.py", "test_golden_answers.py"),
    "assistant/": ("test_golden_answers.py", "test_golden_comparisons.py"),
    "index/search": ("test_golden_comparisons.py", "test_golden_answers.py"),
    "ingest/figures": ("test_golden_register.py", "test_version.py"),
    "ingest/register": ("test_golden_register.py", "test_version.py"),
}
"""Golden texts that see most of what a room does, by the beginning of its name; they are tried beside MOST_TESTS others."""
ALSO = {
    "ingest/figures": ("test_quantity.py", "test_examples.py", *_REGISTER),
    "ingest/register": (
        *_REGISTER,
        "test_register_names.py",
        "test_targets_soft.py",
        "test_register_tables.py",
        "test_examples.py",
    ),
    "index/search": ("test_search.py", "test_copies.py", "test_assistant_gold.py"),
    "assistant/figures": (
        "test_comparable.py",
        "test_summaries.py",
        "test_compare.py",
        "test_compare_plans.py",
        "test_diff.py",
    ),
    "assistant/compare": ("test_diff.py", "test_compare.py", "test_one_subject.py", "test_two_plans.py"),
    "assistant/plans": ("test_run_plans.py", "test_run_places.py", "test_query_document.py", "test_assistant.py"),
    "assistant/query": (
        "test_query_reading.py",
        "test_query_follow_up.py",
        "test_query_slips.py",
        "test_query_names.py",
        "test_query_second_sentence.py",
        "test_query_beside.py",
    ),
    "assistant/run": (
        "test_tell_figures.py",
        "test_run_operations.py",
        "test_run_work_out.py",
        "test_values_of_years.py",
        "test_query_beside.py",
        "test_run_meant.py",
    ),
    "assistant/tell": (
        "test_query_beside.py",
        "test_tell_figures.py",
        "test_conclusions.py",
        "test_unheld.py",
        "test_relevance.py",
    ),
    "assistant/texts": ("test_how.py", "test_assistant.py", "test_run_presence.py", "test_topic_ways.py"),
}
"""The tests that are about a room (see tests/rooms.py), which imports alone do not tell."""
MOST_TESTS = 12
"""Files of tests that are tried on a mutant."""


@cache
def nearest_tests(file: str) -> tuple[str, ...]:
    """The test files that may notice a fault of this file, the nearest first."""
    arrows, room, stage = _arrows(), room_of(file), file.split("/")[0]
    golden = golden_tests(file)
    users = {one for one, other in arrows if other == file and one.startswith(stage)}
    found: dict[str, int] = {}
    for test in sorted((ROOT / "tests").glob("test_*.py")):
        taken = _imported(test)
        if test.name in ALSO.get(room, ()):
            found[test.name] = 0
        elif file in taken:
            found[test.name] = 1
        elif room in map(room_of, taken):
            found[test.name] = 2
        elif users & taken:
            found[test.name] = 3
    asked = {name: len({room_of(taken) for taken in _imported(ROOT / "tests" / name)}) for name in found}
    nearest = sorted(found.keys() - set(golden), key=lambda name: (found[name], asked[name], name))
    return (*golden, *nearest[:MOST_TESTS])


def golden_tests(file: str) -> tuple[str, ...]:
    """The golden tests that look at a file's room."""
    return next((tests for start, tests in FIRST.items() if room_of(file).startswith(start)), ())


@cache
def _arrows() -> set[tuple[str, str]]:
    return file_arrows()


@cache
def _imported(test: Path) -> frozenset[str]:
    """The project's files that a test imports, itself or through helpers that lie beside it."""
    taken: set[str] = set()
    for node in ast.walk(ast.parse(test.read_text("utf-8"))):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        modules += [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else []
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for module in modules:
            helper = test.with_name(f"{module}.py")
            if helper.is_file() and module != "conftest":
                taken |= _imported(helper)
            for path in (f"{module.replace('.', '/')}.py", f"{module.replace('.', '/')}/__init__.py"):
                if (ROOT / path).is_file() and module.split(".")[0] in STAGES:
                    taken.add(path)
    return frozenset(taken)
