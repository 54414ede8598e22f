"""What a place does about a topic: items that are about it stand before those that only name it."""

from __future__ import annotations

import pytest
from made_targets import target

from assistant.compare.mentions import Mention
from assistant.tell.quotes import sentences
from assistant.texts.acting import LONGEST_WHOLE, _measures_first, _shown
from ingest.plan import GOALS, MEASURES, Passage


def mention(text: str, named: int, part: str = MEASURES, ordinal: int = 1) -> Mention:
    """An item of a plan; its sentence `named` is the one that speaks of 留守儿童."""
    plan = target(1.0).passage.plan
    passage = Passage(plan, ordinal, (), "儿童与福利", part, ordinal, text, ((0, len(text)),))
    return Mention(passage, sentences(passage)[named], 1.0, "留守儿童")


FILL = "做好服务。" * (LONGEST_WHOLE // 5)
ABOUT = mention("关爱留守儿童。" + FILL, 0, ordinal=9)
NAMING = mention("加强保健。" + FILL + "关心留守儿童。", 1 + LONGEST_WHOLE // 5, ordinal=1)
SHORT = mention("结对八千名。每月同留守儿童通话。", 1, ordinal=2)
GOAL = mention("留守儿童关爱体系健全。", 0, GOALS, ordinal=0)


def test_about_the_topic_first_and_goals_last() -> None:
    ordered = sorted([GOAL, NAMING, ABOUT, SHORT], key=_measures_first)
    assert [each.passage.ordinal for each in ordered] == [2, 9, 1, 0]


@pytest.mark.parametrize(
    ("item", "shown"),
    [(ABOUT, ABOUT.passage.text), (NAMING, "关心留守儿童。"), (SHORT, SHORT.passage.text)],
)
def test_a_long_item_that_only_names_it_is_told_by_its_sentence(item: Mention, shown: str) -> None:
    assert _shown(item) == shown


def test_the_length_up_to_which_an_item_is_told_in_full() -> None:
    filler = "做" * (LONGEST_WHOLE - len("。留守儿童。"))
    assert _shown(mention(f"{filler}。留守儿童。", 1)) == f"{filler}。留守儿童。"
    assert _shown(mention(f"做{filler}。留守儿童。", 1)) == "留守儿童。"
