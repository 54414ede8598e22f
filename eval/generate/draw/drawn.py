"""A question before it has words: what is asked, of whom, and what is done with it."""

from __future__ import annotations

from dataclasses import dataclass

from eval.generate.held import HeldSubject


@dataclass(frozen=True, slots=True)
class Drawn:
    """One query. `places` is empty where all are asked; `operation` says what is done with the figures (最高, >=, 平均 …),
    `numbers` are its thresholds or the figure that a question takes for granted; `words` are names of what no plan has."""

    kind: str
    subjects: tuple[HeldSubject, ...] = ()
    places: tuple[str, ...] = ()
    audience: str | None = None
    year: int | None = None
    operation: str | None = None
    numbers: tuple[float, ...] = ()
    unit: str | None = None
    domain: str | None = None
    words: str | None = None
    before: Drawn | None = None
    """The question before, of a follow-up."""
    parts: tuple[Drawn, ...] = ()
    """Two questions in one."""

    @property
    def subject(self) -> HeldSubject:
        """The one subject of a question that has only one."""
        return self.subjects[0]
