"""A clause of a question -> what each stretch of it is; of stretches that overlap, the longer one stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.query.asks.headings import headings_in, starts_of
from assistant.query.lexicon import Lexicon
from assistant.query.query import Operation
from assistant.query.reading_words import ReadingWords
from ingest.figures.clauses import squeeze
from ingest.figures.numerals import chinese_number
from ingest.figures.quantity import Quantity, quantities

Meaning = str | int | Operation | Quantity | tuple[int, int] | None

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年(?:底|末|初)?|(?![\d,.%‰]))")
"""2025年底, 2030."""
_SHORT_YEAR = re.compile(r"(?<![\d.])([1-4]\d)年(?:底|末|初)?(?=[和与跟、到至的要能应得实达分是为有,，]|$)")
"""25年底: a year of this century, where what follows leaves no doubt."""
_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[-—－–~～至到]+((?:19|20)\d\d)年?")
"""2021—2030年."""
_ENDS = re.compile(
    r"(?:实施|执行|管|规划期)?(?:到|于|在|至|截止到?)?(?<!\d)((?:19|20)\d\d)年?(?:就|才|底)?(?:到期|截止|结束|为止|期满)"
    r"|(?:(?:到期|规划期(?:限)?|实施|执行|管)(?:是|截止|截至)?(?:到|于|在|是|至)|规划(?:是)?(?:到|至)(?=(?:19|20)\d\d年?(?:的?(?:有|是|$)|$|[,，?？]|为止|结束|到期|的$)))((?:19|20)\d\d)年?"
)
"""2030年到期, 实施到2030年."""
_BETWEEN = re.compile(
    r"(?:介于|在)?(?:百分之)?(\d+(?:\.\d+)?)(%|‰|/10万|[\u4e00-\u9fff]{0,2}?)(?:和|到|至|与|—|-|~)(百分之)?(\d+(?:\.\d+)?)(%|‰|/10万|[\u4e00-\u9fff]{0,2}?)之间"
)
"""介于90%和95%之间."""
_ISSUED = re.compile(r"((?:19|20)\d\d)年?(?:印发|发布|出台|颁布|下发|发(?=的|规划))的?")
"""2021年印发的."""
_ITEM = re.compile(r"第([一二三四五六七八九十两\d]{1,3})(?:条|项|点)(?!要求)|(?:最后)(?:一)?条")
"""第三条, 最后一条."""
_NTH = re.compile(
    r"(倒数)?第([一二三四五六])(?:个|名|位)?([高低松严大小多少早晚](?![多几]))?(?:的)?"
    r"(?!条|项|点|轮|期|次|款|章|节|部|书记|责任|时间|产业|课堂|师)"
)
"""第二高, 倒数第二; not 第二轮 and the like, which are names."""
_CONNECTED = re.compile(r"[、/]|以及|还有|(?<!缓)(?:和|与|跟|及|同)(?!谐|平|家|意|等|样|期|步|时|类|龄|并|睦|气)|\s+")
"""Between two things of a list; not where the character belongs to a word (和谐, 同意, 缓和)."""
_SUMMED = re.compile(r"(?:这|那|的)?[两二三四五六七几\d](?:项|种|样|类)(?=[\u4e00-\u9fff]{0,4}[率数比])")
"""新生儿、婴儿、5岁以下这三项死亡率: the head that follows is that of each."""
_AGE = re.compile(r"[\d一二三四五六七八九十]{1,2}(?:周岁|岁)(?:以下|以上|以内|及以[下上])?")
"""3岁以下: part of a name, so its figure is none of the question's."""
_STOP = re.compile(r"[,，:：;；。！？!?…—\"“”‘’'《》]+")
"""Signs at which a phrase ends."""
_BARE = re.compile(
    r"(?<=高于|低于|超过|大于|小于|不到|多于|少于|高过|低过|达到)\d+(?:\.\d+)?(?=的|[,，。;；?？、和且]|$)"
)
"""高于12的: a figure without a unit."""
_YEAR_TO = re.compile(r"(?:19|20)\d\d年?(?:底|末)?(?:到|至)")
"""2020年到99%: the year before a share."""
_BRACKET = re.compile(r"[（）()]+")
"""Signs that no phrase ends at: 水域安全（防溺水）."""
_SENTENCES = re.compile(r"([一二三四五六七八九十两\d]{1,3})(?:句话|句)(?:以内|之内|左右)?")
"""三句话以内."""
_CHARACTERS = re.compile(r"(\d{2,4})(?:个)?字(?:以内|之内|左右|上下)?")
"""200字左右."""
LONGEST_SMALL_WORD = 8
"""Characters up to which stretches are looked up among the small words; chosen by hand."""
LAST = -1
"""The item of 最后一条, counted from the end."""
_AGES = ("岁", "周岁", "个月", "月", "月龄")
"""Units of figures that say of whom, not how much."""
_RANK = {
    "operation": 4,
    "heading": 4,
    "everywhere": 2,
    "connected": 1,
    "stop": 1,
    "filler": 0,
    "name": 8,
    "place": 9,
    "quantity": 6,
}
"""Of two stretches of the same length: which kind stands."""


