"""A whole evaluation over the sample plans, with an embedder that needs no model; and the measuring of processes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from hashed_embedder import HashedEmbedder
from rich.console import Console
from with_pack import PACK

from assistant.assistant import Assistant
from eval.bench.__main__ import Bench, Timing, bench_json, bench_table
from eval.bench.machine import this_machine
from eval.bench.processes import measure
from eval.corpus import quotable
from eval.dataset import load_cases, sample_dataset
from eval.metrics import CITED, FAITHFUL, GROUNDED, RIGHT, comparable_text
from eval.precision import passage_sample
from eval.report import evaluation_json, render, render_wrong
from eval.run import main_eval
from eval.scores import Evaluation, evaluate
from index.embedders.embedder import Embedder
from index.library import Library
from ingest.document import Document, content_hash
from ingest.errors import GuihuaError
from ingest.parallel import readers


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readers, "default_processes", lambda: 0)  # processes are tested in test_reading.py
        return main_eval(None, open_embedder=HashedEmbedder)


def test_the_samples_are_evaluated_from_questions_to_tables(evaluation: Evaluation) -> None:
    cases = load_cases(sample_dataset())
    assert [scored.case for scored in evaluation.scores.questions] == list(cases)
    assert evaluation.missing_documents == ()
    assert evaluation.agreement is None  # this embedder has one form only
    for metric in (RIGHT, CITED, GROUNDED, FAITHFUL):
        value = evaluation.scores.mean(metric)
        assert value is not None
        assert 0.5 < value <= 1.0
    assert evaluation.scores.mean(CITED, ("no_answer",)) is None
    shown = io.StringIO()
    Console(file=shown, width=120).print(render(evaluation), render_wrong(evaluation))
    assert "答对" in shown.getvalue()
    assert "普通链" in shown.getvalue()
    told = json.loads(json.dumps(evaluation_json(evaluation), ensure_ascii=False))
    assert told["questions"] == len(cases) == len(told["answers"])
    assert told["scores"]["right"] == evaluation.scores.mean(RIGHT)
    assert set(told["retrieval"]["evidence_found"]["all"]) == {"questions", "assistant", "plain_dense", "plain_fused"}


def test_a_question_that_fails_scores_zero_and_tells_why(sample_library: Library) -> None:
    def no_model() -> Embedder:
        raise GuihuaError("没有向量模型")

    scores = evaluate(Assistant(sample_library, no_model), load_cases(sample_dataset()), {})
    failed = [scored for scored in scores.questions if scored.answer is None]
    assert failed
    assert {scored.failure for scored in failed} == {"没有向量模型"}
    assert all(list(scored.values["right"]) == [0.0] for scored in failed)


def test_passages_are_sampled_from_the_whole_library(sample_library: Library) -> None:
    everything, some = passage_sample(sample_library, 10**6), passage_sample(sample_library, 7)
    assert len(some) == len(set(some)) == 7
    assert everything[0] == some[0]
    assert everything.index(some[-1]) > len(everything) * 0.8


def test_a_quote_may_run_over_a_page_break() -> None:
    pages = [
        f"第{number}页的托育机构和托位数量\n— {number} —\n持续增加，家庭照护能力明显提高。\n" for number in (2, 3, 4)
    ]
    text = "".join(pages)
    known = quotable(Document("a.txt", content_hash(text.encode()), text), PACK)
    assert comparable_text("托位数量持续增加") in known
    assert comparable_text("— 3 —") in known


def test_a_process_is_measured_from_outside() -> None:
    small = measure([sys.executable, "-c", "print('好')"], {"PYTHONIOENCODING": "utf-8"})
    large = measure([sys.executable, "-c", "b = bytearray(300_000_000); import time; time.sleep(0.3)"], {})
    assert small.output.strip() == "好"
    assert large.seconds >= 0.3
    assert large.cpu_seconds > 0
    assert large.peak_bytes > 300_000_000


def test_a_process_that_fails_is_told_with_its_last_line() -> None:
    with pytest.raises(GuihuaError, match=r"以 3 结束：坏了"):
        measure([sys.executable, "-c", "import sys; print('坏了', file=sys.stderr); sys.exit(3)"], {"PYTHONUTF8": "1"})


def test_measurements_are_shown_with_their_ratio_and_machine() -> None:
    timings = (
        Timing("ingest", 1, 10.0, 8.0, 16.0, 500_000_000),
        Timing("plain_chain", 1, 40.0, 24.0, 32.0, 900_000_000),
        Timing("reingest", 5, 0.6, 0.1, 0.5, 90_000_000),
    )
    result = Bench(this_machine(), 5, 1_000_000, timings, 44, 0.01, 0.05)
    assert result.ratios == (4.0, 3.0, 2.0)
    shown = io.StringIO()
    Console(file=shown, width=200).print(bench_table(result))
    assert "4.0×" in shown.getvalue()
    assert "0.050" in shown.getvalue()
    assert json.loads(json.dumps(bench_json(result)))["plain_chain_ratio"] == {"process": 4.0, "work": 3.0, "cpu": 2.0}


def test_a_library_that_cannot_be_used_is_refused(sample_library_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(GuihuaError, match="guihua ingest"):
        main_eval(tmp_path / "none", sample_dataset(), HashedEmbedder)
    with pytest.raises(GuihuaError, match="hashed-pairs"):
        main_eval(sample_library_folder, sample_dataset(), lambda: HashedEmbedder("other"))
