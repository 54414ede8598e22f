"""The JSON of an answer."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from assistant.query.query import to_json
from assistant.tell.answer import Answer


def answer_record(answer: Answer, identity: str | None = None) -> dict[str, Any]:
    """The answer with the number of its question in a batch; a figure that was worked out names its sources under `from`."""
    fields = asdict(replace(answer, query=None))
    fields["query"] = to_json(answer.query) if answer.query else None
    fields["unresolved"] = list(answer.query.unresolved) if answer.query else []
    fields["computed"] = [
        {"from" if key == "sources" else key: _plain(value) for key, value in row.items()} for row in fields["computed"]
    ]
    return {"id": identity, **fields}


def _plain(value: Any) -> Any:
    """A whole number without a point, as the text has it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
