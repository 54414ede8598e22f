"""Questions generated over a library: the same by seed, of every kind, in every register of speech, with a truth."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from conftest import Run
from hashed_embedder import HashedEmbedder
from rich.console import Console
from rooms import ROOT, files, imports_of

from assistant.assistant import Assistant
from eval.generate.draw.drawn import Drawn
from eval.generate.draw.kinds import KINDS
from eval.generate.held import Held, held_in, plain_words
from eval.generate.report import generated_json, generated_tables
from eval.generate.run import Generated, generated, over_library, run_generated
from eval.generate.score.verdicts import VERDICTS
from eval.generate.subjects import plans_covered, subject_named
from eval.generate.truth.work_out import truth_of
from eval.generate.wording.say import SPEECH, worded
from eval.generate.wording.words import spoken_words, templates
from index.library import Library
from ingest.errors import GuihuaError

COUNT = 400


@pytest.fixture(scope="module")
def held(sample_library: Library) -> Held:
    return held_in(sample_library)


@pytest.fixture(scope="module")
def questions(held: Held) -> list[Generated]:
    return list(generated(held, COUNT, 7))


def test_the_same_seed_asks_the_same(held: Held, sample_library: Library, questions: list[Generated]) -> None:
    again = list(generated(held_in(sample_library), COUNT, 7))
    assert [q.worded for q in again] == [q.worded for q in questions]
    assert [q.worded for q in generated(held, COUNT, 8)] != [q.worded for q in questions]


def test_every_kind_and_register_of_speech_occurs_and_no_question_twice(questions: list[Generated]) -> None:
    assert len(questions) == COUNT
    assert {q.drawn.kind for q in questions} == set(KINDS)
    assert {q.worded.speech for q in questions} == set(SPEECH)
    assert len({(q.worded.history, q.worded.text) for q in questions}) == COUNT


def test_a_question_has_no_empty_slots(questions: list[Generated]) -> None:
    for question in questions:
        text = question.worded.text
        assert text == text.strip()
        assert not re.search(r"[{}]|None|，，|的的|\.\d{5}", text), text


def test_every_question_has_something_that_must_be_said(questions: list[Generated]) -> None:
    for question in questions:
        for truth in question.truth.parts or (question.truth,):
            assert truth.required or truth.conclusion, question.worded.text


def test_the_truth_of_the_samples_is_what_a_reader_finds(held: Held) -> None:
    """Read in the sample plans by hand."""
    infant = subject_named(held, "婴儿死亡率", None)
    all_places = truth_of(Drawn("all", (infant,)), held)
    assert {(v.place, v.value) for v in all_places.required} == {
        ("云麓市", 4.5), ("松岚区", 3.0), ("白鹭县", 5.0), ("沙泉自治州", 6.0),
    }  # fmt: skip
    lowest = truth_of(Drawn("extreme", (infant,), operation="最低"), held).conclusion
    assert lowest
    assert lowest.places == ("松岚区",)
    between = truth_of(Drawn("filter", (infant,), operation="between", numbers=(4.5, 5.0)), held).conclusion
    assert between
    assert set(between.places) == {"云麓市", "白鹭县"}
    misprinted = truth_of(Drawn("baseline", (infant,), ("沙泉自治州",), year=2020), held).required
    assert [(v.value, v.unit, v.misprint) for v in misprinted] == [(6.72, "‰", "%")]
    both = truth_of(Drawn("both"), held).conclusion
    assert both
    assert both.places == ("云麓市",)
    breast = plans_covered(held, subject_named(held, "乳腺癌筛查率", None))
    assert [plan.region for plan in breast.soft] == ["云麓市"]
    assert [plan.region for plan in breast.silent] == ["青槐县"]
    stages = truth_of(Drawn("figure", (subject_named(held, "农村幸福院覆盖率", None),), ("青槐县",)), held).required
    assert {(v.year, v.value) for v in stages} == {(2025, 60), (2030, 80)}


def test_a_neighbour_stands_in_no_plan(held: Held, questions: list[Generated]) -> None:
    names = [q.drawn.words for q in questions if q.drawn.kind == "neighbour"]
    assert names
    assert not [name for name in names if name and any(plain_words(name) in text for text in held.texts.values())]


def test_every_register_of_speech_has_its_manner(held: Held) -> None:
    drawn = Drawn("figure", (subject_named(held, "孕产妇死亡率", None),), ("云麓市",))
    said = {speech: {worded(drawn, held, Random(n), speech).text for n in range(40)} for speech in SPEECH}
    assert all("云麓市" in text for text in said["official"])
    assert any("云麓市" not in text for text in said["colloquial"])
    assert all(re.match("|".join(templates()["manner"]["polite_before"]), text) for text in said["polite"])
    assert any("的" not in text for text in said["sloppy"])
    assert all(len(text) < 22 for text in said["terse"])


def test_gold_shares_no_code_with_the_assistant() -> None:
    """Only what anybody may use: the assistant itself and the form of its answers."""
    used = {
        found.module
        for path in files() if path.is_relative_to(ROOT / "eval" / "generate")
        for found in imports_of(path) if found.module.split(".")[0] == "assistant"
    }  # fmt: skip
    faces = ("assistant.assistant", "assistant.tell.answer")
    assert not [module for module in used if not module.startswith(faces)]


def test_the_words_are_data_with_a_template_for_each_kind() -> None:
    bases = {re.split("_", name)[0] for name in templates()} | set(templates())
    reused = {"not_held", "neighbour", "absent_place", "scopes", "foreign"}
    assert not [kind for kind in KINDS if kind not in bases and kind not in reused]
    for rule in spoken_words()["neighbour"]:
        assert rule["names"]
        re.compile(rule["of"])


def test_a_run_is_judged_and_told(sample_library: Library) -> None:
    outcome = run_generated(sample_library, Assistant(sample_library, HashedEmbedder), 60, 3)
    assert len(outcome.judged) == 60
    assert {judged.score.verdict for judged in outcome.judged} <= set(VERDICTS)
    told = json.loads(json.dumps(generated_json(outcome), ensure_ascii=False))
    assert told["seed"] == 3
    assert sum(told["verdicts"].values()) == 60 == len(told["answers"])
    shown = io.StringIO()
    Console(file=shown, width=140).print(generated_tables(outcome))
    assert "种子 3" in shown.getvalue()
    assert "答对率" in shown.getvalue()


def test_an_empty_register_is_one_sentence(library: Library) -> None:
    with pytest.raises(GuihuaError, match="没有可以出题的量化指标"):
        run_generated(library, Assistant(library, HashedEmbedder), 5)


def test_a_library_of_one_plan_has_fewer_kinds(tmp_path: Path) -> None:
    from index.build import ingest

    plan = tmp_path / "one.txt"
    plan.write_text(
        "河湾县妇女发展规划\n（2021—2025年）\n一、主要目标\n（一）妇女与健康\n主要目标：\n1. 孕产妇死亡率控制在11/10万以下。\n",
        "utf-8",
    )
    with Library(tmp_path / "library", create=True) as library:
        list(ingest(library, [plan], HashedEmbedder, processes=0))
    outcome = over_library(tmp_path / "library", HashedEmbedder, 20, 1, lambda _: None)
    assert {"figure"} <= {judged.question.drawn.kind for judged in outcome.judged} <= set(KINDS)


def test_the_command_generates(guihua_samples: Callable[..., Run]) -> None:
    done = guihua_samples("eval", "--generate", "3", "--seed", "2", "--json")
    assert done.code == 0, done.err
    assert json.loads(done.out)["questions"] == 3
    both = guihua_samples("eval", "file.jsonl", "--generate", "3")
    assert both.code != 0
