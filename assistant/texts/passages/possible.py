"""Items that search puts first where no plan has the words of a question: shown to be checked, never as its answer."""

from __future__ import annotations

from assistant.plan_words import where_it_stands
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import leaning_first
from assistant.tell.answer import Statement
from assistant.tell.evidence import has_known_scale
from assistant.tell.quotes import Sentence, sentences
from assistant.tell.sources import Sources
from assistant.texts.looking import nearest_sentence
from assistant.texts.sections import in_section
from index.search import Searcher
from ingest.figures.width import normalised
from ingest.plan import Passage

MOST_POSSIBLE = 2
"""Items that are shown. Of four questions in everyday words that nothing else answered the first one was right each time
(招工嫌弃女的, 让家属歇口气, 老师不够, 为了孩子眼睛)."""
SEARCHED = 6
"""Passages that are searched for: prefaces and notices, which answer nothing, are among them."""
LONGEST_ITEM = 200
"""Characters of an item that is shown whole; of a longer one its best sentence and the one after. Chosen by hand."""


def possible_items(ask: Ask, topic: str, place: PlaceInRange, sources: Sources, searcher: Searcher) -> list[Statement]:
    """`可能相关，请核对是否就是所问：…`, a line for each item of the one place; nothing where the model has no meaning."""
    if not has_known_scale(searcher.model) or not topic.strip():
        return []
    hits = [hit.passage for hit in searcher.search(topic, SEARCHED, leaning_first(ask, place))]
    lines = []
    for passage in [passage for passage in hits if passage.domain and in_section(ask.range, passage)][:MOST_POSSIBLE]:
        group = sources.together(_told(passage, topic))
        number = sources.cite_sentences(group)
        text = "".join("".join(sentence.text.split("\n")) for sentence in group)
        lines.append(
            Statement(f"可能相关，请核对是否就是所问：{where_it_stands(passage)}：{text}[{number}]", (number,))
        )
    return lines


def _told(passage: Passage, topic: str) -> list[Sentence]:
    held = sentences(passage)
    if sum(len(sentence.text) for sentence in held) <= LONGEST_ITEM:
        return held
    at = held.index(nearest_sentence(passage, normalised(topic)))
    return held[at : at + 2]
