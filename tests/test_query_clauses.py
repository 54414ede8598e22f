"""A clause of a question -> its parts, its kind, and what of it no step can do: stretches and clauses made by hand."""

from __future__ import annotations

import pytest

from assistant.query.asks.conditions import AT_ONCE, conditions, not_at_once
from assistant.query.asks.parts import Parts, parts_of, settle_ends, settle_period
from assistant.query.asks.spans import ClauseSpan
from assistant.query.query import Act, Ask, Operation, Range, Subject
from ingest.figures.quantity import Quantity


def spans(*pieces: tuple[str, str] | tuple[str, str, object]) -> tuple[str, list[ClauseSpan]]:
    """A clause, and its stretches one after another: (words, kind, meaning)."""
    text, found = "", []
    for words, kind, *meaning in pieces:
        found.append(ClauseSpan(len(text), len(text) + len(words), kind, *meaning))  # type: ignore[arg-type]
        text += words
    return text, found


def parts(*pieces: tuple[str, str] | tuple[str, str, object]) -> Parts:
    return parts_of(*spans(*pieces))


@pytest.mark.parametrize(
    ("pieces", "phrases"),
    [
        ([("托育", "words")], ["托育"]),
        ([], []),
        ([("托育", "words"), ("，", "stop"), ("育儿假", "words")], ["托育", "育儿假"]),
        ([("托育", "words"), ("和", "connected"), ("育儿假", "words")], ["托育", "+育儿假"]),
        ([("和", "connected"), ("，", "stop"), ("育儿假", "words")], ["育儿假"]),
        ([("和", "connected"), ("各地", "everywhere"), ("育儿假", "words")], ["+育儿假"]),
        ([("和", "connected"), ("云麓", "place", "云麓市"), ("育儿假", "words")], ["育儿假"]),
        # A small word of one character between two words belongs to them, a longer one does not.
        ([("育", "words"), ("儿", "filler"), ("假", "words")], ["育儿假"]),
        ([("育", "words"), ("儿", "filler"), ("假期", "name")], ["育儿假期"]),
        ([("托育", "words"), ("有关", "filler"), ("补贴", "words")], ["托育补贴"]),
        ([("托育", "words"), ("吗", "filler"), ("？", "stop")], ["托育"]),
        ([("吗", "filler"), ("托育", "words")], ["托育"]),
        # What is left of a way of asking is no beginning of a phrase.
        ([("中", "words"), ("涉及", "filler"), ("托育", "words")], ["托育"]),
        ([("过", "words"), ("关于", "filler"), ("托育", "words")], ["托育"]),
        ([("中", "words"), ("有", "filler"), ("托育", "words")], ["中有托育"]),
        ([("高", "words"), ("关于", "filler"), ("托育", "words")], ["高托育"]),
        ([("里的托育", "words")], ["托育"]),
        ([("托育的", "words")], ["托育"]),
        ([("高中", "words")], ["高中"]),
        ([("5岁以下", "words")], ["5岁以下"]),
        ([("托育上下", "words")], ["托育"]),
        ([("的", "words"), ("，", "stop")], []),
        ([("托育", "words"), ("（", "bracket"), ("补贴", "words")], ["托育补贴"]),
    ],
)
def test_the_phrases_of_a_clause(pieces: list[tuple[str, str]], phrases: list[str]) -> None:
    assert [("+" if one.joined else "") + one.text for one in parts(*pieces).phrases] == phrases


def test_a_phrase_begins_where_its_first_word_stands() -> None:
    found = parts(("关于", "filler"), ("育", "words"), ("儿", "filler"), ("假", "words"), ("、", "connected"), ("托育", "words"))  # fmt: skip
    assert [(one.text, one.start) for one in found.phrases] == [("育儿假", 2), ("托育", 6)]


def test_everything_else_is_put_where_it_belongs() -> None:
    order = Operation("order")
    found = parts(
        ("云麓", "place", "云麓市"), ("云麓", "place", "云麓市"), ("各地", "everywhere"), ("2030", "year", 2030),
        ("第3条", "item", 3), ("上一轮", "issue", "before"), ("健康领域", "heading", "domain:健康"), ("排序", "operation", order),
        ("目标值", "value", "target"), ("怎么", "texts", "how"), ("天气", "beyond"), ("截至", "ends", 2025), ("，", "stop"),
    )  # fmt: skip
    assert (found.places, found.everywhere, found.years, found.item, found.issue) == (["云麓市"], True, [2030], 3, "before")  # fmt: skip
    assert (found.headings, found.operations, found.values) == ([("domain", "健康")], [order], ["target"])
    assert (found.texts, found.beyond, found.ends, found.phrases) == (["how"], ["天气"], 2025, [])
    assert found.form.asks == "how"


@pytest.mark.parametrize(
    ("words", "meaning", "named"),
    [
        ("哪些措施", "items", ["策略措施"]),
        ("哪些目标", "items", ["主要目标"]),
        ("哪些目标和举措", "items", ["主要目标", "策略措施"]),
        ("哪些", "items", []),
        ("多了哪些措施", "extra", ["策略措施"]),
        ("怎么写的措施", "how", []),
    ],
)
def test_the_part_that_a_list_is_asked_of(words: str, meaning: str, named: list[str]) -> None:
    assert parts((words, "texts", meaning)).parts == named


