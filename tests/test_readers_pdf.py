"""PDF files: lines in reading order whatever the order of drawing, and one sentence for what cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from drawn_pdf import SAMPLE, WORDS, drawn, table
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas
from with_pack import PACK, lines_of, read_bytes

from ingest.errors import GuihuaError
from ingest.readers.notes import taking_notes
from ingest.readers.pdf import pdfium, reader
from ingest.readers.pdf.glyphs import Glyph


def two_columns(canvas: Canvas) -> None:
    """A title over two columns, drawn line by line across both; the right one a little lower."""
    canvas.drawCentredString(297, 780, "霜桥县妇女发展规划（2021—2030年）实施方案")
    for number in range(20):
        canvas.drawString(60, 740 - 20 * number, f"左{number:02d}" + WORDS[:15])
        canvas.drawString(310, 737 - 20 * number, f"右{number:02d}" + WORDS[:15])
    canvas.drawCentredString(297, 40, "— 1 —")


def quotes_drawn_last(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "统筹推进")
    canvas.drawString(120, 700, "五位一体")
    canvas.drawString(180, 700, "总体布局，降到12/10万。")
    canvas.drawString(108, 700, "“")
    canvas.drawString(168, 700, "”")
    canvas.drawString(60, 680, "第二行。")


def lines_in(content: bytes) -> list[str]:
    """The lines of the first page before they are joined to paragraphs."""
    with pdfium.opened(content) as document:
        return [line.text for line in pdfium.page_lines(document, 0, PACK)]


def test_two_columns_are_read_one_after_the_other() -> None:
    lines = lines_in(drawn(two_columns))
    assert lines[0].startswith("霜桥县妇女发展规划")
    assert [line[:3] for line in lines[1:-1]] == [f"{side}{n:02d}" for side in "左右" for n in range(20)]
    assert lines[-1] == "— 1 —"


LEFT_COLUMN = ["一、总体要求", "（一）指导思想", "坚持以人为本。", "（二）总体目标", "主要目标：", "1.筛查率达到70%。", "2.每村有人管。", "策略措施："]  # fmt: skip
RIGHT_COLUMN = ["1.建好服务站。", "2.办好家长学校，并", "按时开课。", "二、妇女与教育", "主要目标：", "1.入园率达到95%。", "三、组织实施", "各乡镇照章办事。"]  # fmt: skip


def in_columns(left: list[str], right: list[str]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for x, words in ((60, left), (310, right)):
            for number, line in enumerate(words):
                canvas.drawString(x, 740 - 24 * number, line)

    return draw


def test_columns_of_headings_and_short_items() -> None:
    assert lines_in(drawn(in_columns(LEFT_COLUMN, RIGHT_COLUMN))) == LEFT_COLUMN + RIGHT_COLUMN


def test_a_table_of_names_and_short_cells_is_read_by_rows() -> None:
    names = [WORDS[:length] for length in (6, 13, 7, 8, 6, 9, 7, 6)]
    cells = [WORDS[length : 2 * length] for length in (7, 6, 12, 8, 6, 7, 9, 6)]
    lines = lines_in(drawn(in_columns(names, cells)))
    assert lines == [f"{name} {cell}" for name, cell in zip(names, cells, strict=True)]


def test_a_short_last_page_has_the_columns_of_the_page_before() -> None:
    full = in_columns([f"左{n:02d}{WORDS[:15]}" for n in range(20)], [f"右{n:02d}{WORDS[:15]}" for n in range(20)])
    last = in_columns([WORDS[:17], "共同进步。"], [WORDS[17:34], "完。"])
    text = read_bytes(drawn(full, last), "plan.pdf").text.splitlines()
    assert text[-2:] == [f"{WORDS[:17]}共同进步。", f"{WORDS[17:34]}完。"]


def test_a_line_is_read_from_left_to_right_however_it_was_drawn() -> None:
    lines = lines_in(drawn(quotes_drawn_last))
    assert lines == ["统筹推进“五位一体”总体布局，降到12/10万。", "第二行。"]


def test_tables_are_read_row_by_row() -> None:
    lines = read_bytes(drawn(table), "plan.pdf").text.splitlines()
    assert lines[:2] == ["指标｜2020年｜2030年", "孕产妇死亡率｜14.2/10万｜12/10万"]
    assert len(lines) == 12


def test_every_page_begins_where_its_text_does() -> None:
    document = read_bytes(drawn(two_columns, quotes_drawn_last, lambda canvas: None, table), "plan.pdf")
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    starts = [document.text[page.start :][:4] for page in document.pages]
    assert starts == ["霜桥县妇", "统筹推进", "指标｜2", "指标｜2"]
    assert document.page_at(document.text.index("右19")) == 1


def test_turned_pages_and_watermarks() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.rotate(90)
        canvas.drawString(100, -300, "横排的表格第一行孕产妇死亡率")
        canvas.drawString(100, -320, "横排的表格第二行婴儿死亡率")
        canvas.restoreState()

    def marked(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.rotate(45)
        canvas.drawString(500, 100, "内部资料")
        canvas.restoreState()
        for number in range(9):
            canvas.drawString(60, 700 - 40 * number, f"{number}.{WORDS[:30]}。")

    with taking_notes() as notes:
        text = read_bytes(drawn(turned, marked), "plan.pdf").text.splitlines()
    assert notes == ["页面上的水印“内部资料”不算正文，没有收录"]
    assert text[:2] == ["横排的表格第一行孕产妇死亡率", "横排的表格第二行婴儿死亡率"]
    assert text[2:] == [f"{number}.{WORDS[:30]}。" for number in range(9)]


def slanted(canvas: Canvas, words: str, degrees: float, x: float, y: float, size: float = 12) -> None:
    canvas.saveState()
    canvas.setFont("STSong-Light", size)
    canvas.translate(x, y)
    canvas.rotate(degrees)
    canvas.drawString(0, 0, words)
    canvas.restoreState()


def test_a_cover_with_more_watermarks_than_words() -> None:
    def cover(canvas: Canvas) -> None:
        canvas.drawCentredString(297, 600, "霜桥县妇女发展规划")
        for number in range(12):
            slanted(canvas, "征求意见稿", 30, 60 + 160 * (number % 3), 100 + 150 * (number // 3), 18)

    with taking_notes() as notes:
        assert read_bytes(drawn(cover), "plan.pdf").text.split() == ["霜桥县妇女发展规划"]
    assert notes == ["页面上的水印“征求意见稿”不算正文，没有收录"]


def test_a_level_watermark_over_the_lines_and_below_them() -> None:
    def marked(lines: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawCentredString(297, 790, "霜桥县妇女发展规划")
            for number in range(lines):
                canvas.drawString(60, 700 - 30 * number, f"{number}.{WORDS[:30]}。")
            slanted(canvas, "内部资料", 0, 180, 400, 64)

        return draw

    with taking_notes() as notes:
        text = read_bytes(drawn(marked(18), marked(3)), "plan.pdf").text.split()
    assert text == [
        line for n in (18, 3) for line in ("霜桥县妇女发展规划", *(f"{i}.{WORDS[:30]}。" for i in range(n)))
    ]
    assert notes == ["页面上的水印“内部资料”不算正文，没有收录"]


def test_a_large_title_is_no_watermark() -> None:
    def draw(canvas: Canvas) -> None:
        slanted(canvas, "霜桥县妇女发展规划", 0, 60, 760, 50)
        for number in range(9):
            canvas.drawString(60, 720 - 30 * number, f"{number}.{WORDS[:30]}。")

    assert read_bytes(drawn(draw), "plan.pdf").text.split()[0] == "霜桥县妇女发展规划"


def test_lines_that_lie_a_little_askew_stay_in_order() -> None:
    def scanned(canvas: Canvas) -> None:
        for number, degrees in enumerate((0, 1, 0, -1, 0, 0)):
            slanted(canvas, f"{number}.{WORDS[:20]}。", degrees, 60, 700 - 40 * number)

    assert read_bytes(drawn(scanned), "plan.pdf").text.split() == [f"{number}.{WORDS[:20]}。" for number in range(6)]


def test_letters_printed_twice_and_figures_raised() -> None:
    bold = [Glyph("字", 10.0 + shift, 100.0, 22.0 + shift, 12.0) for shift in (0.0, 0.3)]
    raised = [Glyph("2", 22.0, 104.0, 26.0, 7.0)]
    below = [Glyph("下", 10.0, 84.0, 22.0, 12.0)]
    assert [line.text for line in lines_of([*below, *raised, *bold])] == ["字2", "下"]
    assert lines_of([]) == []


def test_columns_of_a_scan_whose_marks_hang_over_the_edge() -> None:
    """OCR gives each line as one box, and draws that of a line with a closing mark two characters wider."""
    words, marks = WORDS[:15], {4: "，", 9: "、", 15: "，"}
    glyphs = []
    for number in range(20):
        for name, left in (("左", 100.0), ("右", 520.0)):
            text = f"{name}{words}{marks.get(number, '')}"
            glyphs.append(Glyph(text, left, -40.0 * number, left + 320.0 + (55.0 if number in marks else 0.0), 18.0))
    assert [line.text[0] for line in lines_of(glyphs)] == ["左"] * 20 + ["右"] * 20


def written(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(SAMPLE)))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_passwords() -> None:
    locked = written(lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    with pytest.raises(GuihuaError, match="密码"):
        read_bytes(locked, "plan.pdf")
    only_printing_forbidden = written(lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))
    assert read_bytes(only_printing_forbidden, "plan.pdf").text == read_bytes(SAMPLE, "plan.pdf").text


def test_a_broken_table_of_references_is_rebuilt() -> None:
    broken = SAMPLE.replace(b"startxref", b"startxxxx").replace(b"\nxref", b"\nxxxx")
    assert read_bytes(broken, "plan.pdf").text == read_bytes(SAMPLE, "plan.pdf").text


@pytest.mark.parametrize("length", [20, 2000, 40_000])
def test_a_download_that_was_cut(length: int) -> None:
    with pytest.raises(GuihuaError, match="不完整"):
        read_bytes(SAMPLE[:length], "plan.pdf")


def test_a_file_has_a_time_limit_that_names_itself() -> None:
    with pytest.raises(GuihuaError, match=r"0 秒.*seconds"):
        reader.read(SAMPLE, PACK, seconds=0)


@pytest.mark.slow
def test_two_thousand_pages() -> None:
    writer = PdfWriter()
    pages = PdfReader(io.BytesIO(SAMPLE)).pages
    for number in range(2000):
        writer.add_page(pages[number % len(pages)])
    buffer = io.BytesIO()
    writer.write(buffer)
    document = read_bytes(buffer.getvalue(), "plan.pdf")
    assert document.pages[-1].number == 2000
