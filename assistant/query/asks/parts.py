"""A clause of a question -> its parts: phrases that name something, and everything that was said about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.query.asks.spans import Span
from assistant.query.query import Form, Operation
from assistant.query.reading_words import Pattern
from ingest.figures.quantity import Quantity

_FIGURE_WORDS = re.compile(
    r"多少|百分之?几|千分之几|万分之几|几成|几(?:个(?!地|市|县|州|旗|区|省|家|规划|儿童规划|妇女规划)|名|张|所|小时|节|岁|课时|次|间|位|人|钟头|天|块钱|元|家)|多高|多低|多久|多长|[率比重例数]$|占比|数值|指标值|目标值|分别是|各是"
)


_PAST_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT = ("不是", "而非")
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
    """What a clause says, before it is known what its phrases name. Filled span by span."""

    text: str
    phrases: list[Phrase] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    everywhere: bool = False
    years: list[int] = field(default_factory=list)
    period: tuple[int, int] | None = None
    ends: int | None = None
    audiences: list[str] = field(default_factory=list)
    issue: str | None = None
    operations: list[Operation] = field(default_factory=list)
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

    @property
    def form(self) -> Form:
        """How long a text answer may be."""
        return Form(self.sentences, self.characters, "table" in self.texts)

    @property
    def wants_a_figure(self) -> bool:
        """True where the wording asks for a figure, whatever is named."""
        return bool(_FIGURE_WORDS.search(self.text) or self.values or self.figures)

    @property
    def asks_how_much(self) -> bool:
        """True where a quantity is asked for in so many words."""
        return bool(_FIGURE_WORDS.search(self.text))

    @property
    def says_nothing_itself(self) -> bool:
        """True where a clause has no subject: it goes on with the clause beside it."""
        return not (self.phrases or self.fields or self.headings or self.item)


def parts_of(text: str, spans: Sequence[Span], patterns: Sequence[Pattern] = ()) -> Parts:
    """The parts of one clause. The audience is looked for in the whole clause: 三份妇女规划 names it, too."""
    parts = Parts(text)
    parts.audiences = _audiences(text, patterns)
    kinds = {str(p.value) for p in patterns if p.kind == "audience"}
    titles = [text[span.start : span.end] for span in spans if span.kind == "heading"]
    named = [kind for kind in sorted(kinds) if any(title.startswith(kind) for title in titles)]
    parts.audiences += [kind for kind in named if not parts.audiences]
    piece, begin, joined, bound = "", 0, False, ""
    whole = [*spans, Span(len(text), len(text), "end")]
    for position, span in enumerate(whole):
        if span.kind in ("words", "name"):
            begin = begin if piece else span.start
            piece += text[span.start : span.end]
            continue
        if span.kind == "bracket":
            continue
        if span.kind == "filler":
            if piece and piece in _AT_THE_END and span.length > 1:
                piece = ""  # the 中 of 规划中涉及
            # One character between two words may belong to them (育儿假, 村里的).
            piece += (
                text[span.start : span.end]
                if piece and span.length == 1 and whole[position + 1].kind in ("words", "name")
                else ""
            )
            continue
        if piece := _bare(piece):
            parts.phrases.append(Phrase(piece, joined, begin))
            piece, joined = "", False
        joined = span.kind == "connected" or (joined and span.kind not in ("stop", "place"))
        if span.kind == "bounds":
            bound = str(span.meaning)
        elif span.kind == "quantity" and isinstance(span.meaning, Quantity):
            if text[: span.start].endswith(_NOT) and not text[: span.start].endswith("是不是"):
                continue  # 为什么是70%而不是75%
            parts.figures.append(span.meaning)
            if bound or span.meaning.bound:
                parts.bounds.append((bound or _closed(span.meaning), span.meaning))
            bound = ""
        else:
            _add(parts, span)
    spoken = parts.period is not None and "从" in text and re.search("多少|几", text) is not None
    if parts.period and (
        spoken
        or "change" in parts.values
        or "series" in parts.values
        or any(o.act == "difference" for o in parts.operations)
    ):
        parts.years += parts.period  # 从2011到2020涨了: two years, no plan's period
        parts.period = None
    return parts


def _bare(piece: str) -> str:
    """Without the small words around it; the 中 of 高中 stays."""
    bare = piece.removeprefix("里的").removeprefix("里").removeprefix("的")
    stripped = bare.rstrip(_AT_THE_END)
    return stripped if len(stripped) > 1 or not stripped else bare[: max(len(stripped) + 1, 2)]


def _audiences(text: str, patterns: Sequence[Pattern]) -> list[str]:
    return list(dict.fromkeys(str(p.value) for p in patterns if p.kind == "audience" and p.pattern.search(text)))


def _closed(quantity: Quantity) -> str:
    return quantity.bound if quantity.bound in ("<=", ">=") else "="


_PARTS_NAMED = {"主要目标": re.compile("目标"), "策略措施": re.compile("措施|举措")}
"""有哪些措施 asks for a list and names the part of it."""


def _add(parts: Parts, span: Span) -> None:
    meaning = span.meaning
    if span.kind == "texts" and meaning in ("items", "extra"):
        words = parts.text[span.start : span.end]
        parts.parts += [part for part, named in _PARTS_NAMED.items() if named.search(words) and part not in parts.parts]
    if isinstance(meaning, Operation):
        parts.operations.append(meaning)
        parts.years += [
            int(year) for year in _PAST_YEAR.findall(parts.text[span.start : span.end]) if meaning.act == "against"
        ]
    elif isinstance(meaning, int):
        if span.kind == "year":
            parts.years.append(meaning)
        else:
            setattr(parts, span.kind, meaning)
    elif isinstance(meaning, tuple):
        parts.period = meaning
    elif span.kind == "everywhere":
        parts.everywhere = True
    elif span.kind == "issue":
        parts.issue = meaning if isinstance(meaning, str) else None
    elif span.kind == "heading" and isinstance(meaning, str):
        role, _, title = meaning.partition(":")
        parts.headings.append((role, title))
    elif isinstance(meaning, str):
        lists = {"place": parts.places, "value": parts.values, "texts": parts.texts,
                 "fields": parts.fields, "parts": parts.parts, "follow": parts.follow}  # fmt: skip
        if span.kind in lists and meaning not in lists[span.kind]:
            lists[span.kind].append(meaning)
