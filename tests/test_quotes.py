"""Quotes stand together in the document; sentences and clauses are cut where they end; a year is no amount."""

from __future__ import annotations

import pytest
from made_rows import made_passage, made_plan
from with_pack import PACK

from assistant.tell.quotes import clauses_up_to, has_a_figure, quote, sentences, stretches
from ingest.document import Document, Page
from ingest.plan import Passage

PLAN = made_plan()


def passage_of(document: Document, *spans: tuple[int, int]) -> Passage:
    return made_passage(PLAN, document.cut(spans), spans=spans)


MARKUP = Document("a.txt", "", "渡口<b>茶亭</b>牧道")
PAGES = Document("b.pdf", "", "渡口 页一\n茶亭", (Page(1, 0), Page(2, 6)))


@pytest.mark.parametrize(
    ("document", "spans", "expected"),
    [
        (MARKUP, [(0, 2)], [(0, 2)]),
        (MARKUP, [(0, 2), (5, 7)], [(0, 2), (2, 4)]),
        (MARKUP, [(0, 2), (5, 7), (11, 13)], [(0, 2), (2, 4), (4, 6)]),
        (MARKUP, [(0, 2), (5, 6), (6, 7)], [(0, 2), (2, 4)]),  # the second is joined to its own
        (MARKUP, [(0, 1), (1, 2), (5, 7)], [(0, 2), (2, 4)]),
        (Document("c.txt", "", "渡口\n 茶亭"), [(0, 2), (4, 6)], [(0, 4)]),  # nothing that can be seen between
        (PAGES, [(0, 2), (6, 8)], [(0, 4)]),  # the number of a page
        (Document("b.pdf", "", "渡口 页一\n茶亭", (Page(1, 0),)), [(0, 2), (6, 8)], [(0, 2), (2, 4)]),
    ],
)
def test_what_stands_together(
    document: Document, spans: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    assert stretches(document, passage_of(document, *spans)) == expected


@pytest.mark.parametrize(
    ("start", "end", "holding", "words"),
    [
        (0, 7, None, "茶亭长"),  # the longest stretch
        (0, 7, 0, "渡口"),
        (0, 7, 1, "渡口"),
        (0, 7, 2, "茶亭长"),
        (0, 7, 4, "茶亭长"),
        (0, 7, 5, "牧道"),
        (0, 7, 7, "茶亭长"),  # nothing holds it
        (0, 2, None, "渡口"),
        (0, 3, None, "渡口"),
        (1, 3, None, "口"),  # of two as long the first
        (3, 6, None, "亭长"),
        (3, 6, 5, "牧"),
        (2, 2, None, ""),
    ],
)
def test_a_quote_is_one_stretch_word_for_word(start: int, end: int, holding: int | None, words: str) -> None:
    document = Document("a.txt", "", "渡口<b>茶亭长</b>牧道")
    said, spans = quote(document, passage_of(document, (0, 2), (5, 8), (12, 14)), start, end, holding)
    assert said == words
    assert document.cut(spans) == words


def test_blanks_around_a_sentence_are_no_part_of_it() -> None:
    found = sentences(made_passage(PLAN, " 渡口修缮。 茶亭（每年）修缮；\n\n牧道"))
    assert [sentence.text for sentence in found] == ["渡口修缮。", "茶亭（每年）修缮；", "牧道"]
    assert [(sentence.start, sentence.end) for sentence in found] == [(0, 6), (6, 16), (18, 20)]


@pytest.mark.parametrize(
    ("text", "words", "figure"),
    [
        ("茶亭修缮率达到90%。", "茶亭修缮率", True),
        ("2025年茶亭修缮率提高。", "茶亭修缮率", False),  # a year is no amount
        ("茶亭修缮率提高，渡口建成3处。", "茶亭修缮率", False),  # that of another clause
        ("渡口建成3处，茶亭修缮率提高。", "茶亭修缮率", False),
        ("渡口建成3处，茶亭修缮率达到90%。", "茶亭修缮率", True),
        ("60周岁以上茶农随访率提高。", "茶农随访率", False),
        ("三年级渔童体检率提高。", "渔童体检率", False),
    ],
)
def test_a_clause_that_states_an_amount(text: str, words: str, figure: bool) -> None:
    assert has_a_figure(text, words, PACK) is figure


@pytest.mark.parametrize(
    ("text", "pairs", "clauses"),
    [
        ("渡口修缮，茶亭修缮；牧道栽树", ["茶亭"], ["渡口修缮", "茶亭修缮"]),
        ("渡口修缮，茶亭修缮", ["修缮"], ["渡口修缮"]),  # of several that hold as much the first
        ("渡口修缮，茶亭修缮", ["修缮", "茶亭"], ["渡口修缮", "茶亭修缮"]),
        ("渡口修缮，茶亭修缮", [], ["渡口修缮"]),
        ("渡口！茶亭？牧道；灯具，船", ["灯具"], ["渡口", "茶亭", "牧道", "灯具"]),
    ],
)
def test_clauses_up_to_the_one_that_holds_most(text: str, pairs: list[str], clauses: list[str]) -> None:
    assert clauses_up_to(text, pairs) == clauses
