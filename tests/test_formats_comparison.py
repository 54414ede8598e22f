"""The formats of a comparison: workbook, page and parquet lead from each value to its line and keep every place."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import openpyxl
import pyarrow.parquet as pq
from conftest import Run
from with_pack import PACK

from assistant.compare.matrix import Matrix, MatrixCell, compare
from index.library import Library
from ui.exports import matrix as matrix_tables

Guihua = Callable[..., Run]


def book_of(content: str | bytes) -> openpyxl.Workbook:
    assert isinstance(content, bytes)
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_value_leads_to_its_line(matrix: Matrix) -> None:
    book = book_of(matrix_tables.FORMS["xlsx"](matrix))
    values, sources = book["数值"], book["出处"]
    column = {cell.value: cell.column for cell in values[1]}
    source_column = {cell.value: cell.column for cell in sources[1]}
    expected = [target for cell in matrix.cells for target in cell.targets if target.value is not None]
    assert len(expected) == values.max_row - 1 == sources.max_row - 1 > 0
    for row, target in enumerate(expected, 2):
        cell = values.cell(row, column["数值"])
        assert (cell.value, cell.data_type) == (target.value, "n")
        assert cell.hyperlink.location == f"'出处'!A{row}"
        at = int(re.findall(r"\d+$", cell.hyperlink.location)[0])
        held = {name: sources.cell(at, place).value for name, place in source_column.items()}
        assert (held["原文"], held["文件"], held["页"]) == (
            target.quote, target.passage.plan.document, target.passage.page
        )  # fmt: skip
        assert held["位置"].startswith(target.passage.path[0])
        assert sources.cell(at, 1).hyperlink.location == f"'数值'!A{row}"
    for sheet in book:
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)


def test_silent_places_have_a_sheet_with_reason_and_line(sample_library: Library) -> None:
    matrix = compare(sample_library, ["乳腺癌筛查率"], "妇女")
    lines = list(book_of(matrix_tables.FORMS["xlsx"](matrix))["无数值的地方"].iter_rows(min_row=2, values_only=True))
    told = {line[0]: line[3:5] for line in lines}
    silent = {cell.region: cell for cell in matrix.cells if cell.status != "value"}
    assert set(told) == set(silent)
    assert told["云麓市"] == ("提到但没有数值", silent["云麓市"].quote)
    assert told["青槐县"] == ("没有提到", None)


def test_a_page_leads_from_values_to_lines(matrix: Matrix) -> None:
    page = matrix_tables.FORMS["html"](matrix)
    assert isinstance(page, str)
    marks, lines = set(re.findall(r'href="#(s\d+)"', page)), re.findall(r'<li id="(s\d+)">', page)
    assert marks == set(lines)
    assert len(lines) == len(set(lines)) > 5


def test_markup_of_documents_is_text_on_the_page() -> None:
    cell = MatrixCell("<b>县", None, "<i>率", "not_quantified", (), "<script>alert(1)</script>")
    page = matrix_tables.FORMS["html"](Matrix(("<i>率",), ("<b>县",), (cell,), PACK))
    assert isinstance(page, str)
    assert "<script>" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page


def test_parquet_of_a_comparison_has_every_place(matrix: Matrix) -> None:
    content = matrix_tables.FORMS["parquet"](matrix)
    assert isinstance(content, bytes)
    read = pq.read_table(io.BytesIO(content)).to_pylist()
    assert {(r["region"], r["indicator"], r["status"]) for r in read} == {
        (c.region, c.indicator, c.status) for c in matrix.cells
    }
