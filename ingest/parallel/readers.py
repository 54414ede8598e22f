"""Many files -> their records, read side by side in processes of their own, in the order of the files."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from ingest.errors import GuihuaError
from ingest.parallel.cores import available_cores
from ingest.parallel.process import Job, Step, as_it_is, receive, result_of, send
from ingest.pipeline import Record

SECONDS = 180.0
"""Time for one file: a web page of 50 MB takes 25 seconds, a PDF of 2,000 pages 35. It begins anew with each page that
OCR has read, five to fifteen seconds a page."""
MOST_PROCESSES = 8
"""Two cores read 35 to 50 files a second, and the one process that embeds and stores takes in 20: more readers would
wait. Chosen by hand; not measured on more than two cores."""
LARGE = 8 * 1024 * 1024
"""Bytes of a file that is read alone, in a process that ends with it, so that memory stays below 1.5 GB."""
MOST_BYTES_AHEAD = 32 * 1024 * 1024
"""Bytes of files that are held while their turn comes."""
_T = TypeVar("_T")
_R = TypeVar("_R")
_PROGRAM = (
    "import sys; sys.path[:] = {path!r}; from ingest.parallel.process import answer_jobs; "
    "from {module} import {name} as finish; answer_jobs(finish)"
)


def default_processes() -> int:
    """A process a core that this one may use."""
    return min(available_cores(), MOST_PROCESSES)


class Readers(Generic[_R]):
    """Processes that read files, started when a file comes and none is idle, ended at the end of the block.

    With `processes` 0 files are read in this process, one after the other: without a limit of time or memory.
    """

    def __init__(
        self, processes: int | None = None, seconds: float = SECONDS, notify: Callable[[Step], None] = lambda _: None,
        finish: Callable[[Record], _R] = as_it_is,
    ) -> None:  # fmt: skip
        """`seconds` is the time limit of one file; `notify` hears, in any thread, how far a file is; `finish`, a function
        of a module, is applied to each record in the process that read it."""
        self._count = default_processes() if processes is None else processes
        self._seconds, self._notify, self._finish = seconds, notify, finish
        self._idle: queue.LifoQueue[_Process] = queue.LifoQueue()
        self._started: list[_Process] = []
        self._threads = ThreadPoolExecutor(max(self._count, 1), thread_name_prefix="guihua-reader")
        self._room = _Room(self._count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error:
            for process in self._started:
                process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._started:
            process.end()

    def read(self, jobs: Iterable[tuple[_T, Job | None]]) -> Iterator[tuple[_T, _R | GuihuaError | None]]:
        """What stands beside each job with the job's result, None where there is no job; in the order of the jobs.

        A few jobs are read ahead while the caller works on a result.
        """
        if self._count == 0:
            yield from ((beside, result_of(job, self._finish, self._notify) if job else None) for beside, job in jobs)
            return
        ahead: deque[tuple[_T, int, Future[_R | GuihuaError] | None]] = deque()
        source, more = iter(jobs), True
        while more or ahead:
            while more and len(ahead) < 2 * self._count and sum(size for _, size, _ in ahead) < MOST_BYTES_AHEAD:
                following = next(source, None)
                if following is None:
                    more = False
                    continue
                beside, job = following
                ahead.append(
                    (beside, len(job.content) if job else 0, self._threads.submit(self._result, job) if job else None)
                )
            if ahead:
                beside, _, result = ahead.popleft()
                yield beside, result.result() if result else None

    def _result(self, job: Job) -> _R | GuihuaError:
        """What a process makes of the job; one that does not answer in time is ended."""
        large = len(job.content) > LARGE
        with self._room.taking(self._count if large else 1):
            process = self._free_process()
            try:
                result: _R | GuihuaError = process.result(job, self._seconds, self._notify)
            except EOFError:
                return GuihuaError(process.why_it_ended(self._seconds))
            if large:
                process.end()
            else:
                self._idle.put(process)
            return result

    def _free_process(self) -> _Process:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            process = _Process(self._finish)
            self._started.append(process)
            return process


class _Process:
    """One reading process and its two pipes."""

    def __init__(self, finish: Callable[[Record], Any]) -> None:
        program = _PROGRAM.format(path=sys.path, module=finish.__module__, name=finish.__qualname__)
        command = [sys.executable, "-c", program]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._late = False

    def result(self, job: Job, seconds: float, notify: Callable[[Step], None]) -> Any:
        """The answer to a job; raises EOFError where the process ends before it, by itself or for lack of time."""
        assert self._process.stdin
        assert self._process.stdout
        with self._clock(seconds):
            try:
                send(self._process.stdin, job)
            except OSError as error:  # a broken pipe: it ended while the job was sent
                raise EOFError from error
        while True:
            with self._clock(seconds):
                message = receive(self._process.stdout)
            if not isinstance(message, Step):
                return message
            notify(message)

    @contextmanager
    def _clock(self, seconds: float) -> Iterator[None]:
        clock = threading.Timer(seconds, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()

    def why_it_ended(self, seconds: float) -> str:
        """The sentence for a file that its process did not survive."""
        self.end()
        if self._late:
            return f"读取超过 {seconds:g} 秒（每个文件的时限），没有收录，请拆成几个文件，或用 --time-limit 放宽"
        return f"读取程序在这个文件上异常终止（{self._process.returncode}），没有收录，请另存为 Word 或 PDF 后重试"

    def end(self) -> None:
        """Let it go; a process that reads nothing ends with its input."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe and not pipe.closed:
                try:
                    pipe.close()
                except OSError:  # the rest of a job that nobody reads
                    continue
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def kill(self) -> None:
        """Stop it in the middle of its work."""
        self._process.kill()

    def _give_up(self) -> None:
        self._late = True
        self.kill()


class _Room:
    """Places for small files side by side; a large one waits until it has all of them."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._changed = threading.Condition()

    @contextmanager
    def taking(self, places: int) -> Iterator[None]:
        """Hold that many places for the length of the block."""
        with self._changed:
            self._changed.wait_for(lambda: self._free >= places)
            self._free -= places
        try:
            yield
        finally:
            with self._changed:
                self._free += places
                self._changed.notify_all()
