"""A clause of a question -> its parts: phrases that name something, and everything that was said about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from assistant.query.asks.spans import ClauseSpan
from assistant.query.query import Form, Operation
from assistant.query.reading_words import Pattern, sign
from ingest.figures.quantity import Quantity

_FIGURE_WORDS = sign("figure_words")
"""Wordings that ask for a figure or name one (…率, 占比)."""
_PAST_YEAR = re.compile(r"(?:19|20)\d\d")
"""与2020年相比: the year with which is compared."""
_PLAN_ENDS = sign("plan_ends")
"""Beside a year until which something goes: then it is a plan that ends."""
_NOT = ("不是", "而非")
"""Before a figure that is not meant (而不是75%)."""
_PARTS_NAMED = {"主要目标": re.compile("目标"), "策略措施": re.compile("措施|举措")}
"""有哪些措施 asks for a list and names the part of it."""
_SMALL_BEFORE = re.compile("^(?:里的|中的|里|的)?(?:给|过(?![敏渡度期程滤错失劳量渡去])|有关|关于|中有关)?")
"""Small words that may begin a phrase and belong to nothing (提到过托育, 中有关托育的措施)."""
_AT_THE_END = "的里中内上下过着了得地"
"""Small words that may end a phrase and belong to nothing (规划中出现过)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may name something; `joined` where a 、 or 和 leads to it from the phrase before."""

    text: str
    joined: bool
    start: int


@dataclass(slots=True)
class Parts:
    """What a clause says, before it is known what its phrases name. Filled span by span; `later` are the phrases of clauses
    that were taken in."""

    text: str
    phrases: list[Phrase] = field(default_factory=list)
    later: list[Phrase] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    everywhere: bool = False
    years: list[int] = field(default_factory=list)
    period: tuple[int, int] | None = None
    ends: int | None = None
    audiences: list[str] = field(default_factory=list)
    issue: str | None = None
    operations: list[Operation] = field(default_factory=list)
    early: list[Operation] = field(default_factory=list)
    bounds: list[tuple[str, Quantity]] = field(default_factory=list)
    figures: list[Quantity] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    headings: list[tuple[str, str]] = field(default_factory=list)
    item: int | None = None
    issued: int | None = None
    follow: list[str] = field(default_factory=list)
    sentences: int | None = None
    characters: int | None = None
    beyond: list[str] = field(default_factory=list)
    apart: bool = False

    @property
    def form(self) -> Form:
        """How long a text answer may be, and what kind of text answers."""
        asks: Literal["how", "who", ""] = "who" if "who" in self.texts else "how" if "how" in self.texts else ""
        return Form(self.sentences, self.characters, "table" in self.texts, asks)

    @property
    def wants_a_figure(self) -> bool:
        """True where the wording asks for a figure, whatever is named."""
        return bool(_FIGURE_WORDS.search(self.text) or self.values or self.figures)

    @property
    def asks_how_much(self) -> bool:
        """True where a quantity is asked for in so many words."""
        return bool(_FIGURE_WORDS.search(self.text))


def parts_of(text: str, spans: Sequence[ClauseSpan], patterns: Sequence[Pattern] = ()) -> Parts:
    """The parts of one clause. The audience is looked for in the whole clause: 三份妇女规划 names it, too."""
    parts = Parts(text)
    parts.audiences = _audiences(text, patterns) or _audiences_of_titles(text, spans, patterns)
    phrase = _Piece()
    bound = ""
    for span, following in pairwise(
        [*spans, ClauseSpan(len(text), len(text), "end"), ClauseSpan(len(text), len(text), "end")]
    ):
        if phrase.takes(span, following, text):
            continue
        parts.phrases += phrase.ended_by(span)
        if span.kind == "bounds":
            bound = str(span.meaning)
        elif span.kind != "quantity" or not isinstance(span.meaning, Quantity):
            _add(parts, span)
        elif not _is_denied(text[: span.start]):
            _add_figure(parts, span.meaning, bound)
            bound = ""
    settle_period(parts)
    return parts


@dataclass(slots=True)
class _Piece:
    """The phrase that is being read: its words so far, where they begin, whether a 、 or 和 led to it."""

    words: str = ""
    start: int = 0
    joined: bool = False

    def takes(self, span: ClauseSpan, following: ClauseSpan, text: str) -> bool:
        """Read on where a stretch belongs to the phrase or says nothing; False where it ends the phrase."""
        said = text[span.start : span.end]
        if span.kind in ("words", "name"):
            self.start = self.start if self.words else span.start
            self.words += said
        elif span.kind == "filler":
            if self.words in _AT_THE_END and span.length > 1:
                self.words = ""  # the 中 of 规划中涉及
            # One character between two words may belong to them (育儿假, 村里的).
            if self.words and span.length == 1 and following.kind in ("words", "name"):
                self.words += said
        return span.kind in ("words", "name", "filler", "bracket")

    def ended_by(self, span: ClauseSpan) -> list[Phrase]:
        """The phrase that ends before a stretch, if there is one, and begin anew."""
        self.words = _bare(self.words)
        found = [Phrase(self.words, self.joined, self.start)] if self.words else []
        kept = self.joined and not found and span.kind not in ("stop", "place")
        self.words, self.joined = "", span.kind == "connected" or kept
        return found


def _bare(piece: str) -> str:
    """Without the small words around it; the 中 of 高中 stays."""
    bare = _SMALL_BEFORE.sub("", piece)
    stripped = bare.rstrip(_AT_THE_END)
    stripped += bare[len(stripped) :][:1] if stripped.endswith("以") else ""  # 5岁以下
    return stripped if len(stripped) > 1 or not stripped else bare[: max(len(stripped) + 1, 2)]


def _audiences(text: str, patterns: Sequence[Pattern]) -> list[str]:
    return list(dict.fromkeys(str(p.value) for p in patterns if p.kind == "audience" and p.pattern.search(text)))


def _audiences_of_titles(text: str, spans: Sequence[ClauseSpan], patterns: Sequence[Pattern]) -> list[str]:
    """妇女与健康领域: the title of a domain begins with its audience."""
    kinds = {str(pattern.value) for pattern in patterns if pattern.kind == "audience"}
    titles = [text[span.start : span.end] for span in spans if span.kind == "heading"]
    return [kind for kind in sorted(kinds) if any(title.startswith(kind) for title in titles)]


def _is_denied(before: str) -> bool:
    """为什么是70%而不是75%: the second figure is not the one that is meant."""
    return before.endswith(_NOT) and not before.endswith("是不是")


def _add_figure(parts: Parts, quantity: Quantity, bound: str) -> None:
    parts.figures.append(quantity)
    if bound or quantity.bound:
        closed = quantity.bound if quantity.bound in ("<=", ">=") else "="
        parts.bounds.append((bound or closed, quantity))


def settle_period(parts: Parts) -> None:
    """从2011到2020涨了多少: two years, and no plan's period."""
    if parts.period is None:
        return
    spoken = "从" in parts.text and re.search("多少|几", parts.text)
    compared = any(operation.act == "difference" or operation.words == "change" for operation in parts.operations)
    if spoken or compared or "change" in parts.values or "series" in parts.values:
        parts.years += parts.period
        parts.period = None


