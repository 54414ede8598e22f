"""A question as asked -> what it wants: which plans, which kind of answer, which words to search for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from assistant.query.places import places_in
from index.fulltext import normalised
from ingest.places.regions import short_names
from ingest.plan import Plan
from ingest.register.indicators import find_in_question
from ingest.vocabulary.genre import Indicator
from ingest.vocabulary.pack import load_pack

Kind = Literal["library", "list", "figure", "text"]
COMPARISONS = ("rank", "lowest", "highest", "strictest", "loosest", "mean", "how_many", "all_same")
"""What a question may ask of the values of many places (patterns in words.toml)."""
LONGEST_EMPTY_QUESTION = 1
LONGEST_VARIATION = 4
"""Characters that are left of a follow-up which only puts another place, audience or group into the question before."""
LONGEST_FOLLOW_UP = 24
"""A question of so many characters or fewer, without a place of its own, leans on the one before."""


@dataclass(frozen=True, slots=True)
class Question:
    """What one question asks for.

    `plans` are those in its range; `regions` the places named, empty where none is; `spread` is true where each place
    has to be looked at on its own; `audience` is certain, `leaning` only likely; `domain` is a word of a domain's title.
    """

    text: str
    kind: Kind
    plans: tuple[Plan, ...]
    regions: tuple[str, ...]
    spread: bool
    audience: str | None
    leaning: str | None
    domain: str | None
    part: str | None
    leaning_part: str | None
    indicators: tuple[Indicator, ...]
    search_text: str
    unknown: str | None = None
    """A place that the question names and the library has no plan of, where it names no other."""
    missing: tuple[str, ...] = ()
    """Places that the question names and the library has no plan of; `unknown` is among them."""
    absent: tuple[tuple[str, str], ...] = ()
    """(region, audience) pairs that the question names and the library has no plan for."""
    earlier: str = ""
    """Words of the question before, where this one leans on it."""
    before: str = ""
    """The question before as it was typed, where this one only names another place, audience or group (儿童的呢)."""

    @property
    def about_the_plan(self) -> bool:
        """True where nothing is left of the question but words for plans, goals and measures."""
        return not re.sub("|".join(question_words()["plan_words"]), "", self.search_text)

    def asks(self, what: str) -> bool:
        """True where the question, or the one that it only varies, fits a pattern of `asks` in words.toml."""
        return asks(what, f"{self.text} {self.before}")


@cache
def question_words() -> dict[str, Any]:
    """words.toml: the words of questions that people may extend."""
    return tomllib.loads(files("assistant.query").joinpath("words.toml").read_text("utf-8"))


def understand(text: str, plans: Sequence[Plan], history: Sequence[str] = ()) -> Question:
    """Read a question against the plans of the library; what a follow-up leaves out comes from the ones before."""
    question = _alone(text, plans)
    for earlier_text in reversed(history):
        if not _leans(question):
            break
        question = _completed(question, _alone(earlier_text, plans), plans)
    ranked = question.indicators and any(question.asks(way) for way in COMPARISONS)
    if (question.kind == "figure" or ranked) and not question.regions:
        question = replace(question, spread=True)  # a figure without a place is asked of every place
    if question.spread and not question.regions:
        everywhere = tuple(dict.fromkeys(plan.region for plan in plans if plan.region))
        question = replace(question, absent=_absent(plans, everywhere, question.audience))
    return question


def _alone(text: str, plans: Sequence[Plan]) -> Question:
    plain = normalised(text)
    every = any(re.search(pattern, plain) for pattern in question_words()["every_place"])
    places = places_in(plain, plans, everywhere=every)
    regions = places.regions
    audience = _named(plain, "audience")
    leaning = audience or _named(plain, "leaning")
    domain = _domain(plain, plans)
    return Question(
        text=text,
        kind=_kind(plain),
        plans=_range(plans, regions, audience),
        regions=regions,
        spread=every or places.spread or len(regions) + len(places.missing) > 1,
        audience=audience,
        leaning=leaning,
        domain=domain,
        part=_part(plain),
        leaning_part=_leaning_part(plain),
        indicators=tuple(find_in_question(plain, load_pack())),
        search_text=search_words(plain, regions, places.words),
        unknown=places.missing[0] if places.missing and not regions else None,
        missing=places.missing,
        absent=_absent(plans, regions, audience),
    )


def _range(plans: Sequence[Plan], regions: tuple[str, ...], audience: str | None) -> tuple[Plan, ...]:
    chosen = [plan for plan in plans if not regions or plan.region in regions]
    return tuple([plan for plan in chosen if audience in (None, plan.audience)] or chosen)


def _leans(question: Question) -> bool:
    """A short question without a place, or with nothing but a place (那望川呢), leans on the one before."""
    everywhere = question.spread and not question.regions
    if everywhere or question.unknown or question.kind == "library" or len(question.text) > LONGEST_FOLLOW_UP:
        return False
    return not question.regions or len(question.search_text.replace(" ", "")) <= LONGEST_EMPTY_QUESTION


def _completed(question: Question, before: Question, plans: Sequence[Plan]) -> Question:
    turned = question.leaning if before.audience and question.leaning != before.leaning else None
    audience = question.audience or turned or before.audience
    regions = question.regions or before.regions
    varies = len(question.search_text.replace(" ", "")) <= LONGEST_VARIATION
    return replace(
        question,
        kind=before.kind if question.kind == "text" else question.kind,
        plans=_range(plans, regions, audience),
        regions=regions,
        spread=question.spread or (before.spread and not question.regions),
        unknown=before.unknown if not question.regions else None,
        missing=question.missing or (() if question.regions else before.missing),
        audience=audience,
        leaning=question.leaning or before.leaning,
        domain=question.domain or before.domain,
        indicators=question.indicators or before.indicators,
        absent=_absent(plans, regions, audience),
        earlier=" ".join(filter(None, [before.search_text, before.earlier])),
        before=f"{before.text} {before.before}" if varies else "",
    )


def _absent(plans: Sequence[Plan], regions: tuple[str, ...], audience: str | None) -> tuple[tuple[str, str], ...]:
    held = {(plan.region, plan.audience) for plan in plans}
    return tuple((region, audience) for region in regions if audience and (region, audience) not in held)


def _named(plain: str, table: str) -> str | None:
    counts = {audience: sum(word in plain for word in listed) for audience, listed in question_words()[table].items()}
    named = [audience for audience, count in counts.items() if count]
    return named[0] if len(named) == 1 else None


def _kind(plain: str) -> Kind:
    words = question_words()
    if any(re.search(pattern, plain) for pattern in words["library"]):
        return "library"
    figure = any(re.search(pattern, plain) for pattern in words["kinds"]["figure"])
    if any(re.search(pattern, plain) for pattern in words["kinds"]["list"]) and not figure:
        return "list"
    return "figure" if figure else "text"


def _part(plain: str) -> str | None:
    return next(
        (part for part, listed in question_words()["part"].items() if any(word in plain for word in listed)), None
    )


def _leaning_part(plain: str) -> str | None:
    """The part to which the wording leans (怎么防止…: measures); None where it leans to both or to none."""
    table = question_words()["leaning_part"].items()
    leaning = [part for part, patterns in table if any(re.search(pattern, plain) for pattern in patterns)]
    return leaning[0] if len(leaning) == 1 else None


def _domain(plain: str, plans: Sequence[Plan]) -> str | None:
    """The word of a domain's title (福利 of 儿童与福利) that the question puts before 领域, 板块, 方面 or 目标."""
    cores = {domain_core(title) for plan in plans for title in plan.domains}
    after = "(?:领域|板块|方面|部分|这块|(?:有|的|提了|提出了?|定了)*(?:几条|多少条|哪些|哪几条|全部|所有)?(?:主要目标|策略措施|目标|措施))"
    everyday = [core for word, core in question_words()["domains"].items() if word in plain and core in cores]
    named = [core for core in cores if re.search(f"{re.escape(core)}{after}", plain)] or (
        everyday if asks("quantified", plain) or _part(plain) else []
    )
    titled = [normalised(title) for plan in plans for title in plan.domains if normalised(title) in plain]
    return max(named, key=len) if named else domain_core(max(titled, key=len)) if titled else None


