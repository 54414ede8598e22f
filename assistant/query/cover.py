"""How far the words of a phrase are explained by the words of a name: every stretch of two characters and more that both
have, everyday words for what the name says, small words for nothing. What is left over makes it another name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LONGEST_STRETCH = 12
"""Characters; a longer stretch is made of shorter ones just as well."""
CONTRASTS = "高中初低大小上下全总新老长短前后内外"
"""Characters that stand for each other before a word and change what it means."""
_UNEXPLAINED, _JOINT = 100, 1
"""Costs: a character that nothing explains, and a new stretch, so that few long stretches win over many short ones."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`empty` words explain themselves; `everyday` maps a word to the formal ones it may stand for; `single` characters
    count alone (女 of 女性)."""

    empty: frozenset[str]
    everyday: Mapping[str, tuple[str, ...]]
    single: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cover:
    """`rest` are the stretches that nothing explains; `used` the name's stretches that the phrase has."""

    rest: tuple[str, ...]
    used: tuple[str, ...]

    @property
    def left_over(self) -> int:
        """Characters of the phrase that nothing explains."""
        return sum(map(len, self.rest))


def cover(
    phrase: str, texts: Sequence[str], vocabulary: Vocabulary, asked: Iterable[tuple[int, int, str]] = ()
) -> Cover:
    """The cheapest way to explain a phrase by `texts` (the spellings of a name, its scopes). `asked` are stretches
    (start, end, the name's words) of the phrase that a way of asking explains.

    Examples: 高中毛入学率 is explained by 高中阶段毛入学率; of 高校毛入学率 高校 is left over.
    """
    whole = "\n".join(texts)
    steps: dict[int, list[tuple[int, int, str]]] = {start: [(end, _JOINT, used)] for start, end, used in asked}
    best: list[tuple[int, int, str | None]] = [(0, -1, None), *[(1 << 30, -1, None)] * len(phrase)]
    for start in range(len(phrase)):
        cost = best[start][0]
        for end, price, used in (*_steps(phrase, start, whole, vocabulary), *steps.get(start, ())):
            if cost + price < best[end][0]:
                best[end] = (cost + price, start, used)
    rest, used_words, end = [], [], len(phrase)
    while end > 0:
        _, start, used = best[end]
        if used is None:
            rest.append((start, end))
        elif used:
            used_words.append(used)
        end = start
    return Cover(_joined(phrase, rest[::-1]), tuple(used_words[::-1]))


def _steps(phrase: str, start: int, whole: str, vocabulary: Vocabulary) -> Iterable[tuple[int, int, str | None]]:
    """(end, cost, words of the name) of each way to go on from `start`; None for words that nothing explains."""
    yield start + 1, _UNEXPLAINED, None
    if phrase[start] in vocabulary.single and phrase[start] in whole:
        yield start + 1, 2 * _JOINT, phrase[start]
    for formal in vocabulary.everyday.get(phrase[start], ()):
        if formal in whole:
            yield start + 1, _JOINT, formal
    if phrase[start] in vocabulary.empty and not _contrasts(phrase, start, whole):
        yield start + 1, _JOINT, ""
    for end in range(start + 2, min(len(phrase), start + LONGEST_STRETCH) + 1):
        piece = phrase[start:end]
        if piece in whole:
            yield end, _JOINT, piece
        if piece in vocabulary.empty:
            yield end, _JOINT, ""
        for formal in vocabulary.everyday.get(piece, ()):
            if formal in whole:
                yield end, _JOINT, formal


def _contrasts(phrase: str, start: int, whole: str) -> bool:
    """True where a small character stands for another of its kind that the name has: 中级 is not 高级."""
    after = phrase[start + 1 : start + 2]
    return (
        phrase[start] in CONTRASTS and bool(after) and phrase[start : start + 2] not in whole
        and any(other + after in whole for other in CONTRASTS)
    )  # fmt: skip


def _joined(phrase: str, stretches: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(phrase[start:end] for start, end in joined)
