"""How much of a text is characters that Chinese documents use: told from bytes read with the wrong encoding or font."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

LOWEST_SHARE_OF_COMMON = 0.7
"""Five plans have 0.9996 and more, in traditional characters 0.99; layers with a wrong table of characters up to 0.5."""
LOWEST_SHARE_OF_WORDS = 0.5
"""Letters and figures in a text without Chinese; prose has 0.9, a table of figures 0.7, shifted codes 0.3."""

_NEUTRAL_LAST = 0x7F
"""The last character of ASCII, which every encoding reads alike."""
_MARKS = "　、。·—～‖…‘’“”〔〕〈〉《》「」『』【】（）！＂＃＄％＆＇＊＋，－．／：；＜＝＞？＠［］＿｛｜｝￥°±×÷≥≤≠‰℃㎡№→←↑↓●○■□◆◇★☆▲△※–•"
_NUMBERS = "０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ㈠㈡㈢㈣㈤〇"


@lru_cache(maxsize=1)
def common_characters() -> frozenset[str]:
    """Chinese punctuation and the everyday characters: level 1 of GB 2312 and of Big5, about 8,000."""
    simplified = bytes(byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    traditional = bytes(
        byte for row in range(0xA4, 0xC6) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)) for byte in (row, cell)
    )
    return frozenset(simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore") + _MARKS + _NUMBERS)


def share_of_common(text: str) -> float:
    """Share of `text` that is common, without ASCII and blanks, which every wrong reading has as well; 1.0 where
    nothing else is there."""
    counts = Counter(text)
    told = {one: count for one, count in counts.items() if ord(one) > _NEUTRAL_LAST and not one.isspace()}
    if not told:
        return 1.0
    common = common_characters()
    return sum(count for one, count in told.items() if one in common) / sum(told.values())


def is_garbled(text: str) -> bool:
    """True for text that only looks like text: the layer of a PDF whose fonts do not say which characters they print."""
    printed = [character for character in text if not character.isspace()]
    if not printed:
        return False
    if share_of_common(text) < LOWEST_SHARE_OF_COMMON:
        return True
    words = sum(character.isalnum() for character in printed)
    return words < LOWEST_SHARE_OF_WORDS * len(printed)