@dataclass(frozen=True, slots=True)
class ClauseSpan:
    """A stretch of a clause and what it means."""

    start: int
    end: int
    kind: str
    meaning: Meaning = None

    @property
    def length(self) -> int:
        """Characters."""
        return self.end - self.start


def spans_of(text: str, lexicon: Lexicon, places: Sequence[tuple[str, str]]) -> list[ClauseSpan]:
    """What each stretch of a clause is, in order; `words` kind for what nothing knows.

    `places` are pairs of a place's words in the question and what they stand for.
    """
    found = [*_fixed(text), *_patterns(text, lexicon.words), *_small(text, lexicon), *_quantities(text, lexicon)]
    found += [
        ClauseSpan(start, start + len(word), "words")
        for word in lexicon.words.vocabulary.everyday if len(word) > 1 for start in starts_of(word, text)
    ]  # fmt: skip
    found = _outside_whole_words(text, found, lexicon.words)
    found += [
        *_named(text, lexicon),
        *(ClauseSpan(start, end, "heading", title) for start, end, title in headings_in(text, lexicon)),
    ]
    for word, key in places:
        found += [ClauseSpan(start, start + len(word), "place", key) for start in starts_of(word, text)]
    chosen: list[ClauseSpan] = []
    for span in sorted(found, key=lambda s: (-_weight(s), -_RANK.get(s.kind, 3), s.start)):
        if all(span.end <= other.start or other.end <= span.start for other in chosen):
            chosen.append(span)
    return list(_filled(text, sorted(chosen, key=lambda span: span.start)))


def _outside_whole_words(text: str, found: Iterable[ClauseSpan], words: ReadingWords) -> list[ClauseSpan]:
    """The stretches that neither begin nor end inside a word of everyday language: 缺 of 缺陷."""
    inside = {at for match in words.whole.finditer(text) for at in range(match.start() + 1, match.end())}
    return [span for span in found if span.start not in inside and span.end not in inside]


def _weight(span: ClauseSpan) -> float:
    """Length; a small word never breaks a longer one that says something, and a name is worth a little more."""
    return span.length + {"filler": -0.5, "connected": -0.5, "name": 0.5, "place": 0.5}.get(span.kind, 0.0)


def _fixed(text: str) -> Iterator[ClauseSpan]:
    for pattern, kind, meaning in _forms():
        for match in pattern.finditer(text):
            yield ClauseSpan(match.start(), match.end(), kind, meaning(match))


def _forms() -> tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], Meaning]], ...]:
    """What is written in one form: the pattern, the kind of its stretch, and what a match means."""
    return (
        (_ENDS, "ends", lambda match: int(match.group(1) or match.group(2))),
        (_PERIOD, "period", lambda match: (int(match.group(1)), int(match.group(2)))),
        (_YEAR, "year", lambda match: int(match.group(1))),
        (_SHORT_YEAR, "year", lambda match: 2000 + int(match.group(1))),
        (_ITEM, "item", lambda match: int(chinese_number(match.group(1))) if match.group(1) else LAST),
        (_NTH, "operation", _nth),
        (_SENTENCES, "sentences", lambda match: int(chinese_number(match.group(1)))),
        (_CHARACTERS, "characters", lambda match: int(match.group(1))),
        (_BETWEEN, "operation", _between),
        (_ISSUED, "issued", lambda match: int(match.group(1))),
        (_CONNECTED, "connected", _nothing),
        (_SUMMED, "connected", _nothing),
        (_AGE, "words", _nothing),
        (_BRACKET, "bracket", _nothing),
        (_STOP, "stop", _nothing),
    )


