"""Waiting for a folder to change (the only watchfiles import)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from watchfiles import DefaultFilter, watch


def changes_of(folder: Path) -> Iterator[None]:
    """Once when watching has begun, for what changed before, and then for each time that something in the folder has
    changed and been quiet for half a second; ends at Ctrl-C."""
    begun = False
    events = watch(
        folder, watch_filter=DefaultFilter(), step=500, rust_timeout=1000, yield_on_timeout=True, raise_interrupt=False
    )
    for changes in events:
        if changes or not begun:
            begun = True
            yield None
