"""Every question of the samples' gold: promises that any answer keeps, and all places accounted for."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from assistant.assistant import Assistant
from ingest.samples import sample_files

PLACES = {"云麓市", "望川旗", "白鹭县", "沙泉自治州", "青槐县", "松岚区"}
GOLD = sample_files()[0].parent / "gold"


def questions(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


ALL = questions("qa.jsonl") + questions("qa_cross.jsonl")


def blankless(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])
def test_every_answer_keeps_its_promises(case: dict[str, Any], assistant: Assistant) -> None:
    """Whatever the question: quotes are word for word, marks name citations, rows belong to the place they cite."""
    answer = assistant.ask(case["question"], case.get("history") or [])
    assert answer.text.strip()
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.text)} <= {
        citation.number for citation in answer.citations
    }
    for citation in answer.citations:
        document = assistant.library.document(citation.document)
        assert citation.quote
        assert blankless(document.cut(citation.spans)) == blankless(citation.quote)
        if not document.pages:  # a quote over a page's end leaves out the running header
            assert blankless(citation.quote) in blankless(document.text)
        assert citation.page == document.page_at(citation.spans[0][0])
    by_number = {citation.number: citation for citation in answer.citations}
    for row in answer.rows:
        assert (row.region, row.audience) == (by_number[row.citation].region, by_number[row.citation].audience)
    if answer.coverage is not None:
        for silent in answer.coverage.silent:
            assert silent.citation is None or silent.citation in by_number
    assert answer.unsupported == 0
    if answer.status == "answered":
        assert answer.citations


SETS = [
    case
    for case in questions("qa_cross.jsonl")
    if case["type"] in ("set", "extremum", "rank", "missing") and case["indicator"]
]


@pytest.mark.parametrize("case", SETS, ids=lambda case: case["id"])
def test_a_question_over_all_places_accounts_for_every_place(case: dict[str, Any], assistant: Assistant) -> None:
    answer = assistant.ask(case["question"])
    assert answer.coverage is not None
    told = {row.region for row in answer.rows}
    silent = {entry.region: entry.reason for entry in answer.coverage.silent}
    assert told | set(silent) == PLACES
    assert not told & set(silent)
    assert silent == {entry["region"]: entry["reason"] for entry in case["silent"]}
    values = {(row.region, row.indicator, row.comparator, row.value, row.unit) for row in answer.rows}
    wanted = {
        (r["region"], r["indicator"], r["comparator"], r["value"], r["unit"])
        for r in case["rows"]
        if not r.get("optional")
    }
    assert wanted <= values
    for place in PLACES:
        assert place in answer.text
