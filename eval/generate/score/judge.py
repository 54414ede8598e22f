"""An answer against its truth: right, or the worst of its faults. Strict: what only stands in a quotation is not said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.tell.answer import Answer
from eval.generate.held import Held, HeldValue, plain_words
from eval.generate.score.conclusions import check
from eval.generate.score.ownership import carries, foreign_figures, in_rows, is_labelled
from eval.generate.score.said import DENIES, Said, places_said, said_in, segments
from eval.generate.score.verdicts import VERDICTS, AnswerVerdict, Fault
from eval.generate.truth.truth import Truth

MOST_IN_TEXT = 8
"""Figures up to which the text itself has to hold all; beyond that the table may."""
_UNMENTIONED = re.compile("没有提|未提|没提|没有涉及|未涉及|不涉及|没有相关|没写")


@dataclass(frozen=True, slots=True)
class Score:
    """The verdict and what it rests on."""

    verdict: AnswerVerdict
    faults: tuple[Fault, ...] = ()


def score(truth: Truth, answer: Answer, held: Held) -> Score:
    """Judge an answer; of two questions in one both have to be answered, and the worse counts."""
    truths = truth.parts or (truth,)
    said = said_in(answer.text, held)
    faults = [fault for one in truths for fault in _faults(one, said, answer, held, alone=not truth.parts)]
    if answer.status != "not_found" or not _denies_rightly(truths):
        faults += [Fault("wrong_figure", why) for why in foreign_figures(said, answer, truths, held)]
    faults.sort(key=lambda fault: VERDICTS.index(fault.verdict))
    return Score(faults[0].verdict if faults else "right", tuple(faults))


def _denies_rightly(truths: tuple[Truth, ...]) -> bool:
    return all(truth.conclusion is not None and truth.conclusion.form == "absent" for truth in truths)


def _faults(truth: Truth, said: Said, answer: Answer, held: Held, *, alone: bool) -> Iterator[Fault]:
    missing = [value for value in truth.required if not _is_told(value, truth, said, answer)]
    concluded = _concluded(truth, said, held, alone=alone)
    if (missing or concluded) and _gave_up(answer, said, truth, missing):
        yield from _refused(truth, missing, said, answer, held)
        return
    yield from concluded
    for value in missing:
        yield _missing(value, truth, missing, said, answer, held)
    yield from _passed_on(truth, missing, said)
    yield from _gaps(truth, said, answer, held)


def _concluded(truth: Truth, said: Said, held: Held, *, alone: bool) -> list[Fault]:
    """The conclusion in the first sentence; of two questions in one it may stand in the first sentence of any line."""
    if truth.conclusion is None:
        return []
    if alone:
        return check(truth.conclusion, said, held)
    names = [plain_words(name) for subject in truth.subjects for name in (*subject.names, subject.indicator)]
    pieces = [said_in(piece, held) for piece in _pieces(said) if any(name in piece for name in (*names, *truth.marks))]
    about = [piece for piece in pieces if any(name in piece.first for name in (*names, *truth.marks))]
    tries = [check(truth.conclusion, piece, held) for piece in about or pieces]
    return min(tries, key=_weight, default=[Fault("incomplete", "没有回答")])


def _weight(faults: list[Fault]) -> int:
    """Nothing wrong weighs least; of a piece that answers the other question nothing false is to be concluded."""
    return max((len(VERDICTS) - VERDICTS.index(fault.verdict) for fault in faults), default=0)


def _pieces(said: Said) -> list[str]:
    """Beginnings of the answer to one of two questions: the whole, each line with those after it, each sentence."""
    return ["\n".join(said.lines[i:]) for i in range(len(said.lines))] + [
        s for line in said.lines for s in segments(line)
    ]


def _is_told(value: HeldValue, truth: Truth, said: Said, answer: Answer) -> bool:
    if is_labelled(value, truth, said):
        return True
    return len(truth.required) > MOST_IN_TEXT and in_rows(value, answer.rows)


def _gave_up(answer: Answer, said: Said, truth: Truth, missing: list[HeldValue]) -> bool:
    """Not found, or asked back, with nothing of what was asked."""
    return answer.status in ("not_found", "clarify") and len(missing) == len(truth.required)


def _refused(truth: Truth, missing: list[HeldValue], said: Said, answer: Answer, held: Held) -> Iterator[Fault]:
    """Denied by name, or just not answered."""
    denied = [value for value in missing if _denied(value, truth, said, answer, held)]
    if denied:
        yield Fault("silence", f"说没有，其实有：{denied[0].place}{denied[0].indicator}")
    else:
        yield Fault("refusal", "没有回答")


def _missing(value: HeldValue, truth: Truth, missing: list[HeldValue], said: Said, answer: Answer, held: Held) -> Fault:
    name = f"{value.place}{value.scope or ''}{value.indicator}"
    if _denied(value, truth, said, answer, held):
        return Fault("silence", f"说没有，其实有：{name}")
    others = [other for other in truth.required if other not in missing]
    stray = [f for f in said.figures if carries(f, value) and not any(carries(f, other) for other in others)]
    if len(truth.subjects) > 1 and stray:
        return Fault("wrong_figure", f"{name}的数字安在别的指标上")
    instead = len(missing) == len(truth.required) and said.figures and not DENIES.search(said.text)
    if instead and not any(_near(value, place) for figure in said.figures for place in figure.places or (value.place,)):
        return Fault("incomplete", f"没有给出{name}")
    return Fault(
        "wrong_figure" if instead else "incomplete", f"没有给出{name}" + ("，给的是别的数字" if instead else "")
    )


def _near(value: HeldValue, place: str) -> bool:
    return place == value.place


def _denied(value: HeldValue, truth: Truth, said: Said, answer: Answer, held: Held) -> bool:
    """Whether the answer says that this place, or this indicator, is not there."""
    silent = answer.coverage.silent if answer.coverage else ()
    if any(s.region == value.place and s.audience in (value.plan.audience, None) for s in silent):
        return True
    names = [
        plain_words(name) for s in truth.subjects if s.indicator == value.indicator for name in (*s.names, s.indicator)
    ]
    for line in said.lines:
        for whole in segments(line):
            segment = re.split("现有|只收录", whole)[0]
            if not DENIES.search(segment) or _of_the_other_plan(segment, value):
                continue
            named = {place for _, _, place in places_said(segment, held)}
            about = any(name in segment for name in names)
            if value.place in named and (about or _no_other_subject(segment, truth)):
                return True
            if not named and about and len(truth.places) == 1:
                return True
    return False


def _of_the_other_plan(segment: str, value: HeldValue) -> bool:
    """没有沙泉自治州妇女规划 says nothing of its plan for children."""
    named = re.findall("(妇女|儿童)(?:发展)?规划", segment)
    return bool(named) and value.plan.audience not in (None, *named)


def _no_other_subject(segment: str, truth: Truth) -> bool:
    """云麓市：没有提到 speaks of the one thing that was asked."""
    return len(truth.subjects) == 1 and len(segment) < 60


def _passed_on(truth: Truth, missing: list[HeldValue], said: Said) -> Iterator[Fault]:
    """A misprinted unit that is repeated without a word."""
    signs = {"‰": "‰|千分", "%": "%|百分", "/10万": "/10万|十万分"}
    for value in truth.required:
        if (
            value.misprint
            and value not in missing
            and not re.search(signs.get(value.unit or "", value.unit or ""), said.text)
        ):
            yield Fault("wrong_figure", f"误印的{value.misprint}没有说明应为{value.unit}")


def _gaps(truth: Truth, said: Said, answer: Answer, held: Held) -> Iterator[Fault]:
    """Plans in range without a figure: each has to be accounted for, and what is there must not be denied."""
    silent = answer.coverage.silent if answer.coverage else ()
    for gap in truth.gaps:
        place = gap.plan.region or gap.plan.label
        reasons = [s.reason for s in silent if s.region == place and s.audience in (gap.plan.audience, None)]
        lines = [part for line in said.lines for part in segments(line)
                 if place in {one for _, _, one in places_said(part, held)}]  # fmt: skip
        if gap.reason == "soft" and ("not_mentioned" in reasons or any(_UNMENTIONED.search(line) for line in lines)):
            yield Fault("silence", f"说{place}没有提到，其实有定性的表述")
        elif not reasons and not lines and truth.conclusion is None:
            yield Fault("incomplete", f"没有交代{place}")
