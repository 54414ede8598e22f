"""Figures to check, as lines to read or JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.compare.findings import Finding
from ui.records.findings import finding_record
from ui.records.text import as_json
from ui.wording.findings import finding_lines

FORMS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "table": lambda found: "\n".join(finding_lines(found)) or "没有发现需要核对的数字",
    "json": lambda found: as_json([finding_record(each) for each in found]),
}
"""The findings in each format."""
