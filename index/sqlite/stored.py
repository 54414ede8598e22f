"""What a library knows of one of its documents, without its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stored:
    """What the library knows of one document."""

    name: str
    sha256: str
    source: str
    characters: int
    coverage: float
    warnings: tuple[str, ...]
    current: bool
    """False where another grammar or another pack read it, so that the next ingest reads it again."""
    region: str | None
    """The place that a person named for it."""
