"""Metrics on answers with known values, and against the other implementation of the same metrics."""

from __future__ import annotations

import importlib.util
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from assistant.tell.answer import Answer, Citation, Computed, Status
from eval.dataset import Case, Evidence, QuestionType, load_cases, sample_dataset
from eval.metrics import (
    METRICS,
    FoundText,
    cited_share,
    comparable_text,
    faithful_quotes,
    holds_all_evidence,
    is_grounded,
    is_right,
    mean_or_zero,
    percentile,
    values_of,
)  # fmt: skip
from ui.records.answers import answer_record

REFERENCE = Path(__file__).parents[2] / "shared" / "tools" / "score_qa.py"
needs_reference = pytest.mark.skipif(not REFERENCE.is_file(), reason="../shared/tools/score_qa.py is not here")


def case(kind: QuestionType = "number", **fields: Any) -> Case:
    known: dict[str, Any] = {
        "id": "a1",
        "question": "青石县2030年托位数要到多少",
        "type": kind,
        "history": (),
        "must_contain": (("4.6个", "4.6 个"),),
        "must_not_contain": (),
        "evidence": (Evidence("qingshi", ("托位数达到4.6个以上",)),),
    }
    return Case(**{**known, **fields})


def citation(
    quote: str, document: str = "qingshi.txt", path: tuple[str, ...] = ("儿童与福利", "主要目标", "3")
) -> Citation:
    return Citation(1, document, "青石县儿童发展规划", "青石县", "儿童", path, quote, ((0, len(quote)),), None)


def answer(text: str, *quotes: str, status: Status = "answered", **fields: Any) -> Answer:
    return Answer("", text, status, tuple(citation(quote) for quote in quotes), **fields)


@pytest.mark.parametrize(
    ("asked", "given", "right"),
    [
        (case(), answer("托位数 4.6 个以上[1]。"), 1),
        (case(), answer("托位数４.６个"), 0),  # full-width figures are another string, there as here
        (case(must_contain=(("16/10万",), ("98%",))), answer("降到16／10 万，检测率98％"), 1),
        (case(must_contain=(("16/10万",), ("98%",))), answer("降到16/10万"), 0),
        (case(), answer("好" * 400 + "4.6个"), 0),
        (case("text"), answer("好" * 400 + "4.6个"), 1),
        (case("text"), answer("好" * 1500 + "4.6个"), 0),
        (case(must_not_contain=("5.5个",)), answer("4.6个，不是5.5个"), 0),
        (case(), answer("4.6个", status="not_found"), 0),
        (case("yesno"), answer("4.6个", status="not_found"), 1),
        (case("no_answer"), answer("没有写，4.6个是别处的", status="not_found"), 1),
        (case("no_answer"), answer("4.6个", status="partial"), 1),
        (case("no_answer"), answer("4.6个"), 0),
        (case(must_contain=(("46",),)), answer("4[1]6"), 1),  # markers are taken out
    ],
)
def test_right(asked: Case, given: Answer, right: float) -> None:
    assert is_right(asked, given, {}) == (right,)


@pytest.mark.parametrize(
    ("asked", "quotes", "share"),
    [
        (case(), ["每千人口托位数达到 4.6 个以上。"], [1.0]),
        (case(), ["托位数达到4.6个"], [1.0]),  # part of the evidence, and long enough to show it
        (case(), ["4.6个"], [0.0]),
        (case(), [], [0.0]),
        (case(evidence=(Evidence("qingshi", ("托位数达到", "4.6个以上")),)), ["托位数达到", "又4.6个以上"], [1.0]),
        (case(evidence=(Evidence("qingshi", ("托位数达到", "4.6个以上")),)), ["托位数达到"], [0.0]),
        (case(evidence=(Evidence("qingshi", ("托位数",)), Evidence("other", ("托位数",)))), ["托位数"], [0.5]),
        (case("no_answer"), ["托位数"], []),
        (case(evidence=()), ["托位数"], []),
    ],
)
def test_cited(asked: Case, quotes: list[str], share: list[float]) -> None:
    assert list(cited_share(asked, answer("", *quotes), {})) == share


@pytest.mark.parametrize(
    ("given", "grounded"),
    [
        (answer("到2030年达到4.6个[1]", "达到4.6个"), 1),  # the year stands in the question
        (answer("达到4.7个", "达到4.6个"), 0),
        (answer("第3项"), 0),
        (answer("第3项", "无数字"), 1),  # 3 is the item's number in the path
        (answer("1、达到4.6个", "达到4.6个"), 1),  # the number of a list's first line
        (answer("相差0.7个", computed=(Computed("差", 0.7, "个", (1, 2)),)), 1),
        (answer("没有写"), 1),
    ],
)
def test_grounded(given: Answer, grounded: float) -> None:
    assert is_grounded(case(), given, {}) == (grounded,)


def test_faithful_counts_each_citation() -> None:
    texts = {"qingshi": comparable_text("每千人口\n托位数 达到４个")}
    assert list(faithful_quotes(case(), answer("", "托位数达到４个", "托位数达到5个"), texts)) == [1.0, 0.0]
    assert list(faithful_quotes(case(), Answer("", "", "answered", (citation("托位数", "none.txt"),)), texts)) == [0.0]


