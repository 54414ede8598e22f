"""Which items of each plan speak of a subject: its words, weighed by how rare they are, in one sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.compare.amounts import amounts_of
from assistant.compare.items import BESIDE
from assistant.query.search_words import formal_words
from assistant.tell.quotes import Sentence, sentences
from assistant.tell.relevance import UNSEEN_WEIGHT
from index.fulltext import match_expression, words
from index.library import Library
from ingest.figures.width import normalised
from ingest.plan import Passage, Plan
from ingest.vocabulary.genre import Indicator

LEAST_SHARE = 0.8
"""Share of a subject's weight that a sentence must hold to speak of it: 流浪未成年人 holds 0.9 of 流浪儿童."""
NEAR_SHARE = 0.4
"""Share from which a sentence comes near it, as 学生欺凌 (0.6) to 校园欺凌: shown beside a silence, never instead of it.
With 0.2 the common word of a subject is enough, with 0.5 a near one of the tests is lost; nothing changes from 0.3
to 0.4."""
COMMON = 0.1  # see MOST_LEFT_OUT
MOST_LEFT_OUT = 0.2
"""Words that more than COMMON of all passages hold (儿童, 服务) find no candidates by themselves, as long as they make up
no more than MOST_LEFT_OUT of the subject's weight: a passage that holds nothing else is neither a mention nor near."""
HEAD_WEIGHT = 0.6
"""A last word that weighs so much of the heaviest one is what the subject is (危重孕产妇救治基金 is a fund, 流浪儿童 are
not told from others by 儿童): a sentence without it comes near at most."""
FEWEST_NEIGHBOURS = 2
"""Different characters on one side of a pair that show it to be a word: one is chance, and with five a test of near
words fails. Nothing changes from 1 to 3."""
ENOUGH_BESIDE_FIGURE = 0.7
"""Share that is enough beside the same amount: 小学生每天睡眠10小时 for 小学生一天睡够10小时."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_OF = re.compile(r"(?<=[\u3400-\u9fff]{2})的(?=[\u3400-\u9fff]{2})")
"""留守儿童的关爱 is said as 关爱留守儿童 as well: the pairs of characters around 的 are no words."""
_RANGE = re.compile(r"(\d)(?:到|至|—|-|~)(\d)")
"""Between two figures of a range."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An item that speaks of the subject or comes near it, and the sentence that does so most clearly.

    `wording` is the way of saying it that was found: the subject itself or what stands for it.
    """

    passage: Passage
    sentence: Sentence
    share: float
    wording: str = ""

    @property
    def speaks(self) -> bool:
        """False for an item that only comes near."""
        return self.share >= LEAST_SHARE


def mentions(library: Library, plans: Sequence[Plan], subject: str, others: Sequence[str] = ()) -> list[Mention]:
    """The items of the plans that speak of a subject or come near it, in the order of the texts.

    A subject may be said in everyday words: what plans write instead (`everyday.toml`) is looked for as well, and so are
    the `others`. Every passage that holds a telling word of a wording is looked at, in however many plans.
    """
    best: dict[tuple[str, int, int], Mention] = {}
    plain = normalised(subject)
    ways = [plain, *map(normalised, others), *formal_words(plain, library.pack)]
    for asked in dict.fromkeys(written for way in ways for written in (way, *_written_otherwise(way))):
        for mention in _mentions(library, plans, asked):
            passage = mention.passage
            key = (passage.plan.document, passage.plan.ordinal, passage.ordinal)
            if key not in best or mention.share > best[key].share:
                best[key] = mention
    return [best[key] for key in sorted(best)]


def _written_otherwise(topic: str) -> list[str]:
    """0到6岁 as 0至6岁 and 0—6岁: the ways in which plans write a range; nothing for a topic without one."""
    return [_RANGE.sub(rf"\1{sign}\2", topic) for sign in ("至", "—", "-")] if _RANGE.search(topic) else []


def mention_of(plans: Sequence[Plan], indicators: Sequence[Indicator], library: Library) -> Passage | None:
    """The first passage of the plans that names one of the indicators in full."""
    names = [normalised(name) for each in indicators for name in (each.name, *each.aliases)]
    return next((p for p in library.passages(plans) if any(name in normalised(p.text) for name in names)), None)


def _mentions(library: Library, plans: Sequence[Plan], asked: str) -> Iterable[Mention]:
    tokens = list(dict.fromkeys(words(_OF.sub("，", asked), single=False)))
    if not tokens or not plans:
        return
    counts = {token: library.occurrences(match_expression([token])) for token in tokens}
    weights = _weights(counts, library.size)
    found = library.holding(match_expression(_telling(counts, weights, library.size)), plans)
    passages = [passage for passage in found if passage.part not in BESIDE]
    texts = [normalised(passage.text) for passage in passages]
    across = _across_words(asked, {token: count for token, count in counts.items() if len(token) == 2}, texts)
    whole = {token: weight for token, weight in weights.items() if token not in across}
    amounts = amounts_of(asked, said_of=True)
    head = asked[-2:] if _is_the_head(asked[-2:], counts, whole) else ""
    for passage, text in zip(passages, texts, strict=True):
        if asked not in text and _held(text, whole) < NEAR_SHARE:
            continue
        scored = [
            (_share(sentence, asked, whole, head, amounts), -sentence.start, sentence)
            for sentence in sentences(passage)
        ]
        share, _, sentence = max(scored, key=lambda entry: entry[:2], default=(0.0, 0, None))
        if sentence is not None and share >= NEAR_SHARE:
            yield Mention(passage, sentence, round(share, 4), asked)


def _is_the_head(last: str, counts: Mapping[str, int], weights: Mapping[str, float]) -> bool:
    """True where the last word is what the subject is: it weighs much, or no passage holds it."""
    return last in weights and (not counts[last] or weights[last] >= HEAD_WEIGHT * max(weights.values()))


def _share(
    sentence: Sentence, asked: str, weights: Mapping[str, float], head: str, amounts: frozenset[tuple[float, str]]
) -> float:
    """What a sentence holds of the topic. One with another amount than the topic's comes near at most; beside the same
    amount less of the words is enough."""
    text = normalised(sentence.text)
    if asked in text:
        return 1.0
    share = _held(text, weights)
    if amounts and not amounts <= amounts_of(text):
        return min(share, LEAST_SHARE - 0.01)
    if amounts and share >= ENOUGH_BESIDE_FIGURE:
        return max(share, LEAST_SHARE)
    return share if head in text else min(share, LEAST_SHARE - 0.01)


def _held(text: str, weights: Mapping[str, float]) -> float:
    """Share of the weight that a normalised text holds."""
    return sum(weight for token, weight in weights.items() if token in text) / sum(weights.values())


def _weights(counts: Mapping[str, int], total: int) -> dict[str, float]:
    """ln(1 + passages / passages with the token). Of a pair that stands nowhere nobody knows what it means; it counts a
    little, so that what is missing is missed."""
    return {
        token: math.log(1 + total / count) if count else UNSEEN_WEIGHT * math.log(1 + total)
        for token, count in counts.items()
    }


def _telling(counts: Mapping[str, int], weights: Mapping[str, float], total: int) -> list[str]:
    """The tokens by which candidates are found: all but the commonest."""
    kept, left_out = list(counts), 0.0
    for token in sorted(counts, key=lambda token: -counts[token]):
        left_out += weights[token]
        if counts[token] <= COMMON * total or left_out > MOST_LEFT_OUT * sum(weights.values()):
            break
        kept.remove(token)
    return kept


def _across_words(asked: str, counts: Mapping[str, int], texts: Sequence[str]) -> set[str]:
    """The pairs of characters that lie across two words: 浪儿 of 流浪儿童, so that 流浪未成年人 need not hold it.

    Such a pair is rarer than both of its neighbours (儿保 of 孤儿保障), or only ever stands between 流 and 童 while the
    pairs on both of its sides are words by themselves. The 中海 of 地中海贫血 stays: no word of the rest covers it, and
    贫血 alone is not what was asked for.
    """
    free = {pair for pair in counts if stands_free(pair, texts)}
    found = set()
    for start in range(len(asked) - 1):
        before, pair, after = (asked[i : i + 2] if i >= 0 else "" for i in (start - 1, start, start + 1))
        rarer = counts.get(pair, 0) < min(counts.get(before, 0), counts.get(after, 0))
        left = before in free or asked[start - 1 : start].isdigit()  # 岁 of 6岁
        if pair in counts and (rarer or (pair not in free and left and after in free)):
            found.add(pair)
    return found


def stands_free(pair: str, texts: Iterable[str], sides: int = 2) -> bool:
    """True where characters are a word somewhere: both of their sides (or one) are ends of a clause or vary."""
    return sum(map(_varies, _neighbours(pair, texts))) >= sides


def begins_free(word: str, texts: Iterable[str]) -> bool:
    """True where a word begins a clause somewhere or what stands before it varies: 困境儿童, not 护用品 of 防护用品."""
    before, _ = _neighbours(word, texts)
    return _varies(before)


def _varies(side: set[str]) -> bool:
    return len(side) >= FEWEST_NEIGHBOURS or any(not _HAN.match(neighbour) for neighbour in side)


def _neighbours(pair: str, texts: Iterable[str]) -> tuple[set[str], set[str]]:
    """What stands before and after characters in the texts, "" at their ends."""
    before, after = set(), set()
    for text in texts:
        start = text.find(pair)
        while start >= 0:
            before.add(text[start - 1 : start])
            after.add(text[start + len(pair) : start + len(pair) + 1])
            start = text.find(pair, start + 1)
    return before, after
