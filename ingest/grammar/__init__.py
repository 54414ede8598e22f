"""Lines -> the tree of a plan: headings, numbered items, and what stands beside the text."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from ingest.grammar.numbering import Marker, marker_of
    from ingest.grammar.outline import HeadingTree, headings_of, passages_of

__all__ = ["HeadingTree", "Marker", "headings_of", "marker_of", "passages_of"]

__getattr__ = lazily(__name__, {
    "numbering": ["Marker", "marker_of"],
    "outline": ["HeadingTree", "headings_of", "passages_of"],
})  # fmt: skip
