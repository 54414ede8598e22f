"""The machine a measurement was made on: without it a time says nothing."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ingest.parallel.cores import available_cores

PACKAGES = ("guihua", "onnxruntime", "sentence-transformers", "torch", "faiss-cpu", "langchain-core")


@dataclass(frozen=True, slots=True)
class Machine:
    """Processor, memory, load and versions on one day; `load` is the system's average over the last minute."""

    date: str
    processor: str
    cores: int
    memory_bytes: int
    load: float
    system: str
    python: str
    packages: tuple[tuple[str, str], ...]

    def describe(self) -> str:
        """One paragraph for a table's caption."""
        versions = "，".join(f"{name} {number}" for name, number in self.packages)
        memory = f"{self.memory_bytes / 2**30:.0f} GB"
        return (
            f"{self.date}，{self.processor}，{self.cores} 核，{memory}，负载 {self.load:.1f}，"
            f"{self.system}，Python {self.python}，{versions}"
        )


def this_machine() -> Machine:
    """What this process runs on, counting the cores it may use (Linux, macOS)."""
    return Machine(
        date=date.today().isoformat(),
        processor=_processor(),
        cores=available_cores(),
        memory_bytes=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        load=os.getloadavg()[0],
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        packages=tuple((name, _version(name)) for name in PACKAGES),
    )


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text("utf-8").splitlines() if described.is_file() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
