"""Whose figure is it? Each figure of an answer has to be one that was asked for, or to say itself which it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.tell.answer import Answer, Row
from eval.generate.held import Held, HeldSubject, HeldValue, plain_words
from eval.generate.score.said import Said, SaidFigure
from eval.generate.truth.truth import Truth

_RATES = ("%", "‰", "/10万", "/万")
_NATION = re.compile("国家|全国|中国|国务院")
_WORKED_OUT = re.compile("差|平均|均值|中位|高|低|多|少|降|升|距|严|松|宽|大|小|跨度|幅度|变化|÷")
_NOT_SO = re.compile("不是|不对|并非|并不|有误|而是|不符|问题|所说|所问|提到|不同|没有|不到|不等")
_PRESENT = re.compile("实际|现状|基期|基数|基线|20[012]\\d年|目前|现在|已|起点|由|从")
_GOAL = re.compile("目标|规划提出|要求|到20\\d\\d年|没有写|以[上下内]|左右")


def foreign_figures(said: Said, answer: Answer, truths: tuple[Truth, ...], held: Held) -> list[str]:
    """The figures that belong to another indicator, scope, place, year or kind and do not say so."""
    if not any(truth.subjects for truth in truths):
        return []  # about plans or about nothing: figures stand in the words of a goal that is listed
    shown = {v.unit for truth in truths for v in (*truth.required, *truth.beside)}
    checked = [figure for figure in said.figures if figure.unit in _RATES or figure.unit in shown]
    wrong = [figure for figure in checked if not any(_explained(figure, truth, said, held) for truth in truths)]
    told = [f"{figure.number:g}{figure.unit}（{''.join(figure.places) or '未注明地方'}）" for figure in wrong]
    return told + [
        f"表中 {row.region} {row.indicator} {row.display}" for row in _wrong_rows(said, answer, truths, held)
    ]


def is_said(value: HeldValue, said: Said) -> bool:
    """Whether an answer states this figure of this place."""
    return any(carries(figure, value) and _fits(figure, value) for figure in said.figures) or _spelt(value, said)


def is_labelled(value: HeldValue, truth: Truth, said: Said) -> bool:
    """The same, and under the name of its own indicator or scope where several were asked."""
    found = [figure for figure in said.figures if carries(figure, value) and _fits(figure, value)]
    return any(_named_right(figure, value, truth, said) for figure in found) or _spelt(value, said)


def in_rows(value: HeldValue, rows: Iterable[Row]) -> bool:
    """Whether the table of an answer holds this figure."""
    return any(
        row.value is not None and value.value is not None and abs(row.value - value.value) < 1e-3
        and row.region in (value.place, None) and row.audience in (value.plan.audience, None)
        for row in rows
    )  # fmt: skip


def carries(figure: SaidFigure, value: HeldValue) -> bool:
    """Whether number and unit are those of a row, the unit as meant or as misprinted, and the bound is not turned round."""
    if {figure.bound, value.comparator} == {"<=", ">="}:
        return False
    return (
        value.value is not None
        and abs(figure.number - value.value) < 0.006 * (1 if figure.number % 1 else 0.1)
        and figure.unit in (value.unit, value.misprint)
    ) or (value.value is not None and figure.unit == "%" == value.unit and abs(figure.number - value.value) < 0.04
          and value.value % 1 > 0.3 and round(value.value * 3) % 100 == 0)  # fmt: skip


def _spelt(value: HeldValue, said: Said) -> bool:
    """A unit that is none of the usual ones (1:3): the words of the plan stand there."""
    if value.unit in _RATES or not value.printed:
        return False
    core = re.sub(
        r"^(?:不低于|不少于|不超过|不高于|至少|最[高低])|(?:以[上下内]|左右)$", "", plain_words(value.printed)
    )
    return (core in said.text and value.place in said.text) or (core in said.text and len(core) > 2)


def _fits(figure: SaidFigure, value: HeldValue) -> bool:
    return not figure.places or value.place in figure.places


def _explained(figure: SaidFigure, truth: Truth, said: Said, held: Held) -> bool:
    if any(carries(figure, v) and _fits(figure, v) and _named_right(figure, v, truth, said) for v in truth.required):
        return True
    if any(abs(figure.number - number) < 1e-6 for number in truth.asked):
        refused = truth.conclusion is None or truth.conclusion.form != "no" or _NOT_SO.search(figure.line)
        if refused:
            return True
    if _WORKED_OUT.search(figure.segment) and any(abs(figure.number - number) < 0.051 for number in _numbers(truth)):
        return True
    if _NATION.search(figure.segment):
        return True
    if not truth.subjects and any(figure.segment in text for text in held.texts.values()):
        return True  # a goal that is listed in the words of its plan
    owners = held.by_figure.get((round(figure.number, 4), figure.unit), ())
    owners = (*owners, *(v for v in truth.beside if carries(figure, v)))
    if figure.places:
        return all(any(v.place == place and _says_which(figure, v, truth) for v in owners) for place in figure.places)
    asked = truth.places or tuple({v.place for v in (*truth.required, *truth.beside)})
    return any(v.place in asked and _says_which(figure, v, truth) for v in owners)


def _numbers(truth: Truth) -> Iterator[float]:
    yield from truth.computed
    if truth.conclusion and truth.conclusion.number is not None:
        yield truth.conclusion.number


def _says_which(figure: SaidFigure, value: HeldValue, truth: Truth) -> bool:
    """Whether the line tells what differs between this row and the question."""
    line = figure.line
    if value.indicator not in {subject.indicator for subject in truth.subjects}:
        return _is_called(value, line)
    if truth.conclusion and truth.conclusion.form == "absent" and truth.conclusion.words:
        return _is_called(value, line)  # a neighbour has to bear its own name
    scopes = {subject.scope for subject in truth.subjects if subject.indicator == value.indicator}
    told = {v.scope for v in truth.required}
    if (
        value.scope
        and None not in scopes
        and value.scope not in scopes
        and not _stands_in(plain_words(value.scope), line)
    ):
        return False
    if value.scope and told and value.scope not in told and not _stands_in(plain_words(value.scope), line):
        return False
    if value.kind != truth.kind:
        return bool((_PRESENT if value.kind == "baseline" else _GOAL).search(line))
    years = {v.year for v in truth.required} | {truth.year}
    single = truth.places == (value.place,) and truth.conclusion is None
    return not single or value.year in years or str(value.year) in line


def _is_called(value: HeldValue, line: str) -> bool:
    return any(_stands_in(plain_words(name), line) for name in (value.indicator, value.raw))


def _stands_in(name: str, line: str) -> bool:
    """A name in a line, also with its head said once for several: 新生儿死亡率 in 新生儿、婴儿和5岁以下儿童死亡率."""
    if name in line:
        return True
    if name[:2] not in line or name[-2:] not in line:
        return False
    rest = iter(line)
    return all(character in rest for character in name)


def _named_right(figure: SaidFigure, value: HeldValue, truth: Truth, said: Said) -> bool:
    """Where several were asked: the name before the figure, or of its turn (分别), is that of its own subject."""
    if len(truth.subjects) < 2:
        return True
    tokens = _tokens(truth.subjects)
    pattern = re.compile("|".join(map(re.escape, sorted(tokens, key=len, reverse=True))))
    mentions = [(match.start(), tokens[match.group()]) for match in pattern.finditer(figure.segment)]
    beside = [other for other in said.figures if other.segment == figure.segment and other.line == figure.line]
    if len(mentions) == len(beside) > 1 and all(position < beside[0].start for position, _ in mentions):
        return value_of(mentions[beside.index(figure)][1], value)
    if mentions and beside and beside[0].start < mentions[0][0]:  # 96%的城市社区和90%的团场社区: the name comes after
        after = [subject for position, subject in mentions if position > figure.start]
        return not after or value_of(after[0], value)
    before = [subject for position, subject in mentions if position < figure.start]
    return value_of(before[-1], value) if before else True


def value_of(subject: HeldSubject, value: HeldValue) -> bool:
    """Whether a row is one of the subject's."""
    return subject.indicator == value.indicator and subject.scope in (None, value.scope)


