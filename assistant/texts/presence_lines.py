"""Who speaks of a topic in words: a line for each place that does, what comes close elsewhere, and who does not."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.compare.mentions import Mention
from assistant.plan_words import where_it_stands
from assistant.query.query import Ask, Subject
from assistant.tell.accounting import kind_of, listed
from assistant.tell.answer import Computed, ComputedKind, Statement
from assistant.tell.quotes import Sentence, sentences
from assistant.tell.sources import Sources
from assistant.texts.looking import Looked, PlaceLooked, of_the_other_kind
from assistant.texts.presence_head import Sides, denied, first_sentence
from ingest.figures.width import normalised

FEW_PLACES = 3  # see ITEMS_OF_FEW
ITEMS_OF_FEW, ITEMS_OF_MANY = 3, 1
"""Items of a plan that are quoted where up to FEW_PLACES places are asked for, and where more are."""
SHORTEST_SAID = 20
"""A first sentence of fewer characters is a headline: the sentence after it is quoted with it."""
LONGEST_WORDING = 10
"""Characters of other words for a subject that are named in a line. Chosen by hand."""
ITEMS_NAMED = 4
"""Further items of a plan that are named by their place."""


def told_of_topic(
    ask: Ask, subject: Subject, looked: Sequence[PlaceLooked], sources: Sources
) -> tuple[list[Statement], list[Computed]]:
    """The sentences on one topic, and the numbers of places and plans that they name."""
    sides = Sides(
        tuple(place for place in looked if place.speaks),
        tuple(place for place in looked if place.close),
        tuple(place for place in looked if not place.speaks and not place.close),
    )
    years = "、".join(f"{year}年" for year in ask.value.years)
    topic = f"{years}的“{subject.words}”" if years else f"“{subject.words}”"
    most = ITEMS_OF_FEW if len(sides.speaking) <= FEW_PLACES else ITEMS_OF_MANY
    lines = [_line(place, subject, sources, most) for place in sides.speaking]
    numbers = tuple(dict.fromkeys(number for line in lines for number in line.citations))
    plans = sum(bool(each.speaking) for place in sides.speaking for each in place.plans)
    of_the_other = sum(of_the_other_kind(ask, place) for place in sides.silent)
    counted: ComputedKind = "result" if ask.first("count") else "allowance"
    said: ComputedKind = "allowance" if denied(ask) else counted
    unsaid: ComputedKind = counted if denied(ask) else "allowance"
    computed = [
        Computed(f"提到{topic}的地方数", len(sides.speaking), "个", numbers, said),
        Computed(f"与{topic}意思可能相近的地方数", len(sides.close), "个", (), "allowance"),
        Computed(f"没有提到{topic}的地方数", len(sides.silent) - of_the_other, "个", (), unsaid),
        Computed(f"没有{ask.range.leaning or '该类'}规划的地方数", of_the_other, "个", (), "allowance"),
        Computed(f"提到{topic}的规划数", plans, "份", numbers, "allowance"),
        Computed("查过的地方数", len(looked), "个", (), "allowance"),
        Computed("查过的规划数", sum(len(place.plans) for place in looked), "份", (), "allowance"),
    ]
    head = Statement(first_sentence(ask, topic, sides, plans), ())
    beside = _lines_of_silent(ask, topic, [*sides.close, *sides.silent], sources)
    return [head, *lines, *beside], computed


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
        elif looked.close and looked.nearest is not None:
            group = sources.together([looked.nearest.sentence])
            numbers.append(sources.cite_sentences(group))
            pieces.append(f"{kind}没有字面一致的说法，意思最接近的是“{_line_of(group[0].text)}”[{numbers[-1]}]")
        else:
            pieces.append(f"{kind}没有提到")
    return Statement(f"{place.place.name}：{'；'.join(pieces)}", tuple(dict.fromkeys(numbers)))


def _quoted(looked: Looked, subject: Subject, sources: Sources, most: int) -> tuple[str, list[int]]:
    """The words of a plan's best items with their numbers, and where further ones stand."""
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


def _lines_of_silent(ask: Ask, topic: str, places: Sequence[PlaceLooked], sources: Sources) -> list[Statement]:
    """Who does not speak of it: those with something near a line each, the others together."""
    lines, plain, other = [], [], []
    for place in places:
        near = max((each.nearest for each in place.plans if each.nearest), key=lambda m: m.share, default=None)
        if of_the_other_kind(ask, place) and not place.close:
            other.append(place)
        elif place.in_meaning:
            lines.append(_near_in_meaning(place, topic, sources))
        elif near is not None:
            group = sources.together([near.sentence])
            number = sources.cite_sentences(group)
            said = f"没有与{topic}字面一致的说法，意思最接近的是" if place.close else f"没有提到{topic}，相近的是"
            text = f"{place.place.name}：{said}“{_line_of(group[0].text)}”[{number}]"
            lines.append(Statement(text, (number,)))
        else:
            plain.append(place)
    if plain and len(places) + len(lines) > 1:
        lines.append(Statement(f"没有提到{topic}：{listed([p.place.name for p in plain], len(plain))}。", ()))
    for place in other:
        kinds = "、".join(kind_of(each.plan) for each in place.plans)
        lines.append(Statement(f"{place.place.name}：资料库没有{ask.range.leaning}规划，{kinds}没有提到{topic}。", ()))
    return lines


def _near_in_meaning(place: PlaceLooked, topic: str, sources: Sources) -> Statement:
    numbers = [sources.cite_sentences([sentence]) for sentence in place.in_meaning]
    quotes = [f"“{_line_of(s.text)}”[{n}]" for s, n in zip(place.in_meaning, numbers, strict=True)]
    said = f"没有与{topic}字面一致的说法，意思可能相近的是{''.join(quotes)}"
    return Statement(f"{place.place.name}：{said}", tuple(dict.fromkeys(numbers)))
