"""Sentences and tables give row by row what a person has read (golden_register.py)."""

from __future__ import annotations

import pytest
from golden_answers import difference, most_shown, told
from golden_register import held, read


def test_sentences_give_the_rows_that_they_gave(pytestconfig: pytest.Config) -> None:
    most = most_shown(pytestconfig)
    changed: list[str] = []
    for first, lines in held().items():
        now = read(first)
        if now != lines:
            changed.append(f"{first}\n{difference(lines, now)}")
            assert len(changed) < most, told(changed)
    assert not changed, told(changed)