def settle_ends(parts: Parts) -> None:
    """到2020年为止涨了多少: the year of figures, where no plan is said to end."""
    if parts.ends is not None and not _PLAN_ENDS.search(parts.text):
        parts.years.append(parts.ends)
        parts.ends = None


def _add(parts: Parts, span: ClauseSpan) -> None:
    """What a stretch means, put where it belongs."""
    words, meaning = parts.text[span.start : span.end], span.meaning
    if isinstance(meaning, Operation):
        parts.operations.append(meaning)
        if meaning.act == "against":
            parts.years += map(int, _PAST_YEAR.findall(words))
    elif isinstance(meaning, tuple):
        parts.period = meaning
    elif isinstance(meaning, int):
        _add_number(parts, span.kind, meaning)
    elif span.kind == "beyond":
        parts.beyond.append(words)
    elif span.kind == "everywhere":
        parts.everywhere = True
    elif span.kind == "issue":
        parts.issue = meaning if isinstance(meaning, str) else None
    elif isinstance(meaning, str):
        _add_word(parts, span.kind, meaning, words)


def _add_number(parts: Parts, kind: str, number: int) -> None:
    if kind == "year":
        parts.years.append(number)
    elif kind == "ends" and ("period" in parts.fields or parts.ends not in (None, number)):
        ask_for_each_period(parts)
    else:
        setattr(parts, kind, number)


def ask_for_each_period(parts: Parts) -> None:
    """哪些管到2025年、哪些管到2030年: the years of all, and none of them chooses."""
    parts.ends = None
    parts.fields += [] if "period" in parts.fields else ["period"]


def _add_word(parts: Parts, kind: str, meaning: str, words: str) -> None:
    if kind == "heading":
        role, _, title = meaning.partition(":")
        parts.headings.append((role, title))
        return
    if kind == "texts" and meaning in ("items", "extra"):
        parts.parts += [part for part, said in _PARTS_NAMED.items() if said.search(words) and part not in parts.parts]
    lists = {"place": parts.places, "value": parts.values, "texts": parts.texts,
             "fields": parts.fields, "parts": parts.parts, "follow": parts.follow}  # fmt: skip
    if kind in lists and meaning not in lists[kind]:
        lists[kind].append(meaning)
