"""A question that leans on the ones before: it edits their Query instead of standing alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.query.names import Names
from assistant.query.query import Ask, Query, Range, Subject
from assistant.query.subjects import with_head_of, with_part_of

LONGEST_POPULATION = 8
"""Characters up to which the words of a follow-up may be a population (农村儿童呢); chosen by hand."""

_COMPARING = ("difference", "same", "extreme", "order", "spread")
"""Steps that need more than one place: 差多少 after two questions is about both."""


def continued(query: Query, before: Sequence[Query], names: Names) -> Query:
    """The query with what it leaves out taken from the last one before it that had asks."""
    earlier = next((old for old in reversed(before) if old.asks), None)
    if earlier is None or not query.asks:
        return query
    first = _continued(_completed(query.asks[0], earlier.asks[-1], names), earlier.asks[-1], before)
    return replace(query, asks=(first, *query.asks[1:]))


def _continued(ask: Ask, old: Ask, before: Sequence[Query]) -> Ask:
    mine = ask.range
    names_a_place = bool(mine.places or mine.everywhere or mine.not_held)
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
    steps = ask.operations or (old.operations if names_a_place or mine.audience else ())
    if ask.kind == "passages" and not ask.subjects and old.kind == "items" and mine.item:
        edited = replace(edited, range=replace(old.range, item=mine.item))
    return replace(edited, operations=steps, range=_range(mine, old.range, before, ask, old.subjects),
                     form=ask.form if ask.form != Ask("figures", "").form else old.form)  # fmt: skip


def _completed(ask: Ask, old: Ask, names: Names) -> Ask:
    """高中的呢 after 小学生近视率: another population of the same indicator."""
    if (
        ask.kind not in ("passages", "presence")
        or old.kind != "figures"
        or len(ask.subjects) != 1
        or len(ask.subjects[0].words) > LONGEST_POPULATION
    ):
        return ask
    for subject in old.subjects:
        words = ask.subjects[0].words
        found = with_head_of(words, subject.words, names) or with_part_of(words, subject.indicator or "", names)
        if found:
            return replace(ask, kind="figures", subjects=(found.subject,))
    return ask


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
    if (
        len(places) == 1
        and len(old.places) == 1
        and places != old.places
        and any(o.act in ("difference", "same") for o in ask.operations)
    ):
        places = (*places, *old.places)
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
