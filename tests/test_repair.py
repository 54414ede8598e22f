"""Lines without markup and furniture: what is cut out, what stays, and that offsets still point into the text."""

from __future__ import annotations

import pytest
from with_pack import content_lines

from ingest.document import Document, Page
from ingest.grammar.repair import Line, ends_sentence, wrap_width


def lines_of(text: str, pages: tuple[Page, ...] = ()) -> tuple[list[Line], list[str]]:
    """The content lines and the words of the furniture; each line is checked against the text it came from."""
    document = Document("plan.txt", "", text, pages)
    kept, dropped = content_lines(document)
    for line in kept:
        assert document.cut(line.spans) == line.text
        assert all(line.printed[0] <= start < end <= line.printed[1] for start, end in line.spans)
    return kept, [text[start:end].strip() for start, end in dropped]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("一、工作思路", "一、工作思路"),
        ("　　每村设一间母婴室。", "每村设一间母婴室。"),
        ("\u00a0\u00a02.孕妇建卡率过九成。\u00a0", "2.孕妇建卡率过九成。"),
        ("## **（一）妇女与就业**", "（一）妇女与就业"),
        ("### - 策略措施：**", "策略措施："),
        ("- 策略措施：**", "策略措施："),
        ("- 1. 开展家访。", "1. 开展家访。"),
        ("* 2.开设夜校。", "2.开设夜校。"),
        ("**1.开展家访。** 每季一次。", "1.开展家访。 每季一次。"),
        ("> 引自会议记录", "引自会议记录"),
        ("[bookmark: _GoBack]5.近视率逐年下降。", "5.近视率逐年下降。"),
        (" [bookmark: _Toc20817]前     言", "前     言"),
        ("\ufeff前言", "前言"),
        ("孕\u200b产妇", "孕产妇"),
        ("建档\x07率", "建档率"),
        ("[bookmark: a][bookmark: b]一、总则", "一、总则"),
        ("负增长的村逐年减少", "负增长的村逐年减少"),
        ("A-B级校舍", "A-B级校舍"),
    ],
)
def test_markup_is_cut_out_and_words_stay(printed: str, words: str) -> None:
    kept, dropped = lines_of(printed)
    assert [line.text for line in kept] == [words]
    assert dropped == []


@pytest.mark.parametrize(
    "printed", ["", "   ", "\u3000\u00a0", "---", "______", "————", "**", "[bookmark: _GoBack]", "- "]
)
def test_lines_without_words_carry_nothing(printed: str) -> None:
    assert [line.text for line in lines_of(f"上一行。\n{printed}\n下一行。")[0]] == ["上一行。", "下一行。"]


def test_the_last_line_may_lack_its_line_end() -> None:
    assert [line.text for line in lines_of("一、开头\n最后一行没有换行")[0]] == ["一、开头", "最后一行没有换行"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(end: str) -> None:
    assert [line.text for line in lines_of(f"甲句。{end}{end}乙句。{end}")[0]] == ["甲句。", "乙句。"]


@pytest.mark.parametrize("number", ["- {} -", "— {} —", "第 {} 页", "第{}页 共9页", "{} / 9", "{}", "·{}·"])
def test_page_numbers_that_repeat_are_furniture(number: str) -> None:
    text = "\n".join(f"第{word}段的正文写到这里。\n{number.format(page)}" for page, word in enumerate("甲乙丙丁", 1))
    kept, dropped = lines_of(text)
    assert [line.text for line in kept] == [f"第{word}段的正文写到这里。" for word in "甲乙丙丁"]
    assert dropped == [number.format(page) for page in range(1, 5)]


def test_one_number_on_its_own_line_is_no_page_number() -> None:
    kept, dropped = lines_of("全县共有托位\n36\n个。")
    assert [line.text for line in kept] == ["全县共有托位", "36", "个。"]
    assert dropped == []


def paged(pages: list[list[str]]) -> tuple[str, tuple[Page, ...]]:
    text, starts = "", []
    for number, lines in enumerate(pages, 1):
        starts.append(Page(number, len(text)))
        text += "\n".join(lines) + "\n"
    return text, tuple(starts)


def test_running_headers_and_numbers_at_the_edges_of_pages_are_furniture() -> None:
    body = [
        ["一、背景", "甲事已经办成。"],
        ["乙事正在推进。", "丙事有待破题。"],
        ["二、任务", "丁事列入清单。"],
        ["戊事如期完成。", "己事收尾。"],
    ]
    pages = [["河湾县政府公报 2022年第3期", *lines, f"— {number} —"] for number, lines in enumerate(body, 1)]
    kept, dropped = lines_of(*paged(pages))
    assert [line.text for line in kept] == [line for lines in body for line in lines]
    assert len(dropped) == 8


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("2022/6/9 17:05 河湾县妇女发展规划", "https://example.org/c1/art.html 1/1"),
        ("11/22/26, 5:37 AM 河湾县妇女发展规划", "file:///D:/规划.html 1/1"),
        ("2022/6/9 下午5:05 河湾县妇女发展规划", "https://example.org/art?id=3"),
    ],
)
def test_what_a_browser_prints_around_one_page_is_furniture(head: str, foot: str) -> None:
    body = ["河湾县妇女发展规划", "一、背景", "甲事已经办成。", "2022/6/9是截止日期。"]
    kept, dropped = lines_of(*paged([[head, *body, foot]]))
    assert [line.text for line in kept] == body
    assert dropped == [head, foot]


