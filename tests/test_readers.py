"""Files of every format: what is read, and the one sentence for what cannot be read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from with_pack import read_bytes, read_file

from ingest.errors import GuihuaError
from ingest.readers import DAMAGED, readable
from ingest.readers.notes import taking_notes
from ingest.samples import sample_files

SAMPLES = {path.suffix: path.read_bytes() for path in sample_files()}
PLAN = "一、总体要求\n照章办事。\n"


def refused(content: bytes, name: str) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(GuihuaError) as caught:
        read_bytes(content, name)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert name in sentence or Path(name).suffix in sentence
    return sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_the_encodings_that_people_save(encoding: str) -> None:
    assert read_bytes(PLAN.encode(encoding), "plan.txt").text == PLAN


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".pdf"])
def test_every_format_gives_the_text_of_its_sample(suffix: str) -> None:
    document = read_bytes(SAMPLES[suffix], f"plan{suffix}")
    assert "主要目标" in document.text
    assert "策略措施" in document.text
    assert bool(document.pages) == (suffix == ".pdf")
    assert readable(Path(f"PLAN{suffix.upper()}"))


def test_web_pages_lose_navigation_and_footer() -> None:
    page = "<html><body><nav><a>首页</a></nav><div class='main'><p>一、总体要求</p><p>照章<b>办</b>事。</p><table><tr><td>指标</td><td>目标</td></tr></table></div><footer>版权所有</footer><script>x()</script></body></html>"
    text = read_bytes(page.encode(), "plan.html").text
    assert text.splitlines() == ["一、总体要求", "照章办事。", "指标｜目标"]


def test_word_tables_become_rows() -> None:
    assert "｜" in read_bytes(SAMPLES[".docx"], "plan.docx").text


@pytest.mark.parametrize("name", ["plan.txt", "plan.md", "plan.html", "plan.docx", "plan.pdf"])
@pytest.mark.parametrize("content", [b"", b" \n\t "])
def test_empty_files(name: str, content: bytes) -> None:
    assert "空的" in refused(content, name)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "文本"),
        ("zeros.md", bytes(3000), "文本"),
        ("blank.html", b"<html><body><p> </p></body></html>", "没有读到文字"),
        ("letter.docx", b"PK\x03\x04 no archive", "Word"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word"),
        ("half.docx", SAMPLES[".docx"][:4000], "Word"),
        ("broken.pdf", b"%PDF-1.4 broken", "PDF"),
        ("half.pdf", SAMPLES[".pdf"][:2000], "PDF"),
        ("photo.txt", b"\xff\xd8\xff\xe0" + bytes(600), "图片"),
        ("packed.pdf", b"Rar!\x1a\x07\x01\x00" + bytes(600), "请解压"),
        ("sheet.xlsx", b"x", "不支持的文件类型"),
        ("noending", b"x", "不支持的文件类型"),
    ],
)
def test_files_that_are_not_what_their_name_says(name: str, content: bytes, words: str) -> None:
    assert words in refused(content, name)


def test_a_pdf_with_a_password() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(SAMPLES[".pdf"])))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert "密码" in refused(buffer.getvalue(), "locked.pdf")


def test_a_pdf_without_a_text_layer() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    buffer = io.BytesIO()
    writer.write(buffer)
    assert "扫描件" in refused(buffer.getvalue(), "scan.pdf")


def with_part(part: str, content: bytes) -> bytes:
    """The sample Word file with one of its parts replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SAMPLES[".docx"])) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return buffer.getvalue()


@pytest.mark.parametrize("content", [b"", b"<broken", b"<a/>"])
def test_word_files_whose_text_is_damaged(content: bytes) -> None:
    assert "Word" in refused(with_part("word/document.xml", content), "plan.docx")


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml"])
@pytest.mark.parametrize("content", [b"", b"<broken", b"<a/>"])
def test_damage_beside_the_text_of_a_word_file_does_no_harm(part: str, content: bytes) -> None:
    assert read_bytes(with_part(part, content), "plan.docx").text == read_bytes(SAMPLES[".docx"], "plan.docx").text


def test_a_pdf_with_an_unknown_filter() -> None:
    refused(SAMPLES[".pdf"].replace(b"/FlateDecode", b"/FlateDecodX"), "plan.pdf")


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(GuihuaError, match="文件不存在"):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(GuihuaError, match="无法读取"):
        read_file(tmp_path)


def test_big5_and_damaged_utf8() -> None:
    traditional = "一、總體要求\n堅持男女平等基本國策，維護婦女權益。\n"
    assert read_bytes(traditional.encode("big5"), "plan.txt").text == traditional
    # A byte lost on the way must not turn the whole text into other characters.
    torn = (PLAN * 40).encode()
    with taking_notes() as notes:
        text = read_bytes(torn[:500] + torn[501:], "plan.txt").text
    assert len(notes) == 1
    assert f"有 {text.count(DAMAGED)} 个字符无法辨认" in notes[0]
    assert text.split(DAMAGED)[0][-4:].split("\n")[-1] in notes[0]
    assert text.count("\ufffd") <= 2
    assert text.count("照章办事") == 39 or text.count("总体要求") == 39


def test_the_declared_encoding_of_a_web_page() -> None:
    for declared, encoding in (("gb2312", "gb18030"), ("gbk", "utf-8"), ("utf-8", "gb18030"), ("big5", "big5")):
        words = "一、總體要求" if declared == "big5" else "一、总体要求——㙍"
        page = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
        assert read_bytes(page.encode(encoding), "plan.html").text == f"{words}\n", declared
