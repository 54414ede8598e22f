"""Which figures may stand beside each other, and how a figure is said."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from assistant.figures.comparable import Difference, kind_of, to_baseline, to_national
    from assistant.figures.words import amount, bound, display

__all__ = ["Difference", "amount", "bound", "display", "kind_of", "to_baseline", "to_national"]

__getattr__ = lazily(__name__, {
    "comparable": ["Difference", "kind_of", "to_baseline", "to_national"],
    "words": ["amount", "bound", "display"],
})  # fmt: skip
