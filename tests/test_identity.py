"""Whose plan it is: place, audience, period, issuer, number and date, from title, notice or body."""

from __future__ import annotations

import pytest
from reading import read_text

from ingest.identity import describe, flatten
from ingest.plan import Plan

BODY = "前言\n说一说背景。\n一、总体要求\n照章办事。\n二、目标\n（一）{0}与健康\n主要目标：\n1.甲达标。\n策略措施：\n1.乙照办。\n"


def titled(title: str, notice: str = "") -> Plan:
    return describe("plan.txt", 1, title, notice, "", [])


@pytest.mark.parametrize(
    ("title", "region", "audience", "years"),
    [
        ("河湾县妇女发展规划（2021—2030年）", "河湾县", "妇女", (2021, 2030)),
        ("河湾县儿童发展规划(2021-2025)", "河湾县", "儿童", (2021, 2025)),
        ("河湾县儿童发展规划（2021－2025 年）", "河湾县", "儿童", (2021, 2025)),
        ("河湾县儿童发展规划（2021~2025年）", "河湾县", "儿童", (2021, 2025)),
        ("河湾县儿童发展规划（2021年至2025年）", "河湾县", "儿童", (2021, 2025)),
        ("河湾县妇女发展规划（ 2 0 2 1 — 2 0 3 0 年）", "河湾县", "妇女", (2021, 2030)),
        ("河湾县妇女发展规划（二〇二一—二〇三〇年）", "河湾县", "妇女", (2021, 2030)),
        ("河湾县妇女发展规划（二○二一—二○三○年）", "河湾县", "妇女", (2021, 2030)),
        ("河湾县妇女发展规划（二零二一至二零三零年）", "河湾县", "妇女", (2021, 2030)),
        ("青海省河湾县妇女发展规划（２０２１—２０３０年）", "河湾县", "妇女", (2021, 2030)),
        ("河湾县妇女发展规划", "河湾县", "妇女", None),
        ("中国儿童发展纲要（2021—2030年）", "中国", "儿童", (2021, 2030)),
        ("云山自治州妇女发展规划（2021—2030年）", "云山自治州", "妇女", (2021, 2030)),
        ("新疆生产建设兵团第二十师云山市妇女发展规划（2021—2025年）", "第二十师云山市", "妇女", (2021, 2025)),
        ("河湾县妇女儿童发展规划（2021—2030年）", "河湾县", None, (2021, 2030)),
        ("河湾县国民经济和社会发展第十四个五年规划纲要", "河湾县", None, (2021, 2025)),
    ],
)
def test_what_a_title_says(title: str, region: str, audience: str | None, years: tuple[int, int] | None) -> None:
    plan = titled(title)
    assert (plan.region, plan.audience) == (region, audience)
    assert (plan.start_year, plan.end_year) == (years or (None, None))


@pytest.mark.parametrize(
    ("notice", "number"),
    [
        ("河政发〔2022〕7号", "河政发〔2022〕7号"),
        ("河政办发[2022]17 号", "河政办发[2022]17号"),
        ("河政发（2022）第 7 号", "河政发(2022)第7号"),
        ("没有文号的通知", None),
    ],
)
def test_the_number_of_the_notice(notice: str, number: str | None) -> None:
    assert titled("河湾县妇女发展规划", notice).number == number


@pytest.mark.parametrize(
    ("notice", "date"),
    [
        ("2022年7月8日", "2022-07-08"),
        ("2022 年 12 月 31 日", "2022-12-31"),
        ("２０２２年７月８日", "2022-07-08"),
        ("经2022年1月2日会议通过\n河湾县人民政府\n2022年3月9日", "2022-03-09"),
        ("今年三月", None),
    ],
)
def test_the_date_of_the_notice_is_the_last_one(notice: str, date: str | None) -> None:
    assert titled("河湾县妇女发展规划", notice).date == date


def test_a_date_in_chinese_figures() -> None:
    assert titled("河湾县妇女发展规划", "河湾县人民政府\n二〇二二年七月八日").date == "2022-07-08"


@pytest.mark.parametrize(
    ("notice", "issuer"),
    [
        (
            "河湾县人民政府关于印发《河湾县妇女发展规划》的通知\n各乡镇：\n河湾县人民政府\n2022年7月8日",
            "河湾县人民政府",
        ),
        ("河湾县人民政府办公室关于印发《河湾县妇女发展规划》的通知\n各乡镇：", "河湾县人民政府办公室"),
        ("河湾县妇女儿童工作委员会\n2022年7月8日", "河湾县妇女儿童工作委员会"),
        ("河 湾 县 人 民 政 府", "河湾县人民政府"),
        ("河湾县妇女儿童工作委员会\n各乡镇：现予印发。\n河湾县人民政府\n2022年7月8日", "河湾县人民政府"),
        ("各乡镇人民政府，县直各部门：", None),
        ("", None),
    ],
)
def test_the_issuer_signs_the_notice(notice: str, issuer: str | None) -> None:
    assert titled("河湾县妇女发展规划", notice).issuer == issuer


def test_years_that_only_the_notice_states() -> None:
    notice = "现将《河湾县妇女发展规划（2021—2030年）》印发给你们。《中国妇女发展纲要（2011—2020年）》同时废止。"
    plan = titled("河湾县妇女发展规划", notice)
    assert (plan.start_year, plan.end_year) == (2021, 2030)


def test_years_of_another_plan_in_the_notice_are_not_taken() -> None:
    plan = titled("河湾县妇女发展规划", "根据《中国妇女发展纲要（2011—2020年）》编制。")
    assert (plan.start_year, plan.end_year) == (None, None)


def test_a_plan_without_a_title_is_known_by_its_body() -> None:
    body = "前言\n河湾县儿童的处境有了改观。\n结合河湾县实际，制定本规划。\n一、总体要求\n照章办事。\n二、目标\n"
    text = body + "（一）儿童与健康\n主要目标：\n1.甲达标。\n（二）儿童与教育\n主要目标：\n1.乙达标。\n"
    plan = read_text(text).plans[0]
    assert (plan.title, plan.region, plan.audience) == (None, "河湾县", "儿童")
    assert (plan.start_year, plan.end_year, plan.issuer, plan.number, plan.date) == (None, None, None, None, None)


def test_law_titles_in_a_body_give_no_years() -> None:
    text = "前言\n依据《中国儿童发展纲要（2021—2030年）》，结合河湾县实际，制定本规划。\n一、总体要求\n照章。\n"
    assert read_text(text).plans[0].start_year is None


def test_a_notice_belongs_to_both_plans_of_a_file() -> None:
    notice = "河政发〔2022〕7号\n河湾县人民政府关于印发《河湾县妇女发展规划（2021—2030年）》和《河湾县儿童发展规划（2021—2030年）》的通知\n各乡镇：\n现印发给你们。\n河湾县人民政府\n2022年7月8日\n"
    text = f"{notice}河湾县妇女发展规划\n{BODY.format('妇女')}河湾县儿童发展规划\n{BODY.format('儿童')}"
    plans = read_text(text).plans
    assert [(p.audience, p.start_year, p.end_year, p.number, p.date, p.issuer) for p in plans] == [
        (audience, 2021, 2030, "河政发〔2022〕7号", "2022-07-08", "河湾县人民政府") for audience in ("妇女", "儿童")
    ]
    assert plans[0].key != plans[1].key


def test_flatten_keeps_lines() -> None:
    assert flatten("（ 2 0 2 1—2025 年）\n　二　") == "(2021—2025年)\n二"
