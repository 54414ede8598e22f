"""What an open question found in one place, and its items that are told word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.plan_words import where_it_stands
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.answer import Statement
from assistant.tell.quotes import Sentence
from assistant.tell.relevance import Scored
from assistant.tell.sources import Sources
from ingest.figures.width import normalised
from ingest.plan import GOALS, MEASURES, Passage

NEAR_ENOUGH = 0.45
"""A further item is shown where its best sentence scores at least so much of the best one's."""
AS_GOOD, AS_GOOD_FOR_HOW = 0.75, 0.6
"""… and as an answer like the first, not as something to see beside it, from here on; how something is done mostly stands
in several items."""
MOST_MEASURES = 6
"""Items that are told where measures name the topic of a question that asks how. Chosen by hand."""
LONGEST_STRETCH = 320
"""Characters of a long item that are quoted around its best sentence. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place with its passages, best first, and their sentences, best first."""

    place: PlaceInRange
    passages: list[Passage]
    scored: list[Scored]

    @property
    def overlap(self) -> float:
        """Share of the question's words that its best sentence holds."""
        return max((scored.overlap for scored in self.scored[:3]), default=0.0)


def phrases_of(ask: Ask) -> list[str]:
    """The things that are asked about, each by itself."""
    return [phrase for subject in ask.subjects for phrase in map(normalised, subject.words.split()) if len(phrase) > 1]


def items_told(
    ask: Ask, found: PlaceFound, sources: Sources, most: int, acting: Sequence[Passage] = ()
) -> list[Statement]:
    """The items of a place whose sentences answer best, of a long one the stretch around its best sentence; and of each
    phrase of the question that none of these holds, the best one that does. `acting` are the measures that name the topic:
    of those none is left out for its rank, and what introduces the plan is left out beside them."""
    if not found.scored:
        return []
    shares = {id(s.sentence.passage): s.score / found.scored[0].score for s in reversed(found.scored)}
    order = sorted(found.passages, key=lambda passage: -shares.get(id(passage), 0.0))
    chosen = [passage for passage in order[:most] if shares.get(id(passage), 0.0) >= NEAR_ENOUGH]
    as_good = AS_GOOD_FOR_HOW if ask.form.asks else AS_GOOD
    chosen = _with_measures(chosen, [passage for passage in order if passage in acting])
    done = MEASURES if ask.form.asks == "how" or acting else ""  # what is to be done before what is to be reached
    good = [p for p in chosen if p is chosen[0] or p.part == done or shares[id(p)] >= as_good]
    good = [p for p in good if p.part == done] + [p for p in good if p.part != done]
    told = [(passage, "") for passage in good]
    told += [(passage, "另见") for passage in chosen if passage not in good]
    told += [(passage, "") for passage in _for_the_rest(phrases_of(ask), chosen, order)]
    statements: list[Statement] = []
    for passage, lead in told:
        stretch = _stretch([s for s in found.scored if s.sentence.passage is passage])
        group = sources.together(stretch)
        number = sources.cite_sentences(group)
        text = "".join("".join(sentence.text.split("\n")) for sentence in group)
        statements.append(Statement(f"{lead}{where_it_stands(passage)}：{text}[{number}]", (number,)))
    return statements


def _with_measures(chosen: Sequence[Passage], acting: Sequence[Passage]) -> list[Passage]:
    """The items chosen by their sentences with the measures on the topic among them, as many as MOST_MEASURES allows."""
    if not acting:
        return list(chosen)
    beside = [passage for passage in chosen if passage is chosen[0] or passage.part in (MEASURES, GOALS)]
    left = max(MOST_MEASURES - len(beside), 0)
    return [*beside, *[passage for passage in acting if passage not in beside][:left]]


def _for_the_rest(phrases: Sequence[str], chosen: Sequence[Passage], order: Sequence[Passage]) -> list[Passage]:
    """由谁监测、谁来评估: for each phrase that no chosen item holds, the first in order that does."""
    found: list[Passage] = []
    for phrase in phrases if len(phrases) > 1 else ():
        if not any(phrase in normalised(passage.text) for passage in (*chosen, *found)):
            found += [passage for passage in order if phrase in normalised(passage.text)][:1]
    return found


def _stretch(scored: Sequence[Scored]) -> list[Sentence]:
    """Consecutive sentences of one passage around its best one, as many as LONGEST_STRETCH allows; best neighbour first."""
    ordered = sorted((s.sentence for s in scored), key=lambda sentence: sentence.start)
    value = {s.sentence.start: s.overlap for s in scored}
    low = high = ordered.index(scored[0].sentence)
    length = len(scored[0].sentence.text)
    while True:
        sides = [i for i in (low - 1, high + 1) if 0 <= i < len(ordered)]
        sides = [i for i in sides if length + len(ordered[i].text) <= LONGEST_STRETCH]
        if not sides:
            return ordered[low : high + 1]
        side = max(sides, key=lambda i: (value[ordered[i].start], i))
        low, high = min(low, side), max(high, side)
        length += len(ordered[side].text)
