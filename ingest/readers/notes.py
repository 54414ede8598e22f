"""What a person should know about a file that was read: another format than its name says, pages that are pictures.

A reader gives text and pages only; who wants its notes reads inside `taking_notes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_TAKEN: ContextVar[list[str] | None] = ContextVar("notes", default=None)


@contextmanager
def taking_notes() -> Iterator[list[str]]:
    """Everything noted inside the block, one sentence each, in order."""
    notes: list[str] = []
    token = _TAKEN.set(notes)
    try:
        yield notes
    finally:
        _TAKEN.reset(token)


def note(sentence: str) -> None:
    """Say a sentence to whoever takes notes."""
    notes = _TAKEN.get()
    if notes is not None and sentence not in notes:
        notes.append(sentence)
