"""What differs between two wordings, clause by clause and then by characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from ingest.figures.width import half_width, without_blanks

Side = Literal["both", "left", "right"]
_CLAUSE = re.compile(r"[^，。；、：！？,;]*[，。；、：！？,;]?")
_TOKEN = re.compile(r"\d+(?:[.．]\d+)?[%‰％]?|[a-zA-Z]+|.")
"""A figure changes as a whole: 40% and 50% differ in more than the 4."""
SHORTEST_ANCHOR = 2
"""Characters that must agree between two changes to stand for themselves: a lone 的 or comma in common would tear the
marked words to pieces. By eye; the tests hold from 1 to 4."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both sides have, or only one of them; each side's own print of them, empty where it has none."""

    side: Side
    left: str
    right: str

    def on(self, side: Side) -> str:
        """The words as one side prints them."""
        return self.left if side == "left" else self.right


def changes(left: str, right: str) -> tuple[Stretch, ...]:
    """Two texts as stretches, in order: words that both have, and where they differ first the left one's, then the right's.

    Width and blanks do not count (％ is %); the stretches' words of one side joined are its text without blanks.

    >>> [(stretch.side, stretch.left or stretch.right) for stretch in changes("比例达40％。", "比例达 45%。")]
    [('both', '比例达'), ('left', '40％'), ('right', '45%'), ('both', '。')]
    """
    found: list[Stretch] = []
    for side, one, other in _aligned([_CLAUSE.findall(without_blanks(text)) for text in (left, right)]):
        if side == "both":
            found.append(Stretch("both", "".join(one), "".join(other)))
        else:
            found += _by_characters("".join(one), "".join(other))
    return tuple(_tidied(found))


def _by_characters(left: str, right: str) -> Iterable[Stretch]:
    for side, one, other in _aligned([_TOKEN.findall(text) for text in (left, right)]):
        if side == "both":
            yield Stretch("both", "".join(one), "".join(other))
        else:
            yield Stretch("left", "".join(one), "")
            yield Stretch("right", "", "".join(other))


def _aligned(sides: Sequence[Sequence[str]]) -> Iterable[tuple[Side | None, Sequence[str], Sequence[str]]]:
    """Runs of tokens that agree in NFKC, and what stands between them on both sides."""
    plain = [[half_width(token) for token in side] for side in sides]
    for tag, i, j, m, n in SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes():
        yield ("both" if tag == "equal" else None), sides[0][i:j], sides[1][m:n]


def _tidied(stretches: list[Stretch]) -> Iterable[Stretch]:
    """Short agreements between two changes become part of the change; neighbours of one side are joined."""
    held = [stretch for stretch in stretches if stretch.left or stretch.right]
    ends = (0, len(held) - 1)
    marked = [(s, s.side == "both" and (len(s.left) >= SHORTEST_ANCHOR or n in ends)) for n, s in enumerate(held)]
    for anchors, run in groupby(marked, key=lambda entry: entry[1]):
        some = [stretch for stretch, _ in run]
        left, right = "".join(s.left for s in some), "".join(s.right for s in some)
        if anchors:
            yield Stretch("both", left, right)
            continue
        if left:
            yield Stretch("left", left, "")
        if right:
            yield Stretch("right", "", right)
