"""Waiting for a folder to change (the only watchfiles import)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from watchfiles import DefaultFilter, watch


def changes_of(folder: Path) -> Iterator[None]:
    """Once when watching has begun, for what changed before, and then for each time that something in the folder has
    changed and been quiet for half a second; ends at Ctrl-C. A folder that goes away is waited for."""
    try:
        while True:
            yield from _while_it_is_there(folder)
            if folder.is_dir():
                return  # Ctrl-C
            yield None
            while not folder.is_dir():
                time.sleep(1)
    except KeyboardInterrupt:
        return


def _while_it_is_there(folder: Path) -> Iterator[None]:
    begun = False
    events = watch(
        folder, watch_filter=DefaultFilter(), step=500, rust_timeout=1000, yield_on_timeout=True, raise_interrupt=False
    )
    for changes in events:
        if not folder.is_dir():
            return
        if changes or not begun:
            begun = True
            yield None
