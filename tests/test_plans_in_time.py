"""Plans by when they end and when they were issued: first, last, n-th, ties, and more than there are."""

from __future__ import annotations

import pytest
from read_briefly import read_briefly

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("哪份规划到期最晚", "plans @* period extreme↓"),
        ("哪份规划最早到期", "plans @* period extreme↑"),
        ("哪份规划截止年份第二晚", "plans @* period extreme↓2"),
        ("哪个规划印发最早", "plans @* date extreme↑"),
        ("哪份规划印发第二早", "plans @* date extreme↑2"),
        ("各份规划按目标条数从多到少排", "plans @* 主要目标 goals order↓"),
        ("各份规划措施条数从少到多", "plans @* 策略措施 measures order↑"),
    ],
)
def test_how_it_is_read(assistant: Assistant, question: str, read: str) -> None:
    assert read_briefly(assistant, question) == read


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("哪份规划到期最早", "截止年份最早的是沙泉自治州儿童发展规划[1]、望川旗妇女发展规划[2]，都到2025年。"),
        ("哪份规划截止年份第二晚", "截止年份第2晚的是沙泉自治州儿童发展规划[1]、望川旗妇女发展规划[2]，都到2025年。"),
        ("哪份规划截止年份第三晚", "不同的截止年份没有3档，排不出第3。"),
        ("哪个规划印发最早", "印发最早的是青槐县妇女发展规划[1]。"),
        ("哪份规划印发第六早", "不同的印发日期没有6个，排不出第6。"),
        ("哪份规划的主要目标第二多", "主要目标第2多的是青槐县妇女发展规划[1]，有28条。"),
    ],
)
def test_what_is_answered_first(assistant: Assistant, question: str, first: str) -> None:
    assert assistant.ask(question).text.splitlines()[0] == first


def test_the_others_follow_in_their_order(assistant: Assistant) -> None:
    lines = assistant.ask("哪个规划印发最早").text.splitlines()[1:]
    places = [line.partition("发展规划")[0] for line in lines if "印发日期" in line]
    assert places[:2] == ["青槐县妇女", "望川旗妇女"]
    assert set(places[2:4]) == {"云麓市妇女", "云麓市儿童"}
