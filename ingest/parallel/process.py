"""The other side of `ingest.parallel.readers`: a process that reads one file after the other, within a limit of memory.

It is started as `answer_jobs()` with its jobs on standard input; a file that takes it down takes nothing else with it. Each
message is a pickle; both ends are this program.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

from ingest.errors import GuihuaError
from ingest.pipeline import Record, read_record
from ingest.readers.notes import telling_stages
from ingest.vocabulary.pack import WOMEN_CHILDREN, load_pack

MOST_MEMORY = 1000 * 1024 * 1024
"""Bytes; a web page of 50 MB of text and a PDF of 2,600 pages stay below it, and the main process has room beside it."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read: its bytes, what the library calls it, the place to take for its plans (None: the text's),
    and the name of the pack with whose words it is read: the process loads that once."""

    name: str
    content: bytes
    region: str | None = None
    pack: str = WOMEN_CHILDREN


@dataclass(frozen=True, slots=True)
class Step:
    """How far the reading of one file is, for people: `识别文字 3/50 页`."""

    name: str
    stage: str


_T = TypeVar("_T")


def as_it_is(record: Record) -> Any:
    """The record itself."""
    return record


def send(stream: IO[bytes], message: Any) -> None:
    """Write one message, piece by piece: its bytes never stand in memory beside what they are made of."""
    pickle.dump(message, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next message; raises EOFError where the other side has gone."""
    try:
        return pickle.load(stream)
    except pickle.UnpicklingError as error:  # it went in the middle of a message
        raise EOFError from error


def answer_jobs(finish: Callable[[Record], Any]) -> None:
    """Answer each job with what `finish` makes of its record until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the main process, which then closes this one
    jobs, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the messages.
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    _limit_memory()
    while True:
        try:
            job = receive(jobs)
        except EOFError:
            return
        send(results, result_of(job, finish, lambda step: send(results, step)))


def result_of(
    job: Job, finish: Callable[[Record], _T] = as_it_is, notify: Callable[[Step], None] = lambda _: None
) -> _T | GuihuaError:
    """Read one file; what goes wrong is the sentence for it."""
    try:
        with telling_stages(lambda stage: notify(Step(job.name, stage))):
            return finish(read_record(job.content, job.name, load_pack(job.pack), job.region))
    except GuihuaError as error:
        return GuihuaError(str(error).removeprefix(f"{job.name}："))
    except MemoryError:
        return GuihuaError(f"读取需要的内存超过 {MOST_MEMORY >> 20} MB，没有收录，请拆成几个文件")
    except Exception as error:  # a fault of this program; the other files go on, and the sentence says where to look
        where = _place_of(error)
        return GuihuaError(f"读取时出错（{type(error).__name__}，{where}），没有收录，请另存为 Word 或 PDF 后重试")


def _place_of(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def _limit_memory() -> None:
    """Let the process run into MemoryError before the machine runs out; Windows has no such limit."""
    if sys.platform == "win32":
        return
    import resource

    _, hardest = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, hardest))
