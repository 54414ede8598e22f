"""The formats of `guihua targets` and `guihua compare`: what is written is read back with the programs that people use."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from conftest import NAMES_COMPARED, ROOT, Run

from index.library import Library
from ingest.errors import GuihuaError
from ui.command_line import output
from ui.command_line.output import form_of
from ui.exports import matrix as matrix_tables
from ui.exports import register
from ui.exports.fields import fields
from ui.exports.tables import as_csv
from ui.exports.workbook import Link, Sheet, workbook

Guihua = Callable[..., Run]


@pytest.fixture
def rows(sample_library: Library) -> list[dict[str, Any]]:
    return sample_library.targets()


def book_of(content: str | bytes) -> openpyxl.Workbook:
    assert isinstance(content, bytes)
    return openpyxl.load_workbook(io.BytesIO(content))


# The register


def test_fields_are_those_of_the_rows(rows: list[dict[str, Any]]) -> None:
    assert [field.name for field in fields()] == list(rows[0])


def test_a_workbook_of_the_register(rows: list[dict[str, Any]]) -> None:
    book = book_of(register.FORMS["xlsx"](rows))
    sheet = book["量化表述"]
    header, *lines = sheet.iter_rows(values_only=True)
    assert list(header) == list(rows[0])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    read = [dict(zip(header, line, strict=True)) for line in lines]
    assert [line["value"] for line in read] == [row["value"] for row in rows]
    assert {cell.data_type for cell in sheet["Q"][1:]} == {"n"}
    assert [(line["end_year"], line["hold"]) for line in read] == [(row["end_year"], row["hold"]) for row in rows]
    assert [json.loads(line["spans"]) for line in read] == [row["spans"] for row in rows]
    assert [line["quote"] for line in read] == [row["quote"] for row in rows]
    assert {field[0] for field in book["字段说明"].iter_rows(min_row=2, values_only=True)} == set(header)


def test_parquet_keeps_types(rows: list[dict[str, Any]]) -> None:
    content = register.FORMS["parquet"](rows)
    assert isinstance(content, bytes)
    table = pq.read_table(io.BytesIO(content))
    assert table.to_pylist() == rows
    types = {field.name: str(field.type) for field in table.schema}
    assert [types[name] for name in ("value", "end_year", "hold", "quote")] == ["double", "int32", "bool", "string"]
    assert table.schema.field("scope").metadata[b"description"].decode() == "统计范围：人群或单位"
    assert pq.read_table(io.BytesIO(register.FORMS["parquet"]([]))).schema == table.schema  # type: ignore[arg-type]


def test_csv_opens_in_excel(rows: list[dict[str, Any]]) -> None:
    content = register.FORMS["csv"](rows)
    assert isinstance(content, bytes)
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [line["quote"] for line in read] == [row["quote"] for row in rows]
    values = [float(line["value"]) if line["value"] else None for line in read]
    assert values == [
        round(row["value"], 4) if row["value"] is not None else None for row in rows
    ]  # 33.3333 for a third
    assert register.FORMS["csv"]([]).count(b",") == len(fields()) - 1  # type: ignore[arg-type]


def test_formats_on_the_command_line(guihua_samples: Guihua, tmp_path: Path) -> None:
    rows = guihua_samples("targets", "--format", "json").json
    for name in ("t.xlsx", "t.parquet", "t.csv", "t.json"):
        run = guihua_samples("targets", "-o", tmp_path / name)  # the file's name says which format
        assert (run.code, run.out, run.err) == (0, "", "")
    assert pq.read_table(tmp_path / "t.parquet").to_pylist() == json.loads((tmp_path / "t.json").read_text("utf-8"))
    assert pq.read_table(tmp_path / "t.parquet").to_pylist() == rows
    assert openpyxl.load_workbook(tmp_path / "t.xlsx")["量化表述"].max_row == 1 + len(rows)
    for odd in (("--format", "json", "-o", tmp_path / "odd.csv"), ("-o", tmp_path / "odd.docx")):
        run = guihua_samples("targets", *odd)
        assert (run.code, run.out, run.err.count("\n")) == (1, "", 1)
        assert not odd[-1].exists()


@pytest.mark.parametrize("command", [["targets"], ["compare", *NAMES_COMPARED]])
def test_every_format_of_the_list_is_one_of_the_command(
    command: list[str], guihua_samples: Guihua, made_font: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GUIHUA_FONT", str(made_font))
    for form in {"targets": register.FORMS, "compare": matrix_tables.FORMS}[command[0]]:
        run = guihua_samples(*command, "--format", form, "-o", tmp_path / "file")
        assert (run.code, run.out, run.err) == (0, "", ""), form
        assert (tmp_path / "file").stat().st_size > 300


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_what_the_readme_says_of_tables_is_true(
    readme: str, guihua_samples: Guihua, made_font: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GUIHUA_FONT", str(made_font))
    monkeypatch.chdir(tmp_path)
    commands, program = re.findall(r"```(?:sh|python)\n(.*?)```", _section(readme), re.DOTALL)
    lines = [shlex.split(line, comments=True) for line in commands.splitlines()]
    assert len(lines) == 4
    for _, *arguments in lines:
        assert guihua_samples(*arguments).code == 0
        assert (tmp_path / arguments[-1]).stat().st_size > 1000
    held: dict[str, Any] = {}
    exec(program, held)
    assert len(held["table"]) > 3
    for picture in re.findall(r"!\[.*?\]\((.*?)\)", _section(readme)):
        assert (ROOT / picture).is_file()


def _section(readme: str) -> str:
    """What the file says of tables and charts."""
    text = (ROOT / readme).read_text("utf-8")
    return re.split(r"\n## (?:Tables and charts|表格和图)\n", text)[1].split("\n## ")[0]


def test_an_indicator_by_an_alias(guihua_samples: Guihua) -> None:
    def values(name: str) -> list[float]:
        return [row["value"] for row in guihua_samples("targets", "--indicator", name, "--format", "json").json]

    assert values("学前三年毛入园率") == values("学前教育毛入园率") != []
    assert values("小学生近视率") == [row for row in values("小学生近视率") if row in values("近视率")]
    assert 0 < len(values("小学生近视率")) < len(values("近视率"))


def test_an_empty_result_is_said(guihua_samples: Guihua) -> None:
    run = guihua_samples("targets", "--indicator", "火星移民率", "--format", "json")
    assert (run.code, run.json) == (0, [])
    assert "没有符合条件的量化表述" in run.err


def test_bytes_may_be_piped(guihua_samples: Guihua, sample_library_folder: Path) -> None:
    arguments = ["--library", str(sample_library_folder), "targets", "--format", "xlsx"]
    done = subprocess.run(
        [sys.executable, "-m", "ui", *arguments], capture_output=True, check=True, cwd=ROOT, timeout=120
    )
    assert book_of(done.stdout).sheetnames == ["量化表述", "字段说明"]


@pytest.mark.parametrize("form", ["xlsx", "parquet", "png"])
def test_bytes_are_kept_from_a_terminal(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output.sys, "stdout", SimpleNamespace(isatty=lambda: True))
    with pytest.raises(GuihuaError, match=rf"不能显示在终端上：请加 -o 文件名\.{form}"):
        output.deliver(b"PK", None, form)


# Workbooks


def test_cells_are_what_they_are() -> None:
    hostile = '=HYPERLINK("x")'
    lines = [[12.0, 2025, hostile, None, True], [1234.25, 2030, "a\x07b", "长" * 40_000, False],
             [Link(5.5, "表", 2), 1, "-1", "", None]]  # fmt: skip
    sheet = book_of(workbook([Sheet("表", ["数值", "年份", "文字", "长", "是"], lines, plain=frozenset({"年份"}))]))[
        "表"
    ]
    assert [(c.value, c.number_format) for c in sheet["A"][1:]] == [
        (12, "#,##0"), (1234.25, "#,##0.00"), (5.5, "#,##0.0")
    ]  # fmt: skip
    assert {c.number_format for c in sheet["B"][1:]} == {"0"}
    assert (sheet["C2"].value, sheet["C2"].data_type) == (hostile, "s")
    assert sheet["C3"].value == "ab"
    assert len(sheet["D3"].value) == 32_767
    assert sheet["E2"].value is True
    assert all(dimension.width <= 62 for dimension in sheet.column_dimensions.values())


@pytest.mark.parametrize(
    ("asked", "name", "form"),
    [
        (None, "a.xlsx", "xlsx"),
        ("json", "a.JSON", "json"),
        (None, "a.txt", "table"),
        ("csv", "a", "csv"),
        (None, "a.htm", "html"),
    ],
)
def test_the_ending_of_a_name_says_the_format(asked: str | None, name: str, form: str) -> None:
    assert form_of(asked, Path(name), ("table", "json", "csv", "xlsx", "html")) == form


@pytest.mark.parametrize(("asked", "name"), [(None, "a.docx"), ("json", "a.csv"), ("xlsx", "a.txt"), ("json", "a.dat")])
def test_no_format_goes_under_the_name_of_another(asked: str | None, name: str) -> None:
    with pytest.raises(GuihuaError, match=re.escape(name)):
        form_of(asked, Path(name), ("table", "json", "csv", "xlsx", "html"))


def test_no_cell_of_a_csv_is_a_formula() -> None:
    cells = ["=1+2", "+A1", "-B2", "@SUM(A1)", "\tx", "\rx", "=", "-5", "+3.2%", "杏坞县", 7, None]
    (line,) = list(csv.reader(io.StringIO(as_csv(["x"] * 12, [cells]).decode("utf-8-sig"), newline="")))[1:]
    assert line == ["'=1+2", "'+A1", "'-B2", "'@SUM(A1)", "'\tx", "'\rx", "=", "-5", "+3.2%", "杏坞县", "7", ""]


def test_a_workbook_is_the_same_whenever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [Sheet("一", ("甲", "乙"), [[1, "x"], [2.5, None]])]
    first = workbook(sheets)
    later = time.time() + 1e6
    monkeypatch.setattr(time, "time", lambda: later)
    assert workbook(sheets) == first
    assert openpyxl.load_workbook(io.BytesIO(first))["一"]["A2"].value == 1


def test_the_register_takes_an_alias(sample_library: Library) -> None:
    known = sample_library.targets(indicator="学前教育毛入园率")
    assert known
    assert sample_library.targets(indicator="学前三年毛入园率") == known
    assert sample_library.targets(indicator="火星移民率") == []


def test_the_list_takes_the_names_that_compare_takes(guihua_samples: Guihua) -> None:
    def values(name: str) -> list[float]:
        return [row["value"] for row in guihua_samples("targets", "--indicator", name, "--format", "json").json]

    assert values("产妇死亡") == values("孕产妇死亡率") != []
    assert "相近的有" in guihua_samples("targets", "--indicator", "养老床位").err
