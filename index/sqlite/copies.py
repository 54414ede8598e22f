"""The same plan from two files (a PDF and a Word file, a page and its print): found by its words, shown once.

Each function runs inside the transaction of its caller, but for `likeness` and `differing_figures`, which are pure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from index.sqlite.schema import Connection
from ingest.register.targets import Target

SAME = 0.8
"""Likeness from which two plans of one place, audience and period are one. A copy by OCR with one wrong character in
a hundred has 0.9 (a test); nothing changes from 0.6 to 0.85. Two texts whose figures contradict each other are two
plans, however alike."""
_LENGTH = 5
"""Characters of the runs of which two texts are made up when they are compared: longer than words, shorter than
clauses. The thresholds beside it were measured with five; nothing changes from 2 to 10."""
_BLANK = re.compile(r"\s+")

Key = tuple[Any, ...]
"""Place, audience, first and last year."""
Figures = dict[Key, set[Key]]
_COLUMNS = "p.region, p.audience, p.start_year, p.end_year"


def keys_of(db: Connection, document: str) -> set[Key]:
    """The keys of a document's plans; plans without a place have none."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM plans p JOIN documents d ON d.id = p.document_id"
        " WHERE d.name = ? AND p.region IS NOT NULL",
        (document,),
    )
    return {tuple(row) for row in rows}


def relate(db: Connection, keys: Iterable[Key]) -> None:
    """Among the plans of each key, mark those that repeat a plan which another file brought earlier. The file that came
    first stays the one that is cited; where it is taken out, the next takes its place."""
    for key in keys:
        rows = db.execute(
            "SELECT p.id, p.document_id FROM plans p WHERE p.region IS ? AND p.audience IS ? AND p.start_year IS ?"
            " AND p.end_year IS ? ORDER BY p.document_id, p.ordinal",
            key,
        ).fetchall()
        originals: list[tuple[int, int, frozenset[str], Figures]] = []
        for plan, document in rows:
            words = _shingles(_text(db, plan)) if len(rows) > 1 else frozenset()
            figures = _figures(db, plan) if len(rows) > 1 else {}
            same = [
                original
                for original, other, held, known in originals
                if other != document and _alike(words, held) >= SAME and not _contradict(figures, known)
            ]
            db.execute("UPDATE plans SET copy_of = ? WHERE id = ?", (same[0] if same else None, plan))
            if not same:
                originals.append((plan, document, words, figures))


def _figures(db: Connection, plan: int) -> Figures:
    """The values of a plan's register by what they are of."""
    rows = db.execute(
        "SELECT t.record FROM targets t JOIN passages p ON p.id = t.passage_id WHERE p.plan_id = ?", (plan,)
    )
    found: Figures = {}
    for (record,) in rows:
        row = json.loads(record)
        if row["value"] is not None:
            of = (row["indicator"], row["scope"], row["kind"])
            found.setdefault(of, set()).add((row["value"], row["value_max"], row["unit"], row["year"]))
    return found


def _contradict(one: Figures, other: Figures) -> bool:
    """True where both have a figure of the same thing that the other has not: a draft, a revision, another place. A
    figure that one file lacks contradicts nothing, as a file may be read in part only."""
    return any(one[of] - other[of] and other[of] - one[of] for of in one.keys() & other.keys())


def differing_figures(rows: Sequence[Target], others: Sequence[Target]) -> list[tuple[Target, Target]]:
    """Pairs of figures that two files of one plan give differently. A pure function.

    Rows of one indicator, population and kind are set against each other; those that both files have are taken off, and
    each of the rest is paired with one of the other file: that of the same item, else the next. A figure without a
    partner is left out, since a file may have been read only in part."""
    pairs: list[tuple[Target, Target]] = []
    for key in dict.fromkeys(map(_what, rows)):
        left = [row for row in rows if _what(row) == key]
        right = [row for row in others if _what(row) == key]
        held, other = [_figure(row) for row in left], [_figure(row) for row in right]
        left = [row for row in left if _figure(row) not in other]
        right = [row for row in right if _figure(row) not in held]
        for row in left:
            if right:
                near = next((each for each in right if each.passage.path == row.passage.path), right[0])
                right.remove(near)
                pairs.append((row, near))
    return pairs


def _what(row: Target) -> Key:
    return row.indicator, row.scope, row.kind


def _figure(row: Target) -> Key:
    return row.value, row.value_max, row.comparator, row.unit, row.year, row.base_year


def sameness(one: str, other: str) -> float:
    """Share of the runs of five characters that two texts have in common, blanks aside: 1 for the same words."""
    return _alike(_shingles(one), _shingles(other))


def _text(db: Connection, plan: int) -> str:
    rows = db.execute("SELECT text FROM passages WHERE plan_id = ? ORDER BY ordinal", (plan,))
    return "".join(row[0] for row in rows)


def _shingles(text: str) -> frozenset[str]:
    solid = _BLANK.sub("", text)
    return frozenset(solid[start : start + _LENGTH] for start in range(max(len(solid) - _LENGTH + 1, 1)))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    either = len(one | other)
    return len(one & other) / either if either else 0.0
