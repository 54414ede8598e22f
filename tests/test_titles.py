"""Where the plans of a file begin: real titles, torn titles, and all that only looks like one."""

from __future__ import annotations

import pytest
from with_pack import content_lines, plan_titles

from ingest.document import Document

PLAN = "前言\n这一段讲背景。\n一、工作思路\n照章办事。\n二、目标与措施\n（一）妇女与健康\n主要目标：\n1.每村设一间母婴室。\n"


def titles(text: str) -> list[str]:
    lines, _ = content_lines(Document("plan.txt", "", text))
    found = plan_titles(lines)
    for title in found:
        assert title.text == "".join(line.text for line in lines[title.first : title.last + 1])
    return [title.text for title in found]


@pytest.mark.parametrize(
    "title",
    [
        "河湾县妇女发展规划",
        "河湾县妇女发展规划（2021—2030年）",
        "河湾县妇女发展规划(2021-2030)",
        "河湾县儿童发展规划（2021－2025年）",
        "河湾县“十四五”妇女发展规划（二〇二一—二〇二五年）",
        "河湾县儿童发展纲要（2021 — 2030 年）",
        "河湾县妇女发展规划（ 2 0 2 1—2 0 3 0年）",
        "河湾县儿童友好城市建设实施方案",
        "河湾县妇女儿童工作三年行动计划（2022—2024年）",
        "河湾县儿童发展规划（2021—2030年）（征求意见稿）",
        "附件1：河湾县妇女发展规划（2021—2030年）",
        "河湾县政府工作报告",
    ],
)
def test_a_title_line_begins_a_plan(title: str) -> None:
    assert titles(f"{title}\n{PLAN}") == [title]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("河湾县妇女发展规划\n（2021—2030年）", "河湾县妇女发展规划（2021—2030年）"),
        ("河湾县妇女发展规划\n\n\n（2021—2030年）", "河湾县妇女发展规划（2021—2030年）"),
        ("河湾县妇女\n发展规划\n（2021—2030年）", "河湾县妇女发展规划（2021—2030年）"),
        ("河湾县妇女发\n展规划（2021—2030年）", "河湾县妇女发展规划（2021—2030年）"),
        ("**河湾县妇女发展规划**\n\n**（2021—2030年）**", "河湾县妇女发展规划（2021—2030年）"),
        ("# 河湾县儿童发展规划（2021—2025年）", "河湾县儿童发展规划（2021—2025年）"),
        ("[bookmark: _GoBack]河湾县儿童发展规划", "河湾县儿童发展规划"),
    ],
)
def test_a_title_over_several_lines_is_one_title(printed: str, text: str) -> None:
    assert titles(f"{printed}\n{PLAN}") == [text]


def test_two_plans_in_one_file_have_two_titles() -> None:
    text = f"河湾县妇女发展规划\n（2021—2030年）\n{PLAN}河湾县儿童发展规划\n（2021—2030年）\n{PLAN}"
    assert titles(text) == ["河湾县妇女发展规划（2021—2030年）", "河湾县儿童发展规划（2021—2030年）"]


def test_a_second_plan_right_after_a_line_without_a_full_stop_is_found() -> None:
    text = f"河湾县妇女发展规划（2021—2030年）\n{PLAN}2.每乡设一名保健员\n河湾县儿童发展规划（2021—2030年）\n{PLAN}"
    assert len(titles(text)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "河湾县人民政府关于印发《河湾县妇女发展规划（2021—2030年）》的通知",
        "《河湾县儿童发展规划（2021—2030年）》",
        "《中国妇女发展纲要（2021—2030年）》",
        "依照《中华人民共和国妇女权益保障法》和上级规划",
        "现将妇女发展规划印发给你们",
        "转发省儿童发展规划",
        "规划",
        "实施方案",
        "1.编制儿童发展规划",
        "（一）落实妇女发展规划",
        "各部门要结合职责制定本部门的年度计划。",
    ],
)
def test_lines_that_name_a_plan_begin_none(line: str) -> None:
    assert titles(f"{line}\n{PLAN}") == []


