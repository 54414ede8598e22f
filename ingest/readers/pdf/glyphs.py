"""Characters and lines of a printed page, each where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character, where its base line begins, where it ends, and its font size; points from the bottom left."""

    text: str
    left: float
    base: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line where it stands: its edges, its base line and its size in points; `column` is 1 or 2, 0 for the whole width."""

    text: str
    left: float
    base: float
    right: float
    size: float
    column: int = 0
