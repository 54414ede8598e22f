"""Numerals of markers, years and amounts: one reading for all."""

from __future__ import annotations

import pytest

from ingest.figures.numerals import chinese_number


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("一", 1), ("十", 10), ("十一", 11), ("十二", 12), ("二十", 20), ("二十一", 21), ("九十九", 99), ("九十五", 95),
     ("一百", 100), ("一百零八", 108), ("一百二十三", 123), ("三百二十", 320), ("两", 2), ("〇", 0), ("○", 0), ("二五", 25),
     ("7", 7), ("123", 123), ("1.5", 1.5), ("1,250.5", 1250.5), ("①", 1), ("⑳", 20), ("㈢", 3),
     ("三千", 3000), ("一万", 10_000), ("万", 10_000), ("三万零五十", 30_050), ("十二万", 120_000),
     ("一百二十万", 1_200_000), ("一百二十万三千", 1_203_000), ("两亿", 2e8), ("一亿二千万", 1.2e8), ("三万亿", 3e12)],
)  # fmt: skip
def test_the_value_of_a_numeral(numeral: str, value: float) -> None:
    assert chinese_number(numeral) == value


@pytest.mark.parametrize("word", ["人", "几百", "a"])
def test_a_word_is_no_numeral(word: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        chinese_number(word)