def test_a_title_inside_a_chapter_begins_no_plan() -> None:
    text = f"河湾县妇女发展规划\n{PLAN}2.各部门制定\n年度工作计划\n3.按季调度。\n三、收尾\n依照本规划执行。\n"
    assert titles(text) == ["河湾县妇女发展规划"]


def test_the_torn_end_of_a_paragraph_is_no_title() -> None:
    torn = "各乡镇要把妇女工作放在心上，与产业同谋划、同部署、同落实、同考核，并写入本乡镇的\n五年发展规划"
    assert titles(f"河湾县妇女发展规划\n前言\n{torn}\n{PLAN}") == ["河湾县妇女发展规划"]


def test_of_a_cover_and_an_attachment_list_the_title_with_years_is_taken() -> None:
    text = f"河湾县妇女发展规划\n河湾县人民政府\n河湾县妇女发展规划（2021—2030年）\n{PLAN}"
    assert titles(text) == ["河湾县妇女发展规划（2021—2030年）"]


def test_a_title_without_a_numbered_text_after_it_begins_no_plan() -> None:
    assert titles("河湾县妇女发展规划\n正在编制，敬请期待。\n") == []


def test_a_contents_page_begins_no_plan() -> None:
    contents = "目录\n一、工作思路\n二、目标与措施\n"
    title = "河湾县妇女发展规划（2021—2030年）"
    assert titles(f"{title}\n{contents}{title}\n{PLAN}") == [title]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("河湾县国民经济和社会发展\n第十四个五年规划和2035年远景目标纲要", "河湾县国民经济和社会发展第十四个五年规划和2035年远景目标纲要"),
        ("河湾县国民经济和社会发展\n第十四个五年规划\n和2035年远景目标纲要", "河湾县国民经济和社会发展第十四个五年规划和2035年远景目标纲要"),
        ("关于促进河湾县托育服务改革和\n创新发展的实施方案", "关于促进河湾县托育服务改革和创新发展的实施方案"),
        ("河湾县实施《中国妇女发展纲要（2011—2020年）》方案", "河湾县实施《中国妇女发展纲要（2011—2020年）》方案"),
        ("河湾县政府工作报告（2024年1月9日 张三）", "河湾县政府工作报告（2024年1月9日 张三）"),
        ("河湾县妇女发展规划（摘要）", "河湾县妇女发展规划（摘要）"),
        ("河湾县未成年人保护应急预案", "河湾县未成年人保护应急预案"),
    ],
)  # fmt: skip
def test_titles_of_other_kinds(printed: str, text: str) -> None:
    assert titles(f"{printed}\n{PLAN}") == [text]


@pytest.mark.parametrize(
    "line", [">> 政务公开 >> 规划信息 >> 专项规划", "首页 | 专项规划", "当前位置：首页 > 发展规划", "河湾县人民政府关于印发\n河湾县妇女发展规划的通知"]
)  # fmt: skip
def test_the_way_to_a_page_is_no_title(line: str) -> None:
    assert titles(f"{line}\n河湾县妇女发展规划\n{PLAN}") == ["河湾县妇女发展规划"]


def test_a_report_without_a_place_in_its_title() -> None:
    head = "政 府 工 作 报 告\n——2024年1月9日在河湾县第九届人民代表大会第三次会议上\n各位代表：\n"
    assert titles(f"{head}{PLAN}") == ["政 府 工 作 报 告"]
    assert titles(f"政府工作报告\n河湾县妇女发展规划\n{PLAN}") == ["河湾县妇女发展规划"]


def test_a_long_file_of_items_keeps_its_title() -> None:
    lines = ["河湾县妇女发展规划", *(f"{n % 90 + 1}.照办甲事。" for n in range(5000))]
    assert titles("\n".join(lines)) == ["河湾县妇女发展规划"]


def test_a_title_after_the_head_of_a_site_without_any_chapter() -> None:
    head = "下载\n打印\n【字号：\n加大\n】\n来源：县融媒体中心\n"
    assert titles(f"{head}河湾县工作方案\n（一）修路\n照章办事。\n（二）搭桥\n按季调度。\n") == ["河湾县工作方案"]
