"""Documents of other kinds than the known plans: outlines of five years, reports, opinions, regulations, joint plans."""

from __future__ import annotations

import pytest
from genre_texts import FIVE_YEARS, JOINT, OPINION, REGULATION, REPORT
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import counts, read, read_text, tree, uncovered


def test_an_outline_of_five_years() -> None:
    reading = read(FIVE_YEARS)
    (plan,) = reading.plans
    assert plan.title == "河湾市国民经济和社会发展第十四个五年规划和2035年远景目标纲要"
    assert reading.warnings == ()
    first, second = "站上新起点", "增进民生福祉"
    assert tree(reading) == [
        ("chapter", (first,)),
        ("section", (first, "发展环境")),
        ("section", (first, "发展环境", "发展基础")),
        ("section", (first, "发展环境", "机遇挑战")),
        ("section", (first, "发展环境", "机遇挑战", "专栏1 “十四五”时期主要指标")),
        ("section", (first, "指导方针")),
        ("chapter", (second,)),
        ("section", (second, "促进妇女儿童全面发展")),
        ("section", (second, "促进妇女儿童全面发展", "保障妇女权益")),
        ("section", (second, "促进妇女儿童全面发展", "保障妇女权益", "专栏2 妇女健康工程")),
        ("section", (second, "促进妇女儿童全面发展", "守护儿童成长")),
    ]
    boxed = [p for p in reading.passages if p.part == "专栏"]
    assert [p.item for p in boxed] == [None, None, 1, 2]
    assert [p.part for p in reading.passages][-1] == second
    assert plan.domains == ()
    assert "........" not in "".join(p.text for p in reading.passages)


def test_a_title_that_goes_on_after_one() -> None:
    torn = FIVE_YEARS.replace("五年规划和", "五年规划\n和", 1)
    assert read(torn).plans[0].title == read(FIVE_YEARS).plans[0].title


def test_a_government_work_report() -> None:
    reading = read(REPORT)
    (plan,) = reading.plans
    assert (plan.title, plan.region) == ("河湾县政府工作报告", "河湾县")
    past, next_year = "2023年工作回顾", "2024年工作安排"
    assert tree(reading) == [
        ("chapter", (past,)),
        ("section", (past, "乡村面貌加快改变")),
        ("section", (past, "教育卫生补上短板")),
        ("chapter", (next_year,)),
        ("section", (next_year, "大力培育特色产业")),
        ("section", (next_year, "持续办好民生实事")),
    ]
    reasons = [p.text for p in reading.passages if p.headings == (next_year, "大力培育特色产业")]
    assert [text[:2] for text in reasons[1:]] == ["一是", "二是", "三是", "四是"]
    assert reading.warnings == ()


def test_a_report_without_any_number() -> None:
    numbered = ("一、2023年工作回顾", "二、2024年工作安排")
    text = REPORT
    for head in numbered:
        text = text.replace(head, head[2:].lstrip("、")[5:])
    reading = read(text)
    assert reading.plans[0].title == "河湾县政府工作报告"
    assert [path[-1] for _, path in tree(reading)] == ["工作回顾", "乡村面貌加快改变", "教育卫生补上短板", "工作安排", "大力培育特色产业", "持续办好民生实事"]  # fmt: skip


def test_two_short_lines_are_no_pattern() -> None:
    text = "河湾县发展规划\n一、工作思路\n照章办事，不搞花架子，不提办不到的目标。\n关于道路\n修通通组公路九十公里，改造危房三百户，完成污水治理。\n二、工作安排\n办好实事。\n"
    assert [path for _, path in tree(read(text))] == [("工作思路",), ("工作安排",)]


def test_an_opinion_with_run_in_heads_whose_numbers_run_on() -> None:
    reading = read(OPINION)
    assert reading.plans[0].title == "河湾县人民政府关于支持妇女就业创业的实施意见"
    assert (reading.plans[0].region, reading.plans[0].audience) == ("河湾县", "妇女")
    assert reading.warnings == ()
    assert reading.plans[0].chapters == ("总体要求", "重点任务", "保障措施")
    assert [path for role, path in tree(reading) if role == "section"] == [
        ("总体要求", "指导思想"),
        ("总体要求", "工作目标"),
        ("重点任务", "开发就业岗位"),
        ("重点任务", "提升就业技能"),
        ("重点任务", "支持自主创业"),
        ("保障措施", "加强组织领导"),
        ("保障措施", "落实资金保障"),
    ]
    assert [(p.headings[-1], p.item) for p in reading.passages if p.item] == [("提升就业技能", 1), ("提升就业技能", 2)]


