"""The bar of a long ingest on a terminal: file, stage, passages a second, time left (rich)."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from index.build import DONE, Progress


class IngestBar:
    """Shows each report of an ingest in one line that is written over."""

    def __init__(self, bar: Bar, *, lines: bool) -> None:
        """`lines` writes a line for each file that is done; for a run whose standard error is a file."""
        self._bar, self._lines = bar, lines
        self._started = time.monotonic()
        self._task = bar.add_task("", total=None, stage="", counts="", left="")

    def show(self, progress: Progress) -> None:
        """Show how far the ingest is; the time left goes by the bytes that are done."""
        seconds = time.monotonic() - self._started
        if self._lines and progress.stage == DONE:
            print(f"{counts_of(progress, seconds)}  {progress.document}", file=sys.stderr, flush=True)
        self._bar.update(
            self._task, total=max(progress.all_size, 1), completed=progress.size, description=progress.document,
            stage=progress.stage, counts=counts_of(progress, seconds), left=time_left(progress, seconds),
        )  # fmt: skip


def counts_of(progress: Progress, seconds: float) -> str:
    """`3/12 份 · 85 段/秒`."""
    rate = f" · {progress.passages / seconds:.0f} 段/秒" if seconds > 0 and progress.passages else ""
    return f"{progress.files}/{progress.all_files} 份{rate}"


def time_left(progress: Progress, seconds: float) -> str:
    """`还要约 40 秒`; nothing while no file is done."""
    if not progress.size or progress.size >= progress.all_size:
        return ""
    left = seconds * (progress.all_size - progress.size) / progress.size
    return f"还要约 {left:.0f} 秒" if left < 90 else f"还要约 {left / 60:.0f} 分钟"


@contextmanager
def progress_bar(*, lines: bool) -> Iterator[IngestBar]:
    """A bar on standard error while the block runs; where that is no terminal, a line a file if `lines` says so."""
    console = Console(file=sys.stderr)
    columns = (
        TextColumn("{task.description}", markup=False), TextColumn("{task.fields[stage]}", markup=False), BarColumn(20),
        TextColumn("{task.fields[counts]}", markup=False), TextColumn("{task.fields[left]}", markup=False),
    )  # fmt: skip
    bar = Bar(*columns, console=console, transient=True, disable=not console.is_terminal, redirect_stdout=False)
    with bar:
        yield IngestBar(bar, lines=lines and not console.is_terminal)
