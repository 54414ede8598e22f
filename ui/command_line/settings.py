"""The global options, the filters that commands share, and how a command prints."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from assistant.query.places.read import plans_of
from index.embedders.embedder import Embedder, open_embedder
from index.library import Library
from index.sqlite.schema import exists
from ingest.errors import GuihuaError
from ingest.plan import Plan
from ingest.vocabulary.pack import load_pack
from ui.records.text import as_json


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options: the library's folder, and the embedder if another than the default is wanted."""

    library: Path
    embedder: str | None

    def open_embedder(self) -> Embedder:
        """The embedder of this run; its making is reported on standard error."""
        return open_embedder(self.embedder, notify=note)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which plans to look at; None does not filter."""

    region: str | None
    audience: str | None
    domain: str | None

    def plans(self, library: Library) -> list[Plan]:
        """The plans that fit, of an area those of the places in it; raises GuihuaError for a place without a plan."""
        chosen = list(library.plans)
        if self.region is not None:
            chosen = plans_of(self.region, chosen)
            if not chosen:
                held = "、".join(dict.fromkeys(plan.region for plan in library.plans if plan.region))
                raise GuihuaError(f"资料库没有“{self.region}”的规划，现有：{held or '（空）'}")
        if self.audience is not None:
            chosen = [plan for plan in chosen if plan.audience == self.audience]
        return chosen


def audiences(folder: Path) -> tuple[str, ...]:
    """Whom the plans of the library may be for, by the words that it is read with."""
    if not exists(folder):
        return tuple(audience.name for audience in load_pack().audiences)
    with Library(folder) as library:
        return tuple(audience.name for audience in library.pack.audiences)


def note(message: str) -> None:
    """Progress and warnings go to standard error."""
    print(message, file=sys.stderr, flush=True)


def print_json(value: object) -> None:
    """A record of the contract on standard output."""
    use_utf8()
    print(as_json(value))


def use_utf8() -> None:
    """JSON is UTF-8 whatever the console's encoding, because other programs rely on it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
