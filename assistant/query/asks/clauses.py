"""The clauses of a sentence -> groups that are asked together: what each names, and which goes with the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.query.asks.naming import AskedClause, clause_of, distinct, is_substance
from assistant.query.asks.parts import Parts, ask_for_each_period, settle_ends, settle_period
from assistant.query.asks.places_apart import place_beside
from assistant.query.lexicon import Lexicon
from assistant.query.reading_words import sign
from assistant.query.subjects import Named, named

_COUNTED_IN = sign("counted_in")
"""喀什也算上: beside all the others."""
_EVERY = sign("every")
"""Words for each place, which hold although one place is named beside them."""
_LISTS = ("places", "years", "audiences", "operations", "bounds", "figures", "values", "texts", "fields", "parts",
          "headings", "follow", "beyond")  # fmt: skip
"""What several clauses may each add to."""
_SINGLE = ("period", "ends", "issue", "item", "issued", "sentences", "characters")
"""What the first clause that says it settles."""


def grouped(clauses: Sequence[Parts], lexicon: Lexicon) -> list[AskedClause]:
    """The clauses of one sentence, those that ask the same of several things made one."""
    groups: list[AskedClause] = []
    waiting: Parts | None = None
    for parts in clauses:
        leads = groups[-1].parts if groups else waiting
        earlier = [*groups[-1].named, *groups[-1].near] if groups else ()
        clause = clause_of(parts, lexicon, earlier, leads.audiences if leads else ())
        if waiting is not None:
            clause.parts, waiting = _led_by(waiting, parts), None
        apart = bool(groups) and _asks_anew(groups[-1], clause)
        if groups and not apart and _takes_in(groups[-1], clause, lexicon):
            continue
        if _only_modifies(clause) and not apart:
            waiting = clause.parts
        else:
            groups.append(clause)
    if waiting is not None:  # no clause of the sentence has a subject
        return [AskedClause(waiting, [], [], [])]
    for group in groups:
        _settle_places(group.parts)
        settle_period(group.parts)
        if group.named or group.near:
            settle_ends(group.parts)
    return groups


def without_lead_in(groups: list[AskedClause], lexicon: Lexicon) -> tuple[list[AskedClause], list[str]]:
    """The groups without one that only leads to the question (填表急用，…), and the words of that one."""
    asked = any(group.named or group.near or group.parts.fields for group in groups[1:])
    if not asked or not _is_a_lead_in(groups[0], lexicon):
        return groups, []
    return groups[1:], [phrase.text for phrase in groups[0].phrases]


def _led_by(waiting: Parts, parts: Parts) -> Parts:
    """The clause with what clauses without a subject said before it (按严格程度排个序：艾滋病母婴传播率)."""
    _absorb(waiting, parts)
    waiting.phrases = parts.phrases
    return waiting


def _takes_in(before: AskedClause, clause: AskedClause, lexicon: Lexicon) -> bool:
    """Add a clause to the group before it where it goes with it; False where it is a question of its own."""
    if whole := _headed_by(before, clause, lexicon):
        _absorb(before.parts, clause.parts)
        before.phrases = []
        (before.named if whole.certainty else before.near).append(whole.subject)
        return True
    if head := _open_head(before, clause):  # 婚姻登记处的辅导室，要覆盖到多少: what is meant is found by search
        _absorb(before.parts, clause.parts)
        before.phrases = [replace(before.phrases[0], text=before.phrases[0].text + head)]
        before.parts.phrases = before.phrases
        return True
    if _only_modifies(clause) or _asks_the_year(before, clause) or _only_heads(before, clause):
        _absorb(before.parts, clause.parts)
        return True
    if _belongs(before, clause):
        _absorb(before.parts, clause.parts)
        before.named = distinct([*before.named, *clause.named])
        before.near += clause.near
        before.phrases += clause.phrases
        before.parts.later += clause.parts.phrases
        return True
    return False


def _headed_by(before: AskedClause, clause: AskedClause, lexicon: Lexicon) -> Named | None:
    """家长学校, 哪家要求的比例最高: a clause that has only a head (比例, 女的占) says what of the phrase before is asked."""
    head = _open_head(before, clause)
    found = named(before.phrases[0].text + head, lexicon.names) if head else None
    return found if found and found.subject.indicator else None


def _open_head(before: AskedClause, clause: AskedClause) -> str:
    """The head that is all that a clause names, after a clause with one phrase that names nothing; empty otherwise."""
    heads = [subject.words for subject in clause.named if subject.readings]
    alone = len(heads) == len(clause.named) == 1 and not (clause.near or clause.phrases or clause.parts.places)
    led = len(before.phrases) == 1 and not (before.named or before.near)
    return heads[0] if alone and led else ""


def _only_heads(before: AskedClause, clause: AskedClause) -> bool:
    """新生儿访视, 哪个地方的比例最高: a head alone, of what was named for certain before it."""
    open_heads = clause.named and all(subject.readings for subject in clause.named)
    sure = before.named and not any(subject.readings for subject in before.named)
    return bool(open_heads and sure) and not (clause.near or clause.phrases or clause.parts.places)


def _only_modifies(clause: AskedClause) -> bool:
    """True where a clause has no subject of its own: 最高和最低差多少, 喀什也算上."""
    substance = any(is_substance(phrase.text) for phrase in clause.phrases)
    parts = clause.parts
    section = parts.headings and (parts.texts or parts.parts or parts.operations or parts.item)
    own = parts.fields or section or (parts.audiences and parts.texts)
    return not (clause.named or clause.near or substance or own)


def _asks_anew(before: AskedClause, clause: AskedClause) -> bool:
    """婴儿死亡率2020年是多少，规划目标又是多少，武威呢: several questions of one figure, though none is a sentence."""
    mine, theirs = clause.parts, before.parts
    if not _only_modifies(clause) or mine.operations or mine.everywhere or mine.bounds:
        return False
    if mine.places:  # after a clause that is such a question itself
        return _only_modifies(before) and not theirs.places and theirs.asks_how_much
    other = (mine.values, mine.years) != (theirs.values, theirs.years) and bool(mine.values or mine.years)
    return other and bool(theirs.values or theirs.years) and theirs.asks_how_much and mine.asks_how_much


def _asks_the_year(before: AskedClause, clause: AskedClause) -> bool:
    """达到多少，哪年之前: the year of the figure before, and no plan's."""
    nothing = not (clause.named or clause.near or any(is_substance(phrase.text) for phrase in clause.phrases))
    of_a_plan = clause.parts.headings or clause.parts.audiences or clause.parts.places or "规划" in clause.parts.text
    return bool(before.named) and clause.parts.fields == ["period"] and nothing and not of_a_plan


