"""Rows of tables: 婴儿死亡率｜‰｜5.62｜5以下 under 指标｜单位｜2020年｜2030年目标."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.document import CELL
from ingest.figures.dashes import DASHES
from ingest.figures.quantity import Comparator, Quantity, quantities
from ingest.register.clause.context import FigureStatement
from ingest.vocabulary.pack import Pack
from ingest.vocabulary.words import Columns, Words

_YEAR = re.compile(r"((?:19|20)\d\d)")
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<sign>[≥≤><＞＜≧≦]|不低于|不少于|不高于|不超过|大于|小于|高于|低于|超过|达到)?(?P<open>[\[［【〔（])?"
    rf"(?P<number>{_NUMBER}(?:[{DASHES}至]{_NUMBER})?)(?P<unit>[^\d\]］】〕）以左上下及]*(?:10万)?)(?P<bound>以上|以下|以内|左右|及以上|及以下)?[\]］】〕）]?"
)
"""A cell that is a figure: 14.2, ≥70, 12以下, 12/10万以下, [19]; 2020 and 2020年 are years."""
_FLOORS = ("≥", ">", "＞", "≧", "不低于", "不少于", "大于", "高于", "超过", "达到")
_CEILINGS = ("≤", "<", "＜", "≦", "不高于", "不超过", "小于", "低于")
_UNIT_OF_A_NAME = re.compile(r"（([^（）]{1,8})）$")
_NUMBERING = re.compile(r"(?:\d{1,2}[.、]|（\d{1,2}）|[①-⑳]|其中：?|[*#])+")
_POPULATION_RATE = re.compile(r"(?:1|人|例)?/(10万|十万|万)")


@dataclass(frozen=True, slots=True)
class Head:
    """The cells that head a table's columns; `growing` while no row of the table has stood below them."""

    cells: tuple[str, ...] = ()
    growing: bool = True


def is_table_row(text: str) -> bool:
    """True for a passage that is one row of a table."""
    return CELL in text


def head_of(text: str, above: Head, words: Columns) -> Head:
    """The head that holds for the row `text` (squeezed) and those below it; the rows of a head are put together.

    A row with figures is no head, and below other rows neither is one without the words or the years of a head.
    """
    cells = tuple(cell.strip() for cell in text.split(CELL))
    if any(_is_figure(cell) for cell in cells) or not (above.growing or _looks_like_a_head(cells, words)):
        return replace(above, growing=False)
    return Head(_stacked(above.cells, cells)) if above.growing and above.cells else Head(cells)


def row_statements(text: str, head: Head, first_year: int | None, pack: Pack) -> Iterator[FigureStatement]:
    """One statement per cell with a figure; its column says whether it was reached (2020年) or is to be (2030年目标).

    Offsets are into the row's squeezed text; `first_year` is the plan's. The unit stands with the figure, in a column of
    its own, or behind the name. Without a head a figure with a bound is a target.
    """
    words = pack.tables
    cells = [cell.strip() for cell in text.split(CELL)]
    columns = [head.cells[index] if index < len(head.cells) else "" for index in range(len(cells))]
    name, unit = _name_and_unit(cells, columns, pack)
    if not name:
        return
    years = [int(year) for column in columns if not _is_left_out(column, words) for year in _YEAR.findall(column)[:1]]
    valued = any(_holds_values(column, words) for column in columns)
    for cell, column in zip(cells, columns, strict=True):
        if (
            _is_left_out(column, words)
            or _is_one(column, words.units, words)
            or (valued and not _holds_values(column, words))
        ):
            continue
        own_unit = _UNIT_OF_A_NAME.search(column)
        figure = _figure(cell, name, unit or (own_unit[1] if own_unit else ""), pack, measured=bool(head.cells))
        if figure is not None and cell != name:
            year = _YEAR.search(column)
            past = _is_past(column, years, first_year, words) if head.cells else figure.bound is None
            yield FigureStatement(name, name, None, figure, figure.bound or "=", False, None, int(year[1]) if year else None, past,
                            0, len(text), cell)  # fmt: skip


def _is_left_out(column: str, words: Columns) -> bool:
    return any(word in column for word in words.left_out)


def _is_one(column: str, kind: Words, words: Columns) -> bool:
    """True for the head of a column of this kind; a column left out is of no other."""
    return not _is_left_out(column, words) and any(word in column for word in kind)


