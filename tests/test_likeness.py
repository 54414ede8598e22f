"""How much two items have in common, and which of two plans correspond: items made by hand -> matrices and pairs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from made_rows import made_passage, made_plan

from assistant.compare.alignment import Alignment, align, assigned, likenesses
from assistant.compare.likeness import (
    Item,
    heads_in_common,
    meaning_in_common,
    nearest_heading,
    order_in_common,
    without_place,
    words_in_common,
)
from ingest.plan import GOALS, MEASURES, Passage

LEFT, RIGHT = made_plan("柏川县"), made_plan("桐坪旗")


def items(*texts: str, side: str = "left", **fields: object) -> list[Item]:
    """Items of one section, all of one meaning."""
    plan = LEFT if side == "left" else RIGHT
    return [
        Item(made_passage(plan, text, number, **fields), np.array([1.0, 0.0], np.float32))  # type: ignore[arg-type]
        for number, text in enumerate(texts, 1)
    ]


def meaning(*vectors: tuple[float, float]) -> list[Item]:
    return [Item(made_passage(LEFT), np.array(vector, np.float32)) for vector in vectors]


def numbers(passages: tuple[Passage, ...]) -> list[int | None]:
    return [passage.item for passage in passages]


def pairs(found: Alignment) -> list[tuple[list[int | None], list[int | None]]]:
    return [(numbers(pair.left), numbers(pair.right)) for pair in found.pairs]


def alone(found: Alignment) -> tuple[list[int | None], list[int | None]]:
    return tuple([each.passage.item for each in side] for side in (found.left_only, found.right_only))  # type: ignore[return-value]


# Matrices


def test_words_that_few_items_hold_weigh_more() -> None:
    """渡口 stands in both texts: ln(1 + 2/2); 口茶 and 茶亭 in one: ln(1 + 2/1)."""
    common, rare = math.log(2), math.log(3)
    both, of_left, of_right = words_in_common(items("渡口"), items("渡口茶亭", side="right"))
    assert both == pytest.approx(np.array([[2 * common / (2 * common + 2 * rare)]]))
    assert of_left == pytest.approx(np.array([[1.0]]))
    assert of_right == pytest.approx(np.array([[common / (common + 2 * rare)]]))


def test_nothing_has_nothing_in_common() -> None:
    for matrix in words_in_common(items("。"), items("。", "渡口", side="right")):
        assert matrix.tolist() == [[0, 0]]


def test_the_names_of_the_own_place_do_not_count() -> None:
    texts = [without_place(made_passage(LEFT, text)) for text in
             ("柏川县妇女", "全县妇女", "我县各地妇女", "桐坪旗妇女", "本自治州妇女", "全民妇女")]  # fmt: skip
    assert texts == ["妇女", "妇女", "妇女", "桐坪旗妇女", "妇女", "全民妇女"]
    assert without_place(made_passage(made_plan(None), "柏川县妇女")) == "柏川县妇女"


HEADS = [
    ("办好夜校。冬季每周开课。", "办好夜校。请来两位教师。", True),
    ("办好夜校。冬季每周开课。", "办好夜校。", False),  # the whole text is no head
    ("办好夜校，冬季每周开课。", "办好夜校。请来两位教师。", False),
    ("办" * 46 + "。开课。", "办" * 46 + "。请教师。", False),  # too long to be a head
    ("办" * 45 + "。开课。", "办" * 45 + "。请教师。", True),
]


@pytest.mark.parametrize(("left", "right", "same"), HEADS)
def test_first_sentences_that_say_what_an_item_is_about(left: str, right: str, same: bool) -> None:
    found = heads_in_common(items(left), items(right, side="right"))
    assert found == pytest.approx(np.array([[1.0 if same else 0.0]]))


def test_meaning_is_what_lies_above_the_mean() -> None:
    found = meaning_in_common(meaning((1, 0), (0, 1)), meaning((1, 0), (0.6, 0.8)))
    # cosines 1, 0.6, 0, 0.8 with the mean 0.6
    assert found == pytest.approx(np.array([[1.0, 0.0], [0.0, 0.5]]), abs=1e-6)
    assert meaning_in_common(meaning((1, 0)), meaning((1, 0))).tolist() == [[0.0]]


def test_order_is_the_place_in_the_section() -> None:
    found = order_in_common(items("甲", "乙", "丙"), items("甲", "乙", side="right"))
    assert found.tolist() == [[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]
    assert order_in_common(items("甲"), items("甲", "乙", side="right")).tolist() == [[1.0, 0.0]]
    two_parts = [*items("甲", "乙"), *items("丙", "丁", part=MEASURES)]
    assert order_in_common(two_parts, two_parts)[0].tolist() == [1.0, 0.0, 1.0, 0.0]


def test_the_section_is_the_domain_or_the_nearest_heading() -> None:
    assert nearest_heading(made_passage(LEFT)) == "健康"
    assert nearest_heading(made_passage(LEFT, domain=None, headings=("一、总则", "（一）渡口"))) == "（一）渡口"
    assert nearest_heading(made_passage(LEFT, domain=None)) == GOALS


def test_what_is_the_same_has_all_in_common() -> None:
    texts = ("渡口加装护栏。", "茶亭按期修缮。")
    found = likenesses(
        [Item(item.passage, np.array(v, np.float32)) for item, v in zip(items(*texts), ((1, 0), (0, 1)), strict=True)],
        [Item(item.passage, np.array(v, np.float32)) for item, v in zip(items(*texts), ((1, 0), (0, 1)), strict=True)],
    )
    assert np.diag(found.shared) == pytest.approx([1.0, 1.0])
    assert np.diag(found.scores) == pytest.approx([1.05, 1.05])  # at the same place of the section
    assert found.shared[0, 1] == 0
    assert found.scores[0, 1] == pytest.approx(-0.05)


# Pairs


def test_items_of_equal_words_are_told_apart_by_their_order() -> None:
    same = ("每季巡查一次。",) * 3
    assert pairs(align(items(*same), items(*same, side="right"))) == [([1], [1]), ([2], [2]), ([3], [3])]


def test_a_goal_a_measure_and_a_paragraph_never_meet() -> None:
    text = "渡口加装护栏。"
    for one, other in ((GOALS, MEASURES), (GOALS, "总体要求"), (MEASURES, "总体要求")):
        found = align(items(text, part=one), items(text, side="right", part=other))
        assert found.pairs == ()
        assert (found.left_only[0].nearest, found.right_only[0].nearest) == (
            items(text, side="right", part=other)[0].passage,
            items(text, part=one)[0].passage,
        )
    for part in (GOALS, MEASURES, "总体要求"):
        assert pairs(align(items(text, part=part), items(text, side="right", part=part))) == [([1], [1])]


WHOLE = "船坞每日检修缆绳，冬季查看浮标，灯塔定期上油。"
SPLIT = ("船坞每日检修缆绳，冬季查看浮标。", "灯塔定期上油。")


def test_what_one_plan_splits_is_one_group_either_way() -> None:
    assert pairs(align(items(WHOLE), items(*SPLIT, side="right"))) == [([1], [1, 2])]
    assert pairs(align(items(*SPLIT), items(WHOLE, side="right"))) == [([1, 2], [1])]


def test_a_group_grows_on_one_side_only() -> None:
    """冬季查看浮标 is a part of what stands on the left, which is itself one of two that make the right one."""
    found = align(items(*SPLIT), items(WHOLE, "冬季查看浮标。", side="right"))
    assert pairs(found) == [([1, 2], [1])]
    assert alone(found) == ([], [2])


def test_a_part_has_most_of_its_words_in_the_whole() -> None:
    found = align(items(WHOLE), items(SPLIT[0], "灯塔换新灯，岛上建起观鸟台。", side="right"))
    assert (pairs(found), alone(found)) == ([([1], [1])], ([], [2]))


def test_another_section_takes_repeated_words() -> None:
    """The same words are found where they moved; words that are half the same are not."""
    left = [
        *items("渡口加装护栏，船上备救生衣。", domain="渡运"),
        *items("茶亭按期修缮，檐下添置长凳。", domain="茶事"),
    ]
    moved = items("渡口加装护栏，船上备救生衣。", "茶亭按期修缮，檐下添置长凳。", side="right", domain="茶事")
    assert pairs(align(left, moved)) == [([1], [1]), ([1], [2])]
    changed = items("渡口加装护栏，岸边立起路灯。", "茶亭按期修缮，檐下添置长凳。", side="right", domain="茶事")
    assert pairs(align(left, changed)) == [([1], [2])]
    here = items("渡口加装护栏，岸边立起路灯。", side="right", domain="渡运")
    assert pairs(align(left[:1], here)) == [([1], [1])]


def test_nearest_of_what_stands_alone() -> None:
    found = align(items("渡口加装护栏。"), items("渡口有人值守。", "茶亭按期修缮。", side="right"), least=0.9)
    (left,) = found.left_only
    assert left.nearest is not None
    assert left.nearest.item == 1
    assert 0 < left.likeness < 0.9
    assert [each.nearest is None for each in found.right_only] == [False, True]
    assert found.right_only[1].likeness == 0


def test_only_what_gains_is_assigned() -> None:
    assert assigned(np.array([[0.3, 0.2], [0.1, 0.31]]), 0.3) == [(1, 1)]
    assert assigned(np.array([[0.9], [0.95]]), 0.3) == [(1, 0)]
    assert assigned(np.zeros((0, 2)), 0.3) == []


def test_a_plan_without_items_corresponds_to_nothing() -> None:
    some = items("修好山路和桥。", "办好茶亭。")
    assert likenesses([], some).scores.shape == (0, 2)
    for left, right, apart in ((some, [], ([1, 2], [])), ([], some, ([], [1, 2])), ([], [], ([], []))):
        found = align(left, right)
        assert (pairs(found), alone(found)) == ([], apart)
