"""An ask over the register -> every cell of it, and what follows."""

from __future__ import annotations

from assistant.query.query import Ask
from assistant.run.cells import cells_of
from assistant.run.result import FigureResult
from assistant.run.work_out import work_out
from index.library import Library


def run_figures(ask: Ask, library: Library) -> FigureResult:
    """A pure function of ask and library: complete over all places in range."""
    cells = cells_of(ask, library)
    subjects = list({cell.subject: None for cell in cells})
    worked = tuple(
        work_out(ask, subject, [cell for cell in cells if cell.subject == subject], library.pack)
        for subject in subjects
    )
    plans = {plan.address: plan for cell in cells for plan in cell.place.plans}
    return FigureResult(ask, tuple(cells), worked, tuple(plans.values()))
