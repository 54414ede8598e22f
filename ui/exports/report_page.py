"""A report as one HTML file: the frame and the look that all reports share; every text in it is escaped (ui/markup)."""

from __future__ import annotations

from ui.markup import Html, element

_STYLE = """body{font:16px/1.7 'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;margin:2em;color:#1c1c1c}
h1,h2{font-size:1.3em}table{border-collapse:collapse}
th,td{border:1px solid #c8c8c8;padding:.5em .7em;vertical-align:top;text-align:left}
thead th{background:#f2f2f2;position:sticky;top:0}
.where{display:block;font-size:.82em;color:#595959}.none{color:#767676}
"""


def report_page(title: str, style: str, *content: str) -> str:
    """A page of its own with the content as its body; `style` is what this report adds to the common look."""
    head = element(
        "head", Html('<meta charset="utf-8">'), element("title", title), element("style", Html(_STYLE + style))
    )
    return f"<!DOCTYPE html>\n{element('html', head, element('body', *content), lang='zh-CN')}\n"
