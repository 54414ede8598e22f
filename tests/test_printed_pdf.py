"""Short plans printed by a browser and by LibreOffice are read like the text that was printed."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import conversions
import pytest
from conversions import Paragraph
from reading import check_passages
from with_pack import read_bytes, read_plans

from ingest.pipeline import Reading

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHINESE_FONTS = bool(shutil.which("fc-list")) and bool(
    subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False).stdout.strip()
)
"""Without one a browser prints boxes, and what was never printed cannot be read."""
TITLE = "霜桥县妇女发展规划（2021—2030年）"
BODY = """前言
霜桥县山多路远，六成妇女住在乡村，为使她们看病、上学、就业都有着落，县里用半年时间走访了四十个村，形成本规划。
一、总体要求
（一）指导思想
坚持以妇女的实际需要为准，事情一件一件地办，办一件成一件。
（二）总体目标
到2030年，妇女的健康水平、受教育年限和收入都有明显提高，村里的事有妇女参加商量，家里的事由夫妻共同承担，老人孩子有人照料。
二、各领域的目标和措施
（一）妇女与健康
主要目标：
1. 孕产妇死亡率控制在12/10万以下。
2. 婴儿死亡率控制在4.5‰以下，5岁以下儿童死亡率控制在5.5‰以下，城乡之间的差距逐年缩小，山区和坝区持平。
3. 宫颈癌人群筛查率达到70%以上。
策略措施：
1. 配齐乡镇卫生院的妇产科医生。县医院每月派一名医生到乡镇坐诊两天，往返路费由县财政承担，坐诊情况在村务公开栏公布。
2. 每村设一间母婴室。
（二）妇女与教育
主要目标：
1. 高中阶段毛入学率达到95%以上。
2. 学前教育毛入园率达到98%以上。
策略措施：
1. 办好乡镇中心幼儿园。
2. 对家庭困难的女童逐户登记，开学前一个月由乡镇干部上门核对，确保没有一个女童因为交不起饭费而退学。
三、组织实施
（一）加强组织领导
县政府每年听取一次汇报，年底把完成情况向县人民代表大会报告，并在政府网站公布，接受群众查询。
"""
LINES = [TITLE, *BODY.splitlines()]
CENTRED = "h1{text-align:center;font-size:1.5em}"
PAGES = {
    "plain": "",
    "indented": CENTRED + "body{font-size:16px;line-height:1.75}p{text-indent:2em}",
    "large": CENTRED + "body{font-size:20px;line-height:2}p{text-indent:2em}",
    "without distances": CENTRED + "body{font-size:17px;line-height:1.6;text-align:justify}p{margin:0}",
    "two columns": "@page{size:A4;margin:2cm}body{column-count:2;font-size:15px;line-height:1.6}h1{column-span:all}",
}
SLANTED = (
    "<div style='position:fixed;top:40%;left:15%;transform:rotate(-40deg);font-size:80px;color:#ddd'>征求意见稿</div>"
)


def same(found: Reading) -> None:
    """The plan, its headings and its passages are those of the text."""
    wanted = read_plans(read_bytes("\n".join(LINES).encode(), "plan.txt"))
    check_passages(found)
    (plan,), (other,) = wanted.plans, found.plans
    assert (other.title, other.start_year, other.end_year, other.region) == (TITLE, 2021, 2030, plan.region)
    assert [(h.role, h.title) for h in other.headings] == [(h.role, h.title) for h in plan.headings]
    assert passages(found) == passages(wanted)


def passages(reading: Reading) -> list[tuple[str | None, str, int | None, str]]:
    return [(p.domain, p.part, p.item, "".join(p.text.split())) for p in reading.passages]


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None or not CHINESE_FONTS, reason="no Chromium with a Chinese font here")
@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("style", PAGES)
def test_printed_by_a_browser(style: str, marked: bool, tmp_path: Path) -> None:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in LINES[1:])
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(f"<html><meta charset=utf-8><title>{TITLE}</title><style>{PAGES[style]}</style><body>{SLANTED if marked else ''}<h1>{TITLE}</h1>{body}", "utf-8")  # fmt: skip
    subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
         f"--print-to-pdf={printed}", *(["--no-pdf-header-footer"] if marked else []), page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    same(read_plans(read_bytes(printed.read_bytes(), "page.pdf")))


@pytest.mark.slow
@pytest.mark.skipif(conversions.office() is None, reason="LibreOffice is not installed here")
def test_printed_by_libreoffice(tmp_path: Path) -> None:
    kinds = ("Title", *[""] * len(LINES))
    paragraphs = [Paragraph(line, kind) for line, kind in zip(LINES, kinds, strict=False)]
    files = {f"{styles}.docx": conversions.docx(paragraphs, styles=styles) for styles in (False, True)}
    for content in conversions.by_office(files, "pdf", tmp_path).values():
        same(read_plans(read_bytes(content, "plan.pdf")))
