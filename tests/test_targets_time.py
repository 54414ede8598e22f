"""What was and what is to come: reviews, tenses, years and changes."""

from __future__ import annotations

import pytest
from register_rows import rows
from with_pack import targets_of

from ingest.plan import Passage, Plan
from ingest.register.outlook import end_of_five_years, first_year_of

REPORT = Plan("b.txt", 1, None, None, None, None, None, None, None, None, None)


def kinds(text: str, heading: str, part: str | None = None) -> list[tuple[str, str, float | None, int | None]]:
    found = rows(text, part or heading, (heading,), REPORT)
    return [(target.kind, target.comparator, target.value, target.year) for target in found]


def test_a_review_is_told_by_its_heading() -> None:
    text = "地区总产值120亿元，增长8%；城镇调查失业率降到4.9%，新增就业2.3万人。"
    assert kinds(text, "2019年工作回顾") == [
        ("baseline", "=", 120, 2019),
        ("baseline", "increase_by", 8, 2019),
        ("baseline", "=", 4.9, 2019),
        ("baseline", "=", 2.3, 2019),
    ]
    assert kinds("参保率达到95%。", "主要任务") == [("target", ">=", 95, None)]


@pytest.mark.parametrize("heading", ["规划背景", "发展现状", "取得的成效", "“十三五”时期主要成就", "过去五年工作回顾"])
def test_words_of_headings_that_look_back(heading: str) -> None:
    assert kinds("托育机构达到36家。", heading)[0][0] == "baseline"


@pytest.mark.parametrize("heading", ["推动家风建设取得新成效", "实施巩固提升行动", "总体目标"])
def test_headings_of_what_is_to_come(heading: str) -> None:
    assert kinds("入托率达到20%。", heading)[0][0] == "target"


def test_a_section_that_does_both_is_told_by_its_paragraphs() -> None:
    heading = ("发展成就和今后五年主要目标",)
    texts = ["过去五年，入园率从80%提高到92%。", "受教育年限达到10年。", "——着力发展托育，入托率达到25%。"]
    passages = [Passage(REPORT, n, heading, None, heading[0], None, t, ((0, len(t)),)) for n, t in enumerate(texts)]
    assert [(t.kind, t.value) for t in targets_of(passages)] == [
        ("baseline", 80),
        ("baseline", 92),
        ("baseline", 10),
        ("target", 25),
    ]


def test_a_forecast_in_a_review_was_not_reached() -> None:
    text = "截至2020年底，老年人口30万人。预计到2025年，老年人口将达35万人，占比超过20%。养老床位5000张。"
    found = [(t.kind, t.value, t.year) for t in rows(text, "前言")]
    assert found == [("baseline", 30, 2020), ("target", 35, 2025), ("target", 20, 2025), ("baseline", 5000, 2020)]


def test_aims_are_no_review() -> None:
    text = "今年主要预期目标是：城镇新增就业5万人以上，居民消费价格涨幅3%左右。"
    assert [t[0] for t in kinds(text, "工作安排")] == ["target", "target"]
    assert [t.kind for t in rows("同比增长6.5%，已建成驿站120个。", "其他", (), REPORT)] == ["baseline", "baseline"]


YEARS = [
    ("到2024年，入园率达到90%；残疾儿童入学率达到96%。", [2024, 2024]),
    ("筛查率2025年、2030年分别达到60%、70%以上。", [2025, 2030]),
    ("筛查率到2025年和2030年分别达到60%、70%。", [2025, 2030]),
    ("筛查率达到60%（2025年）和70%（2030年）。", [2025, 2030]),
    ("到“十四五”末，托位数达到4.8个。", [2025]),
    ("覆盖率2025年达到80%，2030年保持在90%以上。", [2025, 2030]),
]


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_years(text: str, years: list[int]) -> None:
    assert [target.year for target in rows(text)] == years


def test_five_years_have_an_end_and_a_beginning() -> None:
    assert end_of_five_years("到“十三五”末，") == 2020
    assert end_of_five_years("“十三五”期间") is None
    assert (first_year_of("云麓市“十四五”老龄规划"), first_year_of("云麓市老龄规划")) == (2021, None)


