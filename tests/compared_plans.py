"""Libraries of small plans that tests of comparisons write, and the summary of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hashed_embedder import HashedEmbedder
from plan_files import take

from assistant.compare.matrix import Matrix
from index.library import Library
from ui.records.matrix import matrix_record

PLAN = """{place}{audience}发展规划（2021—{end}年）
前言
{reached}
一、总体要求
照章办事。
二、目标与措施
（一）{audience}与健康
主要目标：
{goals}
策略措施：
1.建好服务站。
"""


def made(library: Library, folder: Path, *plans: tuple[str, str, int, str, Sequence[str]]) -> None:
    """A library of plans: place, audience, last year, what the preface says, and the goals."""
    paths = []
    for place, audience, end, reached, goals in plans:
        path = folder / f"{place}{audience}.txt"
        numbered = "\n".join(f"{number}.{goal}" for number, goal in enumerate(goals, 1))
        path.write_text(PLAN.format(place=place, audience=audience, end=end, reached=reached, goals=numbered), "utf-8")
        paths.append(path)
    take(library, HashedEmbedder(), *paths)


def summary(matrix: Matrix, scope: str | None = None) -> dict[str, Any]:
    (found,) = [s for s in matrix_record(matrix)["summary"] if s["scope"] == scope]
    return found


def wrote(library: Library, folder: Path, **texts: str) -> None:
    """A library of files with the plans as they are given."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    take(library, HashedEmbedder(), *(folder / f"{name}.txt" for name in texts))


def plan(title: str, domain: str, *goals: str) -> str:
    numbered = "\n".join(f"{number}.{goal}" for number, goal in enumerate(goals, 1))
    return f"{title}\n一、总体要求\n照章办事。\n二、目标与措施\n（一）{domain}\n主要目标：\n{numbered}\n策略措施：\n1.建好服务站。\n"
