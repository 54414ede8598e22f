"""Sentences and tables give row by row what a person has read (golden_register.py)."""

from __future__ import annotations

from golden_answers import MOST_SHOWN, difference, told
from golden_register import held, read


def test_sentences_give_the_rows_that_they_gave() -> None:
    changed: list[str] = []
    for first, lines in held().items():
        now = read(first)
        if now != lines:
            changed.append(f"{first}\n{difference(lines, now)}")
            assert len(changed) < MOST_SHOWN, told(changed)
    assert not changed, told(changed)
