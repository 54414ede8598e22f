"""Thirty and three hundred places: each is looked at by itself, and none is called silent that speaks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from asks import asked, over, run
from many_plans import Place, write_many

from assistant.plans.plan_table import plan_table
from assistant.query.query import Ask, Operation, Range
from assistant.tell.answer import Draft
from assistant.texts.contrast import contrast
from assistant.texts.digest import digest
from assistant.texts.items import items
from assistant.texts.passages.passages import passages
from assistant.texts.presence import presence
from index.library import Library

SECONDS = 4.0
"""Nothing takes a second on a machine of its own; the tests share theirs."""


@pytest.fixture(scope="module", params=[30, pytest.param(300, marks=pytest.mark.slow)])
def many(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Library, list[Place]]]:
    folder = tmp_path_factory.mktemp("many")
    with Library(folder / "library", create=True) as library:
        places = write_many(folder / "files", library, request.param)
        assert [plan.region for plan in library.plans] == [place.division.name for place in places]
        yield library, places


@pytest.mark.parametrize("topic", ["HPV疫苗", "人乳头瘤病毒疫苗", "宫颈癌疫苗接种"])
def test_every_place_that_speaks_is_found(many: tuple[Library, list[Place]], topic: str) -> None:
    library, places = many
    told = run(presence, asked("presence", over(library), topic), library)
    speaking = {place.division.name for place in places if place.vaccine}
    lines = {line.partition("：")[0]: line for line in told.lines[1:] if "“推进适龄女生" in line}
    assert set(lines) == speaking
    assert {region for region, _, reason in told.silent if reason == "not_mentioned"} == {
        place.division.name for place in places} - speaking  # fmt: skip
    assert all(place.vaccine in lines[place.division.name] for place in places if place.vaccine)
    coverage = told.draft.coverage
    assert coverage is not None
    assert coverage.plans == len(places) == coverage.answered + len(coverage.silent)


def test_what_all_say_all_are_said_to_say(many: tuple[Library, list[Place]]) -> None:
    library, places = many
    told = run(presence, asked("presence", over(library), "巡回诊室"), library)
    assert told.first == f"{len(places)}个地方都提到了“巡回诊室”，共{len(places)}份规划。"
    open_question = run(passages, asked("passages", over(library), "巡回诊室"), library, searches=True)
    assert open_question.draft.coverage is not None
    assert open_question.draft.coverage.answered == len(places)
    assert len(open_question.lines) == len(places) + 1


def test_the_plans_of_many_places(many: tuple[Library, list[Place]]) -> None:
    library, places = many
    until = [Operation("where", comparison="=", value=2025, words="end")]
    told = run(plan_table, asked("plans", over(library), operations=until), library)
    assert told.first.startswith(f"规划期到2025年为止的有{sum(place.end == 2025 for place in places)}份：")
    assert len(told.lines) == 1 + sum(place.end == 2025 for place in places)
    most = run(
        plan_table, asked("plans", over(library), operations=[Operation("extreme")], fields=("measures",)), library
    )
    assert len(most.lines) == 1 + len(places)
    listing = run(plan_table, asked("plans", over(library)), library)
    assert listing.first == f"资料库收录了{len(places)}个地方的{len(places)}份规划（妇女规划{len(places)}份）："


def test_items_and_digests_of_many_places(many: tuple[Library, list[Place]]) -> None:
    library, places = many
    within = Range(everywhere=True, domain="健康", part="主要目标")
    told = run(items, Ask("items", "", range=within), library)
    assert told.first == f"{len(places)}份规划有这一部分，合计{2 * len(places)}条，每份2条。"
    assert len(told.lines) == 1 + 3 * len(places)
    short = run(digest, Ask("digest", "", range=within), library)
    assert len(short.lines) == 1 + len(places)


def test_figures_of_many_places_lie_between_two_ends(many: tuple[Library, list[Place]]) -> None:
    library, places = many
    told = run(contrast, asked("contrast", over(library, domain="健康")), library, searches=True)
    assert f"到2025年的{sum(place.end == 2025 for place in places)}份" in told.lines[1]
    assert told.line("孕产妇死亡率：").startswith("孕产妇死亡率：最低8/10万以下（")
    assert "最高16/10万以下（" in told.line("孕产妇死亡率：")


@pytest.mark.parametrize(
    ("function", "ask", "searches"),
    [
        (presence, asked("presence", Range(everywhere=True), "HPV疫苗"), False),
        (passages, asked("passages", Range(everywhere=True), "巡回诊室"), True),
        (plan_table, asked("plans", Range(everywhere=True), fields=("goals", "measures", "number")), False),
        (items, asked("items", Range(everywhere=True, part="主要目标")), False),
        (digest, asked("digest", Range(everywhere=True, domain="健康")), False),
        (contrast, asked("contrast", Range(everywhere=True, domain="健康")), True),
        (contrast, asked("contrast", Range(everywhere=True), "HPV疫苗"), True),
    ],
)
def test_it_does_not_take_long(
    many: tuple[Library, list[Place]], function: Callable[..., Draft], ask: Ask, searches: bool
) -> None:
    started = time.perf_counter()
    run(function, ask, many[0], searches=searches)
    assert time.perf_counter() - started < SECONDS


def test_the_field_case(tmp_path: Path) -> None:
    """`ask-thirty-places`: thirty plans say it in the same words, and twenty were called silent."""
    with Library(tmp_path / "library", create=True) as library:
        places = write_many(tmp_path / "files", library, 30)
        for topic in ("农闲时节家长学堂", "分清责任"):
            told = run(presence, asked("presence", over(library), topic), library)
            assert told.computed[f"提到“{topic}”的地方数"] == len(places)
            assert told.silent == set()
