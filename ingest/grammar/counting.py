"""How far the numbering of a plan has come: which number is the next one of a list or of a family of headings."""

from __future__ import annotations

from dataclasses import dataclass, field

LARGEST_GAP = 2
"""Items that may be missing in a list before a number is no longer taken for the list's. The tests have lists that
lack one; nothing changes from 1 to 5, and a larger gap would take figures of torn lines for items."""


@dataclass(slots=True)
class Counting:
    """The open list (its family, its last number, the paragraphs after that item) and what each family has reached.

    Numbering may run on across sections (（四） after （三） of the chapter before): a new list or a new group of
    headings begins at 1 or where its family stopped.
    """

    family: str = ""
    number: int = 0
    paragraphs: int = 0
    reached: dict[str, int] = field(default_factory=dict)

    def step(self, family: str, number: int) -> None:
        """An item of the list."""
        self.family, self.number, self.paragraphs = family, number, 0
        self.reached[family] = number

    def follows(self, family: str, number: int) -> bool:
        """True where the number is the next one of the open list, or the first one of a list."""
        if family == self.family:
            return number == self.number + 1
        return number == 1 or (not self.family and number == self.reached.get(family, 0) + 1)

    def missing_before(self, family: str, number: int) -> int | None:
        """The number that should stand before this one, None where none is missing."""
        if number == 1 or self.follows(family, number):
            return None
        return self.number + 1 if family == self.family else 1

    def skips(self, family: str, number: int) -> bool:
        """True where the number leads too far from the list to belong to it."""
        expected = self.number + 1 if family == self.family else 1
        return number > expected + LARGEST_GAP or bool(self.family and family != self.family)
