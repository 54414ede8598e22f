"""Years and dates as titles, notices and bodies print them."""

from __future__ import annotations

import pytest
from reading import read_text
from with_pack import PACK, describe, stated_period, years_of_body

from ingest.identity.describe import flatten
from ingest.identity.years import dates_in, is_date, one_year, without_years


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("河湾县妇女发展“十四五”规划", (2021, 2025)),
        ("河湾县“十五”时期儿童发展规划", (2001, 2005)),
        ("河湾县“十五五”教育事业发展规划", (2026, 2030)),
        ("河湾县十三五老龄事业发展规划", (2016, 2020)),
        ("河湾县“十一五”计划", (2006, 2010)),
        ("国家教育事业发展“十三五”规划", (2016, 2020)),
        ("河湾县国民经济和社会发展第十四个五年规划和2035年远景目标纲要", (2021, 2025)),
        ("河湾县国民经济和社会发展第十二个五年规划纲要", (2011, 2015)),
        ("河湾县“十四五”妇女发展规划（2022—2025年）", (2022, 2025)),
        ("河湾县2021—2023年学前教育行动计划", (2021, 2023)),
        ("河湾县儿童友好城市建设三年行动方案（2021-2023年）", (2021, 2023)),
        ("河湾县妇女发展规划（2021──2030年）", (2021, 2030)),
        ("河湾县妇女发展规划（2021一2030年）", (2021, 2030)),
        ("河湾县妇女发展规划（2021—25年）", (2021, 2025)),
        ("河湾县十五年规划", None),
        ("河湾县教育现代化2035", None),
        ("河湾县妇女发展规划", None),
    ],
)
def test_years_of_a_title(title: str, years: tuple[int, int] | None) -> None:
    assert stated_period(flatten(title)) == years


def test_the_table_of_five_years_has_no_gap() -> None:
    table = list(PACK.identity.five_years.values())
    assert all(last - first == 4 for first, last in table)
    assert [first for first, _ in table[1:]] == [last + 1 for _, last in table[:-1]]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("2024年河湾县政府工作报告", (2024, 2024)),
        ("河湾县2024年政府工作报告", (2024, 2024)),
        ("河湾县人民政府2022年工作要点", (2022, 2022)),
        ("河湾县妇女儿童工作要点（2022年度）", (2022, 2022)),
        ("2023年河湾县教育惠民实施方案", (2023, 2023)),
        ("河湾县政府工作报告", None),
        ("河湾县到2025年消除贫血实施方案", None),
        ("河湾县2035年前碳达峰实施方案", None),
        ("河湾县2021—2023年行动计划", None),
        ("2021年河湾县妇女发展规划", None),
    ],
)
def test_the_one_year_of_what_is_written_every_year(title: str, years: tuple[int, int] | None) -> None:
    assert one_year(flatten(title), PACK.headings.titles.yearly) == years


@pytest.mark.parametrize(
    ("body", "years"),
    [
        ("本规划期限为2021—2030年。", (2021, 2030)),
        ("规划期：2021年至2025年，展望到2035年。", (2021, 2025)),
        ("实施期限自2022年起至2026年止。", (2022, 2026)),
        ("规划年限为二〇二一年至二〇三〇年。", (2021, 2030)),
        ("根据《河湾县妇女发展规划（2011—2020年）》，规划期内目标如期实现。", None),
        ("2011—2020年，各项目标如期实现。", None),
    ],
)
def test_a_body_may_state_its_own_years(body: str, years: tuple[int, int] | None) -> None:
    assert years_of_body(flatten(body)) == years
    assert describe("plan.txt", 1, "河湾县妇女发展规划", "", body, []).period == (
        f"{years[0]}—{years[1]}年" if years else None
    )


def test_years_of_a_title_come_before_those_of_the_body() -> None:
    text = "河湾县妇女发展规划（2021—2025年）\n本规划期限为2011—2020年。\n一、任务\n照办。\n"
    assert read_text(text).plans[0].period == "2021—2025年"


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("2022年7月8日", ["2022-07-08"]),
        ("二〇二二年十二月三十一日", ["2022-12-31"]),
        ("发布时间:2022-11-14 20:19 来源:县教育局", ["2022-11-14"]),
        ("2023/1/2", ["2023-01-02"]),
        ("2023.01.02", ["2023-01-02"]),
        ("2022年13月1日", []),
        ("孕产妇死亡率12.5/10万", []),
    ],
)
def test_dates_in_many_forms(line: str, dates: list[str]) -> None:
    assert dates_in(flatten(line)) == dates


def test_a_line_that_is_a_date() -> None:
    assert is_date("(2022年7月8日)")
    assert not is_date("2022年7月8日印发")


def test_a_title_without_its_years() -> None:
    assert without_years("河湾县妇女发展规划(2021—2030年)") == "河湾县妇女发展规划"