def test_header_and_footer_of_two_pages() -> None:
    body = [["一、背景", "甲事已经办成。"], ["乙事正在推进。", "丙事有待破题。"]]
    pages = [["河湾县妇女发展规划", *lines, "河湾县人民政府办公室印"] for lines in body]
    kept, dropped = lines_of(*paged(pages))
    assert [line.text for line in kept] == ["河湾县妇女发展规划", *body[0], *body[1]]  # the first may be the title
    assert len(dropped) == 3


def test_a_heading_at_the_top_of_some_pages_stays() -> None:
    body = [[f"{word}乡有戏台。", f"{word}乡有学堂。", f"{word}乡有医站。"] for word in "甲乙丙丁戊己庚辛"]
    body[1] = ["主要目标", "1.壬项达标。", "2.癸项达标。"]
    body[4] = ["主要目标", "1.子项达标。", "2.丑项达标。"]
    kept, dropped = lines_of(*paged(body))
    assert [line.text for line in kept] == [line for lines in body for line in lines]
    assert dropped == []


def test_a_domain_a_page_does_not_cost_the_heads() -> None:
    body = [[f"（{number}）妇女与{word}", "主要目标：", f"1.{word}工作有起色。", "策略措施：", f"1.{word}工作有人管。"]
            for number, word in zip("一二三四五", ["健康", "教育", "经济", "环境", "家庭"], strict=True)]  # fmt: skip
    kept, dropped = lines_of(*paged(body))
    assert dropped == []
    assert [line.text for line in kept] == [line for lines in body for line in lines]


EDGES = [
    (4, 2, False),  # on two pages of four: by chance
    (4, 3, True),  # three are enough where they are most pages
    (6, 3, True),
    (7, 3, False),  # less than half
    (8, 3, False),
    (8, 4, True),  # half of the pages
    (9, 4, False),
    (9, 5, True),
]


@pytest.mark.parametrize(("pages", "repeats", "left_out"), EDGES)
def test_a_header_stands_on_three_pages_and_on_half_of_them(pages: int, repeats: int, left_out: bool) -> None:
    header = "河湾县政府公报"
    bodies = [[f"{word}事立项。", f"{word}事开工。", f"{word}事完工。"] for word in "甲乙丙丁戊己庚辛壬"[:pages]]
    printed = [[header, *body] if page < repeats else body for page, body in enumerate(bodies)]
    kept, dropped = lines_of(*paged(printed))
    assert dropped == ([header] * repeats if left_out else [])
    assert [line.text for line in kept if line.text != header] == [line for body in bodies for line in body]


@pytest.mark.parametrize(("numbers", "left_out"), [((1, 2), 0), ((1, 2, 3), 3), ((1, 2, 3, 9), 3), ((4, 8, 6), 0)])
def test_numbers_without_pages_count_up_at_least_three_times(numbers: tuple[int, ...], left_out: int) -> None:
    text = "\n".join(f"这一段正文写到这里。\n{number}" for number in numbers)
    assert lines_of(text)[1] == [str(number) for number in numbers[:left_out]]


def test_figures_of_a_table_torn_into_lines_stay() -> None:
    lines = ["孕产妇死亡率", "13", "宫颈癌筛查率", "72", "义务教育巩固率", "96", "托位", "5"]
    kept, dropped = lines_of("\n".join(lines))
    assert dropped == []
    assert [line.text for line in kept] == lines


@pytest.mark.parametrize(
    "text",
    ["办成了。", "为什么？", "如下：", "做到：", "一项；", "他说“好。”", "（已完成。）", "见《条例》。", "等等……"],
)
def test_ends_of_sentences(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["孕产", "达到", "10%和", "，", "（2021—2030年）", "主要目标", ""])
def test_torn_lines_do_not_end_a_sentence(text: str) -> None:
    assert not ends_sentence(text)


def test_the_wrap_width_is_found_in_wrapped_files_only() -> None:
    wrapped, _ = lines_of("\n".join("字" * 28 if number % 4 else "字" * 13 + "。" for number in range(40)))
    assert wrap_width(wrapped) is not None
    assert [line.full for line in wrapped[:5]] == [False, True, True, True, False]
    whole, _ = lines_of("\n".join("字" * (15 + 7 * number) + "。" for number in range(40)))
    assert wrap_width(whole) is None
    assert not any(line.full for line in whole)
