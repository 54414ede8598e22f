"""A font on this machine that has all characters of a chart, or one sentence: never a chart of empty boxes."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from matplotlib.font_manager import FontEntry, FontManager, fontManager, weight_dict
from matplotlib.ft2font import FT2Font

from ingest.errors import GuihuaError

# A heading in the regular weight, where a font has no bold one, is not worth a line on standard error.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)

# Fonts of simplified Chinese that systems and office programs bring; any other font that has the characters will do, but
# these draw them as mainland readers know them (the same file often has Japanese forms first).
PREFERRED = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC",
    "Hiragino Sans GB", "Heiti SC", "STHeiti", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "DengXian",
    "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "NSimSun", "KaiTi", "FangSong",
)  # fmt: skip
_PROBE = "规划妇儿率"
_WITHOUT_SHAPES = ("last resort", "lastresort", "blank", "notdef")
"""Fonts that have every character and draw it as a box or as nothing."""
_REMEDY = "请安装中文字体（如 Noto Sans CJK SC），或用环境变量 GUIHUA_FONT 指定字体文件（ttf、otf、ttc）"


def families_for(text: str, chosen: Path | None = None) -> list[str]:
    """Names of the font families that together have every character of the text, the best first.

    `chosen` is a font file to use before all others. Raises GuihuaError where that file cannot be read, where no font
    has Chinese characters, or where some characters are in no font.
    """
    needed = {character for character in text if character.isprintable() and not character.isspace()}
    found: list[str] = []
    has_chinese = False
    for entry in [_from_file(chosen)] if chosen else _candidates():
        has = _characters(entry, needed | set(_PROBE))
        if not has & needed or not (has_chinese or has >= set(_PROBE)):
            continue
        has_chinese = True
        found.append(entry.name)
        needed -= has
        if not needed:
            return found
    where = f"字体文件 {chosen} " if chosen else "这台机器上的字体"
    if not has_chinese:
        raise GuihuaError(f"{where}没有中文字形，没有画图：{_REMEDY}")
    raise GuihuaError(f"{where}没有这些字的字形：{'、'.join(sorted(needed))}，没有画图：{_REMEDY}")


def installed(*, again: bool = False) -> list[FontEntry]:
    """The upright fonts of this machine, the most regular weight of each family last; `again` looks at the disk, where
    a font may have come since matplotlib's list was made."""
    if again:
        held = {entry.fname for entry in fontManager.ttflist}
        for path in dict.fromkeys(entry.fname for entry in FontManager().ttflist):
            if path not in held:
                fontManager.addfont(path)
    upright = [entry for entry in fontManager.ttflist if entry.style == "normal"]
    shaped = [entry for entry in upright if not any(word in entry.name.lower() for word in _WITHOUT_SHAPES)]
    return sorted(shaped, key=lambda entry: -abs(_weight(entry) - 400))


def _candidates() -> Iterator[FontEntry]:
    """Preferred families first, then all others; only where none of the list helps, those found by a fresh look."""
    seen: set[str] = set()
    for again in (False, True):
        entries = {entry.name: entry for entry in installed(again=again) if entry.name not in seen}
        seen |= set(entries)
        yield from (entries.pop(name) for name in PREFERRED if name in entries)
        yield from entries.values()


def _weight(entry: FontEntry) -> int:
    return entry.weight if isinstance(entry.weight, int) else weight_dict.get(entry.weight, 400)


def _from_file(path: Path) -> FontEntry:
    """The font of a file, of a collection the simplified Chinese one where it has one by a name we know."""
    try:
        fontManager.addfont(path)
    except (OSError, RuntimeError) as error:
        raise GuihuaError(f"环境变量 GUIHUA_FONT 指定的 {path} 不是能读的字体文件，没有画图：{_REMEDY}") from error
    faces = {entry.name: entry for entry in fontManager.ttflist if entry.fname == str(path)}
    return next((faces[name] for name in PREFERRED if name in faces), next(iter(faces.values())))


def _characters(entry: FontEntry, wanted: set[str]) -> set[str]:
    """Those of the characters that the font has a shape for."""
    try:
        font = FT2Font(entry.fname, face_index=entry.index)
    except (OSError, RuntimeError):  # taken away since the list of fonts was made, or damaged
        return set()
    return {character for character in wanted if font.get_char_index(ord(character))}
