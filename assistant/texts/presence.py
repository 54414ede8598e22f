"""Who speaks of a topic and who does not: each place looked at by itself, in every wording, and quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.compare.mentions import Mention
from assistant.plan_words import where_it_stands
from assistant.query.query import Ask, Subject
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import kind_of, leaning_first, listed, not_held, places_of, without_plan, years_told
from assistant.tell.answer import Computed, Coverage, Draft, Row, Silent, Statement, Status
from assistant.tell.quotes import Sentence, sentences
from assistant.tell.rows import row_of
from assistant.tell.sources import Sources
from assistant.texts.looking import Looked, PlaceLooked, looked_through
from index.library import Library
from index.search import Searcher
from ingest.figures.width import normalised
from ingest.plan import Passage

FEW_PLACES = 3  # see ITEMS_OF_FEW
ITEMS_OF_FEW, ITEMS_OF_MANY = 3, 1
"""Items of a plan that are quoted where up to FEW_PLACES places are asked for, and where more are."""
SHORTEST_SAID = 20
"""A first sentence of fewer characters is a headline: the sentence after it is quoted with it."""
LONGEST_WORDING = 10
"""Characters of other words for a subject that are named in a line. Chosen by hand."""
ITEMS_NAMED = 4
"""Further items of a plan that are named by their place."""


def presence(ask: Ask, library: Library, sources: Sources, searcher: Searcher | None = None) -> Draft:
    """Which places of the range speak of each subject, and which do not; `subjects` are topics.

    The first sentence says what the first of present, absent, complement and count asks for.
    """
    places = places_of(ask, library)
    held = [place for place in places if place.plans]
    gone, gone_lines = not_held(ask, library)
    lacking, lacking_lines = without_plan(ask, places)
    statements: list[Statement] = [line for line in gone_lines if ask.range.plans_not_held]
    computed: list[Computed] = []
    silent: dict[tuple[object, ...], Silent] = {}
    answering: set[tuple[str, int]] = set()
    looked_at: set[tuple[str, int]] = set()
    said: list[Mention] = []
    for subject in ask.subjects:
        looked = looked_through(library, subject.words, held, ask)
        said += [each.speaking[0] for place in looked for each in place.plans if each.speaking]
        told = _told(ask, subject, looked, sources)
        statements += told.statements
        computed += told.computed
        counted = [each for place in looked for each in _counted(ask, place)]
        answering |= {each.plan.address for each in counted if each.speaking}
        looked_at |= {each.plan.address for each in counted}
        for entry in (entry for place in looked for entry in _silent(ask, place)):
            silent.setdefault((entry.region, entry.audience, entry.plan), entry)
    rows = _rows(library, said, sources)
    quiet = [s for s in silent.values() if s.plan is None or not _answers(s, answering, held)]
    statements += lacking_lines + [line for line in gone_lines if not ask.range.plans_not_held]
    coverage = Coverage(len(looked_at), len(answering), (*quiet, *lacking, *gone))
    status: Status = "answered" if answering else "not_found"
    years = years_told(ask, places)
    return Draft(status, tuple(statements), rows, computed=(*computed, *years), coverage=coverage)


def _rows(library: Library, said: Sequence[Mention], sources: Sources) -> tuple[Row, ...]:
    """The figures in the sentences that speak of the topic, so that the table of an answer has them."""
    texts = {_of(mention.passage): normalised(mention.sentence.text) for mention in said}
    held = library.register_of([mention.passage for mention in said])
    shown = [target for target in held if normalised(target.quote) in texts.get(_of(target.passage), "")]
    return tuple(row_of(target, sources.cite_targets([target])) for target in shown if target.value is not None)


def _of(passage: Passage) -> tuple[str, int, int]:
    return (passage.plan.document, passage.plan.ordinal, passage.ordinal)


def _counted(ask: Ask, place: PlaceLooked) -> list[Looked]:
    """The plans that the ledger counts: a plan of the other audience only where it speaks of the topic."""
    meant = {plan.address for plan in leaning_first(ask, place.place)}
    return [looked for looked in place.plans if looked.speaking or looked.plan.address in meant]


def _silent(ask: Ask, place: PlaceLooked) -> list[Silent]:
    found = [
        Silent(place.place.name, looked.plan.audience, looked.plan.label, "not_mentioned")
        for looked in _counted(ask, place) if not looked.speaking
    ]  # fmt: skip
    if _of_the_other_kind(ask, place) and not place.speaks:
        return [Silent(place.place.name, ask.range.leaning, None, "no_such_plan"), *found]
    return found


def _of_the_other_kind(ask: Ask, place: PlaceLooked) -> bool:
    """True where the words lean to an audience that the place has no plan for."""
    return bool(ask.range.leaning) and not ask.range.audience and ask.range.leaning not in place.place.audiences


def _answers(entry: Silent, answering: set[tuple[str, int]], places: Sequence[PlaceInRange]) -> bool:
    """True where a plan that is silent on one subject answers for another."""
    plans = [plan for place in places for plan in place.plans if place.name == entry.region]
    return any(plan.label == entry.plan and plan.address in answering for plan in plans)


@dataclass(frozen=True, slots=True)
class _Told:
    statements: tuple[Statement, ...]
    computed: tuple[Computed, ...]


def _told(ask: Ask, subject: Subject, looked: Sequence[PlaceLooked], sources: Sources) -> _Told:
    yes = [place for place in looked if place.speaks]
    no = [place for place in looked if not place.speaks]
    most = ITEMS_OF_FEW if len(yes) <= FEW_PLACES else ITEMS_OF_MANY
    lines = [_line(place, subject, sources, most) for place in yes]
    numbers = tuple(dict.fromkeys(number for line in lines for number in line.citations))
    plans = sum(bool(each.speaking) for place in yes for each in place.plans)
    years = "、".join(f"{year}年" for year in ask.value.years)
    topic = f"{years}的“{subject.words}”" if years else f"“{subject.words}”"
    computed = (
        Computed(f"提到{topic}的地方数", len(yes), "个", numbers),
        Computed(f"没有提到{topic}的地方数", sum(not _of_the_other_kind(ask, place) for place in no), "个", ()),
        Computed(
            f"没有{ask.range.leaning or '该类'}规划的地方数", sum(_of_the_other_kind(ask, p) for p in no), "个", ()
        ),
        Computed(f"提到{topic}的规划数", plans, "份", numbers),
        Computed("查过的地方数", len(looked), "个", ()),
        Computed("查过的规划数", sum(len(place.plans) for place in looked), "份", ()),
    )
    head = _head(ask, topic, looked, yes, no, plans)
    return _Told((Statement(head, ()), *lines, *_quiet_lines(ask, topic, no, sources)), computed)


def _head(
    ask: Ask, topic: str, looked: Sequence[PlaceLooked], yes: Sequence[PlaceLooked], no: Sequence[PlaceLooked], plans: int
) -> str:  # fmt: skip
    """The first sentence: how many and who."""
    if not looked:
        return "资料库没有所问的规划。"
    if len(looked) == 1:
        return f"{_whose(looked[0])}{'提到了' if yes else '没有提到'}{topic}。"
    if not no:
        return f"{len(looked)}个地方都提到了{topic}，共{plans}份规划。"
    if not yes:
        return f"{len(looked)}个地方的规划都没有提到{topic}。"
    other = [place for place in no if _of_the_other_kind(ask, place)]
    read = [place for place in no if place not in other]
    said = f"提到{topic}的有{len(yes)}个地方、{plans}份规划：{_names(yes)}"
    unsaid = f"没有提到{topic}的有{len(read)}个地方：{_names(read)}" if read else ""
    lacking = f"没有{ask.range.leaning}规划的有{len(other)}个地方：{_names(other)}" if other else ""
    first = ask.first("where", "complement", "count")
    denied_first = first is not None and (first.act == "complement" or first.comparison == "absent")
    pieces = [unsaid, lacking, said] if denied_first else [said, unsaid, lacking]
    return "；".join(filter(None, pieces)) + "。"


def _whose(place: PlaceLooked) -> str:
    kinds = "、".join(kind_of(each.plan) for each in place.plans)
    return f"{place.place.name}的{kinds}"


def _names(places: Sequence[PlaceLooked]) -> str:
    return listed([place.place.name for place in places])


def _line(place: PlaceLooked, subject: Subject, sources: Sources, most: int) -> Statement:
    """`云麓市：妇女规划“……”[1]；儿童规划没有提到`: what each plan of a place says of the topic."""
    numbers: list[int] = []
    pieces = []
    for looked in place.plans:
        kind = kind_of(looked.plan) if len(place.plans) > 1 else ""
        if looked.speaking:
            said, found = _quoted(looked, subject, sources, most)
            numbers += found
            pieces.append(f"{kind}{said}")
        else:
            pieces.append(f"{kind}没有提到")
    return Statement(f"{place.place.name}：{'；'.join(pieces)}", tuple(dict.fromkeys(numbers)))


def _quoted(looked: Looked, subject: Subject, sources: Sources, most: int) -> tuple[str, list[int]]:
    shown, rest = looked.speaking[:most], looked.speaking[most : most + ITEMS_NAMED]
    numbers, pieces = [], []
    for mention in shown:
        group = sources.together(_with_the_next(mention.sentence))
        numbers.append(sources.cite_sentences(group))
        said_as = _said_as(mention, subject) if mention is shown[0] else ""
        where = f"（{mention.passage.part}）" if mention.passage.domain is None else ""
        words = _line_of("".join(sentence.text for sentence in group))
        pieces.append(f"“{words}”{where}{said_as}[{numbers[-1]}]")
    said = "".join(pieces)
    if rest:
        others = [sources.cite(mention.passage) for mention in rest]
        numbers += others
        more = "等" if len(looked.speaking) > most + ITEMS_NAMED else ""
        said += f"，另见{'、'.join(f'{_where(m)}[{n}]' for m, n in zip(rest, others, strict=True))}{more}"
    return said, numbers


def _with_the_next(sentence: Sentence) -> list[Sentence]:
    """The sentence, and where it is a headline, what it stands above."""
    held = sentences(sentence.passage)
    if sentence.start == held[0].start and len(sentence.text) < SHORTEST_SAID and len(held) > 1:
        return held[:2]
    return [sentence]


def _line_of(text: str) -> str:
    return "".join(text.split("\n"))


def _said_as(mention: Mention, subject: Subject) -> str:
    """Under which other words a plan speaks of the topic; nothing where it uses those of the question."""
    text, asked = normalised(mention.sentence.text), normalised(subject.words)
    if mention.wording == asked or asked in text or mention.wording not in text:
        return ""
    said = mention.wording
    if len(said) > LONGEST_WORDING:
        said = "".join(
            said[b:e] for tag, *_, b, e in SequenceMatcher(None, asked, said).get_opcodes() if tag != "equal"
        )
    return f"（原文用词：{said}）" if said else ""


def _where(mention: Mention) -> str:
    return where_it_stands(mention.passage).rpartition("（")[2].removesuffix("）")


def _quiet_lines(ask: Ask, topic: str, places: Sequence[PlaceLooked], sources: Sources) -> list[Statement]:
    """Who does not speak of it: those with something near a line each, the others together."""
    lines, plain, other = [], [], []
    for place in places:
        near = max((each.nearest for each in place.plans if each.nearest), key=lambda m: m.share, default=None)
        if _of_the_other_kind(ask, place):
            other.append(place)
        elif near is not None:
            group = sources.together([near.sentence])
            number = sources.cite_sentences(group)
            text = f"{place.place.name}：没有提到{topic}，相近的是“{_line_of(group[0].text)}”[{number}]"
            lines.append(Statement(text, (number,)))
        else:
            plain.append(place)
    if plain and len(places) + len(lines) > 1:
        lines.append(Statement(f"没有提到{topic}：{listed([p.place.name for p in plain], len(plain))}。", ()))
    for place in other:
        kinds = "、".join(kind_of(each.plan) for each in place.plans)
        lines.append(Statement(f"{place.place.name}：资料库没有{ask.range.leaning}规划，{kinds}没有提到{topic}。", ()))
    return lines
