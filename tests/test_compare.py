"""Places × indicators: every place has a cell, and what is written can be read back."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from hashed_embedder import HashedEmbedder
from plan_files import take

from assistant.differences import difference
from assistant.matrix import Matrix, compare
from assistant.plan_names import plan_in
from index.library import Library
from ingest.errors import GuihuaError
from ui.comparing import content, record, run
from ui.panels import chart_of

PLAN = """{place}{audience}发展规划（2021—{end}年）
前言
{reached}
一、总体要求
照章办事。
二、目标与措施
（一）{audience}与健康
主要目标：
{goals}
策略措施：
1.建好服务站。
"""


def test_every_place_has_a_cell_of_its_kind(sample_library: Library) -> None:
    matrix = compare(sample_library, ["孕产妇死亡率"])
    told = {cell.region: (cell.status, [target.value for target in cell.targets]) for cell in matrix.cells}
    assert told == {
        "白鹭县": ("no_such_plan", []),
        "青槐县": ("value", [15]),
        "沙泉自治州": ("no_such_plan", []),
        "松岚区": ("no_such_plan", []),
        "望川旗": ("value", [10]),
        "云麓市": ("value", [12]),
    }


def test_softness_is_told_from_silence(sample_library: Library) -> None:
    cells = {cell.region: cell for cell in compare(sample_library, ["乳腺癌筛查率"], "妇女").cells}
    assert cells["云麓市"].status == "not_quantified"
    assert cells["云麓市"].quote
    assert cells["青槐县"].status == "not_mentioned"


def test_people_may_say_it_their_way(sample_library: Library) -> None:
    assert compare(sample_library, ["学前三年毛入园率"]).indicators == ("学前教育毛入园率",)
    with pytest.raises(GuihuaError, match="没有找到指标“火星移民率”"):
        compare(sample_library, ["火星移民率"])


def test_forms_agree(sample_library: Library, tmp_path: Path) -> None:
    matrix = compare(sample_library, ["孕产妇死亡率", "近视率"])
    cells = record(matrix)["cells"]
    assert json.loads(str(content(matrix, "json")))["cells"] == json.loads(json.dumps(cells, ensure_ascii=False))
    assert {"region", "audience", "indicator", "status", "targets", "quote"} <= set(cells[0])
    values = [row["value"] for cell in cells for row in cell["targets"] if row["value"] is not None]
    run(sample_library.folder, ["孕产妇死亡率", "近视率"], None, "xlsx", tmp_path / "compare.xlsx")
    book = openpyxl.load_workbook(tmp_path / "compare.xlsx")
    assert [sheet.title for sheet in book] == ["数值", "出处", "无数值的地方", "小结", "值得核对之处"]
    assert [line[4] for line in book["数值"].iter_rows(min_row=2, values_only=True)] == values
    assert book["数值"].freeze_panes == "A2"
    silent = [cell for cell in cells if cell["status"] != "value"]
    assert book["无数值的地方"].max_row == 1 + len(silent)


def test_a_page_shows_markup_of_documents_as_text(sample_library: Library) -> None:
    page = str(content(compare(sample_library, ["孕产妇死亡率"]), "html"))
    assert page.count("<tr>") == 7
    assert "15/10万以下" in page


def made(library: Library, folder: Path, *plans: tuple[str, str, int, str, Sequence[str]]) -> None:
    """A library of plans: place, audience, last year, what the preface says, and the goals."""
    paths = []
    for place, audience, end, reached, goals in plans:
        path = folder / f"{place}{audience}.txt"
        numbered = "\n".join(f"{number}.{goal}" for number, goal in enumerate(goals, 1))
        path.write_text(PLAN.format(place=place, audience=audience, end=end, reached=reached, goals=numbered), "utf-8")
        paths.append(path)
    take(library, HashedEmbedder(), *paths)


def summary(matrix: Matrix, scope: str | None = None) -> dict[str, Any]:
    (found,) = [s for s in record(matrix)["summary"] if s["scope"] == scope]
    return found


def test_a_summary_knows_which_value_is_strictest(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "起步。", ["孕产妇死亡率控制在9/10万以下。", "孕产妇系统管理率达到91%以上。"]),
        ("枫垭县", "妇女", 2030, "2020年，孕产妇死亡率为13.5/10万。",
         ["孕产妇死亡率控制在14/10万以下。", "孕产妇系统管理率达到96%以上。"]),
        ("茅堤旗", "妇女", 2025, "起步。", ["孕产妇死亡率控制在15/10万以下。", "孕产妇系统管理率达到93%以上。"]),
    )  # fmt: skip
    deaths = summary(compare(library, ["孕产妇死亡率"]))
    assert [deaths[key] for key in ("plans", "median", "lowest", "highest", "spread")] == [3, 14, 9, 15, 6]
    assert (deaths["better"], deaths["strictest"]) == ("lower", ["杏坞县"])
    assert deaths["years"] == {"2025": 1, "2030": 2}
    assert {(each["year"], each["value"]) for each in deaths["national"]} == {(2025, 14.5), (2030, 12)}
    care = summary(compare(library, ["孕产妇系统管理率"]))
    assert (care["better"], care["strictest"], care["median"]) == ("higher", ["枫垭县"], 93)

    matrix = compare(library, ["孕产妇死亡率"])
    cells = {cell["region"]: cell for cell in record(matrix)["cells"]}
    (national,), (reached,) = cells["枫垭县"]["difference_to_national"], cells["枫垭县"]["difference_to_baseline"]
    assert (national["difference"], national["relation"], national["reference"]["year"]) == (2, "looser", 2030)
    assert (reached["difference"], reached["relation"], reached["baseline"]["value"]) == (0.5, "looser", 13.5)
    assert cells["杏坞县"]["difference_to_baseline"] == [None]
    assert {finding.kind for finding in matrix.findings} == {"looser_than_baseline", "looser_than_national"}
    assert [f.reference.year for f in matrix.findings if f.reference] == [2030, 2025]
    table = str(content(matrix, "table"))
    assert "3份规划有数值，中位数14/10万，最低9/10万，最高15/10万，相差6/10万；最严的是杏坞县" in table
    assert "目标年份不同（2025年1份、2030年2份）" in table
    assert "最严的是杏坞县" in str(content(matrix, "html"))


def test_unlike_populations_are_never_ranked_together(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "起步。", ["适龄妇女宫颈癌筛查率达到71%以上。"]),
        ("枫垭县", "妇女", 2030, "起步。", ["农村适龄妇女宫颈癌筛查率达到78%以上。"]),
        ("茅堤旗", "妇女", 2030, "起步。", ["适龄妇女宫颈癌筛查率达到73%以上。"]),
    )  # fmt: skip
    matrix = compare(library, ["宫颈癌筛查率"])
    assert [(s.scope, s.plans, s.highest) for s in matrix.summaries] == [("适龄妇女", 2, 73), ("农村适龄妇女", 1, 78)]
    assert summary(matrix, "适龄妇女")["strictest"] == ["茅堤旗"]
    assert "统计人群、单位或表述方式不同，分开比较：适龄妇女，%（2份）、农村适龄妇女，%（1份）" in str(
        content(matrix, "table")
    )


def test_a_fall_by_so_much_is_no_level(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "儿童", 2030, "起步。", ["儿童伤害死亡率以2020年数据为基数下降22%。"]),
        ("枫垭县", "儿童", 2030, "起步。", ["儿童伤害死亡率控制在11/10万以下。"]),
    )  # fmt: skip
    matrix = compare(library, ["儿童伤害死亡率"])
    assert sorted((s.unit, s.plans) for s in matrix.summaries) == [("%", 1), ("/10万", 1)]


def test_one_tier_under_two_names_is_one_group(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "儿童", 2030, "起步。", ["适龄儿童免疫规划疫苗接种率以乡（镇、街道）为单位保持在91%以上。"]),
        ("茅堤旗", "儿童", 2030, "起步。", ["适龄儿童免疫规划疫苗接种率以苏木镇为单位保持在94%以上。"]),
    )  # fmt: skip
    (found,) = record(compare(library, ["适龄儿童免疫规划疫苗接种率"]))["summary"]
    assert found["plans"] == 2
    assert set(found["scopes"]) == {"以乡（镇、街道）为单位", "以苏木镇为单位"}


def test_silent_places_are_told_with_their_line(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "起步。", ["乳腺癌筛查率达到66%以上。"]),
        ("枫垭县", "妇女", 2030, "起步。", ["逐步提高乳腺癌筛查率。"]),
        ("茅堤旗", "儿童", 2030, "起步。", ["新生儿访视率达到93%以上。"]),
    )  # fmt: skip
    silent = {each["region"]: each for each in record(compare(library, ["乳腺癌筛查率"]))["silent"]}
    assert (silent["枫垭县"]["status"], silent["枫垭县"]["path"]) == ("not_quantified", ["妇女与健康", "主要目标", "1"])
    assert silent["茅堤旗"]["status"] == "no_such_plan"


def test_particles_do_not_part_a_name(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "起步。", ["巾帼夜校的开办率达到41%以上。"]),
        ("枫垭县", "妇女", 2030, "起步。", ["巾帼夜校开办率达到47%以上。"]),
    )  # fmt: skip
    (found,) = record(compare(library, ["巾帼夜校开办率"]))["summary"]
    assert (found["plans"], found["better"], found["strictest"]) == (2, None, [])


class OneVector(HashedEmbedder):
    """All texts are one to it: what keeps names apart then is not the model."""

    def embed_passages(self, texts: Sequence[str]) -> Any:
        self.embedded.extend(texts)
        return np.ones((len(texts), 4), np.float32) / 2


def test_near_names_are_proposed_and_not_merged(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "起步。", ["农村巾帼夜校开办率达到41%以上。", "巾帼夜校开办率达到52%以上。"]),
        ("枫垭县", "妇女", 2030, "起步。", ["巾帼夜校举办率达到47%以上。"]),
        ("茅堤旗", "妇女", 2030, "起步。", ["农村巾帼夜校举办率达到49%以上。", "巾帼夜校举办数达到3所。"]),
    )  # fmt: skip
    matrix = compare(library, ["巾帼夜校开办率"], open_embedder=OneVector)
    assert [(each.name, each.like) for each in matrix.similar] == [("巾帼夜校举办率", "巾帼夜校开办率")]
    assert [s.plans for s in matrix.summaries] == [1]
    assert "【名称相近、未合并的指标】\n巾帼夜校开办率／巾帼夜校举办率：枫垭县妇女.txt" in str(content(matrix, "table"))
    assert record(matrix)["similar"][0]["targets"][0]["value"] == 47


def test_a_name_of_the_list_needs_no_model(sample_library: Library) -> None:
    def refuse() -> HashedEmbedder:
        pytest.fail("an embedder was opened where none is needed")

    assert compare(sample_library, ["孕产妇死亡率"], open_embedder=refuse).similar == ()


def test_a_rate_of_the_town_is_none_of_the_country(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "起步。", ["农村自来水普及率达到92%以上。", "城市自来水普及率达到99%以上。"]),
    )  # fmt: skip
    (found,) = record(compare(library, ["农村自来水普及率"]))["summary"]
    assert (found["highest"], found["lowest"]) == (92, 92)


def wrote(library: Library, folder: Path, **texts: str) -> None:
    """A library of files with the plans as they are given."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    take(library, HashedEmbedder(), *(folder / f"{name}.txt" for name in texts))


