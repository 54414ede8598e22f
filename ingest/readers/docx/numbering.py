"""Automatic numbering of Word: which number a paragraph shows although its text has none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ingest.readers.docx.numerals import numeral
from ingest.readers.docx.xml import W, value

BULLET = "• "
"""For every bullet: the sign itself is often a letter of a symbol font."""
_LEVELS = 9
"""Levels of a list in Word, 0 to 8 (ECMA-376, 17.9.3)."""
_PLACE = re.compile(r"%([1-9])")
_LONGEST_CHAIN = 20  # of styles that build on each other; a damaged file may have a circle


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts and what stands around the number."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = " "
    legal: bool = False
    restarts: bool = True


@dataclass(slots=True)
class _List:
    """A list as paragraphs refer to it: the definition that it counts with, its levels, and levels to start anew."""

    definition: str
    levels: dict[int, Level]
    styles: dict[str, int]
    anew: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document and how far each has counted; `next` must see every paragraph in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {value(style, "styleId") or "": style for style in styles if style.tag == W + "style"} if styles is not None else {}  # fmt: skip
        self._standard = next((name for name, style in self._styles.items() if _is_standard(style)), "")
        self._lists = self._read_lists(numbering) if numbering is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._style_lists: dict[str, tuple[str, int | None]] = {}

    def next(self, paragraph: Element) -> str:
        """The number that the paragraph shows, with the blank behind it; empty where it has none."""
        name, depth = self._list_of(paragraph)
        numbered = self._lists.get(name)
        if numbered is None:
            return ""
        level = numbered.levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(numbered.definition, {})
        if depth in numbered.anew:
            counts[depth] = numbered.anew.pop(depth)
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in range(depth + 1, _LEVELS):
            if numbered.levels.get(deeper, level).restarts:
                counts.pop(deeper, None)
        return self._shown(numbered, level, counts)

    def _shown(self, numbered: _List, level: Level, counts: dict[int, int]) -> str:
        if level.form == "bullet":
            return BULLET
        if level.form == "none" and not _PLACE.search(level.text):
            return level.text + level.suffix if level.text else ""

        def number(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            other = numbered.levels.get(depth, Level())
            return numeral(counts.get(depth, other.start), "decimal" if level.legal else other.form)

        shown = _PLACE.sub(number, level.text)
        return shown + level.suffix if shown else ""

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        """Name and level of the paragraph's list: its own, or that of its style."""
        properties = paragraph.find(W + "pPr")
        own: tuple[str | None, int | None] = (None, None)
        style = self._standard
        if properties is not None:
            named = properties.find(W + "pStyle")
            style = (value(named) or "") if named is not None else style
            own = _reference(properties)
        if own[0] is not None and own[1] is not None:
            return own[0], own[1]
        name, depth = self._list_of_style(style)
        if own[0] is not None:
            return own[0], depth if own[0] == name and depth is not None else 0
        if own[1] is not None:
            depth = own[1]
        if depth is None:
            # A list knows its level by the style that is linked to it.
            depth = self._lists[name].styles.get(style, 0) if name in self._lists else 0
        return name, depth

    def _list_of_style(self, style: str) -> tuple[str, int | None]:
        if style not in self._style_lists:
            name: str | None = None
            depth: int | None = None
            current = style
            for _ in range(_LONGEST_CHAIN):
                element = self._styles.get(current)
                if element is None:
                    break
                properties = element.find(W + "pPr")
                if properties is not None:
                    found = _reference(properties)
                    depth = found[1] if depth is None else depth
                    name = found[0]
                    if name is not None:
                        break
                based = element.find(W + "basedOn")
                current = (value(based) or "") if based is not None else ""
            self._style_lists[style] = (name or "", depth)
        return self._style_lists[style]

    def _read_lists(self, numbering: Element) -> dict[str, _List]:
        definitions = {value(e, "abstractNumId") or "": e for e in numbering.findall(W + "abstractNum")}
        nums = {value(e, "numId") or "": e for e in numbering.findall(W + "num")}
        lists = {}
        for name, num in nums.items():
            definition = self._definition(num, nums, definitions)
            element = definitions.get(definition)
            if name == "0" or element is None:
                continue
            lists[name] = _List(definition, *_levels(element))
            for override in num.findall(W + "lvlOverride"):
                _override(lists[name], override)
        return lists

    def _definition(self, num: Element, nums: dict[str, Element], definitions: dict[str, Element]) -> str:
        """The list's definition, or that of the list style which the definition points to."""
        name = ""
        for _ in range(_LONGEST_CHAIN):
            name = _child(num, "abstractNumId") or ""
            element = definitions.get(name)
            linked = _child(element, "numStyleLink") if element is not None else None
            if linked is None:
                break
            following = nums.get(self._list_of_style_now(linked))
            if following is None or following is num:
                break
            num = following
        return name

    def _list_of_style_now(self, style: str) -> str:
        element = self._styles.get(style)
        properties = element.find(W + "pPr") if element is not None else None
        return (_reference(properties)[0] or "") if properties is not None else ""


def _is_standard(style: Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")


def _reference(properties: Element) -> tuple[str | None, int | None]:
    numbered = properties.find(W + "numPr")
    if numbered is None:
        return None, None
    return _child(numbered, "numId"), _number(_child(numbered, "ilvl"))


def _levels(definition: Element) -> tuple[dict[int, Level], dict[str, int]]:
    levels, styles = {}, {}
    for element in definition.findall(W + "lvl"):
        depth = _number(value(element, "ilvl")) or 0
        levels[depth] = _level(element)
        style = _child(element, "pStyle")
        if style is not None:
            styles[style] = depth
    return levels, styles


def _level(element: Element) -> Level:
    start = _number(_child(element, "start"))
    form = element.find(f".//{W}numFmt")  # newer forms stand in an AlternateContent
    return Level(
        start=0 if start is None else start,
        form=(value(form) or "decimal") if form is not None else "decimal",
        text=_child(element, "lvlText") or "",
        suffix="" if _child(element, "suff") == "nothing" else " ",
        legal=element.find(W + "isLgl") is not None,
        restarts=_child(element, "lvlRestart") != "0",
    )


def _override(numbered: _List, override: Element) -> None:
    depth = _number(value(override, "ilvl")) or 0
    element = override.find(W + "lvl")
    if element is not None:
        numbered.levels[depth] = _level(element)
    start = _number(_child(override, "startOverride"))
    if start is not None:
        numbered.anew[depth] = start


def _child(element: Element, name: str) -> str | None:
    found = element.find(W + name)
    return value(found) if found is not None else None


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None
