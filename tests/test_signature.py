"""Issuer, number and date of a plan: in the covering notice, at the end of an opinion, in the labels of a site."""

from __future__ import annotations

import pytest
from reading import read_text
from with_pack import describe

from ingest.plan import Plan

NOTICE = "河政发〔2022〕7号\n河湾县人民政府关于印发河湾县妇女发展规划的通知\n各乡镇人民政府，县直各部门：\n现印发给你们，请认真贯彻执行。\n"
PLAN = "河湾县妇女发展规划\n一、任务\n照章办事。\n二、保障\n列入预算。\n"


def plan_with(notice: str) -> Plan:
    return describe("plan.txt", 1, "河湾县妇女发展规划", notice, "", [])


@pytest.mark.parametrize(
    ("signature", "issuer"),
    [
        ("河湾县人民政府\n2022年7月8日", "河湾县人民政府"),
        ("河湾县人民政府　　2022年7月8日", "河湾县人民政府"),
        ("中共河湾县委办公室\n河湾县人民政府办公室\n2022年7月8日", "中共河湾县委办公室、河湾县人民政府办公室"),
        ("河湾县教育局\n河湾县财政局\n河湾县民政局\n2022年7月8日", "河湾县教育局、河湾县财政局、河湾县民政局"),
        ("河湾县妇女联合会\n二〇二二年七月八日", "河湾县妇女联合会"),
        ("河湾县妇女联合会　　　河湾县教育局\n2022年7月8日", "河湾县妇女联合会、河湾县教育局"),
        ("河湾县民政局\n2022年7月8日\n（此件公开发布）", "河湾县民政局"),
        ("国务院办公厅\n2022年7月8日", "国务院办公厅"),
        ("金港开发区管委会\n2022年7月8日", "金港开发区管委会"),
    ],
)
def test_who_signs_the_notice(signature: str, issuer: str) -> None:
    plan = plan_with(f"各乡镇：\n现印发给你们。\n{signature}\n")
    assert (plan.issuer, plan.date) == (issuer, "2022-07-08")


@pytest.mark.parametrize("line", ["县委宣传部", "财政局负责落实的部门", "各县级部门的办公室", "已经县人民政府"])
def test_lines_that_sign_nothing(line: str) -> None:
    assert plan_with(f"{line}\n照此办理，不得有误。\n").issuer is None


@pytest.mark.parametrize(
    ("notice", "number"),
    [
        ("河湾县人民政府文件\n河政发〔2022〕7号", "河政发〔2022〕7号"),
        ("（河政发〔2022〕7号）", "河政发〔2022〕7号"),
        ("文  号：\n河政发〔2022〕7号", "河政发〔2022〕7号"),
        ("文号：河政发〔2022〕7号　　发布机构：河湾县人民政府", "河政发〔2022〕7号"),
        ("发文字号｜河政发〔2022〕7号", "河政发〔2022〕7号"),
        ("根据《青石省妇女发展规划》（青政发〔2021〕99号）精神，现印发给你们。", None),
        ("依照青政发〔2021〕99号文件精神，现印发给你们。", None),
        ("河湾县人民政府令第3号", "河湾县人民政府令第3号"),
    ],
)
def test_a_number_that_a_sentence_cites_is_not_the_plans(notice: str, number: str | None) -> None:
    assert plan_with(notice).number == number


@pytest.mark.parametrize(
    ("labels", "issuer", "date"),
    [
        ("发布机构：\n河湾县民政局\n成文日期：\n2022年7月8日\n", "河湾县民政局", "2022-07-08"),
        ("发文机关：河湾县人民政府办公室　成文日期：2022-07-08\n", "河湾县人民政府办公室", "2022-07-08"),
        (
            "发布机构：河湾县教育和体育局 组配分类：规划\n发布日期：2022-07-08 10:30\n",
            "河湾县教育和体育局",
            "2022-07-08",
        ),
        ("发布机构｜河湾县人民政府｜生成日期｜2022年7月8日\n", "河湾县人民政府", "2022-07-08"),
    ],
)
def test_labels_of_a_site(labels: str, issuer: str, date: str) -> None:
    plan = plan_with(f"首页 > 政务公开\n{labels}")
    assert (plan.issuer, plan.date) == (issuer, date)


def test_the_signature_comes_before_the_labels() -> None:
    plan = plan_with("发布日期：2023-01-02 14:56\n现印发给你们。\n河湾县人民政府\n2022年12月30日\n")
    assert plan.date == "2022-12-30"


def test_an_opinion_is_signed_at_its_end() -> None:
    text = "河湾县人民政府关于支持托育服务的意见\n河政发〔2022〕9号\n各乡镇人民政府：\n提出以下意见。\n一、任务\n照章办事。\n二、保障\n列入预算。\n河湾县人民政府\n2022年9月1日\n（此件公开发布）\n"
    (plan,) = read_text(text).plans
    assert (plan.issuer, plan.number, plan.date) == ("河湾县人民政府", "河政发〔2022〕9号", "2022-09-01")


def test_a_department_at_the_end_of_a_list_signs_nothing() -> None:
    text = f"{PLAN}县卫生健康局\n县教育局\n"
    assert read_text(text).plans[0].issuer is None


def test_the_tail_gives_a_date_only_where_nothing_else_does() -> None:
    tail = "抄送：县委办公室。\n河湾县人民政府办公室　2022年7月12日印发\n"
    assert read_text(f"{PLAN}{tail}").plans[0].date == "2022-07-12"
    assert read_text(f"{NOTICE}河湾县人民政府\n2022年7月8日\n{PLAN}{tail}").plans[0].date == "2022-07-08"


def test_a_tail_between_two_plans_ends_the_first_only() -> None:
    text = f"{PLAN}抄送：县委办公室。\n河湾县儿童发展规划\n一、任务\n照章办事。\n二、保障\n规划期为2021—2030年。\n"
    first, second = read_text(text).plans
    assert (first.period, second.period) == (None, "2021—2030年")


def test_a_title_that_begins_with_an_office_names_the_issuer() -> None:
    (plan,) = read_text("河湾县人民政府关于支持托育服务的意见\n一、任务\n照章办事。\n二、保障\n列入预算。\n").plans
    assert (plan.issuer, plan.region) == ("河湾县人民政府", "河湾县")


@pytest.mark.parametrize("quoted", ["河湾县妇女发展规划（2021—2030年）", "《河湾县妇女发展规划（2021—2030年）》"])
def test_the_notice_names_a_plan_that_prints_no_title(quoted: str) -> None:
    text = f"河政发〔2022〕7号\n河湾县人民政府关于印发{quoted}的通知\n各乡镇：\n河湾县人民政府\n2022年7月8日\n一、任务\n照章办事。\n二、保障\n列入预算。\n"
    (plan,) = read_text(text).plans
    assert (plan.title, plan.region, plan.audience, plan.period) == (
        "河湾县妇女发展规划(2021—2030年)",
        "河湾县",
        "妇女",
        "2021—2030年",
    )
    assert (plan.issuer, plan.number, plan.date) == ("河湾县人民政府", "河政发〔2022〕7号", "2022-07-08")


@pytest.mark.parametrize("line", ["关于印发《河湾县妇女发展规划》和《河湾县儿童发展规划》的通知", "关于印发县委领导讲话的通知", "按照关于印发河湾县妇女发展规划的通知要求，照此办理"])  # fmt: skip
def test_notices_that_name_no_one_plan(line: str) -> None:
    assert read_text(f"{line}\n一、任务\n照章办事。\n二、保障\n列入预算。\n").plans[0].title is None
