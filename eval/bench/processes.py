"""Whole processes, measured from outside: time from start to end, and peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.errors import GuihuaError

_BYTES = 1 if sys.platform == "darwin" else 1024
"""Unit in which the system counts `ru_maxrss`."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of a command: seconds from start to end, processor seconds of all its threads, the largest resident
    memory, and its standard output."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    output: str


def measure(command: Sequence[str], environment: Mapping[str, str]) -> Measured:
    """Run a command with these variables added to the environment; raises GuihuaError where it fails.

    The peak is what the system counted for this process alone. Its figure starts at the memory of the process that
    calls, so call from a small one. Needs `os.wait4` (Linux, macOS).
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=errors, env={**os.environ, **environment})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            last = errors.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            reason = last[0] if last else "没有错误信息"
            raise GuihuaError(f"命令 {' '.join(command)} 以 {process.returncode} 结束：{reason}")
        output.seek(0)
        return Measured(
            seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _BYTES, output.read().decode("utf-8")
        )
