"""What a line looks like as a heading: run-in heads, annexes, boxes, and heads that carry no number at all."""

from __future__ import annotations

import re

from ingest.document import CELL
from ingest.figures.dashes import DASHES
from ingest.figures.sentences import SENTENCE_ENDS
from ingest.grammar.numbering import NUMERIC, Marker, marker_of
from ingest.grammar.repair import Line, ends_sentence
from ingest.grammar.vocabulary import front_of, part_of, plain_heading, starts_tail
from ingest.vocabulary.pack import Pack

LONGEST_HEADING = 45
"""Characters of a heading. The longest of the tests, wrapped over two lines, needs more than 20; nothing changes
from 30 to 70. One-sentence goals are longer in general."""
LONGEST_LONE_HEADING = 60
"""Longest heading that is one whole sentence and has text without a number below it; the one of the tests has more
than 45 characters. Nothing changes from 50 to 120."""
LONGEST_DOMAIN = 25
"""Longest head of a domain that is numbered like an item (1.妇女与健康). Chosen by hand, three to five times what domains
have; nothing changes from 8 to 60."""
BARE_HEADING = (4, 24)
"""Shortest and longest head without a number. A report of the tests has heads of four or five characters; nothing
changes with 2 as the least, and with 15 to 45 as the most."""
BARE_HEADINGS_OF_A_PATTERN = 3
"""Such heads that a file must have before any counts: two short lines are no pattern (a test), and a text of the
tests has just three."""
SHORTEST_TEXT_OF_A_BARE_HEADING = 25
"""Characters of the paragraph below such a head: those of the tests begin with fewer than 32, and what is shorter
may be a list of names. Nothing changes from 10 to 25."""
_AFTER_ANNEX = r"\s*(?:[\d一二三四五六七八九十]{1,3}(?![\d年月个项张])|(?=[:：\s]|$))\s*[:：、.．]?\s*"
_ANNEX = re.compile(rf"(?:附件|附录|附表){_AFTER_ANNEX}(?P<title>[^。；]{{0,40}})")
_BOX = re.compile(
    rf"[【\[〔（(]?\s*专栏\s*[\d一二三四五六七八九十]*[{DASHES}\d]*\s*[】\]〕）)]?\s*[:：]?\s*(?P<title>[^。；]{{0,40}})"
)
_COLON = re.compile("[：:]")
EXAMPLES = {"附件2：任务分工表": "annex", "附录 名词解释": "annex", "附件1": "annex", "附件所列任务": "", "附表3个": "",
            "专栏1 健康工程": "box", "【专栏二】健康工程": "box", "专栏所列工程按期完工。": ""}  # fmt: skip
"""Lines that open an annex or a box, and lines that only name one; tested."""


def beside_of(text: str) -> str:
    """`annex` or `box` where the line is the head of what stands beside the text, else an empty string."""
    if _ANNEX.fullmatch(text):
        return "annex"
    return "box" if _BOX.fullmatch(text) else ""


def is_heading(words: str, longest: int = LONGEST_HEADING) -> bool:
    """A heading stands alone: short, and no sentence before its end (`（一）坚持党的领导。把…` is run in)."""
    return len(words) <= longest and not any(mark in words.rstrip("。：:") for mark in SENTENCE_ENDS)


def heads_numbered(line: Line) -> bool:
    """True for a line that a family of headings numbers and that stands alone."""
    marker = marker_of(line.text)
    return marker is not None and marker.family.name not in NUMERIC and is_heading(line.text[marker.length :])


def run_in_part(text: str, marker: Marker | None, pack: Pack) -> int | None:
    """Where the text begins after a part's head on the same line (`主要目标：1.提高…`), None where there is none."""
    begin = marker.length if marker else 0
    colon = _COLON.search(text, begin, LONGEST_HEADING)
    if colon is None or not part_of(text[begin : colon.start()], pack):
        return None
    rest = text[colon.end() :].lstrip()
    return len(text) - len(rest) if rest else None


def part_ahead(line: Line | None, pack: Pack) -> str | None:
    """The part whose head the line is, numbered or run in."""
    if line is None:
        return None
    marker = marker_of(line.text)
    end = run_in_part(line.text, marker, pack) or len(line.text)
    begin = marker.length if marker else 0
    return part_of(line.text[begin:end], pack) or part_of(re.split("[：:]", line.text[begin:end])[0], pack)


def repeated_heads(lines: list[Line]) -> frozenset[str]:
    """Short numbered lines whose words stand twice in a plan: its domains, once with goals and once with measures."""
    seen: set[str] = set()
    repeated: set[str] = set()
    for line in lines:
        marker = marker_of(line.text)
        if marker is None:
            continue
        if len(line.text) > LONGEST_HEADING or ends_sentence(line.text):
            continue
        words = plain_heading(line.text[marker.length :])
        if len(words) <= LONGEST_DOMAIN:
            (repeated if words in seen else seen).add(words)
    return frozenset(repeated)


def bare_headings(lines: list[Line], pack: Pack) -> frozenset[int]:
    """Indexes of heads without a number (大力发展教育事业), as reports have them.

    They are a pattern of the file: three or more short lines that end no sentence, each after a finished text and
    before a longer one; a plan with 主要目标 and 策略措施 has none.
    """
    if any(part_of(line.text, pack) for line in lines):
        return frozenset()
    found = {index for index in range(len(lines)) if _may_be_bare(lines, index, pack)}
    return frozenset(found) if len(found) >= BARE_HEADINGS_OF_A_PATTERN else frozenset()


def _may_be_bare(lines: list[Line], index: int, pack: Pack) -> bool:
    text = lines[index].text
    shortest, longest = BARE_HEADING
    if not shortest <= len(text) <= longest or re.search(
        r"[。；！？：:;!?｜，,、《》\d]$|[。；｜《》]|^(?!20\d\d年)\d", text
    ):
        return False
    if marker_of(text) or front_of(text, pack) or beside_of(text) or starts_tail(text, pack) or index + 1 == len(lines):
        return False
    following = lines[index + 1].text
    long = len(following) >= SHORTEST_TEXT_OF_A_BARE_HEADING and CELL not in following
    marker = marker_of(following)
    begins = long if marker is None else marker.number == 1
    return begins and (index == 0 or _is_finished(lines[index - 1]))


def _is_finished(line: Line) -> bool:
    marker = marker_of(line.text)
    heading = marker is not None and is_heading(line.text[marker.length :])
    return ends_sentence(line.text) or (heading and not line.full)
