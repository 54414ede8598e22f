"""What the sentences of an answer share: they are collected with the figures computed for them, and cite as they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.figures.own_words import own_words
from assistant.run.operations import Standing
from assistant.tell.answer import Computed, ComputedKind, Statement
from assistant.tell.sources import Sources
from ingest.register.targets import Target

MOST_NAMED = 12
"""Places that a sentence names; of more it says how many, the table has them all."""
_POINTS = {"%": "个百分点", "‰": "个千分点"}


@dataclass(slots=True)
class Telling:
    """Collects the sentences of one indicator and the computed figures.

    `lead` begins each sentence (the indicator's name). `narrowed`: a condition was applied, so that a count is of those
    that fit it.
    """

    sources: Sources
    lead: str
    narrowed: bool = False
    indicator: str = ""
    statements: list[Statement] = field(default_factory=list)
    computed: list[Computed] = field(default_factory=list)

    def say(self, text: str, standings: Sequence[Standing]) -> None:
        """A sentence after the lead, citing the rows of the standings."""
        self.state(text, self._numbers(standings))

    def state(self, text: str, numbers: tuple[int, ...]) -> None:
        """A sentence after the lead, with numbers of citations that are known already."""
        self.statements.append(Statement(self.lead + text, numbers))

    def compute(
        self, what: str, value: float, unit: str | None, standings: Sequence[Standing], kind: ComputedKind = "result"
    ) -> None:
        """A figure that no plan prints, with the rows that it was computed from."""
        self.computed.append(Computed(what, value, unit, self._numbers(standings), kind))

    def listed(self, standings: Sequence[Standing]) -> str:
        """`云麓市3.0‰以下[1]、青槐市…`: the places with their values, and how many where not all are named."""
        shown = [self.told(one) for one in standings[:MOST_NAMED]]
        return "、".join(shown) + (f"等{len(standings)}处" if len(standings) > MOST_NAMED else "")

    def told(self, one: Standing) -> str:
        """`云麓市3.0‰以下[1]`: one place with its value."""
        return f"{one.name}{one.target.scope or ''}{figure_of(one.target)}[{self._number(one)}]"

    def _number(self, one: Standing) -> int:
        return self.sources.cite_targets([one.target])

    def _numbers(self, standings: Sequence[Standing]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._number(one) for one in standings))


def figure_of(target: Target) -> str:
    """The value in the plan's own words; of one that was reached, with its year."""
    year = f"{target.year}年" if target.kind == "baseline" and target.year else ""
    return f"{year}{own_words(target)}"


def difference_unit(unit: str | None) -> str:
    """The unit of a difference: 个百分点 between two shares in %."""
    return _POINTS.get(unit or "", unit or "")
