"""What an answer works out of the values of several places, and what it is drawn from: asked as people ask.

Nothing here knows how an answer is made, only what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from compared_plans import made, plan, wrote
from hashed_embedder import HashedEmbedder

from assistant.assistant import Assistant
from index.library import Library
from index.search import Searcher

DEATHS = {"柏川县": 9, "桐坪县": 14, "榆河县": 16, "槐岭县": 9}
CARE = {"柏川县": 91, "桐坪县": 95, "榆河县": 97, "槐岭县": 93}


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant on plans of four places, each with two figures."""
    folder = tmp_path_factory.mktemp("four")
    with Library(folder / "library", create=True) as library:
        made(
            library, folder,
            *((place, "妇女", 2030, "起步。",
               [f"孕产妇死亡率控制在{DEATHS[place]}/10万以下。", f"孕产妇系统管理率达到{CARE[place]}%以上。"])
              for place in DEATHS),
        )  # fmt: skip
        yield Assistant(library, HashedEmbedder)


def test_the_mean_of_all_places(four: Assistant) -> None:
    answer = four.ask("各地孕产妇死亡率目标平均是多少")
    assert 12 in [computed.value for computed in answer.computed]  # (9 + 14 + 16 + 9) / 4
    assert "12/10万" in answer.text
    assert answer.unsupported == 0


BOUNDS = [
    ("不低于95%", 2, ["桐坪县", "榆河县"]),  # 95 itself counts
    ("高于95%", 1, ["榆河县"]),
    ("不高于95%", 3, ["柏川县", "桐坪县", "槐岭县"]),
    ("低于95%", 2, ["柏川县", "槐岭县"]),
]


@pytest.mark.parametrize(("bound", "count", "places"), BOUNDS)
def test_a_bound_holds_or_not_at_the_figure_itself(four: Assistant, bound: str, count: int, places: list[str]) -> None:
    answer = four.ask(f"孕产妇系统管理率目标{bound}的有哪些地方")
    assert count in [computed.value for computed in answer.computed]
    told = answer.text.splitlines()[0].partition("其余")[0]
    assert [place for place in CARE if place in told] == places


def test_the_lowest_of_several_is_all_that_share_it(four: Assistant) -> None:
    told = four.ask("哪个地方的孕产妇死亡率目标最低").text.splitlines()[0]
    assert [place for place in DEATHS if place in told] == ["柏川县", "槐岭县"]


def test_from_strict_to_loose(four: Assistant) -> None:
    told = four.ask("各地孕产妇死亡率目标从严到松怎么排").text.splitlines()[0]
    assert told.index("槐岭县") < told.index("桐坪县") < told.index("榆河县")
    told = four.ask("各地孕产妇系统管理率目标从严到松怎么排").text.splitlines()[0]
    assert told.index("榆河县") < told.index("桐坪县") < told.index("槐岭县") < told.index("柏川县")


BROAD = """柏川县妇女发展规划（2021—2030年）
一、总体要求
坚持夜校、茶亭、渡口一起抓，冬闲夜校办到村口。
二、目标与措施
（一）妇女与乡村
主要目标：
1.渡口加装护栏。
策略措施：
1.夜校办到村口，由镇上派教师，冬季每周三晚上开课。
2.茶亭按期修缮。
"""


@pytest.fixture
def broad(library: Library, tmp_path: Path) -> Assistant:
    """A plan whose preamble holds more words of a question than the item that settles it."""
    wrote(library, tmp_path, broad=BROAD)
    return Assistant(library, HashedEmbedder)


def test_what_settles_a_subject_comes_before_the_preamble_that_names_it(broad: Assistant) -> None:
    question = "柏川县冬闲夜校怎么办到村口"
    hits = Searcher(broad.library, HashedEmbedder).search(question, 4)
    assert hits[0].passage.part == "总体要求", "the search alone would begin with the preamble"
    assert broad.retrieve(question, 4)[0].part == "策略措施"
    assert broad.ask(question).citations[0].path[-2:] == ("策略措施", "1")


def test_a_place_that_says_hardly_a_word_of_it_is_silent(library: Library, tmp_path: Path) -> None:
    wrote(
        library, tmp_path, broad=BROAD,
        other=plan("桐坪县妇女发展规划（2021—2030年）", "妇女与乡村", "村口渡船每周检修。", "茶场办好食堂。"),
    )  # fmt: skip
    answer = Assistant(library, HashedEmbedder).ask("各地的冬闲夜校怎么开课")
    assert {citation.region for citation in answer.citations} == {"柏川县"}
    assert answer.coverage is not None
    assert [silent.region for silent in answer.coverage.silent] == ["桐坪县"]


def test_one_claim_is_no_reason_against_the_other(four: Assistant) -> None:
    lines = [
        line
        for line in four.ask("各地孕产妇死亡率都是9/10万、14/10万，没错吧？").text.splitlines()
        if "不是的有" in line
    ]
    against = [line.partition("不是的有")[2] for line in lines]
    assert len(against) == 2
    assert all("榆河县" in line and "桐坪县" not in line and "柏川县" not in line for line in against)


def test_the_ledger_adds_up_where_a_goal_has_nothing_to_be_compared_with(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("柏川县", "妇女", 2030, "2020年孕产妇死亡率为11/10万。", ["孕产妇死亡率控制在9/10万以下。"]),
        ("桐坪县", "妇女", 2030, "起步。", ["孕产妇死亡率控制在14/10万以下。"]),
        ("榆河县", "妇女", 2030, "起步。", ["健康水平提高。"]),
    )  # fmt: skip
    text = Assistant(library, HashedEmbedder).ask("各地孕产妇死亡率目标比2020年实际低多少").text
    assert "共3格；有数值1，没有提到或没有所问的数值2" in text
