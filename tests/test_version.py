"""The version of reading cannot be forgotten: it is the hash of what reading gives on texts that do not change."""

from __future__ import annotations

from itertools import zip_longest

from golden_reading import COMMAND, GOLD, digest, reading

from ingest.version import SAMPLES, version
from ingest.vocabulary.pack import BASE, load_pack


def test_reading_gives_what_it_gave_or_the_version_has_moved() -> None:
    lines, held = list(reading()), GOLD.read_text("utf-8").splitlines()
    changed = [f"was {old!r}\n is {new!r}" for old, new in zip_longest(held, lines) if old != new]
    assert not changed, (
        f"reading gives something else, first:\n{changed[0]}\nIf it is meant: {COMMAND} (libraries then read again)"
    )
    assert digest(lines) == SAMPLES, f"the version in ingest/version.py is not that of these lines: {COMMAND}"


def test_the_version_is_that_of_grammar_and_words() -> None:
    assert version(load_pack()) != version(load_pack(BASE))
    assert version(load_pack()).startswith(SAMPLES)
