"""Tables of text and markdown become rows of cells, and rows of cells figures."""

from __future__ import annotations

from with_pack import read_plans, targets_of

from ingest.document import CELL, Document
from ingest.readers.text_tables import with_cells

MARKDOWN = """| 指标 | 2020年 | 2025年 | 属性 |
| --- | :---: | ---: | --- |
| 入托率（%） | 8.5 | ≥20 | 预期性 |

| 社工（人） | — | 40以上 | 约束性 |
"""


def test_lines_between_pipes_are_rows() -> None:
    lines = with_cells(MARKDOWN).splitlines()
    assert lines[:3] == ["指标｜2020年｜2025年｜属性", "入托率（%）｜8.5｜≥20｜预期性", "社工（人）｜—｜40以上｜约束性"]


def test_lines_with_tabs_are_rows_and_indents_are_none() -> None:
    assert with_cells("指标\t2020年\t2025年\n入托率\t8%\t20%\n").splitlines()[1] == CELL.join(["入托率", "8%", "20%"])
    assert with_cells("\t\t一、总则\n\t\t二、目标\n") == "\t\t一、总则\n\t\t二、目标\n"


def test_aligned_lines_of_indicators_are_rows() -> None:
    text = "指 标 2025 年 属 性\n1.残疾青年参保率（%） >95 预期性\n2.康复覆盖率（%） 100 约束性\n"
    assert with_cells(text).splitlines() == [
        "指标｜2025年｜属性",
        "1.残疾青年参保率（%）｜>95｜预期性",
        "2.康复覆盖率（%）｜100｜约束性",
    ]


def test_other_text_stays_as_it_is() -> None:
    for text in ("", "a | b", "甲\t乙\n丙\n", "目标为预期性指标。\n"):
        assert with_cells(text) == text


def test_cells_are_figures_with_their_unit_and_year() -> None:
    text = with_cells("江岭市“十四五”托育规划\n\n一、发展目标\n\n专栏1 主要指标\n\n" + MARKDOWN)
    reading = read_plans(Document("a.md", "0", text))
    found = [(t.indicator, t.kind, t.comparator, t.value, t.unit, t.year) for t in targets_of(reading.passages)]
    assert found == [
        ("入托率", "baseline", "=", 8.5, "%", 2020),
        ("入托率", "target", ">=", 20, "%", 2025),
        ("社工", "target", ">=", 40, "人", 2025),
    ]
