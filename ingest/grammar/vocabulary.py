"""The words of headings in a pack, looked up without blanks, colons and width differences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ingest.figures.width import half_width
from ingest.vocabulary.pack import Pack
from ingest.vocabulary.words import Words

LONGEST_WORD = 40
"""Longest line that may be a word of headings, with blanks between its characters (前     言). Chosen by hand, to save
looking up every line; nothing changes from 15 to 80."""
_AROUND = re.compile(r"[\s:：。、．.*#【】〔〕\[\]]+")


@lru_cache(maxsize=4096)  # the rules ask several times about each line
def plain_heading(text: str) -> str:
    """The text in NFKC without blanks, colons, full stops, brackets and markup: the form in which headings are compared."""
    return _AROUND.sub("", half_width(text))


def part_of(title: str, pack: Pack) -> str | None:
    """主要目标 or 策略措施 where the title is one of their synonyms, else None."""
    return _parts(pack).get(plain_heading(title)) if len(title) <= LONGEST_WORD else None


def leaning_of(title: str, pack: Pack) -> str | None:
    """The part of which a chapter's title has words, None where it has words of both or of none."""
    words = plain_heading(title)
    named = {part.name for part in pack.parts if any(word in words for word in part.leaning)}
    return named.pop() if len(named) == 1 else None


def front_of(title: str, pack: Pack) -> str | None:
    """前言, 结语 … where the line is a heading without number that stands around the chapters, else None."""
    return _fronts(pack).get(plain_heading(title)) if len(title) <= LONGEST_WORD else None


def chapter_of(title: str, pack: Pack) -> str | None:
    """总体要求, 组织实施 or 监测评估 where a chapter's title means one of them, else None."""
    words = plain_heading(title)
    return next(
        (name for name, listed in pack.headings.chapters.items() if any(word in words for word in listed)), None
    )


def starts_tail(text: str, pack: Pack) -> bool:
    """True for a line that begins the administrative tail of a printed document (抄送 …)."""
    return text.startswith(pack.headings.tail)


@cache
def title_ends(pack: Pack) -> Words:
    """Words that end the title of a plan, longest first."""
    return tuple(sorted(pack.headings.titles.ends, key=len, reverse=True))


def stands_alone(title: str, pack: Pack) -> bool:
    """True for a title without a place that is one all the same (政府工作报告)."""
    return len(title) <= LONGEST_WORD and plain_heading(title) in pack.headings.titles.alone


def opens_a_report(text: str, pack: Pack) -> bool:
    """True for a line by which a report to an assembly is known (各位代表：)."""
    return any(word in text for word in pack.headings.titles.report)


@cache
def _parts(pack: Pack) -> Mapping[str, str]:
    return {word: part.name for part in pack.parts for word in part.headings}


@cache
def _fronts(pack: Pack) -> Mapping[str, str]:
    return {word: name for name, words in pack.headings.fronts.items() for word in words}
