"""Two figures beside each other in sentences: higher, lower or the same, stricter or looser, and what a question claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from compared_plans import made
from with_pack import PACK

from assistant.query.query import Operation, Subject
from assistant.run.result import BesideNation, Pair, Worked
from assistant.tell.figures.pairs import tell_pairs
from assistant.tell.figures.telling import Telling
from assistant.tell.sources import Sources
from index.library import Library
from ingest.register.targets import Target

NAME = "孕产妇死亡率"
GOALS = {"柏川县": 9, "桐坪县": 11, "榆河县": 10}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three places that were at 10 in 2020 and at 12 in 2015, with goals below, above and at it."""
    folder = tmp_path_factory.mktemp("three")
    reached = "孕产妇死亡率由2015年的12/10万下降到2020年的10/10万。"
    with Library(folder / "library", create=True) as library:
        made(library, folder, *((place, "妇女", 2030, reached, [f"孕产妇死亡率控制在{goal}/10万以下。"]) for place, goal in GOALS.items()))  # fmt: skip
        yield library


def rows_of(library: Library, place: str) -> tuple[Target, Target, Target]:
    """The values of 2015 and 2020, and the goal."""
    before, now, goal = (t for t in library.register(indicator=NAME) if t.passage.plan.region == place)
    return before, now, goal


def pair(library: Library, place: str) -> Pair:
    _, now, goal = rows_of(library, place)
    value = goal.value - now.value  # type: ignore[operator]
    relation: Any = "stricter" if value < 0 else "looser" if value else "equal"
    return Pair(place, now, goal, value, "/10万", relation)


def change(library: Library, place: str, first: int = 0, second: int = 1) -> Pair:
    rows = rows_of(library, place)
    return Pair(place, rows[first], rows[second], rows[second].value - rows[first].value, "/10万")  # type: ignore[operator]


def told(library: Library, operations: Sequence[Operation] = (), **worked: Any) -> tuple[list[str], dict[str, float]]:
    telling = Telling(Sources(library), "")
    tell_pairs(telling, Worked(Subject(NAME, NAME), (), operations=tuple(operations), **worked))
    return [statement.text for statement in telling.statements], {one.what: one.value for one in telling.computed}


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("柏川县", "柏川县：目标控制在9/10万以下[1]，比2020年实际的10/10万[2]低1/10万，还要下降1/10万，比现状更严。"),
        ("桐坪县", "桐坪县：目标控制在11/10万以下[1]，比2020年实际的10/10万[2]高1/10万，比现状宽松，不要求再前进。"),
        ("榆河县", "榆河县：目标控制在10/10万以下[1]，比2020年实际的10/10万[2]没有差别，与现状持平。"),
    ],
)
def test_a_goal_beside_what_was_reached(place: str, text: str, three: Library) -> None:
    texts, computed = told(three, pairs=(pair(three, place),))
    assert texts == [text]
    assert computed == {f"{place}目标减现状": GOALS[place] - 10, "相差": abs(GOALS[place] - 10)}


def test_changes_between_two_years(three: Library) -> None:
    texts, computed = told(three, changes=(change(three, "柏川县"),))
    assert texts == ["柏川县：2015年12/10万[1]，2020年10/10万[1]，下降2/10万。"]
    assert computed == {"柏川县下降": 2}
    assert told(three, changes=(change(three, "柏川县", 1, 0),))[0][0].endswith("，上升2/10万。")
    assert told(three, changes=(change(three, "柏川县", 1, 1),))[0][0].endswith("，没有变化。")


CLAIMS = [
    ({"descending": True, "words": "which"}, "目标比现状高的有1个：桐坪县。"),
    ({"descending": False, "words": "which"}, "目标比现状低的有1个：柏川县。"),
    ({"descending": True}, "不都是这样：目标比现状高的有桐坪县；并不比现状高的有柏川县、榆河县。"),
    ({"descending": True, "by": "strictness"}, "不都是这样：目标比现状更严的有柏川县；并不比现状更严的有桐坪县、榆河县。"),
    ({"descending": False, "by": "strictness"}, "不都是这样：目标比现状更松的有桐坪县；并不比现状更松的有柏川县、榆河县。"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "text"), CLAIMS)
