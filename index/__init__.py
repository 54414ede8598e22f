"""Plans -> a library that is searched: `Searcher(Library(folder), open_embedder).search("儿童近视", 10)`.

One SQLite file holds documents, full text and vectors; `index.build` brings files in.
"""

from typing import TYPE_CHECKING

import ingest.no_telemetry  # noqa: F401 before any module of the package can load a library that would report
from ingest.face import lazily

if TYPE_CHECKING:
    from index.build import Outcome, remove_gone
    from index.embedders.embedder import Embedder, open_embedder
    from index.library import Library
    from index.search import Hit, Searcher

__all__ = ["Embedder", "Hit", "Library", "Outcome", "Searcher", "open_embedder", "remove_gone"]

__getattr__ = lazily(__name__, {
    "build": ["Outcome", "remove_gone"],
    "embedders.embedder": ["Embedder", "open_embedder"],
    "library": ["Library"],
    "search": ["Hit", "Searcher"],
})  # fmt: skip
