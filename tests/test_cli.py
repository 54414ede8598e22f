"""The command line as its contract says: JSON shapes, exit codes, and what goes to which stream."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from contract import OUTCOME, PLAN, has_shape
from plan_files import write

from ingest.samples import sample_files

Guihua = Callable[..., Run]


def test_ingest_adds_skips_and_reports(guihua: Guihua, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    write(folder / "plan.txt")
    (folder / "empty.txt").write_bytes(b"")
    run = guihua("ingest", folder, "--json")
    assert run.code == 0
    assert sorted(run.json) == ["documents", "seconds"]
    empty, plan = run.json["documents"]
    for record in (empty, plan):
        has_shape(record, OUTCOME)
    assert (empty["document"], empty["status"], empty["plans"]) == ("empty.txt", "skipped", [])
    assert "空的" in empty["reason"]
    assert (plan["document"], plan["status"], plan["reason"], plan["coverage"], plan["warnings"]) == (
        "plan.txt",
        "added",
        None,
        1.0,
        [],
    )
    assert plan["characters"] == len((folder / "plan.txt").read_text("utf-8"))
    has_shape(plan["plans"][0], PLAN)
    assert plan["plans"][0]["domains"] == [{"title": "妇女与健康", "goals": 2, "measures": 1}]
    assert "plan.txt" in run.err  # progress goes to standard error
    statuses = {record["document"]: record["status"] for record in guihua("ingest", folder, "--json").json["documents"]}
    assert statuses == {"empty.txt": "skipped", "plan.txt": "unchanged"}
    write(folder / "plan.txt", figure=9)
    assert "更新  plan.txt" in guihua("ingest", folder / "plan.txt").out


def test_outline(guihua_samples: Guihua) -> None:
    run = guihua_samples("outline", "--json")
    assert (run.code, run.err) == (0, "")
    assert {plan["document"] for plan in run.json} == {path.name for path in sample_files()}
    for plan in run.json:
        has_shape(plan, PLAN)
        assert all(sorted(domain) == ["goals", "measures", "title"] for domain in plan["domains"])
    assert [plan["audience"] for plan in guihua_samples("outline", "yunlu.txt", "--json").json] == ["妇女", "儿童"]
    assert "妇女与健康" in guihua_samples("outline", "yunlu.txt").out


def test_status(guihua_samples: Guihua, tmp_path: Path) -> None:
    run = guihua_samples("status", "--json")
    assert (run.code, run.err) == (0, "")
    assert run.json["library"] == str(tmp_path / "library")
    assert {record["document"] for record in run.json["documents"]} == {path.name for path in sample_files()}
    assert run.json["embedder"] == "hashed-pairs"
    assert min(run.json["passages"], run.json["targets"]) > 300
    assert all(name in guihua_samples("status").out for name in ("yunlu.txt", "songlan.txt"))


def test_remove(guihua_samples: Guihua) -> None:
    assert guihua_samples("remove", "songlan.txt", "yunlu.txt").code == 0
    assert {plan["document"] for plan in guihua_samples("outline", "--json").json} == {
        "wangchuan.md",
        "bailu.docx",
        "shaquan.html",
        "qinghuai.pdf",
    }


def test_the_library_option_wins_over_the_environment(guihua_samples: Guihua, tmp_path: Path) -> None:
    assert guihua_samples("--library", tmp_path / "other", "ingest", write(tmp_path / "plan.txt")).code == 0
    assert [plan["region"] for plan in guihua_samples("--library", tmp_path / "other", "outline", "--json").json] == [
        "河湾县"
    ]
    assert len(guihua_samples("outline", "--json").json) == 7


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version(guihua: Guihua, option: str) -> None:
    run = guihua(option)
    assert (run.code, run.err) == (0, "")
    assert "guihua" in run.out
