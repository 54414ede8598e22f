"""Files under a wrong name, archives, old Word files, and damage of every kind: read, or one sentence."""

from __future__ import annotations

import io
import random
import shutil
import struct
import zipfile
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from with_pack import read_bytes

from ingest.errors import GuihuaError
from ingest.readers import archive, is_archive, misnamed, office
from ingest.readers.archive import members
from ingest.readers.notes import taking_notes
from ingest.samples import sample_files

SAMPLES = {path.suffix: path.read_bytes() for path in sample_files()}
PLAN = "一、总体要求\n照章办事。\n"
PAGE = (
    f"<html><head><title>x</title></head><body><p>{PLAN.splitlines()[0]}</p><p>{PLAN.splitlines()[1]}</p></body></html>"
)


def mhtml(page: str, charset: str = "utf-8") -> bytes:
    mail = MIMEMultipart("related")
    mail["Subject"] = "规划"
    mail.attach(MIMEText(page, "html", charset))
    mail.attach(MIMEText("body {}", "css"))
    return mail.as_bytes()


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return buffer.getvalue()


RTF = rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0 SimSun;}}\f0\u19968?\u12289?\u24635?\u20307?\u35201?\u27714?\par}"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.pdf", PAGE.encode()),
        ("page.doc", b"\xef\xbb\xbf\r\n<!-- saved -->\n<!DOCTYPE html>" + PAGE.encode()),
        ("page.txt", PAGE.encode()),
        ("page.docx", mhtml(PAGE)),
        ("plan.txt", SAMPLES[".docx"]),
        ("plan.doc", SAMPLES[".docx"]),
        ("plan.docx", SAMPLES[".pdf"]),
        ("plan.html", SAMPLES[".pdf"]),
        ("plan.pdf", PLAN.encode()),
        ("plan.docx", PLAN.encode("gb18030")),
        ("plan.wps", PLAN.encode()),
    ],
)
def test_files_under_a_wrong_name_are_read_by_what_they_are(name: str, content: bytes) -> None:
    with taking_notes() as notes:
        assert "总体要求" in read_bytes(content, name).text
    assert notes == [misnamed(content, name)]
    assert Path(name).suffix in notes[0]


def test_files_under_their_own_name_need_no_word() -> None:
    for suffix, content in SAMPLES.items():
        assert misnamed(content, f"plan{suffix}") is None


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.txt", zipped({"a.txt": PLAN.encode()}), ".zip"),
        ("plan.docx", zipped({"a.txt": PLAN.encode()}), ".zip"),
        ("plan.docx", zipped({"xl/workbook.xml": b"<x/>"}), "电子表格"),
        ("plan.pdf", zipped({"OFD.xml": b"<x/>"}), "OFD"),
        ("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9, "密码"),
        ("plan.mht", b"Content-Type: multipart/related\n\nnothing", "mhtml"),
        ("plan.zip", zipped({"a.txt": PLAN.encode()}), "不支持"),
    ],
)
def test_files_that_no_reader_takes(name: str, content: bytes, words: str) -> None:
    with pytest.raises(GuihuaError, match=words) as caught:
        read_bytes(content, name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_page_saved_with_its_pictures(charset: str) -> None:
    assert read_bytes(mhtml(PAGE, charset), "plan.mhtml").text == PLAN


def test_the_longest_page_of_several_frames() -> None:
    mail = EmailMessage()
    mail["Subject"] = "frames"
    mail.set_content("<html><body><p>菜单</p></body></html>", subtype="html")
    mail.add_related(PAGE, subtype="html")
    assert read_bytes(mail.as_bytes(), "plan.mht").text == PLAN


# --- archives


def test_members_come_in_order_with_their_names() -> None:
    inner = zipped({"内.txt": PLAN.encode(), "深.zip": zipped({"a.txt": b"a"})})
    content = zipped(
        {"二/乙.txt": b"2", "__MACOSX/x": b"", ".DS_Store": b"", "~$a.docx": b"", "一.zip": inner, "甲.txt": b"1"}
    )
    found = list(members(content))
    assert [name for name, _ in found] == ["二/乙.txt", "一.zip/内.txt", "一.zip/深.zip", "甲.txt"]
    assert found[1][1] == PLAN.encode()
    assert "两层" in str(found[2][1])
    assert is_archive(Path("X.ZIP"))


def test_names_in_gbk_as_chinese_windows_writes_them() -> None:
    name = "妇女发展规划/霜桥县.txt"
    stored = name.encode("gbk")
    content = zipped({"x" * len(stored): PLAN.encode()}).replace(b"x" * len(stored), stored)
    assert list(members(content)) == [(name, PLAN.encode())]


def test_names_that_climb_out_of_the_folder() -> None:
    assert [name for name, _ in members(zipped({"../../etc/规划.txt": b"x", "/abs.txt": b"y"}))] == [
        "etc/规划.txt",
        "abs.txt",
    ]


def test_a_locked_and_a_damaged_member_leave_the_others() -> None:
    content = bytearray(zipped({"a.txt": PLAN.encode() * 40, "b.txt": b"b" * 100, "c.txt": b"c"}))
    content[60] ^= 0xFF
    directory = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
    content[directory + 8] |= 1
    found = dict(members(bytes(content)))
    assert "损坏" in str(found["a.txt"])
    assert "密码" in str(found["b.txt"])
    assert found["c.txt"] == b"c"


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GuihuaError, match="压缩比"):
        list(members(zipped({"a.txt": bytes(5_000_000)})))
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    with pytest.raises(GuihuaError, match="3 个"):
        list(members(zipped({f"{n}.txt": b"" for n in range(4)})))
    monkeypatch.setattr(archive, "LARGEST_TOTAL", 1024 * 1024)
    with pytest.raises(GuihuaError, match="1 MB"):
        list(members(zipped({f"{n}.txt": random.Random(n).randbytes(600_000) for n in range(2)})))
    with pytest.raises(GuihuaError, match="损坏"):
        list(members(b"PK\x03\x04 no archive"))


