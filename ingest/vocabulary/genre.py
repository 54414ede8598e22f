"""What a genre of plans is about: its audiences, the people in it, and the indicators that make its places comparable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ingest.vocabulary.words import Words


@dataclass(frozen=True, slots=True, eq=False)
class Audience:
    """For whom a plan is: 妇女, 儿童.

    `titles` are the words by which the title of a plan or a domain names it, `domains` what stands before the subject
    of a domain's title (妇女与, 妇女参与), `named` words of a question that name it for certain, `leaning` those that only
    lean to it. `called` are all words for the whole audience (妇女, 女性), `measured` words in the name of an indicator
    that is measured on it whatever its scope says.
    """

    name: str
    titles: Words
    domains: Words
    named: Words
    leaning: Words
    called: Words
    measured: Words


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """people.toml: groups of people by which figures are told apart.

    `groups` are patterns of a group at the beginning or the end of an indicator's words, `attributes` what may stand
    before them, `counted` of whom there are so many per 每千名; an indicator of one of `populations` is not that of another.
    """

    groups: Words
    attributes: Words
    counted: Words
    populations: Words


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """names.toml: words around the names of indicators."""

    scope_words: Words
    areas: Words
    contrasts: Words
    ignored: Words
    unbounded: Words
    levels: Words
    tiers: Mapping[str, Words]
    settlements: Mapping[str, Words]
    simplified: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a document of the nation sets for an indicator in a year, and where that was read.

    `place` is the place in the document, down to the item where the item was read; `read` names the text at hand;
    `valid` are the first and the last year of the document.
    """

    value: float
    unit: str
    comparator: Literal["<=", ">=", "=", "~"]
    year: int
    title: str
    place: str
    read: str
    valid: tuple[int, int]
    number: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One comparable indicator; `better` is the direction of progress, `patterns` spell names with a scope inside, `asked` how people ask.

    `highest` is the value that no place can exceed, `national` the reference figures of the nation, both where known;
    `never_above` names an indicator that counts the same cases and more.
    """

    name: str
    unit: str
    better: Literal["lower", "higher"]
    domain: str
    aliases: Words
    patterns: Words = ()
    asked: Words = ()
    highest: float | None = None
    national: tuple[Reference, ...] = ()
    never_above: str | None = None