def _nothing(_: re.Match[str]) -> None:
    """Stretches whose kind says all."""


def _between(match: re.Match[str]) -> Operation:
    """介于90%和95%之间."""
    low, high = sorted((float(match.group(1)), float(match.group(4))))
    unit = match.group(5) or match.group(2) or ("%" if "百分之" in match.group() else None)
    return Operation("where", comparison="between", value=low, value_max=high, unit=unit)


def _nth(match: re.Match[str]) -> Operation:
    """第二严, 倒数第二低, 第三高; 第二 alone counts from the top."""
    from_the_end, number, word = match.groups()
    strictness = word in ("严", "松")
    down = (word in ("低", "松", "小", "少", "早")) == bool(from_the_end) if word else not from_the_end
    if from_the_end and word in ("低", "少", "小"):
        down = False
    about = "time" if word in ("早", "晚") else ""
    by: Literal["value", "strictness"] = "strictness" if strictness else "value"
    return Operation("extreme", by, down, int(chinese_number(number)), words=about)


def _patterns(text: str, words: ReadingWords) -> Iterator[ClauseSpan]:
    for pattern in words.patterns:
        for match in pattern.pattern.finditer(text):
            if match.end() > match.start():
                yield ClauseSpan(match.start(), match.end(), pattern.kind, pattern.value)


def _small(text: str, lexicon: Lexicon) -> Iterator[ClauseSpan]:
    """Words that say nothing; one character only where it is no part of a word of the library (就 of 就业)."""
    for start in range(len(text)):
        for length in range(1, LONGEST_SMALL_WORD + 1):
            end = start + length
            if (
                end <= len(text)
                and text[start:end] in lexicon.words.fillers
                and not _inside_a_word(text, start, end, lexicon)
            ):
                yield ClauseSpan(start, end, "filler")


def _inside_a_word(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    if end - start > 1:
        return False
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    between_digits = before.isdigit() and after.isdigit()
    return between_digits or lexicon.knows(before + text[start]) or lexicon.knows(text[start] + after)


def _named(text: str, lexicon: Lexicon) -> Iterator[ClauseSpan]:
    """Spellings of the register, whether 的 stands in them or not."""
    kept = [index for index, character in enumerate(text) if character not in "的 "]
    bare = "".join(text[index] for index in kept).lower()
    names, longest = lexicon.spellings, lexicon.longest_spelling
    for start in range(len(bare)):
        for end in range(min(len(bare), start + longest), start + 2, -1):
            if bare[start:end] in names:
                yield ClauseSpan(kept[start], kept[end - 1] + 1, "name", bare[start:end])
                break


def _quantities(text: str, lexicon: Lexicon) -> Iterator[ClauseSpan]:
    squeezed = squeeze(text)
    for quantity in quantities(squeezed.text, lexicon.names.pack.units):
        if quantity.unit in _AGES:
            continue  # 6个月内, 3岁以下: of whom, not how much
        start, end = squeezed.printed(quantity.start, quantity.end)
        if quantity.value_max is not None and (year := _YEAR_TO.match(text[start:end])):
            start += year.end()  # 2020年到99%: a year and a share, no range
            quantity = replace(quantity, value=quantity.value_max, value_max=None)
        yield ClauseSpan(start, end, "quantity", quantity)
    for bare in _BARE.finditer(text):
        figure = Quantity(float(bare.group()), None, "", "rate", None, "", *bare.span())
        yield ClauseSpan(*bare.span(), "quantity", figure)


def _filled(text: str, chosen: Iterable[ClauseSpan]) -> Iterator[ClauseSpan]:
    position = 0
    for span in chosen:
        if span.start > position:
            yield ClauseSpan(position, span.start, "words", text[position : span.start])
        yield span
        position = span.end
    if position < len(text):
        yield ClauseSpan(position, len(text), "words", text[position:])
