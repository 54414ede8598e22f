"""The words of a genre of plans, typed and handed in: see `pack.py`."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from ingest.vocabulary.genre import Audience, Indicator, Reference
    from ingest.vocabulary.pack import Pack, load_pack

__all__ = ["Audience", "Indicator", "Pack", "Reference", "load_pack"]

__getattr__ = lazily(__name__, {
    "genre": ["Audience", "Indicator", "Reference"],
    "pack": ["Pack", "load_pack"],
})  # fmt: skip
