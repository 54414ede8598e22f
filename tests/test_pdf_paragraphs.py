"""Printed lines become paragraphs by where they begin and end; a pure function of places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading import read_text
from with_pack import paragraphs_of

from ingest.document import INDENT, Page
from ingest.readers.pdf.glyphs import PrintedLine

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
    lower = [replace(line, base=line.base - 75) for line in second]
    (text,) = paragraphs_of([[*first, *lower]])
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


def set_at(text: str, *, left: float = LEFT, base: float = 0.0, size: float = SIZE) -> PrintedLine:
    return PrintedLine(text, left, base, left + size * len(text), size)


def below(*lines: PrintedLine, leading: float = 20.0) -> list[PrintedLine]:
    """The lines one below the other."""
    return [replace(line, base=780 - leading * number) for number, line in enumerate(lines)]


def text_of(lines: list[PrintedLine]) -> list[str]:
    return paragraphs_of([lines])[0].replace(INDENT, "").splitlines()


def test_short_lines_that_end_at_one_place_by_chance_stay_alone() -> None:
    lines = [
        "河湾县妇女发展规划纲要十年版本",
        "前言",
        "坚持以全县妇女的需要为工作中心。",
        "一、总体要求",
        "二、发展领域主要目标和策略措施",
    ]
    lines += ["（一）妇女与健康", "每一个村都有一名妇女的议事代表。", WORDS[:30] + "。", "三、组织实施"]
    assert text_of(page(*lines)) == lines


def test_a_numbered_heading_ends_the_heading_before_it() -> None:
    heads = ["二、" + WORDS[: FULL - 2], "（一）妇女与健康", "主要目标："]
    assert text_of(page(*body("甲"), *heads)) == ["".join(body("甲")).strip(), *heads]


@pytest.mark.parametrize(("first", "rest"), [("、主要目标和", "策略措施"), ("主要目标和策略", "措施")])
def test_a_heading_torn_at_the_name_of_a_part_is_one(first: str, rest: str) -> None:
    head = "二、" + WORDS[: FULL - 2 - len(first)] + first
    assert text_of(page(*body("甲"), head, rest))[-1] == head + rest


def test_a_part_after_a_full_item_stays_alone() -> None:
    item = "3." + WORDS[: FULL - 3] + "。"
    assert text_of(page(*body("甲"), item, "策略措施："))[-2:] == [item, "策略措施："]


def test_a_title_as_small_as_the_text_over_two_lines_is_one() -> None:
    title = [set_at(WORDS[: FULL - 1], left=LEFT + SIZE / 2), set_at("发展规划", left=LEFT + SIZE * 16)]
    assert text_of(below(*title, *page(*body("甲"))))[0] == "".join(line.text for line in title)


def test_a_centred_heading_after_a_full_line_stays_alone() -> None:
    ended = body("甲", last=WORDS[:FULL])
    lines = [*page(*ended), set_at("附则", left=LEFT + SIZE * 17)]
    assert text_of(below(*lines))[-1] == "附则"


def test_a_decimal_may_begin_a_line() -> None:
    lines = ["1." + WORDS[: FULL - 2], "5.5‰以下。"]
    assert text_of(page(*body("甲"), *lines))[-1] == "".join(lines)


def test_a_mark_that_may_not_begin_a_line_takes_its_word_along() -> None:
    lines = [INDENT + WORDS[: FULL - 2], WORDS[:FULL], WORDS[: FULL - 2], "年，" + WORDS[: FULL - 2], "完。"]
    (text,) = paragraphs_of([page(*lines)])
    assert text.splitlines() == ["".join(lines)]


def test_a_large_title_over_two_lines_is_one() -> None:
    title = [
        set_at("河湾县妇女发展规划（2021—2030", left=LEFT + 6, size=22.0),
        set_at("年）", left=LEFT + 187, size=22.0),
    ]
    lines = [*below(*title, leading=38.0), *page(*body("甲"))]
    assert text_of([*lines[:2], *(replace(line, base=line.base - 90) for line in lines[2:])])[0] == "".join(
        line.text for line in title
    )


def test_a_date_set_to_the_right_ends_before_the_title() -> None:
    date = set_at("二〇二二年六月九日", left=LEFT + SIZE * (FULL - 9))
    lines = below(*page(*body("甲")), date, set_at("河湾县妇女发展规划"))
    assert text_of(lines)[-2:] == ["二〇二二年六月九日", "河湾县妇女发展规划"]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (set_at(WORDS[:24], left=LEFT + 2 * SIZE), set_at("共同进步。"), True),  # indented
        (set_at(WORDS[:12] + "，" + WORDS[:13]), set_at("共同进步。"), True),  # a comma inside
        (set_at(WORDS[:26]), set_at("共同进步。"), False),  # may be a title
        (set_at(WORDS[:12] + "，" + WORDS[:12] + "。"), set_at("共同进步。"), False),
        (set_at(WORDS[:12] + "，" + WORDS[:13]), set_at("（一）共同进步。"), False),
    ],
)
def test_a_page_without_an_edge_joins_what_is_surely_torn(
    first: PrintedLine, second: PrintedLine, together: bool
) -> None:
    lines = below(set_at("一、总体要求"), first, second, set_at("二、组织实施"))
    assert ((first.text + second.text) in text_of(lines)) is together


def test_lines_that_stand_closer_than_others_are_one_paragraph() -> None:
    lines = [set_at("一、总体要求", base=780), set_at("1." + WORDS[:24], base=740), set_at("共同进步。", base=720), set_at("二、组织实施", base=680)]  # fmt: skip
    assert text_of(lines) == ["一、总体要求", "1." + WORDS[:24] + "共同进步。", "二、组织实施"]


def test_lines_in_a_browsers_margins_are_no_edge_of_the_text() -> None:
    head = PrintedLine("2022/6/9 17:05 河湾县妇女发展规划_河湾县人民政府门户网站", 24.0, 820.0, 560.0, 8.0)
    lines = page(*body("甲"), *body("乙"))
    (text,) = paragraphs_of([[head, *lines]])
    assert text.splitlines()[1:] == ["".join(body("甲")), "".join(body("乙"))]


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
