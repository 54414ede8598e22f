"""What a text says in figures: numerals, quantities with their units, clauses, ranges and widths."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from ingest.figures.clauses import Clause, squeeze
    from ingest.figures.dashes import one_dash
    from ingest.figures.numerals import chinese_number
    from ingest.figures.quantity import Quantity, quantities
    from ingest.figures.sentences import pieces
    from ingest.figures.width import half_width, normalised

__all__ = [
    "Clause",
    "Quantity",
    "chinese_number",
    "half_width",
    "normalised",
    "one_dash",
    "pieces",
    "quantities",
    "squeeze",
]

__getattr__ = lazily(__name__, {
    "clauses": ["Clause", "squeeze"],
    "dashes": ["one_dash"],
    "numerals": ["chinese_number"],
    "quantity": ["Quantity", "quantities"],
    "sentences": ["pieces"],
    "width": ["half_width", "normalised"],
})  # fmt: skip
