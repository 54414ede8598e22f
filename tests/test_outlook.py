"""What headings, titles, the beginnings of paragraphs and the words of clauses say of the time."""

from __future__ import annotations

import pytest
from made_rows import made_plan
from with_pack import PACK

from ingest.register.outlook import (
    Outlook,
    Outlooks,
    end_of_five_years,
    first_year_of,
    foresees,
    relative_year,
    reports,
    tells_the_past,
)

REPORT = made_plan(None, None, None)
WORDS = PACK.outlook


@pytest.mark.parametrize(
    ("clause", "own_year", "year"),
    [
        ("今年新增托位300个", 2024, 2024),
        ("托位数今年达到300个", 2024, 2024),
        ("去年新增托位300个", 2024, 2023),
        ("过去一年新增托位300个", 2024, 2023),
        ("托位数比去年增加", 2024, None),  # compared with it, not told of it
        ("新增托位300个", 2024, None),
        ("今年新增托位300个", None, None),
        ("去年新增托位300个", None, None),
    ],
)
def test_this_year_and_the_last_are_counted_from_the_report(
    clause: str, own_year: int | None, year: int | None
) -> None:
    assert relative_year(clause, own_year, WORDS) == year


@pytest.mark.parametrize(
    ("clause", "past", "ahead"),
    [
        ("茶园产值同比增长8%", True, False),
        ("已建成渡口12处", True, False),
        ("要在已建成的渡口加装护栏", False, False),
        ("预计到2025年茶农达到3万人", False, True),
        ("茶农将达3万人", False, True),
        ("力争茶农达到3万人", False, True),
        ("争取达到3万人", False, True),
        ("茶农达到3万人", False, False),
        ("将渡口交给茶农", False, False),
    ],
)
def test_what_a_clause_says_of_its_own_time(clause: str, past: bool, ahead: bool) -> None:
    assert (tells_the_past(clause, WORDS), foresees(clause, WORDS)) == (past, ahead)


@pytest.mark.parametrize(
    ("title", "only_reports"),
    [
        ("2022年茶港县妇女发展规划统计监测报告", True),
        ("茶港县妇女发展规划评估报告（摘要）", True),
        ("茶港县妇女发展规划", False),
        ("茶港县统计监测报告制度", False),
        ("", False),
        (None, False),
    ],
)
def test_titles_of_what_only_reports(title: str | None, only_reports: bool) -> None:
    assert reports(title, WORDS) is only_reports


def test_the_five_years_of_every_number() -> None:
    assert [end_of_five_years(f"到“十{n}五”末") for n in "一二三四五六七"] == list(range(2010, 2041, 5))
    assert [first_year_of(f"茶港县“十{n}五”规划") for n in "一二三四五六七"] == list(range(2006, 2037, 5))
    assert first_year_of(None) is None


ABOVE: list[tuple[tuple[str, ...], str, Outlook]] = [
    (("2019年工作回顾",), "甲。", Outlook(True, 2019, 2020)),  # the report is of the year after
    (("工作回顾",), "甲。", Outlook(True, None, None)),
    (("工作回顾",), "2021年3月5日在会议上。", Outlook(True, None, 2021)),
    (("主要任务",), "甲。", Outlook(False, None, None)),
    (("主要任务",), "过去五年，甲。", Outlook(False, None, None)),
    (("2025年主要任务",), "甲。", Outlook(False, None, None)),  # the year of a review only
    (("健康",), "甲。", Outlook(None, None, None)),
    (("健康",), "过去五年，甲。", Outlook(True, None, None)),
    (("健康",), "今后五年，甲。", Outlook(None, None, None)),
    (("工作回顾", "健康"), "甲。", Outlook(True, None, None)),  # the nearest heading that says something
    (("工作回顾", "主要任务"), "甲。", Outlook(False, None, None)),
    (("2019年概况", "2020年工作回顾"), "甲。", Outlook(True, 2020, 2021)),
    (("2019年至2020年工作回顾",), "甲。", Outlook(True, 2020, 2021)),
    (("“十三五”末工作回顾",), "甲。", Outlook(True, 2020, 2021)),
    (("工作回顾和今后任务",), "甲。", Outlook(None, None, None)),
    (("工作回顾和今后任务",), "过去五年，甲。", Outlook(True, None, None)),
    (("工作回顾和今后任务",), "今后五年，甲。", Outlook(False, None, None)),
    (("推动取得的成效巩固",), "甲。", Outlook(None, None, None)),  # a review ends its heading
    (("主要目标任务圆满完成",), "甲。", Outlook(None, None, None)),  # what was settled is no aim
    (("茶" * 28 + "工作回顾",), "甲。", Outlook(True, None, None)),
    (("茶" * 29 + "工作回顾",), "甲。", Outlook(None, None, None)),  # a sentence of its own
]  # fmt: skip


@pytest.mark.parametrize(("headings", "text", "expected"), ABOVE)
def test_what_headings_and_the_beginning_of_a_paragraph_say(
    headings: tuple[str, ...], text: str, expected: Outlook
) -> None:
    assert Outlooks(WORDS).at(REPORT, headings, text, None) == expected


def test_a_plan_counts_from_its_first_year_and_a_report_from_its_own() -> None:
    outlooks = Outlooks(WORDS)
    assert outlooks.at(REPORT, ("2019年工作回顾",), "甲。", 2021) == Outlook(True, 2019, 2021)
    title = "2022年《茶港县妇女发展规划（2021—2030年）》统计监测报告"
    assert outlooks.at(object(), ("健康",), "甲。", 2021, title) == Outlook(True, 2022, 2022)
    assert outlooks.at(object(), ("工作回顾",), "甲。", 2021, "2022年茶港县工作要点") == Outlook(True, None, 2021)
    two_years = "2021年至2022年茶港县妇女发展规划统计监测报告"
    assert outlooks.at(object(), ("健康",), "甲。", 2021, two_years) == Outlook(True, None, None)


def test_paragraphs_go_on_as_the_last_one_began_until_the_next_heading() -> None:
    outlooks, both = Outlooks(WORDS), ("工作回顾和今后任务",)
    texts = ["过去五年，甲。", "乙。", "今后五年，丙。", "丁。"]
    assert [outlooks.at(REPORT, both, text, None).past for text in texts] == [True, True, False, False]
    assert outlooks.at(REPORT, ("发展成就和目标",), "戊。", None).past is None
    outlooks.at(REPORT, both, "过去五年，甲。", None)
    assert outlooks.at(object(), both, "乙。", None).past is None  # another plan begins anew
