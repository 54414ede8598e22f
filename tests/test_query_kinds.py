"""What an ask is answered from: each rule with what makes it hold and what does not; clauses made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.query.asks.clauses import AskedClause
from assistant.query.asks.kinds import ask_kind_of, count_what_is_ranked
from assistant.query.asks.parts import Parts, Phrase
from assistant.query.places.named import PlacesNamed
from assistant.query.query import Act, Comparison, Operation, Subject

NOWHERE = PlacesNamed("", (), {"云麓": ("1",), "青槐": ("2",)}, {}, frozenset(), ())
RATE, LOOSE, NEAR = Subject("近视率", "近视率"), Subject("家暴", "家庭暴力发生率"), Subject("高校毛入学率", "高中阶段毛入学率", lacking="高校")  # fmt: skip
HEALTH = [("domain", "健康")]
CHAPTER = [("section", "组织实施")]
TOPIC = [Phrase("育儿假", False, 0)]


def does(act: Act, comparison: Comparison | None = None, words: str = "") -> Operation:
    return Operation(act, comparison=comparison, words=words)


HARD, PRESENT, MOST = does("where", "hard"), does("where", "present"), does("extreme")


def clause(
    text: str = "", named: tuple[Subject, ...] = (), near: tuple[Subject, ...] = (), topic: bool = False, **fields: Any
) -> AskedClause:
    held = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
    return AskedClause(Parts(text, **held), list(named), list(near), list(TOPIC) if topic else [])


KINDS: list[tuple[dict[str, Any], str]] = [
    ({}, "passages"),
    ({"topic": True}, "passages"),
    # Every indicator against every other.
    ({"operations": (does("extreme", words="indicators"),)}, "indicators"),
    ({"operations": (does("extreme", words="indicators"),), "named": (RATE,)}, "figures"),
    # What the other one lacks, of two places or two plans.
    ({"texts": ("extra",), "places": ("云麓", "青槐")}, "contrast"),
    ({"texts": ("extra",), "everywhere": True}, "contrast"),
    ({"texts": ("extra",), "audiences": ("妇女", "儿童")}, "contrast"),
    ({"texts": ("extra",), "places": ("云麓",), "audiences": ("妇女",)}, "passages"),
    # Items with figures.
    ({"headings": HEALTH, "operations": (HARD,), "fields": ("domains",)}, "items"),
    ({"headings": HEALTH, "operations": (HARD,), "named": (RATE,)}, "figures"),
    ({"headings": HEALTH, "operations": (MOST,), "fields": ("domains",)}, "plans"),
    ({"operations": (HARD,), "fields": ("domains",)}, "plans"),
    # Words without a head, asked whether they stand there.
    ({"named": (LOOSE,), "operations": (PRESENT,)}, "presence"),
    ({"named": (RATE,), "operations": (PRESENT,)}, "figures"),
    ({"named": (LOOSE, RATE), "operations": (PRESENT,)}, "figures"),
    ({"named": (LOOSE,), "operations": (PRESENT,), "values": ("target",)}, "figures"),
    ({"named": (LOOSE,)}, "figures"),
    # A name of the register.
    ({"named": (RATE,)}, "figures"),
    ({"named": (RATE,), "texts": ("how",)}, "passages"),
    ({"named": (RATE,), "texts": ("how",), "operations": (MOST,)}, "figures"),
    ({"named": (RATE,), "texts": ("how",), "operations": (does("why"),)}, "passages"),
    ({"named": (RATE,), "texts": ("how",), "operations": (does("confirm"),)}, "passages"),
    ({"named": (RATE,), "texts": ("how",), "values": ("target",)}, "figures"),
    ({"named": (RATE,), "texts": ("who",)}, "passages"),
    ({"named": (RATE,), "texts": ("who",), "text": "多少"}, "figures"),
    ({"named": (RATE,), "texts": ("digest",)}, "passages"),
    ({"named": (RATE,), "text": "多大岁数能免费检查"}, "passages"),
    # A short text of a section.
    ({"headings": HEALTH, "texts": ("digest",)}, "digest"),
    ({"parts": ("策略措施",), "sentences": 3}, "digest"),
    ({"headings": CHAPTER, "characters": 200}, "digest"),
    ({"sentences": 3}, "passages"),
    # Columns of a table of plans.
    ({"fields": ("period",)}, "plans"),
    ({"fields": ("period",), "topic": True}, "passages"),
    ({"fields": ("period",), "near": (NEAR,)}, "figures"),
    ({"fields": ("goals",), "headings": HEALTH}, "items"),
    ({"fields": ("goals", "measures"), "headings": HEALTH}, "items"),
    ({"fields": ("goals",), "headings": CHAPTER}, "plans"),
    ({"fields": ("goals", "domains"), "headings": HEALTH}, "plans"),
    ({"fields": ("goals",), "headings": HEALTH, "everywhere": True}, "plans"),
    ({"fields": ("goals",), "headings": HEALTH, "operations": (does("order"),)}, "plans"),
    ({"fields": ("domains",), "texts": ("contrast",), "everywhere": True}, "contrast"),
    ({"fields": ("domains",), "texts": ("contrast",)}, "plans"),
    ({"fields": ("period",), "texts": ("contrast",), "everywhere": True}, "plans"),
    # Plans of a date, or of both kinds.
    ({"issued": 2022}, "plans"),
    ({"issued": 2022, "topic": True}, "passages"),
    ({"audiences": ("妇女", "儿童"), "everywhere": True}, "plans"),
    ({"audiences": ("妇女", "儿童")}, "passages"),
    ({"audiences": ("妇女",), "everywhere": True}, "passages"),
    ({"audiences": ("妇女", "儿童"), "everywhere": True, "headings": CHAPTER}, "items"),
    ({"audiences": ("妇女", "儿童"), "everywhere": True, "named": (RATE,), "texts": ("how",)}, "passages"),
    # The plans themselves.
    ({"ends": 2025}, "plans"),
    ({"ends": 2025, "topic": True}, "passages"),
    ({"text": "规划", "operations": (does("complement"),)}, "plans"),
    ({"text": "规划", "operations": (does("count"),)}, "plans"),
    ({"audiences": ("妇女",), "operations": (does("where"),)}, "plans"),
    ({"text": "规划", "texts": ("items",)}, "plans"),
    ({"text": "规划"}, "passages"),
    ({"operations": (does("complement"),)}, "passages"),
    ({"text": "规划", "texts": ("items",), "parts": ("主要目标",)}, "items"),
    ({"text": "规划", "texts": ("items",), "years": (2025,)}, "items"),
    ({"text": "规划", "texts": ("items",), "years": (2025,), "operations": (does("count"),)}, "plans"),
    # Texts against each other.
    ({"texts": ("contrast",), "places": ("云麓", "青槐"), "topic": True}, "contrast"),
    ({"texts": ("contrast",), "places": ("云麓",), "topic": True}, "passages"),
    ({"texts": ("contrast",), "everywhere": True, "named": (RATE,)}, "figures"),
    ({"texts": ("contrast", "how"), "everywhere": True, "named": (RATE,)}, "contrast"),
    # A section, its list, an item of it.
    ({"headings": CHAPTER, "texts": ("items",), "topic": True}, "items"),
    ({"headings": CHAPTER, "topic": True}, "passages"),
    ({"headings": CHAPTER}, "items"),
    ({"headings": CHAPTER, "topic": True, "item": 2}, "items"),
    ({"headings": CHAPTER, "topic": True, "fields": ("period",)}, "items"),
    ({"item": 2}, "items"),
    ({"parts": ("主要目标",)}, "items"),
    ({"parts": ("主要目标",), "topic": True}, "passages"),
    ({"years": (2025,), "texts": ("items",)}, "items"),
    ({"years": (2025,), "texts": ("items",), "topic": True}, "passages"),
    ({"years": (2025,)}, "passages"),
    # A name that the register has only nearly.
    ({"near": (NEAR,)}, "figures"),
    ({"near": (NEAR,), "texts": ("how",)}, "passages"),
    ({"near": (NEAR,), "texts": ("who",)}, "passages"),
    ({"near": (NEAR,), "text": "多大岁数能免费检查"}, "passages"),
    # A short text of a subject.
    ({"topic": True, "sentences": 3, "everywhere": True}, "presence"),
    ({"topic": True, "sentences": 3}, "passages"),
    ({"topic": True, "sentences": 3, "operations": (PRESENT,)}, "passages"),
    # Who speaks of it.
    ({"topic": True, "everywhere": True}, "presence"),
    ({"topic": True, "everywhere": True, "texts": ("how",)}, "passages"),
    ({"topic": True, "everywhere": True, "texts": ("how",), "operations": (does("count"),)}, "presence"),
    ({"topic": True, "everywhere": True, "texts": ("how",), "operations": (PRESENT,)}, "presence"),
    ({"topic": True, "operations": (PRESENT,)}, "presence"),
    ({"topic": True, "operations": (does("complement"),)}, "presence"),
    ({"topic": True, "operations": (does("count"),), "places": ("云麓",)}, "passages"),
    ({"topic": True, "operations": (does("mean"),)}, "passages"),
]


@pytest.mark.parametrize(("said", "kind"), KINDS, ids=[f"{number}-{kind}" for number, (_, kind) in enumerate(KINDS)])
def test_the_kind_of_a_clause(said: dict[str, Any], kind: str) -> None:
    assert ask_kind_of(clause(**said), NOWHERE) == kind


def test_a_place_that_is_not_held_is_one_of_several() -> None:
    places = PlacesNamed("", (), {"云麓": ("1",)}, {"石桥": "石桥县"}, frozenset(), ())
    assert ask_kind_of(clause("云麓和石桥", places=("云麓",), topic=True), places) == "presence"
    assert ask_kind_of(clause("云麓", places=("云麓",), topic=True), places) == "passages"
    assert ask_kind_of(clause("石桥", topic=True), places) == "passages"


@pytest.mark.parametrize(
    ("said", "fields", "hard"),
    [
        ({"parts": ("策略措施",), "operations": (MOST,)}, ["measures"], False),
        ({"parts": ("主要目标", "策略措施"), "operations": (does("order"),)}, ["goals", "measures"], False),
        ({"parts": ("策略措施",), "operations": (does("count"),)}, [], False),
        ({"parts": ("策略措施",), "operations": (MOST,), "named": (RATE,)}, [], False),
        ({"parts": ("策略措施",), "operations": (MOST,), "near": (NEAR,)}, [], False),
        ({"parts": ("策略措施",), "operations": (MOST,), "topic": True}, [], False),
        ({"parts": ("策略措施",), "operations": (MOST,), "headings": HEALTH}, [], False),
        ({"parts": ("策略措施",), "operations": (MOST,), "fields": ("period",)}, ["period"], False),
        ({"values": ("baseline",), "operations": (MOST,)}, ["baselines"], False),
        ({"values": ("baseline",), "operations": (does("where"),)}, ["baselines"], False),
        ({"values": ("baseline",), "operations": (does("complement"),)}, ["baselines"], False),
        ({"values": ("baseline",), "operations": (does("mean"),)}, [], False),
        ({"values": ("target",), "operations": (MOST,)}, [], False),
        ({"operations": (HARD, MOST)}, ["targets"], False),
        ({"operations": (HARD,), "text": "多少"}, ["targets"], False),
        ({"operations": (HARD,), "fields": ("goals",)}, ["targets"], False),  # 有几条目标是有数字的
        ({"operations": (HARD,), "fields": ("period",)}, ["period"], True),
        ({"operations": (HARD,)}, [], True),
    ],
)
def test_what_plans_hold_is_counted_where_nothing_else_is_asked_about(
    said: dict[str, Any], fields: list[str], hard: bool
) -> None:
    asked = clause(**said)
    count_what_is_ranked(asked)
    assert asked.parts.fields == fields
    assert any(one.comparison == "hard" for one in asked.parts.operations) is hard
