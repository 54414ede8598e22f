"""The words of headings, looked up without blanks, colons and width differences."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.figures.width import half_width
from ingest.vocabulary.pack import load_pack

LONGEST_WORD = 40
"""Longest line that may be a word of headings, with blanks between its characters (前     言)."""
_AROUND = re.compile(r"[\s:：。、．.*#【】〔〕\[\]]+")


@lru_cache(maxsize=4096)  # the rules ask several times about each line
def plain(text: str) -> str:
    """The text in NFKC without blanks, colons, full stops, brackets and markup: the form in which headings are compared."""
    return _AROUND.sub("", half_width(text))


@cache
def _by_word(table: str) -> dict[str, str]:
    if table in ("headings", "leaning"):
        return {word: part.name for part in load_pack().parts for word in getattr(part, table)}
    return {word: name for name, words in getattr(load_pack().headings, table).items() for word in words}


def part_of(title: str) -> str | None:
    """主要目标 or 策略措施 where the title is one of their synonyms, else None."""
    return _by_word("headings").get(plain(title)) if len(title) <= LONGEST_WORD else None


def leaning_of(title: str) -> str | None:
    """The part of which a chapter's title has words, None where it has words of both or of none."""
    words = plain(title)
    named = {name for word, name in _by_word("leaning").items() if word in words}
    return named.pop() if len(named) == 1 else None


def front_of(title: str) -> str | None:
    """前言, 结语 … where the line is a heading without number that stands around the chapters, else None."""
    return _by_word("fronts").get(plain(title)) if len(title) <= LONGEST_WORD else None


def chapter_of(title: str) -> str | None:
    """总体要求, 组织实施 or 监测评估 where a chapter's title means one of them, else None."""
    words = plain(title)
    return next((name for word, name in _by_word("chapters").items() if word in words), None)


def starts_tail(text: str) -> bool:
    """True for a line that begins the administrative tail of a printed document (抄送 …)."""
    return text.startswith(load_pack().headings.tail)


@cache
def title_ends() -> tuple[str, ...]:
    """Words that end the title of a plan, longest first."""
    return tuple(sorted(load_pack().headings.titles.ends, key=len, reverse=True))


@cache
def yearly_titles() -> tuple[str, ...]:
    """Ends of the titles of what is written every year: 政府工作报告, 工作要点."""
    return load_pack().headings.titles.yearly


def stands_alone(title: str) -> bool:
    """True for a title without a place that is one all the same (政府工作报告)."""
    return len(title) <= LONGEST_WORD and plain(title) in load_pack().headings.titles.alone


def opens_a_report(text: str) -> bool:
    """True for a line by which a report to an assembly is known (各位代表：)."""
    return any(word in text for word in load_pack().headings.titles.report)
