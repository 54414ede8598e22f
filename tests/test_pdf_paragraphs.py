"""Printed lines become paragraphs by where they begin and end; a pure function of places."""

from __future__ import annotations

from reading import read_text

from ingest.document import INDENT, Page
from ingest.readers.pdf_lines import PrintedLine
from ingest.readers.pdf_paragraphs import paragraphs_of

SIZE, LEFT = 12.0, 70.0
WORDS = "坚持男女平等基本国策保障妇女平等依法行使民主权利平等参与经济社会发展平等享有改革发展成果推动各族妇女共同进步"
FULL = 36
"""Characters of a line that fills the column."""


def page(*lines: str, column: int = 0, left: float = LEFT, leading: float = 20.0) -> list[PrintedLine]:
    """Lines one below the other; a line that begins with blanks is indented by them."""
    printed = []
    for number, line in enumerate(lines):
        words = line.lstrip("\u3000")
        begin = left + SIZE * (len(line) - len(words))
        printed.append(PrintedLine(words, begin, 780 - leading * number, begin + SIZE * len(words), SIZE, column))
    return printed


def body(first: str, *, lines: int = 3, last: str = "共同进步。") -> list[str]:
    """A paragraph: an indented line, full lines, and a last one."""
    return [INDENT + (first + WORDS)[: FULL - 2], *[WORDS[:FULL]] * (lines - 2), last]


def test_a_paragraph_is_one_line_and_keeps_its_indent() -> None:
    lines = page(*body("甲"), *body("乙", lines=4))
    (text,) = paragraphs_of([lines])
    assert text.splitlines() == ["".join(body("甲")), "".join(body("乙", lines=4))]


def test_a_full_last_line_ends_a_paragraph_where_the_next_one_is_indented() -> None:
    ended = WORDS[: FULL - 1] + "。"
    (text,) = paragraphs_of([page(*body("甲", last=ended), *body("乙"))])
    assert text.splitlines() == ["".join(body("甲", last=ended)), "".join(body("乙"))]


def test_a_sentence_may_end_at_the_edge() -> None:
    middle = WORDS[: FULL - 1] + "。"
    lines = [INDENT + WORDS[: FULL - 2], middle, WORDS[:FULL], "完。"]
    (text,) = paragraphs_of([page(*lines)])
    assert text.splitlines() == ["".join(lines)]


def test_headings_at_the_edge_stay_alone() -> None:
    ended = WORDS[: FULL - 1] + "。"
    (text,) = paragraphs_of([page(*body("甲", last=ended), "（一）妇女与健康", "主要目标：", "1.孕产妇死亡率下降。")])
    assert text.splitlines()[1:] == ["（一）妇女与健康", "主要目标：", "1.孕产妇死亡率下降。"]


def test_a_figure_that_did_not_fit_leaves_room() -> None:
    figure = "12.35/10万以下，"
    lines = [INDENT + WORDS[: FULL - 2], WORDS[:FULL], WORDS[: FULL - 3], figure + WORDS[: FULL - len(figure)], "完。"]
    (text,) = paragraphs_of([page(*lines)])
    assert text.splitlines() == ["".join(lines)]


def test_spaces_between_paragraphs_part_them_without_indents() -> None:
    first, second = page(WORDS[:FULL], WORDS[:FULL], WORDS[:FULL]), page(WORDS[:FULL], WORDS[:FULL], "完。")
    below = [PrintedLine(l.text, l.left, l.base - 75, l.right, l.size) for l in second]  # noqa: E741
    (text,) = paragraphs_of([[*first, *below]])
    assert text.splitlines() == [WORDS[:FULL] * 3, WORDS[:FULL] * 2 + "完。"]


def test_columns_go_on_in_the_next_one() -> None:
    left = page(*body("甲", last=WORDS[:FULL]), column=1)
    right = page(WORDS[:FULL], WORDS[:FULL], WORDS[:FULL], "完。", *body("乙"), column=2, left=LEFT + 500)
    (text,) = paragraphs_of([[*left, *right]])
    assert text.splitlines() == [
        "".join([*body("甲", last=WORDS[:FULL]), *[WORDS[:FULL]] * 3, "完。"]),
        "".join(body("乙")),
    ]


def test_a_short_page_takes_its_edge_from_the_others() -> None:
    long, short = page(*body("甲", lines=6)), page("一、总体要求", "（一）指导思想的各个方面", "（二）基本原则的各方面")
    texts = paragraphs_of([long, short, long, short])
    assert texts[1].splitlines() == ["一、总体要求", "（一）指导思想的各个方面", "（二）基本原则的各方面"]


def test_rows_of_tables_and_few_lines_are_not_joined() -> None:
    rows = ["指标｜单位｜2020年｜2030年目标".ljust(FULL, "甲")] * 4
    assert paragraphs_of([page(*rows)])[0].splitlines() == rows
    assert paragraphs_of([page(WORDS[:20], WORDS[20:40])])[0].splitlines() == [WORDS[:20], WORDS[20:40]]
    assert paragraphs_of([[], []]) == ["", ""]


def pages(*texts: str) -> tuple[str, tuple[Page, ...]]:
    starts = [sum(map(len, texts[:number])) for number in range(len(texts))]
    return "".join(texts), tuple(Page(number, start) for number, start in enumerate(starts, 1))


def test_a_page_may_begin_inside_a_paragraph_after_a_full_stop() -> None:
    head = "河湾县妇女发展规划（2021—2030年）\n一、总体要求\n"
    first = f"{head}{INDENT}{WORDS}。\n{INDENT}{WORDS}。{WORDS}。\n"
    second = f"{WORDS[:40]}。\n{INDENT}{WORDS}。\n"
    text, places = pages(first, second)
    reading = read_text(text, pages=places)
    assert [p.text for p in reading.passages] == [f"{WORDS}。", f"{WORDS}。{WORDS}。{WORDS[:40]}。", f"{WORDS}。"]
    assert [p.page for p in reading.passages] == [1, 1, 2]


def test_a_page_without_indents_begins_with_a_paragraph() -> None:
    head = "河湾县妇女发展规划（2021—2030年）\n一、总体要求\n"
    paragraphs = [f"{number}方面{WORDS}。" for number in "甲乙丙丁"]
    text, places = pages(head + "\n".join(paragraphs[:2]) + "\n", "\n".join(paragraphs[2:]) + "\n")
    assert [p.text for p in read_text(text, pages=places).passages] == paragraphs
