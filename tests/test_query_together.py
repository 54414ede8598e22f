"""What a sentence is to the one before it: the rules of `asks_together`, each by asks made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.query.asks.together import asks_together, at_the_place_meant, with_more_said
from assistant.query.query import Ask, Form, Kind, Operation, Range, Subject, Value

RATE = Subject("婴儿死亡率", "婴儿死亡率")
GOAL = Ask("figures", "云麓婴儿死亡率是多少", (RATE,), Range(places=("云麓",)), Value("target"))
ALL = Range(everywhere=True)


def text(kind: Kind, words: str, where: Range | None = None, said: str = "") -> Ask:
    """An ask of texts on one topic."""
    return Ask(kind, said or words, (Subject(words),) if words else (), where or Range())


@pytest.mark.parametrize(
    ("ask", "operations", "where"),
    [
        (text("passages", ""), None, None),
        (replace(text("passages", "", said="哪里最低"), operations=(Operation("extreme"),)), ("extreme",), ALL),
        (replace(text("passages", "", said="有几个"), operations=(Operation("count"),)), ("count",), ALL),
        (replace(text("passages", ""), operations=(Operation("confirm"),)), None, None),
        (text("passages", "", ALL), (), ALL),
        (replace(text("passages", ""), value=Value("any", (2020,))), (), GOAL.range),
        (replace(text("passages", ""), value=Value("baseline")), (), GOAL.range),
        (replace(text("passages", ""), value=Value("both")), (), GOAL.range),
        (replace(text("passages", ""), value=Value("target")), None, None),  # what was asked already
    ],
)
def test_of_the_same_figure(ask: Ask, operations: tuple[str, ...] | None, where: Range | None) -> None:
    kept, rest = asks_together([GOAL, ask])
    assert rest == []
    if operations is None:
        assert len(kept) == 1
        return
    assert len(kept) == 2
    assert (kept[1].kind, kept[1].subjects, kept[1].range) == ("figures", (RATE,), where)
    assert tuple(one.act for one in kept[1].operations) == operations


def test_nothing_is_the_same_of_a_name_that_no_plan_has() -> None:
    unknown = replace(GOAL, subjects=(Subject("高校入学率", "毛入学率", lacking="高校"),))
    kept, _ = asks_together([unknown, replace(text("passages", ""), value=Value("baseline"))])
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("kind", "joined"),
    [
        ("presence", True),
        ("contrast", True),
        ("passages", True),
        ("digest", False),
        ("items", False),
        ("figures", False),
    ],
)
def test_a_short_word_is_asked_of_the_topic_before(kind: Kind, joined: bool) -> None:
    before = text(kind, "HPV疫苗")
    kept, _ = asks_together([before, text("presence", "免费", said="有没有哪里明说免费")])
    assert kept[0] == before
    assert ([ask.subjects[0].words for ask in kept[1:]] == ["HPV疫苗免费"]) == joined


@pytest.mark.parametrize(("words", "loose"), [("免费", True), ("免费接种", False)])
def test_only_a_short_word_is(words: str, loose: bool) -> None:
    kept, _ = asks_together([text("presence", "HPV疫苗"), text("presence", words)])
    assert (kept[1].subjects[0].words == f"HPV疫苗{words}") == loose


@pytest.mark.parametrize(
    ("before", "said", "kind"),
    [
        (text("presence", "防溺水", ALL), "有区别吗", "contrast"),
        (text("passages", "防溺水", Range(places=("甲", "乙"))), "有什么不同", "contrast"),
        (text("presence", "防溺水", Range(places=("甲",))), "有区别吗", "presence"),
        (text("presence", "防溺水", ALL), "谢谢", "presence"),
        (replace(text("passages", "监测", ALL), form=Form(asks="who")), "各地一样吗", "passages"),
        (replace(text("presence", "防溺水", ALL), operations=(Operation("count"),)), "有区别吗", "presence"),
        (text("items", "", ALL), "有区别吗", "items"),
    ],
)
def test_texts_are_set_against_each_other(before: Ask, said: str, kind: str) -> None:
    assert with_more_said(before, text("passages", "", said=said)).kind == kind


def test_where_and_how_is_taken_from_the_second_sentence() -> None:
    asked = replace(text("passages", "", Range(everywhere=True, audience="儿童")), form=Form(asks="how"))
    found = with_more_said(text("passages", "留守儿童"), asked)
    assert (found.range.everywhere, found.range.audience, found.form.asks) == (True, "儿童", "how")
    own = with_more_said(replace(text("passages", "留守儿童", Range(places=("云麓",))), form=Form(asks="who")), asked)
    assert (own.range.places, own.range.everywhere, own.form.asks) == (("云麓",), False, "who")


def test_a_condition_that_was_a_claim() -> None:
    claim = Operation("where", comparison="<=", value=2, unit="%")
    before = replace(GOAL, text="各地都要降到2%以下", range=ALL, operations=(claim,))
    confirm = replace(text("passages", "", said="这么写准确吗"), operations=(Operation("confirm"),))
    (found,), _ = asks_together([before, confirm])
    assert [(one.act, one.value) for one in found.operations] == [("confirm", 2)]
    (other, *_), _ = asks_together([replace(before, text="哪些地方降到2%以下"), confirm])
    assert other.operations[0].act == "where"


def test_it_is_the_place_that_was_spoken_of() -> None:
    below = Operation("where", comparison="<", than="place")
    named = replace(below, places=("青槐",))
    assert at_the_place_meant((below, named, Operation("count")), ("云麓",)) == (
        replace(below, places=("云麓",)), named, Operation("count"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "joined"),
    [(GOAL, True), (replace(text("passages", "会游泳"), figure=True), True), (text("passages", "会游泳"), False)],
)
def test_until_when(before: Ask, joined: bool) -> None:
    kept, _ = asks_together([before, Ask("plans", "哪年之前", fields=("period",))])
    assert (len(kept) == 1) == joined
    assert not joined or kept[0].fields == ("period",)
