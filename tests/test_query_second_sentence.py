"""A second sentence of one question that leans on the first: another place, year or step, and texts set against each other."""

from __future__ import annotations

import pytest
from read_briefly import read_briefly

from assistant.assistant import Assistant

FIRST = "云麓孕产妇死亡率目标是多少？"
OF_THE_FIRST = "figures 孕产妇死亡率 @云麓市 target"


@pytest.mark.parametrize(
    ("second", "read"),
    [
        ("青槐呢", "figures 孕产妇死亡率 @青槐县 target"),
        ("比青槐低多少", "figures 孕产妇死亡率 @青槐县、云麓市 target difference"),
        ("和青槐一样吗", "figures 孕产妇死亡率 @青槐县、云麓市 target same"),
        ("和青槐有区别吗", "figures 孕产妇死亡率 @青槐县、云麓市 target same"),
        ("哪里最低", "figures 孕产妇死亡率 @* target extreme↑"),
        ("各地平均多少", "figures 孕产妇死亡率 @* target mean"),
        ("其他地方呢", "figures 孕产妇死亡率 @* target"),
        ("2020年呢", "figures 孕产妇死亡率 @云麓市 2020"),
        ("现在呢", "figures 孕产妇死亡率 @云麓市 baseline"),
        ("哪里比它低", "figures 孕产妇死亡率 @* target where<:place@云麓市"),
        ("有几个地方比它高", "figures 孕产妇死亡率 @* target where>:place@云麓市 count"),
    ],
)
def test_after_the_goal_of_one_place(assistant: Assistant, second: str, read: str) -> None:
    assert read_briefly(assistant, FIRST + second) == f"{OF_THE_FIRST}; {read}"


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("各地怎么写防溺水？有区别吗", "contrast 防溺水 @*"),
        ("各地儿童规划对留守儿童怎么写的？有什么不同", "contrast 留守儿童 @*:儿童"),
        ("对留守儿童，各地儿童规划都有什么具体做法", "passages 留守儿童 @*:儿童"),
        ("云麓对留守儿童怎么写的？有区别吗", "passages 留守儿童 @云麓市 confirm"),  # one place is set against none
        ("哪些地方提到育儿假？有没有不一样的", "presence 育儿假 @* wherepresent; passages @* same"),
        (
            "沙泉高中毛入学率2020年底是多少？到2025年目标是多少，得涨几个点",
            "figures 高中阶段毛入学率 @沙泉自治州 2020; figures 高中阶段毛入学率 @沙泉自治州 target 2025 against:baseline",
        ),
        (
            "有没有哪个地方的孕产妇死亡率目标，反而比2020年的实际水平还宽松",
            "figures 孕产妇死亡率 @* target 2020 against:baseline confirmstrict:baseline",
        ),
        ("各地都要把孕产妇死亡率降到12/10万以下，这么写准确吗", "figures 孕产妇死亡率 @* confirm=12/10万"),
        (
            "松岚学生每天睡多久？小学、高中都要",
            "figures 每天睡眠时间 @松岚区; figures 每天睡眠时间（小学睡多久）、每天睡眠时间（高中睡多久） @松岚区",
        ),
        ("纯母乳喂养（蓝皮书）哪里定得最高", "figures 6个月内婴儿纯母乳喂养率 @* extreme↓; ?蓝皮书"),
        ("近视率（高中生）各地多少", "figures 近视率（高中生近视率） @*"),
        ("纯母乳喂养（头半年）哪里定得最高", "figures 6个月内婴儿纯母乳喂养率 @* extreme↓"),
        ("青槐的儿童规划有没有？妇女、儿童两份都齐的是哪几个地方", "passages @青槐县:儿童; plans @*:both"),
        (
            "松岚区学前教育毛入园率目标是多少？高中呢",
            "figures 学前教育毛入园率 @松岚区 target; figures 高中阶段毛入学率 @松岚区",
        ),
        ("刚出生的娃娃上门随访，哪个地方的比例最高", "figures 新生儿访视率 @* extreme↓"),
        ("新生儿访视，哪个地方的比例最高", "figures 新生儿访视率 @* extreme↓"),
        (
            "云麓孕产妇死亡率2020年是多少，规划目标又是多少",
            "figures 孕产妇死亡率 @云麓市 2020; figures 孕产妇死亡率 @云麓市 target",
        ),
        (
            "云麓孕产妇死亡率2020年多少，目标多少，青槐呢",
            "figures 孕产妇死亡率 @云麓市 2020; figures 孕产妇死亡率 @云麓市 target; figures 孕产妇死亡率 @青槐县 target",
        ),
        (
            "婴儿死亡率有没有哪里2020年实际已经比目标还好？基数和目标都列出来",
            "figures 婴儿死亡率 @* baseline 2020 against:baseline",
        ),
        ("云麓婴儿死亡率多少？哪一年做到", "figures 婴儿死亡率 @云麓市 period"),
        ("这些规划，哪些管到2025年，哪些管到2030年", "plans @* period"),
        ("HPV疫苗（就是打宫颈癌那个针）各地怎么说的", "presence HPV疫苗 @*"),
        ("九年要留得住人（巩固率）定在95%以上的有哪些", "figures 九年义务教育巩固率 @* target where>=95%"),
        ("对儿童主任各有什么要求", "passages 儿童主任 @* target"),
        ("孕产妇死亡率有什么要求", "figures 孕产妇死亡率 @* target"),
        (
            "云麓孕产妇死亡率2020年是不是已经低于目标了",
            "figures 孕产妇死亡率 @云麓市 2020 confirm:baseline against:baseline",
        ),
        ("云麓和青槐的妇女医保目标，一字一句对比，青槐多写了什么", "contrast 妇女医保 @云麓市、青槐县 target"),
        (
            "云麓学前毛入园率目标，怎么好像比2020年的还低",
            "figures 学前教育毛入园率 @云麓市 target 2020 against:baseline",
        ),
        ("哪些地方只有一份规划", "plans @*:both"),
        ("松岚比云麓多几个托位", "figures 每千人口3岁以下婴幼儿托位数 @松岚区、云麓市 difference"),
        ("高校毛入学率是多少？各地呢", "figures no:高校毛入学率~高中阶段毛入学率 @*"),
    ],
)
def test_other_sentences(assistant: Assistant, question: str, read: str) -> None:
    assert read_briefly(assistant, question) == read


def test_how_far_two_places_are_apart_is_no_question_of_the_others(assistant: Assistant) -> None:
    assert read_briefly(assistant, "跟青槐比，差了几个点", ["云麓宫颈癌筛查率定的多少"]).startswith(
        "figures 宫颈癌筛查率 @青槐县、云麓市"
    )


def test_it_is_the_place_spoken_of(assistant: Assistant) -> None:
    assert read_briefly(assistant, "哪些地方比它低", ["云麓孕产妇死亡率目标是多少"]) == (
        "figures 孕产妇死亡率 @* target where<:place@云麓市"
    )
    assert read_briefly(assistant, "松岚比它多几个", ["云麓每千人口三岁以下托位要几个"]) == (
        "figures 每千人口3岁以下婴幼儿托位数 @松岚区、云麓市 difference"
    )
