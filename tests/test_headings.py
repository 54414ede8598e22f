"""Headings that are printed in unusual ways: without numbers or marks, torn, of a whole sentence, in decimals."""

from __future__ import annotations

import pytest
from genre_texts import FIVE_YEARS, JOINT, OPINION
from reading import counts, read, tree

UNNUMBERED = """2024年河湾县政府工作报告
——2024年1月9日在河湾县第九届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。
过去一年工作回顾
过去一年，全县上下顶住压力、迎难而上，较好完成了年初确定的各项任务。
今后五年目标任务
今后五年要把茶叶和竹编两个产业做大，让更多的妇女在家门口挣到工资。
2024年重点工作
今年是承上启下的一年，要把群众的事一件一件办好，重点抓好两个方面：
（一）大力培育特色产业
围绕茶叶和竹编做文章。
（二）持续办好民生实事
新建公办幼儿园四所。
"""


def test_chapters_without_a_number_stand_above_numbered_sections() -> None:
    reading = read(UNNUMBERED)
    (plan,) = reading.plans
    assert (plan.title, plan.region, plan.period, plan.date) == (
        "2024年河湾县政府工作报告",
        "河湾县",
        "2024年",
        "2024-01-09",
    )
    assert tree(reading) == [
        ("chapter", ("过去一年工作回顾",)),
        ("chapter", ("今后五年目标任务",)),
        ("chapter", ("2024年重点工作",)),
        ("section", ("2024年重点工作", "大力培育特色产业")),
        ("section", ("2024年重点工作", "持续办好民生实事")),
    ]


def test_a_marker_on_a_line_of_its_own_belongs_to_the_next_line() -> None:
    text = OPINION.replace("（四）提升就业技能。", "（\n四）提升就业技能。").replace("二、重点任务", "二、重点任务\n（")
    torn = text.replace("（\n（三）", "（\n三）")
    assert tree(read(torn)) == tree(read(OPINION))


def test_a_title_below_its_chapters_number_is_the_chapters() -> None:
    text = FIVE_YEARS.replace(
        "第一篇 站上新起点\n第一章 发展环境\n第一节 发展基础\n“",
        "第一篇\n站上新起点\n第一章\n发展环境\n第一节 发展基础\n“",
    )
    assert tree(read(text)) == tree(read(FIVE_YEARS))


def test_bold_words_within_a_sentence_head_no_list() -> None:
    text = "河湾县工作方案\n一、任务\n到2025年全县妇女发展工作的\n主要目标\n是：人人有事做，户户有收入。\n二、保障\n列入预算。\n"
    reading = read(text)
    assert tree(reading) == [("chapter", ("任务",)), ("chapter", ("保障",))]
    assert [p.text for p in reading.passages] == [
        "到2025年全县妇女发展工作的主要目标是：人人有事做，户户有收入。",
        "列入预算。",
    ]


def test_a_heading_of_one_long_sentence() -> None:
    head = "推动供需更好衔接，在扩大消费、稳定投资和改善民生之间形成良性循环，让全县群众得到更多更实在的好处。"
    reading = read(f"河湾县工作方案\n一、任务\n（一）{head}\n修路。\n（二）搭桥\n照办。\n二、保障\n列入预算。\n")
    assert tree(reading)[1] == ("section", ("任务", head[:-1]))


def test_a_numbered_part_ends_where_its_own_numbering_goes_on() -> None:
    text = "河湾县工作方案\n一、总体要求\n（一）工作目标\n1.修路。\n2.搭桥。\n（二）工作机制\n县政府牵头。\n二、保障\n列入预算。\n"
    assert [path for _, path in tree(read(text))] == [
        ("总体要求",),
        ("总体要求", "工作目标"),
        ("总体要求", "工作机制"),
        ("保障",),
    ]