def plan(title: str, domain: str, *goals: str) -> str:
    numbered = "\n".join(f"{number}.{goal}" for number, goal in enumerate(goals, 1))
    return f"{title}\n一、总体要求\n照章办事。\n二、目标与措施\n（一）{domain}\n主要目标：\n{numbered}\n策略措施：\n1.建好服务站。\n"


def test_a_plan_without_a_place_has_a_row_of_its_own(library: Library, tmp_path: Path) -> None:
    wrote(
        library, tmp_path,
        one=plan("妇女发展规划（2021—2030年）", "妇女与健康", "孕产妇死亡率控制在9/10万以下。"),
        two=plan("杏坞县妇女发展规划（2021—2030年）", "妇女与健康", "孕产妇死亡率控制在11/10万以下。"),
    )  # fmt: skip
    matrix = compare(library, ["孕产妇死亡率"])
    named = next(plan for plan in library.plans if plan.region is None).label + "（地方未识别）"
    assert {cell.region for cell in matrix.cells} == {named, "杏坞县"} == set(matrix.regions)
    (found,) = record(matrix)["summary"]
    assert (found["plans"], found["strictest"]) == (2, [named])
    for form in ("table", "json", "html"):
        assert named in str(content(matrix, form))
    assert named in bytes(content(matrix, "csv")).decode("utf-8-sig")  # type: ignore[arg-type]
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
    assert str(content(matrix, "html")).count("<tr>") == 3


