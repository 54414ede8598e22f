"""What running an ask on the register found, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.query.query import Ask, Operation, Subject
from assistant.run.cells import Cell
from assistant.run.operations import Conclusion, Standing
from ingest.plan import Plan
from ingest.register.targets import Target
from ingest.vocabulary.genre import Reference


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one plan: the goal and what was reached, or two years; `value` is the second minus the first."""

    name: str
    first: Target
    second: Target
    value: float
    unit: str | None
    relation: Literal["stricter", "looser", "equal"] | None = None


@dataclass(frozen=True, slots=True)
class BesideNation:
    """A goal beside the nation's figure; `goal` is None where only the nation was asked for."""

    name: str
    goal: Target | None
    reference: Reference
    value: float | None
    relation: Literal["stricter", "looser", "equal"] | None
    same_year: bool


@dataclass(frozen=True, slots=True)
class Worked:
    """What was worked out for one indicator: conclusions, pairs and the places that lack one half, in order."""

    subject: Subject
    standings: tuple[Standing, ...]
    conclusions: tuple[Conclusion, ...] = ()
    apart: tuple[Standing, ...] = ()
    pairs: tuple[Pair, ...] = ()
    changes: tuple[Pair, ...] = ()
    nations: tuple[BesideNation, ...] = ()
    absent: tuple[Cell, ...] = ()
    operations: tuple[Operation, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureResult:
    """The whole table of an ask over the register, and what follows from it."""

    ask: Ask
    cells: tuple[Cell, ...]
    worked: tuple[Worked, ...]
    plans: tuple[Plan, ...]
