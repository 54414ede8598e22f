"""What a number means where it stands: the next of its list, the head of a domain, the end of a part, a list in an item."""

from __future__ import annotations

from ingest.grammar.heads import LONGEST_DOMAIN, part_ahead
from ingest.grammar.numbering import BY_NAME, NUMERIC, Marker, marker_of
from ingest.grammar.repair import Line, ends_sentence
from ingest.grammar.stack import PART, Stack
from ingest.grammar.torn import SHORTEST_TORN_LINE
from ingest.grammar.vocabulary import plain_heading

LONGEST_FAULTY_HEADING = 15
"""Longest head whose number is in the wrong family (4、 监测评估). Chosen by hand; nothing changes from 6 to 30."""


def continues_numbering(tree: Stack, previous: Line | None, marker: Marker) -> bool:
    """True where the marker's number is the next one of its family: then the line is numbered, and not the rest of a
    sentence that was broken before it.

    A one after a comma starts nothing: `…不布置作业，` / `一、二年级…`.
    """
    if marker.number == 1 and previous and previous.text.endswith(("，", "、", ",")):
        return False
    family = marker.family.name
    if family in NUMERIC and not tree.is_open(family):
        begins = marker.number == 1 and previous is not None and len(previous.text) < SHORTEST_TORN_LINE
        return begins or tree.counting.follows(family, marker.number)
    last = next((entry.number for entry in reversed(tree.open_heads) if entry.family == family), 0)
    return marker.number == last + 1 or marker.number == 1 or tree.counting.follows(family, marker.number)


def numbers_a_domain(tree: Stack, marker: Marker, words: str, following: Line | None, repeated: frozenset[str]) -> bool:
    """True for 1.妇女与健康 when 主要目标 or （1） follows: the head of a domain, though it is numbered like an item.

    Not every numbered line before a part is such a head: the last goal of a list is followed by 策略措施. So where a
    part is open, the part that follows must be one that this domain already has (主要目标 again: a new domain).
    """
    if following is None or ends_sentence(words) or len(words) > LONGEST_DOMAIN or marker.family.name == "条":
        return False
    part = part_ahead(following, tree.pack)
    if part:
        return not tree.is_open(PART) or part in tree.parts_seen
    below = marker_of(following.text)
    deeper = below is not None and below.family.rank > marker.family.rank
    return deeper and plain_heading(words) in repeated


def family_continued_by(tree: Stack, marker: Marker, words: str) -> str | None:
    """`4、 监测评估` after 三、: a short head whose Arabic number is the next of an open family of headings."""
    expected_item = tree.counting.family and tree.counting.follows(marker.family.name, marker.number)
    if (
        expected_item
        or marker.number == 1
        or words[:1].isdigit()
        or ends_sentence(words)
        or len(words) > LONGEST_FAULTY_HEADING
        or tree.is_open(PART)
    ):
        return None
    for entry in tree.open_heads:
        if entry.family in BY_NAME and entry.number == marker.number - 1:
            return entry.family
    return None


def closes_part(tree: Stack, family: str, number: int) -> bool:
    """True where a number ends the open part and does not count one of its items: it continues the part's own number
    (（二）保障机制 after （一）主要目标), or its family stands above that of the heading over the part."""
    part = next(depth for depth, entry in enumerate(tree.open_heads) if entry.family == PART)
    head = tree.open_heads[part]
    if head.number and head.rank == BY_NAME[family].rank and number == head.number + 1:
        return True  # （一）主要目标, （二）保障机制
    owner = next((e.family for e in reversed(tree.open_heads[:part]) if e.family in BY_NAME), None)
    return owner is not None and BY_NAME[family].rank < BY_NAME[owner].rank


def spells_out_an_item(tree: Stack, family: str) -> bool:
    """（1）… below an open 1.…: sub-items belong to their item."""
    if not tree.counting.family or tree.blocks[-1].kind != "item":
        return False
    return BY_NAME[family].rank > BY_NAME[tree.counting.family].rank


def spells_out_an_article(tree: Stack, family: str) -> bool:
    """（一）… below 第三条: the list of an article belongs to it, whatever its family."""
    return tree.counting.family == "条" and spells_out_an_item(tree, family)