def test_a_question_without_an_answer_scores_zero() -> None:
    assert [list(values_of(metric, case(), None, {})) for metric in METRICS] == [[0.0], [0.0], [0.0], []]


@pytest.mark.parametrize(
    ("asked", "found", "holds"),
    [
        (case("text"), [FoundText("qingshi.txt", "托位数 达到4.6个以上；")], True),
        (case("text"), [FoundText("other.txt", "托位数达到4.6个以上")], False),
        (case("text"), [FoundText("qingshi", "托位数达到4.6个")], True),
        (case("text"), [FoundText("qingshi", "4.6个以上")], False),
        (case("list", evidence=(Evidence("qingshi", ("（一）儿童与健康",)),)), [FoundText("qingshi", "甲", ("儿童与健康",))], True),
        (case("text", evidence=(Evidence("qingshi", ("（一）儿童与健康",)),)), [FoundText("qingshi", "甲", ("儿童与健康",))], False),
    ],
)  # fmt: skip
def test_evidence_among_what_was_found(asked: Case, found: list[FoundText], holds: bool) -> None:
    assert holds_all_evidence(asked, found) is holds


def test_mean_and_percentile() -> None:
    assert (mean_or_zero([1, 0]), mean_or_zero([])) == (0.5, 0.0)
    values = [float(number) for number in range(20, 0, -1)]
    assert [percentile(values, share) for share in (0.05, 0.5, 0.95, 1.0)] == [1, 10, 19, 20]
    assert percentile([], 0.5) == 0.0


def invented_answer(record: dict[str, Any], chance: random.Random) -> Answer:
    """An answer to a gold question that is right in some ways and wrong in others."""
    text = chance.choice(
        [
            record["answer"],
            "没有写到。",
            f"1、{record['answer']}[1]\n2、另有 37.5%[2][3]。",
            "啊" * 390 + record["answer"],
        ]
    )
    quotes = []
    for item in record.get("evidence") or []:
        quote, document = item["quote"], f"{Path(item.get('doc', 'none')).stem}.txt"
        made = chance.choice([quote, " ".join(quote), quote[: len(quote) // 2], f"前文{quote}后文", "不相干的话"])
        quotes.append(citation(made, document, ("妇女与健康", "主要目标", str(chance.randint(1, 12)))))
    status: Status = chance.choice(["answered", "answered", "partial", "not_found"])
    computed = (Computed("差", chance.choice([37.5, 4.0]), "%", (1, 2)),) if chance.random() < 0.3 else ()
    return Answer(record["question"], text, status, tuple(quotes), computed=computed)


@pytest.fixture(scope="module")
def invented() -> list[tuple[dict[str, Any], Case, Answer]]:
    chance = random.Random(20)
    records = [json.loads(line) for line in sample_dataset().read_text("utf-8").splitlines() if line.strip()]
    cases = load_cases(sample_dataset())
    return [(r, c, invented_answer(r, chance)) for r, c in zip(records, cases, strict=True) for _ in range(8)]


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_qa", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_reference
def test_each_answer_gets_the_reference_values(
    invented: list[tuple[dict[str, Any], Case, Answer]], reference: ModuleType
) -> None:
    seen = set()
    for record, asked, given in invented:
        shown = answer_record(given, record["id"])
        theirs = (
            float(reference.is_right(record, shown)),
            reference.evidence_recall(record, shown),
            float(reference.is_grounded(record, shown)),
        )
        cited = cited_share(asked, given, {})
        ours = (is_right(asked, given, {})[0], cited[0] if cited else None, is_grounded(asked, given, {})[0])
        assert ours == theirs, (record["id"], given)
        seen.add(ours)
    assert len(seen) > 8  # the invented answers differ enough for the agreement to mean something


@needs_reference
def test_means_agree_with_the_reference_program(
    invented: list[tuple[dict[str, Any], Case, Answer]], tmp_path: Path
) -> None:
    chosen = invented[::8]
    answers: list[Answer | None] = [given for _, _, given in chosen]
    answers[3] = None
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    texts = {}
    for record, _, _ in chosen:
        for item in record.get("evidence") or []:
            stem = Path(item.get("doc", "none")).stem
            texts[stem] = texts.get(stem, "") + item["quote"] + "\n"
    for stem, text in texts.items():
        (corpus / f"{stem}.txt").write_text(text, "utf-8")
    lines = [
        json.dumps(answer_record(a, r["id"]), ensure_ascii=False)
        for (r, _, _), a in zip(chosen, answers, strict=True)
        if a
    ]
    (tmp_path / "answers.jsonl").write_text("\n".join(lines), "utf-8")
    command = [
        sys.executable,
        str(REFERENCE),
        str(sample_dataset()),
        str(tmp_path / "answers.jsonl"),
        "--corpus",
        str(corpus),
    ]
    printed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    theirs = {name: float(value) for name, value in re.findall(r"(right|cited|grounded|faithful)=(\d\.\d+)", printed)}
    known = {stem: comparable_text(text) for stem, text in texts.items()}
    ours = {
        metric.name: mean_or_zero([v for (_, c, _), a in zip(chosen, answers, strict=True) for v in values_of(metric, c, a, known)])
        for metric in METRICS
    }  # fmt: skip
    assert ours == pytest.approx(theirs, abs=0.0006)
    assert "missing=1" in printed