def test_what_is_claimed_of_goals(claim: dict[str, Any], text: str, three: Library) -> None:
    confirm = Operation("confirm", than="baseline", **claim)
    pairs = tuple(pair(three, place) for place in GOALS)
    assert told(three, [confirm], pairs=pairs)[0][0] == text


@pytest.mark.parametrize(
    ("place", "descending", "words", "text"),
    [
        ("桐坪县", True, "", "是的，目标比现状高。"),
        ("柏川县", True, "", "不是，目标并不比现状高。"),
        ("榆河县", True, "", "不是，目标并不比现状高。"),  # the same is neither higher
        ("榆河县", False, "", "不是，目标并不比现状低。"),  # nor lower
        ("柏川县", True, "which", "没有一个地方的目标比现状高。"),
    ],
)
def test_a_claim_of_one_goal(place: str, descending: bool, words: str, text: str, three: Library) -> None:
    confirm = Operation("confirm", than="baseline", descending=descending, words=words)
    assert told(three, [confirm], pairs=(pair(three, place),))[0][0] == text


def test_nothing_is_claimed_of_nothing(three: Library) -> None:
    assert told(three, [Operation("confirm", than="baseline")]) == ([], {})
    which = Operation("confirm", than="baseline", words="which")
    assert told(three, [which]) == ([], {"目标比现状高的地方": 0})


@pytest.mark.parametrize(
    ("descending", "text"),
    [(True, "变化最大的是榆河县（下降3/10万）。"), (False, "变化最小的是柏川县（下降2/10万）、桐坪县（上升2/10万）。")],
)
def test_who_changed_most_or_least(descending: bool, text: str, three: Library) -> None:
    changes = (change(three, "柏川县"), change(three, "桐坪县", 1, 0), change(three, "榆河县"))
    last = Pair(changes[2].name, changes[2].first, changes[2].second, -3, "/10万")
    asked = Operation("extreme", descending=descending, words="change")
    texts, _ = told(three, [asked], changes=(*changes[:2], last))
    assert texts[0] == text
    assert not told(three, [Operation("extreme", descending=descending)], changes=())[0]


def test_of_goals_only_those_that_go_ahead_have_changed(three: Library) -> None:
    asked = Operation("extreme", words="change")
    texts, _ = told(three, [asked], pairs=tuple(pair(three, place) for place in GOALS))
    assert texts[-1] == "目标比现状变化最大的是柏川县（下降1/10万）。"


@pytest.mark.parametrize(
    ("place", "relation", "text"),
    [
        ("柏川县", "stricter", "相比低3/10万，更严。"),
        ("桐坪县", "stricter", "相比低1/10万，更严。"),
        ("桐坪县", "looser", "相比低1/10万，更松。"),
        ("桐坪县", "equal", "相比低1/10万。"),
    ],
)
def test_a_goal_beside_the_nation(place: str, relation: Any, text: str, three: Library) -> None:
    known = PACK.indicator(NAME)
    assert known is not None
    reference = known.national[0]  # 12/10万 for 2030
    goal = rows_of(three, place)[2]
    value = (goal.value or 0) - reference.value
    texts, computed = told(three, nations=(BesideNation(place, goal, reference, value, relation, True),))
    assert texts[0].startswith(f"{place}控制在{GOALS[place]}/10万以下[1]，与国家目标2030年12/10万（《")
    assert texts[0].endswith(text)
    assert computed[f"{place}减国家目标"] == value
    (same,), _ = told(three, nations=(BesideNation(place, goal, reference, 0, "equal", True),))
    assert same.endswith("相比相同。")
    (higher,), _ = told(three, nations=(BesideNation(place, goal, reference, 2, "looser", True),))
    assert higher.endswith("相比高2/10万，更松。")
    (other,), _ = told(three, nations=(BesideNation(place, goal, reference, None, None, False),))
    assert other.endswith("，年份不同，不直接比较。")
    (alone,), _ = told(three, nations=(BesideNation(place, None, reference, None, None, True),))
    assert alone.startswith("国家目标：2030年12/10万（《")