def _belongs(before: AskedClause, clause: AskedClause) -> bool:
    """True where two clauses ask the same of several things, so that one answer holds both."""
    mine, theirs = clause.parts, before.parts
    if before.named and clause.named and not clause.near:
        apart = mine.places and theirs.places and mine.places != theirs.places
        conditions = mine.bounds and theirs.bounds and len(set(theirs.places)) != 1
        asks_how = bool({"how", "who"} & set(mine.texts)) and not mine.wants_a_figure
        return not (apart or conditions or asks_how)
    plans = bool(theirs.fields and mine.fields)
    phrases = bool(before.phrases and clause.phrases) and not (before.named or clause.named)
    led = (
        mine.places and not (theirs.places or theirs.everywhere) and _only_tells(theirs)
    )  # 家里打架报了警，云麓的警察…
    texts = phrases and not mine.apart and (not mine.places or led)
    return (
        plans
        or (texts and (not mine.wants_a_figure or _only_tells(theirs)))
        or (bool(mine.headings) and not clause.named and not mine.places and bool(theirs.headings))
    )


def _only_tells(parts: Parts) -> bool:
    """武威建家长学校这事，…差几个百分点: a clause that says what is spoken of, and asks nothing."""
    asked = (parts.operations, parts.fields, parts.figures, parts.values, parts.texts, parts.headings, parts.item)
    return not any(asked) and sign("asks").search(parts.text) is None


def _absorb(parts: Parts, other: Parts) -> None:
    """What another clause says is said of these as well; a bound in it narrows nothing of what was asked before it
    (平均多少，高于12的有几个)."""
    if other.bounds and not parts.bounds:
        parts.early += parts.operations
    parts.text = f"{parts.text}，{other.text}"
    for name in _LISTS:
        held = getattr(parts, name)
        held += [one for one in getattr(other, name) if one not in held]
    parts.everywhere = parts.everywhere or other.everywhere
    if parts.ends is not None and other.ends not in (None, parts.ends):
        other.ends = None
        ask_for_each_period(parts)
    for name in _SINGLE:
        if getattr(parts, name) is None:
            setattr(parts, name, getattr(other, name))


def _settle_places(parts: Parts) -> None:
    """A place that is counted in is no place that is asked for; and of one place alone, 哪些地区 is not each place."""
    if _COUNTED_IN.search(parts.text):
        parts.places = []
    # 财政资金重点向哪些地区倾斜, of one place: the question's own word, not all places of the library.
    if len(set(parts.places)) == 1 and not (place_beside(parts) or _EVERY.search(parts.text)):
        parts.everywhere = False


def _is_a_lead_in(clause: AskedClause, lexicon: Lexicon) -> bool:
    """填表急用，… before a question with a subject of its own: words that no plan has."""
    parts = clause.parts
    says = clause.named or clause.near or parts.places or parts.headings or parts.fields or parts.audiences
    return not says and bool(clause.phrases) and all(lexicon.is_foreign(phrase.text) for phrase in clause.phrases)
