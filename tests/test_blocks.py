"""The plan grammar on lines as real files print them: headings, items, torn paragraphs, tables, two plans in a file."""

from __future__ import annotations

import pytest
from reading import read_text, uncovered

from ingest.document import CELL

TITLE = "河湾县妇女发展规划（2021—2030年）\n"
GOALS = ("妇女与健康", "主要目标")
MEASURES = ("妇女与健康", "策略措施")


def items(lines: str, *, before: str = "") -> list[tuple[tuple[str, ...], int | None, str]]:
    """Place, number and words of each passage of a domain that holds `lines`."""
    text = f"{TITLE}一、总体要求\n照章办事。\n二、目标与措施\n（一）妇女与健康\n{before}{lines}"
    reading = read_text(text)
    assert reading.coverage == 1.0
    return [((p.domain or "", p.part), p.item, p.text) for p in reading.passages if p.domain]


@pytest.mark.parametrize(
    "marker",
    ["{}.", "{}. ", "{}、", "{} ．", "{}．", "- {}.", "**{}.** ", "[bookmark: _GoBack]{}.", "　　{}.", "* {}、 "],
)
def test_items_in_every_form(marker: str) -> None:
    lines = "主要目标：\n" + "".join(f"{marker.format(n)}第{word}件事办成。\n" for n, word in enumerate("甲乙丙", 1))
    assert items(lines) == [(GOALS, n, f"第{word}件事办成。") for n, word in enumerate("甲乙丙", 1)]


@pytest.mark.parametrize(
    "head",
    [
        "主要目标",
        "主要目标：",
        "主要目标:",
        "主 要 目 标",
        "**主要目标：**",
        "### 主要目标",
        "- 主要目标：**",
        "1.主要目标",
        "工作目标",
        "发展目标：",
    ],
)
def test_heads_of_goals_lose_their_form_and_stay_heads(head: str) -> None:
    assert items(f"{head}\n1.每村设一间母婴室。\n") == [(GOALS, 1, "每村设一间母婴室。")]


@pytest.mark.parametrize(
    "head",
    [
        "策略措施",
        "策略措施：",
        "策略措施:",
        "- 策略措施：**",
        "### - 策略措施：**",
        "主要措施：",
        "2.策略措施",
        "## **策略措施**",
    ],
)
def test_heads_of_measures_never_swallow_the_list(head: str) -> None:
    lines = f"主要目标：\n1.甲达标。\n{head}\n" + "".join(f"{n}.第{n}项照办。\n" for n in range(1, 15))
    found = items(lines)
    assert [(place, number) for place, number, _ in found] == [(GOALS, 1), *((MEASURES, n) for n in range(1, 15))]


def test_a_head_with_its_text_in_one_line() -> None:
    assert items("主要目标：1.甲达标。\n2.乙达标。\n") == [(GOALS, 1, "甲达标。"), (GOALS, 2, "乙达标。")]


@pytest.mark.parametrize("words", ["5岁以下儿童贫血率降到7%。", "6个月内纯母乳喂养率过半。", "12万亩梨园由妇女领办。"])
def test_an_item_number_that_runs_into_a_figure(words: str) -> None:
    lines = "主要目标\n" + "".join(f"{n}.第{n}项达标。\n" for n in range(1, 8)) + f"8.{words}\n9.收尾。\n"
    assert items(lines)[7:] == [(GOALS, 8, words), (GOALS, 9, "收尾。")]


