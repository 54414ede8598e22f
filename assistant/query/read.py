"""A question, with what was asked before -> a Query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.query.asks.asides import length_of_introduction, length_of_source, without_asides
from assistant.query.asks.asks import asks_of
from assistant.query.asks.conditions import conditions, not_at_once
from assistant.query.asks.misspelt import mended
from assistant.query.asks.parts import Parts, parts_of
from assistant.query.asks.spans import spans_of
from assistant.query.asks.together import asks_together, with_more_said
from assistant.query.english import glossed, is_english
from assistant.query.follow_up import completed, continued, last_ask, leaning_on
from assistant.query.lexicon import Lexicon
from assistant.query.places.named import PlacesNamed, places_named
from assistant.query.query import Ask, Query
from assistant.query.reading_words import sign
from ingest.figures.numerals import chinese_number

_SENTENCE = sign("sentence")
"""Where one question of several ends."""
_AGE = re.compile("[一二三四五六七八九十]{1,2}(?=周?岁)")
"""三岁 is read as 3岁, as plans write it."""
_CLAIM = re.compile('[“‘"]([^”’"]*[0-9][^”’"]*)[”’"]')
"""A claim with a figure between quotation marks, read like the rest; words between them (“保持”) stay quoted."""
_CLAUSE = re.compile(r"[，,：:]+|—{2,}|\s{2,}")
"""Where a clause of a sentence ends."""
_WHICH_PLACES = sign("which_places")
"""Asks for places, so that those of the question before are not meant."""
LONGEST_SHOWN = 12
"""Characters of an introduction that the line on how a question was read repeats."""


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
            read_as = (f"英文问题读作“{said.chinese}”", *query.corrections)
            return replace(query, text=text, corrections=read_as, unresolved=(*query.unresolved, *said.unknown),
                           english=True)  # fmt: skip
    if sign("courtesy").fullmatch(text.strip()):
        return Query(text, ())
    if before and sign("again").fullmatch(text.strip(" ，,。.？?！!")) and (old := last_ask(before)):
        return Query(text, (old,))
    told = sign("bracket_told")
    aside = [f"“{_shortened(match.group()[1:-1])}”读作说明" for match in told.finditer(text)]
    places = places_named(plainly(told.sub("", text)), lexicon.plans, lexicon.holds)
    asks: list[Ask] = []
    unresolved: list[str] = []
    sentences, read_otherwise = _sentences(places, lexicon)
    corrections = [*places.corrections, *aside, *read_otherwise]
    for clauses in without_asides(sentences, lexicon):
        found, rest = asks_of(clauses, lexicon, places)
        unresolved += [*rest, *not_at_once(found, any(parts.apart for parts in clauses))]
        asks += found
    asks = _without_empty(asks) or asks
    together, rest = asks_together(_completed(asks, last_ask(before), lexicon))
    unresolved += rest
    asks, led = _asked_alone(together, lexicon)
    corrections += led
    query = Query(text, tuple(asks), tuple(dict.fromkeys(unresolved)), tuple(dict.fromkeys(corrections)))
    if before:
        query = continued(query, before)
        first, *others = query.asks or (None,)
        if first is not None:
            query = replace(query, asks=(first, *(_inherited(first, ask) for ask in others)))
    return query


def _asked_alone(together: Sequence[Ask], lexicon: Lexicon) -> tuple[list[Ask], list[str]]:
    """The asks, each with the place of the one before where it names none, without those that only name what the next is
    about; and what of these was read as told."""
    asks: list[Ask] = []
    corrections = []
    for ask in together:
        ask = _inherited(asks[-1], leaning_on(ask, asks)) if asks else ask
        if asks and _only_names(asks[-1], ask):
            told = _words(asks[-1])
            if asks[-1].kind != ask.kind and told not in lexicon.words.vocabulary.everyday:
                corrections.append(f"“{told}”读作说明")
            asks = asks[:-1]
        asks.append(ask)
    return asks, corrections


def plainly(text: str) -> str:
    """The question without the quotation marks of a claim (我写了“目标为40%”), with 或更高 as 以上 and 一半 as 50%."""
    text = sign("half_are").sub("女的要占50%", text)
    text = sign("over_half").sub("超过50%", sign("half").sub("50%", text))
    text = sign("half_hour").sub("30分钟", text)
    text = sign("money").sub("经费", text)
    text = sign("markup").sub(" ", text)
    text = sign("quoted").sub(r"\1", text)
    text = sign("above").sub("以上", sign("below").sub("以下", text))
    return _CLAIM.sub(lambda claim: f" {claim.group(1)} ", text)


def _sentences(places: PlacesNamed, lexicon: Lexicon) -> tuple[list[list[Parts]], list[str]]:
    """The clauses of each sentence without its introduction, and what was read otherwise than it was typed."""
    corrections: list[str] = []
    sentences: list[list[Parts]] = []
    for sentence in _SENTENCE.split(_AGE.sub(lambda age: f"{chinese_number(age.group()):g}", places.text)):
        sentences.append([])
        begins = length_of_introduction(sentence or "", lexicon, lambda text: _parts(text, lexicon, places)[0])
        if begins:
            corrections.append(f"“{_shortened(sentence[:begins])}”读作说明")
        for whole in filter(str.strip, _CLAUSE.split((sentence or "")[begins:])):
            pieces = conditions(whole)
            for clause in pieces:
                parts, slips = _parts(clause, lexicon, places)
                parts.apart = len(pieces) > 1
                sentences[-1].append(parts)
                corrections += slips
    return sentences, corrections


def _shortened(text: str) -> str:
    """The words of an introduction, of a long one its beginning."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _parts(clause: str, lexicon: Lexicon, places: PlacesNamed) -> tuple[Parts, tuple[str, ...]]:
    """The parts of a clause, and what in it was read otherwise than it was typed."""
    spans = spans_of(clause, lexicon, places.words)
    text, said = mended(clause, spans, lexicon)
    spans = spans_of(text, lexicon, places.words) if said else spans
    if source := length_of_source(text, spans, lexicon):
        text = text[source:]
        spans = spans_of(text, lexicon, places.words)
    return parts_of(text, spans, lexicon.words.patterns), said


