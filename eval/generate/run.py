"""Questions drawn over a library, put to the assistant, and scored: what `guihua eval --generate N` does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from assistant.assistant import Assistant
from assistant.tell.answer import Answer
from eval.generate.draw.drawn import Drawn
from eval.generate.draw.kinds import drawn_from
from eval.generate.held import Held, held_in
from eval.generate.score.judge import Score, score
from eval.generate.score.verdicts import Fault
from eval.generate.truth.work_out import Truth, truth_of
from eval.generate.wording.say import SPEECH, Worded, worded
from index.embedders.embedder import Embedder
from index.library import Library
from ingest.errors import GuihuaError

REPEATS = 200
"""Queries in a row whose words were all there before; a small library has no more questions then."""


@dataclass(frozen=True, slots=True)
class Generated:
    """A question with its truth."""

    drawn: Drawn
    worded: Worded
    truth: Truth


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, its answer (None where asking failed), and the verdict."""

    question: Generated
    answer: Answer | None
    score: Score
    seconds: float


@dataclass(frozen=True, slots=True)
class GeneratedRun:
    """A whole run."""

    seed: int
    judged: tuple[Judged, ...]


def generated(held: Held, count: int, seed: int) -> Iterator[Generated]:
    """Up to `count` different questions; the same for the same library and seed. Fewer where the library is small."""
    random = Random(seed)
    asked: set[tuple[str, ...]] = set()
    repeated = 0
    for drawn in drawn_from(held, random):
        words = worded(drawn, held, random, random.choice(SPEECH))
        key = (*words.history, words.text)
        repeated = repeated + 1 if key in asked else 0
        if repeated > REPEATS or len(asked) >= count:
            return
        if key not in asked:
            asked.add(key)
            yield Generated(drawn, words, truth_of(drawn, held))


def over_library(
    folder: Path, open_embedder: Callable[[], Embedder], count: int, seed: int, notify: Callable[[str], None]
) -> GeneratedRun:
    """`run_generated` for the library in a folder; raises GuihuaError where there is none."""
    opened: list[Embedder] = []

    def embedder() -> Embedder:
        opened[:] = opened or [open_embedder()]
        return opened[0]

    with Library(folder) as library:
        return run_generated(library, Assistant(library, embedder), count, seed, notify)


def run_generated(
    library: Library, assistant: Assistant, count: int, seed: int = 1, notify: Callable[[str], None] = lambda _: None
) -> GeneratedRun:
    """Ask `count` generated questions and judge the answers; raises GuihuaError where the register is empty."""
    held = held_in(library)
    questions = tuple(generated(held, count, seed)) if held.values else ()
    if not questions:
        raise GuihuaError("资料库里没有可以出题的量化指标，请先用 guihua ingest 收录规划文件")
    notify(f"出题 {len(questions)} 道（种子 {seed}）")
    return GeneratedRun(seed, tuple(_judged(question, assistant, held) for question in questions))


def _judged(question: Generated, assistant: Assistant, held: Held) -> Judged:
    started = time.perf_counter()
    try:
        answer = assistant.ask(question.worded.text, question.worded.history)
    except GuihuaError as error:
        return Judged(question, None, Score("refusal", (Fault("refusal", str(error)),)), time.perf_counter() - started)
    seconds = time.perf_counter() - started
    return Judged(question, answer, score(question.truth, answer, held), seconds)
