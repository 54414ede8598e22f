"""Decimal numbering: headings 1, 1.1, 1.1.1, told from figures by their sequence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import read_text
from with_pack import content_lines

from ingest.document import Document
from ingest.grammar.decimals import EXAMPLES, decimal_markers, decimal_of
from ingest.pipeline import Reading

EMERGENCY = """河湾县未成年人保护应急预案
1 总则
1.1 编制目的
让全县未成年人遇到急事有人管。
1.2 适用范围
适用于本县。
2 组织体系
2.1 领导机构
2.1.1 县级机构
县政府牵头。
2.1.2 乡镇机构
乡镇政府牵头。
（1）值守。
（2）报告。
2.2 办事机构
县民政局承担日常工作。
3 附则
3.1 解释
由县民政局解释。
"""
PLAN = """河湾县“十四五”教育事业发展规划
一、发展基础
1.1 主要成绩
五年新增学位一千二百个。
1.2 存在问题
城乡差距仍然不小。
二、总体要求
2.1 指导思想
先办群众催得最急的事。
2.2 主要指标
2.2.1 学前三年毛入园率达到95%。
2.2.2 义务教育巩固率达到97%。
三、保障措施
3.1 组织领导。县政府统筹。
3.2 经费保障。列入预算。
"""


def tree(reading: Reading) -> list[tuple[str, tuple[str, ...]]]:
    return [(h.role, h.path) for plan in reading.plans for h in plan.headings if h.role != "title"]


@pytest.mark.parametrize(("line", "numbers"), EXAMPLES.items())
def test_examples_of_lines_with_decimals(line: str, numbers: tuple[int, ...] | None) -> None:
    found = decimal_of(line)
    assert (found[0] if found else None) == numbers


def test_chapters_in_figures_hold_sections_of_decimals() -> None:
    reading = read_text(EMERGENCY)
    assert reading.plans[0].title == "河湾县未成年人保护应急预案"
    assert reading.warnings == ()
    assert tree(reading) == [
        ("chapter", ("总则",)),
        ("section", ("总则", "编制目的")),
        ("section", ("总则", "适用范围")),
        ("chapter", ("组织体系",)),
        ("section", ("组织体系", "领导机构")),
        ("section", ("组织体系", "领导机构", "县级机构")),
        ("section", ("组织体系", "领导机构", "乡镇机构")),
        ("section", ("组织体系", "办事机构")),
        ("chapter", ("附则",)),
        ("section", ("附则", "解释")),
    ]
    assert [(p.headings[-1], p.item) for p in reading.passages if p.item] == [("乡镇机构", 1), ("乡镇机构", 2)]


@pytest.mark.parametrize("blank", ["", " ", "　", "．", "、 "])
def test_decimals_below_chinese_numbers(blank: str) -> None:
    text = PLAN
    for number in ("1.1", "1.2", "2.1", "2.2", "3.1", "3.2"):
        text = text.replace(f"\n{number} ", f"\n{number}{blank}")
    reading = read_text(text)
    assert [path for _, path in tree(reading)] == [
        ("发展基础",), ("发展基础", "主要成绩"), ("发展基础", "存在问题"),
        ("总体要求",), ("总体要求", "指导思想"), ("总体要求", "主要指标"),
        ("保障措施",), ("保障措施", "组织领导"), ("保障措施", "经费保障"),
    ]  # fmt: skip
    assert [(p.part, p.item) for p in reading.passages if p.item] == [("主要目标", 1), ("主要目标", 2)]
    assert reading.warnings == ()


def test_figures_are_no_decimal_numbers() -> None:
    text = EMERGENCY.replace("县政府牵头。\n", "县政府牵头，\n2.3万名未成年人登记，\n1.5 亿元资金到位。\n", 1)
    assert tree(read_text(text)) == tree(read_text(EMERGENCY))


def test_an_item_that_begins_with_a_figure_stays_an_item() -> None:
    items = [f"{n}.第{n}件照办。" for n in range(1, 8)]
    text = "\n".join(
        [
            "河湾县儿童发展规划",
            "一、目标",
            "（一）儿童与健康",
            "主要目标：",
            *items,
            "8.5岁以下儿童贫血率降到7%。",
            "8.6个月内婴儿纯母乳喂养。",
            "9.照办。",
        ]
    )
    lines, _ = content_lines(Document("plan.txt", "", text))
    assert decimal_markers(lines) == {}
    assert [p.item for p in read_text(text).passages] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_a_gap_is_told() -> None:
    reading = read_text(
        EMERGENCY.replace("1.2 适用范围\n适用于本县。\n", "1.2 适用范围\n适用于本县。\n1.4 工作原则\n以人为本。\n")
    )
    assert reading.warnings == ("编号不连续：“1.4 工作原则”前应为第 3 项（第 7 行，总则）",)


LINES = st.sampled_from(["1 总则", "1.1 目的", "1.2 依据", "2 体系", "2.1 机构", "2.1.1 县级", "2.1.2 乡镇。", "2.2 主要目标", "3.5万元到位。", "一、总体要求", "（一）健康",
                         "1.照办。", "（1）建卡。", "照章办事，按月调度，年底由县政府督查室统一核查。", "8.5岁以下", "1.1", "1.1.1", "2.3 ", "10.10 评估"])  # fmt: skip


@settings(max_examples=300)
@given(st.lists(LINES, max_size=40))
def test_any_mixture_of_decimals_is_read_whole(lines: list[str]) -> None:
    assert read_text("\n".join(lines)).coverage == 1.0
