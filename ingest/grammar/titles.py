"""Where the plans of a document begin: its title lines, told from titles in notices, laws and attachments."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.figures.dashes import TO
from ingest.grammar.heads import bare_headings, beside_of, is_heading
from ingest.grammar.numbering import Marker, marker_of
from ingest.grammar.repair import Line, ends_sentence
from ingest.grammar.vocabulary import front_of, opens_a_report, plain_heading, stands_alone, title_ends
from ingest.vocabulary.pack import Pack

LONGEST_TITLE = 60
"""Characters of a title: the longest of the tests needs more than 30, and the way to a page of a site (it is cut by
half of this) more than 45. Nothing changes from 60 to 100."""
_PERIOD = (
    rf"[（(]?\s*[\d〇○零一二三四五六七八九十\s]{{4,9}}年?\s*{TO}+\s*[\d〇○零一二三四五六七八九十\s]{{4,9}}年?\s*[）)]?"
)
_ONLY_PERIOD = re.compile(_PERIOD)
_NAMES_YEARS = re.compile(rf"{_PERIOD}|[“\"][一二三四五六七八九十]{{1,3}}五[”\"]|第[一二三四五六七八九十]{{1,3}}个五年")
_DRAFT = r"(?:\s*[（(](?:草案|征求意见稿|送审稿|试行|暂行|修订版?|摘要|节选|全文|.{0,6}[稿版]|\s*20\d\d年[^（）()]{0,20})[）)])?"
_NOTICE = re.compile(r"关于(?!.*的(?:若干|实施|指导)?(?:意见|办法|规定|决定|方案|措施)$)|印发|通知|转发|公布|《")
_ABOUT = re.compile(r"(?!.*(?:印发|转发|通知)).{0,20}关于")
"""关于促进… / …的实施方案: the end of such a title is no title of its own."""
_CARRIED_OUT = re.compile(
    r"(?<=实施|贯彻|落实|执行)《[^《》]{2,50}》(?=.)|《[^《》]{2,50}》(?=[^《》]{0,8}(?:监测|评估)报告$)"
)
"""What a plan carries out or a report is about is part of its title: 河湾县实施《…发展纲要》方案, 《…规划》统计监测报告."""
_GOES_ON = re.compile(r"和|及|暨|与|第[一二三四五六七八九十]{1,3}个五年")
"""How a line begins that goes on with a title: 第十四个五年规划 / 和2035年远景目标纲要."""
LINES_OF_A_TITLE = 3
"""Lines over which a title may be torn: place, subject, kind. Nothing changes from 2 to 6."""
LINES_TO_A_REPORT = 8
"""Lines after 政府工作报告 among which the assembly or its address (各位代表) stands. Chosen by hand; nothing changes from 2
to 20."""
_TOP_OF_NUMBERING = frozenset({"篇", "章", "条", "一、"})
LINES_BEFORE_A_PREFACE = 25
"""Lines of a document without numbered chapters among which its title is looked for; a site's head may stand before
it, and that of the tests has more than 5. Nothing changes from 12 to 80."""


@dataclass(frozen=True, slots=True)
class TitleLines:
    """A plan's title: the lines `first` to `last` (inclusive) of the document's content lines.

    A plan without a title has an empty text and `last` before `first`, where its own lines begin.
    """

    first: int
    last: int
    text: str


def plan_titles(lines: list[Line], pack: Pack) -> list[TitleLines]:
    """The title lines that begin a plan, in order.

    A title begins a plan only where the top numbering (一、, 第一章) starts at one below it, before the next title.
    Where several titles stand above one such start (a cover, a list of attachments), it is the first that names years.
    """
    candidates = _candidates(lines, pack)
    starts = [i for i, line in enumerate(lines) if _begins_numbering(line)]
    if not starts and (bare_headings(lines, pack) or any(_is_numbered(line) or _top_head(line) for line in lines)):
        # An excerpt may begin with 二、 under the title of the whole.
        return [title for title in candidates[:1] if title.first < LINES_BEFORE_A_PREFACE]
    titles: list[TitleLines] = []
    firsts = [title.first for title in candidates]
    for position, start in enumerate(starts):
        after = starts[position - 1] if position else -1
        group = candidates[bisect_right(firsts, after) : bisect_left(firsts, start)]
        if group:
            title = next((title for title in group if _NAMES_YEARS.search(title.text)), group[0])
            # The same title stood on the cover, before a table of contents: the last one begins the text.
            title = next(other for other in reversed(group) if plain_heading(other.text) == plain_heading(title.text))
            if titles and plain_heading(titles[-1].text) == plain_heading(title.text):
                titles.pop()
            titles.append(title)
    return _with_untitled(lines, titles, pack)


def _with_untitled(lines: list[Line], titles: list[TitleLines], pack: Pack) -> list[TitleLines]:
    """The titles and the places between them where a plan begins without one."""
    found: list[TitleLines] = []
    bounds = [*(title.last + 1 for title in titles), len(lines)] if titles else [0, len(lines)]
    for position, first in enumerate(bounds[:-1]):
        found.extend(titles[position : position + 1])
        end = titles[position + 1].first if position + 1 < len(titles) else len(lines)
        starts = _restarts(lines, first, end, pack)
        if starts and not titles:
            found.append(TitleLines(0, -1, ""))
        found.extend(TitleLines(start, start - 1, "") for start in starts)
    return found


def _restarts(lines: list[Line], first: int, end: int, pack: Pack) -> list[int]:
    """Where a second plan begins among the lines of one: its top numbering starts again with the same first chapters.

    一、 also starts again in an annex and below 第一章: neither begins a plan.
    """
    annex = next((i for i in range(first, end) if beside_of(lines[i].text) == "annex"), end)
    heads = [(i, marker) for i in range(first, annex) if (marker := _top_head(lines[i]))]
    rank = min((marker.family.rank for _, marker in heads if marker.number == 1), default=None)
    runs: list[list[tuple[int, Marker]]] = []
    for i, marker in heads:
        if marker.family.rank == rank:
            if marker.number == 1:
                runs.append([])
            if runs:
                runs[-1].append((i, marker))
    starts: list[int] = []
    for before, run in pairwise(runs):
        if _titles(lines, before)[:1] == _titles(lines, run)[:1] and len(before) > 1 < len(run):
            preface = next(
                (i for i in range(before[-1][0], run[0][0]) if front_of(lines[i].text, pack) == "前言"), run[0][0]
            )
            starts.append(preface)
    return starts


def _top_head(line: Line) -> Marker | None:
    marker = marker_of(line.text)
    if marker is None or marker.family.name not in _TOP_OF_NUMBERING or marker.family.name == "条":
        return None
    return marker if is_heading(line.text[marker.length :]) else None


def _titles(lines: list[Line], run: list[tuple[int, Marker]]) -> list[str]:
    return [plain_heading(lines[i].text[marker.length :]) for i, marker in run]


def _is_numbered(line: Line) -> bool:
    marker = marker_of(line.text)
    return marker is not None and marker.number == 1


def _begins_numbering(line: Line) -> bool:
    marker = marker_of(line.text)
    return marker is not None and marker.number == 1 and marker.family.name in _TOP_OF_NUMBERING


def _candidates(lines: list[Line], pack: Pack) -> list[TitleLines]:
    found, index = [], 0
    while index < len(lines):
        last = _title_at(lines, index, pack)
        if last is None:
            index += 1
            continue
        if last + 1 < len(lines) and _ONLY_PERIOD.fullmatch(lines[last + 1].text):
            last += 1
        found.append(TitleLines(index, last, "".join(line.text for line in lines[index : last + 1])))
        index = last + 1
    return found


def _title_at(lines: list[Line], index: int, pack: Pack) -> int | None:
    """Last line of a title that begins at `index`, None where none does; a title may be torn over several lines."""
    if index and _continues(lines[index - 1]):
        return None
    if stands_alone(lines[index].text, pack) and any(
        opens_a_report(line.text, pack) for line in lines[index + 1 :][:LINES_TO_A_REPORT]
    ):
        return index
    text = ""
    for last in range(index, min(index + LINES_OF_A_TITLE, len(lines))):
        text += lines[last].text
        following = lines[last + 1].text if last + 1 < len(lines) else ""
        goes_on = _GOES_ON.match(following) is not None
        if _is_title(text, pack):
            return last + 1 if goes_on and _is_title(text + following, pack) else last
        if ends_sentence(lines[last].text) or marker_of(following):
            return None
        if _is_title(following, pack) and not goes_on and not _ABOUT.match(text):
            return None
        if last > index and any(_is_title(line.text + following, pack) for line in lines[last : last + 1]):
            return None  # the title begins on a later line: 河湾县人民政府 / 河湾县妇女 / 发展规划
    return None


def _is_title(text: str, pack: Pack) -> bool:
    text = _CARRIED_OUT.sub("", text) if "《" in text else text
    if len(text) > LONGEST_TITLE or marker_of(text) or _NOTICE.search(text):
        return False
    match = _title(pack).fullmatch(text)
    return match is not None and plain_heading(match.group("name")) not in title_ends(pack)


def _continues(line: Line) -> bool:
    """True where the line is a torn paragraph, so that what follows it cannot be a title."""
    return (
        len(line.text) > LONGEST_TITLE / 2
        and not ends_sentence(line.text)
        and not re.search(r"[）)日号》]$", line.text)
    )


@cache
def _title(pack: Pack) -> re.Pattern[str]:
    return re.compile(
        rf"(?:附件\s*\d*\s*[:：]?\s*)?(?!\d{{1,2}}[.．、])(?P<name>[^《》。；！？，:：>＞»|｜/]{{2,}}?(?:{'|'.join(title_ends(pack))}))\s*(?:{_PERIOD})?{_DRAFT}"
    )
