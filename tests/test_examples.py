"""What docstrings show is true: the examples after `>>>` of every file that has some, and those told in words."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest
import register_rows
from rooms import ROOT, files

WITH_EXAMPLES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files() if ">>> " in path.read_text("utf-8")
]
"""Found by their text, so that nothing is loaded in vain."""


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_examples(module: str) -> None:
    done = doctest.testmod(import_module(module))
    assert done.attempted
    assert not done.failed


NAMES = [
    ("农村适龄妇女宫颈癌人群筛查率", "宫颈癌筛查率", "农村适龄妇女"),
    ("15至49岁妇女乳腺癌筛查率", "乳腺癌筛查率", "15—49岁妇女"),
    ("五岁以下儿童死亡率", "5岁以下儿童死亡率", None),
    ("六个月内婴儿纯母乳喂养率", "6个月内婴儿纯母乳喂养率", None),
    ("全市“巾帼茶室”的开办率", "巾帼茶室开办率", None),
    ("中小學生近視率", "近视率", "中小学生"),
    ("目的地满意率", "目的地满意率", None),
    ("茶农的平均收入", "茶农平均收入", None),
]


@pytest.mark.parametrize(("raw", "name", "scope"), NAMES)
def test_names_of_indicators(raw: str, name: str, scope: str | None) -> None:
    assert register_rows.named(raw) == (name, scope)


ASKED = [
    ("巴州娃娃近视率", ["近视率"]),
    ("孕产妇死亡率和婴儿死亡率", ["孕产妇死亡率", "婴儿死亡率"]),
    ("婴儿死亡率、孕产妇死亡率、婴儿死亡率", ["婴儿死亡率", "孕产妇死亡率"]),
    ("儿童新发近视率", ["儿童新发近视率"]),  # and not 近视率, with which it ends
    ("妇幼保健机构标准化率", ["妇幼保健机构标准化率"]),  # and not 妇幼保健机构数, with which it begins
    ("渡口有几个", []),
]


@pytest.mark.parametrize(("question", "names"), ASKED)
def test_indicators_of_a_question(question: str, names: list[str]) -> None:
    assert register_rows.asked_in(question) == names


MEMBERS = [
    ("新生儿、婴儿和5岁以下儿童死亡率", 3, False, ["新生儿死亡率", "婴儿死亡率", "5岁以下儿童死亡率"]),
    ("5岁以下儿童贫血率和生长迟缓率", 2, False, ["5岁以下儿童贫血率", "5岁以下儿童生长迟缓率"]),
    ("艾滋病、梅毒和乙肝检测率", 1, False, ["艾滋病、梅毒和乙肝检测率"]),
    ("高血压、糖尿病患者管理率", 1, True, ["高血压患者管理率", "糖尿病患者管理率"]),
    ("市、县两级人大代表中的女性比例", 2, False, ["市级人大代表中的女性比例", "县级人大代表中的女性比例"]),
    ("市、县两级人大代表中的女性比例", 1, True, ["市级人大代表中的女性比例", "县级人大代表中的女性比例"]),
    ("市、县两级人大代表中的女性比例", 1, False, ["市、县两级人大代表中的女性比例"]),
    ("公办园数、民办园数分别占总数的比例", 2, True, ["公办园数占总数的比例", "民办园数占总数的比例"]),
    ("渔业生产及时率", 1, False, ["渔业生产及时率"]),
    ("渡口（码头、泊位）完好率", 1, True, ["渡口（码头、泊位）完好率"]),
    ("渡口数、茶亭数", 1, True, ["渡口数、茶亭数"]),
    ("渡口数、茶亭数", 2, False, ["渡口数", "茶亭数"]),
    ("渡口数、茶亭数", 3, False, ["渡口数、茶亭数"]),
]


@pytest.mark.parametrize(("text", "count", "each", "members"), MEMBERS)
def test_members_of_a_list(text: str, count: int, each: bool, members: list[str]) -> None:
    assert register_rows.members(text, count, each=each) == members
