"""How each place words one topic: places that word it alike together, and what one of them leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assistant.compare.likeness import without_names
from assistant.compare.mentions import Mention
from assistant.compare.word_changes import changes
from assistant.query.query import Ask, Subject
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import kind_of, listed, marks
from assistant.tell.answer import Computed, Coverage, Draft, Silent, Statement
from assistant.tell.sources import Sources
from assistant.texts.acting import asks_what_is_done, told_close, told_measures, who_else
from assistant.texts.looking import PlaceLooked, looked_through, near_in_meaning
from index.library import Library
from index.search import Searcher
from ingest.figures.width import normalised
from ingest.plan import Plan

ALIKE = 0.5
"""Likeness of two sentences from which their words are set against each other."""
_EMPTY = "和及与或、，；。的等《》“”（）"
"""Signs and small words around a wording that only one plan has."""
_CLAUSE = re.compile("[，；。]")
"""Where a clause of an item ends."""
# of less than two characters (學 for 学) nobody would speak
_SUBSTANCE = re.compile(r"[\u3400-\u9fff]{2,}|\d")


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a plan on a topic."""

    name: str
    place: PlaceInRange
    plan: Plan
    mention: Mention
    words: str
    plain: str


def topics(
    ask: Ask, places: Sequence[PlaceInRange], library: Library, sources: Sources, searcher: Searcher | None = None
) -> Draft:
    """For each subject: in how many ways it is worded, who words it how, who does not speak of it, and what the place
    that the difference names leaves out; where the ask wants to know what is done, the measures of each in full."""
    acting = asks_what_is_done(ask)
    if acting:  # 措施 is what is asked about: a plan that only has a goal on the topic is not silent
        ask = replace(ask, range=replace(ask.range, part=None))
    statements: list[Statement] = []
    computed: list[Computed] = []
    silent: list[Silent] = []
    speaking: set[tuple[str, int]] = set()
    plans = sum(len(place.plans) for place in places)
    for subject in ask.subjects:
        looked = looked_through(library, subject.words, places, ask)
        silent_everywhere = not any(place.speaks for place in looked)
        looked = near_in_meaning(looked, subject.words, ask, searcher) if acting or silent_everywhere else looked
        said = [word for place in looked for word in _said(place, subject)]
        speaking |= {word.plan.address for word in said}
        quiet = [place for place in looked if not place.speaks]
        silent += [
            Silent(p.place.name, each.plan.audience, each.plan.label, "not_mentioned")
            for p in quiet
            for each in p.plans
        ]
        told, figures = (
            told_measures(ask, subject, looked, sources, searcher)
            if acting
            else _told(ask, subject, said, quiet, sources)
        )
        statements += told
        computed += figures
    coverage = Coverage(plans, len(speaking), tuple(dict.fromkeys(silent)))
    return Draft(
        "answered" if speaking else "not_found", tuple(statements), computed=tuple(computed), coverage=coverage
    )


def _said(place: PlaceLooked, subject: Subject) -> list[_Said]:
    found = []
    several = sum(bool(each.speaking) for each in place.plans) > 1
    for each in (each for each in place.plans if each.speaking):
        mention = each.speaking[0]
        words = _clause(mention, subject)
        name = f"{place.place.name}{kind_of(each.plan)}" if several else place.place.name
        found.append(_Said(name, place.place, each.plan, mention, words, without_names(words, each.plan.region)))
    return found


def _clause(mention: Mention, subject: Subject) -> str:
    """The clauses that hold the topic's words in the sentence that speaks of it, else that sentence."""
    asked, sentence = normalised(subject.words), "".join(mention.sentence.text.split("\n")).rstrip("。；;")
    return "；".join(clause for clause in _CLAUSE.split(sentence) if asked in normalised(clause)) or sentence


def _told(
    ask: Ask, subject: Subject, said: Sequence[_Said], quiet: Sequence[PlaceLooked], sources: Sources
) -> tuple[list[Statement], list[Computed]]:
    topic = f"“{subject.words}”"
    close = [told_close(place, topic, sources) for place in quiet if place.close]
    if not said:
        names = listed([place.place.name for place in quiet])
        denied = f"{names}的规划都没有提到{topic}" if not close else "；".join(who_else(quiet, topic))
        return [Statement(f"{denied}。", ()), *close], []
    order = _ways(said)
    if len(order) == 1 and len(whole := _ways([_in_a_sentence(each) for each in said])) > 1:
        order = whole  # the clause is the same, what is said beside it is not
    head = f"{topic}的写法{f'有{len(order)}种' if len(order) > 1 else '相同' if len(said) > 1 else '只有一处'}"
    lines = [_line(group, sources) for group in order]
    computed = [Computed(f"{topic}的写法", len(order), "种", ())]
    return [
        Statement(f"{'；'.join([head, *who_else(quiet, topic)])}。", ()),
        *lines,
        *close,
        *_lacking(ask, said, sources),
    ], computed


def _ways(said: Sequence[_Said]) -> list[list[_Said]]:
    """Those with the same words together, the most first."""
    ways: dict[str, list[_Said]] = {}
    for each in said:
        ways.setdefault(each.plain, []).append(each)
    return sorted(ways.values(), key=lambda group: -len(group))


def _in_a_sentence(said: _Said) -> _Said:
    words = "".join(said.mention.sentence.text.split("\n")).rstrip("。；;")
    return replace(said, words=words, plain=without_names(words, said.plan.region))


def _line(group: Sequence[_Said], sources: Sources) -> Statement:
    numbers = tuple(sources.cite_sentences(sources.together([each.mention.sentence])) for each in group)
    names = "、".join(f"{each.name}{marks([n])}" for each, n in zip(group, numbers, strict=True))
    return Statement(f"{names}：“{group[0].words}”", numbers)


def _lacking(ask: Ask, said: Sequence[_Said], sources: Sources) -> list[Statement]:
    """What the place that a difference names says less and more than the others, where they say the same otherwise."""
    operation = ask.first("difference", "same")
    named = operation.places if operation else ()
    if not named and len({each.place.key for each in said}) == 2:
        named = (said[0].place.key,)
    lines = []
    for own in (each for each in said if each.place.key in named):
        others = [each for each in said if each.place.key != own.place.key and each.plan.audience == own.plan.audience]
        less: dict[str, list[_Said]] = {}
        more: dict[str, list[_Said]] = {}
        for other in others:
            if SequenceMatcher(None, own.plain, other.plain, autojunk=False).ratio() >= ALIKE:
                for side, found in (("right", less), ("left", more)):
                    for stretch in changes(own.plain, other.plain):
                        words = stretch.on(stretch.side).strip(_EMPTY) if stretch.side == side else ""
                        silent = own if side == "right" else other
                        if _SUBSTANCE.search(words) and not _writes(silent, words):
                            found.setdefault(words, []).append(other)
        lines += [_apart(own, words, group, "没有写", sources) for words, group in less.items()]
        lines += [_apart(own, words, group, "多写了", sources) for words, group in more.items()]
    return lines


def _writes(said: _Said, words: str) -> bool:
    """True where the item holds the words somewhere else, so that they are not left out."""
    return words in normalised(said.mention.passage.text)


def _apart(own: _Said, words: str, others: Sequence[_Said], verb: str, sources: Sources) -> Statement:
    cited = [sources.cite_sentences(sources.together([each.mention.sentence])) for each in (own, *others)]
    names = listed([each.name for each in others])
    return Statement(f"{own.name}比{names}{verb}“{words}”{marks(cited)}。", tuple(cited))
