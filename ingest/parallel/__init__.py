"""Reading in processes of their own, so that a file that takes one down takes nothing else with it."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from ingest.parallel.cores import available_cores
    from ingest.parallel.readers import Readers

__all__ = ["Readers", "available_cores"]

__getattr__ = lazily(__name__, {
    "cores": ["available_cores"],
    "readers": ["Readers"],
})  # fmt: skip
