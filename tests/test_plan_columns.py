"""What plans are compared by, which column an operation works on, and how a condition on it is told."""

from __future__ import annotations

from typing import Any

import pytest
from asks import asked, over
from made_rows import made_plan

from assistant.plans.columns import PlanColumns
from assistant.plans.operations import column_of, confirmed
from assistant.plans.plan_table import plan_table
from assistant.query.query import Ask, Operation, Range
from assistant.run.ranges import PlaceInRange
from assistant.tell.answer import Statement
from assistant.tell.sources import Sources
from index.library import Library
from ingest.plan import Plan

YUNLU = {
    "title": "云麓市妇女发展规划（2021—2030年）", "place": "云麓市", "audience": "妇女", "period": "2021—2030年", "start": 2021, "end": 2030,
    "issuer": "云麓市人民政府", "number": "云政发〔2022〕17号", "date": 2022, "domains": 6, "goals": 30, "measures": 27,
    "targets": 13, "baselines": 5, "files": "yunlu.txt",
}  # fmt: skip
SONGLAN = dict.fromkeys(["title", "period", "start", "end", "issuer", "number", "date"]) | {
    "place": "松岚区", "audience": "儿童", "domains": 5, "goals": 26, "measures": 27, "targets": 10, "baselines": 9,
    "files": "songlan.txt",
}  # fmt: skip


@pytest.mark.parametrize(("place", "values"), [("云麓市", YUNLU), ("松岚区", SONGLAN)])
def test_the_value_of_each_column(sample_library: Library, place: str, values: dict[str, object]) -> None:
    columns = PlanColumns(sample_library, Sources(sample_library), Range(), sample_library.plans)
    plan = next(plan for plan in sample_library.plans if plan.region == place)
    assert {column: columns.value(column, plan) for column in values} == values


def test_values_in_one_domain(sample_library: Library) -> None:
    plan = next(plan for plan in sample_library.plans if plan.region == "云麓市")
    of_health = PlanColumns(sample_library, Sources(sample_library), Range(domain="健康"), sample_library.plans)
    assert [of_health.value(column, plan) for column in ("goals", "measures")] == [6, 5]
    assert of_health.value("domains", plan) == YUNLU["domains"]  # how many there are is asked of the plan
    of_none = PlanColumns(sample_library, Sources(sample_library), Range(domain="茶园"), sample_library.plans)
    assert [of_none.value(column, plan) for column in ("goals",)] == [0]
    other_year = PlanColumns(sample_library, Sources(sample_library), Range(), sample_library.plans, (1999,))
    assert other_year.value("baselines", plan) is None, "a figure that no line states is not 0"


@pytest.mark.parametrize(
    ("operation", "fields", "column"),
    [
        (Operation("extreme", words="domains"), ("goals",), "domains"),  # the one that is named
        (Operation("extreme", words="最多"), ("domains",), "domains"),
        (Operation("extreme"), (), "goals"),
        (Operation("order"), ("title", "issuer"), "goals"),  # names and words have no order
        (Operation("difference"), ("period", "end"), "end"),
        (Operation("where", comparison="absent"), ("title", "issuer"), "issuer"),
        (Operation("where", comparison="absent"), ("title",), "period"),
        (Operation("where", comparison=">", value=5), ("issuer", "domains"), "domains"),
        (Operation("where", comparison=">", value=5), (), "period"),
        (Operation("where", comparison="between", value=5, value_max=6), ("number", "measures"), "measures"),
        (Operation("where", comparison="=", value=2025), (), "end"),
        (Operation("where", comparison="=", value=1900), ("goals",), "end"),  # a bare number from here on is a year
        (Operation("where", comparison="=", value=1899), ("goals",), "goals"),
        (Operation("where", comparison="=", value=2022), ("title", "date"), "date"),
        (Operation("where", comparison="=", value=2022), ("goals", "start"), "start"),
        (Operation("where", comparison="between", value=2022, value_max=2025), (), "end"),
        (Operation("where", comparison="=", value=None), ("goals",), "goals"),
        (Operation("extreme", value=2025), (), "goals"),
    ],
)
def test_the_column_that_an_operation_works_on(operation: Operation, fields: tuple[str, ...], column: str) -> None:
    assert column_of(Ask("plans", "", fields=fields), operation) == column


def told(library: Library, field: str, operation: Operation, *where: str) -> str:
    ask = asked("plans", over(library, *where), operations=[operation], fields=(field,))
    return plan_table(ask, library, Sources(library)).statements[0].text


