"""Years and dates as titles, notices and bodies print them: 2021—2030年, “十四五”, 二〇二二年七月八日, 2022-07-08."""

from __future__ import annotations

import re
from functools import cache

from ingest.figures.dashes import DASHES
from ingest.figures.numerals import DIGITS, chinese_number
from ingest.vocabulary.words import IdentityWords

Years = tuple[int, int]

_YEAR = r"((?:19|20)\d{2}|[一二三四五六七八九〇零○]{4})"
_FIGURES = r"((?:19|20)\d{2})"
# An 一 between two years in figures is a dash that a scan took for the numeral.
PERIOD = re.compile(
    rf"{_YEAR}年?(?:[{DASHES}]+|至|到){_YEAR}年?|{_FIGURES}年?一{_FIGURES}年?|"
    rf"{_FIGURES}年?[{DASHES}]+(\d{{2}})年"
)
_ONE = re.compile(
    r"(?:^|[(（])((?:19|20)\d{2})年?(?:度)?(?:$|[)）])|(?:^|(?<=[^\d至到起前后]))((?:19|20)\d{2})年度?(?![\d远末底前初])"
)
_DATE = re.compile(
    r"((?:19|20)\d{2}|[一二三四五六七八九〇零○]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
    r"|(?<!\d)((?:19|20)\d{2})([-./])(\d{1,2})\5(\d{1,2})(?=\d\d:\d\d|\D|$)"
)
_ORDINAL = re.compile(r"第([一二三四五六七八九十]{1,3})个五年")


def stated_period(flat: str, words: IdentityWords) -> Years | None:
    """The years that a title without blanks states: 2021—2030年, else “十四五”, else None."""
    return _printed(flat) or _five_years(flat, words)


def one_year(flat: str, genres: tuple[str, ...]) -> Years | None:
    """The year of a title of a genre that is written every year (2024年政府工作报告, 2022年工作要点), twice."""
    if not re.sub(r"[(（][^()（）]*[)）]$", "", flat).endswith(genres) or PERIOD.search(flat):
        return None
    found = {int(year) for match in _ONE.finditer(flat) for year in match.groups() if year}
    return (min(found), min(found)) if len(found) == 1 else None


def years_of_body(flat: str, words: IdentityWords) -> Years | None:
    """The years that a body says it is for (规划期为2021—2030年); those of the laws and plans it cites are others."""
    match = _stated(words).search(flat)
    return (_year(match.group(1)), _year(match.group(2))) if match else None


def without_years(flat: str) -> str:
    """The title without its years and the brackets around them."""
    return re.sub(r"\(\)|（）", "", PERIOD.sub("", flat))


def dates_in(flat: str) -> list[str]:
    """All dates in order, as 2022-07-08; what no calendar has is left out."""
    found = []
    for match in _DATE.finditer(flat):
        year, month, day, other_year, _, other_month, other_day = match.groups()
        numbers = (year, month, day) if year else (other_year, other_month, other_day)
        number_of = (_year(numbers[0]), int(chinese_number(numbers[1])), int(chinese_number(numbers[2])))
        if 1 <= number_of[1] <= 12 and 1 <= number_of[2] <= 31:
            found.append(f"{number_of[0]}-{number_of[1]:02}-{number_of[2]:02}")
    return found


def is_date(flat: str) -> bool:
    """True for a line that is nothing but a date, in brackets or not."""
    return _DATE.fullmatch(flat.strip("()（）")) is not None


def _printed(flat: str) -> Years | None:
    match = PERIOD.search(flat)
    if match is None:
        return None
    first, last, *others = match.groups()
    if first:
        return _year(first), _year(last)
    if others[0]:
        return _year(others[0]), _year(others[1])
    return _year(others[2]), _year(others[2][:2] + others[3])


def _five_years(flat: str, words: IdentityWords) -> Years | None:
    table = words.five_years
    ordinal = _ORDINAL.search(flat)
    name = f"{ordinal.group(1)}五" if ordinal else None
    if name is None:
        match = _named_plan(words).search(flat)
        name = match.group(1) or match.group(2) if match else None
    return table.get(name) if name else None


@cache
def _named_plan(words: IdentityWords) -> re.Pattern[str]:
    """“十四五”, or 十四五 before 时期, 规划 …: 十五年规划 names no five years."""
    names = "|".join(sorted(words.five_years, key=len, reverse=True))
    after = "|".join(words.after_five_years)
    return re.compile(rf"[“\"「『‘']({names})[”\"」』’']|({names})(?={after}|[\u4e00-\u9fff]{{2,12}}规划)")


@cache
def _stated(words: IdentityWords) -> re.Pattern[str]:
    named = "|".join(sorted(words.years, key=len, reverse=True))
    return re.compile(rf"(?:{named})[^\d一二三四五六七八九〇零○。；，]{{0,6}}{_YEAR}年?[^。；，]{{1,4}}{_YEAR}年?")


def _year(text: str) -> int:
    return int(text) if text.isdecimal() else int("".join(str(DIGITS[character]) for character in text))
