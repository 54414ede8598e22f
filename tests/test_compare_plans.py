"""Which plans and figures a comparison sets side by side: places, audiences, periods, stages of a goal."""

from __future__ import annotations

import csv
from pathlib import Path

from compared_plans import made, plan, wrote
from hashed_embedder import HashedEmbedder
from plan_files import take

from assistant.compare.matrix import compare
from assistant.compare.two_plans import compare_plans
from assistant.query.plans import plan_in
from index.library import Library
from ui.exports.chart.panels import chart_of
from ui.exports.matrix import FORMS
from ui.records.matrix import matrix_record


def test_a_plan_without_a_place_has_a_row_of_its_own(library: Library, tmp_path: Path) -> None:
    wrote(
        library, tmp_path,
        one=plan("妇女发展规划（2021—2030年）", "妇女与健康", "孕产妇死亡率控制在9/10万以下。"),
        two=plan("杏坞县妇女发展规划（2021—2030年）", "妇女与健康", "孕产妇死亡率控制在11/10万以下。"),
    )  # fmt: skip
    matrix = compare(library, ["孕产妇死亡率"])
    named = next(plan for plan in library.plans if plan.region is None).label + "（地方未识别）"
    assert {cell.region for cell in matrix.cells} == {named, "杏坞县"} == set(matrix.regions)
    (found,) = matrix_record(matrix)["summary"]
    assert (found["plans"], found["strictest"]) == (2, [named])
    for form in ("table", "json", "html"):
        assert named in str(FORMS[form](matrix))
    assert named in bytes(FORMS["csv"](matrix)).decode("utf-8-sig")  # type: ignore[arg-type]
    assert named in chart_of(matrix).text


def test_plans_for_other_people_stand_apart(library: Library, tmp_path: Path) -> None:
    wrote(
        library, tmp_path,
        children=plan("杏坞县儿童发展规划（2021—2030年）", "儿童与健康", "小学生近视率降至36%以下。"),
        youth=plan("杏坞县青年发展规划（2021—2030年）", "青年健康", "小学生近视率降至37%以下。"),
        aged=plan("枫垭县老龄事业发展规划（2021—2030年）", "健康服务", "老年人健康管理率达到72%以上。"),
    )  # fmt: skip
    matrix = compare(library, ["近视率"])
    told = [(cell.region, cell.audience, cell.status, [t.value for t in cell.targets]) for cell in matrix.cells]
    assert sorted(told, key=str) == [
        ("杏坞县", "儿童", "value", [36]), ("杏坞县", None, "value", [37]), ("枫垭县", "儿童", "no_such_plan", []),
    ]  # fmt: skip
    assert [(s.audience, s.plans) for s in matrix.summaries] == [("儿童", 1), (None, 1)]
    assert [[bar.value for bar in panel.bars] for panel in chart_of(matrix).panels] == [[36], [37]]
    assert str(FORMS["html"](matrix)).count("<tr>") == 3


def test_the_newest_plan_of_a_place_counts(library: Library, tmp_path: Path) -> None:
    wrote(
        library, tmp_path,
        old=plan("杏坞县妇女发展规划（2011—2020年）", "妇女与健康", "孕产妇死亡率控制在21/10万以下。"),
        new=plan("杏坞县妇女发展规划（2021—2030年）", "妇女与健康", "孕产妇死亡率控制在11/10万以下。"),
    )  # fmt: skip
    matrix = compare(library, ["孕产妇死亡率"])
    assert [[row.value for row in summary.values] for summary in matrix.summaries] == [[11]]
    text = str(FORMS["table"](matrix))
    assert "杏坞县（2011—2020年规划）：孕产妇死亡率21/10万以下" in text
    assert "21/10万以下（2011—2020年）；11/10万以下（2021—2030年）" in text


def test_bars_of_several_years_say_so(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "起步。", ["孕产妇死亡率控制在9/10万以下。"]),
        ("茅堤旗", "妇女", 2025, "起步。", ["孕产妇死亡率控制在15/10万以下。"]),
    )  # fmt: skip
    (panel,) = chart_of(compare(library, ["孕产妇死亡率"])).panels
    assert [bar.place for bar in panel.bars] == ["杏坞县（2030年）", "茅堤旗（2025年）"]
    assert "目标年份不同" in panel.order
    assert sorted(line.value for line in panel.lines) == [12, 14.5]


