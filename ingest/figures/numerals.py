"""Numerals in digits and in Chinese characters -> their value."""

from __future__ import annotations

from ingest.figures.width import half_width

DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIAD, _MYRIAD_SQUARED = 10_000, 100_000_000


def chinese_number(numeral: str) -> float:
    """Value of a numeral of one of `DIGITS`, 十百千万亿, or of ordinary digits; KeyError for any other character.

    >>> [chinese_number(numeral) for numeral in ("三百二十", "一百二十万", "三万亿", "1,250.5", "③")]
    [320.0, 1200000.0, 3000000000000.0, 1250.5, 3.0]
    >>> chinese_number("二五")  # read digit by digit
    25.0
    """
    if len(numeral) == 1 and numeral not in DIGITS:
        numeral = half_width(numeral).strip("().")
    if numeral[0].isdigit():
        return float(numeral.replace(",", ""))
    total, section, digit = (
        0,
        0,
        0,
    )  # what 万 and 亿 have closed, what 十百千 have, and the digits that wait for a power
    for character in numeral:
        if character in _POWERS:
            section, digit = section + (digit or 1) * _POWERS[character], 0
        elif character == "万":
            total, section, digit = total + (section + digit or 1) * _MYRIAD, 0, 0
        elif character == "亿":
            total, section, digit = (total + section + digit or 1) * _MYRIAD_SQUARED, 0, 0
        else:
            digit = digit * 10 + DIGITS[character]
    return float(total + section + digit)
