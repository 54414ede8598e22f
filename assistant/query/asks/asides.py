"""Clauses that only speak of the conversation (我写材料核对一下, 领导等着要): they ask nothing, and the plans know none of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.query.asks.naming import is_substance
from assistant.query.asks.parts import Parts, Phrase
from assistant.query.asks.spans import ClauseSpan
from assistant.query.lexicon import Lexicon
from assistant.query.reading_words import sign
from assistant.query.subjects import subjects_of

MOST_HELD_OF_AN_ASIDE = 0.5
"""Share of the pairs of characters of an aside that stand in some plan all the same (领导 of 领导等着要); chosen by hand."""
SHORTEST_INTRODUCTION = 6
"""Characters before a turn (想请教) from which on they are an introduction. Chosen by hand."""
LONGEST_SOURCE = 8
"""Characters before a claim that tell who made it (网上有人说); more may hold the subject."""
_COLON = re.compile(r"[：:](?!\d)")
"""Before what is asked; 1:3 is a ratio."""
_FORMS = {"table", "digest"}
"""How an answer is to look, as far as a clause without a subject may say it."""
_BEFORE_A_SUBJECT = ("words", "filler", "stop", "connected")
"""Kinds of stretches of which a source is made."""


def without_asides(sentences: Sequence[Sequence[Parts]], lexicon: Lexicon) -> list[list[Parts]]:
    """The clauses of each sentence without those that are asides, where another one is left that asks something."""
    kept = [[parts for parts in clauses if not _is_aside(parts, lexicon)] for clauses in sentences]
    for parts in (parts for clauses in kept for parts in clauses if set(parts.texts) & _FORMS):
        if _is_aside(replace(parts, texts=[]), lexicon):
            parts.phrases = []  # 我要填一张对比表: how the answer is to look, and no subject
    asks = any(_says_something(parts) for clauses in kept for parts in clauses)
    return kept if asks else [list(clauses) for clauses in sentences]


def length_of_introduction(sentence: str, lexicon: Lexicon, parts: Callable[[str], Parts]) -> int:
    """Characters of an introduction before the question of a sentence (我是人大代表，…，想请教一下：…); 0 where what follows
    the turn names nothing itself, asks nothing, or leaves out a place that stands before."""
    for turn in reversed(list(sign("turn").finditer(sentence))):
        question = sentence[turn.end() :]
        back = sign("refers_back").match(question)
        if turn.start() < SHORTEST_INTRODUCTION or back or not sign("asks").search(question):
            continue
        before, after = parts(sentence[: turn.start()]), parts(question)
        subject = any(is_substance(phrase.text) for phrase in after.phrases) or after.fields or after.headings
        if subject and (after.places or after.everywhere or not before.places):
            return turn.end()
    return _length_of_occasion(sentence, lexicon, parts)


def _length_of_occasion(sentence: str, lexicon: Lexicon, parts: Callable[[str], Parts]) -> int:
    """做中期评估准备：巴州儿童规划的监测组由谁牵头: what a question is asked for, before a colon; no subject of the question, which
    has a place and a subject of its own."""
    occasion, *rest = _COLON.split(sentence, maxsplit=1)
    question = "".join(rest)
    if not question or sign("asks").search(occasion) or not sign("asks").search(question):
        return 0
    before, after = parts(occasion), parts(question)
    named = any(not isinstance(one, Phrase) for one in subjects_of(before.phrases, lexicon.names))
    own = any(is_substance(phrase.text) for phrase in after.phrases) and (after.places or after.everywhere)
    return len(occasion) + 1 if own and not (named or _asks(before)) else 0


def length_of_source(text: str, spans: Sequence[ClauseSpan], lexicon: Lexicon) -> int:
    """Characters at the head of a clause that only tell where a claim comes from (网上有人说); 0 where there are none."""
    end = 0
    for span in spans:
        if span.kind not in _BEFORE_A_SUBJECT:
            break
        end = span.end
    source = text[:end]
    told = end < len(text) and len(source) <= LONGEST_SOURCE and sign("source").search(source)
    return end if told and lexicon.is_foreign(source, MOST_HELD_OF_AN_ASIDE) else 0


def _is_aside(parts: Parts, lexicon: Lexicon) -> bool:
    return (
        any(is_substance(phrase.text) for phrase in parts.phrases)
        and not _asks(parts)
        and bool(sign("spoken").search(parts.text) or _is_a_source(parts))
        and lexicon.is_foreign(parts.text, MOST_HELD_OF_AN_ASIDE)
        and all(isinstance(one, Phrase) or not one.certainty for one in subjects_of(parts.phrases, lexicon.names))
    )


def _is_a_source(parts: Parts) -> bool:
    """网上说，…; 城里和农村分开说 is none."""
    return (
        len(parts.phrases) == 1
        and len(parts.phrases[0].text) <= LONGEST_SOURCE // 2
        and bool(sign("source").search(parts.text))
    )


def _asks(parts: Parts) -> bool:
    """True where a clause has something that an ask is made of, beside its words."""
    steps = [step for step in parts.operations if step.act != "confirm" or step.value is not None]  # 我写材料核对一下
    said = (steps, parts.fields, parts.headings, parts.figures, parts.places, parts.years, parts.texts, parts.follow,
            parts.audiences, parts.everywhere, parts.item, parts.ends, parts.period, parts.issue, parts.issued)  # fmt: skip
    return any(said) or sign("asks").search(parts.text) is not None


def _says_something(parts: Parts) -> bool:
    return bool(parts.fields or parts.headings or any(is_substance(phrase.text) for phrase in parts.phrases))
