"""Places × indicators: every place has a cell, and what is written can be read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from compared_plans import made, summary
from hashed_embedder import HashedEmbedder
from plan_files import take

from assistant.compare.matrix import compare
from index.library import Library
from ingest.errors import GuihuaError
from ui.exports.matrix import FORMS
from ui.records.matrix import matrix_record


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
    cells = matrix_record(matrix)["cells"]
    assert json.loads(str(FORMS["json"](matrix)))["cells"] == json.loads(json.dumps(cells, ensure_ascii=False))
    assert {"region", "audience", "indicator", "status", "targets", "quote"} <= set(cells[0])
    values = [row["value"] for cell in cells for row in cell["targets"] if row["value"] is not None]
    (tmp_path / "compare.xlsx").write_bytes(bytes(FORMS["xlsx"](matrix)))  # type: ignore[arg-type]
    book = openpyxl.load_workbook(tmp_path / "compare.xlsx")
    assert [sheet.title for sheet in book] == ["数值", "出处", "无数值的地方", "小结", "值得核对之处"]
    assert [line[4] for line in book["数值"].iter_rows(min_row=2, values_only=True)] == values
    assert book["数值"].freeze_panes == "A2"
    silent = [cell for cell in cells if cell["status"] != "value"]
    assert book["无数值的地方"].max_row == 1 + len(silent)


def test_a_page_shows_markup_of_documents_as_text(sample_library: Library) -> None:
    page = str(FORMS["html"](compare(sample_library, ["孕产妇死亡率"])))
    assert page.count("<tr>") == 7
    assert "15/10万以下" in page


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
    cells = {cell["region"]: cell for cell in matrix_record(matrix)["cells"]}
    (national,), (reached,) = cells["枫垭县"]["difference_to_national"], cells["枫垭县"]["difference_to_baseline"]
    assert (national["difference"], national["relation"], national["reference"]["year"]) == (2, "looser", 2030)
    assert (reached["difference"], reached["relation"], reached["baseline"]["value"]) == (0.5, "looser", 13.5)
    assert cells["杏坞县"]["difference_to_baseline"] == [None]
    assert {finding.kind for finding in matrix.findings} == {"looser_than_baseline", "looser_than_national"}
    assert [f.reference.year for f in matrix.findings if f.reference] == [2030, 2025]
    table = str(FORMS["table"](matrix))
    assert "3份规划有数值，中位数14/10万，最低9/10万，最高15/10万，相差6/10万；最严的是杏坞县" in table
    assert "目标年份不同（2025年1份、2030年2份）" in table
    assert "最严的是杏坞县" in str(FORMS["html"](matrix))


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
        FORMS["table"](matrix)
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
    (found,) = matrix_record(compare(library, ["适龄儿童免疫规划疫苗接种率"]))["summary"]
    assert found["plans"] == 2
    assert set(found["scopes"]) == {"以乡（镇、街道）为单位", "以苏木镇为单位"}


def test_silent_places_are_told_with_their_line(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "起步。", ["乳腺癌筛查率达到66%以上。"]),
        ("枫垭县", "妇女", 2030, "起步。", ["逐步提高乳腺癌筛查率。"]),
        ("茅堤旗", "儿童", 2030, "起步。", ["新生儿访视率达到93%以上。"]),
    )  # fmt: skip
    silent = {each["region"]: each for each in matrix_record(compare(library, ["乳腺癌筛查率"]))["silent"]}
    assert (silent["枫垭县"]["status"], silent["枫垭县"]["path"]) == ("not_quantified", ["妇女与健康", "主要目标", "1"])
    assert silent["茅堤旗"]["status"] == "no_such_plan"


def test_particles_do_not_part_a_name(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "起步。", ["巾帼夜校的开办率达到41%以上。"]),
        ("枫垭县", "妇女", 2030, "起步。", ["巾帼夜校开办率达到47%以上。"]),
    )  # fmt: skip
    (found,) = matrix_record(compare(library, ["巾帼夜校开办率"]))["summary"]
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
    assert "【名称相近、未合并的指标】\n巾帼夜校开办率／巾帼夜校举办率：枫垭县妇女.txt" in str(FORMS["table"](matrix))
    assert matrix_record(matrix)["similar"][0]["targets"][0]["value"] == 47


def test_a_name_of_the_list_needs_no_model(sample_library: Library) -> None:
    def refuse() -> HashedEmbedder:
        pytest.fail("an embedder was opened where none is needed")

    assert compare(sample_library, ["孕产妇死亡率"], open_embedder=refuse).similar == ()


def test_a_rate_of_the_town_is_none_of_the_country(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("杏坞县", "妇女", 2030, "起步。", ["农村自来水普及率达到92%以上。", "城市自来水普及率达到99%以上。"]),
    )  # fmt: skip
    (found,) = matrix_record(compare(library, ["农村自来水普及率"]))["summary"]
    assert (found["highest"], found["lowest"]) == (92, 92)


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
