"""How fast files are taken in without embedding: per format, and as their number grows (`python -m eval.bench ingest`).

Each folder of files is measured twice, in as many processes as there are cores: reading alone (text, structure and
register, the whole of `ingest/`), and the whole way into an empty library. Only the vectors are left out (all passages
get the same short one).
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import numpy as np
import numpy.typing as npt
from rich.table import Table

from eval.bench.files import CHARACTERS, FORMATS, as_text, length_of, plan_lines
from eval.bench.machine import Machine, this_machine
from eval.bench.processes import measure
from index.build import ingest
from index.library import Library
from ingest.parallel.process import Job
from ingest.parallel.readers import Readers
from ingest.pipeline import read_plans
from ingest.readers import read_file
from ingest.register.targets import targets_of
from ingest.vocabulary.pack import load_pack

FILES = 100
"""Files of each format; at 50 a second two seconds of reading, in which the start of the processes counts little."""
WIDTH = 110
"""Columns of the table."""
GROWTH = (10, 100, 1000)
"""Files of a library as it grows: what takes longer than in proportion shows by a factor of ten."""


class NoEmbedder:
    """Gives every text the same vector of length 2, so that nothing is measured but the ingest itself."""

    name = "none"
    dimension = 2

    def embed_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of shape (n, 2)."""
        return np.tile(self.embed_query(""), (len(texts), 1))

    def embed_query(self, text: str) -> npt.NDArray[np.float32]:
        """Vector of shape (2,)."""
        return np.array([1, 0], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Speed:
    """One ingest: what went in, the seconds of reading alone and of the whole, the processor seconds of all processes of
    the whole (their start too), and the largest memory of the main and of a reading process."""

    name: str
    files: int
    pages: int
    characters: int
    bytes: int
    reading_seconds: float
    seconds: float
    peak_bytes_of_a_reader: int
    cpu_seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class IngestBench:
    """`formats` are medians over the runs; `growth` is text files in growing number; `extraction` is the register alone
    in bytes of UTF-8 a second of one core."""

    machine: Machine
    formats: tuple[Speed, ...]
    growth: tuple[Speed, ...]
    extraction: float


def bench_ingest(*, files: int = FILES, growth: Sequence[int] = GROWTH, runs: int = 3) -> IngestBench:
    """Measure on files that are made for it; each ingest is a process of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        formats: list[Speed] = []
        for name, (ending, make) in FORMATS.items():
            folder = Path(temporary, f"{len(formats)}")
            folder.mkdir()
            for number in range(files):
                Path(folder, f"{number}{ending}").write_bytes(make(plan_lines(number)))
            speeds = sorted((_measured(name, folder, temporary) for _ in range(runs)), key=lambda speed: speed.seconds)
            formats.append(speeds[len(speeds) // 2])
        grown, folder = [], Path(temporary, "growth")
        folder.mkdir()
        for count in growth:
            for number in range(count):
                Path(folder, f"{number}.txt").write_bytes(as_text(plan_lines(number)))
            grown.append(_measured(f"{count} 份文本", folder, temporary))
        extraction = median(_extraction(folder) for _ in range(runs))
    return IngestBench(this_machine(), tuple(formats), tuple(grown), extraction)


def _measured(name: str, folder: Path, temporary: str) -> Speed:
    with tempfile.TemporaryDirectory(dir=temporary) as library:
        command = [sys.executable, "-m", "eval.bench.parts", "ingest", library, str(folder)]
        run = measure(command, {})
    found = json.loads(run.output)
    reading = json.loads(measure([sys.executable, "-m", "eval.bench.parts", "read", str(folder)], {}).output)["seconds"]
    return Speed(name, reading_seconds=reading, cpu_seconds=run.cpu_seconds, peak_bytes=run.peak_bytes, **found)


def read_once(folder: Path) -> float:
    """Read the files of a folder, structure and register too; the seconds, with the start of the reading processes."""
    started = time.perf_counter()
    jobs = ((None, Job(path.name, path.read_bytes())) for path in sorted(folder.iterdir()))
    with Readers(finish=length_of) as readers:
        for _, result in readers.read(jobs):
            if not isinstance(result, tuple):
                raise SystemExit(str(result))
    return time.perf_counter() - started


def ingest_once(library: Path, folder: Path) -> dict[str, float]:
    """Take a folder into an empty library; what went in, and the seconds."""
    import resource

    started = time.perf_counter()
    with Library(library / "library", create=True) as opened:
        documents = []
        for outcome in ingest(opened, [folder], NoEmbedder):
            if outcome.read is None:
                raise SystemExit(f"{outcome.document}：{outcome.reason}")
            documents.append((len(outcome.read.pages), len(outcome.read.text)))
    seconds = time.perf_counter() - started
    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "files": len(documents),
        "pages": sum(pages for pages, _ in documents),
        "characters": sum(characters for _, characters in documents),
        "bytes": sum(path.stat().st_size for path in folder.iterdir()),
        "seconds": seconds,
        "peak_bytes_of_a_reader": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit,
    }


def _extraction(folder: Path) -> float:
    """Bytes of UTF-8 whose figures are registered in a second, by one core, structure not counted."""
    pack = load_pack()
    readings = [read_plans(read_file(path, pack), pack) for path in sorted(folder.iterdir())[:10]]
    started = time.process_time()
    for reading in readings:
        targets_of(reading.passages, pack)
    spent = time.process_time() - started
    return sum(len(reading.document.text.encode()) for reading in readings) / spent


def ingest_table(result: IngestBench) -> Table:
    """The measurements for people."""
    table = Table(
        title=f"guihua ingest，不算向量；每份约 {CHARACTERS:,} 字；读取：文字、结构和指标；全程：读取并入库",
        caption=result.machine.describe(),
    )  # fmt: skip
    rates = ("份/秒", "页/秒", "MB/秒")
    headings = ("格式", "份", *(f"{stage}\n{rate}" for stage in ("读取", "全程") for rate in rates), "CPU\n毫秒/份", "主\nMB", "读取\nMB")  # fmt: skip
    for heading in headings:
        table.add_column(heading, justify="left" if heading == "格式" else "right", no_wrap=True)
    for speed in (*result.formats, *result.growth):
        table.add_row(
            speed.name, str(speed.files), *_rates(speed, speed.reading_seconds), *_rates(speed, speed.seconds),
            f"{1000 * speed.cpu_seconds / speed.files:.0f}", f"{speed.peak_bytes / 1e6:.0f}", f"{speed.peak_bytes_of_a_reader / 1e6:.0f}",
        )  # fmt: skip
    table.add_row("只登记指标，每核", "", "", "", f"{result.extraction / 1e6:.2f}", "", "", "", "", "", "")
    return table


def _rates(speed: Speed, seconds: float) -> tuple[str, str, str]:
    """Files, pages and megabytes of UTF-8 (three bytes a character) a second."""
    pages = f"{speed.pages / seconds:.0f}" if speed.pages else ""
    return f"{speed.files / seconds:.1f}", pages, f"{speed.characters * 3 / seconds / 1e6:.2f}"


def ingest_json(result: IngestBench) -> dict[str, object]:
    """The measurements for programs; seconds and bytes."""
    return asdict(result)
