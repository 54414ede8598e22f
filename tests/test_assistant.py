"""Answers over the library of sample plans, without a model: complete, cited word for word, and silent where they must be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hashed_embedder import HashedEmbedder

from assistant.assistant import Assistant
from assistant.tell.answer import Answer
from index.build import ingest
from index.library import Library

PLACES = {"云麓市", "望川旗", "白鹭县", "沙泉自治州", "青槐县", "松岚区"}


def values(answer: Answer) -> list[tuple[str | None, float | None, str | None]]:
    return [(row.region, row.value, row.unit) for row in answer.rows]


@pytest.mark.parametrize(
    ("question", "region", "value", "unit"),
    [
        ("云麓孕产妇死亡率要控制在多少以内？", "云麓市", 12, "/10万"),
        ("望川旗孕产妇死亡率目标是多少", "望川旗", 10, "/10万"),
        ("云麓5岁以下孩子贫血率要压到多少？", "云麓市", 9, "%"),
        ("松岚区5岁以下小孩贫血率控制在多少", "松岚区", 6, "%"),
    ],
)
def test_a_figure_of_one_place(question: str, region: str, value: float, unit: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)
    assert (answer.status, values(answer)) == ("answered", [(region, value, unit)])
    assert all(citation.region == region for citation in answer.citations)


@pytest.mark.parametrize("question", ["资料库里有哪些规划", "收录了几个地方？"])
def test_a_file_without_headings_is_named_among_the_plans(question: str, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "说明.txt"
    file.write_text("关于本季度工作的说明。\n请各科室按时完成。\n", "utf-8")
    assert [outcome.status for outcome in ingest(library, [file], HashedEmbedder, processes=0)] == ["added"]
    answer = Assistant(library, HashedEmbedder).ask(question)
    assert "说明.txt" in answer.text
    assert [citation.quote for citation in answer.citations] == ["关于本季度工作的说明。"]


def test_a_follow_up_keeps_the_indicator_and_changes_the_place(assistant: Assistant) -> None:
    answer = assistant.ask("那望川呢", ["云麓的孕产妇死亡率目标是多少？"])
    assert values(answer) == [("望川旗", 10, "/10万")]


@pytest.mark.parametrize("history", [["云麓小学生近视率要降到多少？"], []])
def test_the_population_that_was_asked_for(history: list[str], assistant: Assistant) -> None:
    answer = assistant.ask("高中生呢？" if history else "云麓高中生近视率要降到多少", history)
    assert values(answer) == [("云麓市", 68, "%")]


@pytest.mark.parametrize("question", ["北京市孕产妇死亡率目标是多少", "河湾县的婴儿死亡率要控制在多少"])
def test_a_place_that_the_library_does_not_know(question: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)
    assert answer.status in ("not_found", "clarify")
    assert answer.rows == ()


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("北京呢", ["云麓孕产妇死亡率是多少"]),
        ("北京的孕产妇死亡率目标是多少", []),
        ("孕产妇死亡率，北京市目标是多少", []),
    ],
)
def test_an_unknown_place_in_other_words(question: str, history: list[str], assistant: Assistant) -> None:
    answer = assistant.ask(question, history)
    assert answer.status in ("not_found", "clarify")
    assert answer.rows == ()


def test_the_name_of_an_unknown_place(assistant: Assistant) -> None:
    assert "请问" not in assistant.ask("请问北京市的孕产妇死亡率目标是多少").text


def test_one_of_two_places_is_unknown(assistant: Assistant) -> None:
    answer = assistant.ask("青槐县和北京市的孕产妇死亡率目标分别是多少")
    assert answer.status == "partial"
    assert "北京" in answer.text


def test_a_kind_of_country_is_no_place(assistant: Assistant) -> None:
    assert "没有库区的规划" not in assistant.ask("库区妇女有什么政策").text


def test_the_change_between_two_past_years(assistant: Assistant) -> None:
    first = assistant.ask("青槐孕产妇死亡率2020年比2010年下降了多少").text.splitlines()[0]
    assert "32.5" in first
    assert "16.8" in first


def test_a_follow_up_that_changes_the_audience(assistant: Assistant) -> None:
    assert "儿童与健康" in assistant.ask("儿童的呢", ["云麓妇女规划有哪些领域"]).text


def test_the_year_that_was_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("云麓的孕产妇死亡率2020年是多少")
    assert values(answer) == [("云麓市", 13.2, "/10万")]


def test_a_year_beyond_the_period_of_the_plan(assistant: Assistant) -> None:
    answer = assistant.ask("云麓2035年孕产妇死亡率目标是多少")
    assert answer.status != "answered" or "2030" in answer.text


def test_which_of_two_places_is_lower(assistant: Assistant) -> None:
    first = assistant.ask("云麓和青槐，谁的孕产妇死亡率更低").text.splitlines()[0]
    assert "云麓" in first
    assert any(word in first for word in ("更低", "最低", "较低", "低于"))


def test_a_follow_up_keeps_the_place_and_changes_the_office(assistant: Assistant) -> None:
    answer = assistant.ask("主任呢", ["云麓社区居委会成员里女性占多少？"])
    assert "40" in answer.text.splitlines()[0]


def test_without_a_history_a_follow_up_is_not_guessed(assistant: Assistant) -> None:
    answer = assistant.ask("那望川呢")
    assert answer.rows == ()


def test_a_plan_that_the_library_does_not_hold(assistant: Assistant) -> None:
    answer = assistant.ask("白鹭县妇女规划里孕产妇死亡率定多少")
    assert answer.status == "not_found"
    assert answer.rows == ()
    assert answer.text.startswith("白鹭县：资料库没有该地的妇女规划")
    assert answer.coverage is not None
    assert [(silent.region, silent.audience, silent.reason) for silent in answer.coverage.silent] == [
        ("白鹭县", "妇女", "no_such_plan")
    ]


def test_a_plan_that_speaks_of_it_without_a_figure(assistant: Assistant) -> None:
    answer = assistant.ask("云麓乳腺癌筛查率定了百分之几")
    assert answer.status == "partial"
    assert "逐步提高" in answer.text
    assert "75" not in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    "question", ["青槐县艾滋病母婴传播率要降到多少？", "云麓市的高铁什么时候通车", "望川旗父母育儿假放几天"]
)
def test_what_no_plan_says(question: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert answer.rows == ()
    assert "没有" in answer.text.splitlines()[0]


def test_the_plans_of_the_library(assistant: Assistant) -> None:
    answer = assistant.ask("库里都有哪些地方的规划，分别管到哪年？")
    assert answer.status == "answered"
    assert all(place in answer.text for place in PLACES)
    assert {figure.what: figure.value for figure in answer.computed}.items() >= {"地方数": 6.0, "规划数": 7.0}.items()
    songlan = next(line for line in answer.text.splitlines() if line.startswith("松岚区"))
    assert "没有写明规划期" in songlan
    assert "2030" not in songlan


def test_the_domains_of_a_plan(assistant: Assistant) -> None:
    answer = assistant.ask("云麓儿童发展规划分几个领域，都是啥")
    assert [citation.quote.lstrip("（一二三四五）") for citation in answer.citations] == [
        "儿童与健康",
        "儿童与安全",
        "儿童与教育",
        "儿童与福利",
        "儿童与环境",
    ]
    assert 5.0 in {computed.value for computed in answer.computed}


def test_the_items_of_a_domain_are_listed_whole(assistant: Assistant) -> None:
    answer = assistant.ask("沙泉自治州儿童与健康的目标都有哪些")
    items = {citation.path[-1] for citation in answer.citations}
    assert items == {str(number) for number in range(1, 8)}
    assert "12‰" not in answer.text


def test_who_issued_a_plan(assistant: Assistant) -> None:
    answer = assistant.ask("沙泉的儿童规划是谁发的，文号多少")
    assert "沙泉自治州人民政府" in answer.text
    assert "沙政发〔2022〕31号" in answer.text
    assert answer.citations


def test_the_register_answers_without_an_embedder(sample_library: Library) -> None:
    def refuse() -> HashedEmbedder:
        raise AssertionError("the embedder was opened")

    assert Assistant(sample_library, refuse).ask("各地孕产妇死亡率目标是多少？").rows


def test_asking_leaves_no_trace(assistant: Assistant) -> None:
    first = assistant.ask("那望川呢", ["云麓的孕产妇死亡率目标是多少？"])
    assistant.ask("松岚儿童规划有几块内容")
    again = assistant.ask("那望川呢", ["云麓的孕产妇死亡率目标是多少？"])
    assert (again.text, again.rows, again.citations) == (first.text, first.rows, first.citations)


@pytest.mark.parametrize(
    "question", ["", " ", "？", "12", "😀", "a" * 3000, "云麓" * 500, "《》（）[1][2]", "' OR 1=1 --", '"孕产妇" NEAR']
)
def test_odd_questions_are_answered_somehow(question: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)
    assert answer.text
    assert answer.rows == ()
