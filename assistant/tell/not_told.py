"""What an answer speaks of although it was not found by itself: words that reading could not place, halves of a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from assistant.query.names import Names, plain
from assistant.query.query import Ask
from assistant.query.reading_words import measure_asked, sign
from assistant.tell.answer import Draft, Row
from ingest.figures.width import normalised

_MODAL = "要应须该得"
"""Characters that say that something is to be done, before what it is (要改造)."""


def not_told(words: Sequence[str], asks: Sequence[Ask], rows: Sequence[Row], names: Names) -> list[str]:
    """Of words that were not understood those that no indicator of the asks carries, nor a row of the answer, nor a scope that
    some plan has of it: 每个团场医院 is told by a row of 每所团场医院、社区卫生服务中心."""
    asked = [subject.indicator for ask in asks for subject in ask.subjects if subject.indicator and not subject.lacking]
    told = [name for row in rows for name in (row.indicator, row.scope) if name]
    said = [plain(name) for name in (*asked, *told)] + [scope for name in asked for scope in names.scopes_of(name)]
    return [word for word in words if not any(sign("each_of").sub("", plain(word)) in name for name in said)]


def told_before(ask: Ask, told: Sequence[tuple[Ask, Draft]]) -> Literal["whole", "in part", ""]:
    """Whether an item of the same place that was told for a half of the question before answers this half (`told` has those
    halves that were told, each with its draft): `whole` where it
    has the measure that is asked for and all words (到哪年每个街道都有), `in part` where it has one of both (多久打一次电话)."""
    if len(ask.range.places) != 1:
        return ""
    texts = [
        statement.text
        for earlier, draft in told if earlier.range.places == ask.range.places
        for statement in draft.statements if statement.citations
    ]  # fmt: skip
    measure = measure_asked(ask.text)
    held = measure is not None and any(measure.held.search(normalised(text)) for text in texts)
    phrases = [_core(phrase) for subject in ask.subjects for phrase in normalised(subject.words).split()]
    whole = normalised("".join(texts))
    by_words = bool(phrases) and ask.kind == "passages" and all(phrase in whole for phrase in phrases)
    return "whole" if held and by_words else "in part" if held or by_words else ""


def _core(phrase: str) -> str:
    return sign("each_of").sub("", phrase).lstrip(_MODAL)
