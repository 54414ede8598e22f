"""Files read by processes: in order, side by side, within limits; what breaks one takes nothing else with it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from plan_files import PLAN

from ingest.errors import GuihuaError
from ingest.parallel import readers as reading
from ingest.parallel.process import MOST_MEMORY, Job, Step, result_of
from ingest.parallel.readers import Readers
from ingest.pipeline import Record


def jobs(count: int) -> list[Job]:
    return [Job(f"{number}.txt", PLAN.format("河湾", number).encode()) for number in range(count)]


def read(readers: Readers[Record], work: Sequence[Job]) -> list[Record | GuihuaError | None]:
    return [result for _, result in readers.read((job, job) for job in work)]


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers[Record]]:
    """Processes that outlive a test: each of these needs half a second to start."""
    with Readers(3) as started:
        yield started


def test_results_come_in_the_order_of_the_jobs_and_are_those_of_one_process(readers: Readers[Record]) -> None:
    work = jobs(12)
    assert read(readers, work) == [result_of(job) for job in work]


def test_what_is_not_to_be_read_keeps_its_place(readers: Readers[Record]) -> None:
    first, last = jobs(2)
    results = list(readers.read([("a", first), ("b", None), ("c", last)]))
    assert [beside for beside, _ in results] == ["a", "b", "c"]
    assert results[1][1] is None
    assert isinstance(results[2][1], Record)


def test_a_file_that_cannot_be_read_gives_its_sentence_and_the_next_goes_on() -> None:
    broken, good = Job("plan.pdf", b"%PDF-1.4 nothing"), jobs(1)[0]
    with Readers(1) as readers:
        refused, taken = read(readers, [broken, good])
    assert isinstance(refused, GuihuaError)
    assert "PDF" in str(refused)
    assert isinstance(taken, Record)


def slowly(record: Record) -> Record:
    """What a file of endless pages does."""
    time.sleep(60 if record.reading.document.name == "long.txt" else 0)
    return record


def test_the_time_of_a_file_is_limited_and_the_sentence_names_the_limit() -> None:
    with Readers(1, seconds=3, finish=slowly) as readers:  # a process must have been started by then
        late, taken = read(readers, [Job("long.txt", jobs(1)[0].content), jobs(1)[0]])
    assert str(late) == "读取超过 3 秒（每个文件的时限），没有收录，请拆成几个文件，或用 --time-limit 放宽"
    assert isinstance(taken, Record)


def test_a_process_that_dies_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PROGRAM", "import sys; sys.path[:] = {path!r}; import os; os._exit(7)")
    with Readers(1) as readers:
        died = read(readers, jobs(1))[0]
        monkeypatch.undo()
        alive = read(readers, jobs(1))[0]
    assert "异常终止（7）" in str(died)
    assert isinstance(alive, Record)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")
def test_the_memory_of_a_reading_process_is_limited() -> None:
    program = (
        "from ingest.parallel import process as p; from ingest.errors import GuihuaError; p._limit_memory();"
        f"p.read_record = lambda *_: bytearray({MOST_MEMORY});"
        "print(p.result_of(p.Job('a.txt', b'')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == f"读取需要的内存超过 {MOST_MEMORY >> 20} MB，没有收录，请拆成几个文件\n"


def test_a_fault_of_the_program_is_a_sentence_that_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.parallel import process

    def fault(*_: object) -> Record:
        raise ValueError

    monkeypatch.setattr(process, "read_record", fault)
    assert str(result_of(jobs(1)[0])).startswith("读取时出错（ValueError，test_reading.py:")


def test_stages_are_told() -> None:
    told: list[Step] = []
    lock = threading.Lock()

    def hear(step: Step) -> None:
        with lock:
            told.append(step)

    with Readers(2, notify=hear) as readers:
        read(readers, jobs(2))
    assert {step.name for step in told} == {"0.txt", "1.txt"}
    assert [step.stage for step in told if step.name == "0.txt"] == ["读取", "识别结构", "登记指标"]


def noisily(record: Record) -> Record:
    """What a library might do while it reads."""
    print("noise")
    return record


def test_what_a_reader_prints_does_not_disturb_the_messages() -> None:
    with Readers(1, finish=noisily) as readers:
        assert isinstance(read(readers, jobs(1))[0], Record)


def test_no_process_stays_behind(tmp_path: Path) -> None:
    with Readers(2) as readers:
        read(readers, jobs(4))
        started = [process._process.pid for process in readers._started]
    assert len(started) in (1, 2)
    assert not any(_runs(pid) for pid in started)


def test_stopped_in_the_middle_it_ends_at_once() -> None:
    slow = Job("long.txt", "1.建好服务站。\n".encode() * 2_000_000)
    readers = Readers(1)

    def interrupted() -> None:
        with readers:
            next(readers.read([(1, jobs(1)[0]), (2, slow)]))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not any(_runs(process._process.pid) for process in readers._started)


ORPHANED = """
import os, signal
from ingest.parallel.readers import Readers
from ingest.parallel.process import Job
readers = Readers(1)
list(readers.read([(1, Job("a.txt", b"1. x"))]))
print(readers._started[0]._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")
def test_the_reading_process_ends_when_the_main_one_is_killed() -> None:
    done = subprocess.run([sys.executable, "-c", ORPHANED], capture_output=True, text=True, check=False, timeout=60)
    pid, end = int(done.stdout), time.monotonic() + 10
    while _runs(pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
