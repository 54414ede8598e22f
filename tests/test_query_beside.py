"""One place with which all the others are compared: which wordings name it, and how the others are to stand to it."""

from __future__ import annotations

import pytest
from read_briefly import read_briefly

from assistant.assistant import Assistant

DEATHS = "figures 婴儿死亡率 @*"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("婴儿死亡率比云麓低的地方", "where<:place@云麓市"),
        ("婴儿死亡率比云麓还要高的有哪些", "where>:place@云麓市"),
        ("哪些地方的婴儿死亡率比云麓低", "where<:place@云麓市"),
        ("婴儿死亡率低于云麓的有几个", "where<:place@云麓市"),
        ("婴儿死亡率超过云麓的是哪些", "where>:place@云麓市"),
        ("婴儿死亡率不低于云麓的地方有哪些", "where>=:place@云麓市"),
        ("婴儿死亡率不高于云麓的地方有哪些", "where<=:place@云麓市"),
        ("婴儿死亡率有没有比云麓更严的", "wherestrict>:place@云麓市"),
        ("谁的婴儿死亡率比云麓松", "wherestrict<:place@云麓市"),
        ("哪些地方婴儿死亡率没有云麓严", "wherestrict<:place@云麓市"),
        ("没有云麓那么高的婴儿死亡率有哪些", "where<:place@云麓市"),
        ("哪些地方婴儿死亡率不如云麓", "wherestrict<:place@云麓市"),
        ("哪些地方婴儿死亡率和云麓一样", "where=:place@云麓市"),
        ("和云麓比，各地婴儿死亡率高多少", "difference"),
        ("各地婴儿死亡率跟云麓差多少", "difference"),
        ("除云麓外各地婴儿死亡率比云麓低多少", "difference"),
    ],
)
def test_the_others_are_held_against_one(assistant: Assistant, question: str, asked: str) -> None:
    briefly = read_briefly(assistant, question)
    assert briefly.startswith(DEATHS)
    assert briefly.split(" ", 3)[-1].startswith(asked)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("白鹭的婴儿死亡率是不是比云麓高", "figures 婴儿死亡率 @白鹭县、云麓市 confirm↓"),
        ("云麓的婴儿死亡率比2020年低多少", "figures 婴儿死亡率 @云麓市"),
        ("云麓婴儿死亡率低于多少", "figures 婴儿死亡率 @云麓市"),
    ],
)
def test_of_places_that_are_named_nobody_else_is_asked_for(assistant: Assistant, question: str, read: str) -> None:
    assert read_briefly(assistant, question).startswith(read.removesuffix(" confirm↓"))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "婴儿死亡率比云麓高的有哪些",
            (
                "高于云麓市的有2个：白鹭县5‰以下[2]（高0.5个千分点）、沙泉自治州控制在6.0‰以下[3]（高1.5个千分点）；"
                "其余：松岚区控制在3.0‰以下[4]（低1.5个千分点）。作比较的是云麓市控制在4.5‰以下[1]。"
            ),
        ),
        ("各地婴儿死亡率都比云麓高吗", "并非都这样：高于云麓市的有2个："),
        ("哪些地方婴儿死亡率和云麓一样", "没有一个地方与云麓市相同；其余："),
        ("婴儿死亡率低于青槐的有哪些", "青槐县没有收录的数值可作比较，无从比较。"),
        ("婴儿死亡率低于北京的有哪些", "北京市没有收录的数值可作比较，无从比较。"),
    ],
)
def test_what_is_answered_first(assistant: Assistant, question: str, first: str) -> None:
    assert assistant.ask(question).text.startswith(first)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("云麓的婴儿死亡率在各地排第几", f"{DEATHS} rank"),
        ("云麓的婴儿死亡率是不是各地最低的", f"{DEATHS} rank"),
        ("云麓的婴儿死亡率高于平均吗", f"{DEATHS} where>:mean confirm"),
        ("婴儿死亡率低于平均数的有哪些", f"{DEATHS} where<:mean"),
        ("云麓婴儿死亡率最低多少", "figures 婴儿死亡率 @云麓市"),  # at least
        ("各地婴儿死亡率排名", f"{DEATHS} order↓"),
    ],
)
def test_one_place_among_all(assistant: Assistant, question: str, read: str) -> None:
    assert read_briefly(assistant, question) == read


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "云麓的婴儿死亡率在各地排第几",
            "云麓市控制在4.5‰以下[1]在给出数值的4个地方中从低到高排第2位、从高到低排第3位；",
        ),
        ("松岚的婴儿死亡率是不是各地最低的", "是的，松岚区控制在3.0‰以下[1]"),
        ("云麓的婴儿死亡率是不是各地最低的", "不是，云麓市控制在4.5‰以下[1]"),
        ("青槐的婴儿死亡率在各地排第几", "所问的地方没有这个数值，排不出位次。"),
        ("婴儿死亡率低于平均数的有哪些", "低于平均数4.625‰的有2个：松岚区控制在3.0‰以下[1]、云麓市控制在4.5‰以下[2]。"),
    ],
)
def test_what_is_told_of_one_among_all(assistant: Assistant, question: str, first: str) -> None:
    assert assistant.ask(question).text.startswith(first)
