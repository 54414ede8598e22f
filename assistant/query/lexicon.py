"""What a library's plans call things: indicators, sections, places. Read once a generation, so that a question is quick."""

from __future__ import annotations

from assistant.plan_words import domain_core
from assistant.query.names import Names
from assistant.query.reading_words import ReadingWords, reading_words
from index.fulltext import match_expression, words
from index.library import Library
from ingest.figures.width import normalised
from ingest.plan import Plan

SHORTEST_SPELLING = 3
"""Characters of a name that is found inside a clause as it stands; shorter ones only as a whole phrase."""
SHORTEST_TITLE = 4
"""Characters of a title of a section that is looked for in clauses; shorter ones are ordinary words. By hand."""
MOST_HELD_BY_CHANCE = 0.34
"""Share of the pairs of characters of a text that stand in some plan although the text is of something else."""

LEAST_OF_A_COMPOUND = 3
"""Items that hold two words side by side from which on they are one (心理健康): fewer are neighbours by chance. By hand."""


class Lexicon:
    """The words of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.words: ReadingWords = reading_words(library.pack)
        self.plans: tuple[Plan, ...] = library.plans
        self.generation = library.generation
        self.names = Names(library.names(), self.words.vocabulary, library.pack)
        self.spellings = frozenset(s for s in self.names.spellings if len(s) >= SHORTEST_SPELLING)
        self.longest_spelling = max(map(len, self.spellings), default=0)
        self.domains = {normalised(title): domain_core(title) for plan in self.plans for title in plan.domains}
        self.sections = frozenset(
            normalised(heading.title)
            for plan in self.plans for heading in plan.headings
            if heading.role in ("chapter", "section") and len(normalised(heading.title)) >= SHORTEST_TITLE
        )  # fmt: skip
        titles = [*self.domains, *self.sections, *self.words.vocabulary.everyday]
        self.pairs = self.names.pairs | {pair for title in titles for pair in words(title, single=False)}
        self._held: dict[str, bool] = {}
        self._compounds: dict[str, int] = {}

    def is_foreign(self, text: str, most_held: float = MOST_HELD_BY_CHANCE) -> bool:
        """True where hardly a pair of characters of the text stands in any plan (填表急用), and no everyday word for what
        plans write (刚出生的娃娃)."""
        if any(len(word) > 2 and word in text for word in self.words.vocabulary.everyday):
            return False
        pairs = words(normalised(text), single=False)
        return bool(pairs) and sum(map(self.holds, pairs)) <= most_held * len(pairs)

    def carriers(self, indicator: str) -> list[str]:
        """The audience whose plans alone have a goal of an indicator; empty where those of several have, or none."""
        rows = [row for row in self._library.register(indicator=indicator) if row.kind != "baseline"]
        found = {row.passage.plan.audience for row in rows}
        return [audience for audience in found if audience] if len(found) == 1 else []

    def holds(self, pair: str) -> bool:
        """True for two characters that stand together somewhere in the plans."""
        if pair not in self._held:
            self._held[pair] = self._library.occurrences(match_expression([pair])) > 0
        return self._held[pair]

    def is_compound(self, before: str, word: str) -> bool:
        """True where a word is only the end of a longer one that plans write again and again: 健康 of 心理健康."""
        compound = before[-2:] + word
        if len(before) < 2 or not all(map(self.holds, words(compound, single=False))):
            return False
        if compound not in self._compounds:
            near = self._library.holding(match_expression([before[-1] + word[0]]), self.plans)
            self._compounds[compound] = sum(compound in normalised(passage.text) for passage in near)
        return self._compounds[compound] >= LEAST_OF_A_COMPOUND

    def knows(self, pair: str) -> bool:
        """True for two characters that stand together in a name: a small word does not cut them (就 of 就业)."""
        return pair in self.pairs


def lexicon_of(library: Library, held: Lexicon | None) -> Lexicon:
    """The lexicon of the library as it is now; `held` while nothing changed."""
    current = held is not None and (held.generation, held.names.pack) == (library.generation, library.pack)
    return held if held is not None and current else Lexicon(library)
