"""What a person should know about a file that is being read: another format than its name says, pages that are
pictures; and how far a slow reading is.

A reader gives text and pages only; who wants its notes reads inside `taking_notes`, its stages inside `telling_stages`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_TAKEN: ContextVar[list[str] | None] = ContextVar("notes", default=None)
_LISTENER: ContextVar[Callable[[str], None] | None] = ContextVar("stages", default=None)


@contextmanager
def taking_notes() -> Iterator[list[str]]:
    """Everything noted inside the block, one sentence each, in order."""
    notes: list[str] = []
    token = _TAKEN.set(notes)
    try:
        yield notes
    finally:
        _TAKEN.reset(token)


@contextmanager
def telling_stages(listener: Callable[[str], None]) -> Iterator[None]:
    """Let `listener` hear every stage that is told inside the block."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def take_note(sentence: str) -> None:
    """Say a sentence to whoever takes notes."""
    notes = _TAKEN.get()
    if notes is not None and sentence not in notes:
        notes.append(sentence)


def stage(name: str) -> None:
    """Say what is done now, or how far it is (`OCR 3/50 页`)."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(name)
