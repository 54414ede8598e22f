"""Who speaks of a topic and who does not: the truth is read from the sample plans by hand."""

from __future__ import annotations

from typing import Any

import pytest
from asks import Told, asked, over, run, unaccounted

from assistant.compare.wordings import wordings
from assistant.query.query import Operation
from assistant.texts.presence import presence
from index.library import Library

EVERYWHERE = {"白鹭县", "青槐县", "沙泉自治州", "松岚区", "望川旗", "云麓市"}


def ask(library: Library, *words: str, where: tuple[str, ...] = (), operations: Any = (), **wanted: Any) -> Told:
    query = asked("presence", over(library, *where, **wanted), *words, operations=operations)
    told = run(presence, query, library)
    assert unaccounted(told, query, library) == set()
    return told


def speaking(told: Told) -> set[str]:
    """The places with a line that quotes."""
    return {name for name in EVERYWHERE for line in told.lines[1:] if line.startswith(f"{name}：") and "没有提到“" not in line
            and "资料库没有" not in line}  # fmt: skip


@pytest.mark.parametrize(
    ("topic", "places"),
    [
        ("育儿假", {"白鹭县", "松岚区", "云麓市"}),
        ("父母育儿假", {"白鹭县", "松岚区", "云麓市"}),
        ("托育", EVERYWHERE),
        ("HPV疫苗", {"青槐县"}),
        ("宫颈癌疫苗", {"青槐县"}),
        ("家暴", {"青槐县", "云麓市"}),
        ("窝沟封闭", {"云麓市"}),
        ("校园欺凌", {"白鹭县", "云麓市"}),
        ("学生欺凌", {"白鹭县", "云麓市"}),
        ("12338热线", {"青槐县", "云麓市"}),
        ("包虫病", {"沙泉自治州"}),
        ("布鲁氏菌病", {"望川旗"}),
        ("母婴室", {"松岚区"}),
        ("法治副校长", {"云麓市"}),
        ("自来水", {"望川旗", "沙泉自治州", "云麓市"}),
        ("孤儿", {"白鹭县", "沙泉自治州", "云麓市"}),
        ("彩礼", {"青槐县"}),
        ("婚前医学检查", {"白鹭县"}),
        ("强制报告制度", {"松岚区"}),
        ("草原生态保护", {"望川旗"}),
        ("地中海贫血", set()),
        ("高铁通车", set()),
        ("免费乘坐公交", set()),
        ("危重孕产妇救治基金", set()),
    ],
)
def test_who_speaks_of_it(sample_library: Library, topic: str, places: set[str]) -> None:
    told = ask(sample_library, topic)
    assert speaking(told) == places
    silent = {region for region, _, _ in told.silent}
    assert EVERYWHERE - places <= silent
    assert told.draft.status == ("answered" if places else "not_found")
    assert told.computed[f"提到“{topic}”的地方数"] == len(places)


@pytest.mark.parametrize("topic", ["育儿假", "托育", "家暴", "自来水", "孤儿"])
def test_the_ledger_adds_up(sample_library: Library, topic: str) -> None:
    coverage = ask(sample_library, topic).draft.coverage
    assert coverage is not None
    assert coverage.plans == 7 == coverage.answered + len(coverage.silent)


def test_the_first_sentence_says_who_does_and_who_does_not(sample_library: Library) -> None:
    told = ask(sample_library, "育儿假")
    assert told.first == (
        "提到“育儿假”的有3个地方、3份规划：白鹭县、松岚区、云麓市；没有提到“育儿假”的有3个地方：青槐县、沙泉自治州、望川旗。"
    )
    assert told.line("云麓市：").startswith("云麓市：妇女规划“落实夫妻育儿假")
    assert told.line("云麓市：").endswith("儿童规划没有提到")


@pytest.mark.parametrize("operation", [Operation("complement"), Operation("where", comparison="absent")])
def test_who_does_not_comes_first_where_that_is_asked(sample_library: Library, operation: Operation) -> None:
    told = ask(sample_library, "育儿假", operations=[operation])
    assert told.first.startswith("没有提到“育儿假”的有3个地方：青槐县、沙泉自治州、望川旗；提到")


def test_one_place_is_answered_yes_or_no(sample_library: Library) -> None:
    yes = ask(sample_library, "草场", where=("望川",))
    assert yes.first == "望川旗的妇女规划提到了“草场”。"
    no = ask(sample_library, "育儿假", where=("望川",))
    assert (no.first, no.draft.status) == ("望川旗的妇女规划没有提到“育儿假”。", "not_found")
    assert no.silent == {("望川旗", "妇女", "not_mentioned")}


def test_what_comes_near_is_told_beside_the_silence(sample_library: Library) -> None:
    told = ask(sample_library, "HPV疫苗", where=("望川", "云麓"), audience="妇女")
    assert "没有提到“HPV疫苗”，相近的是“适龄妇女宫颈癌人群筛查率达到65%以上" in told.line("望川旗：")


def test_other_words_for_it_are_named(sample_library: Library) -> None:
    assert "（原文用词：学生欺凌）" in ask(sample_library, "校园欺凌", audience="儿童").line("云麓市：")
    assert wordings("HPV疫苗接种") == ["人乳头瘤病毒疫苗接种", "宫颈癌疫苗接种"]
    assert wordings("防溺水") == []


def test_a_plan_of_the_audience_that_is_not_held_is_told(sample_library: Library) -> None:
    told = ask(sample_library, "欺凌", audience="儿童")
    assert "资料库没有青槐县、望川旗的儿童规划（只收录了妇女规划）。" in told.lines
    assert {("青槐县", "儿童", "no_such_plan"), ("望川旗", "儿童", "no_such_plan")} <= told.silent


def test_words_that_lean_to_an_audience_look_at_the_other_plan_too(sample_library: Library) -> None:
    told = ask(sample_library, "HPV疫苗", leaning="妇女")
    assert "没有妇女规划的有3个地方：白鹭县、沙泉自治州、松岚区" in told.first
    assert told.line("白鹭县：") == "白鹭县：资料库没有妇女规划，儿童规划没有提到“HPV疫苗”。"
    assert ("白鹭县", "妇女", "no_such_plan") in told.silent


def test_several_topics_each_get_an_answer(sample_library: Library) -> None:
    told = ask(sample_library, "溺水", "窝沟封闭", where=("云麓", "白鹭"), not_held=("河湾县",))
    assert "2个地方都提到了“溺水”，共2份规划。" in told.lines
    assert told.line("提到“窝沟封闭”").endswith("没有提到“窝沟封闭”的有1个地方：白鹭县。")
    assert told.lines[-1] == "资料库没有收录河湾县的规划。"


def test_nothing_is_denied_and_quoted_at_once(sample_library: Library) -> None:
    for topic in ("托育", "欺凌", "自来水", "养老", "心理健康", "育儿假", "近视", "残疾儿童康复"):
        for line in ask(sample_library, topic).lines:
            denied, _, quoted = line.partition("没有提到“")
            assert not denied.endswith("：") or topic not in quoted.partition("”")[2].split("相近的是")[-1]


def test_a_place_that_is_not_held_is_not_answered_by_others(sample_library: Library) -> None:
    told = run(presence, asked("presence", over(sample_library, "云麓", not_held=("河湾县",)), "托育"), sample_library)
    assert ("河湾县", None, "no_such_plan") in told.silent
