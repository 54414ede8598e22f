"""A plain text plan converted to the formats that people have: Word, web pages, encodings, LibreOffice's formats."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import MIMEPart
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.pipeline import Reading

_MARKUP = re.compile(r"\[bookmark:[^\]\n]*\]|\*\*|^\s*(?:#{1,6}\s+|[-*]\s+)")
STYLES = {"title": "Title", "front": "Heading 1", "chapter": "Heading 1", "section": "Heading 2", "domain": "Heading 2", "part": "Heading 3"}  # fmt: skip
_LISTS = {"一、": ("chineseCountingThousand", "%1、"), "（一）": ("chineseCountingThousand", "（%1）"), "1.": ("decimal", "%1.")}  # fmt: skip


@dataclass(frozen=True)
class Paragraph:
    """A line of the source without markup. `style` is Word's for a heading; `marker` its number as printed.

    `family` is the numbering that Word can make by itself, empty where the number is text.
    """

    text: str
    style: str = ""
    marker: str = ""
    family: str = ""
    number: int = 0


def paragraphs_of(reading: Reading) -> list[Paragraph]:
    """The lines of a plain text file as a person who knows its structure would type them into Word."""
    text = reading.document.text
    heads = {heading.spans[0][0]: heading for plan in reading.plans for heading in plan.headings}
    items = {passage.spans[0][0]: passage for passage in reading.passages if passage.item is not None}
    found, position = [], 0
    for line in text.splitlines(keepends=True):
        words = _MARKUP.sub("", line).strip()
        inside = range(position, position + len(line))
        position += len(line)
        if not words:
            continue
        head = next((heads[offset] for offset in inside if offset in heads), None)
        item = next((items[offset] for offset in inside if offset in items), None)
        style = STYLES[head.role] if head and head.title in "".join(words.split()) else ""
        found.append(_numbered(Paragraph(words, style), head.marker if head else "1." if item else ""))
    return found


def _numbered(paragraph: Paragraph, family: str) -> Paragraph:
    patterns = {
        "一、": r"[一二三四五六七八九十]+、\s*",
        "（一）": r"[（(][一二三四五六七八九十]+[）)]\s*",
        "1.": r"\d+[.．、]\s*",
    }
    marker = re.match(patterns[family], paragraph.text) if family in patterns else None
    if marker is None:
        return paragraph
    numeral = re.sub(r"\W", "", marker.group())
    number = int(numeral) if numeral.isdecimal() else _CHINESE.index(numeral) + 1
    return Paragraph(paragraph.text, paragraph.style, marker.group(), family, number)


_CHINESE = [tens + ones for tens in ("", "十", "二十", "三十") for ones in ("", *"一二三四五六七八九") if tens + ones]


def docx(paragraphs: Iterable[Paragraph], *, styles: bool = False, automatic: bool = False, running: str = "") -> bytes:
    """A Word file; `styles` gives headings Word's styles, `automatic` lets Word number, `running` is a page header."""
    document = Document()
    if running:
        _head_and_foot(document, running)
    lists = _Lists(document)
    for paragraph in paragraphs:
        numbered = automatic and paragraph.family
        words = paragraph.text.removeprefix(paragraph.marker) if numbered else paragraph.text
        added = document.add_paragraph(words, style=paragraph.style if styles and paragraph.style else None)
        if numbered:
            added._p.get_or_add_pPr().append(lists.next(paragraph.family, paragraph.number))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _head_and_foot(document: Any, running: str) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = running
    run = section.footer.paragraphs[0].add_run()
    for kind in ("begin", None, "end"):
        inner = f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>' if kind else f'<w:instrText {nsdecls("w")}> PAGE </w:instrText>'  # fmt: skip
        run._r.append(parse_xml(inner))