def test_a_bomb_inside_an_archive_stops_there() -> None:
    found = dict(members(zipped({"bomb.zip": zipped({"a.txt": bytes(5_000_000)}), "b.txt": b"b"})))
    assert "压缩比" in str(found["bomb.zip"])
    assert found["b.txt"] == b"b"


# --- old Word files

needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed here"
)


def test_without_libreoffice_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    with pytest.raises(GuihuaError, match="LibreOffice"):
        read_bytes(RTF, "plan.wps")


@needs_libreoffice
def test_with_libreoffice() -> None:
    assert read_bytes(RTF, "plan.doc").text.strip() == "一、总体要求"


@needs_libreoffice
def test_libreoffice_is_stopped_in_time() -> None:
    with pytest.raises(GuihuaError, match="seconds"):
        office.read(RTF, seconds=0.05)


@needs_libreoffice
def test_what_libreoffice_cannot_read() -> None:
    with pytest.raises(GuihuaError, match="Word"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<600B", *([7] * 600)), "plan.doc")


# --- damage


def damaged(content: bytes, seed: int) -> bytes:
    """The content cut short, with a hole, or with some bytes changed."""
    chance, changed = random.Random(seed), bytearray(content)
    if seed % 3 == 0:
        del changed[chance.randrange(len(changed)) :]
    elif seed % 3 == 1:
        begin = chance.randrange(len(changed))
        del changed[begin : begin + chance.randrange(2000)]
    else:
        for _ in range(chance.choice([5, 50, 500])):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def unpacked_and_damaged(content: bytes, seed: int) -> bytes:
    """A Word file whose parts are damaged inside a whole archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for name in ("word/document.xml", "word/numbering.xml", "word/styles.xml"):
        text = parts[name].decode()
        chance = random.Random(seed)
        for _ in range(3):
            text = text.replace(
                f'w:val="{chance.randrange(10)}"', chance.choice(['w:val="-1"', 'w:val="x"', "", 'w:val="99999999"'])
            )
        parts[name] = text.encode()
    return zipped(parts)


MUTATED = {
    **SAMPLES,
    ".mhtml": mhtml(PAGE * 3),
    ".zip": zipped({"a.txt": PLAN.encode() * 50, "b.docx": SAMPLES[".docx"]}),
}


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".txt", ".mhtml", ".zip"])
def test_damaged_files_are_read_or_refused(suffix: str) -> None:
    leaked = []
    for seed in range(40):
        try:
            content = damaged(MUTATED[suffix], seed)
            if suffix == ".zip":
                list(members(content))
            else:
                read_bytes(content, f"plan{suffix}")
        except GuihuaError:
            continue
        except Exception as error:
            leaked.append((seed, repr(error)))
    assert leaked == []


def test_word_files_with_senseless_values_are_read_or_refused() -> None:
    leaked = []
    for seed in range(40):
        try:
            read_bytes(unpacked_and_damaged(SAMPLES[".docx"], seed), "plan.docx")
        except GuihuaError:
            continue
        except Exception as error:
            leaked.append((seed, repr(error)))
    assert leaked == []