def _completed(asks: Sequence[Ask], old: Ask | None, lexicon: Lexicon) -> list[Ask]:
    """The asks of a question, each with what it leaves out of a name taken from the one before it (初中呢？比小学多多少)."""
    kept: list[Ask] = []
    for ask in asks:
        of_it = kept and (ask.first("difference") or kept[-1].kind == "figures")
        before = kept[-1] if of_it else None if kept else old
        kept.append(completed(ask, before, lexicon.names))
    return kept


def _without_empty(asks: Sequence[Ask]) -> list[Ask]:
    """The asks of which something is left; 折算成一年是多少钱 is said of the one before."""
    kept: list[Ask] = []
    everywhere = False
    for ask in asks:
        if not _is_empty(ask):
            kept.append(replace(ask, range=replace(ask.range, everywhere=True)) if everywhere else ask)
            everywhere = False
        elif kept and (more := with_more_said(kept[-1], ask)) != kept[-1]:
            kept[-1] = more
        elif ask.range.everywhere:
            everywhere = True  # 另外几个地方呢？一起排一下
        elif kept and sign("per_year").search(ask.text):
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text}，{ask.text}")
    if everywhere and kept and kept[-1].range.places:  # 其他地方呢？ at the end
        kept.append(replace(kept[-1], range=replace(kept[-1].range, places=(), everywhere=True)))
    return kept


def _is_empty(ask: Ask) -> bool:
    """True for words beside a question of which nothing is left to ask (求问！！)."""
    said = (ask.subjects, ask.operations, ask.fields, ask.range.places, ask.range.not_held, ask.range.domain, ask.range.item,
            ask.range.part, ask.range.refers, ask.range.plans_not_held, ask.range.domain_not_held, ask.range.section)  # fmt: skip
    return ask.kind == "passages" and not any(said) and ask.value.kind == "any" and not ask.value.years


def _only_names(ask: Ask, after: Ask) -> bool:
    """True for 高级职称里的女性比例，是不是都是40%: what the question after it is about, and no question of its own."""
    said = (ask.operations, ask.fields, ask.value.years, sign("asks").search(ask.text))
    same = {subject.indicator for subject in ask.subjects} == {subject.indicator for subject in after.subjects}
    nowhere = not (ask.range.places or ask.range.everywhere)
    within = (nowhere or after.range.places in (ask.range.places, ())) and after.range.not_held == ask.range.not_held
    if ask.kind == after.kind == "passages" and within and not any(said) and not ask.form.asks:
        return _words(ask) in _words(after) and bool(_words(ask))  # 监测这块，监测组由谁牵头
    if ask.kind == "passages" and after.kind == "figures" and within and not any(said) and not ask.form.asks:
        return True  # 小娃娃刚出生，上门探视的比例是多少
    held = ask.kind == after.kind == "figures" and bool(after.operations) and within
    if held and same and not (ask.operations or ask.fields) and sign("goes_on").search(after.text):
        return True  # …的目标，反而比2020年还宽松
    return held and same and not any(said) and ask.value.kind == "any" and after.range.audience == ask.range.audience


def _words(ask: Ask) -> str:
    return " ".join(subject.words for subject in ask.subjects)


def _inherited(before: Ask, ask: Ask) -> Ask:
    """A second question of one breath without a place or audience of its own has those of the first."""
    mine, theirs = ask.range, before.range
    over_places = ask.first(
        "count", "extreme", "order", "complement", "mean", "median", "where"
    ) and _WHICH_PLACES.search(ask.text)
    if mine.places or mine.everywhere or mine.not_held or ask.kind == "plans" or over_places:
        return ask
    if len(theirs.places) == 1 and ask.kind == "figures":  # of one place 最少 means at least
        ask = replace(ask, operations=tuple(o for o in ask.operations if o.act not in ("extreme", "order", "count")))
    return replace(ask, range=replace(mine, places=theirs.places, everywhere=theirs.everywhere, area=theirs.area,
                                      audience=mine.audience or (None if mine.audiences else theirs.audience)))  # fmt: skip
