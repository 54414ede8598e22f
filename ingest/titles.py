"""Where the plans of a document begin: its title lines, told from titles in notices, laws and attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.numbering import marker_of
from ingest.repair import Line, ends_sentence
from ingest.vocabulary import plain, title_ends

LONGEST_TITLE = 60
_PERIOD = r"[（(]?\s*[\d〇○零一二三四五六七八九十\s]{4,9}年?\s*[-—－–~～至到]+\s*[\d〇○零一二三四五六七八九十\s]{4,9}年?\s*[）)]?"
_ONLY_PERIOD = re.compile(_PERIOD)
_DRAFT = r"(?:\s*[（(](?:草案|征求意见稿|送审稿|试行|修订版?|.{0,6}稿)[）)])?"
_TITLE = re.compile(
    rf"(?:附件\s*\d*\s*[:：]?\s*)?(?P<name>[^《》。；！？，:：]{{2,}}?(?:{'|'.join(title_ends())}))\s*(?:{_PERIOD})?{_DRAFT}"
)
_NOTICE = re.compile(r"关于|印发|通知|转发|公布|《")
_TOP_OF_NUMBERING = frozenset({"篇", "章", "一、"})


@dataclass(frozen=True, slots=True)
class TitleLines:
    """A plan's title: the lines `first` to `last` (inclusive) of the document's content lines."""

    first: int
    last: int
    text: str


def plan_titles(lines: list[Line]) -> list[TitleLines]:
    """The title lines that begin a plan, in order.

    A title begins a plan only where the top numbering (一、, 第一章) starts from one after it and before the next
    title; among several titles before one start (cover, attachment list) the first that names years is taken.
    """
    candidates = _candidates(lines)
    starts = [i for i, line in enumerate(lines) if _begins_numbering(line)]
    titles: list[TitleLines] = []
    for position, start in enumerate(starts):
        after = starts[position - 1] if position else -1
        group = [title for title in candidates if after < title.first < start]
        if group:
            title = next((title for title in group if _ONLY_PERIOD.search(title.text)), group[0])
            if titles and plain(titles[-1].text) == plain(title.text):
                titles.pop()  # the first stood on the cover, before a table of contents
            titles.append(title)
    return titles


def _begins_numbering(line: Line) -> bool:
    marker = marker_of(line.text)
    return marker is not None and marker.number == 1 and marker.family.name in _TOP_OF_NUMBERING


def _candidates(lines: list[Line]) -> list[TitleLines]:
    found, index = [], 0
    while index < len(lines):
        last = _title_at(lines, index)
        if last is None:
            index += 1
            continue
        if last + 1 < len(lines) and _ONLY_PERIOD.fullmatch(lines[last + 1].text):
            last += 1
        found.append(TitleLines(index, last, "".join(line.text for line in lines[index : last + 1])))
        index = last + 1
    return found


def _title_at(lines: list[Line], index: int) -> int | None:
    """Last line of a title that begins at `index`, None where none does; a title may be torn over two lines."""
    if index and _continues(lines[index - 1]):
        return None
    if _is_title(lines[index].text):
        return index
    if index + 1 == len(lines) or _is_title(lines[index + 1].text) or ends_sentence(lines[index].text):
        return None
    return index + 1 if _is_title(lines[index].text + lines[index + 1].text) else None


def _is_title(text: str) -> bool:
    if len(text) > LONGEST_TITLE or marker_of(text) or _NOTICE.search(text):
        return False
    match = _TITLE.fullmatch(text)
    return match is not None and plain(match.group("name")) not in title_ends()


def _continues(line: Line) -> bool:
    """True where the line is a torn paragraph, so that what follows it cannot be a title."""
    return (
        len(line.text) > LONGEST_TITLE / 2
        and not ends_sentence(line.text)
        and not re.search(r"[）)日号》]$", line.text)
    )
