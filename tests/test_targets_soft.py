"""Commitments without a figure: what they say, and what says nothing that could be measured."""

from __future__ import annotations

import pytest
from register_rows import rows

GOALS = [
    ("实现渔村自来水入户率全覆盖。", [("渔村自来水入户率", "=", False)]),  # a rate needs no other name
    ("实现渔村自来水入户全覆盖。", [("渔村自来水入户覆盖率", "=", False)]),
    ("青年失眠患病率上升趋势减缓。", [("青年失眠患病率上升趋势", "decrease_by", False)]),
    ("女党员保持合理比例。", [("女党员比例", "=", True)]),
    ("业委会成员中女性比例保持合理结构。", [("业委会成员中女性比例", "=", True)]),
    ("提高早筛率和新生女婴随访率。", [("早筛率", "increase_by", False), ("新生女婴随访率", "increase_by", False)]),
    ("产妇死亡率降到5/10万以下，城乡、区域差距缩小。",
     [("产妇死亡率", "<=", False), ("产妇死亡率城乡、区域差距", "decrease_by", False)]),
    ("村级女童夜校基本普及。", [("村级女童夜校", "=", False)]),
    ("女性参与议事的比例与女性人口比例相适应。", [("女性参与议事比例", "=", False)]),
]  # fmt: skip

MEASURES = [
    ("托管结束时间原则上不早于当地下班时间。", [("托管结束时间", ">=")]),
    ("鼓励女性积极参与群团组织建设和促进工会中的女委员比例与女会员比例相适应。", [("工会中女委员比例", "=")]),
    ("杜绝产生新文盲青年。", [("新文盲青年", "=")]),
    ("在林地确权登记工作中保障女性权益，确保应登尽登。", [("林地确权登记", "=")]),
    ("落实女干部配备的目标任务，做到应配尽配。", [("女干部配备", "=")]),
    ("确保符合条件妇女应救尽救。", [("符合条件妇女社会救助", "=")]),
    ("巩固提高家政从业女性参保率。", [("家政从业女性参保率", "increase_by")]),
]

NOTHING = ["青年健康水平不断提高。", "保障水平稳步提高。", "利用率提高。", "合理控制剖宫产率。", "服务质量和水平提升。"]


@pytest.mark.parametrize(("text", "expected"), GOALS)
def test_goals(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(t.indicator, t.comparator, t.hold) for t in rows(text)] == expected


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.indicator, t.comparator) for t in rows(text, "策略措施")] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_could_measure_is_no_row(text: str) -> None:
    assert rows(text) == []


def test_the_quote_begins_where_the_name_stands() -> None:
    (target,) = rows("在林地确权登记工作中保障女性权益，确保应登尽登。", "策略措施")
    assert target.quote.startswith("在林地确权登记工作中")