def share(value: float, bound: str | None = None) -> Quantity:
    return Quantity(value, None, "%", "rate", bound, "", 0, 3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pieces", "figures", "bounds"),
    [
        ([("75%", "quantity", share(75))], [75], []),
        ([("超过", "bounds", ">"), ("75%", "quantity", share(75))], [75], [(">", 75)]),
        ([("75%以上", "quantity", share(75, ">="))], [75], [(">=", 75)]),
        ([("超过", "bounds", ">"), ("75%以上", "quantity", share(75, ">="))], [75], [(">", 75)]),
        ([("75%左右", "quantity", share(75, "~"))], [75], [("=", 75)]),
        (
            [("超过", "bounds", ">"), ("75%", "quantity", share(75)), ("80%", "quantity", share(80))],
            [75, 80],
            [(">", 75)],
        ),
        ([("为什么不是", "words"), ("75%", "quantity", share(75))], [], []),
        ([("而非", "words"), ("75%", "quantity", share(75))], [], []),
        ([("是不是", "words"), ("75%", "quantity", share(75))], [75], []),
    ],
)
def test_figures_and_their_bounds(
    pieces: list[tuple[str, str, object]], figures: list[float], bounds: list[tuple[str, float]]
) -> None:
    found = parts(*pieces)
    assert [one.value for one in found.figures] == figures
    assert [(bound, one.value) for bound, one in found.bounds] == bounds


@pytest.mark.parametrize(
    ("text", "values", "act", "years"),
    [
        ("从2011到2020多少", [], None, [2011, 2020]),
        ("从2011到2020几个", [], None, [2011, 2020]),
        ("从2011到2020", [], None, []),
        ("2011到2020多少", [], None, []),
        ("2011到2020", ["change"], None, [2011, 2020]),
        ("2011到2020", ["series"], None, [2011, 2020]),
        ("2011到2020", ["target"], None, []),
        ("2011到2020", [], "difference", [2011, 2020]),
        ("2011到2020", [], "order", []),
    ],
)
def test_two_years_are_a_period_or_two_years(text: str, values: list[str], act: Act | None, years: list[int]) -> None:
    held = Parts(text, period=(2011, 2020), values=values, operations=[Operation(act)] if act else [])
    settle_period(held)
    assert (held.years, held.period) == (years, None if years else (2011, 2020))


@pytest.mark.parametrize(("text", "years"), [("到2025年为止涨了多少", [2025]), ("2025年到期的规划", [])])
def test_a_year_until_which_something_goes(text: str, years: list[int]) -> None:
    held = Parts(text, ends=2025)
    settle_ends(held)
    assert (held.years, held.ends) == (years, None if years else 2025)


ONE, TWO = Subject("近视率", "近视率"), Subject("婴儿死亡率", "婴儿死亡率")
HERE, THERE, ALL = Range(places=("1",)), Range(places=("1", "2")), Range(everywhere=True)
BOUND, OPEN = Operation("where", comparison=">", value=5), Operation("where", comparison="hard")


def asks(*each: tuple[Range, int, Operation | None]) -> list[Ask]:
    return [
        Ask("figures", "", (ONE, TWO)[:number], within, operations=(step,) if step else ())
        for within, number, step in each
    ]


@pytest.mark.parametrize(
    ("each", "joined", "named"),
    [
        ([], True, False),
        ([(ALL, 1, None)], True, False),
        ([(ALL, 2, None)], True, True),
        ([(ALL, 2, None)], False, False),
        ([(ALL, 1, None), (ALL, 0, None)], True, True),
        ([(ALL, 0, None)], True, False),
        ([(ALL, 1, BOUND)], False, False),
        ([(ALL, 1, BOUND), (ALL, 1, BOUND)], False, True),
        ([(ALL, 1, BOUND), (ALL, 1, OPEN)], False, False),
        ([(THERE, 1, BOUND), (THERE, 1, BOUND)], False, True),
        ([(HERE, 1, BOUND), (HERE, 1, BOUND)], False, False),  # of one place each condition is told
        ([(HERE, 1, BOUND), (ALL, 1, BOUND)], False, False),
        ([(ALL, 1, BOUND), (HERE, 1, BOUND)], False, False),
    ],
)
def test_several_conditions_at_once(each: list[tuple[Range, int, Operation | None]], joined: bool, named: bool) -> None:
    assert not_at_once(asks(*each), joined) == ([AT_ONCE] if named else [])


@pytest.mark.parametrize(
    ("clause", "pieces"),
    [
        ("既提到育儿假又提到托育的地方", ["提到育儿假的地方", "提到托育的地方"]),
        ("不高于12/10万且不低于70%", ["不高于12/10万", "不低于70%"]),
        ("不高于12/10万且写得具体", ["不高于12/10万且写得具体"]),
        ("近视率", ["近视率"]),
    ],
)
def test_conditions_of_one_clause(clause: str, pieces: list[str]) -> None:
    assert conditions(clause) == pieces
