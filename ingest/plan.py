"""What a document holds once it is understood: plans, their headings, and their numbered items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ingest.document import Span

Role = Literal["title", "chapter", "section", "domain", "part", "front"]
GOALS = "主要目标"
MEASURES = "策略措施"


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised heading. `title` is without numbering and markup; `path` holds the titles above it and its own."""

    role: Role
    title: str
    marker: str
    path: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan of a document. What its text does not state is None."""

    document: str
    ordinal: int
    title: str | None
    region: str | None
    region_code: str | None
    audience: str | None
    start_year: int | None
    end_year: int | None
    issuer: str | None
    number: str | None
    date: str | None
    headings: tuple[Heading, ...] = ()
    dated: bool = False
    """True beside a plan of the same place and audience for other years: only the years tell them apart."""

    @property
    def period(self) -> str | None:
        """`2021—2025年` as printed in titles, `2024年` for one year, None when the plan does not state its years."""
        if self.start_year is None or self.end_year is None:
            return None
        return f"{self.start_year}年" if self.start_year == self.end_year else f"{self.start_year}—{self.end_year}年"

    @property
    def label(self) -> str:
        """Name for people: the title, else place and audience, else the file's name."""
        if self.title:
            return self.title
        if self.region or self.audience:
            return f"{self.region or ''}{self.audience or ''}发展规划"
        return self.document

    @property
    def key(self) -> str:
        """Identity that survives re-ingest and renaming of the file: place, audience and period."""
        period = f"{self.start_year}-{self.end_year}" if self.period else "?"
        return f"{self.region or self.document}/{self.audience or self.title or '?'}/{period}"

    @property
    def address(self) -> tuple[str, int]:
        """Document and place in it: no other plan of a library has it, and comparing it costs nothing."""
        return self.document, self.ordinal

    @property
    def domains(self) -> tuple[str, ...]:
        """Titles of the domains in the order of the plan, each once."""
        return tuple(dict.fromkeys(heading.title for heading in self.headings if heading.role == "domain"))

    @property
    def chapters(self) -> tuple[str, ...]:
        """Titles of the chapters in the order of the plan."""
        return tuple(heading.title for heading in self.headings if heading.role == "chapter")


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered item, or a paragraph without a number, with its place in the plan's tree.

    `text` equals the characters of `spans` joined; the item's number and markup are outside the spans.
    `headings` are the titles from the chapter down; `part` is 主要目标 or 策略措施 in goal chapters, else the name of
    the chapter (前言, 总体要求, 组织实施, 监测评估 where the title means one of these); `item` is the item's number.
    `page` is set for formats with pages, `paragraph` (of those that are not blank, from 1) for all others.
    """

    plan: Plan
    ordinal: int
    headings: tuple[str, ...]
    domain: str | None
    part: str
    item: int | None
    text: str
    spans: tuple[Span, ...]
    page: int | None = None
    paragraph: int | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The place inside the plan for people: domain, part, number; or the headings above and the number."""
        above = (self.domain, self.part) if self.domain else self.headings or (self.part,)
        return above if self.item is None else (*above, str(self.item))

    @property
    def id(self) -> str:
        """The path from the place down; the ordinal keeps paragraphs of one heading apart, and before it that of the
        plan keeps the later plans of a file apart from its first, as two may have the same place, audience and period."""
        plan = f"{self.plan.ordinal}." if self.plan.ordinal > 1 else ""
        return "/".join((self.plan.key, *self.path)) + f"#{plan}{self.ordinal}"


def by_place(plans: Iterable[Plan]) -> list[tuple[Plan, ...]]:
    """The plans of each place and, where it has plans for several periods, of each period, in the order in which they
    first occur."""
    groups: dict[tuple[object, str | None], list[Plan]] = {}
    for plan in plans:
        place = plan.region or (plan.document, plan.ordinal)  # two plans of unknown places are not of one place
        groups.setdefault((place, plan.period if plan.dated else None), []).append(plan)
    return [tuple(group) for group in groups.values()]
