"""Word files: the text as its reader sees it, with automatic numbers, text boxes, merged cells and notes."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from with_pack import read_bytes

from ingest.errors import GuihuaError
from ingest.readers.docx import numerals

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def packed(document: WordDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_parts(content: bytes, **parts: str) -> bytes:
    """The file with parts of `word/` added or replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name.removeprefix("word/").removesuffix(".xml") not in parts:
                new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(f"word/{name}.xml", text)
    return buffer.getvalue()


def body(inside: str, **parts: str) -> list[str]:
    """The lines read from a file whose body is given as XML."""
    document = f"<w:document {SPACES}><w:body>{inside}</w:body></w:document>"
    content = with_parts(packed(Document()), document=document, **parts)
    return read_bytes(content, "plan.docx").text.splitlines()


def p(text: str, numbering: str = "", style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{numbering}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def num(name: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


NOTHING = '<w:suff w:val="nothing"/>'
OFFICIAL = (
    level(0, "chineseCounting", "%1、", NOTHING)
    + level(1, "chineseCountingThousand", "（%2）", NOTHING)
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircleChinese", "%4", NOTHING)
)
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
NUMBERING = f"""<w:numbering {SPACES}>
<w:abstractNum w:abstractNumId="1">{OFFICIAL}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="Chapter"/>')}{level(1, "decimal", "%1.%2", '<w:pStyle w:val="Section"/><w:isLgl/>')}</w:abstractNum>
<w:abstractNum w:abstractNumId="3">{level(0, "bullet", "·")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>{RESTART}</w:num>
</w:numbering>"""
STYLES = f"""<w:styles {SPACES}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="Chapter"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Section"><w:basedOn w:val="Chapter"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Plain"><w:basedOn w:val="Chapter"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>
</w:styles>"""


def test_automatic_numbers_as_the_reader_sees_them() -> None:
    inside = [
        p("总体要求", num(1, 0)), p("指导思想", num(1, 1)), p("基本原则", num(1, 1)), p("主要目标", num(1, 0)),
        p("健康", num(1, 1)), p("死亡率下降", num(1, 2)), p("", num(1, 2)), p("筛查", num(1, 2)), p("城市", num(1, 3)),
        p("教育", num(1, 1)), p("入园率", num(1, 2)), p("第二个规划", num(4, 0)), p("接着数", num(1, 0)), p("点", num(3, 0)),
    ]  # fmt: skip
    assert [line for line in body("".join(inside), numbering=NUMBERING, styles=STYLES) if line] == [
        "一、总体要求", "（一）指导思想", "（二）基本原则", "二、主要目标", "（一）健康", "1. 死亡率下降", "3. 筛查", "①城市",
        "（二）教育", "1. 入园率", "一、第二个规划", "二、接着数", "• 点",
    ]  # fmt: skip


def test_numbers_that_come_from_styles() -> None:
    inside = p("总则", style="Chapter") + p("目的", style="Section") + p("依据", style="Section")
    inside += (
        p("健康", style="Chapter") + p("目标", style="Section") + p("无号", style="Plain") + p("圈", style="Circle")
    )
    lines = body(inside, numbering=NUMBERING, styles=STYLES)
    assert lines == ["第一章 总则", "1.1 目的", "1.2 依据", "第二章 健康", "2.1 目标", "无号", "圈"]


def test_twelve_of_each_number() -> None:
    lines = body("".join(p("项", num(1, 0)) for _ in range(21)), numbering=NUMBERING, styles=STYLES)
    assert [lines[n].removesuffix("、项") for n in (0, 9, 10, 19, 20)] == ["一", "十", "十一", "二十", "二十一"]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (105, "chineseCounting", "一百零五"), (110, "chineseCounting", "一百一十"), (10, "chineseLegalSimplified", "壹拾"),
        (3, "ideographTraditional", "丙"), (12, "ideographZodiac", "亥"), (3, "decimalEnclosedParen", "⑶"),
        (25, "decimalEnclosedCircle", "25"), (14, "ideographDigital", "一四"), (7, "decimalFullWidth", "７"),
        (4, "lowerRoman", "iv"), (28, "upperLetter", "BB"), (5, "decimalZero", "05"), (5, "none", ""), (5, "klingon", "5"),
        (0, "chineseCounting", "0"), (10**7, "upperRoman", "10000000"),
    ],
)  # fmt: skip
def test_numerals(number: int, form: str, shown: str) -> None:
    assert numerals.numeral(number, form) == shown


