"""Places × indicators as one page: the table and, below it, the line that each value was read from."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compare.matrix import Matrix, MatrixCell
from ingest.register.targets import Target
from ui.exports.report_page import report_page
from ui.markup import Html, element, joined_html
from ui.wording.matrix import sections_below, told_status, told_value
from ui.wording.places import file_and_page, readable_path, source_of

_TITLE = "各地比较"
_STYLE = """body{color:#20272e}h1{font-size:2em}h2{font-size:1.5em}th,td{border-color:#dfdcd3;padding:.4em .8em}
thead th{background:#17596b;color:#fff}.silent{color:#5d6670}sup a{text-decoration:none;color:#17596b}
li{margin:.4em 0}li:target{background:#fdeeb0}li.within{list-style:none;font-size:smaller}li.within,li small{color:#5d6670}
"""


def matrix_page(matrix: Matrix) -> str:
    """A page of its own: places as rows, a column for each indicator and audience."""
    columns = list(dict.fromkeys((cell.indicator, cell.audience) for cell in matrix.cells))
    cells = {(cell.region, cell.indicator, cell.audience): cell for cell in matrix.cells}
    names = (f"{name}（{audience}）" if audience else name for name, audience in columns)
    sources: list[Html] = []
    rows = [
        element("tr", element("th", region), *(_cell(cells.get((region, *column)), sources) for column in columns))
        for region in matrix.regions
    ]
    head = element("tr", element("th", "地区"), *(element("th", name) for name in names))
    table = element("table", element("thead", head), element("tbody", *rows))
    below = (_section(title, lines) for title, lines in sections_below(matrix))
    listed = element("ol", *(element("li", source, id=f"s{number}") for number, source in enumerate(sources, 1)))
    return report_page(_TITLE, _STYLE, element("h1", _TITLE), table, *below, element("h2", "出处"), listed)


def _cell(cell: MatrixCell | None, sources: list[Html]) -> Html:
    """The values of a cell, each with the number of its line; the lines are added to `sources`."""
    if cell is None:
        return element("td", "—", class_="silent")
    valued = [target for target in cell.targets if target.value is not None]
    if not valued:
        return element("td", told_status(cell), _mark(_line(cell), sources) if cell.quote else Html(), class_="silent")
    values = dict.fromkeys(joined_html([told_value(t, valued), _mark(_source(t), sources)]) for t in valued)
    return element("td", Html("；".join(values)))


def _mark(source: Html, sources: list[Html]) -> Html:
    if source not in sources:
        sources.append(source)
    number = sources.index(source) + 1
    return element("sup", element("a", f"[{number}]", href=f"#s{number}"))


def _line(cell: MatrixCell) -> Html:
    """The line of a place that speaks of the indicator without a figure."""
    if cell.targets:
        return _source(cell.targets[0])
    return joined_html([source_of(cell.passage, cell.quote or "") if cell.passage else cell.quote or ""])


def _section(title: str, lines: Sequence[str]) -> Html:
    """A section below the table; a line that is set in belongs to the line before it."""
    items = (element("li", line.strip(), class_="within" if line.startswith(" ") else None) for line in lines)
    return joined_html([element("h2", title), element("ul", *items)])


def _source(target: Target) -> Html:
    passage = target.passage
    where = f"{passage.plan.label} › {readable_path(passage.path)}{file_and_page(passage)}"
    return joined_html([f"“{target.quote}” ", element("small", where)])
