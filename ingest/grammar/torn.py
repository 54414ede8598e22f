"""Whether a line goes on with the one before it: broken by a page, by the wrap width, or around words in bold."""

from __future__ import annotations

import re

from ingest.document import CELL
from ingest.grammar.heads import LONGEST_HEADING
from ingest.grammar.numbering import marker_of
from ingest.grammar.repair import Line, ends_sentence
from ingest.grammar.stack import PART, Block

SHORTEST_TORN_LINE = 15
"""Characters of a line that may have been broken; a shorter one is a heading or a signature. With 10 one development
plan joins what it should not, with 20 a test of words in bold fails."""
_GOES_ON = re.compile("[，,、；;：:。）)”]|是[：:]|[是为][^。]")
"""How a line begins that can begin no sentence."""


def is_torn(blocks: list[Block], previous: Line | None, line: Line) -> bool:
    """True where the previous line was broken, so that this one goes on with the last of the blocks."""
    if not blocks or previous is None or CELL in previous.text:
        return False
    last = blocks[-1]
    if last.kind == "heading":
        return previous.full and last.family != PART and len(line.text) < LONGEST_HEADING
    if ends_sentence(previous.text):
        return (previous.full or line.goes_on) and marker_of(line.text) is None
    goes_on = len(previous.text) >= SHORTEST_TORN_LINE or _GOES_ON.match(line.text) is not None
    return last.kind != "paragraph" or goes_on


def in_a_sentence(blocks: list[Block], previous: Line | None, following: Line | None) -> bool:
    """True for words in bold that stand on a line of their own within a sentence: `五年的` / `主要目标` / `是：…`."""
    if following is None or previous is None or not _GOES_ON.match(following.text):
        return False
    return blocks[-1].kind != "heading" and not ends_sentence(previous.text)
