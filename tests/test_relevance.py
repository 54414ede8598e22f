"""Which sentences answer: what a sentence holds, its item, and the rank of the passage."""

from __future__ import annotations

import pytest
from made_rows import made_passage, made_plan

from assistant.tell.relevance import Wanted, scored_sentences

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
