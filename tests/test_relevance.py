"""Which sentences answer: what a sentence holds, its item, and the rank of the passage."""

from __future__ import annotations

import pytest
from made_rows import made_passage, made_plan

from assistant.tell.relevance import Wanted, likeness, scored_sentences

PLAN = made_plan()


def scored(asked: str, *items: str) -> list[tuple[str, float]]:
    """The sentences of items in the order found by the search, the best first, each with the share that it holds."""
    passages = [made_passage(PLAN, text, item) for item, text in enumerate(items, 1)]
    found = scored_sentences(Wanted(asked, (PLAN,)), passages)
    return [(one.sentence.text, round(one.overlap, 2)) for one in found]


@pytest.mark.parametrize(
    ("items", "order"),
    [
        (("修缮渡口。", "渡口茶亭每年修缮。"), ["渡口茶亭每年修缮。", "修缮渡口。"]),
        (("牧道栽树。添置灯具。渡口茶亭。",), ["渡口茶亭。", "牧道栽树。", "添置灯具。"]),
        (("渡口茶亭。", "渡口茶亭。"), ["渡口茶亭。", "渡口茶亭。"]),
        ((), []),
    ],
)
def test_the_sentence_that_holds_more_comes_first(items: tuple[str, ...], order: list[str]) -> None:
    assert [text for text, _ in scored("渡口茶亭", *items)] == order


def test_words_that_nothing_holds_weigh_little() -> None:
    """渡口 is all that can be found of 渡口飞船: what no sentence has is mostly no word."""
    ((_, all_of_it),) = scored("渡口", "渡口修缮。")
    ((_, with_unknown),) = scored("渡口飞船", "渡口修缮。")
    assert all_of_it == 1
    assert 0.5 < with_unknown < 0.75  # with full weight it would be less than a third


def test_a_character_that_stands_alone_is_no_part_of_longer_words() -> None:
    assert scored("渡、口", "渡口修缮。") == [("渡口修缮。", 0)]
    assert scored("渡、口", "渡、口。") == [("渡、口。", 1)]


def test_the_words_of_the_item_count_beside_those_of_the_sentence() -> None:
    """Of two that hold nothing the one beside the words comes first, but not before one that holds them itself."""
    assert [text for text, _ in scored("渡口", "甲。", "渡口。乙。")] == ["渡口。", "乙。", "甲。"]
    assert scored("渡口", "", "渡口。") == [("渡口。", 1)]


def test_a_sentence_need_hold_one_of_the_ways_to_say_it() -> None:
    passages = [made_passage(PLAN, "渡口修缮。", 1), made_passage(PLAN, "码头修缮。", 2)]
    asked = Wanted("码头", (PLAN,), ("码头", "渡口"))
    assert [one.overlap for one in scored_sentences(asked, passages)] == [1, 1]
    assert [one.overlap for one in scored_sentences(Wanted("码头", (PLAN,)), passages)] == [1, 0]


@pytest.mark.parametrize(
    ("name", "asked", "share"),
    [
        ("渡口茶亭", "渡口", 1 / 3),
        ("渡口茶亭", "渡口茶亭修缮", 1),
        ("渡口", "渡船", 0),
        ("", "渡口", 0),
        ("渡", "渡口", 0),
    ],
)
def test_how_much_of_a_name_a_question_holds(name: str, asked: str, share: float) -> None:
    assert likeness(name, asked) == pytest.approx(share)
