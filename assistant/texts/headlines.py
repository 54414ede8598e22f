"""What an item says in short: a measure's own headline sentence, a goal's first clause, and the clauses with a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.compare.likeness import LONGEST_HEAD
from assistant.tell.quotes import sentences
from assistant.texts.sections import headline_of
from ingest.plan import GOALS, Passage

_CLAUSE = re.compile(r"[^，；。]*[，；。]?")
"""A clause with the sign that ends it."""
_FIGURE = re.compile(r"[0-9０-９]|[%％‰]|分之")
"""What makes a clause one with a figure."""
_TIME = re.compile(r"(?:到|截至|自|从)?[0-9０-９]{4}年[底末前]?(?:以来)?")
"""A clause that is only a time belongs to the next."""
SHORTEST_CLAUSE = 5
"""A first clause of fewer characters says nothing by itself (到2025年，…): the next one is read with it."""


@dataclass(frozen=True, slots=True)
class Headline:
    """An item in short: `text` with its figures where it is a goal, `short` without them, and the `figures` that the
    text leaves out, word for word."""

    passage: Passage
    text: str
    short: str
    figures: tuple[str, ...]


def headline(passage: Passage) -> Headline:
    """The headline of an item; nothing in it is worded anew."""
    clauses = _clauses(passage.text)
    figures = [clause for clause in clauses if _FIGURE.search(clause)]
    cut = sentences(passage)
    own = cut[0].text.rstrip("。；;") if len(cut) > 1 and len(cut[0].text) <= LONGEST_HEAD else ""
    first = headline_of(passage) or own or _first(clauses)
    left = tuple(clause for clause in figures if clause not in first)
    if passage.part == GOALS and left:
        said = [clause for clause in clauses if clause in first or clause in left]
        return Headline(passage, "，".join(said), first, ())
    return Headline(passage, first, first, left)


def _clauses(text: str) -> list[str]:
    """The clauses of a text; a bare point in time (到2025年) is read with the clause that it dates."""
    found: list[str] = []
    for match in _CLAUSE.findall("".join(text.split("\n"))):
        clause = match.strip("，；。 \u3000")
        if found and _TIME.fullmatch(found[-1]) and clause:
            found[-1] = f"{found[-1]}，{clause}"
        elif clause:
            found.append(clause)
    return found


def _first(clauses: list[str]) -> str:
    head = clauses[0] if clauses else ""
    if len(clauses) > 1 and (len(head) < SHORTEST_CLAUSE or head[-1] in "年底前时后中"):
        return f"{head}，{clauses[1]}"
    return head