def _tokens(subjects: tuple[HeldSubject, ...]) -> dict[str, HeldSubject]:
    names = {plain_words(name): s for s in subjects for name in (*s.names, *([s.scope] if s.scope else [s.indicator]))}
    full = list(names)
    common = next((n for n in range(min(map(len, full)), 1, -1) if len({name[-n:] for name in full}) == 1), 0)
    shorter = {name[:-common]: s for name, s in names.items() if common and len(name) - common > 1}
    return {**shorter, **names}


def _wrong_rows(said: Said, answer: Answer, truths: tuple[Truth, ...], held: Held) -> Iterator[Row]:
    """Rows of the table that no plan has, or of an indicator that nobody asked for and the text does not name."""
    asked = {subject.indicator for truth in truths for subject in truth.subjects}
    for row in answer.rows:
        if row.value is None:
            continue
        owners = held.by_figure.get((round(row.value, 4), row.unit or ""), ())
        own = [v for v in owners if v.place == row.region or row.region is None]
        known = any(
            row.indicator in (v.indicator, v.raw) or _stands_in(plain_words(v.indicator), plain_words(row.indicator))
            for v in own
        )
        unasked = bool(asked) and row.indicator not in asked
        if (owners and not known) or (unasked and not _stands_in(plain_words(row.indicator), said.text)):
            yield row
