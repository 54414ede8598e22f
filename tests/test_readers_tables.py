"""Tables of figures become rows in every format, and the register reads them."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate
from with_pack import read_bytes, read_plans, targets_of

from ingest.document import Document

FONT = "STSong-Light"
TEXT = [
    "霜桥县妇女发展规划（2021—2030年）",
    "一、总体要求",
    "坚持男女平等，保障妇女权益。",
    "二、发展领域",
    "（一）妇女与健康",
    "主要目标：",
    "1.妇女健康水平不断提高，主要指标见下表。",
]
ROWS = [
    ["指标", "单位", "2020年", "2030年目标"],
    ["孕产妇死亡率", "1/10万", "14.2", "12以下"],
    ["宫颈癌筛查率", "%", "51", "≥70"],
    ["每千名儿童拥有托位数", "个", "1.8", "4.5"],
]
AFTER = "2.每个乡镇都有妇女之家，服务半径明显缩短。"
STYLE = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
CELL_STYLE = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), FONT, 10)]


def pdf(rows: list[list[Any]], style: list[Any], **settings: Any) -> bytes:
    """A page of text, the table, and text after it."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    table = LongTable(rows, style=style, **settings)
    flow = [*(Paragraph(line, STYLE) for line in TEXT), table, Paragraph(AFTER, STYLE)]
    SimpleDocTemplate(buffer, pagesize=(595, 842)).build(flow)
    return buffer.getvalue()


def word(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    for line in TEXT:
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    document.add_paragraph(AFTER)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def page(rows: list[list[str]]) -> bytes:
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    return f"<html><body><div>{text}<table>{table}</table><p>{AFTER}</p></div></body></html>".encode()


MADE = {
    "table.docx": lambda: word(ROWS),
    "table.html": lambda: page(ROWS),
    "table.pdf": lambda: pdf(ROWS, GRID),
}


def lines(document: Document) -> list[str]:
    return [line.strip() for line in document.text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", MADE)
def test_a_table_is_read_row_by_row(name: str) -> None:
    assert lines(read_bytes(MADE[name](), name)) == [*TEXT, *("｜".join(row) for row in ROWS), AFTER]


@pytest.mark.parametrize("name", MADE)
def test_the_register_has_the_rows_of_a_table(name: str) -> None:
    reading = read_plans(read_bytes(MADE[name](), name))
    found = [
        (t.indicator, t.kind, t.comparator, t.value, t.unit, t.year)
        for t in targets_of(reading.passages)
        if "｜" in t.quote
    ]
    assert found == [
        ("孕产妇死亡率", "baseline", "=", 14.2, "/10万", 2020),
        ("孕产妇死亡率", "target", "<=", 12.0, "/10万", 2030),
        ("宫颈癌筛查率", "baseline", "=", 51.0, "%", 2020),
        ("宫颈癌筛查率", "target", ">=", 70.0, "%", 2030),
        ("每千名儿童拥有托位数", "baseline", "=", 1.8, "个", 2020),
        ("每千名儿童拥有托位数", "target", "=", 4.5, "个", 2030),
    ]


# --- What rules of printed tables look like

RULES = {
    "a grid": GRID,
    "thin boxes": [("BOX", (c, r), (c, r), 0.5, "black") for c in range(4) for r in range(4)] + GRID[1:],
    "open at the sides": [
        ("LINEABOVE", (0, 0), (-1, -1), 0.5, "black"),
        ("LINEBELOW", (0, -1), (-1, -1), 1.5, "black"),
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, "black"),
        GRID[1],
    ],
    "shaded head": [*GRID, ("BACKGROUND", (0, 0), (-1, 0), "lightgrey")],
    "double rules": [("GRID", (0, 0), (-1, -1), 0.5, "black", None, None, None, 2, 1), GRID[1]],
}


@pytest.mark.parametrize("kind", RULES)
def test_rules_of_many_kinds(kind: str) -> None:
    found = lines(read_bytes(pdf(ROWS, RULES[kind]), "plan.pdf"))
    assert found == [*TEXT, *("｜".join(row) for row in ROWS), AFTER]


def test_words_that_wrap_inside_a_cell_stay_together() -> None:
    rows = [[Paragraph(cell, CELL_STYLE) for cell in row] for row in ROWS]
    found = lines(read_bytes(pdf(rows, GRID, colWidths=[70, 50, 60, 60]), "plan.pdf"))
    assert found == [*TEXT, *("｜".join(row) for row in ROWS), AFTER]


def test_merged_cells_stand_in_their_first_column_and_row() -> None:
    rows = [
        ["领域", "指标", "目标值", ""],
        ["", "", "2025年", "2030年"],
        ["健康", "孕产妇死亡率（1/10万）", "13", "12"],
        ["", "宫颈癌筛查率（%）", "60", "70"],
    ]
    merged = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1)), ("SPAN", (2, 0), (3, 0)), ("SPAN", (0, 2), (0, 3))]
    reading = read_plans(read_bytes(pdf(rows, [*GRID, *merged]), "plan.pdf"))
    assert (
        "领域｜指标｜目标值\n｜｜2025年｜2030年\n健康｜孕产妇死亡率（1/10万）｜13｜12\n｜宫颈癌筛查率（%）｜60｜70"
        in reading.document.text
    )
    found = [(t.indicator, t.kind, t.value, t.unit, t.year) for t in targets_of(reading.passages) if "｜" in t.quote]
    assert found == [
        ("孕产妇死亡率", "target", 13.0, "/10万", 2025),
        ("孕产妇死亡率", "target", 12.0, "/10万", 2030),
        ("宫颈癌筛查率", "target", 60.0, "%", 2025),
        ("宫颈癌筛查率", "target", 70.0, "%", 2030),
    ]