def test_insertions_links_and_controls_are_text_and_deletions_are_not() -> None:
    inside = (
        '<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:ins><w:r><w:t>加</w:t></w:r></w:ins><w:bookmarkEnd w:id="0"/>'
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:br/><w:t>下行</w:t></w:r><w:r><w:noBreakHyphen/></w:r>"
        '<w:r><w:br w:type="page"/><w:t>续</w:t></w:r></w:p>'
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>整段</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert body(inside) == ["加链控", "下行-续", "整段"]


def test_a_text_box_stands_once_after_its_paragraph() -> None:
    box = (
        "<w:txbxContent><w:p><w:r><w:t>框内一</w:t></w:r></w:p><w:p><w:r><w:t>框内二</w:t></w:r></w:p></w:txbxContent>"
    )
    inside = (
        f"<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>"
    )
    assert body(inside) == ["前后", "框内一", "框内二"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(p(part) for part in text.split('/'))}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def test_merged_cells_stand_once_and_columns_stay_in_place() -> None:
    inside = "<w:tbl>" + "".join([
        row(cell("专栏1 主要指标", '<w:gridSpan w:val="4"/>')),
        row(cell("领域"), cell("指标"), cell("2020年"), cell("2030年")),
        row(cell("健康", '<w:vMerge w:val="restart"/>'), cell("孕产妇/死亡率"), cell("14"), cell("12")),
        row(cell("", "<w:vMerge/>"), cell("筛查率", '<w:gridSpan w:val="2"/>'), cell("70/80")),
    ]) + "</w:tbl>"  # fmt: skip
    assert body(inside) == [
        "专栏1 主要指标",
        "领域｜指标｜2020年｜2030年",
        "健康｜孕产妇死亡率｜14｜12",
        "｜筛查率｜｜70 80",
    ]


def test_a_table_inside_a_frame_keeps_its_rows() -> None:
    inner = f"<w:tbl>{row(cell('指标'), cell('目标'))}{row(cell('筛查率'), cell('70%'))}</w:tbl>"
    inside = p("一、框中的标题") + p("框中的段落。") + inner + p("")
    frame = f"<w:tbl>{row(f'<w:tc>{inside}</w:tc>')}</w:tbl>"
    assert body(frame) == ["一、框中的标题", "框中的段落。", "指标｜目标", "筛查率｜70%"]


def test_notes_stand_at_the_end_and_headers_nowhere() -> None:
    notes = f'<w:footnotes {SPACES}><w:footnote w:type="separator" w:id="0">{p("线")}</w:footnote><w:footnote w:id="2">{p("按户籍人口计算。")}</w:footnote><w:footnote w:id="3">{p("未被引用")}</w:footnote></w:footnotes>'
    inside = (
        '<w:p><w:r><w:t>降到15</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>/10万</w:t></w:r></w:p>'
    )
    assert body(inside, footnotes=notes, header1=f"<w:hdr {SPACES}>{p('页眉')}</w:hdr>") == [
        "降到15/10万",
        "[1] 按户籍人口计算。",
    ]


def test_heading_styles_add_nothing_to_the_text() -> None:
    document = Document()
    document.add_heading("一、总体要求", 1)
    document.add_paragraph("照章办事。")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    assert read_bytes(packed(document), "plan.docx").text == "一、总体要求\n照章办事。\n"


def test_the_strict_form_of_the_format() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    text = f'<w:document xmlns:w="{strict}"><w:body>{p("照章办事。")}</w:body></w:document>'
    assert read_bytes(with_parts(packed(Document()), document=text), "plan.docx").text == "照章办事。\n"


def test_macros_are_not_touched() -> None:
    content = with_parts(
        packed(Document()), document=f"<w:document {SPACES}><w:body>{p('照章办事。')}</w:body></w:document>"
    )
    assert read_bytes(content, "plan.docm").text == "照章办事。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY e "&a;&a;&a;">]>',
    ],
)
def test_entities_are_refused(declaration: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<w:document {SPACES}><w:body>{p("&e;")}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        new.writestr("word/document.xml", text.encode(encoding))
    with pytest.raises(GuihuaError, match="实体"):
        read_bytes(buffer.getvalue(), "plan.docx")


def test_a_bomb_and_a_bottomless_table() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("word/document.xml", b"<w:document>" + bytes(70_000_000))
    with pytest.raises(GuihuaError, match="64 MB"):
        read_bytes(buffer.getvalue(), "plan.docx")
    with pytest.raises(GuihuaError, match="嵌套"):
        body("<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000)


def test_python_docx_finds_the_numbering_part() -> None:
    """The tests' files are whole: Word's own library opens what the reader reads."""
    document = Document()
    document.part.numbering_part.element.append(
        parse_xml(f'<w:num xmlns:w="{W}" w:numId="99"><w:abstractNumId w:val="0"/></w:num>')
    )
    paragraph = document.add_paragraph("筛查率达到70%。")
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>')
    )
    assert read_bytes(packed(document), "plan.docx").text.strip().endswith("筛查率达到70%。")
