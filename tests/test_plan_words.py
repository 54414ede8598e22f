"""What a plan is called: every name of one plan beside the others, and where an item of it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

import assistant.plan_words as plan_words
from ingest.plan import GOALS, Passage, Plan

TITLED = Plan("reed.txt", 1, "苇湾市妇女发展规划（2021—2030年）", "苇湾市", None, "妇女", 2021, 2030, None, None, None)
BARE = replace(TITLED, title=None)
YOUNG = replace(TITLED, title="苇湾市青年发展规划", audience=None)
NOWHERE = Plan("loose.txt", 1, None, None, None, None, None, None, None, None, None)


@pytest.mark.parametrize(
    ("plan", "names"),
    [
        (TITLED, ["苇湾市妇女规划", "苇湾市妇女发展规划", "苇湾市妇女2021—2030年",
                  "苇湾市妇女发展规划（2021—2030年）（reed.txt）", "苇湾市", "苇湾市", "苇湾市"]),
        (replace(TITLED, dated=True), ["苇湾市妇女规划", "苇湾市妇女发展规划（2021—2030年）", "苇湾市妇女2021—2030年",
                                       "苇湾市妇女发展规划（2021—2030年）（reed.txt）", "苇湾市", "苇湾市（2021—2030年规划）",
                                       "苇湾市（2021—2030年规划）"]),
        (BARE, ["苇湾市妇女规划", "苇湾市妇女发展规划", "苇湾市妇女2021—2030年", "苇湾市妇女发展规划（reed.txt）",
                "苇湾市", "苇湾市", "苇湾市"]),
        (YOUNG, ["苇湾市青年发展规划", "苇湾市青年发展规划", "苇湾市青年发展规划", "苇湾市青年发展规划（reed.txt）",
                 "苇湾市", "苇湾市", "苇湾市"]),
        (NOWHERE, ["loose.txt", "loose.txt", "loose.txt", "loose.txt（loose.txt）", "loose.txt", "loose.txt",
                   "loose.txt（地方未识别）"]),
    ],
    ids=["titled", "dated", "bare", "without audience", "nowhere"],
)  # fmt: skip
def test_every_name_of_a_plan(plan: Plan, names: list[str]) -> None:
    ways = (plan_words.short_name, plan_words.formal_name, plan_words.name_with_period, plan_words.name_with_document,
            plan_words.region_or_label, plan_words.place_name, plan_words.place_name_if_known)  # fmt: skip
    assert [way(plan) for way in ways] == names


@pytest.mark.parametrize(
    ("headings", "domain", "part", "item", "told"),
    [
        ((), "妇女与健康", GOALS, 9, "苇湾市妇女发展规划（妇女与健康·主要目标第9条）"),
        (("总体要求", "基本原则"), None, "总体要求", None, "苇湾市妇女发展规划（总体要求·基本原则）"),
    ],
)
def test_where_an_item_stands(
    headings: tuple[str, ...], domain: str | None, part: str, item: int | None, told: str
) -> None:
    passage = Passage(TITLED, 3, headings, domain, part, item, "……", ())
    assert plan_words.where_it_stands(passage) == told


def test_a_domain_is_named_without_its_audience() -> None:
    assert [plan_words.domain_core(title) for title in ("儿童与法律保护", "妇女参与决策和管理", "生态")] == [
        "法律保护", "决策和管理", "生态",
    ]  # fmt: skip
    passage = Passage(TITLED, 3, (), "妇女与健康", GOALS, 9, "……", ())
    assert plan_words.in_domain(passage, "健康")
    assert plan_words.in_domain(passage, "妇女与健康")
    assert not plan_words.in_domain(passage, "安全")


def test_a_plan_that_is_not_there_and_a_title_in_its_marks() -> None:
    assert [plan_words.plan_for("苇湾市", audience) for audience in ("儿童", None)] == ["苇湾市儿童规划", "苇湾市规划"]
    assert {plan_words.title_in_marks(title) for title in ("苇湾规划", "《苇湾规划》")} == {"《苇湾规划》"}
