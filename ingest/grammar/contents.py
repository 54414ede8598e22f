"""Tables of contents: lines that only say where the headings of the text stand, and are no content themselves."""

from __future__ import annotations

import re

from ingest.figures.dashes import DASHES
from ingest.grammar.numbering import marker_of
from ingest.grammar.vocabulary import chapter_of, front_of, plain_heading
from ingest.vocabulary.pack import Pack

_HEADS = frozenset({"目录", "目次", "总目录", "规划目录"})
_LEADER = rf"[{DASHES}.．·…‥•⋯。_]{{2,}}|\t+|[ \u3000\u00a0]{{3,}}|(?:[.．·…] ){{2,}}[.．·…]?"
_PAGE = rf"[（(]?\s*[{DASHES}]?\s*(?:\d{{1,3}}|[IVXivx]{{1,6}})\s*[{DASHES}]?\s*[）)]?"
_WITH_PAGE = re.compile(rf"(?P<title>\S.{{0,60}}?)\s*(?:{_LEADER})\s*{_PAGE}")
_ENDS_OF_PAGES = frozenset(f"0123456789IVXivx{DASHES})） \t\u3000\u00a0")
"""Last characters of _PAGE: most lines end otherwise."""
_WITH_BLANK = re.compile(r"(?P<title>\D.{1,60}?)\s+\d{1,3}")
EXAMPLES = {"一、总体要求........3": "一、总体要求", "第一节 妇女与健康 …… - 12 -": "第一节 妇女与健康", "前言\t1": "前言", "（一）妇女与健康……（7）": "（一）妇女与健康",
            "托位数达到4.5": None, "孕产妇死亡率｜14": None, "2021年": None}  # fmt: skip
"""Entries with their titles, and lines that end with a figure and are no entries; tested."""
SHORTEST = 3
"""Lines of a table of contents at least: two lines that end with a figure may be anything, and the torn tables of
the tests have four. Nothing changes from 2 to 4."""
LONGEST_ENTRY = 60
"""Characters of an entry; a longer line is prose. Chosen by hand with LONGEST_TITLE; nothing changes from 20 to 200."""
LONGEST_TABLE = 400
"""Lines after 目录 among which its first entry must come again as a heading. A bound on work, chosen by hand; nothing
changes from 30 to 1,000."""
ENTRIES_LOOKED_UP = 20
"""Entries of a table that are looked up in the text, each of which means going through all lines. A bound on work,
chosen by hand; nothing changes from 3 to 400."""
LONGEST_PREFACE = 12
"""Lines of a title and a preface that may stand between a table and the heading that is its first entry. The example
of the tests has more than one; nothing changes from 4 to 40."""


def entry_of(text: str) -> str | None:
    """The title of a line that leads to a page (`一、总体要求……3`), None where it does not."""
    may_be = len(text) <= 2 * LONGEST_ENTRY and text[-1:] in _ENDS_OF_PAGES
    match = _WITH_PAGE.fullmatch(text) if may_be else None
    return match.group("title") if match else None


def contents_of(texts: list[str], pack: Pack) -> set[int]:
    """Indexes of the lines that make up tables of contents.

    Under the head 目录 these are the lines that follow and end in a page number. Where they have no page numbers, the
    entries of the table must stand again as headings of the text, and the text begins where the first of them comes
    again. Without the head 目录, a table is three or more lines in a row with page numbers, half of which stand again.
    """
    found: set[int] = set()
    index = 0
    while index < len(texts):
        headed = len(texts[index]) <= LONGEST_ENTRY and plain_heading(texts[index]) in _HEADS
        first = index + 1 if headed else index
        end = _end(texts, first, pack, headed=headed)
        if end - first >= SHORTEST:
            found |= set(range(index, end))
            index = end
        else:
            index = max(_end_of_pages(texts, first), index + 1)
    return found


def _end(texts: list[str], first: int, pack: Pack, *, headed: bool) -> int:
    """The line after the last entry of a table that begins at `first`; `first` where none begins."""
    end = _end_of_pages(texts, first)
    if not headed:
        return end if end - first >= SHORTEST and _lead_to_text(texts, first, end) else first
    if end - first >= SHORTEST:
        return end
    if first == len(texts) or not _is_entry(texts[first], pack):
        return first
    opening, horizon = _key(texts[first]), min(len(texts), first + LONGEST_TABLE)
    again = next((i for i in range(first + SHORTEST, horizon) if _key(texts[i]) == opening and _text_begins(texts, i, pack)), None)  # fmt: skip
    if again is None:
        return first
    later = [plain_heading(text) for text in texts[again:]]
    end = first
    while end < again and _is_entry(texts[end], pack) and any(text.startswith(_key(texts[end])) for text in later):
        end += 1
    between = texts[end:again]
    unlike = len({_key(text) for text in texts[first:end]}) >= SHORTEST
    return end if unlike and len(between) <= LONGEST_PREFACE and not any(map(marker_of, between)) else first


def _end_of_pages(texts: list[str], first: int) -> int:
    """The line after the last entry with a page number. An entry broken over two lines has its page on the second."""
    end = first
    while end < len(texts):
        if entry_of(texts[end]) is None:
            torn = end > first and end + 1 < len(texts) and entry_of(texts[end + 1]) is not None
            if not torn or len(texts[end]) > LONGEST_ENTRY:
                break
        end += 1
    return end


def _lead_to_text(texts: list[str], first: int, end: int) -> bool:
    """True where half of the entries stand again in the text, as the rows of a table of figures do not."""
    later = [plain_heading(text) for text in texts[end:]]
    entries = texts[first:end][:ENTRIES_LOOKED_UP]
    return sum(any(text.startswith(_key(entry)) for text in later) for entry in entries) * 2 >= len(entries)


def _text_begins(texts: list[str], index: int, pack: Pack) -> bool:
    """True where prose stands soon after the heading, as it does in the text and not in a table."""
    return any(not _is_entry(text, pack) for text in texts[index + 1 : index + 4])


def _is_entry(text: str, pack: Pack) -> bool:
    heading = marker_of(text) is not None or front_of(text, pack) is not None or chapter_of(text, pack) is not None
    return heading and len(text) <= LONGEST_ENTRY and not text.endswith(("。", "；"))


def _key(text: str) -> str:
    """The title of an entry without its page, as it stands in the text."""
    match = _WITH_PAGE.fullmatch(text) or _WITH_BLANK.fullmatch(text)
    return plain_heading(match.group("title") if match else text)
