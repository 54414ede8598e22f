"""Cutting the text of a passage into sentences and clauses, with offsets that lead back to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.figures.sentences import SENTENCE_ENDS

_WIDTH = str.maketrans("０１２３４５６７８９％／()︰∶;", "0123456789%/（）：：；")
_OTHER_WIDTH = re.compile(f"[{''.join(map(chr, _WIDTH))}]")
_BLANK = re.compile(r"\s")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[．：:·](?=\d)")
_POINTS = {"．": ".", "·": ".", "：": ":", ":": ":"}
_POINT = re.compile("[．·：:]")
_COMMA = re.compile(r",(?!\d{3}(?!\d))")
_MARKS = re.compile("[，（《“）》”]")
_END = re.compile(rf"[{SENTENCE_ENDS}\n]+")
_WHEN = re.compile(
    r"(?:到|至|截至|截止到?|其中)?(?:(?:\d{4}年(?:和|、|及))?\d{4}年|“十[二三四五]五”|本?规划期)?(?:末|底|初|前|期末|期间|时)*"
)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Text in half width without blanks; `places[i]` is the offset in the printed text of its character i."""

    text: str
    places: tuple[int, ...] | None

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Range of the printed text that holds the characters `start` to `end` of the squeezed one."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of squeezed text between commas; `sentence` numbers the stretches of the passage up to ；or 。, `stop`
    those up to 。: a year at the beginning holds beyond ；."""

    text: str
    start: int
    sentence: int
    stop: int

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


def squeeze(printed: str) -> Squeezed:
    """Half width, no blanks; other characters stay.

    >>> [squeeze(printed).text for printed in ("12／10 万", "1．12", "3,000人,其中")]
    ['12/10万', '1.12', '3,000人，其中']
    """
    text, places = printed.translate(_WIDTH) if _OTHER_WIDTH.search(printed) else printed, None
    if _BLANK.search(text):
        places = tuple(index for index, character in enumerate(text) if not character.isspace())
        text = "".join(text[index] for index in places)
    if _POINT.search(text):
        text = _BETWEEN_DIGITS.sub(lambda match: _POINTS[match.group()], text)
    return Squeezed(_COMMA.sub("，", text) if "," in text else text, places)


def clauses(text: str, worth: Callable[[str], bool] = lambda _: True) -> Iterator[Clause]:
    """The clauses of squeezed text; a time adverbial stays with what follows.

    >>> [clause.text for clause in clauses("到2025年，覆盖率达到60%，质量提高。")]
    ['到2025年，覆盖率达到60%', '质量提高']

    Commas inside brackets and titles do not cut. A stretch up to 。 that is not `worth` it is passed over whole.
    """
    sentence = 0
    for stop, (begin, finish) in enumerate(_stretches(text)):
        if not worth(text[begin:finish]):
            continue
        start = begin
        for mark in _END.finditer(text, begin, finish):
            yield from _cut(text, start, mark.start(), sentence, stop)
            start, sentence = mark.end(), sentence + 1
        yield from _cut(text, start, finish, sentence, stop)
        sentence += 1


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of what stands up to 。 or another mark that ends a sentence for good."""
    begin = 0
    for mark in _END.finditer(text):
        if not mark.group().startswith("；"):
            yield begin, mark.start()
            begin = mark.end()
    yield begin, len(text)


def _cut(text: str, start: int, end: int, sentence: int, stop: int) -> Iterator[Clause]:
    depth = 0
    for mark in _MARKS.finditer(text, start, end):
        character, index = mark.group(), mark.start()
        if character in "（《“":
            depth += 1
        elif character in "）》”":
            depth = max(0, depth - 1)
        elif depth == 0 and not _WHEN.fullmatch(text, start, index):
            yield Clause(text[start:index], start, sentence, stop)
            start = index + 1
    if start < end:
        yield Clause(text[start:end], start, sentence, stop)
