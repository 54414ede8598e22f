"""PDFs are read the same on a machine with Chinese fonts and on a server without: a font that is not in the file is
looked for on the machine, and what no font draws is text all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from drawn_pdf import WORDS, drawn
from made_font import make_font
from reading_with_fonts import FAMILY, read_with_fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from with_pack import PACK

from ingest.readers.pdf import pdfium

FONT = "STSong-Light"
LINES = [f"第{number}条{WORDS[number : number + 30]}。" for number in range(9)]
ROWS = [
    ["指标", "单位", "现状"],
    ["每千名儿童拥有托位数", "个", "二"],
    ["家长学校", "所", "三"],
    ["服务热线", "条", "一"],
]


def alone(canvas: Canvas) -> None:
    """Lines, every character drawn by itself."""
    for number, line in enumerate(LINES):
        left = 60.0
        for character in line:
            canvas.drawString(left, 700 - 20 * number, character)
            left += pdfmetrics.stringWidth(character, FONT, 12)


def ruled_table(canvas: Canvas) -> None:
    """A column of units and one of figures, one character each."""
    for row, cells in enumerate(ROWS):
        for column, cell in enumerate(cells):
            left, base = (60, 260, 400)[column], 700 - 20 * row
            canvas.drawString(left + 4, base + 5, cell)
            canvas.rect(left, base, (200, 140, 100)[column], 20)


def turned_table(canvas: Canvas) -> None:
    """The same turned by a quarter: its lines run up the page, and their ink is not wide."""
    canvas.translate(842, 0)
    canvas.rotate(90)
    ruled_table(canvas)


def in_drawings(canvas: Canvas) -> None:
    """A character in a drawing that the page holds, and one in a drawing inside it."""
    canvas.drawString(48, 700, "办")
    for name, left, character in (("inner", 72, "幼"), ("outer", 60, "托")):
        canvas.beginForm(name)
        canvas.setFont(FONT, 12)
        canvas.drawString(left, 700, character)
        if name == "outer":
            canvas.doForm("inner")
        canvas.endForm()
    canvas.doForm("outer")


def blanks(canvas: Canvas) -> None:
    """As word processors draw: a blank by itself where none is meant, and one between words of an object."""
    for left, words in ((60, "妇"), (72, " "), (72, "女"), (84, "　"), (84, "平"), (96, "等"), (108, " "), (108, " ")):
        canvas.drawString(left, 700, words)
    canvas.drawString(60, 680, "第一章 总则")
    canvas.rotate(90)
    canvas.drawString(680, -500, "附表 一览")


def bold(canvas: Canvas) -> None:
    """Bold made by printing a character again, a little to the right; its neighbour may be the same character."""
    for number, character in enumerate("平等平等人人"):
        for shift in (0.0, 0.3, 2.0):
            canvas.drawString(60 + 12 * number + shift, 700, character)


def without_size(canvas: Canvas) -> None:
    """What nobody sees is no text."""
    canvas.drawString(60, 700, "看得见")
    canvas.setFont(FONT, 0)
    canvas.drawString(60, 680, "看不见")


def vertical(canvas: Canvas) -> None:
    """A font for vertical text draws its characters below each other: here columns of one."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT, isVertical=True))  # until the next drawing registers the other
    canvas.setFont(FONT, 12)
    for number in range(6):
        canvas.drawString(60 + 12 * number, 700, WORDS[number])


TEXTS: dict[Callable[[Canvas], None], list[str]] = {
    alone: LINES,
    ruled_table: ["｜".join(row) for row in ROWS],
    turned_table: ["｜".join(row) for row in ROWS],
    in_drawings: ["办托幼"],
    blanks: ["妇女平等", "第一章 总则", "附表 一览"],
    bold: ["平等平等人人"],
    without_size: ["看得见"],
    vertical: [WORDS[:6]],
}


@pytest.fixture(scope="module", params=["no font", "a font"])
def texts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each drawing on a machine without fonts, and on one with a font for Chinese."""
    files, fonts = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("fonts")
    for draw in TEXTS:
        (files / f"{draw.__name__}.pdf").write_bytes(drawn(draw))
    if request.param == "a font":
        characters = "".join(line for lines in TEXTS.values() for line in lines)
        make_font(fonts / "made.ttf", "".join(characters.split()), FAMILY)
    read = read_with_fonts(fonts, files)
    assert read["bold"][1] == (request.param == "a font"), "PDFium did not take the font that it was given"
    return {name: text for name, (text, _) in read.items()}


@pytest.mark.parametrize("draw", TEXTS, ids=lambda draw: draw.__name__)
def test_text_is_the_same_with_fonts_and_without(texts: dict[str, str], draw: Callable[[Canvas], None]) -> None:
    assert [line.strip("　") for line in texts[draw.__name__].splitlines()] == TEXTS[draw]


def test_characters_drawn_alone_stand_where_they_were_drawn() -> None:
    with pdfium.opened(drawn(alone)) as document:
        lines = pdfium.page_lines(document, 0, PACK)
    assert [line.base for line in lines] == [700 - 20 * number for number in range(9)]
    assert {line.left for line in lines} == {60}
    assert [line.right for line in lines] == pytest.approx(
        [60 + pdfmetrics.stringWidth(line, FONT, 12) for line in LINES], abs=0.5
    )


def test_a_layer_of_text_without_ink_in_its_own_font(tmp_path: Path) -> None:
    """Programs that recognise scans lay their text over the picture in a font of blanks, often word by word."""

    def layer(canvas: Canvas) -> None:
        pdfmetrics.registerFont(TTFont("Blank", make_font(tmp_path / "blank.ttf", WORDS, "Blank", ink=False)))
        canvas.setFont("Blank", 12)
        for number, character in enumerate(WORDS[:20]):
            canvas.drawString(60 + 12 * number, 700, character)

    with pdfium.opened(drawn(layer)) as document:
        assert [line.text for line in pdfium.page_lines(document, 0, PACK)] == [WORDS[:20]]
