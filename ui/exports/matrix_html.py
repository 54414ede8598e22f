"""The page of `guihua compare`: one file with the table and, below it, the line that each value was read from."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.compare.matrix import Cell, Matrix
from ingest.register.targets import Target
from ui.exports.findings import sections, source_of
from ui.wording import readable_path, told_status, told_value

_STYLE = """body{font-family:'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;margin:2em;color:#20272e}
table{border-collapse:collapse}th,td{border:1px solid #dfdcd3;padding:.4em .8em;text-align:left;vertical-align:top}
tr:first-child th{background:#17596b;color:#fff}.silent{color:#5d6670}sup a{text-decoration:none;color:#17596b}
li{margin:.4em 0}li:target{background:#fdeeb0}li.within{list-style:none;font-size:smaller}li.within,li small{color:#5d6670}"""

_WITHIN = ' class="within"'


def page(matrix: Matrix) -> str:
    """A page of its own; every text of a document is escaped."""
    columns = list(dict.fromkeys((cell.indicator, cell.audience) for cell in matrix.cells))
    cells = {(cell.region, cell.indicator, cell.audience): cell for cell in matrix.cells}
    head = "".join(f"<th>{escape(f'{name}（{audience}）' if audience else name)}</th>" for name, audience in columns)
    sources: list[str] = []
    body = ""
    for region in matrix.regions:
        shown = "".join(_cell(cells.get((region, name, audience)), sources) for name, audience in columns)
        body += f"<tr><th>{escape(region)}</th>{shown}</tr>\n"
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><meta charset="utf-8"><title>各地比较</title><style>{_STYLE}</style>\n'
        f"<h1>各地比较</h1>\n<table><tr><th>地区</th>{head}</tr>\n{body}</table>\n"
        f"{''.join(_section(title, lines) for title, lines in sections(matrix))}<h2>出处</h2>\n<ol>\n{''.join(_numbered(sources))}</ol></html>\n"
    )


def _cell(cell: Cell | None, sources: list[str]) -> str:
    """The values of a cell, each with the number of its line; the lines are added to `sources`."""
    if cell is None:
        return '<td class="silent">—</td>'
    valued = [target for target in cell.targets if target.value is not None]
    if not valued:
        mark = _mark(_line(cell), sources) if cell.quote else ""
        return f'<td class="silent">{escape(told_status(cell))}{mark}</td>'
    values = [f"{escape(told_value(t, valued))}{_mark(_source(t), sources)}" for t in valued]
    return f"<td>{'；'.join(dict.fromkeys(values))}</td>"


def _mark(source: str, sources: list[str]) -> str:
    if source not in sources:
        sources.append(source)
    number = sources.index(source) + 1
    return f'<sup><a href="#s{number}">[{number}]</a></sup>'


def _line(cell: Cell) -> str:
    """The line of a place that speaks of the indicator without a figure."""
    if cell.targets:
        return _source(cell.targets[0])
    return escape(source_of(cell.passage, cell.quote or "") if cell.passage else cell.quote or "")


def _section(title: str, lines: Sequence[str]) -> str:
    """A section below the table; a line that is set in belongs to the line before it."""
    items = (f"<li{_WITHIN * line.startswith(' ')}>{escape(line.strip())}</li>" for line in lines)
    return f"<h2>{escape(title)}</h2>\n<ul>{''.join(items)}</ul>\n"


def _source(target: Target) -> str:
    passage, plan = target.passage, target.passage.plan
    page = f"，第 {passage.page} 页" if passage.page else ""
    where = escape(f"{plan.label} › {readable_path(passage.path)}（{plan.document}{page}）")
    return f"“{escape(target.quote)}” <small>{where}</small>"


def _numbered(sources: Sequence[str]) -> list[str]:
    return [f'<li id="s{number}">{source}</li>\n' for number, source in enumerate(sources, 1)]
