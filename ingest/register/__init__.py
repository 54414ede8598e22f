"""The tree -> rows of figures with indicator, population, bound and unit; targets.py is its only door."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from ingest.register.indicators import Indicator, Reference, find_in_question, indicator
    from ingest.register.targets import Target, row, targets_of

__all__ = ["Indicator", "Reference", "Target", "find_in_question", "indicator", "row", "targets_of"]

__getattr__ = lazily(__name__, {
    "indicators": ["Indicator", "Reference", "find_in_question", "indicator"],
    "targets": ["Target", "row", "targets_of"],
})  # fmt: skip
