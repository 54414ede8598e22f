"""Answers over invented plans are word for word those that a person has read (golden_answers.py)."""

from __future__ import annotations

import pytest
from golden_answers import asked, difference, held, most_shown, told
from golden_libraries import Libraries


def test_questions_are_answered_as_they_were(pytestconfig: pytest.Config, golden_libraries: Libraries) -> None:
    most = most_shown(pytestconfig)
    changed: list[str] = []
    for golden in held():
        now = asked(golden, golden_libraries)
        if now != golden:
            differs = difference(golden.block.splitlines(), now.block.splitlines())
            changed.append(f"{golden.library}｜{golden.question}\n{differs}")
            assert len(changed) < most, told(changed)
    assert not changed, told(changed)
