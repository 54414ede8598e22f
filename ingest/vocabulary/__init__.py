"""The words of a genre of plans, typed and handed in: see `pack.py`."""

from ingest.vocabulary.genre import Audience, Indicator, Reference
from ingest.vocabulary.pack import WOMEN_CHILDREN, Pack, load_pack

__all__ = ["WOMEN_CHILDREN", "Audience", "Indicator", "Pack", "Reference", "load_pack"]