def _holds_values(column: str, words: Columns) -> bool:
    named = any(word in column for word in (*words.goals, *words.past))
    return not _is_left_out(column, words) and (named or bool(_YEAR.search(column)))


def _looks_like_a_head(cells: tuple[str, ...], words: Columns) -> bool:
    listed = (*words.left_out, *words.units, *words.names, *words.goals, *words.past)
    named = sum(any(word in cell for word in listed) or bool(_YEAR.search(cell)) for cell in cells)
    return named * 2 > len([cell for cell in cells if cell])


def _stacked(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...]:
    """Two rows of a head as one: 目标值 over 2025年 and 2030年 heads both; a title over all columns heads none."""
    if sum(map(bool, upper)) == 1:
        return lower
    found, spanning = [], ""
    for index in range(max(len(upper), len(lower))):
        above = upper[index] if index < len(upper) else ""
        below = lower[index] if index < len(lower) else ""
        spanning = above or (spanning if below else "")
        found.append(spanning + below)
    return tuple(found)


def _name_and_unit(cells: list[str], columns: list[str], pack: Pack) -> tuple[str, str]:
    """What the row is about, and the unit of its figures where the row says it."""
    words = pack.tables
    named = [cell for cell, column in zip(cells, columns, strict=True) if _is_one(column, words.names, words) and not _holds_values(column, words)]  # fmt: skip
    unit = next((cell for cell, column in zip(cells, columns, strict=True) if _is_one(column, words.units, words)), "")
    others = (cell for cell, column in zip(cells, columns, strict=True)
              if not _is_left_out(column, words) and not _is_one(column, words.units, words))  # fmt: skip
    name = next(filter(None, named), "") or next((cell for cell in others if cell and not _is_figure(cell) and not quantities(cell, pack.units)), "")  # fmt: skip
    name = _NUMBERING.sub("", name, count=1) if _NUMBERING.match(name) else name
    behind = _UNIT_OF_A_NAME.search(name)
    if behind and quantities(f"达到1{_unit(behind[1])}", pack.units):
        name, unit = name[: behind.start()], unit or behind[1]
    return name, unit


def _unit(words: str) -> str:
    """The unit as the register writes it: 1/10万 and 人/10万 are /10万."""
    rate = _POPULATION_RATE.fullmatch(words)
    return f"/{rate[1]}" if rate else words


def _is_figure(cell: str) -> bool:
    match = _FIGURE.fullmatch(cell)
    if match is None:
        return False
    return not (_YEAR.fullmatch(match["number"]) and match["unit"][:1] in ("", "年") and not match["bound"])


def _figure(cell: str, name: str, unit: str, pack: Pack, *, measured: bool) -> Quantity | None:
    """The figure of a cell, its unit from the cell or else the one that is given; None where there is none or several.

    `measured`: the table has a head, so that a figure without a unit is one of its column.
    """
    match = _FIGURE.fullmatch(cell)
    if match is None:
        found = quantities(cell, pack.units)
        return found[0] if len(found) == 1 else None
    given = _unit(match["unit"] or unit)
    bare = f"{match['number']}{given}{match['bound'] or ''}"
    # The name says what is counted: a life expectancy of 79岁 is an amount, 79岁 alone names people.
    found = [figure for figure in quantities(f"{name}达到{bare}", pack.units) if figure.start >= len(name)]
    if len(found) != 1:
        if not (measured and given and not match["unit"]):
            return None
        found = quantities(f"达到{match['number']}个{match['bound'] or ''}", pack.units)
        found = [replace(figure, unit=given) for figure in found[:1]]
    return replace(found[0], start=0, end=len(cell), bound=found[0].bound or _bound(match["sign"]))


def _bound(sign: str | None) -> Comparator | None:
    return ">=" if sign in _FLOORS else "<=" if sign in _CEILINGS else None


def _is_past(column: str, years: list[int], first_year: int | None, words: Columns) -> bool | None:
    """Whether a column holds what was; None where neither its words nor its year say it."""
    if _is_one(column, words.goals, words):
        return False
    if _is_one(column, words.past, words):
        return True
    year = _YEAR.search(column)
    if year is None:
        return None
    if first_year is not None:
        return int(year[1]) <= first_year
    return len(years) > 1 and int(year[1]) == min(years)