def test_the_newest_plan_of_a_place_counts(library: Library, tmp_path: Path) -> None:
    wrote(
        library, tmp_path,
        old=plan("杏坞县妇女发展规划（2011—2020年）", "妇女与健康", "孕产妇死亡率控制在21/10万以下。"),
        new=plan("杏坞县妇女发展规划（2021—2030年）", "妇女与健康", "孕产妇死亡率控制在11/10万以下。"),
    )  # fmt: skip
    matrix = compare(library, ["孕产妇死亡率"])
    assert [[row.value for row in summary.values] for summary in matrix.summaries] == [[11]]
    text = str(content(matrix, "table"))
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
    (figures,) = [c for c in difference(library, plan_in("first", library), copy).compared if c.status == "figures"]
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
    (pair,) = [c for c in difference(library, *library.plans).compared if c.figures]
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
    assert "杏坞县妇女规划：只写了现状，没有目标数值。" in str(content(matrix, "table"))
    assert "其他照旧" not in (cell.quote or "")


def test_the_csv_has_the_columns_of_the_workbook(library: Library, tmp_path: Path) -> None:
    made(
        library,
        tmp_path,
        ("枫垭县", "妇女", 2030, "2020年，孕产妇死亡率为13.5/10万。", ["孕产妇死亡率控制在14/10万以下。"]),
    )
    text = bytes(content(compare(library, ["孕产妇死亡率"]), "csv")).decode("utf-8-sig")  # type: ignore[arg-type]
    (line,) = csv.DictReader(text.splitlines())
    names = ("年份", "基期", "上限", "应为单位", "与国家目标之差", "与现状之差")
    assert [line[name] for name in names] == ["2030", "", "", "", "2.0", "0.5"]


