"""Answers from passages without a language model: the sentences that answer, each with its citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.plan_words import place_name, where_it_stands
from assistant.query.read import Question
from assistant.tell.answer import Computed, Coverage, Row, Silent, Status
from assistant.tell.quotes import Sentence
from assistant.tell.relevance import Scored, likeness, scored_sentences
from assistant.tell.sources import Sources
from ingest.figures.width import normalised
from ingest.plan import Passage
from ingest.plan import by_place as plans_by_place
from ingest.register.targets import Target

LEAST_OVERLAP = 0.18
"""Share of the question's words that a place's best sentence must hold to count as speaking of it."""
NEAR_ENOUGH = 0.45
"""A further item is shown with a text answer where its best sentence scores at least so much of the best one's."""
SENTENCES_OF_A_FIGURE = 3
PASSAGES_OF_A_TEXT = 4
LONGEST_STRETCH = 320
NEAR_THE_BEST = 0.62


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of an answer and the citations that carry it; verification looks at each one alone."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before verification."""

    status: Status
    statements: tuple[Statement, ...]
    rows: tuple[Row, ...] = ()
    computed: tuple[Computed, ...] = ()
    coverage: Coverage | None = None


def from_passages(
    question: Question, passages: Sequence[Passage], targets: Sequence[Target], sources: Sources
) -> Draft:
    """The sentences of the passages that answer best; `targets` are the register's rows of these passages."""
    scored = scored_sentences(question, passages)
    if not scored:
        return nothing_found(question, passages, sources)
    if question.kind == "figure":
        silent = _without_figure(question, scored, targets)
        if silent is not None:
            return _not_quantified(silent, scored, sources)
    statements: list[Statement] = []
    for shown in _groups(question, passages, scored):
        group = sources.together(shown)
        number = sources.cite_sentences(group)
        lead = "另见" if statements else ""
        statements.append(
            Statement(f"{lead}{where_it_stands(group[0].passage)}：{_joined(group)}[{number}]", (number,))
        )
    return Draft("answered", tuple(statements))


def _groups(question: Question, passages: Sequence[Passage], scored: Sequence[Scored]) -> list[list[Sentence]]:
    """The sentences to show, those of one passage together, the passage of the best sentence first.

    A figure is answered by its sentence. Other questions are answered by whole items, because what is asked often
    spreads over an item; of a long one the stretch around its best sentences is shown.
    """
    best = scored[0]
    if question.kind == "figure":
        chosen = [s for s in scored[:SENTENCES_OF_A_FIGURE] if s.score >= best.score * NEAR_THE_BEST]
        return _by_passage(chosen)
    ranked = {id(s.sentence.passage): s.score for s in reversed(scored)}
    order = sorted(passages, key=lambda passage: -ranked.get(id(passage), 0.0))[:PASSAGES_OF_A_TEXT]
    order = [passage for passage in order if ranked.get(id(passage), 0.0) >= best.score * NEAR_ENOUGH]
    return [_stretch([s for s in scored if s.sentence.passage is passage]) for passage in order]


def _stretch(scored: Sequence[Scored]) -> list[Sentence]:
    """Consecutive sentences of one passage around its best one, as many as LONGEST_STRETCH allows; best neighbour first."""
    ordered = sorted((s.sentence for s in scored), key=lambda sentence: sentence.start)
    value = {s.sentence.start: s.overlap for s in scored}
    low = high = ordered.index(scored[0].sentence)
    length = len(scored[0].sentence.text)
    while True:
        sides = [i for i in (low - 1, high + 1) if 0 <= i < len(ordered)]
        sides = [i for i in sides if length + len(ordered[i].text) <= LONGEST_STRETCH]
        if not sides:
            return ordered[low : high + 1]
        side = max(sides, key=lambda i: (value[ordered[i].start], i))
        low, high = min(low, side), max(high, side)
        length += len(ordered[side].text)


