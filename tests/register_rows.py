"""The register as tests call it: rows of one line of text, names, lists. What a call needs beside the text stands here."""

from __future__ import annotations

from with_pack import canonical, find_in_question, list_members, targets_of

from ingest.plan import Passage, Plan
from ingest.register.targets import Target

PLAN = Plan("x.txt", 1, None, "云麓市", None, "妇女", 2021, 2030, None, None, None)


def rows(text: str, part: str = "主要目标", headings: tuple[str, ...] = (), plan: Plan = PLAN) -> list[Target]:
    """The rows of `text` as the first item of a domain."""
    passage = Passage(plan, 1, headings, "妇女与健康", part, 1, text, ((7, 7 + len(text)),))
    return targets_of([passage])


def brief(text: str, part: str = "主要目标") -> list[tuple[str, str | None, str, float | None, str | None]]:
    """Indicator, scope, comparator, value and unit of each row."""
    return [(t.indicator, t.scope, t.comparator, t.value, t.unit) for t in rows(text, part)]


def named(raw: str) -> tuple[str, str | None]:
    """Canonical name and scope of the words of a plan."""
    return canonical(raw)


def asked_in(question: str) -> list[str]:
    """Names of the indicators that a question names."""
    return [entry.name for entry in find_in_question(question)]


def members(text: str, count: int, *, each: bool) -> list[str]:
    """The indicators of a subject before so many figures."""
    return list_members(text, count, each=each)
