"""Whose plan it is: place, audience, period, issuer, number and date, from title, notice or body."""

from __future__ import annotations

import pytest
from reading import read_text
from with_pack import describe, read_plans

from ingest.document import Document
from ingest.identity.describe import flatten
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


CHAPTERS = "一、任务\n照章办事。\n二、保障\n列入预算。\n"
TWO = "河政发〔2022〕7号\n河湾县人民政府关于印发规划的通知\n现将{0}印发给你们。\n河湾县人民政府\n2022年7月8日\n"
UNTITLED = "一、目标\n（一）{0}与健康\n主要目标：\n1.甲达标。\n策略措施：\n1.乙照办。\n二、保障\n列入预算。\n"


@pytest.mark.parametrize(
    ("named", "years"),
    [
        ("《河湾县妇女发展规划（2021—2030年）》和《河湾县儿童发展规划（2021—2025年）》", (2021, 2025)),
        ("《河湾县妇女儿童发展规划（2021—2030年）》", (2021, 2030)),
        ("《河湾县妇女发展规划（2021—2030年）》", None),
        ("《河湾县妇女发展规划（2021—2030年）》，落实《中国儿童发展纲要（2011—2020年）》", None),
        ("《河湾县儿童发展规划（2021—2025年）》和《河湾县儿童发展规划（2026—2030年）》", None),
    ],
)
def test_a_second_plan_without_a_title_takes_its_years_from_the_notice(
    named: str, years: tuple[int, int] | None
) -> None:
    text = TWO.format(named) + "河湾县妇女发展规划（2021—2030年）\n" + UNTITLED.format("妇女") + UNTITLED.format("儿童")
    reading = read_text(text)
    first, second = reading.plans
    assert (first.audience, second.audience, second.title) == ("妇女", "儿童", None)
    assert (second.region, second.start_year, second.end_year) == ("河湾县", *(years or (None, None)))
    told = [warning for warning in reading.warnings if "没有写明起止年份" in warning]
    assert bool(told) == (years is None)
    assert not told or "2021—2030年" in told[0]


def test_ids_of_two_plans_of_one_place_audience_and_period_differ() -> None:
    titles = ("河湾县妇女发展规划（2021—2030年）", "河湾县妇女工作实施方案（2021—2030年）")
    reading = read_text("".join(f"{title}\n{UNTITLED.format('妇女')}" for title in titles))
    assert len({plan.key for plan in reading.plans}) == 1 < len(reading.plans)
    ids = [passage.id for passage in reading.passages]
    assert len(set(ids)) == len(ids)
    assert ids == [passage.id for passage in read_text(reading.document.text).passages]


@pytest.mark.parametrize(
    ("title", "issuer", "region"),
    [
        ("全国文明城市创建工作方案", "河湾县人民政府", "河湾县"),
        ("国家义务教育质量监测实施方案", "河湾县教育局", "河湾县"),
        ("中国妇女发展纲要（2021—2030年）", "国务院", "中国"),
        ("“十四五”特殊教育发展提升行动计划", "国务院办公厅", "中国"),
        ("关于促进我县托育服务发展的实施方案", "河湾县人民政府", "河湾县"),
    ],
)
def test_a_title_without_a_place_is_its_issuers(title: str, issuer: str, region: str) -> None:
    plan = titled(title, f"各单位：\n现予印发。\n{issuer}\n2022年7月8日\n")
    assert (plan.region, plan.issuer) == (region, issuer)


def test_a_report_is_of_the_place_and_the_day_of_its_assembly() -> None:
    head = "政府工作报告\n2024年2月1日 10:30\n来源：县融媒体中心\n——2024年1月9日在河湾县第九届人民代表大会第三次会议上\n河湾县县长 张三\n各位代表：\n"
    (plan,) = read_text(head + CHAPTERS).plans
    assert (plan.title, plan.region, plan.date, plan.period) == ("政府工作报告", "河湾县", "2024-01-09", None)


def test_the_day_in_the_title_of_a_report_is_its_date() -> None:
    (plan,) = read_text(f"河湾县政府工作报告（2024年1月9日 张三）\n各位代表：\n{CHAPTERS}").plans
    assert (plan.title, plan.date) == ("河湾县政府工作报告", "2024-01-09")


@pytest.mark.parametrize("word", ["老龄事业", "残疾人保障和", "青少年", "妇女儿童", "教育事业", "养老服务"])
def test_plans_for_others_have_no_audience(word: str) -> None:
    plan = titled(f"河湾县“十四五”{word}发展规划")
    assert (plan.region, plan.audience, plan.period) == ("河湾县", None, "2021—2025年")


def test_flatten_keeps_lines() -> None:
    assert flatten("（ 2 0 2 1—2025 年）\n　二　") == "(2021—2025年)\n二"


@pytest.mark.parametrize(("given", "taken"), [("武威", None), ("武威市凉州区", "凉州区"), ("张掖市", "张掖市")])
def test_a_place_that_a_person_names_against_the_text(given: str, taken: str | None) -> None:
    text = "武威市妇女发展规划（2021—2030年）\n一、总体要求\n照章办事。\n二、主要目标\n1.每村设一间母婴室。\n"
    reading = read_plans(Document("plan.txt", "", text), given)
    wanted = [f"文本写的是武威市，按指定的地方收为{taken}，请核对是不是这份文件"] if taken else []
    assert [warning for warning in reading.warnings if "文本写的是" in warning] == wanted
