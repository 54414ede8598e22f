"""Small plan files that tests write, and the library's content as one value."""

from __future__ import annotations

from pathlib import Path

from index.build import Outcome, ingest
from index.embedders.embedder import Embedder
from index.library import Library

PLAN = """{0}县妇女发展规划（2021—2030年）
一、总体要求
照章办事。
二、目标与措施
（一）妇女与健康
主要目标：
1.孕产妇死亡率控制在{1}/10万以下。
2.每村设一间母婴室。
策略措施：
1.建好服务站。
"""


def write(path: Path, place: str = "河湾", figure: int = 12) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PLAN.format(place, figure), "utf-8")
    return path


def take(library: Library, embedder: Embedder, *paths: Path, rebuild: bool = False) -> list[Outcome]:
    return list(ingest(library, paths, lambda: embedder, rebuild=rebuild, processes=0))


def content(library: Library) -> tuple[object, ...]:
    """All that a library holds, for comparison before and after."""
    names = [stored.name for stored in library.documents()]
    return (library.generation, library.documents(), library.plans, library.passages(), library.register(),
            [library.document(name) for name in names], library.vectors()[0])  # fmt: skip
