"""Datasets: what is read, what is left out, and what is refused with the line's number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.corpus import absent_documents
from eval.dataset import QUESTION_TYPES, load_cases, sample_dataset
from ingest.errors import GuihuaError

RECORD = {
    "id": "a1",
    "question": "青石县托位数要到多少",
    "type": "number",
    "must_contain": ["4.6", ["个", "張"]],
    "evidence": [
        {"doc": "qingshi.txt", "line": 3, "quote": "托位数达到4.6个"},
        {"doc": "qingshi.txt", "line": 5, "quote": "达到", "quote_parts": ["每千人", "4.6个"]},
        {"doc": "qingshi.txt", "line": 9, "quote": "别处的数", "role": "distractor"},
    ],
}


def write(folder: Path, *records: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n\n", "utf-8")
    return path


def test_a_record_becomes_a_case(tmp_path: Path) -> None:
    (case,) = load_cases(write(tmp_path, RECORD))
    assert case.must_contain == (("4.6",), ("个", "張"))
    assert [evidence.document for evidence in case.evidence] == ["qingshi", "qingshi"]
    assert [evidence.parts for evidence in case.evidence] == [("托位数达到4.6个",), ("每千人", "4.6个")]
    assert case.answerable
    assert case.history == ()


def test_only_questions_with_an_answer_and_evidence_are_answerable(tmp_path: Path) -> None:
    cases = load_cases(write(tmp_path, {**RECORD, "type": "no_answer"}, {**RECORD, "evidence": []}))
    assert [case.answerable for case in cases] == [False, False]


@pytest.mark.parametrize("second", [{"id": "a2"}, {**RECORD, "type": "riddle"}, ["no", "object"]])
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, second: object) -> None:
    with pytest.raises(GuihuaError, match="第 2 行"):
        load_cases(write(tmp_path, RECORD, second))


def test_missing_and_empty_datasets_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GuihuaError, match="无法读取问题集"):
        load_cases(tmp_path / "none.jsonl")
    with pytest.raises(GuihuaError, match="没有任何问题"):
        load_cases(write(tmp_path))


def test_documents_that_the_library_lacks_are_named(tmp_path: Path) -> None:
    other = {**RECORD, "evidence": [{"doc": "other", "quote": "别的"}]}
    cases = load_cases(write(tmp_path, RECORD, other))
    assert absent_documents(cases, ["folder/qingshi.txt"]) == ("other",)
    with pytest.raises(GuihuaError, match="other、qingshi"):
        absent_documents(cases, ["something.txt"])


def test_the_samples_have_questions_of_every_type() -> None:
    cases = load_cases(sample_dataset())
    assert {case.type for case in cases} == set(QUESTION_TYPES)
    assert len({case.id for case in cases}) == len(cases)
