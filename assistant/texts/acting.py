"""What each place does about a topic: its measures before its goals, in full, beside those of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.compare.mentions import Mention
from assistant.plan_words import where_it_stands
from assistant.query.query import Ask, Subject
from assistant.tell.accounting import kind_of, listed
from assistant.tell.answer import Computed, Statement
from assistant.tell.quotes import sentences
from assistant.tell.sources import Sources
from assistant.texts.beside import measures_beside
from assistant.texts.looking import Looked, PlaceLooked, near_sentences
from index.search import Searcher
from ingest.figures.width import normalised
from ingest.plan import GOALS, MEASURES
from ingest.vocabulary.typed_toml import read_toml, typed

FEW_SIDES = 3  # see MOST_ITEMS
MOST_ITEMS, MOST_ITEMS_OF_MANY = 3, 1
"""Items of a side that are told in full where up to FEW_SIDES places are set against each other, and where more are."""
LONGEST_WHOLE = 120
"""Characters of an item that is told in full although it only names the topic. By hand: two or three sentences."""
_ORDER = (MEASURES, GOALS)


@dataclass(frozen=True, slots=True)
class _Patterns:
    patterns: tuple[str, ...]


def asks_what_is_done(ask: Ask) -> bool:
    """True where the words of the ask want to know what each place does (做法, 怎么做), not how it words it."""
    return ask.form.asks == "how" or bool(_acting().search(ask.text))


def told_measures(
    ask: Ask, subject: Subject, looked: Sequence[PlaceLooked], sources: Sources, searcher: Searcher | None
) -> tuple[list[Statement], list[Computed]]:
    """How many items each place has on the topic, then those items in full, the measures first, and who is silent."""
    topic = f"“{subject.words}”"
    speaking = [place for place in looked if place.speaks]
    quiet = [place for place in looked if not place.speaks]
    counts = {place.place.name: sum(len(each.speaking) for each in place.plans) for place in speaking}
    told = "、".join(f"{name}{count}条" for name, count in counts.items())
    head = "；".join(filter(None, [f"关于{topic}的条目：{told}" if told else "", *who_else(quiet, topic)]))
    most = MOST_ITEMS if len(speaking) <= FEW_SIDES else MOST_ITEMS_OF_MANY
    lines = []
    for place in speaking:
        lines += [_line(place, each, sources, most) for each in place.plans if each.speaking]
        if len(speaking) <= FEW_SIDES:
            lines += _measures_beside(place, subject.words, sources, searcher)
        if not any(m.passage.part == MEASURES for each in place.plans for m in each.speaking):
            lines += _measures_near(place, subject.words, ask, sources, searcher)
    lines += [told_close(place, topic, sources) for place in quiet if place.close]
    computed = [Computed(f"{name}关于{topic}的条目数", count, "条", ()) for name, count in counts.items()]
    return [Statement(f"{head}。", ()), *lines], computed


def _line(place: PlaceLooked, looked: Looked, sources: Sources, most: int) -> Statement:
    """`云麓市：策略措施“…”[1]；主要目标“…”[2]`, what does not fit by its place."""
    several = sum(bool(each.speaking) for each in place.plans) > 1
    name = f"{place.place.name}{kind_of(looked.plan)}" if several else place.place.name
    ordered = sorted(looked.speaking, key=_measures_first)
    numbers = [sources.cite(mention.passage) for mention in ordered]
    within = [mention for mention in ordered if mention.passage.part in _ORDER] or ordered
    most = min(most, len(within))  # what a preface says stands in full only where nothing else does
    shown = [f"{m.passage.part}“{_in_a_line(_shown(m))}”[{n}]" for m, n in zip(ordered[:most], numbers, strict=False)]
    rest = [f"{_place(m)}[{n}]" for m, n in list(zip(ordered, numbers, strict=True))[most:]]
    more = f"；另见{'、'.join(rest)}" if rest else ""
    return Statement(f"{name}：{'；'.join(shown)}{more}", tuple(dict.fromkeys(numbers)))


def who_else(quiet: Sequence[PlaceLooked], topic: str) -> list[str]:
    """Of the places that do not speak of a topic, those that have something close to it, and those that are silent."""
    close, silent = [p.place.name for p in quiet if p.close], [p.place.name for p in quiet if not p.close]
    said = f"与{topic}字面不一致、意思可能相近的有{listed(close)}" if close else ""
    return [piece for piece in (said, f"没有提到的有{listed(silent)}" if silent else "") if piece]


def told_close(place: PlaceLooked, topic: str, sources: Sources) -> Statement:
    """`云麓市：没有与“…”字面一致的说法，意思最接近的是“…”[1]`, of a place that has something close."""
    nearest = [each.nearest for each in place.plans if each.nearest]
    sentence = max(nearest, key=lambda mention: mention.share).sentence if nearest else place.in_meaning[0]
    group = sources.together([sentence])
    number = sources.cite_sentences(group)
    said = f"没有与{topic}字面一致的说法，意思最接近的是“{_in_a_line(group[0].text)}”[{number}]"
    return Statement(f"{place.place.name}：{said}", (number,))


def _measures_beside(place: PlaceLooked, topic: str, sources: Sources, searcher: Searcher | None) -> list[Statement]:
    """`白鹭县：同一部分还有“教会孩子游泳……”[5]`: measures that belong to the topic without its words."""
    named = [m.passage for each in place.plans for m in each.speaking if m.passage.part == MEASURES]
    library = searcher.library if searcher is not None else None
    if library is None or not named:
        return []
    found = measures_beside(topic, named, [each.plan for each in place.plans], library, searcher)[:MOST_ITEMS]
    cited = [(passage, sources.cite(passage)) for passage in found]
    told = "；".join(f"“{_in_a_line(passage.text)}”[{number}]" for passage, number in cited)
    numbers = tuple(number for _, number in cited)
    return [Statement(f"{place.place.name}：同一部分还有{told}", numbers)] if told else []


def _measures_near(
    place: PlaceLooked, topic: str, ask: Ask, sources: Sources, searcher: Searcher | None
) -> list[Statement]:
    """Of a place that has goals on the topic and no measure with its words: the measure that comes near in meaning."""
    plans = [each.plan for each in place.plans if each.speaking]
    found = [s for s in near_sentences(topic, plans, ask, searcher) if s.passage.part == MEASURES][:1]
    cited = [(s.passage, sources.cite(s.passage)) for s in found]
    said = f"策略措施没有与“{topic}”字面一致的说法，意思可能相近的是"
    return [Statement(f"{place.place.name}：{said}“{_in_a_line(p.text)}”[{n}]", (n,)) for p, n in cited]


def _measures_first(mention: Mention) -> tuple[int, bool, float, int, int]:
    """Measures before goals; of one part first what is about the topic, not what only names it among others."""
    part = mention.passage.part
    wording = mention.wording or mention.sentence.text
    naming = sum(wording in normalised(sentence.text) for sentence in sentences(mention.passage))
    place = _ORDER.index(part) if part in _ORDER else len(_ORDER)
    about_it = _is_headed(mention) or len(mention.passage.text) <= LONGEST_WHOLE
    return place, not about_it, -mention.share, -naming, mention.passage.ordinal


def _is_headed(mention: Mention) -> bool:
    """True where the first sentence of an item, which says what it is about, names the topic."""
    head = sentences(mention.passage)[0]
    return mention.sentence.start == head.start or bool(mention.wording and mention.wording in normalised(head.text))


def _shown(mention: Mention) -> str:
    """An item that is about the topic in full; of a long one that only names it the sentence that does."""
    text = mention.passage.text
    return text if _is_headed(mention) or len(text) <= LONGEST_WHOLE else mention.sentence.text


def _place(mention: Mention) -> str:
    return where_it_stands(mention.passage).rpartition("（")[2].removesuffix("）")


def _in_a_line(text: str) -> str:
    return "".join(text.split("\n"))


@cache
def _acting() -> re.Pattern[str]:
    name = "ways_of_acting.toml"
    return re.compile("|".join(typed(_Patterns, read_toml(files("assistant.texts") / name), name).patterns))
