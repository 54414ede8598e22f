"""Waiting for a folder to change (the only watchfiles import)."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType

from watchfiles import DefaultFilter, watch

QUIET = 500
"""Milliseconds without a change after which a file is taken to be written whole."""
LOOK = 1000
"""Milliseconds after which it is looked whether the folder is still there."""


@contextmanager
def until_interrupted() -> Iterator[Event]:
    """An event that Ctrl-C sets, so that what is being stored is finished first; a second Ctrl-C stops at once."""
    stop = Event()

    def interrupted(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def changes_of(folder: Path, stop: Event) -> Iterator[None]:
    """Once when watching has begun, for what changed before, and then for each time that something in the folder has
    changed and been QUIET, until `stop` is set. A folder that goes away is waited for."""
    while not stop.is_set():
        yield from _while_it_is_there(folder, stop)
        if not stop.is_set():
            yield None
        while not folder.is_dir() and not stop.wait(LOOK / 1000):
            continue


def _while_it_is_there(folder: Path, stop: Event) -> Iterator[None]:
    begun = False
    events = watch(
        folder, watch_filter=DefaultFilter(), step=QUIET, rust_timeout=LOOK, yield_on_timeout=True, stop_event=stop
    )
    for changes in events:
        if not folder.is_dir():
            return
        if changes or not begun:
            begun = True
            yield None