@pytest.mark.parametrize(
    ("comparison", "goals", "ends"),
    [
        ("<", "主要目标少于26条的有3份：白鹭县", "没有截止年份早于2025年的规划；没有写明起止年份的有1份：松岚区"),
        ("<=", "主要目标不超过26条的有5份：白鹭县", "截止年份不晚于2025年的有2份：沙泉自治州"),
        (">", "主要目标多于26条的有2份：青槐县", "截止年份晚于2025年的有4份：白鹭县"),
        (">=", "主要目标不少于26条的有4份：青槐县", "截止年份不早于2025年的有6份：白鹭县"),
        ("=", "主要目标为26条的有2份：松岚区", "规划期到2025年为止的有2份：沙泉自治州"),
        ("between", "主要目标在26至28条之间的有3份：青槐县", "截止年份在2025至2026年之间的有2份：沙泉自治州"),
    ],
)
def test_a_condition_is_told_with_how_many_fulfil_it(
    sample_library: Library, comparison: Any, goals: str, ends: str
) -> None:
    few = Operation("where", comparison=comparison, value=26, value_max=28)
    early = Operation("where", comparison=comparison, value=2025, value_max=2026)
    assert told(sample_library, "goals", few).startswith(goals)
    assert told(sample_library, "end", early).startswith(ends)


def test_a_span_with_one_end_is_that_value(sample_library: Library) -> None:
    one = Operation("where", comparison="between", value=26)
    assert told(sample_library, "goals", one).startswith("主要目标在26至26条之间的有2份：松岚区")


@pytest.mark.parametrize(
    ("field", "operation", "first"),
    [
        ("end", Operation("extreme"), "截止年份最晚的是白鹭县"),
        ("end", Operation("extreme", descending=False), "截止年份最早的是沙泉自治州"),
        ("goals", Operation("extreme"), "主要目标最多的是云麓市妇女发展规划[1]，有30条。"),
        ("goals", Operation("extreme", descending=False), "主要目标最少的是白鹭县"),
        ("goals", Operation("extreme", n=3, descending=False), "主要目标第3少的是青槐县妇女发展规划[1]，有28条。"),
        ("goals", Operation("order"), "主要目标最多的是云麓市"),
        ("goals", Operation("mean"), "7份规划的主要目标平均26.4286条（25、28、25、26、25、30、26）。"),
        ("goals", Operation("median"), "7份规划的主要目标中位数26条（25、28、25、26、25、30、26）。"),
        ("domains", Operation("difference"), "青槐县妇女发展规划有6个领域[1]，白鹭县儿童发展规划有5个领域[2]，前者多1个。"),
    ],
)  # fmt: skip
def test_extremes_and_middles(sample_library: Library, field: str, operation: Operation, first: str) -> None:
    assert told(sample_library, field, operation).startswith(first)


@pytest.mark.parametrize(
    ("places", "first"),
    [
        (("望川", "白鹭"), "望川旗妇女发展规划有25条主要目标[1]，白鹭县儿童发展规划有25条主要目标[2]，两者一样多。"),
        (("望川", "青槐"), "望川旗妇女发展规划有25条主要目标[1]，青槐县妇女发展规划有28条主要目标[2]，前者少3条。"),
        (("青槐", "望川"), "青槐县妇女发展规划有28条主要目标[1]，望川旗妇女发展规划有25条主要目标[2]，前者多3条。"),
        (("望川",), "能比较主要目标的规划不足两份。"),
    ],
)
def test_how_far_plans_are_apart(sample_library: Library, places: tuple[str, ...], first: str) -> None:
    assert told(sample_library, "goals", Operation("difference"), *places) == first


@pytest.mark.parametrize(
    ("confirms", "kept", "of", "head"),
    [
        (False, 1, 2, "到2030年的有：…"),
        (True, 2, 2, "是的，都是：到2030年的有：…"),
        (True, 1, 2, "不是，并非都是：到2030年的有：…"),
        (True, 0, 2, "不是：到2030年的有：…"),
        (True, 1, 1, "是的：到2030年的有：…"),
        (True, 0, 1, "不是：到2030年的有：…"),
    ],
)
def test_whether_all_plans_are_so(confirms: bool, kept: int, of: int, head: str) -> None:
    plans: list[Plan] = [made_plan("柏川县"), made_plan("桐坪旗")][:of]
    rows = [(PlaceInRange(plan.region or "", plan.region or "", (plan,), (plan,)), plan) for plan in plans]
    ask = Ask("plans", "", operations=(Operation("confirm"),) if confirms else ())
    statement, shown = confirmed(ask, Statement("到2030年的有：…", (3,)), rows[:kept], rows)
    assert (statement.text, statement.citations) == (head, (3,))
    assert shown == (rows if confirms else rows[:kept])