def asks(what: str, text: str) -> bool:
    """True where the text fits one of the patterns of `asks` in words.toml (domains, quantified, present, …)."""
    plain = normalised(text)
    return any(re.search(pattern, plain) for pattern in question_words()["asks"][what])


def years_in(text: str) -> set[int]:
    """The years that a question names."""
    return {int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?=年)", normalised(text))}


def domain_core(title: str) -> str:
    """The words that tell a domain from the others: 儿童与法律保护 -> 法律保护."""
    return re.sub(r"^(妇女|儿童)(与|参与)?", "", normalised(title))


def formal_words(plain: str) -> list[str]:
    """A normalised text with everyday words in it said as plans say it (孩子上网成瘾 -> 儿童沉迷网络), once for each way."""
    everyday = {word: formal.split() for word, formal in question_words()["everyday"].items() if word in plain}
    said = [plain]
    for word in sorted(everyday, key=len, reverse=True):
        said = [text.replace(word, formal) for text in said for formal in everyday[word] if word in text] or said
    return [text for text in said if text != plain]


def search_words(plain: str, regions: Sequence[str] = (), places: Sequence[str] = ()) -> str:
    """The question without its places and empty phrases, with the plans' words for everyday ones added."""
    words = question_words()
    for name in sorted(places, key=len, reverse=True):
        plain = plain.replace(name, " ")
    for region in regions:
        for name in short_names(region):
            plain = plain.replace(normalised(name), " ")
    added = [formal for everyday, formal in words["everyday"].items() if everyday in plain and formal != everyday]
    for phrase in sorted(words["empty"]["phrases"], key=len, reverse=True):
        plain = plain.replace(phrase, " ")
    plain = re.sub(r"[\s，。？！、；：“”\"'（）()?!,.]+", " ", plain).strip()
    return " ".join([plain, *dict.fromkeys(added)])
