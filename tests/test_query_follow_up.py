"""A follow-up edits the question before: conversations of five turns over the sample plans, see `read_briefly`."""

from __future__ import annotations

import pytest
from read_briefly import read_briefly
from with_pack import PACK, Names

from assistant.assistant import Assistant
from assistant.query.follow_up import completed, last_ask
from assistant.query.query import Ask, Query, Subject
from assistant.query.reading_words import reading_words

CONVERSATIONS = {
    "place, operation, indicator": [
            ("云麓的孕产妇死亡率目标是多少", "figures 孕产妇死亡率 @云麓市 target"),
            ("那望川呢", "figures 孕产妇死亡率 @望川旗 target"),
            ("哪个更低", "figures 孕产妇死亡率 @云麓市、望川旗 target extreme↑"),
            ("婴儿死亡率呢", "figures 婴儿死亡率 @云麓市、望川旗 target"),
            ("各地呢", "figures 婴儿死亡率 @* target"),
    ],
    "difference of the two places before": [
            ("云麓市妇女规划的宫颈癌筛查率目标", "figures 宫颈癌筛查率 @云麓市:妇女 target"),
            ("青槐呢", "figures 宫颈癌筛查率 @青槐县:妇女 target"),
            ("差多少", "figures 宫颈癌筛查率 @云麓市、青槐县:妇女 target difference"),
            ("那乳腺癌筛查率呢", "figures 乳腺癌筛查率 @云麓市、青槐县:妇女 target"),
            ("望川旗的呢", "figures 乳腺癌筛查率 @望川旗:妇女 target"),
    ],
    "set beside the one before": [
            ("望川旗嘎查村委会里女成员比例定了多少？", "figures 村委会成员中女性比例 @望川旗 target"),
            ("跟云麓、青槐比，谁最高？", "figures 村委会成员中女性比例 @望川旗、云麓市、青槐县 target extreme↓"),
            ("望川旗呢", "figures 村委会成员中女性比例 @望川旗 target extreme↓"),
            ("和云麓比呢，差多少", "figures 村委会成员中女性比例 @云麓市、望川旗 target difference"),
            ("各地呢", "figures 村委会成员中女性比例 @* target difference"),
    ],
    "all places": [
            ("各地婴儿死亡率目标是多少", "figures 婴儿死亡率 @* target"),
            ("哪个最低", "figures 婴儿死亡率 @* target extreme↑"),
            ("从高到低排", "figures 婴儿死亡率 @* target order↓"),
            ("5岁以下儿童死亡率呢", "figures 5岁以下儿童死亡率 @* target"),
            ("松岚区呢", "figures 5岁以下儿童死亡率 @松岚区 target"),
    ],
    "another population and year": [
            ("云麓小学生近视率要降到多少", "figures 近视率（小学生近视率） @云麓市 target"),
            ("高中生呢", "figures 近视率（高中生近视率） @云麓市 target"),
            ("白鹭呢", "figures 近视率（高中生近视率） @白鹭县 target"),
            ("这两个地方差多少", "figures 近视率（高中生近视率） @云麓市、白鹭县 target difference"),
            ("2020年实际是多少", "figures 近视率（高中生近视率） @云麓市、白鹭县 baseline 2020"),
    ],
    "an indicator named exactly wins": [
            ("沙泉婴儿死亡率目标是多少", "figures 婴儿死亡率 @沙泉自治州 target"),
            ("那5岁以下儿童死亡率呢", "figures 5岁以下儿童死亡率 @沙泉自治州 target"),
            ("那白鹭县呢", "figures 5岁以下儿童死亡率 @白鹭县 target"),
            ("它的婴儿死亡率呢", "figures 婴儿死亡率 @白鹭县 target"),
            ("北京呢", "figures 婴儿死亡率 @-北京市 target"),
    ],
    "sections": [
            ("云麓妇女与健康领域主要目标第2条是什么", "items @云麓市:妇女 健康/主要目标#2"),
            ("第3条呢", "items @云麓市:妇女 健康/主要目标#3"),
            ("那策略措施呢", "items @云麓市:妇女 健康/策略措施"),
            ("青槐的呢", "items @青槐县:妇女 健康/策略措施"),
            ("第1条是什么", "items @青槐县:妇女 健康/策略措施#1"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("turns", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_a_conversation_of_five_turns(turns: list[tuple[str, str]], assistant: Assistant) -> None:
    assert len(turns) == 5
    before: list[str] = []
    for question, read in turns:
        assert read_briefly(assistant, question, before) == read
        before.append(question)


@pytest.mark.parametrize(
    ("earlier", "question", "read"),
    [
        ("各地新生儿死亡率目标是多少", "那5岁以下的呢？", "figures 5岁以下儿童死亡率 @* target"),
        ("云麓婴儿死亡率目标是多少", "孕产妇呢", "figures 孕产妇死亡率 @云麓市 target"),
        ("云麓村委会成员中女性比例", "那当主任的呢", "figures 村委会主任中女性比例 @云麓市"),
        ("云麓村委会成员中女性比例", "居委会的呢", "figures 社区居委会成员中女性比例 @云麓市"),
        ("云麓小学生近视率目标", "初中呢？比小学多出多少", "figures 近视率（初中近视率）、近视率（小学近视率） @云麓市 target difference"),
        ("云麓孕产妇死亡率目标是多少", "家庭教育呢", "passages 家庭教育 @云麓市"),
        ("云麓孕产妇死亡率目标是多少", "潮汐呢", "passages 潮汐 @云麓市"),
        ("云麓小学生书面作业多长时间封顶", "初中呢？", "passages 初中书面作业 @云麓市"),
        ("云麓市小学生一天要睡够几个钟头？", "那高中的呢", "figures 每天睡眠时间（高中睡够） @云麓市"),
        ("云麓宫颈癌筛查率目标是多少", "治疗率呢", "figures 宫颈癌患者治疗率 @云麓市 target"),
        ("云麓宫颈癌筛查率目标是多少", "哪年之前？", "figures 宫颈癌筛查率 @云麓市 target period"),
        ("云麓宫颈癌筛查率目标是多少", "规划管到哪年", "plans @云麓市 period"),
        ("松岚怎么保障流动儿童上学", "留守儿童呢", "passages 保障留守儿童上学 @松岚区"),
    ],
)  # fmt: skip
def test_words_that_are_left_out_are_those_of_the_question_before(
    earlier: str, question: str, read: str, assistant: Assistant
) -> None:
    assert read_briefly(assistant, question, [earlier]) == read


def test_another_population_in_one_breath_is_compared_with_the_first(assistant: Assistant) -> None:
    read = "figures 近视率（高中生近视率）、近视率（初中生近视率） @云麓市 difference"
    assert read_briefly(assistant, "云麓高中生近视率是多少？比初中生高多少") == read


@pytest.mark.parametrize("said", ["谢谢", "好的，谢谢！", "明白了", "你好"])
def test_courtesy_asks_nothing(said: str, assistant: Assistant) -> None:
    assert read_briefly(assistant, said, ["云麓婴儿死亡率目标是多少"]) == ""
    history = ["云麓婴儿死亡率目标是多少", said]
    assert read_briefly(assistant, "白鹭呢", history) == "figures 婴儿死亡率 @白鹭县 target"


@pytest.mark.parametrize("said", ["你确定吗？", "来源是哪", "出处呢"])
def test_a_doubt_asks_the_same_once_more(said: str, assistant: Assistant) -> None:
    before = "云麓婴儿死亡率目标是多少"
    assert read_briefly(assistant, said, [before]) == read_briefly(assistant, before)


def test_a_whole_question_owes_nothing_to_the_one_before(assistant: Assistant) -> None:
    question = "各地婴儿死亡率目标是多少"
    assert read_briefly(assistant, question, ["云麓孕产妇死亡率2010年是多少"]) == read_briefly(assistant, question)


def test_questions_that_asked_nothing_are_passed_over(assistant: Assistant) -> None:
    history = ["云麓的孕产妇死亡率目标是多少", "", "？"]
    assert read_briefly(assistant, "那望川呢", history) == "figures 孕产妇死亡率 @望川旗 target"


WOMEN, TOWN = "就业人员中女性比例", "城镇单位就业人员中女性比例"
HOMEWORK = "小学生书面作业"


@pytest.mark.parametrize(
    ("kind", "words", "old_kind", "old", "kept"),
    [
        ("passages", "城镇单位就业人员", "figures", WOMEN, TOWN),  # eight characters
        ("presence", "城镇单位就业人员", "figures", WOMEN, TOWN),
        ("passages", "城镇单位的就业人员", "figures", WOMEN, None),  # one more
        ("figures", "城镇单位就业人员", "figures", WOMEN, None),
        ("passages", "潮汐", "figures", WOMEN, None),
        ("passages", "5岁以下农村儿童", "passages", HOMEWORK, "5岁以下农村儿童书面作业"),
        ("passages", "12岁以下农村儿童", "passages", HOMEWORK, None),
        ("passages", "初中生", "presence", HOMEWORK, "初中生书面作业"),
        ("passages", "初中生", "presence", "书面作业", "初中生书面作业"),
        ("passages", "初中生", "presence", "要求初中生和小学生家长", "要求初中生家长"),  # the longest population
        ("passages", "初中生", "items", HOMEWORK, None),
        ("passages", "初中生", "figures", WOMEN, None),
        ("passages", "潮汐", "passages", HOMEWORK, None),
    ],
)
def test_another_population_of_what_was_asked_before(
    kind: str, words: str, old_kind: str, old: str, kept: str | None
) -> None:
    names = Names([(WOMEN, WOMEN, None), (TOWN, TOWN, None)], reading_words(PACK).vocabulary)
    ask = Ask(kind, "那", (Subject(words),))  # type: ignore[arg-type]
    before = Ask(old_kind, "先前", (Subject(old, old if old_kind == "figures" else None),), figure=True)  # type: ignore[arg-type]
    found = completed(ask, before, names)
    if kept is None:
        assert found == ask
    elif old_kind == "figures":
        assert (found.kind, [one.indicator for one in found.subjects]) == ("figures", [kept])
    else:
        assert (found.kind, found.text, found.subjects, found.figure) == (old_kind, f"那 {kept}", (Subject(kept),), True)  # fmt: skip
    assert completed(ask, None, names) == ask


def test_the_last_ask_is_that_of_the_last_question_that_asked() -> None:
    one, other = Ask("figures", "甲"), Ask("items", "乙")
    assert last_ask([Query("", (other,)), Query("", (other, one)), Query("", ())]) == one
    assert last_ask([]) is last_ask([Query("", ())]) is None
