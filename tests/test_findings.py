"""Findings: what stands out in plans of places that do not exist, and what must not be reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hashed_embedder import HashedEmbedder
from plan_files import take
from plans_of_texts import CHILDREN, ELSEWHERE, WOMEN, kinds, rows
from with_pack import PACK, findings

from index.library import Library
from ingest.register.misprints import intended_unit


def test_a_misprinted_unit_is_reported_with_its_line_and_not_corrected() -> None:
    register = rows(CHILDREN, "2020年，全县婴儿死亡率为6.72%。", part="前言")
    (finding,) = findings(register)
    assert (finding.kind, finding.is_remark) == ("misprinted_unit", False)
    assert finding.sentence == "栗原县儿童规划中婴儿死亡率印作6.72%，当为‰，疑为印误。"
    assert (finding.targets[0].value, finding.targets[0].unit) == (6.72, "%")


@pytest.mark.parametrize(
    ("name", "value", "unit", "intended"),
    [
        ("婴儿死亡率", 10.73, "%", "‰"),
        ("婴儿死亡率", 0.5, "%", None),  # 5‰, written in another unit
        ("孕产妇死亡率", 0.12, "‰", None),  # 12/10万
        ("孕产妇死亡率", 12, "‰", "/10万"),
        ("孕产妇系统管理率", 92, "‰", "%"),
        ("儿童伤害死亡率", 0.15, "‰", None),  # the nation sets no figure to judge it by
        ("剖宫产率", 300, "‰", None),
        ("新生儿访视率", 95, "‰", "%"),  # a share that is to rise lies in the tens of per cent
        ("孕产妇死亡率", 0, "‰", None),
        ("每千名儿童儿科床位数", 3, "%", None),
    ],
)
def test_which_unit_must_have_been_meant(name: str, value: float, unit: str, intended: str | None) -> None:
    known = PACK.indicator(name)
    assert known is not None
    assert intended_unit(known, value, unit) == intended


def test_a_goal_looser_than_what_the_same_plan_has_reached() -> None:
    reached = rows(CHILDREN, "5岁以下儿童死亡率从2010年的9.9‰下降到2020年的4.1‰。", part="前言")
    looser = rows(CHILDREN, "5岁以下儿童死亡率控制在5.5‰以下。")
    (finding,) = findings([*reached, *looser])
    assert finding.kind == "looser_than_baseline"
    assert finding.is_remark
    assert finding.sentence == "栗原县儿童规划的5岁以下儿童死亡率目标为5.5‰以下，宽于2020年已达到的4.1‰，相差1.4‰。"
    assert [target.value for target in finding.targets] == [5.5, 4.1]
    assert findings([*reached, *rows(CHILDREN, "5岁以下儿童死亡率控制在3.9‰以下。")]) == ()


def test_a_value_that_was_reached_does_not_hide_the_goal_of_the_same_value() -> None:
    reached = rows(WOMEN, "孕产妇死亡率为14/10万。", part="前言")
    assert [row.kind for row in reached] == ["baseline"]
    goal = rows(WOMEN, "孕产妇死亡率控制在14/10万以下。")
    assert kinds(findings([*reached, *goal])) == ["looser_than_national"]


def test_a_goal_that_stands_twice_is_judged_once() -> None:
    twice = rows(WOMEN, "孕产妇死亡率控制在14/10万以下。", "孕产妇死亡率控制在14/10万以下。")
    assert kinds(findings(twice)) == ["looser_than_national"]


def test_of_three_values_each_two_are_set_against_each_other_once() -> None:
    three = rows(WOMEN, "孕产妇系统管理率达到93%。", "孕产妇系统管理率达到95%。", "孕产妇系统管理率达到97%。")
    assert kinds(findings(three)) == ["two_values"] * 3
    assert kinds(findings([*three, *three])) == ["two_values"] * 3


def test_a_higher_rate_is_stricter_where_higher_is_better() -> None:
    reached = rows(CHILDREN, "2020年，高中阶段毛入学率达到97.2%。", part="前言")
    (finding,) = findings([*reached, *rows(CHILDREN, "高中阶段毛入学率保持在96%以上。")])
    assert finding.sentence.endswith("宽于2020年已达到的97.2%，相差1.2个百分点。")
    assert findings([*reached, *rows(CHILDREN, "高中阶段毛入学率达到98%以上。")]) == ()


def test_only_the_same_plan_and_population_are_set_beside_a_goal() -> None:
    elsewhere = rows(ELSEWHERE, "2020年，孕产妇死亡率为3.1/10万。", part="前言")
    other_people = rows(CHILDREN, "2020年，6岁儿童近视率为2%。", part="前言")
    goals = [*rows(WOMEN, "孕产妇死亡率控制在11/10万以下。"), *rows(CHILDREN, "小学生近视率降至37%以下。")]
    assert findings([*elsewhere, *other_people, *goals]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "孕前优生健康检查目标人群覆盖率达到130%。",
        "孕产妇死亡率控制在4000/10万以下。",
        "小学生每天睡眠时间达到30小时。",
        "婴儿死亡率控制在1200‰以下。",
    ],
)
def test_a_value_that_cannot_be(text: str) -> None:
    assert "impossible_value" in kinds(findings(rows(CHILDREN, text)))


@pytest.mark.parametrize(
    "text",
    [
        "高中阶段毛入学率达到104%。",  # gross rates count those of other ages
        "托位数量比2020年增长150%。",
        "地区生产总值增长率达到120%。",
        "年度任务完成率达到110%。",
        "孕产妇系统管理率达到100%。",
    ],
)
def test_a_value_that_can_be(text: str) -> None:
    register = rows(CHILDREN, text)
    assert [target.value for target in register if target.value is not None]
    assert findings(register) == ()


def test_two_values_of_one_place_in_its_two_plans() -> None:
    register = [*rows(WOMEN, "婴儿死亡率控制在4.2‰以下。"), *rows(CHILDREN, "婴儿死亡率控制在4.8‰以下。")]
    (finding,) = findings(register)
    assert finding.kind == "two_values"
    assert [target.passage.plan.audience for target in finding.targets] == ["妇女", "儿童"]
    assert "4.2‰以下" in finding.sentence
    assert "4.8‰以下" in finding.sentence


def test_two_values_in_two_lines_of_one_plan() -> None:
    (finding,) = findings(rows(WOMEN, "孕产妇系统管理率达到93%以上。", "孕产妇系统管理率达到95%以上。"))
    assert finding.sentence == (
        "孕产妇系统管理率有两个目标值：栗原县妇女规划“健康 › 主要目标 › 1”为93%以上，“健康 › 主要目标 › 2”为95%以上。"
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("适龄妇女宫颈癌筛查率达到72%以上。", "农村适龄妇女宫颈癌筛查率达到75%以上。"),  # two populations
        ("12岁儿童龋患率控制在20%以内。", "12岁以下儿童龋患率控制在22%以内。"),
        ("到2025年，孕产妇系统管理率达到92%。", "到2030年，孕产妇系统管理率达到95%。"),  # two years
        ("孕产妇系统管理率保持在91%以上。", "到2030年，孕产妇系统管理率达到96%。"),  # a floor on the way to it
        ("孕产妇系统管理率达到95%，孕产妇系统管理率达到96%。",),  # one line may set apart what we cannot see
        ("孕产妇死亡率控制在11/10万以下。", "孕产妇死亡率比2020年下降20%。"),  # a level and a change
        ("每年开展督导检查2次。", "每年开展督导检查4次。"),  # no indicator of the list
    ],
)
def test_no_contradiction_where_two_figures_mean_two_things(texts: tuple[str, ...]) -> None:
    register = rows(WOMEN, *texts)
    assert len([target for target in register if target.value is not None]) == 2
    assert findings(register) == ()


def test_a_goal_looser_than_the_nation_is_a_remark_with_the_document() -> None:
    (finding,) = findings(rows(WOMEN, "孕产妇死亡率控制在14/10万以下。"))
    assert finding.kind == "looser_than_national"
    assert finding.is_remark
    assert finding.reference is not None
    assert (finding.reference.value, finding.reference.year) == (12, 2030)
    assert "《中国妇女发展纲要（2021—2030年）》" in finding.sentence
    assert findings(rows(WOMEN, "孕产妇死亡率控制在12/10万以下。")) == ()


PLAN = """榆关县儿童发展规划（2021—2030年）
前言
2020年，婴儿死亡率为4.4%，高中阶段毛入学率达到98.1%。
一、总体要求
照章办事。
二、目标与措施
（一）儿童与健康
主要目标：
1.婴儿死亡率控制在4.9‰以下。
2.新生儿访视率达到95%以上。
策略措施：
1.建好服务站。
（二）儿童与教育
主要目标：
1.高中阶段毛入学率达到97%以上。
"""


def test_the_command_shows_both_lines(guihua: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "yuguan.txt").write_text(PLAN, "utf-8")
    with Library(tmp_path / "library", create=True) as library:
        take(library, HashedEmbedder(), tmp_path / "yuguan.txt")
    found = guihua("findings", "--format", "json").json
    assert [entry["kind"] for entry in found] == ["misprinted_unit", "looser_than_baseline", "looser_than_baseline"]
    looser = found[1]
    assert (looser["region"], looser["audience"], looser["remark"]) == ("榆关县", "儿童", True)
    text = PLAN
    for target in looser["targets"]:
        assert target["quote"] == "".join(text[start:end] for start, end in target["spans"])
        assert target["path"]
    table = guihua("findings", "--region", "榆关").out
    assert "提示｜宽于现状｜榆关县儿童规划的婴儿死亡率目标为4.9‰以下，宽于2020年已达到的4.4‰（原文印作4.4%）" in table
    assert "“高中阶段毛入学率达到97%以上”" in table
    assert guihua("findings", "--audience", "妇女").out == "没有发现需要核对的数字\n"
    assert guihua("findings", "--region", "无此县").code == 1
