"""A query as JSON: the same value comes back, and what cannot be used is named in one sentence."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.query.describe import query_described
from assistant.query.query import (
    Act,
    Ask,
    Comparison,
    Form,
    Kind,
    Operation,
    Query,
    Range,
    Subject,
    Than,
    Value,
    from_json,
    to_json,
)
from ingest.errors import GuihuaError

TEXT = st.text("云麓市婴儿死亡率a1 ", max_size=6)
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
YEAR = st.integers(2000, 2050)
NUMBER = st.integers(-9, 999) | st.floats(0, 100, allow_nan=False)


def perhaps(held: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | held


SUBJECTS = st.builds(Subject, TEXT, perhaps(TEXT), TEXT, TEXT, TEXTS)
OPERATIONS = st.builds(
    Operation, st.sampled_from(get_args(Act)), st.sampled_from(["value", "strictness"]), st.booleans(), st.integers(1, 9),
    perhaps(st.sampled_from(get_args(Comparison))), perhaps(NUMBER.map(float)), perhaps(NUMBER.map(float)), perhaps(TEXT),
    perhaps(st.sampled_from(get_args(Than))), TEXTS, TEXT,
)  # fmt: skip
RANGES = st.builds(
    Range, places=TEXTS, everywhere=st.booleans(), area=TEXT, not_held=TEXTS, plans_not_held=TEXTS, audience=perhaps(TEXT),
    audiences=st.booleans(), leaning=perhaps(TEXT), period=perhaps(st.tuples(YEAR, YEAR)),
    issue=perhaps(st.sampled_from(["before", "current", "all"])), ends=perhaps(YEAR), domain=perhaps(TEXT),
    domain_not_held=TEXT, part=perhaps(TEXT), section=perhaps(TEXT), item=perhaps(st.integers(-1, 20)),
    refers=perhaps(st.sampled_from(["place", "places"])),
)  # fmt: skip
VALUES = st.builds(Value, st.sampled_from(["target", "baseline", "both", "any"]), st.lists(YEAR, max_size=2).map(tuple))
FORMS = st.builds(Form, perhaps(st.integers(1, 9)), perhaps(st.integers(1, 999)), st.booleans())
ASKS = st.builds(
    Ask, st.sampled_from(get_args(Kind)), TEXT, st.lists(SUBJECTS, max_size=2).map(tuple), RANGES, VALUES,
    st.lists(OPERATIONS, max_size=3).map(tuple), TEXTS, FORMS, st.booleans(),
)  # fmt: skip
QUERIES = st.builds(Query, TEXT, st.lists(ASKS, max_size=2).map(tuple), TEXTS, TEXTS, st.booleans())


@given(QUERIES)
def test_a_query_survives_json(query: Query) -> None:
    assert from_json(json.loads(json.dumps(to_json(query)))) == query


@given(QUERIES)
def test_every_query_has_a_line_of_chinese(query: Query) -> None:
    line = query_described(query, {})
    assert line
    assert "\n" not in line


def test_what_is_as_by_default_is_left_out() -> None:
    query = Query("x", (Ask("figures", "x", (Subject("婴儿死亡率", "婴儿死亡率"),), operations=(Operation("order"),)),))
    assert to_json(query)["asks"] == [
        {"kind": "figures", "text": "x", "subjects": [{"words": "婴儿死亡率", "indicator": "婴儿死亡率"}],
         "operations": [{"act": "order"}]}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "where"),
    [
        ({}, "text"),
        ({"text": 3, "asks": []}, "text"),
        ({"text": "x", "asks": [{"kind": "figure", "text": ""}]}, "asks.0.kind"),
        ({"text": "x", "asks": [{"kind": "figures", "text": "", "places": []}]}, "asks.0.places"),
        ({"text": "x", "asks": [{"kind": "figures", "text": "", "operations": [{"act": "add"}]}]}, "asks.0.operations.0.act"),
        ({"text": "x", "asks": [{"kind": "figures", "text": "", "range": {"item": "二"}}]}, "asks.0.range.item"),
        ({"text": "x", "asks": [], "model": "y"}, "model"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named(record: dict[str, Any], where: str) -> None:
    with pytest.raises(GuihuaError) as refused:
        from_json(record)
    said = str(refused.value)
    assert said.startswith(f"查询的 {where} 无法使用（")
    assert said.endswith("，请改正后重试，字段见 docs/query.md")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ({"kind": "sum"}, "asks.0.kind 无法使用（值是 \"sum\"，应是 figures、indicators、plans、items、digest、presence、contrast、passages、foreign 之一）"),
        ({"places": []}, "asks.0.places 无法使用（没有这个字段）"),
        ({"text": None}, "asks.0.text 无法使用（值是 null，应是文字）"),
        ({"subjects": "婴儿死亡率"}, "asks.0.subjects 无法使用（值是 \"婴儿死亡率\"，应是列表 […]）"),
        ({"subjects": ["婴儿死亡率"]}, "asks.0.subjects.0 无法使用（值是 \"婴儿死亡率\"，应是一组字段 {…}）"),
        ({"subjects": [{}]}, "asks.0.subjects.0.words 无法使用（没有写，而它不能省略）"),
        ({"range": {"everywhere": "也许"}}, "range.everywhere 无法使用（值是 \"也许\"，应是 true 或 false）"),
        ({"range": {"period": [2021, 2025, 2030]}}, "range.period 无法使用（值是 [2021, 2025, 2030]，列表的长度不对）"),
        ({"operations": [{"act": "order", "n": 1.5}]}, "operations.0.n 无法使用（值是 1.5，应是整数）"),
        ({"operations": [{"act": "where", "value": "很多"}]}, "operations.0.value 无法使用（值是 \"很多\"，应是数字）"),
        ({"range": {"section": ["目标" * 30]}}, "目标目标目标…，应是文字）"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_chinese_with_the_value_and_what_should_stand_there(
    ask: dict[str, Any], said: str
) -> None:
    with pytest.raises(GuihuaError) as refused:
        from_json({"text": "", "asks": [{"kind": "figures", "text": "", **ask}]})
    assert said in str(refused.value)
    assert not re.search("[Ii]nput|should|valid", str(refused.value))
