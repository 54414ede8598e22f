"""Every named number says what it is and which measurement, example or choice set it: below it, above it or beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
from rooms import ROOT, files

SILENT = {
    "ingest/figures/numerals.py:_POWERS",
    "ingest/figures/numerals.py:_MYRIAD, _MYRIAD_SQUARED",
    "ingest/register/outlook.py:_TENTH_PLAN_ENDS",
    "assistant/tell/evidence.py:FEWEST_PAIRS",
    "assistant/tell/evidence.py:LEAST_NEARNESS",
    "assistant/tell/relevance.py:RANK_WEIGHT",
}
"""Numbers that say nothing yet, as file:NAME. The list may only shrink: write the sentence, take the line out."""


def test_a_new_number_says_where_it_comes_from() -> None:
    found = {name for path in files() for name in silent(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())}
    assert found - SILENT == set(), (
        "write below it, as a string, what it is and what set it (see CONTRIBUTING, Style 6)"
    )
    assert SILENT - found == set(), "these say something now, or are gone: take them out of SILENT"


@pytest.mark.parametrize(("source", "expected"), [
    ('LIMIT = 3\n"""Lines; four cut a title of the samples."""\n', []),
    ("# Lines; four cut a title of the samples.\nLIMIT = 3\n", []),
    ("LIMIT = 3  # lines; four cut a title of the samples\n", []),
    ("LIMIT = 3\n", ["a.py:LIMIT"]),
    ("LIMIT: float = -0.5\nX = 1\n", ["a.py:LIMIT", "a.py:X"]),
    ("_SIZES = {'a': 1.5}\nWIDE, HIGH = 2 * 3, (1, 2)\n", ["a.py:_SIZES", "a.py:WIDE, HIGH"]),
    ("NAMES = ('a', 'b')\nlimit = 3\nON = True\n", []),
], ids=repr)  # fmt: skip
def test_numbers_without_a_word(source: str, expected: list[str]) -> None:
    assert list(silent(source, "a.py")) == expected


def silent(source: str, file: str) -> Iterator[str]:
    """The numbers at the top of a file that have no docstring below, no comment above and none beside them."""
    body, lines = ast.parse(source).body, source.splitlines()
    for node, following in zip_longest(body, body[1:]):
        names = _names(node)
        if names and isinstance(node, ast.Assign | ast.AnnAssign) and _is_number(node.value):
            below = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            above = node.lineno > 1 and lines[node.lineno - 2].startswith("#")
            beside = "#" in lines[(node.end_lineno or node.lineno) - 1].replace("# fmt: skip", "")
            if not (below or above or beside):
                yield f"{file}:{', '.join(names)}"


def _names(node: ast.stmt) -> list[str]:
    """The names in capitals that a statement gives values."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    named = [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
    return named if all(name.isupper() for name in named) else []


def _is_number(value: ast.expr | None) -> bool:
    """True for a number, also with a sign or worked out, and for tuples, lists, sets and tables of numbers only."""
    match value:
        case ast.Constant(value=number):
            return isinstance(number, int | float) and not isinstance(number, bool)
        case ast.UnaryOp(operand=inner):
            return _is_number(inner)
        case ast.BinOp(left=left, right=right):
            return _is_number(left) and _is_number(right)
        case ast.Tuple(elts=inner) | ast.List(elts=inner) | ast.Set(elts=inner) | ast.Dict(values=inner):
            return bool(inner) and all(map(_is_number, inner))
    return False


if __name__ == "__main__":
    for path in files():
        print(*silent(path.read_text("utf-8"), Path(path).relative_to(ROOT).as_posix()), sep="\n")