class _Lists:
    """Word's numbered lists: a new one wherever the number is not the next of its family.

    Each has a definition of its own: LibreOffice loses the restart of a shared one when it writes .doc.
    """

    def __init__(self, document: Any) -> None:
        self._part = document.part.numbering_part.element
        self._reached: dict[str, tuple[int, int]] = {}
        self._last = 9000

    def next(self, family: str, number: int) -> Any:
        """The property that gives a paragraph this number."""
        name, before = self._reached.get(family, (0, -1))
        if number != before + 1:
            self._last += 1
            name = self._last
            form, words = _LISTS[family]
            level = f'<w:lvl w:ilvl="0"><w:start w:val="{number}"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{words}"/></w:lvl>'
            self._part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{level}</w:abstractNum>'))  # fmt: skip
            self._part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'))  # fmt: skip
        self._reached[family] = (name, number)
        return parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{name}"/></w:numPr>')


_LINKS = ["首页", "政府信息公开", "政务服务", "互动交流", "走进本地", "数据开放", "专题专栏"]
_RELATED = [
    "《妇女发展规划》图文解读",
    "县政府常务会议审议民生事项",
    "关于公布本年度托育机构名单的通知",
    "一图读懂儿童友好城市建设方案",
]


def web_page(paragraphs: list[Paragraph], charset: str = "utf-8") -> bytes:
    """A page of a government's site: navigation, breadcrumbs and buttons above, related links and the footer below."""
    title = next((p.text for p in paragraphs if "关于印发" in p.text or p.style == "Title"), "")
    # Many sites print the title above the text and not in it.
    rest = paragraphs[1:] if paragraphs[0].text == title else paragraphs
    body = "\n".join(_html_paragraph(paragraph) for paragraph in rest)
    links = "".join(f'<li><a href="/c{n}/index.shtml">{name}</a></li>' for n, name in enumerate(_LINKS))
    related = "".join(f'<li><a href="/art/{n}.html">{name}</a><span>2022-07-1{n}</span></li>' for n, name in enumerate(_RELATED))  # fmt: skip
    heading = f"<h1>{html.escape(title)}</h1>" if title else ""
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{html.escape(title)}_政府门户网站</title>
<style>.nav li {{ float: left }}</style><script>var site = "政府门户网站";</script></head><body>
<div class="top"><span>今天是2022年7月12日 星期二</span><a href="/login">登录</a><a href="/mobile">手机版</a></div>
<div class="nav"><ul>{links}</ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; <a href="/zw/gh">规划计划</a></div>
<div class="article">{heading}
<div class="info"><span>发布时间：2022-07-12 10:21</span><span>来源：政府办公室</span><span>浏览次数：1024</span>
<span>字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span></div>
<div class="content" id="zoom">{body}</div>
<div class="tools"><a href="#">打印本页</a><a href="#">关闭窗口</a></div></div>
<div class="related"><h3>相关阅读</h3><ul>{related}</ul></div>
<div class="footer"><p>主办单位：政府办公室　承办：大数据中心</p><p>网站标识码：0000000000　建议使用1024×768以上分辨率浏览</p></div>
</body></html>""".encode(charset)


def _html_paragraph(paragraph: Paragraph) -> str:
    words = html.escape(paragraph.text)
    words = f"<strong>{words}</strong>" if paragraph.style else words
    return f'<p style="text-indent: 2em"><span style="font-family: 仿宋">&emsp;&emsp;{words}</span></p>'


def saved_page(page: bytes, charset: str) -> bytes:
    """The page as a browser saves it with a picture in one file."""
    message = MIMEMultipart("related")
    message["Subject"] = "saved"
    part = MIMEText(page.decode(charset), "html", charset)
    part["Content-Location"] = "page.html"
    picture = MIMEPart()
    picture.set_content(b"GIF89a" + bytes(40), "image", "gif")
    for inner in (part, picture):
        message.attach(inner)
    return message.as_bytes()


def office() -> str | None:
    """The program of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def by_office(files: dict[str, bytes], ending: str, folder: Path) -> dict[str, bytes]:
    """Files converted by one run of LibreOffice, by their names without endings."""
    program = office()
    assert program
    for name, content in files.items():
        (folder / name).write_bytes(content)
    out = folder / ending
    subprocess.run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--convert-to",
         ending, "--outdir", str(out), *(str(folder / name) for name in files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {path.stem: path.read_bytes() for path in sorted(out.iterdir())}
