"""Which place is meant: the administrative divisions, and the places that a text names."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from ingest.places.divisions import Division, lookup
    from ingest.places.regions import named_place, region_of_title, short_names

__all__ = ["Division", "lookup", "named_place", "region_of_title", "short_names"]

__getattr__ = lazily(__name__, {
    "divisions": ["Division", "lookup"],
    "regions": ["named_place", "region_of_title", "short_names"],
})  # fmt: skip
