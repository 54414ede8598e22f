"""Which indicators people mean by a name: that of the list, an alias, a way of asking, or the plans' own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.library import Library
from ingest.errors import GuihuaError
from ingest.figures.clauses import squeeze
from ingest.register.indicators import canonical, find_in_question, is_scope
from ingest.vocabulary.genre import Indicator
from ingest.vocabulary.pack import Pack

LONGEST_SHOWN, MOST_CANDIDATES = 30, 8
"""Characters of a typed name, and names to choose from, that a message repeats: one line each; chosen by hand."""
_FILLER = re.compile(r"[的和与及或、，,；;？?。\s]|目标|指标|多少|各地|比例|情况|水平")
"""What may stand between the words of a name and says nothing of it."""


def resolved(library: Library, name: str) -> list[str]:
    """Canonical names for what was typed, those of the list first, then the plans' own.

    Raises GuihuaError for a blank name, for one that nothing holds, and, with the names to choose from, for one that
    only resembles names of the list (养老床位 is no 儿科床位).
    """
    typed = name.strip()
    if not typed:
        raise GuihuaError("指标名称是空的，请给出指标，如 孕产妇死亡率")
    pack = library.pack
    if pack.indicator(typed) or library.register(indicator=typed):
        return [typed]
    listed = canonical(typed, pack)[0]
    if pack.indicator(listed):
        return [listed]
    found = find_in_question(typed, pack)
    if found and _covers(found, typed, pack):
        return [entry.name for entry in found]
    own = sorted({target.indicator for target in library.register() if typed in target.indicator})
    if own:
        return own
    shown = typed if len(typed) <= LONGEST_SHOWN else f"{typed[:LONGEST_SHOWN]}……"
    if found:
        candidates = "、".join(entry.name for entry in found[:MOST_CANDIDATES])
        raise GuihuaError(f"没有找到指标“{shown}”，相近的有：{candidates}；请写出其中一个的全名")
    raise GuihuaError(f"没有找到指标“{shown}”，可用 guihua targets 查看各规划的指标名称")


def _covers(found: Sequence[Indicator], typed: str, pack: Pack) -> bool:
    """True where the names and ways of asking leave nothing of what was typed but populations and small words."""
    left = "".join(squeeze(typed).text.split())
    for entry in found:
        names = sorted((entry.name, *entry.aliases), key=len, reverse=True)
        pattern = "|".join([*map(re.escape, names), *entry.asked])
        left = re.sub(pattern, "，", left)
    return all(is_scope(piece, pack) for piece in _FILLER.split(left) if piece)