@pytest.mark.parametrize(
    ("first", "later", "head"),
    [
        ("一、总体要求", "二、工作安排", "四、保障措施"),
        ("第一章 总则", "第二章 任务", "第四章 附则"),
        ("（一）起步", "（二）推进", "（四）收尾"),
    ],
)
def test_a_gap_in_the_headings_is_told_by_name(first: str, later: str, head: str) -> None:
    upper = "一、任务\n" if first.startswith("（") else ""
    text = f"河湾县工作方案\n{upper}{first}\n照章办事。\n{later}\n按月调度。\n{head}\n列入预算。\n"
    reading = read(text)
    assert [warning for warning in reading.warnings if head in warning] == [
        f"编号不连续：“{head}”前应为第 3 项（{'第 7 行，任务' if upper else '第 6 行'}）"
    ]
    assert [path[-1] for _, path in tree(reading)][-3:] == [
        line[line.index(mark) + 1 :].strip()
        for line, mark in zip((first, later, head), "、、、" if "、" in first else "章章章" if "章" in first else "）））", strict=True)
    ]  # fmt: skip


def test_a_joint_plan_for_women_and_children_is_one_plan() -> None:
    reading = read(JOINT)
    (plan,) = reading.plans
    assert (plan.audience, plan.start_year, plan.end_year) == (None, 2021, 2030)
    assert plan.chapters == ("总体要求", "妇女发展", "儿童发展", "组织实施")
    assert counts(reading) == [
        ("妇女与健康", "主要目标", 2), ("妇女与健康", "策略措施", 1), ("妇女与教育", "主要目标", 1), ("妇女与教育", "策略措施", 2),
        ("儿童与健康", "主要目标", 1), ("儿童与健康", "策略措施", 1), ("儿童与安全", "主要目标", 2), ("儿童与安全", "策略措施", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("half", "part", "domain", "item"),
    [("{}、{}", "（{}）{}", "{}.{}", "（{}）{}"), ("{}、{}", "（{}）{}", "{}.{}", "①②"), ("第{}章 {}", "第{}节 {}", "{}、{}", "{}.{}"),
     ("第{}章 {}", "第{}节 {}", "{}、{}", "（{}）{}"), ("第{}章 {}", "{}、{}", "（{}）{}", "{}.{}")],
)  # fmt: skip
def test_a_joint_plan_with_goals_and_measures_apart(half: str, part: str, domain: str, item: str) -> None:
    chinese = "一二三四五"
    lines = ["河湾县妇女儿童发展规划", half.format("一", "总体要求"), "照章办事。"]
    for number, who in (("二", "妇女"), ("三", "儿童")):
        lines.append(half.format(number, f"{who}发展"))
        for n, word in enumerate(("主要目标", "策略措施")):
            lines.append(part.format(chinese[n], word))
            for m, field in enumerate(("健康", "教育")):
                lines.append(domain.format(m + 1 if "." in domain else chinese[m], f"{who}与{field}"))
                marks = (
                    ("①办成甲事。", "②办成乙事。")
                    if item == "①②"
                    else (item.format(1, "办成甲事。"), item.format(2, "办成乙事。"))
                )
                lines += marks
    reading = read("\n".join([*lines, half.format("四", "组织实施"), "统筹。"]))
    assert reading.plans[0].domains == ("妇女与健康", "妇女与教育", "儿童与健康", "儿童与教育")
    assert {count for _, _, count in counts(reading)} == {2}
    assert len(counts(reading)) == 8
    assert reading.plans[0].chapters == ("总体要求", "妇女发展", "儿童发展", "组织实施")


def test_a_plan_without_a_title_keeps_its_outline() -> None:
    reading = read(JOINT.split("\n", 1)[1])
    assert reading.plans[0].title is None
    assert counts(reading) == counts(read(JOINT))


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("（2011—2020年）", "（2021—2030年）"),
        ("（二〇一一—二〇二〇年）", "（二〇二一—二〇三〇年）"),
        ("（二○一一至二○二○年）", "（二○二一至二○三○年）"),
        ("（ 2 0 1 1 — 2 0 2 0 年）", "（2 0 2 1—2 0 3 0 年）"),
        ("\n（2011—2020年）", "\n（2 0 2 1—2 0 3 0\n年）"),
        ("(2011-2020)", "(2021～2030年)"),
    ],
)
def test_plans_of_two_periods_stand_side_by_side(older: str, newer: str) -> None:
    body = JOINT.split("\n", 1)[1].split("三、")[0]
    reading = read(f"河湾市妇女发展规划{older}\n{body}河湾市妇女发展规划{newer}\n{body}")
    assert [(p.start_year, p.end_year) for p in reading.plans] == [(2011, 2020), (2021, 2030)]
    assert len({p.key for p in reading.plans}) == 2
    assert counts(reading)[:2] == [("妇女与健康", "主要目标", 4), ("妇女与健康", "策略措施", 2)]


