"""What an item says in short: its own first sentence, its first clause, and the clauses that hold figures."""

from __future__ import annotations

import pytest
from made_rows import made_passage, made_plan

from assistant.compare.likeness import LONGEST_HEAD
from assistant.texts.headlines import headline
from ingest.plan import GOALS, MEASURES

PLAN = made_plan()
LONG = "修" * (LONGEST_HEAD - 4)
"""With ，好好。 as long as a first sentence may be."""


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("办好茶乡夜校。每村每月开课一次。", "办好茶乡夜校"),  # its own first sentence
        ("办好茶乡夜校；每村每月开课一次。", "办好茶乡夜校"),
        (f"{LONG}，好好。后面还有。", f"{LONG}，好好"),
        (f"{LONG}，好好好。后面还有。", LONG),  # longer: the first clause only
        ("办好茶乡夜校，每村每月开课。", "办好茶乡夜校"),  # one sentence: its first clause
        ("建夜校，每村每月开课。", "建夜校，每村每月开课"),  # three characters say nothing
        ("办茶夜校，每村开课，人人能学。", "办茶夜校，每村开课"),  # four neither
        ("办茶乡校，每村开课，人人能学。", "办茶乡校，每村开课"),
        ("办好茶夜校，每村开课，人人能学。", "办好茶夜校"),  # five do
        ("夜校。", "夜校"),  # nothing follows
        ("在夜校开课之前，先登记学员。", "在夜校开课之前，先登记学员"),
        ("到规划期末年底，夜校遍布各村。", "到规划期末年底，夜校遍布各村"),
        ("茶乡夜校开课中，村村都有。", "茶乡夜校开课中，村村都有"),
        ("到2025年，夜校遍布各村，人人能学。", "到2025年，夜校遍布各村"),  # a date belongs to what follows
        ("2025年底前，夜校遍布各村，人人能学。", "2025年底前，夜校遍布各村"),
        ("办好茶乡夜校\n每村每月开课。", "办好茶乡夜校"),
        ("", ""),
    ],
)
def test_the_headline_of_a_measure(text: str, short: str) -> None:
    found = headline(made_passage(PLAN, text, part=MEASURES))
    assert (found.short, found.text) == (short, short)


@pytest.mark.parametrize(
    ("part", "text", "told", "figures"),
    [
        (GOALS, "夜校越办越好，每村1所，人人能学，覆盖率达到90%。", "夜校越办越好，每村1所，覆盖率达到90%", ()),
        (MEASURES, "夜校越办越好，每村1所，人人能学，覆盖率达到90%。", "夜校越办越好", ("每村1所", "覆盖率达到90%")),
        (GOALS, "夜校越办越好，覆盖四分之一的村，人人能学。", "夜校越办越好，覆盖四分之一的村", ()),
        (GOALS, "夜校越办越好，每村１所，人人能学。", "夜校越办越好，每村１所", ()),
        (GOALS, "每村办1所夜校，人人能学。", "每村办1所夜校", ()),  # the figure is in the headline
        (MEASURES, "每村办1所夜校，人人能学。", "每村办1所夜校", ()),
        (GOALS, "夜校越办越好，人人能学。", "夜校越办越好", ()),
        (GOALS, "夜校越办越好，越好。", "夜校越办越好", ()),
        (GOALS, "办好茶乡夜校。到2025年，每村1所。", "办好茶乡夜校，到2025年，每村1所", ()),
        (GOALS, "夜校越办越好。覆盖率\n达到90%。", "夜校越办越好，覆盖率达到90%", ()),
        (MEASURES, "办好茶乡夜校。到2025年，每村1所。", "办好茶乡夜校", ("到2025年，每村1所",)),
    ],
)
def test_figures_of_a_goal_are_told_and_those_of_a_measure_kept(
    part: str, text: str, told: str, figures: tuple[str, ...]
) -> None:
    found = headline(made_passage(PLAN, text, part=part))
    assert (found.text, found.figures) == (told, figures)
    assert found.text.startswith(found.short)


def test_a_heading_of_its_own_is_the_headline() -> None:
    passage = made_passage(
        PLAN, "按年通报进展。每年1次。", None, "组织实施", domain=None, headings=("组织实施", "压实各方责任")
    )
    found = headline(passage)
    assert (found.text, found.figures) == ("压实各方责任", ("每年1次",))
