"""Files -> plans, passages, and the register of their figures: `read_record(path.read_bytes(), path.name).plans`."""

from typing import TYPE_CHECKING

import ingest.no_telemetry  # noqa: F401 before any module of the package can load a library that would report
from ingest.face import lazily

if TYPE_CHECKING:
    from ingest.document import Document
    from ingest.errors import GuihuaError
    from ingest.pipeline import Reading, Record, read_plans, read_record
    from ingest.plan import Heading, Passage, Plan

__all__ = ["Document", "GuihuaError", "Heading", "Passage", "Plan", "Reading", "Record", "read_plans", "read_record"]

__getattr__ = lazily(__name__, {
    "document": ["Document"],
    "errors": ["GuihuaError"],
    "pipeline": ["Reading", "Record", "read_plans", "read_record"],
    "plan": ["Heading", "Passage", "Plan"],
})  # fmt: skip
