"""Which figures may stand beside each other, and how a figure is said."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from assistant.figures.comparable import Difference, to_baseline, to_national, value_kind_of
    from assistant.figures.words import amount, bound, display

__all__ = ["Difference", "amount", "bound", "display", "to_baseline", "to_national", "value_kind_of"]

__getattr__ = lazily(__name__, {
    "comparable": ["Difference", "value_kind_of", "to_baseline", "to_national"],
    "words": ["amount", "bound", "display"],
})  # fmt: skip
