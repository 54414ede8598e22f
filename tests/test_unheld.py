"""What is said of indicators that no plan has: the nearest by name with the places' values, or what the texts say."""

from __future__ import annotations

from pathlib import Path

import pytest
from asks import asked, over
from hashed_embedder import HashedEmbedder
from plan_files import take

from assistant.assistant import Assistant
from assistant.query.query import Ask, Range, Subject
from assistant.tell.sources import Sources
from assistant.tell.unheld import not_in_any_plan
from index.library import Library

NEAREST = [
    (
        "云麓的老年人贫血率是多少", "partial", 2,
        [
            "资料库的规划里没有名为“老年人贫血率”的指标；名称最接近的是5岁以下儿童贫血率，名称不同，不能当作同一个指标。",
            "供核对，5岁以下儿童贫血率：云麓市控制在9%以下[1]。",
        ],
    ),
    (
        "各地的高校毛入学率目标是多少", "not_found", 7,
        [
            "资料库的规划里没有名为“高校毛入学率”的指标；名称最接近的是高中阶段毛入学率，名称不同，不能当作同一个指标。",
            ("供核对，高中阶段毛入学率：云麓市女性达到94%以上[1]、达到94%以上[2]；望川旗女性达到95%以上[3]；"
            "白鹭县达到92%以上[4]；沙泉自治州达到90%以上[5]；青槐县女性达到93%以上[6]；松岚区达到98%以上[7]。"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("question", "status", "plans", "lines"), NEAREST)
def test_the_nearest_by_name_is_shown_with_the_values_of_the_places(
    question: str, status: str, plans: int, lines: list[str], assistant: Assistant
) -> None:
    answer = assistant.ask(question)
    assert answer.text.splitlines()[:2] == lines
    assert answer.status == status
    assert answer.coverage is not None
    assert (answer.coverage.plans, answer.coverage.silent) == (plans, ())
    assert answer.rows == ()


def test_what_the_places_of_several_readings_say(assistant: Assistant) -> None:
    """Each reading with three places at most, each place by its name and with whom it counts."""
    answer = assistant.ask("筛查率")
    assert answer.status == "clarify"
    assert answer.text.splitlines()[1:] == [
        "宫颈癌筛查率：云麓市适龄妇女达到75%以上[1]；望川旗适龄妇女达到65%以上[2]；青槐县适龄妇女达到70%以上[3]",
        "乳腺癌筛查率：望川旗达到60%以上[2]",
    ]
    assert answer.coverage is not None
    assert {s.region for s in answer.coverage.silent} == {"白鹭县", "沙泉自治州", "松岚区"}


@pytest.mark.parametrize(
    ("words", "lacking", "spoken"),
    [
        ("家暴告诫率", "家暴", 0),  # two characters stand anywhere
        ("托育率", "婴幼儿", 3),  # three are enough, and three sentences are shown at most
        ("托育从业率", "婴幼儿、飞船", 0),  # all that is lacking stands in one sentence
    ],
)
def test_sentences_that_hold_what_no_name_has(words: str, lacking: str, spoken: int, sample_library: Library) -> None:
    ask = asked("figures", over(sample_library))
    subject = Subject(words, None, lacking=lacking)
    draft = not_in_any_plan(ask, subject, sample_library, Sources(sample_library))
    told = [line.text for line in draft.statements]
    assert told[0] == f"资料库的规划里没有名为“{words}”的指标。"
    assert len(told) == 1 + spoken
    assert all("提到但没有给出这个数值，原文：“" in line and lacking in line for line in told[1:])
    assert draft.status == ("partial" if spoken else "not_found")


def test_a_plan_of_no_known_place_is_called_by_its_name(library: Library, tmp_path: Path) -> None:
    text = "妇女发展规划（2021—2030年）\n妇女与健康\n主要目标：\n1.孕产妇死亡率控制在12/10万以下。\n"
    (tmp_path / "plan.txt").write_text(text, "utf-8")
    take(library, HashedEmbedder(), tmp_path / "plan.txt")
    (plan,) = library.plans
    assert plan.region is None
    subject = Subject("孕妇死亡率", "孕产妇死亡率", lacking="孕妇")
    told = not_in_any_plan(Ask("figures", "", (subject,), Range(everywhere=True)), subject, library, Sources(library))
    assert told.statements[1].text == f"供核对，孕产妇死亡率：{plan.label}控制在12/10万以下[1]。"
