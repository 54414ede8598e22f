"""How something is done: the measures first, each place by itself, and nobody is said to have what only looks like it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from compared_plans import wrote
from hashed_embedder import HashedEmbedder

from assistant.assistant import Assistant
from index.library import Library

PLAN = "{place}儿童发展规划（2021—2030年）\n\n一、{domain}\n\n主要目标：\n\n1.{goal}\n\n策略措施：\n\n1.{measure}\n"
PLANS = {
    "river": PLAN.format(place="柏川县", domain="儿童与安全", goal="溺水死亡人数逐年下降。", measure="水库边设警示牌，防止儿童溺水。"),
    "hill": PLAN.format(place="桐坪县", domain="儿童与安全", goal="儿童溺水事故明显减少。", measure="每所学校开设游泳课。"),
    "plain": PLAN.format(place="榆河县", domain="儿童与健康", goal="儿童视力不良率逐年下降。", measure="每天户外活动两小时。"),
}  # fmt: skip


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Two plans that speak of drowning and one that does not."""
    folder = tmp_path_factory.mktemp("three")
    with Library(folder / "library", create=True) as library:
        wrote(library, folder, **PLANS)
        yield Assistant(library, HashedEmbedder)


@pytest.mark.parametrize("question", ["怎么预防儿童溺水", "各地怎么预防儿童溺水？", "儿童溺水怎么解决"])
def test_what_each_place_does(three: Assistant, question: str) -> None:
    answer = three.ask(question)
    assert "柏川县1条" in answer.text.splitlines()[0] or "柏川县2条" in answer.text.splitlines()[0]
    assert "策略措施“水库边设警示牌，防止儿童溺水。”" in answer.text
    assert "没有提到的有榆河县" in answer.text
    assert {citation.region for citation in answer.citations} == {"柏川县", "桐坪县"}
    assert answer.coverage is not None
    assert [silent.region for silent in answer.coverage.silent] == ["榆河县"]


def test_measures_stand_before_goals_in_one_place(three: Assistant) -> None:
    lines = three.ask("柏川县怎么预防儿童溺水").text.splitlines()
    places = [line.partition("（")[2].partition("）")[0] for line in lines if "（" in line]
    assert places[0].endswith("策略措施第1条")


def test_words_that_no_plan_has_are_only_told_as_nearest(three: Assistant) -> None:
    answer = three.ask("各地怎么安排儿童坐校车上学放学的路线")
    assert "有相关内容的有" not in answer.text
