"""A question that leans on the ones before: it edits their Query instead of standing alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.query.asks.elided import with_beginning_of, with_head_of, with_like_head, with_part_of
from assistant.query.asks.together import at_the_place_meant
from assistant.query.names import Names, plain
from assistant.query.query import Ask, Operation, Query, Range, Subject
from assistant.query.reading_words import sign
from assistant.query.subjects import EXPLAINED, Named
from ingest.register.indicators import is_scope

LONGEST_POPULATION = 8
"""Characters up to which the words of a follow-up may be a population (农村儿童呢); chosen by hand."""

_COMPARING = ("difference", "same", "extreme", "order", "spread")
"""Steps that need more than one place: 差多少 after two questions is about both."""


def continued(query: Query, before: Sequence[Query]) -> Query:
    """The query with what it leaves out taken from the last one before it that had asks."""
    old = last_ask(before)
    if old is None or not query.asks:
        return query
    return replace(query, asks=(_continued(query.asks[0], old, before), *query.asks[1:]))


def leaning_on(ask: Ask, asks: Sequence[Ask]) -> Ask:
    """A sentence that names nothing of its own but a place or a step (武威呢？比武威高多少？), as a question after the ones
    before it in the same breath; any other as it is."""
    says = ask.subjects or ask.fields or ask.range.audiences or ask.range.domain or ask.range.section or ask.range.item
    edits = ask.range.places or ask.operations
    known = bool(asks) and asks[-1].kind == "figures" and not any(subject.lacking for subject in asks[-1].subjects)
    if ask.kind != "passages" or says or not edits or not known:
        return ask
    if sign("contrasted").search(ask.text) and not ask.first("difference", "same"):
        ask = replace(ask, operations=(Operation("same"),))  # 和武威有区别吗
    return _continued(ask, asks[-1], [Query("", tuple(asks))])


def last_ask(before: Sequence[Query]) -> Ask | None:
    """The last ask of the conversation; None where nothing was asked."""
    return next((old.asks[-1] for old in reversed(before) if old.asks), None)


def completed(ask: Ask, old: Ask | None, names: Names) -> Ask:
    """高中的呢 after 小学生近视率: another population of the same indicator, or of what texts were searched for."""
    texts = ("passages", "presence")
    if old is None or ask.kind not in texts or len(ask.subjects) != 1:
        return ask
    words = ask.subjects[0].words
    each = words.split()
    if max(map(len, each), default=0) > LONGEST_POPULATION:
        return ask
    if old.kind == "figures":
        for subject in old.subjects:
            found = [one for word in each if (one := _of_subject(word, subject, names))]
            if found and len(found) == len(each):
                return replace(ask, kind="figures", subjects=tuple(one.subject for one in found))
    if old.kind in texts and len(old.subjects) == 1 and is_scope(plain(words), names.pack):
        topic = _with_population(words, old.subjects[0].words, names)
        return replace(ask, kind=old.kind, text=f"{ask.text} {topic}", subjects=(Subject(topic),), figure=old.figure)
    return ask


def _of_subject(words: str, subject: Subject, names: Names) -> Named | None:
    """The indicator of a subject with other words for a part of its name."""
    return (
        with_head_of(words, subject, names, EXPLAINED)
        or with_part_of(words, subject.indicator or "", names)
        or with_beginning_of(words, subject, names)
        or with_like_head(words, subject, names)
    )


def _with_population(words: str, topic: str, names: Names) -> str:
    """初中书面作业 of 小学生书面作业: the population in place of that of the topic, or before it where it has none."""
    stretches = ((start, end) for start in range(len(topic)) for end in range(len(topic), start + 1, -1))
    held = [(start, end) for start, end in stretches if is_scope(plain(topic[start:end]), names.pack)]
    start, end = max(held, key=lambda stretch: stretch[1] - stretch[0], default=(0, 0))
    return topic[:start] + words + topic[end:]


def _continued(ask: Ask, old: Ask, before: Sequence[Query]) -> Ask:
    mine = ask.range
    names_a_place = bool(mine.places or mine.everywhere or mine.not_held)
    if (
        old.kind == "figures"
        and ask.fields == ("period",)
        and "规划" not in ask.text
        and not (names_a_place or mine.audience)
    ):
        return replace(
            old, text=f"{old.text} {ask.text}", fields=ask.fields
        )  # 哪年之前？: of the figure, not of the plan
    edits = not ask.fields and (mine.ends or mine.issue or mine.audience) and not ask.operations
    if ask.kind == "plans" and not (edits and old.kind != "plans"):
        return _with_range(ask, old, before)
    known = {subject.indicator for subject in old.subjects if subject.indicator}
    ask = replace(ask, subjects=tuple(_settled(subject, known) for subject in ask.subjects))
    if ask.subjects and ask.kind == "figures":
        return _with_range(_with_steps(ask, old), old, before)
    if ask.subjects and ask.kind != "figures":
        return _with_range(ask, old, before)
    if ask.kind == "items" and (mine.domain or mine.section or mine.item or mine.part):
        section = replace(mine, domain=mine.domain or (old.range.domain if not mine.section else None),
                          part=mine.part or old.range.part, section=mine.section or (old.range.section if not mine.domain else None))  # fmt: skip
        return _with_range(replace(ask, range=section), old, before)
    # Nothing but a place, an audience, a year or an operation: the question before, edited.
    edited = replace(
        old, text=f"{old.text} {ask.text}", value=ask.value if ask.value.kind != "any" or ask.value.years else old.value
    )
    steps = at_the_place_meant(ask.operations, old.range.places) or (
        old.operations if names_a_place or mine.audience else ()
    )
    return replace(edited, operations=steps, range=_range(mine, old.range, before, ask, old.subjects),
                     form=ask.form if ask.form != Ask("figures", "").form else old.form)  # fmt: skip


def _settled(subject: Subject, known: set[str]) -> Subject:
    """Words that may mean several indicators mean the one that was spoken of."""
    meant = [reading for reading in subject.readings if reading in known]
    return replace(subject, indicator=meant[0], readings=()) if len(meant) == 1 else subject


def _with_steps(ask: Ask, old: Ask) -> Ask:
    """Another indicator in the same shape: the value and the steps of the question before stay where none are named."""
    if old.kind != "figures":
        return ask
    value = ask.value if ask.value.kind != "any" or ask.value.years else old.value
    return replace(ask, value=value)


def _with_range(ask: Ask, old: Ask, before: Sequence[Query]) -> Ask:
    return replace(ask, range=_range(ask.range, old.range, before, ask, ()))


def _range(mine: Range, old: Range, before: Sequence[Query], ask: Ask, subjects: Sequence[Subject]) -> Range:
    places, everywhere, not_held = mine.places, mine.everywhere, mine.not_held
    if not (places or everywhere or not_held):
        compares = any(operation.act in _COMPARING for operation in ask.operations) and len(old.places) == 1
        several = mine.refers == "places" or compares
        everywhere = old.everywhere
        places = _places_before(before) if several and not old.everywhere else old.places
        not_held = old.not_held
    names_anew = bool(mine.places or mine.everywhere)
    acts = {operation.act for operation in ask.operations}
    beside = len(places) == 1 and acts & {"difference", "same"}
    if mine.places and len(old.places) == 1 and not set(old.places) & set(places):
        if beside:
            places = (*places, *old.places)
        elif acts & set(_COMPARING) and sign("set_beside").search(ask.text):
            places = (*old.places, *places)  # 跟云麓、青槐比谁最高: among them the one that was spoken of
    domain = mine.domain or (old.domain if not mine.section else None)
    return replace(
        mine, places=places, everywhere=everywhere, not_held=not_held, area=mine.area or (old.area if places == old.places else ""),
        audience=mine.audience or (None if mine.audiences else old.audience), leaning=mine.leaning or old.leaning,
        domain=domain, part=mine.part or (old.part if domain == old.domain else None),
        section=mine.section or (old.section if not mine.domain else None),
        ends=mine.ends or (old.ends if not names_anew else None), issue=mine.issue or old.issue, period=mine.period or old.period,
    )  # fmt: skip


def _places_before(before: Sequence[Query]) -> tuple[str, ...]:
    """All places that the conversation named, the last first, as 这两个地方 means them."""
    found: dict[str, None] = {}
    for query in before:
        for ask in query.asks:
            found |= dict.fromkeys(ask.range.places)
    return tuple(found)