def test_the_same_words_with_other_figures_are_two_plans(library: Library, tmp_path: Path) -> None:
    goals = [
        "孕产妇系统管理率达到93%以上。",
        *(f"每乡建设第{n}类服务站，做好长期的日常维护和全面管理工作。" for n in "甲乙丙丁戊己庚辛"),
    ]
    title = "杏坞县妇女发展规划（2021—2030年）"
    (tmp_path / "first.txt").write_text(plan(title, "妇女与健康", "孕产妇死亡率控制在9/10万以下。", *goals), "utf-8")
    (tmp_path / "second.txt").write_text(plan(title, "妇女与健康", "孕产妇死亡率控制在6/10万以下。", *goals), "utf-8")
    outcomes = take(library, HashedEmbedder(), tmp_path / "first.txt", tmp_path / "second.txt")
    assert len(library.plans) == 2
    assert any("孕产妇死亡率（9/10万、6/10万）" in remark for remark in outcomes[1].remarks)
    found = compare(library, ["孕产妇死亡率"]).findings
    (finding,) = [each for each in found if each.kind == "two_values"]
    assert [(t.passage.plan.document, t.value) for t in finding.targets] == [("first.txt", 9), ("second.txt", 6)]
    assert compare(library, ["孕产妇系统管理率"]).findings == ()
    copy = plan_in("second.txt", library)
    assert copy.document == "second.txt"
    (figures,) = [c for c in compare_plans(library, plan_in("first", library), copy).compared if c.status == "figures"]
    assert [(figure.left.value, figure.right.value) for figure in figures.figures if figure.left and figure.right] == [
        (9, 6)
    ]


def test_two_stages_of_a_goal_are_two_figures(library: Library, tmp_path: Path) -> None:
    wrote(
        library, tmp_path,
        one=plan("杏坞县妇女发展规划（2021—2030年）", "妇女与健康",
                 "到2025年，孕产妇系统管理率达到91%以上，到2030年，孕产妇系统管理率达到95%以上。"),
        two=plan("枫垭县妇女发展规划（2021—2030年）", "妇女与健康",
                 "到2025年，孕产妇系统管理率达到91%以上，到2030年，孕产妇系统管理率达到96%以上。"),
    )  # fmt: skip
    (pair,) = [c for c in compare_plans(library, *library.plans).compared if c.figures]
    assert [(f.year, f.left.value, f.right.value) for f in pair.figures if f.left and f.right] == [
        (2025, 91, 91), (2030, 95, 96)
    ]  # fmt: skip
    assert [f.stricter for f in pair.figures] == [None, "right"]
    assert pair.status == "figures"


def test_a_silence_with_a_figure_says_which(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "2020年，孕产妇死亡率为13.5/10万。其他照旧。", ["每乡建设服务站。"]),
        ("枫垭县", "妇女", 2030, "起步。", ["孕产妇死亡率控制在11/10万以下。"]),
    )  # fmt: skip
    matrix = compare(library, ["孕产妇死亡率"])
    (cell,) = [cell for cell in matrix.cells if cell.status != "value"]
    assert (cell.region, cell.status, cell.only_reached) == ("杏坞县", "not_quantified", True)
    assert "杏坞县妇女规划：只写了现状，没有目标数值。" in str(FORMS["table"](matrix))
    for form in ("table", "html"):
        assert "提到但没有数值" not in str(FORMS[form](matrix))
    assert "只写了现状，没有目标数值" in chart_of(matrix).text
    assert "其他照旧" not in (cell.quote or "")


def test_of_several_values_reached_the_last_is_shown(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "2015年，孕产妇死亡率为19/10万。2020年，孕产妇死亡率为13/10万。", ["每乡建设服务站。"]),
        ("枫垭县", "妇女", 2030, "起步。", ["孕产妇死亡率控制在11/10万以下。"]),
    )  # fmt: skip
    cells = {cell.region: cell for cell in compare(library, ["孕产妇死亡率"]).cells}
    assert "13/10万" in (cells["杏坞县"].quote or "")
    assert (cells["枫垭县"].status, cells["枫垭县"].only_reached) == ("value", False)


def test_the_csv_has_the_columns_of_the_workbook(library: Library, tmp_path: Path) -> None:
    made(
        library,
        tmp_path,
        ("枫垭县", "妇女", 2030, "2020年，孕产妇死亡率为13.5/10万。", ["孕产妇死亡率控制在14/10万以下。"]),
    )
    text = bytes(FORMS["csv"](compare(library, ["孕产妇死亡率"]))).decode("utf-8-sig")  # type: ignore[arg-type]
    (line,) = csv.DictReader(text.splitlines())
    names = ("年份", "基期", "上限", "应为单位", "与国家目标之差", "与现状之差")
    assert [line[name] for name in names] == ["2030", "", "", "", "2.0", "0.5"]