def nothing_found(question: Question, passages: Sequence[Passage], sources: Sources) -> Draft:
    """The sentence that nothing was found, with the nearest passages."""
    statements = [Statement("资料库中的规划没有找到直接的规定。", ())]
    for near in scored_sentences(question, passages)[:2]:
        number = sources.cite_sentences([near.sentence])
        statements.append(Statement(f"可能相关的原文：{near.sentence.text}[{number}]", (number,)))
    return Draft("not_found", tuple(statements))


def _by_passage(chosen: Sequence[Scored]) -> list[list[Sentence]]:
    groups: dict[int, list[Sentence]] = {}
    for scored in chosen:
        groups.setdefault(id(scored.sentence.passage), []).append(scored.sentence)
    return [sorted(group, key=lambda sentence: sentence.start) for group in groups.values()]


def _joined(group: Sequence[Sentence]) -> str:
    """The sentences in the order of the text, with an ellipsis where something between them is left out."""
    pieces = [group[0].text]
    for before, sentence in pairwise(group):
        pieces.append(("" if before.end == sentence.start else "……") + sentence.text)
    return "".join(pieces)


def _without_figure(question: Question, scored: Sequence[Scored], targets: Sequence[Target]) -> Target | None:
    """The register's row that the question means, where the plan gives no figure for it (乳腺癌筛查率逐步提高)."""
    asked = f"{question.search_text} {question.earlier}"
    best: tuple[float, Target] | None = None
    rank = {id(s.sentence.passage): position for position, s in reversed(list(enumerate(scored)))}
    for target in targets:
        position = rank.get(id(target.passage), len(scored))
        named = any(target.indicator == indicator.name for indicator in question.indicators)
        score = (
            likeness(target.indicator_raw or target.indicator, asked) + (0.5 if named else 0.0) + 0.5 / (1 + position)
        )
        if best is None or score > best[0] + 1e-9 or (abs(score - best[0]) < 1e-9 and best[1].value is None):
            best = (score, target)
    return best[1] if best and best[1].value is None else None


def _not_quantified(target: Target, scored: Sequence[Scored], sources: Sources) -> Draft:
    """The plan speaks of it, but without a figure: its words are quoted, and that no figure is given is said first."""
    start = normalised(target.passage.text).find(normalised(target.quote))
    number = sources.cite(target.passage)
    name = target.indicator_raw or target.indicator
    text = f"{where_it_stands(target.passage)}没有给出{name}的具体数值，原文是“{target.quote}”[{number}]。"
    statements = [Statement(text, (number,))]
    near = next((s for s in scored if s.sentence.passage is not target.passage or start < 0), None)
    if near is not None and near.sentence.passage is not target.passage:
        other = sources.cite_sentences([near.sentence])
        statements.append(Statement(f"相关的条目：{near.sentence.text}[{other}]", (other,)))
    return Draft("partial", tuple(statements))


def by_place(question: Question, passages: Sequence[Passage], targets: Sequence[Target], sources: Sources) -> Draft:
    """For a question over several places: each place's best sentence, and which places say nothing of it."""
    groups = plans_by_place(question.plans)
    scored = scored_sentences(question, passages)
    statements, silent, answered = [], [], 0
    for plans in groups:
        here = [s for s in scored if s.sentence.passage.plan in plans]
        if not here or here[0].overlap < LEAST_OVERLAP:
            silent.append(Silent(plans[0].region, None, plans[0].label, "not_mentioned"))
            statements.append(Statement(f"{place_name(plans[0])}：没有找到相关内容", ()))
            continue
        answered += 1
        group = [s.sentence for s in here[:2] if s.sentence.passage is here[0].sentence.passage]
        group = sources.together(sorted(group, key=lambda sentence: sentence.start))
        number = sources.cite_sentences(group)
        statements.append(Statement(f"{where_it_stands(group[0].passage)}：{_joined(group)}[{number}]", (number,)))
    for place in question.missing:
        silent.append(Silent(place, None, None, "no_such_plan"))
        statements.append(Statement(f"{place}：资料库没有该地的规划", ()))
    coverage = Coverage(len(question.plans), answered, tuple(silent))
    if not answered:
        return nothing_found(question, passages, sources)
    return Draft("answered" if not silent or len(groups) > 2 else "partial", tuple(statements), coverage=coverage)
