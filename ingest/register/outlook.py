"""What was and what is to come: whether a passage looks back, and the year that its figures are of.

Headings decide first (一、2018年工作回顾), then how a paragraph begins, then the words of the clause itself (同比, 已建成).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.vocabulary.words import OutlookWords, Words

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_MEETING = re.compile(r"^(?:[—-]{1,2}|（)?((?:19|20)\d\d)年\d{1,2}月\d{1,2}日")
_FIVE_YEARS = re.compile(r"[“\"]?十([一二三四五六七])五[”\"]?")
_END_OF_FIVE = re.compile(r"[“\"]十([一二三四五六七])五[”\"]?(?:规划|时期|期)?(?:末|期末|收官|结束)")
_QUOTED = re.compile(r"《[^《》]*》|[（(][^（）()]*[）)]")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
_NUMERALS = "一二三四五六七"
_TENTH_PLAN_ENDS = 2005


@dataclass(frozen=True, slots=True)
class Outlook:
    """`past`: True below a review, False below what is to come, None where nothing says so; `year` the review's own.

    `own_year` is the year of the report or the first of the plan, from which 今年 and 去年 are counted.
    """

    past: bool | None = None
    year: int | None = None
    own_year: int | None = None


class Outlooks:
    """The outlook of passage after passage: paragraphs of a section that reviews and plans go on as the last one began."""

    def __init__(self, words: OutlookWords) -> None:
        self._words = words
        self._plan: object = None
        self._headings: tuple[str, ...] | None = None
        self._reports = False
        self._report_year: int | None = None
        self._decided: str | None = None
        self._year: int | None = None
        self._said: bool | None = None
        self._own_year: int | None = None

    def at(
        self, plan: object, headings: tuple[str, ...], text: str, first_year: int | None, title: str | None = None
    ) -> Outlook:
        """The outlook of the next passage of a plan called `title`; passages come in the order of the text."""
        if plan is not self._plan:
            self._plan, self._headings = plan, None
            self._reports = reports(title, self._words)
            self._report_year = _report_year(title) if self._reports else None
            self._own_year = self._report_year if self._reports else first_year
        if headings != self._headings:
            self._headings, self._said = headings, None
            above = "past" if self._reports else None
            self._decided = next(filter(None, (_heading(title, self._words) for title in reversed(headings))), above)
            self._year = next(filter(None, map(_heading_year, reversed(headings))), self._report_year)
        decided, year = self._decided, self._year
        if self._own_year is None and (met := _MEETING.match(text)):
            self._own_year = int(met.group(1))
        if decided == "past" and year and first_year is None:
            self._own_year = max(self._own_year or 0, year + 1)
        self._said = _paragraph(text, self._said, self._words)
        begins = True if _paragraph(text, None, self._words) else None
        past = {"past": True, "ahead": False, "both": self._said, None: begins}[decided]
        return Outlook(past, year if decided == "past" else None, self._own_year)


@lru_cache(maxsize=1024)
def _heading(title: str, words: OutlookWords) -> str | None:
    """What a heading says of the figures below it: past, ahead, both, or None."""
    if len(title) > words.headings.longest:
        return None
    past = bool(_review(words).search(title))
    ahead = any(word in title for word in words.headings.ahead) and not any(
        word in title for word in words.headings.settled
    )
    return "both" if past and ahead else "past" if past else "ahead" if ahead else None


@lru_cache(maxsize=64)
def reports(title: str | None, words: OutlookWords) -> bool:
    """True for the title of what only reports: 2022年妇女发展规划统计监测报告."""
    return bool(title) and _IN_BRACKETS.sub("", title or "").endswith(words.titles.past)


def _report_year(title: str | None) -> int | None:
    """The year of the report itself, not those of the plan that it names."""
    years = _YEAR.findall(_QUOTED.sub("", title or ""))
    return int(years[0]) if len(years) == 1 else None


@lru_cache(maxsize=1024)
def _heading_year(title: str) -> int | None:
    years = _YEAR.findall(title)
    return int(years[-1]) if years else end_of_five_years(title)


def _paragraph(text: str, said: bool | None, words: OutlookWords) -> bool | None:
    if text.startswith(words.paragraphs.past):
        return True
    return False if text.startswith(words.paragraphs.ahead) else said


def tells_the_past(clause: str, words: OutlookWords) -> bool:
    """True for a clause that says of itself that it was: 同比增长8%, 已建成120所."""
    return bool(_told(words).search(clause)) and not _meant(words).search(clause)


def foresees(clause: str, words: OutlookWords) -> bool:
    """True for a forecast or an aim: 预计到2025年，老年人口将达36万人; 力争达到20%."""
    return ("预" in clause or "将" in clause or "争" in clause) and bool(_foreseen(words).search(clause))


def relative_year(clause: str, own_year: int | None, words: OutlookWords) -> int | None:
    """The year of 今年 and 去年 in a report of `own_year`."""
    if own_year is None or "年" not in clause:
        return None
    if any(word in clause for word in words.years.own):
        return own_year
    return own_year - 1 if clause.startswith(words.years.before) else None


def end_of_five_years(text: str) -> int | None:
    """The last year of the five that a text names.

    >>> end_of_five_years("到“十三五”末"), end_of_five_years("“十三五”期间")
    (2020, None)
    """
    match = _END_OF_FIVE.search(text) if "五" in text else None
    return _TENTH_PLAN_ENDS + 5 * (_NUMERALS.index(match.group(1)) + 1) if match else None


@lru_cache(maxsize=64)
def first_year_of(title: str | None) -> int | None:
    """The first year of a plan whose title only names the five years.

    >>> first_year_of("云麓市“十四五”老龄规划"), first_year_of("云麓市老龄规划")
    (2021, None)
    """
    match = _FIVE_YEARS.search(title or "")
    return _TENTH_PLAN_ENDS + 5 * _NUMERALS.index(match.group(1)) + 1 if match else None


@cache
def _review(words: OutlookWords) -> re.Pattern[str]:
    """取得的成效 ends the heading of a review or stands before 和…: 推动…取得新成效 is none."""
    return re.compile(rf"(?:{_any_of(words.headings.past).pattern})(?:$|[和与及、（：])")


def _any_of(listed: Words) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(listed, key=len, reverse=True))))


@cache
def _told(words: OutlookWords) -> re.Pattern[str]:
    return _any_of(words.clauses.past)


@cache
def _meant(words: OutlookWords) -> re.Pattern[str]:
    return _any_of(words.clauses.ahead)


@cache
def _foreseen(words: OutlookWords) -> re.Pattern[str]:
    return _any_of(words.foreseen)
