"""Web pages in the style of government sites: the whole article, and next to nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from with_pack import read_bytes

from ingest.errors import GuihuaError
from ingest.readers import html

TITLE = "霜桥县妇女发展规划（2021—2030年）"
BODY = [
    "前言",
    "霜桥县地处两河之间，妇女占全县人口的48.6%，在各行各业发挥着半边天作用。",
    "一、总体要求",
    "（一）指导思想",
    "坚持男女平等基本国策，把妇女发展放在全县经济社会发展的大局中谋划和推进。",
    "二、发展领域、主要目标和策略措施",
    "（一）妇女与健康",
    "主要目标：",
    "1.孕产妇死亡率控制在12/10万以下。",
    "2.宫颈癌筛查率达到70%以上。",
    "3.适龄妇女乳腺癌筛查率逐步提高，城乡差距缩小。",
    "策略措施：",
    "1.建设县、乡、村三级妇幼健康服务网络，每个乡镇卫生院至少配备一名妇产科医师。",
    "2.推进两癌筛查。财政、卫生健康和妇联部门按职责分工落实经费，逐年扩大覆盖面。",
    "三、组织实施",
    "（一）加强组织领导。县人民政府统一领导，妇女儿童工作委员会负责协调和督促。",
    "霜桥县人民政府办公室",
    "2021年12月3日",
]
TABLE = ["指标｜2020年｜2030年目标", "孕产妇死亡率｜14.2/10万｜12/10万以下", "宫颈癌筛查率｜51%｜70%以上"]
NAVIGATION = [
    "首页", "走进霜桥", "政务公开", "办事服务", "互动交流", "数据发布", "县长信箱", "信息公开指南", "政府信息公开年报",
]  # fmt: skip
RELATED = [
    "霜桥县召开妇女儿童工作委员会全体会议研究部署今年重点任务",
    "一图读懂《霜桥县妇女发展规划（2021—2030年）》",
    "霜桥县多部门联合开展“春风行动”送岗位进村，吸引两千余人到场",
    "县卫生健康局解读两癌免费筛查政策，符合条件的妇女可到乡镇卫生院登记",
]
FOOTER = "版权所有：霜桥县人民政府 主办：霜桥县人民政府办公室 ICP备00000000号 网站标识码：0000000000"


def links(texts: list[str], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/art/{n}.html">{text}</a></{tag}>' for n, text in enumerate(texts))


def table(attributes: str = "") -> str:
    rows = "".join("<tr>" + "".join(f"<td><p>{c}</p></td>" for c in row.split("｜")) + "</tr>" for row in TABLE)
    return f"<table {attributes}><tbody>{rows}</tbody></table>"


def page(inside: str, title: str = f"{TITLE} - 霜桥县人民政府", meta: str = '<meta charset="utf-8">') -> str:
    return f"<!DOCTYPE html><html><head>{meta}<title>{title}</title><style>p{{margin:0}}</style></head><body>{inside}</body></html>"


def trs_editor_in_layout_tables() -> str:
    body = "".join(f'<P align="justify">　　{line}</P>\n' for line in BODY)
    return page(
        f"<table width=1000><tr><td>{links(NAVIGATION, 'span')}</td></tr></table>"
        f"<table><tr><td width=200><table>{''.join(f'<tr><td><a href=x>{r}</a></td></tr>' for r in RELATED)}</table></td>"
        f"<td><table><tr><td class=bt>{TITLE}</td></tr><tr><td>发布时间：2021-12-03 来源：县政府办 字体：<a href='javascript:a()'>大</a> <a href='javascript:b()'>中</a></td></tr>"
        f"<tr><td><div class=TRS_Editor>{body}{table()}</div></td></tr></table></td></tr></table><table><tr><td>{FOOTER}</td></tr></table>"
    )


def lines_by_breaks_in_a_cell() -> str:
    body = "<br>\r\n".join(f"&emsp;&emsp;{line}" for line in [TITLE, *BODY])
    return page(
        f"<form id=aspnetForm action=x><input type=hidden name=__VIEWSTATE value=abc><table><tr>{links(NAVIGATION, 'td')}</tr></table>"
        f"<table><tr><td><font size=3>{body}</font>{table('border=1')}</td><td>{links(RELATED, 'div')}</td></tr></table><div>{FOOTER}</div></form>"
    )


def article_element() -> str:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    return page(
        f"<header><nav><ul>{links(NAVIGATION)}</ul></nav></header><main><article><h1>{TITLE}</h1><p class=meta>2021-12-03</p>"
        f"{body}{table()}</article><aside><h3>相关阅读</h3><ul>{links(RELATED)}</ul></aside></main><footer><p>{FOOTER}</p></footer>"
    )


def soup_of_divisions() -> str:
    body = "".join(f"<div><span>{line[:4]}</span><span style='color:red'>{line[4:]}</span></div>" for line in BODY)
    return page(
        f"<div class=a1><div>{links(NAVIGATION, 'div')}</div></div><div class=a2><div class=t><div>{TITLE}</div></div><div class=c>{body}"
        f"<div>{table()}</div></div><div class=share>分享到：<a href=#>微信</a><a href=#>微博</a></div></div>"
        f"<div class=a3>{links(RELATED, 'div')}</div><div class=a4>{FOOTER}</div>"
    )


def title_outside_the_text() -> str:
    body = "".join(f"<p style='text-indent:2em'><span>{line}</span></p>" for line in BODY)
    return page(
        f"<div class=header><ul>{links(NAVIGATION)}</ul></div><div class=main><div class=left><h1>{TITLE}</h1>"
        f"<div class=pages-date>2021-12-03 16:20 来源：县政府办公室 【字体：<span>大</span> <span>中</span> <span>小</span>】<span>打印</span></div>"
        f"<div id=UCAP-CONTENT class=pages_content>{body}{table()}</div><div>【打印】【关闭】</div></div>"
        f"<div class=right><div>相关稿件</div><ul>{links(RELATED)}</ul></div></div><div class=footer>{FOOTER}<br>您访问的链接即将离开本网站，是否继续？</div>"
    )


def saved_from_word() -> str:
    body = "".join(
        f"<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US style='font-family:仿宋'><o:p></o:p></span><span\nstyle='font-size:16.0pt'>{line[:2]}\n{line[2:]}</span></p>\n"
        for line in [TITLE, *BODY]
    )
    return page(
        f"<div class=nav>{links(NAVIGATION)}</div><!--[if gte mso 9]><xml>噪声</xml><![endif]--><div class=Section1>{body}{table('class=MsoTable')}</div><div class=bottom>{FOOTER}</div>",
        meta='<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    )


def information_catalogue() -> str:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    return page(
        f"<div class=top>{links(NAVIGATION, 'span')}</div><div class=xxgk><table><tr><th>索引号</th><td>SQ000/2021-01</td><th>文号</th><td>霜政办发〔2021〕41号</td></tr></table>"
        f"<div class=zw><div class=view>{body}{table()}<p>附件：<a href='/f/1.docx'>1.任务分工表.docx</a></p></div>"
        f"<div class=xgjd><span>相关解读：</span>{links(RELATED, 'p')}</div></div></div><div><p>{FOOTER}</p></div>",
        meta=f'<meta charset="utf-8"><meta name="ArticleTitle" content="{TITLE}"><meta name="SiteName" content="霜桥">',
    )


def long_lists_of_news() -> str:
    news = [f"{place}{item}" for place in ("东山镇", "西河乡", "南桥街道", "北塘乡", "中和镇") for item in RELATED * 4]
    body = "".join(f"<p>{line}</p>" for line in BODY)
    return page(
        f"<div><ul>{links(NAVIGATION + news[:40])}</ul></div><div><div><ul>{links(news)}</ul></div><div class=con><h2>{TITLE}</h2>{body}{table()}"
        f"<p>上一篇：<a href=1>{RELATED[0]}</a></p><p>下一篇：<a href=2>{RELATED[2]}</a></p></div></div><div>{FOOTER}</div>"
    )


def text_in_two_parts() -> str:
    first = "".join(f"<p>{line}</p>" for line in BODY[:15])
    second = "".join(f"<p>{line}</p>" for line in BODY[15:])
    return page(
        f"<div id=nav>{links(NAVIGATION)}</div><div id=wrap><h1>{TITLE}</h1><div class=part>{first}</div><div class=part>{second}{table()}</div></div><div id=foot>{FOOTER}</div>"
    )


def a_row_for_every_paragraph() -> str:
    body = "".join(f"<tr><td>　　{line}</td></tr>" for line in [TITLE, *BODY])
    return page(
        f"<center><table><tr><td><a href=/>首页</a> | <a href=/b>政务公开</a></td></tr></table><table class=con>{body}<tr><td>{table()}</td></tr></table>"
        f"<table><tr><td>{links(RELATED, 'p')}</td></tr><tr><td align=center>{FOOTER}</td></tr></table></center>"
    )


def ordered_lists() -> str:
    pieces = []
    for line in BODY:
        number, dot, words = line.partition(".")
        item = number.isdigit() and dot
        pieces.append(f"<ol start={number}><li>{words}</li></ol>" if item else f"<section>{line}</section>")
    return page(
        f"<div class=g>{links(NAVIGATION)}</div><div id=js_content><h1>{TITLE}</h1>{''.join(pieces)}{table()}</div><div class=wap style='display: none'>{''.join(pieces)}</div><div>{FOOTER}</div>"
    )


STYLES: list[Callable[[], str]] = [
    trs_editor_in_layout_tables, lines_by_breaks_in_a_cell, article_element, soup_of_divisions, title_outside_the_text,
    saved_from_word, information_catalogue, long_lists_of_news, text_in_two_parts, a_row_for_every_paragraph, ordered_lists,
]  # fmt: skip


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_the_article_and_little_else(style: Callable[[], str]) -> None:
    encoding = "gb18030" if style is saved_from_word else "utf-8"
    lines = read_bytes(style().encode(encoding), "plan.html").text.splitlines()
    found = [squeezed(line) for line in lines]
    wanted = [TITLE, *BODY, *TABLE]
    assert [line for line in wanted if squeezed(line) not in found] == []
    places = [found.index(squeezed(line)) for line in wanted]
    assert places == sorted(places)
    text = "".join(found)
    assert [link for link in RELATED[2:] if squeezed(link) in text] == []
    assert [label for label in ("走进霜桥", "县长信箱", "网站标识码", "噪声", "VIEWSTATE") if label in text] == []
    others = [line for line in found if line not in {squeezed(line) for line in wanted}]
    assert sum(map(len, others)) < 0.08 * len(text), others


def test_merged_cells_stand_once_and_columns_stay_in_place() -> None:
    rows = (
        "<tr><th>领域</th><th>指标</th><th>2020年</th><th>2030年</th></tr>"
        "<tr><td rowspan=2>健康</td><td>死亡率</td><td>14</td><td>12</td></tr><tr><td>筛查率</td><td>51</td><td>70</td></tr>"
        "<tr><td colspan=2>入园率</td><td>88</td><td>92</td></tr><tr><td colspan=4>注：按户籍人口计算。</td></tr>"
    )
    lines = read_bytes(page(f"<table>{rows}</table>").encode(), "plan.html").text.splitlines()
    assert lines == [
        "领域｜指标｜2020年｜2030年",
        "健康｜死亡率｜14｜12",
        "｜筛查率｜51｜70",
        "入园率｜｜88｜92",
        "注：按户籍人口计算。",
    ]


def test_rules_and_lone_marks_are_no_buttons() -> None:
    assert (
        read_bytes(page("<p>一、总体要求</p><p>----</p><p>照章办事。</p>").encode(), "a.html").text.count("----") == 1
    )


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "table><tr><td", "b"])
def test_bottomless_pages(tag: str) -> None:
    names = tag.replace(">", "").split("<")
    content = f"<{tag}>" * 6000 + "照章办事。" + "".join(f"</{name}>" for name in reversed(names)) * 6000
    assert "照章办事" in read_bytes(content.encode(), "plan.html").text


def test_a_page_that_shows_itself_by_script() -> None:
    hidden = page("<div style='display:none'><p>照章办事。</p></div>")
    assert read_bytes(hidden.encode(), "plan.html").text == "照章办事。\n"


def test_a_page_above_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "LARGEST_PAGE", 1 << 20)
    with pytest.raises(GuihuaError, match="1 MB"):
        read_bytes(b"<html><body>" + b"<p>x</p>" * 200_000, "plan.html")


@pytest.mark.slow
def test_a_page_of_fifty_megabytes() -> None:
    paragraph = "<div><p style='text-indent:2em'><span>孕产妇死亡率控制在12/10万以下。</span></p></div>"
    count = 50 * 1024 * 1024 // len(paragraph.encode())
    text = read_bytes(page(paragraph * count).encode(), "plan.html").text
    assert text.count("12/10万") == count


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("霜桥县妇女发展规划（2021-2025）_霜桥县人民政府", "霜桥县妇女发展规划（2021-2025）"),
        ("霜桥县妇女发展规划 - 霜桥县人民政府门户网站", "霜桥县妇女发展规划"),
        ("霜桥县妇女发展规划-政策文件", "霜桥县妇女发展规划"),
    ],
)
def test_the_title_of_a_page_without_the_name_of_its_site(title: str, named: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    html = f"<html><head><title>{title}</title></head><body><h1>{named}</h1><div class=x><ul>{links(NAVIGATION)}</ul></div><div>{body}</div></body></html>"
    assert read_bytes(html.encode(), "plan.html").text.splitlines()[0] == named
