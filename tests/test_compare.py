"""Places × indicators: every place has a cell, and what is written can be read back."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from assistant.matrix import compare
from index.library import Library
from ingest.errors import GuihuaError
from ui.comparing import content, record, run


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
    assert {"region", "audience", "indicator", "status", "targets", "quote"} == set(cells[0])
    values = [row["value"] for cell in cells for row in cell["targets"] if row["value"] is not None]
    run(sample_library.folder, ["孕产妇死亡率", "近视率"], None, "xlsx", tmp_path / "compare.xlsx")
    book = openpyxl.load_workbook(tmp_path / "compare.xlsx")
    assert [sheet.title for sheet in book] == ["数值", "出处", "无数值的地方"]
    assert [line[4] for line in book["数值"].iter_rows(min_row=2, values_only=True)] == values
    assert book["数值"].freeze_panes == "A2"
    silent = [cell for cell in cells if cell["status"] != "value"]
    assert book["无数值的地方"].max_row == 1 + len(silent)


def test_a_page_shows_markup_of_documents_as_text(sample_library: Library) -> None:
    page = str(content(compare(sample_library, ["孕产妇死亡率"]), "html"))
    assert page.count("<tr>") == 7
    assert "15/10万以下" in page
