"""Values that a plan sets for several years: the text says which is for which year, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hashed_embedder import HashedEmbedder
from plan_files import take

from assistant.assistant import Assistant
from index.library import Library

PLAN = """{place}妇女发展规划（2021—2030年）
一、总体要求
照章办事。
二、目标与措施
（一）妇女与健康
主要目标：
1.{goal}
策略措施：
1.建好服务站。
"""
GOALS = {
    "河湾县": "宫颈癌筛查率2025年达到50%以上，2030年达到70%以上。",
    "青石县": "宫颈癌筛查率达到60%以上。",
    "柳泉县": "到2025年，宫颈癌筛查率达到55%以上。\n2.宫颈癌筛查率提高到75%以上。",
    "石桥县": "宫颈癌筛查率2025年达到65%以上，2030年达到65%以上。",
    "松口县": "城镇妇女宫颈癌筛查率达到80%，农村妇女宫颈癌筛查率达到70%。",
}


@pytest.fixture
def years_assistant(library: Library, tmp_path: Path) -> Assistant:
    paths = [tmp_path / f"{place}.txt" for place in GOALS]
    for path, (place, goal) in zip(paths, GOALS.items(), strict=True):
        path.write_text(PLAN.format(place=place, goal=goal), "utf-8")
    take(library, HashedEmbedder(), *paths)
    return Assistant(library, HashedEmbedder)


def line(text: str, place: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"{place}："))


def test_each_value_has_its_year_where_they_differ(years_assistant: Assistant) -> None:
    answer = years_assistant.ask("各地宫颈癌筛查率的目标是多少")
    assert "2025年达到50%以上、2030年达到70%以上[" in line(answer.text, "河湾县")
    assert answer.unsupported == 0


def test_a_goal_without_a_year_is_due_at_the_end_of_its_plan(years_assistant: Assistant) -> None:
    assert (
        "柳泉县：2025年达到55%以上[2]；2030年提高到75%以上[3]"
        in years_assistant.ask("各地宫颈癌筛查率的目标是多少").text
    )


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("青石县", "青石县：2030年达到60%以上["),
        ("石桥县", "石桥县：2025年达到65%以上、2030年达到65%以上["),
        ("松口县", "松口县：2030年城镇妇女达到80%、2030年农村妇女达到70%["),
    ],
)
def test_values_keep_the_words_of_their_plan(place: str, told: str, years_assistant: Assistant) -> None:
    assert line(years_assistant.ask("各地宫颈癌筛查率的目标是多少").text, place).startswith(told)


def test_the_years_are_shown_where_they_are_asked_for(years_assistant: Assistant) -> None:
    answer = years_assistant.ask("各地宫颈癌筛查率到哪一年要达到多少")
    assert "2025年达到65%以上、2030年达到65%以上[" in line(answer.text, "石桥县")
    assert answer.unsupported == 0


def test_goals_for_different_years_are_named_before_the_table(years_assistant: Assistant) -> None:
    text = years_assistant.ask("各地宫颈癌筛查率的目标是多少").text
    note = next(line for line in text.splitlines() if line.startswith("注意目标年份不同："))
    assert all(f"{place}" in note for place in GOALS)
    assert note.index("2025年") < note.index("2030年")
    assert text.index(note) < text.index("河湾县：")


def test_one_place_alone(years_assistant: Assistant) -> None:
    answer = years_assistant.ask("河湾县宫颈癌筛查率的目标是多少")
    assert "2025年宫颈癌筛查率达到50%以上、2030年宫颈癌筛查率达到70%以上[" in answer.text
