"""The words of official Chinese in types: figures, predicates, outlook, tables, headings, titles, and places.

Each type is one file of a pack; what each list is for stands in the file, above the list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AmountWords:
    """By which words around a figure it states an amount."""

    prescriptions: Words
    words_with: Words
    word_rest: Words
    time_words: Words
    denominators: Words
    ratio_words: Words
    ambiguous: Words
    set_up: Words
    after_digits: Words
    age_reached: Words
    sizes: Words
    age_moves: Words


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """units.toml: the units of figures by what they measure."""

    rate: Words
    count: Words
    money: Words
    space: Words
    time: Words
    age: Words
    rules: AmountWords


@dataclass(frozen=True, slots=True, eq=False)
class SoftWords:
    """Words of commitments without a figure."""

    rise: Words
    fall: Words
    keep: Words
    adverbs: Words
    everybody: Words


@dataclass(frozen=True, slots=True, eq=False)
class Predicates:
    """predicates.toml: words between an indicator and its figure, and how names of indicators begin and end."""

    hold: Words
    reach: Words
    fall: Words
    floor: Words
    ceiling: Words
    approximate: Words
    decrease: Words
    increase: Words
    plain: Words
    actions: Words
    staffing: Words
    sending: Words
    making: Words
    tails: Words
    openings: Words
    by: Words
    measured: Words
    outcomes: Words
    always_outcomes: Words
    places: Words
    prescribed_shares: Words
    rates: Words
    heads: Words
    joints_within: Words
    no_scope: Words
    of_scope: Words
    levels: Words
    whereabouts: Words
    belongings: Words
    bare_deeds: Words
    victims: Words
    coverage_verbs: Words
    share_verbs: Words
    everybody_of: Mapping[str, str]
    alone: Mapping[str, str]
    soft: SoftWords


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """Words of what was."""

    past: Words


@dataclass(frozen=True, slots=True, eq=False)
class PastAndAhead(Past):
    """Words of what was, and of what is to come."""

    ahead: Words


@dataclass(frozen=True, slots=True, eq=False)
class OutlookHeadings(PastAndAhead):
    """Words of headings; `settled` are no goals, a heading `longest` characters long at most decides."""

    settled: Words
    longest: int


@dataclass(frozen=True, slots=True, eq=False)
class OwnYears:
    """How a report says its own year and the one before."""

    own: Words
    before: Words


@dataclass(frozen=True, slots=True, eq=False)
class OutlookWords:
    """outlook.toml: whether a stretch of a plan tells what was reached or what is to come."""

    titles: Past
    headings: OutlookHeadings
    paragraphs: PastAndAhead
    clauses: PastAndAhead
    foreseen: Words
    years: OwnYears


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """tables.toml: what the columns of tables are called."""

    left_out: Words
    units: Words
    names: Words
    goals: Words
    past: Words


@dataclass(frozen=True, slots=True, eq=False)
class PartNames:
    """One of the two parts of a domain: 主要目标 or 策略措施.

    `headings` are the same heading in other words, `leaning` words in the title of a chapter that holds them for all
    domains, `asked` words of questions that mean it, `hinted` patterns of questions that lean to it.
    """

    name: str
    headings: Words
    leaning: Words
    asked: Words
    hinted: Words


@dataclass(frozen=True, slots=True, eq=False)
class Titles:
    """Words of the titles of plans."""

    ends: Words
    yearly: Words
    alone: Words
    report: Words


@dataclass(frozen=True, slots=True, eq=False)
class HeadingWords:
    """headings.toml: headings without a number, what chapters are called, how titles end."""

    chapters: Mapping[str, Words]
    fronts: Mapping[str, Words]
    tail: Words
    titles: Titles


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """Labels over the text of a government site."""

    issuer: Words
    number: Words
    date: Words


@dataclass(frozen=True, slots=True, eq=False)
class Issuers:
    """Ends of the names of bodies that sign, and words that no such name has."""

    ends: Words
    with_date: Words
    never: Words


@dataclass(frozen=True, slots=True, eq=False)
class IdentityWords:
    """identity.toml: by which words a plan says whose it is and for which years."""

    five_years: Mapping[str, tuple[int, int]]
    after_five_years: Words
    years: Words
    labels: Labels
    issuers: Issuers


@dataclass(frozen=True, slots=True, eq=False)
class NationWords:
    """The words with which titles and issuers of the whole country begin."""

    starts: Words
    bodies: Words
    except_: Words


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """places.toml: by which words a place is known in a text or a question, and told from what only looks like one."""

    generic: Words
    generic_endings: Words
    leads: Words
    unlike: Words
    title_leads: Words
    never_first: Words
    followers: Words
    question_leads: Words
    torn: Words
    title_followers: Words
    ordinary: Words
    report: Words
    nation: NationWords
