"""Sentences of one question that go together: one that has no subject of its own is asked of the one before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.query.query import Ask, Form, Operation, Range, Subject
from assistant.query.reading_words import measure_asked, sign

_ASKS_WHO = sign("asks_who")
"""A short sentence that is a question of its own all the same (由谁牵头)."""
LONGEST_LOOSE = 4
"""Characters of words beside operations that a sentence may have and still go with the one before."""
LONGEST_PROPERTY = 3
"""… and that ask who, how long or how much of what the sentence before is about: 费用, 往上报; 觉要睡够 is a topic. By hand."""
_OVER_PLACES = ("extreme", "order", "count", "mean", "median", "spread", "where")
"""Steps that need all places."""
SHORTEST_TOPIC = 2
"""… and without operations: 点名 is no topic."""


def asks_together(asks: Sequence[Ask]) -> tuple[list[Ask], list[str]]:
    """Sentences without a subject of their own (最高和最低差多少？) go with the one before; words of theirs that say
    nothing to it are returned."""
    kept: list[Ask] = []
    rest: list[str] = []
    for ask in asks:
        before = kept[-1] if kept else None
        found = next((both for rule in _RULES if (both := rule(ask, before))), None) if before else None
        if found is not None:
            kept[-1:] = found
        elif before and _is_loose(ask, before):
            rest += [subject.words for subject in ask.subjects]
            kept[-1:] = _taken_in(ask, before)
        else:
            kept.append(ask)
    return kept, rest


def _taken_in(ask: Ask, before: Ask) -> list[Ask]:
    """The steps and values of a loose sentence at the ask before it."""
    before = with_more_said(before, ask)
    claimed = _claimed_of_all(before) if ask.first("confirm") else before
    if claimed != before:
        return [claimed]
    of_another_year = before.kind == "figures" and ask.value.years and ask.value != before.value
    if of_another_year and not ask.operations:  # 2020年底是多少？到2025年目标是多少
        return [before, replace(before, text=f"{before.text}，{ask.text}", value=ask.value)]
    if before.kind == "contrast" or not ask.operations:
        return [before]
    if before.kind == "figures" and (ask.value.kind != "any" or len(ask.value.years) == 1):
        return [before, replace(ask, kind="figures", subjects=before.subjects, range=before.range)]
    value = replace(before.value, years=tuple(sorted({*before.value.years, *ask.value.years})))
    return [replace(before, operations=tuple(dict.fromkeys((*before.operations, *ask.operations))), value=value)]


def _claimed_of_all(ask: Ask) -> Ask:
    """各地都要降到2%以下，这么写准确吗: what looked like a condition is a claim over all places."""
    bounded = any(operation.act == "where" and operation.value is not None for operation in ask.operations)
    if ask.kind != "figures" or not bounded or not sign("claims_all").search(ask.text):
        return ask
    return replace(ask, operations=tuple(
        replace(one, act="confirm") if one.act == "where" and one.value is not None else one for one in ask.operations
    ))  # fmt: skip


def _of_the_same_figure(ask: Ask, before: Ask) -> list[Ask]:
    """哪里最低？, 2020年呢？ after the goal of one place: the same figure over all places, or of another year."""
    says = ask.subjects or ask.fields or ask.range.places or ask.range.audience or ask.range.domain or ask.range.part
    unknown = any(subject.lacking for subject in before.subjects)
    if ask.kind != "passages" or before.kind != "figures" or says or unknown:
        return []
    asked = replace(
        before, text=f"{before.text}，{ask.text}", operations=at_the_place_meant(ask.operations, before.range.places)
    )
    over = ask.range.everywhere or any(operation.act in _OVER_PLACES for operation in ask.operations)
    if over and len(before.range.places) == 1:
        everywhere = replace(before.range, places=(), everywhere=True, not_held=())
        return [before, replace(asked, range=everywhere, value=before.value if ask.value.kind == "any" else ask.value)]
    if ask.value.kind == "both" and before.first("against"):
        return [before]  # 基数和目标都列出来: they are
    alone = not ask.operations and (ask.value.years or ask.value.kind in ("target", "baseline", "both"))
    return [before, replace(asked, value=ask.value)] if alone and ask.value != before.value else []


def at_the_place_meant(operations: Sequence[Operation], places: tuple[str, ...]) -> tuple[Operation, ...]:
    """The steps with the place that was spoken of where they hold others against 它."""
    return tuple(
        replace(one, places=places) if one.than == "place" and one.act == "where" and not one.places else one
        for one in operations
    )


def with_more_said(before: Ask, ask: Ask) -> Ask:
    """An ask of texts with what a sentence without a topic adds to it: 有区别吗 sets the places against each other, and 各地
    儿童规划都有什么做法 says where and how 留守儿童 is asked for, where the ask itself says nothing of it."""
    if before.kind not in ("passages", "presence") or not before.subjects:
        return before
    mine, theirs = before.range, ask.range
    if not (mine.places or mine.everywhere or mine.not_held or mine.audience or mine.audiences):
        mine = replace(mine, everywhere=theirs.everywhere, audience=theirs.audience, audiences=theirs.audiences)
    several = mine.everywhere or mine.audiences or len(mine.places) > 1 or not mine.places
    contrasted = several and not before.operations and before.form.asks != "who" and sign("contrasted").search(ask.text)
    form = before.form if before.form != Form() else ask.form
    return replace(before, kind="contrast" if contrasted else before.kind, range=mine, form=form)


def _until_when(ask: Ask, before: Ask) -> list[Ask]:
    """哪年之前要做到？ after a figure: the year of that figure, and no list of plans."""
    of_a_figure = before.kind == "figures" or (before.kind == "passages" and before.figure)
    asked = of_a_figure and ask.kind == "plans" and ask.fields == ("period",) and ask.range == Range()
    return [replace(before, fields=tuple(dict.fromkeys((*before.fields, *ask.fields))))] if asked else []


def _more_of_the_same(ask: Ask, before: Ask) -> list[Ask]:
    """费用谁出？ after 山里的孕妇生孩子有什么照顾？, 多长时间之内上报 after 规划颁布以后: who, how long or how much of what was
    asked about before, and no topic of its own."""
    words = "".join(subject.words for subject in ask.subjects)
    of_it = ask.form.asks == "who" or ask.figure or measure_asked(ask.text) is not None
    joined = (
        ask.kind == before.kind == "passages" and ask.range == Range() and of_it and 0 < len(words) <= LONGEST_PROPERTY
        and bool(before.subjects) and not ask.operations
    )  # fmt: skip
    topic = " ".join(subject.words for subject in (*before.subjects, *ask.subjects))
    text, figure = f"{before.text}，{ask.text}", before.figure or ask.figure
    return [replace(before, text=text, subjects=(Subject(topic),), figure=figure)] if joined else []


def _more_of_the_topic(ask: Ask, before: Ask) -> list[Ask]:
    """有没有哪里明说免费 after what plans say of HPV疫苗: a word that is no topic of its own is asked of the topic before."""
    own = ask.range.places or ask.range.not_held or ask.fields
    words = "".join(subject.words for subject in ask.subjects)
    joined = (
        ask.kind == "presence" and before.kind in ("presence", "contrast", "passages") and not own
        and 0 < len(words) <= SHORTEST_TOPIC and len(before.subjects) == 1 and not ask.operations
    )  # fmt: skip
    return [before, replace(ask, subjects=(Subject(before.subjects[0].words + words),))] if joined else []


def _beside_reached(ask: Ask, before: Ask) -> list[Ask]:
    """规划目标比那年低还是高？ after a figure of which a value reached is asked: the goal beside that value."""
    own = ask.range.places or ask.range.not_held or ask.fields or any(subject.indicator for subject in ask.subjects)
    words = "".join(subject.words for subject in ask.subjects)
    reached = before.value.kind in ("baseline", "both") or bool(before.value.years)
    joined = (
        before.kind == "figures" and reached and not own and len(words) <= LONGEST_LOOSE
        and bool(sign("beside_reached").search(ask.text))
    )  # fmt: skip
    steps = (*before.operations, Operation("against", than="baseline"))
    return [replace(before, operations=steps, value=replace(before.value, kind="both"))] if joined else []


def _set_against(ask: Ask, before: Ask) -> list[Ask]:
    """比小学生高多少 after 初中生近视率是多少: the same indicator of others, to be compared with the one before."""
    known = {subject.indicator for subject in before.subjects if subject.indicator}
    others = ask.subjects and {subject.indicator for subject in ask.subjects} <= known
    somewhere = ask.range.places or ask.range.not_held or ask.range.everywhere
    if not (ask.kind == before.kind == "figures" and others and ask.first("difference")) or somewhere:
        return []
    operations = tuple(dict.fromkeys((*before.operations, *ask.operations)))
    return [replace(before, subjects=(*before.subjects, *ask.subjects), operations=operations)]


def _is_loose(ask: Ask, before: Ask) -> bool:
    """True for a sentence that names no place and next to nothing else; 提到托育 after 提到育儿假 is a topic of its own."""
    named = ask.range.places or ask.range.not_held or ask.range.domain or ask.range.part or ask.fields
    words = "".join(subject.words for subject in ask.subjects)
    longest = LONGEST_LOOSE if ask.operations else SHORTEST_TOPIC
    looked_for = bool(words) and before.kind == ask.kind and any(one.comparison == "present" for one in ask.operations)
    return (
        ask.kind in ("passages", "presence") and not (named or looked_for)
        and len(words) <= longest and not _ASKS_WHO.search(ask.text)
    )  # fmt: skip


_RULES: tuple[Callable[[Ask, Ask], list[Ask]], ...] = (
    _of_the_same_figure, _set_against, _until_when, _more_of_the_same, _more_of_the_topic, _beside_reached,
)  # fmt: skip
"""What a sentence may be to the one before it, tried in this order: each gives the asks that both become, or nothing."""
