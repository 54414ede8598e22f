"""Two plans side by side: which figures stand beside each other, which side asks for more, what differs in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from compared_plans import plan, wrote
from made_rows import made_plan, made_row
from with_pack import stricter

from assistant.compare.two_plans import Figure, TwoPlans, compare_plans, differs
from assistant.compare.word_changes import changes
from assistant.plan_words import in_domain
from index.library import Library
from ingest.errors import GuihuaError

PLAN = made_plan()
DEATHS, CARE, OWN = "孕产妇死亡率", "孕产妇系统管理率", "巾帼茶室数"

STRICTER = [
    (DEATHS, (9, "<="), (12, "<="), "left"),
    (DEATHS, (12, "<="), (9, "<="), "right"),
    (DEATHS, (12, "<="), (12, "<="), None),
    (DEATHS, (9, "<="), (12, "="), "left"),
    (CARE, (96, ">="), (95, ">="), "left"),
    (CARE, (100, "="), (98, ">="), "left"),
    (CARE, (98, ">="), (100, "="), "right"),
    (CARE, (98, "<="), (90, ">="), None),  # two bounds of opposite direction
    (CARE, (98, "~"), (90, ">="), None),
    (CARE, (98, "~"), (90, "~"), "left"),
    (DEATHS, (8, "="), (9, "="), "left"),
    (OWN, (8, "="), (9, "="), None),  # nobody knows what is better
    (OWN, (8, ">="), (9, ">="), "right"),
    (OWN, (8, "<="), (9, "<="), "left"),
    (DEATHS, (20, "decrease_by"), (25, "decrease_by"), "right"),
    (CARE, (20, "increase_by"), (15, "increase_by"), "left"),
    (CARE, (20, "increase_by"), (15, "decrease_by"), None),
    (CARE, (20, "increase_by"), (15, ">="), None),
    (DEATHS, (None, "<="), (12, "<="), None),
    (DEATHS, (9, "<="), (None, "<="), None),
]


@pytest.mark.parametrize(("name", "left", "right", "side"), STRICTER)
def test_which_side_asks_for_more(
    name: str, left: tuple[float | None, str], right: tuple[float | None, str], side: str | None
) -> None:
    rows = [made_row(PLAN, name, value, comparator=comparator) for value, comparator in (left, right)]
    assert stricter(rows[0], rows[1]) == side


@pytest.mark.parametrize(
    "fields", [{"value_max": 13.0}, {"scope": "农村"}, {"unit": "‰"}, {"unit_intended": "‰"}, {"base_year": 2020}]
)
def test_what_is_measured_otherwise_is_not_ranked(fields: dict[str, object]) -> None:
    plain = made_row(PLAN, DEATHS, 12, comparator="<=")
    other = made_row(PLAN, DEATHS, 9, **({"unit": "%", "comparator": "<="} | fields))
    assert stricter(plain, other) is None
    assert stricter(other, plain) is None
    assert differs(Figure(DEATHS, None, plain, other, None))


def test_figures_differ_by_what_they_set() -> None:
    plain = made_row(PLAN, DEATHS, 12, comparator="<=")
    same = made_row(made_plan("桐坪旗"), DEATHS, 12, comparator="<=", quote="别的话12%以下")
    assert not differs(Figure(DEATHS, None, plain, same, None))
    assert differs(Figure(DEATHS, None, plain, None, None))
    assert differs(Figure(DEATHS, None, None, plain, None))


LEFT = ("孕产妇死亡率控制在9/10万以下。", "集市旁新建码头服务站3个，配齐药箱。", "乡乡有一处茶亭，四季有人看管。")
RIGHT = ("孕产妇死亡率控制在11/10万以下。", "集市旁新建山口服务站3个，配齐药箱。", "乡乡有一处茶亭，四季有人看管。")


def compared(library: Library, folder: Path, left: tuple[str, ...], right: tuple[str, ...]) -> TwoPlans:
    wrote(
        library, folder,
        left=plan("柏川县妇女发展规划（2021—2030年）", "妇女与健康", *left),
        right=plan("桐坪旗妇女发展规划（2021—2030年）", "妇女与健康", *right),
    )  # fmt: skip
    return compare_plans(library, *sorted(library.plans, key=lambda plan: plan.document))


def goals(found: TwoPlans) -> dict[str, tuple[str, list[tuple[object, ...]]]]:
    """By the number of the left item: status, and of each figure name, values, stricter side and who has it elsewhere."""
    return {
        pair.pair.left[0].path[-1]: (
            pair.status,
            [(f.indicator, f.left and f.left.value, f.right and f.right.value, f.stricter, f.elsewhere) for f in pair.figures],
        )
        for pair in found.compared if pair.pair.left[0].part == "主要目标"
    }  # fmt: skip


def test_figures_words_and_nothing_differ(library: Library, tmp_path: Path) -> None:
    told = goals(compared(library, tmp_path, LEFT, RIGHT))
    assert told["1"] == ("figures", [("孕产妇死亡率", 9, 11, "left", None)])
    assert told["2"][0] == "wording"
    assert [figure[1:] for figure in told["2"][1]] == [(3, 3, None, None)]  # one figure under two names
    assert told["3"][0] == "same"


def test_a_figure_of_another_item_is_not_missing(library: Library, tmp_path: Path) -> None:
    left = ("渡口有专人值守，船只每季检修，山里山外一个样。", "办好夜校，孕产妇死亡率控制在9/10万以下。")
    right = ("渡口有专人值守，船只每季检修，山里山外一个样，孕产妇死亡率控制在9/10万以下。", "办好夜校，教师常驻。")
    for one, other, side in ((left, right, "left"), (right, left, "right")):
        found = compared(library, tmp_path, one, other)
        ((_, figures),) = [each for number, each in goals(found).items() if number == "1"]
        assert [figure for figure in figures if figure[0] == DEATHS] == [(DEATHS, 9, 9, None, side)]


def test_two_populations_of_one_indicator_stand_beside_each_other(library: Library, tmp_path: Path) -> None:
    """The only row of each side is shown beside the other with its scope, and not ranked."""
    found = compared(
        library, tmp_path,
        ("适龄儿童免疫规划疫苗接种率以乡镇为单位保持在91%以上。",), ("适龄儿童免疫规划疫苗接种率以团场为单位保持在94%以上。",),
    )  # fmt: skip
    assert goals(found)["1"][1] == [("适龄儿童免疫规划疫苗接种率", 91, 94, None, None)]
    (figure,) = found.compared[1].figures
    assert figure.left is not None
    assert figure.right is not None
    assert (figure.scope, figure.left.scope, figure.right.scope) == ("以乡镇为单位", "以乡镇为单位", "以团场为单位")


def test_commitments_without_a_figure_are_no_figures(library: Library, tmp_path: Path) -> None:
    words = ("孕产妇死亡率逐步下降，差距缩小。",)
    assert goals(compared(library, tmp_path, words, ("孕产妇死亡率稳步下降，差距缩小。",)))["1"] == ("wording", [])


def test_what_cannot_be_compared_is_refused(library: Library, tmp_path: Path) -> None:
    found = compared(library, tmp_path, LEFT, RIGHT)
    with pytest.raises(GuihuaError, match="同一份规划"):
        compare_plans(library, found.left, found.left)
    with pytest.raises(GuihuaError, match="没有“航天”领域，现有：妇女与健康"):
        compare_plans(library, found.left, found.right, "航天")
    part = compare_plans(library, found.left, found.right, "健康", "策略措施")
    assert [pair.pair.left[0].part for pair in part.compared] == ["策略措施"]
    assert in_domain(found.compared[-1].pair.left[0], "妇女与健康")
    assert not in_domain(found.compared[-1].pair.left[0], "妇女")
    assert (found.left.document, found.right.document) == ("left.txt", "right.txt")


CHANGES = [
    ("甲乙丙。", "甲乙丙。", [("both", "甲乙丙。", "甲乙丙。")]),
    ("", "", []),
    ("", "甲", [("right", "", "甲")]),
    ("甲", "", [("left", "甲", "")]),
    ("比例达40%。", "比例达45％。", [("both", "比例达", "比例达"), ("left", "40%", ""), ("right", "", "45％"), ("both", "。", "。")]),
    ("渡口办夜校。", "渡口开夜校。", [("both", "渡口", "渡口"), ("left", "办", ""), ("right", "", "开"), ("both", "夜校。", "夜校。")]),
    # A lone 的 in common would tear the words: 山的口 and 河的湾 change as a whole.
    ("山的口有亭子。", "河的湾有亭子。", [("left", "山的口", ""), ("right", "", "河的湾"), ("both", "有亭子。", "有亭子。")]),
    ("甲，乙。", "甲，丙，乙。", [("both", "甲，", "甲，"), ("right", "", "丙，"), ("both", "乙。", "乙。")]),
    ("覆盖率 98％", "覆盖率98%", [("both", "覆盖率98％", "覆盖率98%")]),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "stretches"), CHANGES)
def test_stretches_of_two_wordings(left: str, right: str, stretches: list[tuple[str, str, str]]) -> None:
    found = changes(left, right)
    assert [(stretch.side, stretch.left, stretch.right) for stretch in found] == stretches
    assert "".join(stretch.on("left") for stretch in found) == "".join(left.split())
    assert "".join(stretch.on("right") for stretch in found) == "".join(right.split())