@pytest.mark.parametrize("name", ["养老床位", "火星床位"])
def test_a_name_that_is_only_near_names_what_is_there(sample_library: Library, name: str) -> None:
    with pytest.raises(GuihuaError, match="相近的有：每千名儿童儿科床位数"):
        compare(sample_library, [name])


def test_names_that_say_nothing_are_refused(sample_library: Library) -> None:
    with pytest.raises(GuihuaError, match="指标名称是空的"):
        compare(sample_library, [" "])
    with pytest.raises(GuihuaError) as caught:
        compare(sample_library, ["天" * 500])
    assert len(str(caught.value)) < 100


def test_each_indicator_of_the_real_plans_is_one_group(corpus: Path, library: Library) -> None:
    take(library, HashedEmbedder(), *sorted(corpus.iterdir()))
    scopes = {
        name: {s.scope: s.plans for s in compare(library, [name]).summaries}
        for name in (
            "孕产妇死亡率",
            "宫颈癌筛查率",
            "龋患率",
            "近视率",
            "适龄儿童免疫规划疫苗接种率",
            "学前教育毛入园率",
        )
    }
    assert scopes["孕产妇死亡率"] == {None: 4}
    assert scopes["宫颈癌筛查率"] == {"农村适龄妇女": 2, "适龄妇女": 2}
    assert scopes["龋患率"] == {"12岁儿童": 2, "12岁以下儿童": 1}
    assert scopes["近视率"] == {"小学生": 4, "初中生": 4, "高中阶段学生": 4}
    assert sorted(scopes["适龄儿童免疫规划疫苗接种率"].values()) == [1, 3]
    assert scopes["学前教育毛入园率"] == {None: 4}
