"""A font made for tests: every character it is given is a filled square, so that charts can be drawn on any machine."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def make_font(path: Path, characters: str, family: str = "Made For Tests", *, ink: bool = True) -> Path:
    """Write a TrueType font with a shape for each of the characters; without `ink` all are blank."""
    names = [".notdef", *(f"u{ord(character):04X}" for character in sorted(set(characters)))]
    pen = TTGlyphPen(None)
    if ink:
        for point, move in (((0, 0), pen.moveTo), ((0, 800), pen.lineTo), ((800, 800), pen.lineTo), ((800, 0), pen.lineTo)):  # fmt: skip
            move(point)
        pen.closePath()
    square = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(character): f"u{ord(character):04X}" for character in characters})
    font.setupGlyf(dict.fromkeys(names, square))
    widths = {f"u{ord(character):04X}": 500 if character.isascii() else 1000 for character in characters}
    font.setupHorizontalMetrics({name: (widths.get(name, 1000), 0) for name in names})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": family, "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.save(path)
    return path
