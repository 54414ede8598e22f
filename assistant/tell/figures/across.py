"""Which indicators differ most between places, and which are the same, in words."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.query.query import Ask
from assistant.run.across import Across
from assistant.tell.answer import Computed, Draft, Row, Statement
from assistant.tell.figures.draft import said_in_words
from assistant.tell.figures.telling import Telling, difference_unit
from assistant.tell.rows import row_of
from assistant.tell.sources import Sources

MOST_TOLD = 3
"""Indicators with the largest gaps that are told one by one; ties with the last are told as well."""
MOST_SAME = 12
"""Indicators with one value that are named. Chosen by hand."""


def tell_across(ask: Ask, found: Sequence[Across], sources: Sources) -> Draft:
    """The indicators that are the same in all places, or those with the largest gap, unit by unit."""
    if not found:
        return Draft("not_found", (Statement("没有一个指标有两个以上的地方给出数值，无从比较。", ()),))
    telling = Telling(sources, "")
    same = [one for one in found if one.same]
    if ask.first("same"):
        _tell_the_same(telling, same, len(found))
        shown = same[:MOST_SAME]
    else:
        shown = _tell_the_gaps(telling, [one for one in found if not one.same])[:1]
    telling.computed += said_in_words(one.target for each in found for one in each.standings)
    telling.computed.append(Computed("可比的指标数", len(found), "个", ()))
    rows: list[Row] = [row_of(s.target, sources.cite_targets([s.target])) for one in shown for s in one.standings]
    return Draft("answered", tuple(telling.statements), tuple(rows), tuple(telling.computed))


def _tell_the_same(telling: Telling, same: Sequence[Across], compared: int) -> None:
    """How many have one value everywhere, and each with its value."""
    telling.computed.append(Computed("各地相同的指标数", len(same), "个", ()))
    telling.say(f"可比的{compared}个指标中，各地目标值相同的有{len(same)}个。", ())
    for one in same[:MOST_SAME]:
        telling.computed.append(Computed("处数", len(one.standings), "处", (), "allowance"))
        telling.say(f"{one.indicator}：{telling.listed(one.standings)}{_mixed(one)}。", one.standings)


def _tell_the_gaps(telling: Telling, differing: Sequence[Across]) -> list[Across]:
    """The largest gaps of each unit, shares first."""
    shown: list[Across] = []
    for unit in dict.fromkeys(one.unit for one in differing):
        of_unit = [one for one in differing if one.unit == unit]
        least = of_unit[:MOST_TOLD][-1].gap
        for place, one in enumerate(one for one in of_unit if one.gap >= least):
            shown.append(one)
            gap = f"{one.gap:g}{difference_unit(unit)}"
            telling.compute(f"{one.indicator}的差距", one.gap, difference_unit(unit), one.standings)
            lead = f"按{unit or '数'}计的指标中，差距最大的是" if not place else "其次是" if place == 1 else "再次是"
            for side in (one.high, one.low, one.standings):
                telling.computed.append(Computed("处数", len(side), "处", (), "allowance"))
            ends = f"最高{telling.listed(one.high)}，最低{telling.listed(one.low)}，相差{gap}"
            telling.say(f"{lead}{one.indicator}：{ends}{_mixed(one)}。", [*one.high, *one.low])
    return shown


def _mixed(one: Across) -> str:
    return "（各地口径不尽相同）" if one.mixed else ""
