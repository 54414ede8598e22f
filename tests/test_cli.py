"""The command line as its contract says: JSON shapes, exit codes, and what goes to which stream."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from ingest.samples import sample_files
from plan_files import write

Guihua = Callable[..., Run]

PLAN = ["document", "title", "region", "region_code", "audience", "start_year", "end_year", "issuer", "number", "date", "chapters", "domains"]
OUTCOME = ["document", "status", "reason", "characters", "coverage", "plans", "warnings"]
HIT = ["score", "document", "plan", "region", "audience", "path", "text", "spans", "page"]
TARGET = ["document", "plan", "region", "region_code", "audience", "start_year", "end_year", "domain", "part", "item", "kind", "indicator",
          "indicator_raw", "scope", "comparator", "hold", "value", "value_max", "unit", "unit_intended", "base_year", "year", "quote", "spans",
          "page", "passage", "soft", "printed"]  # fmt: skip - the last two are not in the contract
ANSWER = ["id", "question", "text", "status", "mode", "rows", "computed", "coverage", "citations", "unsupported", "seconds"]
ROW = ["region", "audience", "plan", "indicator", "scope", "comparator", "value", "unit", "display", "citation"]
CITATION = ["number", "document", "plan", "region", "audience", "path", "quote", "spans", "page"]
SILENT = ["region", "audience", "plan", "reason", "citation"]


@pytest.fixture
def filled(guihua: Guihua, sample_library_folder: Path, tmp_path: Path) -> Guihua:
    """The command line on a library of the sample plans."""
    shutil.copytree(sample_library_folder, tmp_path / "library")
    return guihua


def has_shape(record: dict[str, Any], keys: list[str]) -> None:
    """The keys of the contract, all of them and no others."""
    assert sorted(record) == sorted(keys)


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
    assert (plan["document"], plan["status"], plan["reason"], plan["coverage"], plan["warnings"]) == ("plan.txt", "added", None, 1.0, [])
    assert plan["characters"] == len((folder / "plan.txt").read_text("utf-8"))
    has_shape(plan["plans"][0], PLAN)
    assert plan["plans"][0]["domains"] == [{"title": "妇女与健康", "goals": 2, "measures": 1}]
    assert "plan.txt" in run.err  # progress goes to standard error
    statuses = {record["document"]: record["status"] for record in guihua("ingest", folder, "--json").json["documents"]}
    assert statuses == {"empty.txt": "skipped", "plan.txt": "unchanged"}
    write(folder / "plan.txt", figure=9)
    assert "更新  plan.txt" in guihua("ingest", folder / "plan.txt").out


def test_outline(filled: Guihua) -> None:
    run = filled("outline", "--json")
    assert (run.code, run.err) == (0, "")
    assert {plan["document"] for plan in run.json} == {path.name for path in sample_files()}
    for plan in run.json:
        has_shape(plan, PLAN)
        assert all(sorted(domain) == ["goals", "measures", "title"] for domain in plan["domains"])
    assert [plan["audience"] for plan in filled("outline", "yunlu.txt", "--json").json] == ["妇女", "儿童"]
    assert "妇女与健康" in filled("outline", "yunlu.txt").out


def test_status(filled: Guihua, tmp_path: Path) -> None:
    run = filled("status", "--json")
    assert (run.code, run.err) == (0, "")
    assert run.json["library"] == str(tmp_path / "library")
    assert {record["document"] for record in run.json["documents"]} == {path.name for path in sample_files()}
    assert run.json["embedder"] == "hashed-pairs"
    assert min(run.json["passages"], run.json["targets"]) > 300
    assert all(name in filled("status").out for name in ("yunlu.txt", "songlan.txt"))


def test_search(filled: Guihua) -> None:
    run = filled("search", "孕产妇死亡率", "-k", "4", "--json")
    assert (run.code, run.err, len(run.json)) == (0, "", 4)
    for hit in run.json:
        has_shape(hit, HIT)
        assert all(len(span) == 2 for span in hit["spans"])
    assert [hit["score"] for hit in run.json] == sorted((hit["score"] for hit in run.json), reverse=True)
    assert "孕产妇死亡率" in run.json[0]["text"]


def test_search_keeps_to_its_filters(filled: Guihua) -> None:
    hits = filled("search", "死亡率", "--region", "云麓", "--audience", "儿童", "--domain", "健康", "--json").json
    assert hits
    assert {(hit["region"], hit["audience"], hit["path"][0]) for hit in hits} == {("云麓市", "儿童", "儿童与健康")}
    assert hits == filled("search", "死亡率", "--region", "云麓市", "--audience", "儿童", "--domain", "儿童与健康", "--json").json


def test_ask_over_all_places(filled: Guihua) -> None:
    run = filled("ask", "各地孕产妇死亡率目标是多少？", "--json")
    assert (run.code, run.err) == (0, "")
    answer = run.json
    has_shape(answer, ANSWER)
    assert (answer["id"], answer["status"], answer["mode"], answer["unsupported"]) == (None, "answered", "extractive", 0)
    for records, keys in ((answer["rows"], ROW), (answer["citations"], CITATION), (answer["coverage"]["silent"], SILENT)):
        assert records
        for record in records:
            has_shape(record, keys)
    assert sorted(answer["coverage"]) == ["answered", "plans", "silent"]
    assert {row["region"]: (row["comparator"], row["value"], row["unit"]) for row in answer["rows"]} == {
        "云麓市": ("<=", 12, "/10万"), "望川旗": ("<=", 10, "/10万"), "青槐县": ("<=", 15, "/10万"),
    }  # fmt: skip


def test_computed_values_name_their_sources(filled: Guihua) -> None:
    answer = filled("ask", "云麓跟松岚的托位数目标差多少", "--json").json
    assert [sorted(record) for record in answer["computed"]] == [["from", "unit", "value", "what"]]
    assert answer["computed"][0]["value"] == 0.5
    assert set(answer["computed"][0]["from"]) <= {citation["number"] for citation in answer["citations"]}


def test_ask_for_people(filled: Guihua) -> None:
    run = filled("ask", "云麓孕产妇死亡率要控制在多少以内？")
    assert (run.code, run.err) == (0, "")
    assert "12/10万" in run.out.splitlines()[0]
    assert "[1]" in run.out.splitlines()[0]
    assert "yunlu.txt" in run.out


def test_ask_batch(filled: Guihua, tmp_path: Path) -> None:
    questions = [
        {"id": "a", "question": "云麓的孕产妇死亡率目标是多少？"},
        {"id": "b", "question": "那望川呢", "history": ["云麓的孕产妇死亡率目标是多少？"]},
    ]
    batch = tmp_path / "questions.jsonl"
    batch.write_text("\ufeff" + "\n\n".join(json.dumps(entry, ensure_ascii=False) for entry in questions), "utf-8")
    run = filled("ask", "--batch", batch)
    answers = [json.loads(line) for line in run.out.splitlines()]
    assert run.code == 0
    for answer in answers:
        has_shape(answer, ANSWER)
    assert [(answer["id"], answer["rows"][0]["region"], answer["rows"][0]["value"]) for answer in answers] == [("a", "云麓市", 12), ("b", "望川旗", 10)]


def test_targets(filled: Guihua, tmp_path: Path) -> None:
    run = filled("targets", "--region", "云麓", "--audience", "妇女", "--indicator", "孕产妇死亡率", "--kind", "target", "--format", "json")
    assert (run.code, run.err, len(run.json)) == (0, "", 1)
    has_shape(run.json[0], TARGET)
    assert (run.json[0]["value"], run.json[0]["comparator"], run.json[0]["part"], run.json[0]["item"]) == (12, "<=", "主要目标", 2)
    file = tmp_path / "targets.csv"
    everything = filled("targets", "--format", "json").json
    assert filled("targets", "--format", "csv", "-o", file).out == ""
    rows = file.read_text("utf-8-sig").splitlines()
    assert rows[0].split(",")[: len(TARGET)] == TARGET
    assert len(rows) == 1 + len(everything)
    assert "孕产妇死亡率" in filled("targets").out


def test_remove(filled: Guihua) -> None:
    assert filled("remove", "songlan.txt", "yunlu.txt").code == 0
    assert {plan["document"] for plan in filled("outline", "--json").json} == {"wangchuan.md", "bailu.docx", "shaquan.html", "qinghuai.pdf"}


def test_the_library_option_wins_over_the_environment(filled: Guihua, tmp_path: Path) -> None:
    assert filled("--library", tmp_path / "other", "ingest", write(tmp_path / "plan.txt")).code == 0
    assert [plan["region"] for plan in filled("--library", tmp_path / "other", "outline", "--json").json] == ["河湾县"]
    assert len(filled("outline", "--json").json) == 7


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version(guihua: Guihua, option: str) -> None:
    run = guihua(option)
    assert (run.code, run.err) == (0, "")
    assert "guihua" in run.out