def test_a_gap_in_a_list_is_told_with_its_place() -> None:
    text = JOINT.replace("2.两癌筛查率过七成。", "3.两癌筛查率过七成。", 1)
    assert read(text).warnings == (
        "编号不连续：“3.两癌筛查率过七成。”前应为第 2 条（第 8 行，妇女发展 › 妇女与健康 › 主要目标）",
    )


def plan_of(who: str) -> str:
    """A plan of one domain with two goals and one measure, without its title."""
    return f"前言\n开头。\n一、总体要求\n照章办事。\n二、发展领域\n（一）{who}与健康\n主要目标：\n1.甲达标。\n2.乙达标。\n策略措施：\n1.丙照办。\n三、组织实施\n统筹。\n"


def test_two_plans_as_attachments_of_a_notice_that_lists_them() -> None:
    names = [f"河湾县{who}发展规划（2021—2030年）" for who in ("妇女", "儿童")]
    notice = f"河湾县人民政府关于印发《{names[0]}》《{names[1]}》的通知\n河政发〔2022〕7号\n各乡镇：\n现印发给你们。\n附件：1.{names[0]}\n2.{names[1]}\n河湾县人民政府\n2022年7月8日\n"
    text = (
        notice
        + "".join(f"附件{n}\n{name}\n{plan_of(name[3:5])}" for n, name in enumerate(names, 1))
        + "抄送：县委办。\n河湾县人民政府办公室 2022年7月9日印发\n"
    )
    reading = read(text)
    assert [plan.title for plan in reading.plans] == names
    assert {(p.issuer, p.number, p.date) for p in reading.plans} == {
        ("河湾县人民政府", "河政发〔2022〕7号", "2022-07-08")
    }
    assert counts(reading) == [(f"{who}与健康", part, n) for who in ("妇女", "儿童") for part, n in (("主要目标", 2), ("策略措施", 1))]  # fmt: skip


@pytest.mark.parametrize("blank", [" ", "　"])
def test_chapters_numbered_without_a_mark(blank: str) -> None:
    text = JOINT
    for numeral in "一二三四":
        text = text.replace(f"\n{numeral}、", f"\n{numeral}{blank}")
    assert tree(read(text)) == tree(read(JOINT))


def test_a_spaced_date_is_no_chapter() -> None:
    reading = read(
        "河湾县工作方案\n一、任务\n照章办事，按季调度。\n二 〇二二年七月\n一 年级学生不留作业，减轻负担。\n二、保障\n列入预算。\n"
    )
    assert reading.plans[0].chapters == ("任务", "保障")


DECIMAL_PLAN = "河湾县妇女发展规划（2021—2030年）\n第一章 总体要求\n1.1 指导思想\n照章办事。\n第二章 发展领域\n2.1 妇女与健康\n2.1.1 主要目标\n（1）甲达标。\n（2）乙达标。\n2.1.2 策略措施\n（1）丙照办。\n2.2 妇女与教育\n2.2.1 主要目标\n（1）丁达标。\n2.2.2 策略措施\n（1）戊照办。\n（2）己照办。\n第三章 组织实施\n3.1 加强领导\n统筹。\n"


def test_domains_and_parts_in_decimals() -> None:
    reading = read(DECIMAL_PLAN)
    assert reading.plans[0].chapters == ("总体要求", "发展领域", "组织实施")
    assert counts(reading) == [("妇女与健康", "主要目标", 2), ("妇女与健康", "策略措施", 1), ("妇女与教育", "主要目标", 1), ("妇女与教育", "策略措施", 2)]  # fmt: skip


def test_what_spells_an_item_out_by_dashes_belongs_to_it() -> None:
    dashes = "".join(f"——{place}达标。\n" for place in ("县城", "山区", "牧区", "林区", "湖区"))
    reading = read(f"河湾县妇女发展规划\n一、领域\n（一）妇女与健康\n主要目标：\n1.甲达标。\n{dashes}2.乙达标。\n")
    assert [(p.item, p.text.count("——")) for p in reading.passages] == [(1, 5), (2, 0)]
