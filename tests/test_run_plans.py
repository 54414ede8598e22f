"""The plans as a table, asked by hand; counts and years are read from the sample plans."""

from __future__ import annotations

from typing import Any

import pytest
from asks import Told, asked, over, run, unaccounted

from assistant.plans.plan_table import plan_table
from assistant.query.query import Ask, Form, Operation, Range
from index.library import Library

GOALS = {"云麓市妇女": 30, "青槐县妇女": 28, "望川旗妇女": 25, "白鹭县儿童": 25, "沙泉自治州儿童": 25, "松岚区儿童": 26,
         "云麓市儿童": 26}  # fmt: skip
MEASURES = {"云麓市妇女": 27, "青槐县妇女": 28, "望川旗妇女": 25, "白鹭县儿童": 24, "沙泉自治州儿童": 23, "松岚区儿童": 27,
            "云麓市儿童": 24}  # fmt: skip


def ask(library: Library, *fields: str, where: tuple[str, ...] = (), operations: Any = (), **wanted: Any) -> Told:
    query = asked("plans", over(library, *where, **wanted), operations=operations, fields=fields)
    told = run(plan_table, query, library)
    if "ends" not in wanted and not any(operation.act in ("where", "count") for operation in operations):
        assert unaccounted(told, query, library) == set()
    return told


@pytest.mark.parametrize("fields", [(), ("place", "audience", "period"), ("title",)])
def test_what_is_held(sample_library: Library, fields: tuple[str, ...]) -> None:
    told = ask(sample_library, *fields)
    assert told.first == "资料库收录了6个地方的7份规划（儿童规划4份、妇女规划3份）："
    assert told.line("云麓市：") == "云麓市：妇女规划（2021—2030年）[6]、儿童规划（2021—2030年）[7]"
    assert told.line("松岚区：") == "松岚区：儿童规划（文中没有写明规划期）[4]"
    assert ("白鹭县", "妇女", "no_such_plan") in told.silent


def test_the_plans_of_one_place(sample_library: Library) -> None:
    told = ask(sample_library, "title", "count", where=("云麓",), operations=[Operation("count")])
    assert told.first == "云麓市共有2份规划（妇女规划1份、儿童规划1份）："
    assert "云麓市妇女发展规划（2021—2030年）" in told.text
    assert "云麓市儿童发展规划（2021—2030年）" in told.text


def test_which_end_in_2025(sample_library: Library) -> None:
    by_where = [Operation("where", comparison="=", value=2025, words="end")]
    for told in (ask(sample_library, "title", operations=by_where), ask(sample_library, "title", ends=2025)):
        assert told.first == (
            "规划期到2025年为止的有2份：沙泉自治州儿童发展规划[1]、望川旗妇女发展规划[2]；"
            "没有写明起止年份的有1份：松岚区儿童发展规划[3]。"
        )
        assert told.silent == {("松岚区", "儿童", "not_mentioned")}


def test_which_do_not_state_their_years(sample_library: Library) -> None:
    told = ask(sample_library, "period", operations=[Operation("where", comparison="absent")])
    assert told.lines == ("没有写明起止年份的有1份：松岚区儿童发展规划[1]；其余6份都写明了。",)


@pytest.mark.parametrize(
    ("place", "fields", "line", "status"),
    [
        ("沙泉", ("end", "issuer"),
         "沙泉自治州儿童发展规划：规划期2021—2025年[1]，发文机关沙泉自治州人民政府[2]。", "answered"),
        ("松岚", ("period",), "松岚区儿童发展规划：文中没有写明起止年份。", "not_found"),
        ("望川", ("number", "date"), "望川旗妇女发展规划：文号望政发〔2022〕8号[1]，印发日期2022年3月9日[2]。", "answered"),
        ("白鹭", ("number", "goals"), "白鹭县儿童发展规划：主要目标25条[1]，文中没有写明文号。", "answered"),
        ("青槐", ("start",), "青槐县妇女发展规划：规划期2021—2030年[1]。", "answered"),
    ],
)  # fmt: skip
def test_what_a_plan_states_of_itself(
    sample_library: Library, place: str, fields: tuple[str, ...], line: str, status: str
) -> None:
    told = ask(sample_library, *fields, where=(place,))
    assert (told.text, told.draft.status) == (line, status)


def test_numbers_and_dates_as_a_table(sample_library: Library) -> None:
    query = Ask("plans", "", range=Range(everywhere=True), fields=("number", "date"), form=Form(table=True))
    told = run(plan_table, query, sample_library)
    assert told.lines[1:3] == ("| 规划 | 文号 | 印发日期 |", "| --- | --- | --- |")
    assert told.line("| 青槐县").startswith("| 青槐县妇女发展规划 | 青政发〔2021〕26号[")
    assert told.line("| 松岚区") == "| 松岚区儿童发展规划 | 没有写明 | 没有写明 |"
    assert {region for region, _, _ in told.silent} == {"白鹭县", "松岚区"}
    assert len(told.lines) == 10


