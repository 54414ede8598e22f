"""The tree -> rows of figures with indicator, population, bound and unit; targets.py is its only door."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from ingest.register.indicators import find_in_question
    from ingest.register.targets import Target, row, targets_of

__all__ = ["Target", "find_in_question", "row", "targets_of"]

__getattr__ = lazily(__name__, {
    "indicators": ["find_in_question"],
    "targets": ["Target", "row", "targets_of"],
})  # fmt: skip
