"""Lines of a document without what is no content: markup, bookmark remnants, page furniture; offsets kept."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.document import CELL, INDENT, Document, Span
from ingest.figures.dashes import DASHES
from ingest.grammar.contents import contents_of
from ingest.grammar.markup import spans_of_words
from ingest.grammar.numbering import marker_of
from ingest.grammar.vocabulary import part_of
from ingest.vocabulary.pack import Pack

_RULE = re.compile(rf"[{DASHES}*_=]{{3,}}")
_TORN_MARKER = re.compile(
    r"[（(]\s*[一二三四五六七八九十]{0,3}|第\s*[一二三四五六七八九十\d]{1,3}\s*[篇章节编]|第[一二三四五六七八九十]{1,2}部分"
)
LONGEST_CHAPTER_TITLE = 30
"""Characters of a title that stands on the line after its 第一章. Chosen by hand; nothing changes from 10 to 45."""
_PAGE_NUMBER = re.compile(
    rf"[{DASHES}·\s]*(?:第\s*)?\d{{1,3}}(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{{1,4}}\s*页?)?[{DASHES}·\s]*"
)
_BY_A_BROWSER = re.compile(
    r"(?:https?|fi ?le)://\S+(?:\s+\d{1,4}/\d{1,4})?|\d{1,4}/\d{1,2}/\d{1,4}[,，]?\s*(?:[上下]午\s*)?\d{1,2}:\d{2}(?!\d).*"
)
"""What browsers print at the edges of a page: `2022/6/9 17:05 标题` above, the address and the page's number below."""
_TERMINALS = frozenset("。！？；：!?;:…")
_CLOSING = "”’」』）)》"
REPEATS_OF_FURNITURE = 3
"""Pages on which a line must stand to be furniture. Two would take the title of a document of two pages, six miss
the page numbers of the tests; nothing changes from 3 to 4."""
SHORTEST_PARAGRAPH = 30
"""Shorter lines without an indent may be centred headings. Nothing changes from 15 to 30; with 60 a paragraph of the
tests is not told as such."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line's own words: `text` equals the characters of `spans` joined. `full`: it reaches the wrap width.

    `printed` is the whole line with its markup and blanks. `goes_on`: it opens a page inside a paragraph.
    """

    text: str
    spans: tuple[Span, ...]
    printed: Span
    full: bool = False
    goes_on: bool = False


def content_lines(document: Document, pack: Pack) -> tuple[list[Line], list[Span]]:
    """The lines of a document that carry content, in order, and the spans of page furniture between them.

    Markup, bookmark remnants and control bytes are cut out of the spans; rules, page numbers, running headers and
    tables of contents are left out. No character is replaced, so a line's text is always found in the document at its spans.
    """
    raw = _words_of_lines(document.text)
    furniture = _furniture(document, raw, pack)
    body = [index for index in range(len(raw)) if index not in furniture]
    furniture |= {body[position] for position in contents_of([raw[index].text for index in body], pack)}
    kept = _whole([line for index, line in enumerate(raw) if index not in furniture])
    dropped = [raw[index].printed for index in sorted(furniture)]
    width = wrap_width(kept)
    if width is not None:
        kept = [replace(line, full=len(line.text) >= width - 2) for line in kept]
    opening = _going_on(document, kept)
    return [replace(line, goes_on=True) if index in opening else line for index, line in enumerate(kept)], dropped


def ends_sentence(text: str) -> bool:
    """True where the text ends a sentence or a clause, so that what follows is not the torn rest of it."""
    return text.rstrip().rstrip(_CLOSING)[-1:] in _TERMINALS


def wrap_width(lines: list[Line]) -> int | None:
    """Width at which a file's lines were broken (PDF, e-mail), None where a line is a paragraph.

    A file is wrapped where at least a third of its lines (of those with 12 characters or more, and there must be 20 of
    them) have the commonest length or up to three characters less, and hardly any line, one in twenty, is longer.
    """
    lengths = Counter(len(line.text) for line in lines if len(line.text) >= 12)
    total = sum(lengths.values())
    if total < 20:
        return None
    width = max(lengths, key=lambda length: sum(lengths[length - d] for d in range(4)))
    near = sum(lengths[width - d] for d in range(4))
    longer = sum(count for length, count in lengths.items() if length > width + 3)
    return width if near >= total / 3 and longer <= total / 20 else None


def _whole(lines: list[Line]) -> list[Line]:
    """The lines, a marker that stands alone joined to the words after it: `（` / `三）改革…`, `第一章` / `总则`."""
    joined: list[Line] = []
    for line in lines:
        if joined and _TORN_MARKER.fullmatch(joined[-1].text) and _completes(joined[-1].text, line.text):
            before = joined.pop()
            line = Line(before.text + line.text, (*before.spans, *line.spans), (before.printed[0], line.printed[1]))
        joined.append(line)
    return joined


