"""What the phrases of a clause name: subjects that are certain, such as only come near, and words that name nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.query.asks.elided import with_head_of, with_part_of
from assistant.query.asks.parts import Parts, Phrase
from assistant.query.lexicon import Lexicon
from assistant.query.names import is_headed
from assistant.query.query import Subject
from assistant.query.reading_words import sign
from assistant.query.subjects import Named, named, subjects_of

SHORTEST_WORD_OF_SUBSTANCE = 2
"""Characters from which on words that nothing knows are named as not understood."""
_PLAN_WORDS = sign("plan_words")
"""Words for plans, places and counts of them, which say nothing of what is asked about."""
BRACKETED = re.compile(r"[（(]([\u4e00-\u9fff]{2,8})[）)]")
"""Words in brackets, short enough to be another name of what stands before them."""


@dataclass(slots=True)
class AskedClause:
    """What a clause says, with what its phrases name: `named` for certain, `near` only nearly, `phrases` nothing.

    Of clauses that are asked together the first takes in the others.
    """

    parts: Parts
    named: list[Subject]
    near: list[Subject]
    phrases: list[Phrase]


def is_substance(text: str) -> bool:
    """True for words that say more than that a plan or a place is meant (这几份规划)."""
    return len(_PLAN_WORDS.sub("", text)) >= SHORTEST_WORD_OF_SUBSTANCE


def clause_of(parts: Parts, lexicon: Lexicon, before: Sequence[Subject], audiences: Sequence[str]) -> AskedClause:
    """What the phrases of a clause name; `before` are subjects of the clause that leads to it, whose words may be left out."""
    named: list[Subject] = []
    near: list[Subject] = []
    phrases: list[Phrase] = []
    for found in _adjacent(
        subjects_of([phrase for phrase in parts.phrases if is_substance(phrase.text)], lexicon.names), lexicon
    ):
        if isinstance(found, Phrase):
            elided = next(filter(None, (_elided(found.text, subject, lexicon) for subject in before)), None)
            if elided:
                named.append(elided.subject)
            elif beside := _beside_a_bracket(found.text, parts.text, lexicon):
                named.append(beside[0])
                phrases += [replace(found, text=word, joined=False) for word in beside[1]]
            else:
                phrases.append(found)
        elif found.certainty or _lacks_only_members(found.subject, parts.audiences or audiences, lexicon):
            named.append(replace(found.subject, lacking=""))
        elif beside := _beside_a_bracket(found.subject.words, parts.text, lexicon):
            named.append(beside[0])
            phrases += [Phrase(word, False, len(parts.text)) for word in beside[1]]
        else:
            near.append(found.subject)
    return AskedClause(parts, distinct(named), near, phrases)


def _lacks_only_members(subject: Subject, audiences: Sequence[str], lexicon: Lexicon) -> bool:
    """妇女规划里女孩上高中的毛入学率, 孩子上幼儿园的毛入园率: what the name lacks only says whom the plan is for."""
    if not (subject.indicator and subject.lacking):
        return False
    audiences = audiences or lexicon.carriers(subject.indicator)
    mine = [word for audience in audiences for word in lexicon.words.members.get(audience, ())]
    others = [word for words in lexicon.words.members.values() for word in words if word not in mine]
    of_others = any(word in subject.indicator for word in others)  # 儿童 is no 妇女基本医疗保险参保率
    return not of_others and all(any(one in word for word in mine) for one in subject.lacking.split("、"))


def _elided(text: str, before: Subject, lexicon: Lexicon) -> Named | None:
    """高中 or 主任 after a subject: the same head for others, or the name with these words in place of some of its own."""
    headed = with_head_of(text, before, lexicon.names)
    return headed or with_part_of(text, before.indicator or "", lexicon.names)


def _beside_a_bracket(phrase: str, text: str, lexicon: Lexicon) -> tuple[Subject, list[str]] | None:
    """近视率（高中生）: what a phrase names with the words in brackets before it; 纯母乳喂养（头半年）: what it names without them,
    and these words; 留得住人（巩固率）: what they name themselves."""
    for match in BRACKETED.finditer(text):
        said = match.group(1)
        rest = phrase.replace(said, "")
        if rest == phrase or len(rest) < 2:
            continue
        ways: list[tuple[str, list[str]]] = [(said + rest, []), (rest, [said])]
        ways += [(said, [])] if is_headed(said) else []
        for words, left in ways:
            one = named(words, lexicon.names)
            if one and one.certainty and one.subject.indicator:
                return one.subject, left
    return None


def _adjacent(found: Sequence[Named | Phrase], lexicon: Lexicon) -> list[Named | Phrase]:
    """每千名儿童要有多少 儿科医生: two phrases of which neither names anything alone and both together do."""
    kept: list[Named | Phrase] = []
    for one in found:
        before = kept[-1] if kept else None
        if isinstance(one, Phrase) and isinstance(before, Phrase) and not one.joined:
            both = named(before.text + one.text, lexicon.names)
            if both and both.certainty and both.subject.indicator:
                kept[-1] = both
                continue
        kept.append(one)
    return kept


def distinct(subjects: Sequence[Subject]) -> list[Subject]:
    """Each once; one that may mean several is dropped where one of them is named beside it (两癌：宫颈癌筛查率)."""
    found = list({(s.indicator, s.scope, s.readings): s for s in subjects}.values())
    sure = {subject.indicator for subject in found if subject.indicator}
    return [subject for subject in found if not sure & set(subject.readings)]