LONG = [ROWS[0], *([f"第{number}乡镇托位数", "个", str(number), str(number + 20)] for number in range(1, 61))]


@pytest.mark.parametrize("repeated", [0, 1])
def test_a_table_over_two_pages_keeps_its_head(repeated: int) -> None:
    reading = read_plans(read_bytes(pdf(LONG, GRID, repeatRows=repeated), "plan.pdf"))
    assert len(reading.document.pages) > 1
    rows = [passage for passage in reading.passages if "｜" in passage.text]
    assert [row.text.split("｜")[0] for row in rows] == [row[0] for row in LONG]
    assert len({row.page for row in rows}) == len(reading.document.pages)
    found = [(t.kind, t.value, t.unit, t.year) for t in targets_of(rows)]
    assert found == [
        row
        for number in range(1, 61)
        for row in (("baseline", number, "个", 2020), ("target", number + 20, "个", 2030))
    ]
    assert reading.coverage == 1.0


def test_a_frame_and_underlines_are_no_table() -> None:
    frame = [("BOX", (0, 0), (-1, -1), 0.5, "black"), ("LINEBELOW", (0, 0), (-1, -1), 0.3, "black"), GRID[1]]
    found = lines(read_bytes(pdf([[AFTER], [AFTER]], frame), "plan.pdf"))
    assert found == [*TEXT, AFTER, AFTER, AFTER]


def test_rows_that_part_a_table_and_numbered_rows_are_no_headings_or_items() -> None:
    rows = [
        [*ROWS[0]],
        ["（一）健康", "", "", ""],
        ["1.孕产妇死亡率", "1/10万", "14.2", "12以下"],
        ["（二）教育", "", "", ""],
        ["2.九年义务教育巩固率", "%", "95", "96"],
    ]
    spans = [("SPAN", (0, row), (-1, row)) for row in (1, 3)]
    for name, content in {
        "plan.pdf": pdf(rows, [*GRID, *spans]),
        "plan.docx": word(rows),
        "plan.html": page(rows),
    }.items():
        reading = read_plans(read_bytes(content, name))
        assert [p.item for p in reading.passages if p.part == "主要目标" and p.item] == [1, 2], name
        assert reading.plans[0].domains == ("妇女与健康",), name
        found = [(t.indicator, t.value, t.year) for t in targets_of(reading.passages) if "｜" in t.quote]
        assert found == [("孕产妇死亡率", 14.2, 2020), ("孕产妇死亡率", 12.0, 2030),
                         ("九年义务教育巩固率", 95.0, 2020), ("九年义务教育巩固率", 96.0, 2030)], name  # fmt: skip
