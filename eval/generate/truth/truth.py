"""The form of a truth: figures that must be said, the conclusion of the first sentence, and who has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eval.generate.held import HeldSubject, HeldValue
from ingest.plan import Plan

ExpectedForm = Literal[
    "extreme", "order", "members", "number", "count", "yes", "no", "same", "differ", "absent", "words"
]


@dataclass(frozen=True, slots=True)
class Expected:
    """What the first sentence has to say. `places` are the places that fit and `optional` those that may be named, too;
    `groups` is an order with ties together; of `words` one of each group has to occur. `soft`: a direction is there,
    though no figure."""

    form: ExpectedForm
    places: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    number: float | None = None
    unit: str | None = None
    words: tuple[tuple[str, ...], ...] = ()
    operation: str | None = None
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A plan without a figure: it only names a direction, or is silent."""

    plan: Plan
    reason: Literal["soft", "silent"]


@dataclass(frozen=True, slots=True)
class Truth:
    """`required` must be said, `beside` are figures of the same subject that may be said where the answer tells which they
    are; `computed` and `asked` are numbers that no plan need hold."""

    kind: Literal["target", "baseline"] = "target"
    subjects: tuple[HeldSubject, ...] = ()
    places: tuple[str, ...] = ()
    required: tuple[HeldValue, ...] = ()
    beside: tuple[HeldValue, ...] = ()
    conclusion: Expected | None = None
    gaps: tuple[Gap, ...] = ()
    """Plans in range that an answer over all of them has to account for."""
    computed: tuple[float, ...] = ()
    asked: tuple[float, ...] = ()
    year: int | None = None
    marks: tuple[str, ...] = ()
    """Words that an answer to a question over the plans themselves will hold; they tell it from one to another question."""
    parts: tuple[Truth, ...] = ()
