"""Scans, pictures and text layers of garbage: read with the extra `ocr`, else one sentence that names it."""

from __future__ import annotations

import io
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from drawn_pdf import WORDS, drawn, table
from reportlab.pdfgen.canvas import Canvas
from with_pack import read_bytes

from ingest.errors import GuihuaError
from ingest.readers import scan
from ingest.readers.characters import is_garbled, share_of_common
from ingest.readers.notes import taking_notes
from ingest.readers.pdf import reader


def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (reader, scan):
        monkeypatch.setattr(module, "is_installed", lambda: False)


def garbage(canvas: Canvas) -> None:
    """What a font without a table of characters gives: the bytes of GBK as Latin letters."""
    for number in range(20):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(60, 700 - 20 * number, WORDS[:25].encode("gbk").decode("latin-1"))


def test_a_text_layer_of_garbage_offers_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    without_ocr(monkeypatch)
    with pytest.raises(GuihuaError, match=r"乱码.*guihua\[ocr\]"):
        read_bytes(drawn(garbage), "plan.pdf")


def test_pages_without_text_name_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    without_ocr(monkeypatch)
    with pytest.raises(GuihuaError, match=r"扫描件.*guihua\[ocr\]"):
        read_bytes(drawn(lambda canvas: None), "plan.pdf")


def test_a_scan_among_pages_of_text_is_told_and_a_blank_page_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    without_ocr(monkeypatch)
    picture = ImageReader(Image.new("L", (60, 84), 200))
    content = drawn(table, lambda canvas: None, lambda canvas: canvas.drawImage(picture, 0, 0, 595, 842) and None)
    with taking_notes() as notes:
        read_bytes(content, "plan.pdf")
    assert notes == ["第 3 页是图片，没有读到文字，安装 guihua[ocr] 后可用 OCR 识别"]


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("孕产妇死亡率控制在12/10万以下。", False),
        ("孕產婦死亡率控制在12/10萬以下，縣級婦幼保健機構達標。", False),
        ("Maternal mortality shall fall to 12 per 100,000 by 2030.", False),
        ("2020 14.2 12\n2021 13.9 12\n", False),
        ("", False),
        ("ÖÐ»ªÈËÃñ¹²ºÍ¹ú¸¾Å®·¢Õ¹¹æ»®", True),
        ("\ue001\ue002\ue003\ue004 2021", True),
        ("!\"#$%&'()*+,-./!\"#$%&'()", True),
        ("锟斤拷烫烫烫屯屯屯", False),  # everyday characters: nothing tells them
        ("鍥藉姟闄㈠姙鍏巺鍏充簬", True),  # UTF-8 read as GBK
    ],
)
def test_garbage_is_told_from_text(text: str, garbled: bool) -> None:
    assert is_garbled(text) is garbled, share_of_common(text)


# --- OCR, where the extra is installed

needs_ocr = pytest.mark.skipif(not scan.is_installed(), reason="the extra `ocr` is not installed here")
FONTS = [
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
]
LINES = [
    "（一）妇女与健康",
    "主要目标：",
    "1.孕产妇死亡率控制在12/10万以下。",
    "2.宫颈癌筛查率达到70%以上。",
    "策略措施：",
]


def printed_picture() -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    font = next((path for path in FONTS if path.exists()), None)
    if font is None:
        pytest.skip("no Chinese font here to print a page with")
    page = Image.new("L", (1240, 600), 255)
    for number, line in enumerate(LINES):
        ImageDraw.Draw(page).text((120, 60 + 90 * number), line, font=ImageFont.truetype(str(font), 40), fill=0)
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    return buffer.getvalue()


def likeness(text: str) -> float:
    """Share of the printed characters that were found in their order."""
    wanted, found = "".join(LINES), "".join(text.split())
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted)


def test_pictures_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    without_ocr(monkeypatch)
    with pytest.raises(GuihuaError, match=r"guihua\[ocr\]"):
        read_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100), "scan.png")


@needs_ocr
def test_a_picture_of_a_page() -> None:
    with taking_notes() as notes:
        document = read_bytes(printed_picture(), "scan.png")
    assert likeness(document.text) >= 0.95
    assert "OCR" in notes[0]


@needs_ocr
def test_a_scanned_pdf() -> None:
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(io.BytesIO(printed_picture()))
    content = drawn(table, lambda canvas: canvas.drawImage(picture, 0, 500, 595, 288) and None)
    empty = drawn(lambda canvas: canvas.drawImage(picture, 0, 500, 595, 288) and None)
    assert likeness(read_bytes(empty, "scan.pdf").text) >= 0.95
    assert read_bytes(content, "scan.pdf").pages[1].number == 2


@needs_ocr
def test_damaged_pictures() -> None:
    with pytest.raises(GuihuaError, match="图片"):
        read_bytes(printed_picture()[:300], "scan.png")
