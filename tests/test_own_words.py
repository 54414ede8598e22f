"""A figure in the plan's own words: how firmly it is set is neither lost nor made up."""

from __future__ import annotations

import pytest
from register_rows import rows

from assistant.figures.own_words import is_hoped_for, own_words

SAID = [
    ("孕产妇死亡率控制在12/10万以下。", ["控制在12/10万以下"]),
    ("村委会成员中的女性比例力争达到30%以上。", ["力争达到30%以上"]),
    ("就业人员中的女性比例保持在44%左右。", ["保持在44%左右"]),
    ("高级专业技术人员中的女性比例达到40%。", ["达到40%"]),
    ("小学生每天睡眠10小时、初中生9小时。", ["10小时", "9小时"]),
    ("小学生每天睡眠不少于10小时。", ["不少于10小时"]),
    ("每个县至少建成1所公办托育中心。", ["1所以上"]),
    ("小学生、初中生近视率分别降至36%和58%以下。", ["降至36%以下", "降至58%以下"]),
    ("儿童伤害死亡率以2020年为基数下降15%。", ["比2020年下降15%"]),
]


@pytest.mark.parametrize(("sentence", "told"), SAID)
def test_the_words_around_a_figure(sentence: str, told: list[str]) -> None:
    assert [own_words(target) for target in rows(sentence)] == told


def test_what_is_only_hoped_for() -> None:
    hoped, set_down = rows("村委会成员中的女性比例力争达到30%以上。"), rows("村委会成员中的女性比例达到30%以上。")
    assert [is_hoped_for(target) for target in (*hoped, *set_down)] == [True, False]
