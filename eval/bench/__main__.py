"""Speed and memory of whole processes: `python -m eval.bench [--corpus DIR] [--dataset FILE] [--runs N] [--json]`;
`python -m eval.bench ingest` measures the taking in of files by format and number instead (see `eval.bench.ingest`).

Times are medians from process start to end, as a user waits for them; the plain chain (500/50 splitter, fp32
sentence-transformers, exact vector search) is built on the same files in the same run.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from eval.bench.machine import Machine, this_machine
from eval.bench.processes import Measured, measure
from eval.dataset import sample_dataset
from ingest.errors import GuihuaError
from ingest.samples import sample_files

FIGURE_QUESTION = "各地孕产妇死亡率目标是多少"
OPEN_QUESTION = "农村留守妇女能得到哪些关爱帮扶？"


@dataclass(frozen=True, slots=True)
class Timing:
    """Median over `runs` of one kind of process; `work` is what the program itself counted, without its start."""

    name: str
    runs: int
    seconds: float
    work: float
    cpu_seconds: float
    """Processor time of all threads: on a machine with other work it tells more than the time on the clock."""
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Bench:
    """All measurements of one call, and the machine they hold for."""

    machine: Machine
    files: int
    bytes: int
    timings: tuple[Timing, ...]
    warm_questions: int
    warm_p50: float
    warm_p95: float

    @property
    def ratios(self) -> tuple[float, float, float]:
        """How many times as long the plain chain takes as our ingest: whole process, work alone, processor time."""
        ours, plain = (next(t for t in self.timings if t.name == name) for name in ("ingest", "plain_chain"))
        return plain.seconds / ours.seconds, plain.work / ours.work, plain.cpu_seconds / ours.cpu_seconds


def bench(files: Sequence[Path], dataset: Path, questions: tuple[str, str], *, runs: int = 5, builds: int = 1) -> Bench:
    """Measure on these files: `builds` times what takes minutes, `runs` times the rest."""
    measure(_part("prepare"), {})
    paths = [str(path) for path in files]
    with tempfile.TemporaryDirectory() as temporary:
        built = [measure(_guihua("ingest", *paths, "--json"), _library(temporary, i)) for i in range(builds)]
        chains = [measure(_part("plain", *paths), {}) for _ in range(builds)]
        library = _library(temporary, 0)
        again = [measure(_guihua("ingest", *paths, "--json"), library) for _ in range(runs)]
        asked = [
            _timing(name, [measure(_guihua("ask", question, "--json"), library) for _ in range(runs)])
            for name, question in zip(("ask_figure", "ask_open"), questions, strict=True)
        ]
        warm = json.loads(measure(_part("warm", library["GUIHUA_LIBRARY"], str(dataset)), {}).output)
    return Bench(
        machine=this_machine(),
        files=len(files),
        bytes=sum(path.stat().st_size for path in files),
        timings=(_timing("ingest", built), _timing("plain_chain", chains), _timing("reingest", again), *asked),
        warm_questions=warm["questions"],
        warm_p50=warm["p50"],
        warm_p95=warm["p95"],
    )


def bench_table(result: Bench) -> Table:
    """The measurements for people, with the machine in the caption."""
    names = {
        "ingest": "guihua ingest 空库",
        "plain_chain": "普通链建库 fp32",
        "reingest": "guihua ingest 无变化",
        "ask_figure": "guihua ask 指标问题",
        "ask_open": "guihua ask 开放问题",
    }
    title = f"{result.files} 份文件，{result.bytes / 1e6:.2f} MB；整个进程的中位数"
    table = Table(title=title, caption=result.machine.describe())
    for heading in ("过程", "次数", "秒", "工作秒", "CPU 秒", "内存 MB"):
        table.add_column(heading, justify="left" if heading == "过程" else "right", no_wrap=True)
    for timing in result.timings:
        seconds = (timing.seconds, timing.work, timing.cpu_seconds)
        table.add_row(
            names[timing.name],
            str(timing.runs),
            *(f"{value:.2f}" for value in seconds),
            f"{timing.peak_bytes / 1e6:.0f}",
        )
    shown = [f"{ratio:.1f}×" for ratio in result.ratios]
    table.add_row("普通链 ÷ guihua 建库", "", *shown, "")
    for name, warm in (("p50", result.warm_p50), ("p95", result.warm_p95)):
        table.add_row(f"同一进程内回答 {name}", str(result.warm_questions), f"{warm:.3f}", "", "", "")
    return table


def bench_json(result: Bench) -> dict[str, object]:
    """The measurements for programs; seconds and bytes."""
    ratios = dict(zip(("process", "work", "cpu"), result.ratios, strict=True))
    return {**asdict(result), "plain_chain_ratio": ratios}


def _timing(name: str, measured: Sequence[Measured]) -> Timing:
    return Timing(
        name=name,
        runs=len(measured),
        seconds=median(run.seconds for run in measured),
        work=median(float(json.loads(run.output)["seconds"]) for run in measured),
        cpu_seconds=median(run.cpu_seconds for run in measured),
        peak_bytes=max(run.peak_bytes for run in measured),
    )


def _guihua(*arguments: str) -> list[str]:
    command = Path(sys.executable).with_name("guihua")
    if not command.is_file():
        raise GuihuaError(f"没有找到命令 {command}：请先在此环境中安装本项目（pip install -e .）")
    return [str(command), *arguments]


def _part(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "eval.bench.parts", *arguments]


def _library(folder: str, number: int) -> dict[str, str]:
    return {"GUIHUA_LIBRARY": str(Path(folder, f"library-{number}"))}


def _print_ingest(as_json: bool) -> None:
    from eval.bench.ingest import WIDTH, bench_ingest, ingest_json, ingest_table

    result = bench_ingest()
    if as_json:
        print(json.dumps(ingest_json(result), ensure_ascii=False, indent=1))
    else:
        Console(width=WIDTH).print(ingest_table(result))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["ingest"], help="ingest: files by format and number, no embedding")
    parser.add_argument("--corpus", type=Path, help="folder of plan files (default: the sample plans)")
    parser.add_argument("--dataset", type=Path, default=sample_dataset(), help="questions for the warm answers")
    parser.add_argument("--runs", type=int, default=5, help="runs of what takes seconds")
    parser.add_argument("--builds", type=int, default=1, help="runs of what takes minutes: ingest and the plain chain")
    parser.add_argument("--figure-question", default=FIGURE_QUESTION)
    parser.add_argument("--open-question", default=OPEN_QUESTION)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if chosen.what == "ingest":
        _print_ingest(chosen.json)
        return
    files = sorted(p for p in chosen.corpus.iterdir() if p.is_file()) if chosen.corpus else sample_files()
    questions = (chosen.figure_question, chosen.open_question)
    try:
        result = bench(files, chosen.dataset, questions, runs=chosen.runs, builds=chosen.builds)
    except GuihuaError as error:
        raise SystemExit(str(error)) from error
    if chosen.json:
        print(json.dumps(bench_json(result), ensure_ascii=False, indent=1))
    else:
        Console().print(bench_table(result))


if __name__ == "__main__":
    main()
