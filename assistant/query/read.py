"""A question, with what was asked before -> a Query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.query.asks import asks_of
from assistant.query.english import glossed, is_english
from assistant.query.follow_up import continued
from assistant.query.lexicon import Lexicon
from assistant.query.parts import parts_of
from assistant.query.place_spans import places_named
from assistant.query.query import Ask, Query
from assistant.query.spans import spans_of

_SENTENCE = re.compile(
    r"[？?！!。；;\n]+|(?:[，,]|\s)*(?:另外|顺便(?:问下|问一下|再问)?|对了|还想(?:知道|问)|再问(?:一下|下)?)[，,]?"
)
_CLAUSE = re.compile(r"[，,：:]+|—{2,}|\s{2,}")
LONGEST_QUESTION = 2000


def read(text: str, lexicon: Lexicon, history: Sequence[str] = ()) -> Query:
    """What a question asks of the library whose words `lexicon` holds; `history` are the questions before, oldest first."""
    before: list[Query] = []
    for earlier in history:
        before.append(_read(earlier, lexicon, before))
    return _read(text, lexicon, before)


def _read(text: str, lexicon: Lexicon, before: Sequence[Query]) -> Query:
    if is_english(text):
        said = glossed(text, lexicon.plans)
        if said.chinese:
            query = _read(said.chinese, lexicon, before)
            corrections = (f"英文问题读作“{said.chinese}”", *query.corrections)
            return replace(query, text=text, corrections=corrections, unresolved=(*query.unresolved, *said.unknown),
                           english=True)  # fmt: skip
    places = places_named(text, lexicon.plans)
    asks: list[Ask] = []
    unresolved: list[str] = []
    for sentence in _SENTENCE.split(places.text):
        clauses = [clause for clause in _CLAUSE.split(sentence or "") if clause.strip()]
        found, rest = asks_of(
            [parts_of(c, spans_of(c, lexicon, places.words), lexicon.words.patterns) for c in clauses], lexicon, places
        )
        unresolved += rest
        for ask in found:
            asks.append(_inherited(asks[-1], ask) if asks else ask)
    asks = _together(asks)
    query = Query(text, tuple(asks), tuple(dict.fromkeys(unresolved)), places.corrections)
    return continued(query, before, lexicon.names) if before else query


def _together(asks: Sequence[Ask]) -> list[Ask]:
    """A sentence without a subject (最高和最低差多少？) belongs to the one before."""
    kept: list[Ask] = []
    for ask in asks:
        bare = not ask.subjects and ask.kind == "passages"
        if kept and bare and ask.operations:
            before = kept[-1]
            value = replace(before.value, years=tuple(sorted({*before.value.years, *ask.value.years})))
            kept[-1] = replace(before, operations=(*before.operations, *ask.operations), value=value)
        elif not (kept and bare):
            kept.append(ask)
    return kept


def _inherited(before: Ask, ask: Ask) -> Ask:
    """A second question of one breath without a place or audience of its own has those of the first."""
    mine, theirs = ask.range, before.range
    if mine.places or mine.everywhere or mine.not_held or ask.kind == "plans":
        return ask
    return replace(ask, range=replace(mine, places=theirs.places, everywhere=theirs.everywhere, area=theirs.area,
                                      audience=mine.audience or theirs.audience))  # fmt: skip
