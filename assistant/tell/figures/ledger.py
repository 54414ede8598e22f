"""What was looked at for an answer, adding up: places, indicators, values, and what has none by its reason."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.run.result import FigureResult
from assistant.tell.answer import Computed, Coverage, Silent, Statement

FEWEST_CELLS = 3
"""Two cells need no sum."""
_REASONS = {
    "no_such_plan": "没有收录相应规划",
    "not_mentioned": "没有提到或没有所问的数值",
    "not_quantified": "提到但没有数值",
}


def coverage_of(result: FigureResult, silent: Sequence[Silent]) -> Coverage:
    """How many plans were looked at, how many answer, and who is silent."""
    answered = {row.passage.plan.address for cell in result.cells for row in cell.rows}
    return Coverage(len(result.plans), len(answered), tuple(silent))


def ledger_of(result: FigureResult, silent: Sequence[Silent]) -> tuple[list[Statement], list[Computed]]:
    """What was looked at, adding up: places × indicators = with a value + without, by reason."""
    cells = len(result.cells) + len(result.ask.range.not_held)
    if cells < FEWEST_CELLS:
        return [], []
    counts = {reason: sum(entry.reason == reason for entry in silent) for reason in _REASONS}
    valued = max(cells - sum(counts.values()), 0)  # a goal without what was reached is no value of a comparison
    reasons = "、".join(f"{_REASONS[reason]}{count}" for reason, count in counts.items() if count)
    places = len({cell.place.key for cell in result.cells}) + len(result.ask.range.not_held)
    names = len({cell.name for cell in result.cells})
    sums = [
        Computed("核对", float(number), "格", (), "allowance")
        for number in dict.fromkeys([cells, places, names, valued, *counts.values()])
    ]
    told = f"（核对：{places}个地方×{names}项，共{cells}格；有数值{valued}{'，' + reasons if reasons else ''}。）"
    return [Statement(told, ())], sums
