"""The chart of `guihua compare`: panels of what is alike, every character drawn, nothing written over."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from conftest import NAMES_COMPARED, Run
from made_font import make_font
from PIL import Image
from with_pack import PACK

from assistant.compare.matrix import Matrix, MatrixCell
from ingest.errors import GuihuaError
from ingest.plan import Passage, Plan
from ingest.register.targets import Target
from ui.exports.chart import draw, fonts
from ui.exports.chart.panels import Bar, Chart, NationalLine, Panel, chart_of

Guihua = Callable[..., Run]


# Charts


def test_a_panel_for_each_scope_and_nothing_unlike_on_one_axis(matrix: Matrix) -> None:
    panels = chart_of(matrix).panels
    assert [panel.title for panel in panels] == [
        "孕产妇死亡率", "近视率 · 小学生", "近视率 · 初中生", "近视率 · 高中阶段学生"
    ]  # fmt: skip
    assert [(bar.place, bar.label) for bar in panels[0].bars] == [
        ("望川旗（2025年）", "10/10万以下"), ("云麓市（2030年）", "12/10万以下"), ("青槐县（2030年）", "15/10万以下")
    ]  # fmt: skip
    assert panels[0].axis == "单位：/10万"
    assert panels[0].notes == ("资料库没有妇女规划：白鹭县、沙泉自治州、松岚区",)
    assert panels[3].notes == ("近视率：未提出（提到但没有数值）：松岚区", "近视率：资料库没有儿童规划：青槐县、望川旗")


def test_units_changes_and_directions_are_told_apart() -> None:
    def cell(place: str, value: float, **others: Any) -> MatrixCell:
        plan = Plan(f"{place}.txt", 0, None, place, None, "妇女", 2021, 2030, None, None, None)
        passage = Passage(plan, 0, (), "健康", "主要目标", 1, "", ())
        usual: dict[str, Any] = {**dict.fromkeys(field.name for field in dataclasses.fields(Target)), "passage": passage,
                                 "kind": "target", "indicator": "率", "indicator_raw": "率", "comparator": ">=", "unit": "%", "quote": "",
                                 "value": value}  # fmt: skip
        return MatrixCell(place, "妇女", "率", "value", (Target(**{**usual, **others}),), "")

    cells = (cell("甲", 5), cell("乙", 7), cell("丙", 6, unit="‰"), cell("丁", 20, comparator="decrease_by", base_year=2020),
             cell("戊", 3, unit="%", unit_intended="‰"), cell("己", 10, value_max=15.0))  # fmt: skip
    panels = chart_of(Matrix(("率",), tuple(c.region for c in cells), cells, PACK)).panels
    assert [(p.title, p.axis, [b.place for b in p.bars]) for p in panels] == [
        ("率", "单位：%", ["己", "乙", "甲"]),
        ("率", "单位：‰", ["丙", "戊"]),
        ("率 · 比2020年下降的幅度", "单位：%", ["丁"]),
    ]
    assert (panels[0].bars[0].value, panels[0].bars[0].longest) == (10, 15)
    assert "没有说明" in panels[0].order


def test_a_national_value_is_a_line_in_the_panel_of_its_population(matrix: Matrix) -> None:
    panels = chart_of(matrix).panels
    national = {
        d.other.value for cell in matrix.cells if cell.indicator == "孕产妇死亡率" for d in cell.to_national if d
    }
    assert {line.value for line in panels[0].lines} == national != set()
    assert panels[0].lines[0].label.startswith("国家到")
    assert [len(axes.lines) for axes in draw.draw(chart_of(matrix)).axes] == [len(panel.lines) for panel in panels]


def test_a_chart_is_a_picture_with_an_axis_for_each_panel(matrix: Matrix, made_font: Path) -> None:
    whole = chart_of(matrix)
    picture = Image.open(io.BytesIO(draw.png(whole, made_font)))
    picture.load()
    assert picture.format == "PNG"
    assert picture.width == draw.WIDTH * draw.DPI
    axes = draw.draw(whole).axes
    assert [axis.get_xlabel() for axis in axes] == [panel.axis for panel in whole.panels]
    assert [[label.get_text() for label in axis.get_yticklabels()] for axis in axes] == [
        [bar.place for bar in panel.bars] for panel in whole.panels
    ]
    assert all(axis.get_xlim()[0] == 0 for axis in axes), "bars that do not begin at zero mislead"


def test_nothing_is_cut_off_or_written_over(made_font: Path, matrix: Matrix) -> None:
    """Every text lies within the picture, and beside the texts of its own panel, for a hundred places too."""
    written = chart_of(matrix).text
    bars = tuple(Bar(f"{written[i % 40 : i % 40 + 3 + i % 4]}", i + 1, i + 1, written[:12]) for i in range(100))
    long = Bar(written[:40], 0, 0, written[:24])
    notes = ("、".join([written[:6]] * 60),)
    many = Chart(written[:70], (Panel(written[:90], "规划", "率", bars, (NationalLine(written[:9], 30.0),), notes), Panel("规划", "率", "率", (long,), (), ())), "规划")  # fmt: skip
    with draw.mpl.rc_context({"font.family": fonts.families_for(many.text, made_font)}):
        figure = draw.draw(many)
        figure.canvas.draw()
        boxes = [text.get_window_extent() for text in figure.texts]
        for axis in figure.axes:
            boxes += [
                text.get_window_extent()
                for text in [*axis.texts, *axis.get_yticklabels(), *axis.get_xticklabels(), axis.xaxis.label]
            ]
    width, height = figure.canvas.get_width_height()
    assert all(box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height for box in boxes)
    assert not [1 for one, other in combinations(boxes, 2) if one.overlaps(other)]


def test_too_many_bars_are_refused() -> None:
    bars = tuple(Bar("甲", i, i, "") for i in range(draw.MOST_BARS + 1))
    with pytest.raises(GuihuaError, match="1201 个数值，一张图最多画 1200 个"):
        draw.png(Chart("x", (Panel("x", "", "", bars, (), ()),), ""))


# Fonts


def test_no_font_with_chinese_is_one_sentence(matrix: Matrix, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    latin = fonts._from_file(make_font(tmp_path / "latin.ttf", "abc0123456789", "Made Latin"))
    monkeypatch.setattr(fonts, "installed", lambda again=False: [latin])
    with pytest.raises(GuihuaError, match=r"没有中文字形，没有画图：请安装中文字体.*GUIHUA_FONT"):
        draw.png(chart_of(matrix))
    monkeypatch.setattr(fonts, "installed", lambda again=False: [])
    with pytest.raises(GuihuaError, match="没有中文字形"):
        draw.png(chart_of(matrix))


def test_a_font_that_came_since_the_list_was_made_is_found(
    matrix: Matrix, monkeypatch: pytest.MonkeyPatch, made_font: Path
) -> None:
    new = fonts._from_file(made_font)
    monkeypatch.setattr(fonts, "installed", lambda again=False: [new] if again else [])
    assert fonts.families_for(chart_of(matrix).text) == ["Made For Tests"]


def test_fonts_help_each_other_and_a_character_in_none_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    basic = fonts._from_file(make_font(tmp_path / "a.ttf", "规划妇儿率", "Made Basic"))
    rare = fonts._from_file(make_font(tmp_path / "b.ttf", "氹", "Made Rare"))
    monkeypatch.setattr(fonts, "installed", lambda again=False: [basic, rare])
    assert fonts.families_for("规划 率") == ["Made Basic"]
    assert fonts.families_for("规划氹") == ["Made Basic", "Made Rare"]
    with pytest.raises(GuihuaError, match="没有这些字的字形：㭎、邗"):
        fonts.families_for("规划邗㭎")


def test_the_font_of_the_environment(
    guihua_samples: Guihua, monkeypatch: pytest.MonkeyPatch, made_font: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "chart.png"
    monkeypatch.setenv("GUIHUA_FONT", str(made_font))
    assert guihua_samples("compare", *NAMES_COMPARED, "-o", picture).code == 0
    with Image.open(picture) as drawn:
        assert drawn.size[0] == draw.WIDTH * draw.DPI
    monkeypatch.setenv("GUIHUA_FONT", str(tmp_path / "gone.ttf"))
    run = guihua_samples("compare", *NAMES_COMPARED, "--format", "png", "-o", tmp_path / "none.png")
    assert (run.code, run.out) == (1, "")
    assert "gone.ttf 不是能读的字体文件" in run.err
    assert not (tmp_path / "none.png").exists()


def test_installed_fonts_draw_chinese(matrix: Matrix) -> None:
    """On a machine with a Chinese font: it is found without being named, and its shapes are no boxes."""
    try:
        first, *_ = fonts.families_for(chart_of(matrix).text)
    except GuihuaError:
        pytest.skip("this machine has no font with Chinese characters")
    entry = next(entry for entry in fonts.installed() if entry.name == first)
    font = fonts.FT2Font(entry.fname, face_index=entry.index)
    glyphs = {font.get_char_index(ord(character)) for character in "孕产妇死亡率"}
    assert len(glyphs) == 6
    assert 0 not in glyphs