CHANGES = [
    ("入学率由2015年的91%提高到97%，入托率由8%提高到15%。", [(91, 2015), (97, 2020), (8, 2015), (15, 2020)]),
    ("救助标准由每人每年1.2万元提高到1.8万元。", [(1.2, None), (1.8, 2020)]),
    ("平均受教育年限从2015年的9.8年提高到2020年的10.4年。", [(9.8, 2015), (10.4, 2020)]),
    ("人均预期寿命从2015年的76.1岁提高到78.3岁。", [(76.1, 2015), (78.3, 2020)]),
    ("平均住院日从9.1天缩短到7.8天。", [(9.1, None), (7.8, 2020)]),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes_give_both_values(text: str, expected: list[tuple[float, int | None]]) -> None:
    found = rows(f"截至2020年底，全市稳步发展。{text}", "前言")
    assert all(target.kind == "baseline" for target in found)
    assert [(target.value, target.year) for target in found] == expected


def test_a_change_goes_on_with_the_indicators_before() -> None:
    text = "2020年，女婴、男婴死亡率分别为3.1‰、3.6‰，分别比2015年下降1.2个和1.4个千分点。"
    found = [(t.indicator, t.comparator, t.value, t.unit, t.base_year) for t in rows(text, "前言")]
    assert found[2:] == [
        ("女婴死亡率", "decrease_by", 1.2, "千分点", 2015),
        ("男婴死亡率", "decrease_by", 1.4, "千分点", 2015),
    ]


PREFACE = [
    ("茶农参保率达到95%。", "前言", ("baseline", "=", None)),
    ("茶农参保率达到95%。", "附注", ("baseline", "=", None)),
    ("2019年，茶农参保率达到95%。", "前言", ("baseline", "=", 2019)),
    ("到2021年，茶农参保率达到95%。", "前言", ("baseline", "=", 2021)),  # the first year of the plan is not ahead
    ("到2022年，茶农参保率达到95%。", "前言", ("target", ">=", 2022)),
    ("力争茶农参保率达到95%。", "前言", ("target", ">=", None)),
    ("茶农参保率达到95%。", "总体要求", ("target", ">=", None)),
    ("茶农人数达到95人。", "策略措施", ("target", ">=", None)),
    ("茶农培训达到95人。", "策略措施", ("measure", ">=", None)),
]


@pytest.mark.parametrize(("text", "part", "expected"), PREFACE)
def test_what_was_and_what_is_to_come_by_part_and_year(
    text: str, part: str, expected: tuple[str, str, int | None]
) -> None:
    (row,) = rows(text, part)
    assert (row.kind, row.comparator, row.year) == expected


def test_multiples_are_of_a_base_year() -> None:
    found = rows("2020年，托位达到6000个，是2015年的2.5倍。", "前言")
    assert [(t.value, t.year, t.base_year) for t in found] == [(6000, 2020, None), (2.5, 2020, 2015)]


def test_exceeding_stays_a_bound_in_the_past() -> None:
    text = "2020年，覆盖率超过九成，参保率达到96%。"
    assert [(t.comparator, t.value) for t in rows(text, "前言")] == [(">=", 90), ("=", 96)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年，入托率达到15%，到规划期末达到25%。", [(15, 2025), (25, None)]),
        ("到2025年，入托率达到15%。规划期末，体检率达到95%。", [(15, 2025), (95, None)]),
        ("到2025年，入托率达到15%，期末提高到25%。", [(15, 2025), (25, None)]),
        ("体检率2025年和2030年均达到95%以上。", [(95, 2025), (95, 2030)]),
        ("体检率到2025年、2030年都要保持在95%以上。", [(95, 2025), (95, 2030)]),
        ("体检率2025年、2030年分别达到85%、95%。", [(85, 2025), (95, 2030)]),
    ],
)
def test_stages_of_a_goal(text: str, expected: list[tuple[float, int | None]]) -> None:
    found = rows(text, "主要目标")
    assert [(target.value, target.year) for target in found] == expected
    assert {target.indicator for target in found} <= {"入托率", "体检率"}


REVIEWED = [
    ("到2022年，茶农参保率达到95%。", "target"),
    ("到2021年，茶农参保率达到95%。", "baseline"),  # the first year of the plan is not ahead
    ("茶农参保率达到95%。", "baseline"),
]


@pytest.mark.parametrize(("text", "kind"), REVIEWED)
def test_below_a_review_only_what_is_after_the_first_year_is_ahead(text: str, kind: str) -> None:
    (row,) = rows(text, "健康", ("发展现状",))
    assert row.kind == kind


OUTCOMES = [
    ("每千人口渔医数达到2.5名。", "target"),
    ("近视率控制在38%以下。", "target"),
    ("茶农达标率达到90%。", "target"),
    ("茶园经费占比达到5%。", "target"),
    ("茶园经费每年提高5%。", "measure"),  # money is prescribed
    ("茶园产值翻一番。", "target"),
    ("茶农满意度达到90分。", "target"),
    ("茶园床位数达到5万张。", "target"),
    ("县医院床位数达到40张。", "measure"),  # prescribed of one place
    ("茶园床位数5万张。", "measure"),  # nothing is said to be reached
    ("建成茶亭5处。", "measure"),
]


@pytest.mark.parametrize(("text", "kind"), OUTCOMES)
def test_what_comes_of_a_measure_and_what_it_prescribes(text: str, kind: str) -> None:
    assert [row.kind for row in rows(text, "策略措施")] == [kind]


PARTS = [
    ("建成茶亭5处。", "主要目标", ("target",)),
    ("建成茶亭5处。", "总体要求", ("target",)),
    ("建成茶亭5处。", "策略措施", ("measure",)),
    ("茶农参训率不断提高。", "主要目标", ("target",)),
    ("茶农参训率不断提高。", "策略措施", ("measure",)),
    ("近视率不断下降。", "策略措施", ("target",)),  # an indicator elsewhere
    ("茶农参训人数不断提高。", "主要目标", ("target",)),
    ("茶农参训人数不断提高。", "策略措施", ()),  # no rate: the verb of a measure
]


@pytest.mark.parametrize(("text", "part", "kinds"), PARTS)
def test_the_same_words_in_goals_and_in_measures(text: str, part: str, kinds: tuple[str, ...]) -> None:
    assert tuple(row.kind for row in rows(text, part)) == kinds
    if part != "总体要求":  # no heading of a review reaches goals and measures
        assert tuple(row.kind for row in rows(text, part, ("发展现状",))) == kinds


def test_a_report_counts_from_its_own_year_not_from_that_of_the_plan() -> None:
    plan = Plan("r.txt", 1, "2022年茶港县妇女发展规划统计监测报告", None, None, None, 2021, 2030, None, None, None)
    for year, kind in ((2022, "baseline"), (2023, "target")):
        (row,) = rows(f"到{year}年，茶农参保率达到95%。", "健康", ("健康",), plan)
        assert row.kind == kind
