"""What is said before an ask is answered, and to which ask belongs what of a question nobody understood."""

from __future__ import annotations

import pytest
from asks import over

from assistant.answer_ask import area_not_held, refusal_of_not_held, with_what_was_not_understood
from assistant.query.query import Ask, Kind, Query, Range
from assistant.tell.sources import Sources
from index.library import Library

WHOLE = "育儿假有几天，托育点有几处"


@pytest.mark.parametrize(
    ("texts", "unresolved", "held"),
    [
        (("育儿假有几天", "托育点有几处"), ("育儿假",), [("育儿假有几天", "育儿假"), ("托育点有几处", "")]),
        (("育儿假有几天", "托育点有几处"), ("托育点",), [("育儿假有几天", ""), ("托育点有几处", "托育点")]),
        (("育儿假有几天", "托育点有几处"), ("有几",), [("育儿假有几天", "有几"), ("托育点有几处", "有几")]),
        (("育儿假有几天", "托育点有几处"), ("假有托",), [("育儿假有几天", "假有托"), ("托育点有几处", "")]),
        (("育儿假有几天", "托育点有几处"), ("潮汐",), [("育儿假有几天", ""), (WHOLE, "潮汐")]),
        (("育儿假有几天", "托育点有几处"), ("托育点", "潮汐"), [("育儿假有几天", ""), (WHOLE, "托育点、潮汐")]),
        (("育儿假有几天", "托育点有几处"), ("育儿假", "潮汐"), [("育儿假有几天", "育儿假"), (WHOLE, "潮汐")]),
        (("育儿假有几天",), ("育",), [(WHOLE, "育")]),  # one character stands in none
        (("育儿假有几天",), (), [("育儿假有几天", "")]),
        ((), ("育儿假",), []),
    ],
)
def test_each_ask_has_its_own_words(
    texts: tuple[str, ...], unresolved: tuple[str, ...], held: list[tuple[str, str]]
) -> None:
    query = Query(WHOLE, tuple(Ask("passages", text) for text in texts), unresolved)
    assert [(ask.text, "、".join(words)) for ask, words in with_what_was_not_understood(query)] == held


@pytest.mark.parametrize(
    ("kind", "within", "said"),
    [
        ("figures", Range(area="甲省"), True),
        ("passages", Range(area="甲省", places=("甲县",)), True),
        ("figures", Range(), False),
        ("figures", Range(area="甲省", everywhere=True), False),
        ("plans", Range(area="甲省"), False),
    ],
)
def test_an_area_without_a_plan_of_its_own_is_named(kind: Kind, within: Range, said: bool) -> None:
    statement = area_not_held(Ask(kind, "", (), within))
    assert (statement.text if statement else None) == (
        "资料库没有收录甲省本级的规划，以下是其范围内收录的地方。" if said else None
    )


HELD = "现有：白鹭县、青槐县、沙泉自治州、松岚区、望川旗、云麓市。"


@pytest.mark.parametrize(
    ("named", "not_held", "plans_not_held", "everywhere", "lines"),
    [
        ((), (), (), False, None),
        ((), ("石桥县",), (), False, ["资料库没有石桥县的规划，"]),
        ((), ("石桥县", "松口县"), (), False, ["资料库没有石桥县、松口县的规划，"]),
        (("云麓",), ("石桥县",), (), False, None),  # the one that is held is answered
        ((), ("石桥县",), (), True, None),
        ((), (), ("甲规划",), False, ["资料库没有收录《甲规划》。"]),
        (("云麓",), (), ("甲规划", "乙规划"), False, ["资料库没有收录《甲规划》《乙规划》。"]),
        ((), ("石桥县",), ("甲规划",), False, ["资料库没有收录《甲规划》。", "资料库没有石桥县的规划，"]),
    ],
)
def test_what_is_not_held_is_refused(
    sample_library: Library, named: tuple[str, ...], not_held: tuple[str, ...], plans_not_held: tuple[str, ...],
    everywhere: bool, lines: list[str] | None,
) -> None:  # fmt: skip
    places = over(sample_library, *named).places if named else ()
    within = Range(places=places, everywhere=everywhere, not_held=not_held, plans_not_held=plans_not_held)
    draft = refusal_of_not_held(Ask("figures", "", (), within), sample_library, Sources(sample_library))
    if lines is None:
        assert draft is None
        return
    assert draft is not None
    assert draft.status == "not_found"
    assert [statement.text.replace(HELD, "") for statement in draft.statements] == lines