def test_domains_and_goals_of_each_plan(sample_library: Library) -> None:
    told = ask(sample_library, "domains", "goals")
    assert "妇女规划的发展领域都是6个" in told.first
    assert "儿童规划的发展领域都是5个" in told.first
    for plan, count in GOALS.items():
        assert f"主要目标{count}条" in told.line(f"{plan}发展规划：")
        assert told.computed[f"{plan}发展规划的主要目标"] == count
    assert "妇女与家庭建设" in ask(sample_library, "domains").line("云麓市妇女")


@pytest.mark.parametrize(("field", "counts"), [("goals", GOALS), ("measures", MEASURES)])
def test_most_and_fewest(sample_library: Library, field: str, counts: dict[str, int]) -> None:
    for descending in (True, False):
        told = ask(sample_library, field, operations=[Operation("extreme", descending=descending)])
        best = (max if descending else min)(counts.values())
        winners = [plan for plan, count in counts.items() if count == best]
        assert f"{'都' if len(winners) > 1 else ''}有{best}条。" in told.first
        assert all(plan in told.first for plan in winners)
        assert not any(plan in told.first for plan in counts if plan not in winners)
        assert len(told.lines) == 8  # every plan has a line


def test_the_third_of_an_order(sample_library: Library) -> None:
    told = ask(sample_library, "goals", operations=[Operation("extreme", n=2)])
    assert told.first == "主要目标第2多的是青槐县妇女发展规划[1]，有28条。"


def test_in_a_domain(sample_library: Library) -> None:
    told = ask(sample_library, "goals", where=("云麓",), audience="妇女", domain="健康")
    assert told.text == "云麓市妇女发展规划：“妇女与健康”的主要目标6条[1]。"
    assert "妇女与教育5条" in ask(sample_library, "goals", where=("云麓",), audience="妇女").first


def test_how_many_more(sample_library: Library) -> None:
    told = ask(sample_library, "domains", where=("云麓",), operations=[Operation("difference")])
    assert told.first == "云麓市妇女发展规划有6个领域[1]，云麓市儿童发展规划有5个领域[2]，前者多1个。"
    assert told.computed["发展领域之差"] == 1


def test_places_with_both_and_with_one(sample_library: Library) -> None:
    told = ask(sample_library, audiences=True)
    assert told.first == (
        "妇女、儿童规划都有的地方有1个：云麓市；只有妇女规划的有2个：青槐县、望川旗；只有儿童规划的有3个：白鹭县、沙泉自治州、松岚区。（共收录妇女规划3份、儿童规划4份。）"
    )
    assert told.line("望川旗：") == "望川旗：只有妇女规划[7]，没有儿童规划"


def test_places_without_a_plan_of_an_audience(sample_library: Library) -> None:
    told = ask(sample_library, operations=[Operation("complement")], audience="妇女")
    assert told.first.startswith("没有收录妇女规划的有3个地方：白鹭县、沙泉自治州、松岚区；其余3个地方都有：")
    assert told.silent == {(place, "妇女", "no_such_plan") for place in ("白鹭县", "沙泉自治州", "松岚区")}


def test_conditions_on_counts_and_dates(sample_library: Library) -> None:
    more = ask(sample_library, "domains", operations=[Operation("where", comparison=">", value=5), Operation("count")])
    assert more.first.startswith("发展领域多于5个的有3份：青槐县妇女发展规划")
    dated = ask(sample_library, "date", operations=[Operation("where", comparison="=", value=2021)])
    assert dated.first.startswith("印发日期为2021年的有1份：青槐县妇女发展规划[1]；没有写明印发日期的有2份：")


def test_what_is_not_held_is_said_and_not_answered_by_others(sample_library: Library) -> None:
    told = run(plan_table, Ask("plans", "", range=Range(not_held=("河湾县",)), fields=("period",)), sample_library)
    assert told.draft.status == "not_found"
    assert told.text.startswith("资料库没有收录河湾县的规划，现有：白鹭县、")
    beside = ask(sample_library, "period", where=("云麓",), plans_not_held=("河湾省妇女发展规划",))
    assert beside.first == "资料库没有收录河湾省妇女发展规划。"


def test_the_files(sample_library: Library) -> None:
    assert "文件qinghuai.pdf" in ask(sample_library, "files").line("青槐县")
