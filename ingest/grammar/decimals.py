"""Decimal numbering (1 总则, 1.1 目标, 1.1.1 …): told from figures by the file's own sequence of numbers.

`2.3 主要指标` is a heading where 2.2 stood before it, `2.3万名` never is, and `8.5岁以下` stays item 8.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ingest.grammar.heads import heads_numbered
from ingest.grammar.numbering import DECIMALS, Family, Marker, marker_of
from ingest.grammar.repair import Line, ends_sentence

Numbers = tuple[int, ...]

_DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?\s*(?=[^\d\s.．、\-—~～/／%％‰])")
_WHOLE = re.compile(r"(\d{1,2})(?:[.．、]\s*|\s+)(?=[\u4e00-\u9fff“])")
_UNIT = re.compile(
    r"[万亿岁倍元吨亩米℃名]|个月|个百分点|公里|公顷|平方|立方|小时|分钟|天[内以]|年[以内左]|个(?!人|性|体)"
)
EXAMPLES = {"1.1 编制目的": (1, 1), "2.3主要指标": (2, 3), "3.2.1 健全机制": (3, 2, 1), "2.3万名": None, "8.5岁以下儿童": None, "1.5 亿元": None, "2021.5": None}  # fmt: skip
"""Lines with the numbers that they may carry; tested."""
LARGEST_GAP = 2
"""How far a decimal number may be from the one before: 2 lets one be missing, as in the tests; nothing changes from
2 to 5."""
FEWEST = 3
"""Decimal lines in sequence below which a file has no decimal numbering: two figures may follow each other by chance
(1.5 …, 1.6 …). Chosen by hand; nothing changes from 1 to 6."""
LONGEST_CHAPTER = 30
"""Characters of a chapter's line (1 总则), number and blank included; a longer one is an item. Chosen by hand; nothing
changes from 10 to 90."""


def decimal_of(text: str) -> tuple[Numbers, int] | None:
    """The numbers with which a line may begin, and how many characters they take; None for figures with a unit."""
    match = _DECIMAL.match(text)
    if match is None or _UNIT.match(text, match.end()):
        return None
    return tuple(int(number) for number in re.split("[.．]", match.group(1))), match.end()


def decimal_markers(lines: list[Line]) -> dict[int, Marker]:
    """Markers of the lines that decimal numbering numbers, by the offset at which the line begins."""
    found: list[tuple[int, Numbers, int]] = []
    for index, line in enumerate(lines):
        decimal = decimal_of(line.text)
        if decimal and _follows(found[-1][1] if found else (), decimal[0]):
            found.append((index, *decimal))
    pairs = sum(second[:-1] == first[:-1] for (_, first, _), (_, second, _) in pairwise(found))
    if len(found) < FEWEST or not pairs:
        return {}
    wholes = list(_wholes(lines, found))
    families = _families(lines, (wholes or found)[0][0], with_whole=bool(wholes))
    return {
        lines[index].spans[0][0]: Marker(families[min(len(numbers), 4) - 1], numbers[-1], length)
        for index, numbers, length in (*wholes, *found)
    }


def _follows(last: Numbers, numbers: Numbers) -> bool:
    """True where the numbers can come next: after 2.3 these are 2.3.1 (deeper, from 1), 2.4 (the next; a few may be
    missing) and 3.1 (a new chapter, from 1); after 2.3.4 also 2.4."""
    if numbers[-1] == 1:
        return numbers[:-1] == last[: len(numbers) - 1] or numbers[0] > (last[0] if last else 0) or numbers[:-1] > last
    above = last[: len(numbers)]
    same = len(above) == len(numbers) and above[:-1] == numbers[:-1]
    return same and 0 < numbers[-1] - above[-1] <= LARGEST_GAP


def _wholes(lines: list[Line], found: list[tuple[int, Numbers, int]]) -> Iterable[tuple[int, Numbers, int]]:
    """The chapters 1, 2 … above the decimals: short lines with the number with which the decimals below them begin (1
    above 1.1), or, for a chapter without decimals, the number after the last chapter's."""
    last, after = 0, iter([*found, (len(lines), (0,), 0)])
    following = next(after)
    for index, line in enumerate(lines):
        while following[0] < index:
            following = next(after)
        match = _WHOLE.match(line.text)
        if match is None or index == following[0] or len(line.text) > LONGEST_CHAPTER or ends_sentence(line.text):
            continue
        number = int(match.group(1))
        over = following[1][0] == number and set(following[1][1:]) == {1}
        if over or (last and number == last + 1 and following[1][0] != last):
            last = number
            yield index, (number,), match.end()


def _families(lines: list[Line], first: int, *, with_whole: bool) -> tuple[Family, ...]:
    """The families of the depths 1 to 4, ranked below the headings that stand before the first decimal."""
    above = [marker.family.rank for line in lines[:first] if (marker := marker_of(line.text)) and heads_numbered(line)]
    return DECIMALS[max((name for name in DECIMALS if name <= max(above, default=0) + 1), default=min(DECIMALS))]
