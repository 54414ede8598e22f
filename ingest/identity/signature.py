"""Who issued a plan, under which number, and when: from the covering notice, the labels of a site, and the tail."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from ingest.document import CELL
from ingest.identity.years import dates_in, is_date
from ingest.vocabulary.words import IdentityWords, Words

_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\])）】]\s*第?\s*\d{1,4}\s*号"
    r"|[\u4e00-\u9fff]{2,20}令第?\s*\d{1,4}\s*号"
)
_OFFICE = r"[\u4e00-\u9fff]{1,28}?(?:人民政府办公室|人民政府办公厅|人民政府|委员会|办公室|办公厅)"
_HEAD = re.compile(rf"({_OFFICE}|[\u4e00-\u9fff]{{2,20}}(?:局|厅|部|委|国务院|联合会))(?:印发)?关于")
_MEETING = re.compile(r"[\u4e00-\u9fff]{2,20}(?:人民代表大会|人代会)|工作报告")
LONGEST_OFFICE = 40
"""Characters of a line that is the name of a body, or that and a date; a test has one of more than 15. Nothing
changes from 25 to 80."""
LINES_OF_THE_HEAD = 4
"""First lines of a notice, where a document number may stand beside other words. Chosen by hand; nothing changes
from 1 to 10."""
LONG_LABEL = 4
"""Labels of so many characters are known behind other words too, where blanks between them were taken off: shorter
ones (日期) stand inside words. Chosen by hand; nothing changes from 2 to 6."""
NAMES = 5
"""Bodies that sign one notice together at most, each on its own line; the tests have three. Nothing changes up to
10."""


def issuer_of(notice: list[str], words: IdentityWords) -> str | None:
    """The body that signs the notice, several joined by 、; else the one in its heading, else that of a label.

    `notice` holds the lines without blanks. The last signature counts: the first lines may name a committee.
    """
    ends = [i for i, line in enumerate(notice) if _signs(notice, i, words)]
    if ends:
        names = [_office(notice[ends[-1]])]
        above = reversed(notice[max(ends[-1] - NAMES + 1, 0) : ends[-1]])
        names += takewhile(lambda line: len(line) <= LONGEST_OFFICE and _is_office(line, words), above)
        return "、".join(reversed(names))
    head = next((match for line in notice if (match := _HEAD.match(line))), None)
    if head:
        return head.group(1)
    return next(
        (name for value in _labelled(notice, words.labels.issuer) if (name := _office_at_start(value, words))), None
    )


def issuer_in_title(title: str) -> str | None:
    """The body with which a title begins: 河湾县人民政府关于…的意见."""
    match = _HEAD.match(title)
    return match.group(1) if match else None


def dated_issuer_of(lines: list[str], words: IdentityWords) -> str | None:
    """The body whose name stands over a date or before one, as at the end of an opinion; None where none does."""
    dated = [i for i, line in enumerate(lines) if _signs(lines, i, words) and _date_after(lines, i, line)]
    return issuer_of(lines[: dated[-1] + 1], words) if dated else None


def number_of(notice: list[str], words: IdentityWords) -> str | None:
    """The document number: of a label, on a line of its own, or in the first lines; a number cited in a sentence is another's."""
    labelled = [found.group() for value in _labelled(notice, words.labels.number) if (found := _NUMBER.search(value))]
    alone = [found.group() for line in notice if (found := _NUMBER.fullmatch(line.strip("()（）")))]
    ending = [found.group() for line in notice if (found := _NUMBER.search(line)) and _stands_apart(line, found)]
    return next(iter((*labelled, *alone, *ending)), None)


def date_of(
    notice: list[str], head: list[str], closing: list[str], tail: list[str], words: IdentityWords
) -> str | None:
    """The date below the signature, in the notice or at the end of the text; else the last one in the notice, under
    the title, of a label, or in the tail."""
    signed = [
        date for i, line in enumerate(notice) if _signs(notice, i, words) for date in _date_after(notice, i, line)
    ]
    alone = [date for line in notice if is_date(line) for date in dates_in(line)]
    meeting = [
        date
        for line in head
        if _MEETING.search(line) or line.startswith(("—", "-", "(", "（"))
        for date in dates_in(line)
    ]
    labelled = [date for value in _labelled([*notice, *head], words.labels.date) for date in dates_in(value)[:1]]
    chinese = [
        date for line in notice if "年" in line and not _label(words.labels.date).match(line) for date in dates_in(line)
    ]
    printed = [date for line in tail for date in dates_in(line)]
    closed = [date for line in closing for date in dates_in(line)]
    for found in (signed[-1:], alone[-1:], chinese[-1:], closed[-1:], meeting[:1], labelled[:1], printed[-1:]):
        if found:
            return found[0]
    return None


def _date_after(notice: list[str], index: int, line: str) -> list[str]:
    after = notice[index + 1] if index + 1 < len(notice) else ""
    return dates_in(line) or (dates_in(after) if is_date(after) else [])


def _signs(notice: list[str], index: int, words: IdentityWords) -> bool:
    """True for a line that is the name of a body, or that and a date."""
    line = notice[index]
    if len(line) > LONGEST_OFFICE:
        return False
    if _names_an_office(_office(line), words.issuers.ends, words):
        return True
    dated = bool(dates_in(line)) or (index + 1 < len(notice) and is_date(notice[index + 1]))
    return dated and _names_an_office(_office(line), words.issuers.with_date, words)


def _office(line: str) -> str:
    """The line without the date that ends it."""
    return re.sub(r"(?:(?:19|20)\d{2}|[一二三四五六七八九〇零○]{4})年.*日$", "", line)


def _is_office(name: str, words: IdentityWords) -> bool:
    return _names_an_office(name, (*words.issuers.with_date, *words.issuers.ends), words)


def _names_an_office(name: str, ends: Words, words: IdentityWords) -> bool:
    return (
        re.fullmatch(r"[\u4e00-\u9fff（）()、]{2,}", name) is not None
        and name.endswith(ends)
        and not any(word in name for word in words.issuers.never)
    )


def _stands_apart(line: str, found: re.Match[str]) -> bool:
    """True for a number at the end of a short line (河湾县人民政府文件 河政发〔2022〕7号), outside brackets and titles."""
    return (
        found.end() == len(line) and len(line) <= LONGEST_OFFICE and not re.search(r"[《》，。]|根据|按照|依据", line)
    )


@cache
def _label(names: Words) -> re.Pattern[str]:
    anywhere = "|".join(name for name in names if len(name) >= LONG_LABEL)
    return re.compile(rf"(?:{anywhere}|(?:^|(?<=[^\u4e00-\u9fff]))(?:{'|'.join(names)}))(?:[\]】][:：]?|[:：]|$)")


def _labelled(lines: list[str], labels: Words) -> list[str]:
    """What stands after one of the labels, on the same line or, where that is empty, on the next."""
    cells = [cell for line in lines for cell in re.split(rf"[{CELL}|]", line) if cell]
    found = []
    for position, cell in enumerate(cells):
        match = _label(labels).search(cell)
        if match:
            following = cells[position + 1] if position + 1 < len(cells) else ""
            found.append(cell[match.end() :] or following)
    return found


def _office_at_start(value: str, words: IdentityWords) -> str | None:
    """The body with which a value begins, where the next label stands on the same line (…体育局组配分类:…)."""
    for length in (0, 4, 3, 2):
        name = re.sub(rf"[\u4e00-\u9fff]{{{length}}}[:：].*$", "", value) if length else value
        if _is_office(name, words):
            return name
    return None
