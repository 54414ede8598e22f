"""Plan files of any length in every format, for measuring: fictional places, sentences put together by chance.

As dense as real plans: 140 characters an item and 2.6 rows of the register in 1,000 characters (the five files of the
development corpus have 132 to 146, and 2.4 to 2.9).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html import escape
from random import Random
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as escape_xml

if TYPE_CHECKING:
    from ingest.pipeline import Record

CHARACTERS = 30_000
"""Of one file, as a plan of a county has them."""
DOMAINS_OF_A_CHAPTER = 40
"""Domains before a made plan begins another chapter; more than any real plan has, so one of 30,000 characters has
one chapter, and a huge one does not count to （一百）."""
PAGE_LINES = 38
"""Lines of 18 points that fit on A4 between the running head at 800 and the page number at 40."""
PAGE_WIDTH = 38
"""Characters of 12 points that fit on A4 between margins of 72."""
_PLACES = ("云麓", "青石", "白鹭", "望川", "河湾", "松原岭", "临溪", "石桥", "南塬", "沙湾头")
_DOMAINS = ("健康", "教育", "经济", "福利", "家庭", "环境", "安全", "法律保护")
_WHO = ("农村妇女", "流动儿童", "留守老人", "乡镇卫生院", "社区工作者", "中小学生", "残疾儿童", "新业态从业人员")
_DOES = ("建立", "完善", "推广", "检查", "支持", "公布", "培训", "评估")
_WHAT = (
    "服务台账",
    "上门巡诊",
    "困难帮扶名单",
    "托育点位",
    "安全设施",
    "技能课程",
    "心理辅导室",
    "求助热线",
    "档案管理",
)
_HOW = (
    "定期核对",
    "由县里统一安排经费",
    "结果向村民公开",
    "纳入乡镇年度工作安排",
    "与相关部门共用数据",
    "优先照顾偏远村组",
)
_RATES = ("孕产妇死亡率控制在{}/10万以下", "学前教育毛入园率达到{}%以上", "宫颈癌筛查率达到{}%", "婴儿死亡率下降到{}‰以下",
          "每千名儿童拥有托位{}个", "农村自来水普及率保持在{}%以上")  # fmt: skip


def length_of(record: Record) -> tuple[int, int]:
    """Pages and characters of a file that was read; what a measured reading process gives back."""
    document = record.reading.document
    return len(document.pages), len(document.text)


def plan_lines(number: int, characters: int = CHARACTERS) -> list[str]:
    """The lines of a plan of about so many characters; the same for the same number."""
    chance = Random(number)
    lines = [f"{_PLACES[number % len(_PLACES)]}{number}县儿童发展规划（2021—2030年）", "一、总体要求", "照章办事，逐年推进。",
             "二、发展领域、主要目标和策略措施"]  # fmt: skip
    length = sum(map(len, lines))
    for position in range(1_000_000):
        domain = _domain(chance, position)
        if position and position % DOMAINS_OF_A_CHAPTER == 0:
            lines.append(f"{_chinese(position // DOMAINS_OF_A_CHAPTER + 2)}、更多领域的主要目标和策略措施")
        lines += domain
        length += sum(map(len, domain))
        if length >= characters:
            break
    return lines


def _domain(chance: Random, position: int) -> list[str]:
    title = f"（{_chinese(position % DOMAINS_OF_A_CHAPTER + 1)}）儿童与{_DOMAINS[position % len(_DOMAINS)]}"
    goals = [
        f"{item}.{chance.choice(_RATES).format(chance.randint(1, 99))}。{_sentence(chance)}{_sentence(chance)}"
        for item in range(1, 9)
    ]
    measures = [f"{item}.{''.join(_sentence(chance) for _ in range(5))}" for item in range(1, 16)]
    return [title, "主要目标：", *goals, "策略措施：", *measures]


def _sentence(chance: Random) -> str:
    who, does, what, how = (chance.choice(words) for words in (_WHO, _DOES, _WHAT, _HOW))
    return f"{does}{who}{what}，{how}，{chance.choice(_DOES)}{chance.choice(_WHAT)}。"


def _chinese(number: int) -> str:
    """Up to 9,999: 一, 十二, 三百零五."""
    digits, units = "零一二三四五六七八九", ("", "十", "百", "千")
    printed = str(number)
    words = "".join(
        digits[int(digit)] + (units[len(printed) - 1 - place] if digit != "0" else "")
        for place, digit in enumerate(printed)
    )
    words = re.sub("零+", "零", words).rstrip("零")
    return words.removeprefix("一") if words.startswith("一十") else words


def as_text(lines: list[str]) -> bytes:
    """UTF-8."""
    return "\n".join(lines).encode()


def as_old_text(lines: list[str]) -> bytes:
    """GB18030, as Chinese Windows saves it."""
    return "\n".join(lines).encode("gb18030")


def as_docx(lines: list[str]) -> bytes:
    """A Word file of plain paragraphs, with no more in it than Word needs."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape_xml(line)}</w:t></w:r></w:p>" for line in lines)
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", document)
    return file.getvalue()


def as_page(lines: list[str]) -> bytes:
    """A page of a government's site: navigation, the text, related links."""
    menu = "".join(f'<li><a href="/{i}.html">栏目{i}</a></li>' for i in range(40))
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    return (
        f"<html><head><meta charset='utf-8'><title>{escape(lines[0])}</title></head><body><ul class='nav'>{menu}</ul>"
        f"<div class='content'>{body}</div><ul class='related'>{menu}</ul></body></html>"
    ).encode()


def as_pdf(lines: list[str]) -> bytes:
    """A PDF with a text layer, a running header and page numbers (reportlab, of the extra `dev`)."""
    from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    printed = [line[start : start + PAGE_WIDTH] for line in lines for start in range(0, len(line), PAGE_WIDTH)]
    for page, first in enumerate(range(0, len(printed), PAGE_LINES), 1):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 800, lines[0])
        for row, words in enumerate(printed[first : first + PAGE_LINES]):
            canvas.drawString(72, 770 - row * 18, words)
        canvas.drawCentredString(297, 40, f"- {page} -")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


FORMATS: dict[str, tuple[str, Callable[[list[str]], bytes]]] = {
    "文本 UTF-8": (".txt", as_text),
    "文本 GB18030": (".txt", as_old_text),
    "网页": (".html", as_page),
    "Word": (".docx", as_docx),
    "PDF 文字层": (".pdf", as_pdf),
}
"""Name for people -> ending, and what makes the file."""