def _completes(torn: str, words: str) -> bool:
    """True where the words make the torn marker whole, or are the short title of a chapter that has none yet."""
    marker = marker_of(torn + words)
    if marker is None or len(torn + words) <= marker.length:
        return False
    short = len(words) <= LONGEST_CHAPTER_TITLE and not ends_sentence(words)
    return marker_of(words) is None and (marker_of(torn) is None or short)


def _going_on(document: Document, lines: list[Line]) -> set[int]:
    """Indexes of lines at the top of a page that go on with a paragraph of the page before: they have no indent, in a
    document whose paragraphs mostly begin with one."""
    if not document.pages:
        return set()
    indented = {index for index, line in enumerate(lines) if document.text.startswith(INDENT, line.printed[0])}
    long = {index for index, line in enumerate(lines) if len(line.text) >= SHORTEST_PARAGRAPH}
    pages = [document.page_at(line.printed[0]) for line in lines]
    opening = {index for index in range(1, len(lines)) if pages[index] != pages[index - 1]}
    if 2 * len(indented & long - opening) < len(long - opening):
        return set()
    return {index for index in opening - indented if index in long or ends_sentence(lines[index].text)}


def _words_of_lines(text: str) -> list[Line]:
    lines, position = [], 0
    for printed in text.splitlines(keepends=True):
        line = _trimmed(text, position, position + len(printed))
        position += len(printed)
        if line.text:
            lines.append(line)
    return lines


def _trimmed(text: str, start: int, end: int) -> Line:
    spans = spans_of_words(text, start, end)
    words = "".join([text[a:b] for a, b in spans])
    return Line("", (), (start, end)) if _RULE.fullmatch(words) else Line(words, tuple(spans), (start, end))


def _furniture(document: Document, lines: list[Line], pack: Pack) -> set[int]:
    """Indexes of page numbers, and of lines that stand at the edge of most pages with only their figures changed."""
    numbers = {index for index, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.text)}
    if not document.pages:
        return _counting_up(lines, sorted(numbers))
    by_page: dict[int | None, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(document.page_at(line.spans[0][0]), []).append(index)
    edges = {index for indexes in by_page.values() for index in (*indexes[:2], *indexes[-2:])}
    edges = {index for index in edges if index in numbers or not _is_content(lines[index].text, pack)}
    masked = {index: re.sub(r"\d+", "#", lines[index].text) for index in edges}
    counts = Counter(masked.values())
    # Half of the pages: a heading such as 主要目标 may stand first on several pages, a running header on most.
    needed = max(REPEATS_OF_FURNITURE, len(by_page) / 2)
    found = {index for index in edges if counts[masked[index]] >= needed} | (numbers & edges)
    found |= {index for index in edges if _BY_A_BROWSER.fullmatch(lines[index].text)}
    if len(by_page) == 2:
        found |= _on_both([[index for index in indexes if index not in found] for indexes in by_page.values()], masked)
    pages = [[index for index in indexes if index not in found] for indexes in by_page.values()]
    return found | _repeated_heads(lines, pages)


def _on_both(pages: list[list[int]], masked: dict[int, str]) -> set[int]:
    """Header and footer of a document of two pages; the first line of the first page stays, as it may be the title."""
    if not all(pages):
        return set()
    found: set[int] = set()
    (head, *_, foot), (head_again, *_, foot_again) = (page if len(page) > 1 else page * 2 for page in pages)
    if head_again in masked and masked.get(head) == masked[head_again]:
        found.add(head_again)
    if foot in masked and masked[foot] == masked.get(foot_again):
        found |= {foot, foot_again}
    return found


def _is_content(text: str, pack: Pack) -> bool:
    """A heading may open many pages without being a running header, and rows of a table are alike but for their figures."""
    return marker_of(text) is not None or part_of(text, pack) is not None or CELL in text


def _repeated_heads(lines: list[Line], pages: list[list[int]]) -> set[int]:
    """Rows with which a table goes on at the top of a page as it began."""
    found: set[int] = set()
    table: list[str] = []
    for page in pages:
        for position, index in enumerate(page):
            if CELL not in lines[index].text:
                table = []
            elif position == 0 and table:
                again = [lines[i].text for i in page[: len(table)]]
                same = next((n for n, (a, b) in enumerate(zip(again, table, strict=False)) if a != b), len(again))
                found |= set(page[:same])
                table.append(lines[index].text)
            else:
                table.append(lines[index].text)
    return found


def _counting_up(lines: list[Line], indexes: list[int]) -> set[int]:
    """Those of the lines that count up by one from one to the next, as page numbers do and figures of a table do not."""
    values = [int(re.findall(r"\d+", lines[index].text)[0]) for index in indexes]
    steps = [second - first == 1 for first, second in pairwise(values)]
    kept = {i for position, up in enumerate(steps) if up for i in (indexes[position], indexes[position + 1])}
    return kept if len(kept) >= REPEATS_OF_FURNITURE else set()