@pytest.mark.parametrize(
    "torn",
    [
        "0.8个百分点的差距消除。",
        "8.5岁以下儿童的比例下降。",
        "2021.年报按时发布。",
        "2.3万名妇女受益。",
    ],
)
def test_a_figure_at_the_start_of_a_torn_line_is_no_item(torn: str) -> None:
    lines = f"主要目标\n1.到规划期末，全县妇女与男子的收入之比力争再缩小\n{torn}\n2.收尾。\n"
    assert items(lines) == [(GOALS, 1, f"到规划期末，全县妇女与男子的收入之比力争再缩小{torn}"), (GOALS, 2, "收尾。")]


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("1.宫颈癌筛查率达到", "68%左右，稳步提高。"),
        ("1.村委会和居委会的女性比例各提高10%和", "5%，力争更多。"),
        ("1.做好孕产", "妇登记。"),
        ("1.每千人口托位数达到4.", "5个。"),
        ("1.每村设一间母婴室", "。"),
        ("1.村委会成员中女性占", "三分之一以上。"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n　\n"])
def test_items_torn_by_a_page_are_joined_without_a_blank(first: str, rest: str, gap: str) -> None:
    assert items(f"主要目标：\n{first}{gap}{rest}\n2.收尾。\n") == [(GOALS, 1, first[2:] + rest), (GOALS, 2, "收尾。")]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_paragraphs_without_a_number_belong_to_the_item_above(count: int) -> None:
    more = [f"另有第{word}款补助。" for word in "甲乙丙"[:count]]
    lines = "策略措施：\n1.建好服务站。\n" + "".join(f"{line}\n" for line in more) + "2.收尾。\n"
    assert items(lines) == [(MEASURES, 1, "\n".join(["建好服务站。", *more])), (MEASURES, 2, "收尾。")]


def test_a_fourth_paragraph_does_not_end_the_list() -> None:
    more = "".join(f"另有第{word}款补助。\n" for word in "甲乙丙丁")
    lines = f"策略措施：\n1.建好站。\n2.配好人。\n3.管好账。\n{more}4.收好尾。\n5.归好档。\n"
    assert [(number, text) for _, number, text in items(lines)][-2:] == [(4, "收好尾。"), (5, "归好档。")]


def test_sub_items_belong_to_their_item() -> None:
    lines = "策略措施：\n1.建好服务站。\n（1）选址。\n（2）配人。\n①持证。\n②轮训。\n2.收尾。\n"
    assert [number for _, number, _ in items(lines)] == [1, 2]
    assert items(lines)[0][2] == "建好服务站。\n（1）选址。\n（2）配人。\n①持证。\n②轮训。"


def test_a_gap_in_the_numbers_is_told() -> None:
    reading = read_text(f"{TITLE}一、目标\n（一）妇女与健康\n主要目标\n1.甲达标。\n3.丙达标。\n")
    assert [p.item for p in reading.passages] == [1, 3]
    assert any("编号不连续" in warning for warning in reading.warnings)


def test_a_table_row_is_a_paragraph_of_its_own() -> None:
    rows = [f"指标{CELL}2020年{CELL}2030年", f"孕产妇死亡率{CELL}14/10万{CELL}12/10万"]
    found = items("主要目标\n1.下表所列指标如期完成\n" + "\n".join(rows) + "\n")
    assert [text for _, _, text in found] == ["下表所列指标如期完成", *rows]


@pytest.mark.parametrize("head", ["（一）", "(一) ", "（一） ", "### **（一）", "（ 一 ）", "(一）"])
def test_domain_heads_in_every_form(head: str) -> None:
    reading = read_text(
        f"{TITLE}一、目标与措施\n{head}妇女与就业\n主要目标\n1.甲达标。\n（二）妇女与家庭\n主要目标\n1.乙达标。\n"
    )
    assert reading.plans[0].domains == ("妇女与就业", "妇女与家庭")


def test_run_in_heads_keep_their_text_and_lend_their_name() -> None:
    reading = read_text(
        f"{TITLE}一、目标\n（一）妇女与健康\n主要目标\n1.甲达标。\n二、组织实施\n（一）压实责任。各乡镇一把手亲自抓。\n**（二）保障经费。** 列入年度预算。\n"
    )
    assert [(p.part, p.path, p.text) for p in reading.passages[1:]] == [
        ("组织实施", ("组织实施", "压实责任"), "压实责任。各乡镇一把手亲自抓。"),
        ("组织实施", ("组织实施", "保障经费"), "保障经费。 列入年度预算。"),
    ]


def test_an_arabic_number_that_continues_the_chapters_is_a_chapter() -> None:
    text = f"{TITLE}一、总体要求\n照章办事。\n二、目标\n（一）妇女与健康\n策略措施\n1.甲照办。\n三、组织实施\n（一）领导。各级都要抓。\n4、 监测评估\n（一）监测。按年度做。\n"
    reading = read_text(text)
    assert reading.plans[0].chapters == ("总体要求", "目标", "组织实施", "监测评估")
    assert reading.passages[-1].part == "监测评估"


def test_markdown_levels_carry_no_meaning() -> None:
    text = f"# {TITLE}# **一、目标**\n## 策略与进度\n#### （一）妇女与健康\n# 主要目标\n##### 1.甲达标。\n# - 策略措施：**\n###### 1.乙照办。\n## （二）妇女与家庭\n##### 主要目标\n# 1.丙达标。\n"
    found = [(p.domain, p.part, p.item) for p in read_text(text).passages if p.item]
    assert found == [("妇女与健康", "主要目标", 1), ("妇女与健康", "策略措施", 1), ("妇女与家庭", "主要目标", 1)]


def test_two_plans_in_a_file_restart_everything() -> None:
    body = "前     言\n说一说背景。\n一、总体要求\n照章办事。\n二、目标\n（一）{0}与健康\n主要目标：\n1.甲达标。\n2.乙达标。\n策略措施：\n1.丙照办。\n"
    text = f"{TITLE}{body.format('妇女')}河湾县儿童发展规划\n（2021—2030年）\n{body.format('儿童')}"
    reading = read_text(text)
    assert [(plan.audience, plan.domains) for plan in reading.plans] == [
        ("妇女", ("妇女与健康",)),
        ("儿童", ("儿童与健康",)),
    ]
    shapes = [[(p.part, p.item) for p in reading.passages if p.plan is plan] for plan in reading.plans]
    assert (
        shapes[0]
        == shapes[1]
        == [("前言", None), ("总体要求", None), ("主要目标", 1), ("主要目标", 2), ("策略措施", 1)]
    )


def test_hard_wrapped_lines_are_joined() -> None:
    whole = ["全县上下把妇女工作摆到更加突出的位置，" * 4 + "办成一批实事。"] * 6
    wrapped = "\n".join(line[i : i + 30] for line in whole for i in range(0, len(line), 30))
    reading = read_text(f"{TITLE}前言\n{wrapped}\n一、目标\n（一）妇女与健康\n主要目标\n1.甲达标。\n")
    assert [p.text for p in reading.passages if p.part == "前言"] == whole


def test_a_first_chapter_of_goals_after_a_preface_is_a_chapter() -> None:
    reading = read_text(
        f"{TITLE}前言\n说一说背景。\n一、工作目标\n到规划期末，村村有母婴室。\n二、工作安排\n照章办事。\n"
    )
    assert reading.plans[0].chapters == ("工作目标", "工作安排")
    assert reading.plans[0].domains == ()


def test_a_long_wrapped_heading_is_not_lost() -> None:
    prose = ("全县上下把妇女工作摆到更加突出的位置，" * 4 + "办成一批实事。") * 8
    head = (
        "（一）帮扶山区妇女把绣坊、茶园、菜园和民宿办成稳得住的营生，让在家门口挣钱的人一年比一年多，日子一年比一年好"
    )
    wrapped = ["\n".join(text[i : i + 30] for i in range(0, len(text), 30)) for text in (prose, head)]
    reading = read_text(f"{TITLE}前言\n{wrapped[0]}\n一、任务\n{wrapped[1]}\n主要目标\n1.甲达标。\n2.乙达标。\n")
    assert "绣坊" not in uncovered(reading)
    assert [p.domain for p in reading.passages[-2:]] == [head[3:]] * 2


def test_a_text_without_any_head_is_kept_as_paragraphs_with_a_warning() -> None:
    reading = read_text("今天开了会。\n会上讲了三件事。\n散会。\n")
    assert "".join(p.text for p in reading.passages).replace("\n", "") == "今天开了会。会上讲了三件事。散会。"
    assert any("没有认出任何规划标题" in warning for warning in reading.warnings)


def test_the_tail_of_a_print_stands_apart() -> None:
    reading = read_text(f"{TITLE}一、目标\n（一）妇女与健康\n主要目标\n1.甲达标。\n抄送：县委办，县人大办。\n")
    assert [(p.part, p.text) for p in reading.passages] == [
        ("主要目标", "甲达标。"),
        ("附注", "抄送：县委办，县人大办。"),
    ]
