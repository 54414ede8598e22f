"""Answers at the command line as its contract says: search, ask, a batch of questions, and the register."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run, refused
from contract import ANSWER, CITATION, HIT, ROW, SILENT, TARGET, has_shape

Guihua = Callable[..., Run]


def test_search(guihua_samples: Guihua) -> None:
    run = guihua_samples("search", "孕产妇死亡率", "-k", "4", "--json")
    assert (run.code, run.err, len(run.json)) == (0, "", 4)
    for hit in run.json:
        has_shape(hit, HIT)
        assert all(len(span) == 2 for span in hit["spans"])
    assert [hit["score"] for hit in run.json] == sorted((hit["score"] for hit in run.json), reverse=True)
    assert "孕产妇死亡率" in run.json[0]["text"]


def test_search_keeps_to_its_filters(guihua_samples: Guihua) -> None:
    hits = guihua_samples(
        "search", "死亡率", "--region", "云麓", "--audience", "儿童", "--domain", "健康", "--json"
    ).json
    assert hits
    assert {(hit["region"], hit["audience"], hit["path"][0]) for hit in hits} == {("云麓市", "儿童", "儿童与健康")}
    assert (
        hits
        == guihua_samples(
            "search", "死亡率", "--region", "云麓市", "--audience", "儿童", "--domain", "儿童与健康", "--json"
        ).json
    )


def test_ask_over_all_places(guihua_samples: Guihua) -> None:
    run = guihua_samples("ask", "各地孕产妇死亡率目标是多少？", "--json")
    assert (run.code, run.err) == (0, "")
    answer = run.json
    has_shape(answer, ANSWER)
    assert (answer["id"], answer["status"], answer["mode"], answer["unsupported"]) == (
        None,
        "answered",
        "extractive",
        0,
    )
    for records, keys in (
        (answer["rows"], ROW),
        (answer["citations"], CITATION),
        (answer["coverage"]["silent"], SILENT),
    ):
        assert records
        for record in records:
            has_shape(record, keys)
    assert sorted(answer["coverage"]) == ["answered", "plans", "silent"]
    assert {row["region"]: (row["comparator"], row["value"], row["unit"]) for row in answer["rows"]} == {
        "云麓市": ("<=", 12, "/10万"), "望川旗": ("<=", 10, "/10万"), "青槐县": ("<=", 15, "/10万"),
    }  # fmt: skip


def test_computed_values_name_their_sources(guihua_samples: Guihua) -> None:
    answer = guihua_samples("ask", "云麓跟松岚的托位数目标差多少", "--json").json
    assert {tuple(sorted(record)) for record in answer["computed"]} == {("from", "kind", "unit", "value", "what")}
    worked_out = {record["what"]: record for record in answer["computed"]}["相差"]
    assert [record["what"] for record in answer["computed"] if record["kind"] == "result"] == ["云麓市减松岚区"]
    assert worked_out["value"] == 0.5
    assert len(set(worked_out["from"]) & {citation["number"] for citation in answer["citations"]}) == 2


def test_ask_for_people(guihua_samples: Guihua) -> None:
    run = guihua_samples("ask", "云麓孕产妇死亡率要控制在多少以内？")
    assert (run.code, run.err) == (0, "")
    understood, first = run.out.splitlines()[:2]
    assert understood == "理解：云麓市 · 孕产妇死亡率 · 目标值"
    assert "12/10万" in first
    assert "[1]" in first
    assert "yunlu.txt" in run.out


def test_ask_batch(guihua_samples: Guihua, tmp_path: Path) -> None:
    questions = [
        {"id": "a", "question": "云麓的孕产妇死亡率目标是多少？"},
        {"id": "b", "question": "那望川呢", "history": ["云麓的孕产妇死亡率目标是多少？"]},
    ]
    batch = tmp_path / "questions.jsonl"
    batch.write_text("\ufeff" + "\n\n".join(json.dumps(entry, ensure_ascii=False) for entry in questions), "utf-8")
    run = guihua_samples("ask", "--batch", batch)
    answers = [json.loads(line) for line in run.out.splitlines()]
    assert run.code == 0
    for answer in answers:
        has_shape(answer, ANSWER)
    assert [(answer["id"], answer["rows"][0]["region"], answer["rows"][0]["value"]) for answer in answers] == [
        ("a", "云麓市", 12),
        ("b", "望川旗", 10),
    ]


def test_targets(guihua_samples: Guihua, tmp_path: Path) -> None:
    run = guihua_samples(
        "targets",
        "--region",
        "云麓",
        "--audience",
        "妇女",
        "--indicator",
        "孕产妇死亡率",
        "--kind",
        "target",
        "--format",
        "json",
    )
    assert (run.code, run.err, len(run.json)) == (0, "", 1)
    has_shape(run.json[0], TARGET)
    assert (run.json[0]["value"], run.json[0]["comparator"], run.json[0]["part"], run.json[0]["item"]) == (
        12,
        "<=",
        "主要目标",
        2,
    )
    file = tmp_path / "targets.csv"
    everything = guihua_samples("targets", "--format", "json").json
    assert guihua_samples("targets", "--format", "csv", "-o", file).out == ""
    rows = file.read_text("utf-8-sig").splitlines()
    assert rows[0].split(",")[: len(TARGET)] == TARGET
    assert len(rows) == 1 + len(everything)
    assert "孕产妇死亡率" in guihua_samples("targets").out


def test_ask_says_first_how_the_question_was_read(guihua_samples: Guihua) -> None:
    run = guihua_samples("ask", "云路市哪里的孕产妇死亡率目标最低？")
    assert run.out.splitlines()[0].startswith("理解：云麓市 · 孕产妇死亡率 · 目标值")
    assert run.out.splitlines()[0].endswith("（“云路市”读作“云麓市”）")


def test_ask_as_json_holds_the_query(guihua_samples: Guihua) -> None:
    answer = guihua_samples("ask", "哪里的孕产妇死亡率和潮汐发电量目标最低", "--json").json
    assert "理解" not in answer["text"]
    assert answer["understood"] == "各地 · 孕产妇死亡率 · 目标值 · 最低"
    assert answer["unresolved"] == answer["query"]["unresolved"] == ["潮汐发电量"]
    (ask,) = answer["query"]["asks"]
    assert ask["subjects"] == [{"words": "孕产妇死亡率", "indicator": "孕产妇死亡率"}]
    assert ask["operations"] == [{"act": "extreme", "descending": False}]


def test_a_query_from_a_file_is_answered_like_its_question(guihua_samples: Guihua, tmp_path: Path) -> None:
    question = "各地孕产妇死亡率从低到高排一下"
    first = guihua_samples("ask", question, "--json").json
    file = tmp_path / "query.json"
    file.write_text(json.dumps(first["query"], ensure_ascii=False), "utf-8")
    again = guihua_samples("ask", "--query", file, "--json")
    assert (again.code, again.err) == (0, "")
    assert {**again.json, "seconds": 0} == {**first, "seconds": 0}
    assert guihua_samples("ask", "--query", file).out == guihua_samples("ask", question).out


def test_a_query_that_somebody_wrote(guihua_samples: Guihua, tmp_path: Path) -> None:
    file = tmp_path / "query.json"
    ask = {"kind": "figures", "text": "", "subjects": [{"words": "", "indicator": "婴儿死亡率"}],
           "range": {"places": ["白鹭县"]}}  # fmt: skip
    file.write_text("\ufeff" + json.dumps({"text": "", "asks": [ask]}, ensure_ascii=False), "utf-8")
    run = guihua_samples("ask", "--query", file)
    assert run.out.splitlines()[0] == "理解：白鹭县 · 婴儿死亡率"
    assert "5‰以下[1]" in run.out.splitlines()[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "不是 JSON"),
        ("[]", "不是一个 JSON 对象"),
        ('{"asks": []}', "查询的 text 无法使用"),
        ('{"text": "", "asks": [{"kind": "sum", "text": ""}]}', "查询的 asks.0.kind 无法使用"),
        ('{"text": "", "asks": [{"kind": "figures", "text": "", "range": {"places": ["620600"]}}]}', "地方 620600 不在资料库中"),
    ],
)  # fmt: skip
def test_a_query_that_cannot_be_used(guihua_samples: Guihua, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "query.json"
    file.write_text(text, "utf-8")
    assert said in refused(guihua_samples("ask", "--query", file))


def test_a_query_file_that_cannot_be_read(guihua_samples: Guihua, tmp_path: Path) -> None:
    assert "无法读取查询文件" in refused(guihua_samples("ask", "--query", tmp_path / "missing.json"))
    binary = tmp_path / "binary.json"
    binary.write_bytes(b"\xff\xfe\xff")
    assert "无法读取查询文件" in refused(guihua_samples("ask", "--query", binary))


@pytest.mark.parametrize("arguments", [["问题", "--query", "q.json"], ["--batch", "b.jsonl", "--query", "q.json"], []])
def test_one_thing_is_asked_at_a_time(guihua_samples: Guihua, arguments: list[str]) -> None:
    assert guihua_samples("ask", *arguments).code == 2
