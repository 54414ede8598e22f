"""Records as the text that other programs read."""

from __future__ import annotations

import json


def as_json(record: object) -> str:
    """JSON with Chinese as it is, indented by one blank."""
    return json.dumps(record, ensure_ascii=False, indent=1)


def as_json_line(record: object) -> str:
    """The same in one line, for a file of many records."""
    return json.dumps(record, ensure_ascii=False)
