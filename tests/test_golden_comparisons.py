"""Comparisons and searches over invented plans give line by line what a person has read (golden_comparisons.py)."""

from __future__ import annotations

import pytest
from golden_answers import COMMAND, difference, most_shown, told
from golden_calls import calls
from golden_comparisons import held, lines
from golden_libraries import Libraries


def test_comparisons_give_what_they_gave(pytestconfig: pytest.Config, golden_libraries: Libraries) -> None:
    most = most_shown(pytestconfig)
    changed: list[str] = []
    recorded = held()
    for call in calls():
        now = lines(call, golden_libraries.of(call[0])[0])
        was = recorded.pop(now[0], [])
        if was != now:
            changed.append(f"{now[0]}\n{difference(was, now)}")
            assert len(changed) < most, told(changed)
    assert not changed, told(changed)
    assert not recorded, f"no call any more, {COMMAND}: {list(recorded)}"