def test_a_regulation_in_articles() -> None:
    reading = read(REGULATION)
    assert reading.plans[0].title == "河湾县托育服务管理办法"
    assert reading.plans[0].chapters == ("总则", "设立", "附则")
    assert [(p.headings, p.item) for p in reading.passages] == [
        (("总则",), 1), (("总则",), 2), (("设立",), 3), (("设立",), 4), (("附则",), 5)
    ]  # fmt: skip
    assert reading.passages[2].text.count("\n") == 4
    assert reading.passages[3].text.endswith("\n备案不收费。")
    assert reading.warnings == ()


def test_articles_without_chapters() -> None:
    text = "河湾县托育服务管理办法\n" + "".join(line + "\n" for line in REGULATION.split("\n")[1:] if "章" not in line)
    reading = read(text.replace("\n\n", "\n"))
    assert [p.item for p in reading.passages] == [1, 2, 3, 4, 5]


def test_what_is_not_recognised_stays_under_its_heading() -> None:
    text = "河湾县工作方案\n一、任务\n◆ 修路。\n◇ 搭桥。\n甲：乙负责\n※\n二、保障\nA. 预算。\n(i) 人员。\n"
    reading = read(text)
    assert [(p.headings, p.text) for p in reading.passages] == [
        (("任务",), "◆ 修路。"), (("任务",), "◇ 搭桥。"), (("任务",), "甲：乙负责"), (("任务",), "※"),
        (("保障",), "A. 预算。"), (("保障",), "(i) 人员。"),
    ]  # fmt: skip
    assert uncovered(reading).strip() == ""


LINES = st.sampled_from([
    "河湾县妇女发展规划（2021—2030年）", "目录", "前言……1", "一、总体要求........3", "一、总体要求", "二、主要目标", "三、推进举措", "第一条 甲事照办。", "第二条 乙事", "附件1", "附件2：清单",
    "专栏1 健康工程", "（一）妇女与健康", "1.妇女与健康", "（1）建卡。", "2.妇女与教育", "主要目标：", "1.主要目标：（1）达标。", "策略措施：", "3.照办。", "㈠ 领导", "⒈到岗。", "一是修路。",
    "大力发展教育事业", "这一段把事情说清楚，也把责任说清楚，谁来办、何时办、办到什么程度。", "前言", "，", "一、二年级不布置作业。", "抄送：县委办。", "甲｜乙",
])  # fmt: skip


@settings(max_examples=400)
@given(st.lists(LINES, max_size=40))
def test_every_mixture_of_genres_is_read_whole(lines: list[str]) -> None:
    assert read_text("\n".join(lines)).coverage == 1.0


def test_a_plan_that_the_text_says_the_nation_issued() -> None:
    line = "近日，中共中央、国务院印发了《青年发展规划（2016—2025年）》，并发出通知，要求各地照此执行。"
    (plan,) = read(f"青年发展规划（2016—2025年）\n{line}\n一、任务\n照办。\n二、保障\n列支。\n").plans
    assert (plan.region, plan.region_code, plan.audience) == ("中国", "100000", None)
