"""How figures are told: the ledger adds up, bounds are the plan's own, different years are named, claims are judged."""

from __future__ import annotations

import re

import pytest

from assistant.assistant import Assistant
from assistant.query.places.keys import by_key
from assistant.query.query import Ask, Operation, Query, Range, Subject
from ingest.errors import GuihuaError

_LEDGER = re.compile(r"（核对：(\d+)个地方×(\d+)项，共(\d+)格；有数值(\d+)((?:[，、][^，、]+?\d+)*)。）")
OVER_PLACES = [
    "各地孕产妇死亡率目标是多少",
    "各地婴儿死亡率目标是多少",
    "各地新生儿、婴儿和5岁以下儿童死亡率目标",
    "各地乳腺癌筛查率和宫颈癌筛查率",
    "云麓、青槐和北京的孕产妇死亡率目标",
    "哪些地方的高中阶段毛入学率超过95%",
    "哪里的孕产妇死亡率目标最低",
    "各地妇女规划的孕产妇死亡率现状",
]


@pytest.mark.parametrize("question", OVER_PLACES)
def test_the_ledger_adds_up(question: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)
    ledger = _LEDGER.search(answer.text)
    assert ledger is not None, answer.text
    places, names, cells, valued = map(int, ledger.groups()[:4])
    assert places * names == cells
    reasons = [int(count) for count in re.findall(r"\d+(?=$|[，、])", ledger.group(5))]
    assert valued + sum(reasons) == cells
    assert answer.coverage is not None
    assert sum(reasons) == len(answer.coverage.silent)
    assert answer.unsupported == 0


@pytest.mark.parametrize("question", OVER_PLACES)
def test_every_place_of_an_answer_is_named(question: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)
    assert answer.query is not None
    places = answer.query.asks[0].range.places or tuple(by_key(assistant.library.plans))
    assert all(place in answer.text for place in places)
    assert all(name in answer.text for name in answer.query.asks[0].range.not_held)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云麓社区居委会主任中女性比例是多少", "达到40%以上["),
        ("云麓社区居委会成员中女性比例是多少", "保持在50%左右["),
        ("云麓村委会成员中女性比例", "力争达到30%以上["),
        ("松岚每千人口3岁以下婴幼儿托位数", "力争达到5个["),
        ("松岚区学前教育毛入园率", "保持在98%以上["),
        ("云麓孕产妇死亡率目标", "控制在12/10万以下["),
    ],
)
def test_bounds_are_told_in_the_words_of_the_plan(question: str, told: str, assistant: Assistant) -> None:
    assert told in assistant.ask(question).text.splitlines()[0]


def test_several_target_years_are_named(assistant: Assistant) -> None:
    text = assistant.ask("各地孕产妇死亡率目标是多少").text
    assert "注意目标年份不同：望川旗为2025年，青槐县、云麓市为2030年。" in text.splitlines()
    assert "目标年份" not in assistant.ask("云麓和青槐的孕产妇死亡率目标").text


@pytest.mark.parametrize("claim", ["是不是{}", "{}吗", "{}，对吗", "{}对不对"])
def test_a_wrong_figure_is_never_confirmed(claim: str, assistant: Assistant) -> None:
    answer = assistant.ask(claim.format("云麓的孕产妇死亡率目标是16/10万"))
    first = answer.text.splitlines()[0]
    assert "是的" not in answer.text
    assert first.startswith("不是16/10万。")
    assert "12/10万" in first


def test_a_right_figure_is_confirmed(assistant: Assistant) -> None:
    assert assistant.ask("云麓的孕产妇死亡率目标是不是12/10万").text.startswith("是的：云麓市控制在12/10万以下[1]。")


def test_a_relation_that_does_not_hold_is_denied_first(assistant: Assistant) -> None:
    first = assistant.ask("为什么云麓的孕产妇死亡率目标比青槐还高").text.splitlines()
    assert any(line.startswith("前提不对，并不更高：") for line in first[:2])


def figures(**wanted: object) -> Query:
    subject = Subject("孕产妇死亡率", "孕产妇死亡率")
    steps = wanted.pop("operations", ())
    return Query("", (Ask("figures", "", (subject,), Range(**wanted), operations=steps),))  # type: ignore[arg-type]


def test_a_query_is_answered_without_any_words(assistant: Assistant) -> None:
    answer = assistant.run(figures(everywhere=True, operations=(Operation("extreme", descending=False),)))
    assert answer.understood == "各地 · 孕产妇死亡率 · 最低"
    assert answer.text.startswith("最低的是望川旗控制在10/10万以下[1]。")
    assert {row.region for row in answer.rows} == {"云麓市", "青槐县", "望川旗"}


def test_the_query_of_an_answer_gives_the_answer_again(assistant: Assistant) -> None:
    first = assistant.ask("各地孕产妇死亡率从低到高排一下")
    assert first.query is not None
    again = assistant.run(first.query)
    assert (again.text, again.rows, again.citations) == (first.text, first.rows, first.citations)


def test_a_query_for_a_place_that_is_not_there_is_refused(assistant: Assistant) -> None:
    with pytest.raises(GuihuaError, match=r"查询里的地方 北京市 不在资料库中，可用的有 .*云麓市"):
        assistant.run(figures(places=("北京市",)))
    with pytest.raises(GuihuaError, match="北京市"):
        assistant.run(figures(everywhere=True, operations=(Operation("difference", places=("北京市",)),)))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云麓市孕产妇死亡率和乳腺癌筛查率", "云麓市：乳腺癌筛查率没有给出具体数值，原文是“乳腺癌人群筛查率逐步提高”[2]"),
        ("云麓市乳腺癌筛查率", "云麓市：没有给出具体数值，原文是“乳腺癌人群筛查率逐步提高”[1]"),  # there is only one
        ("青槐县孕产妇死亡率和乳腺癌筛查率", "青槐县：青槐县妇女发展规划没有提到乳腺癌筛查率"),
    ],
)  # fmt: skip
def test_of_several_indicators_the_one_without_a_value_is_named(question: str, told: str, assistant: Assistant) -> None:
    assert assistant.ask(question).text.splitlines()[-1] == told
