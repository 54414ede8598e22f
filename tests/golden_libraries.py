"""The libraries that the golden answers are given over, by name; every plan in them is invented."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import numpy as np
from ageing_pack import PLAN as AGEING_PLAN
from ageing_pack import write_pack
from alignment_plans import CHILDREN, HILL, OPINION, OPINION_BESIDE, RIVER, RIVER_BEFORE, write_plans
from genre_texts import FIVE_YEARS, JOINT, REGULATION, REPORT
from genre_texts import OPINION as EMPLOYMENT
from golden_places import texts
from golden_plans import FAULTY, PLANS
from hashed_embedder import Floats, HashedEmbedder
from judged_plans import PLANS as MORTALITY
from many_plans import write_many

from assistant.assistant import Assistant
from index.build import ingest
from index.library import Library
from ingest.samples import sample_files

SHARED = 0.8
"""What all vectors of `KnownEmbedder` have in common: its cosines lie where those of the default model do."""


@dataclass
class KnownEmbedder(HashedEmbedder):
    """The hashed embedder under the default model's name and on its scale, for what is only decided on a known scale."""

    name: str = "multilingual-e5-small/hashed"
    dimension: int = 65

    def _vector(self, text: str) -> Floats:
        hashed = HashedEmbedder(dimension=self.dimension - 1)._vector(text)
        return np.concatenate([hashed * (1 - SHARED) ** 0.5, np.float32([SHARED**0.5])]).astype(np.float32)


def _samples(folder: Path) -> Library:
    return _filled(Library(folder / "library", create=True), sample_files())


def _known(folder: Path) -> Library:
    return _filled(Library(folder / "library", create=True), sample_files(), KnownEmbedder)


def _counties(folder: Path) -> Library:
    return _written(folder, river=RIVER, hill=HILL, before=RIVER_BEFORE, children=CHILDREN, opinion=OPINION,
                    beside=OPINION_BESIDE)  # fmt: skip


def _genres(folder: Path) -> Library:
    return _written(folder, years=FIVE_YEARS, report=REPORT, opinion=EMPLOYMENT, joint=JOINT, regulation=REGULATION)


def _mortality(folder: Path) -> Library:
    return _written(folder, **MORTALITY)


def _made(folder: Path) -> Library:
    return _written(folder, **PLANS)


def _faulty(folder: Path) -> Library:
    return _written(folder, **FAULTY)


def _places(folder: Path) -> Library:
    return _written(folder, **texts())


def _many(folder: Path) -> Library:
    library = Library(folder / "library", create=True)
    write_many(folder / "texts", library, 24)
    return library


def _ageing(folder: Path) -> Library:
    pack = str(write_pack(folder / "ageing"))
    files = write_plans(folder / "texts", hewan=AGEING_PLAN)
    return _filled(Library(folder / "library", create=True), files, pack=pack)


LIBRARIES: dict[str, Callable[[Path], Library]] = {
    "samples": _samples, "known": _known, "counties": _counties, "genres": _genres, "mortality": _mortality,
    "made": _made, "faulty": _faulty, "many": _many, "places": _places, "ageing": _ageing,
}  # fmt: skip
EMBEDDERS = {"known": KnownEmbedder}
"""Of all others it is the hashed one."""


def embedder_of(name: str) -> HashedEmbedder:
    """The embedder that the library of this name was made with."""
    return EMBEDDERS.get(name, HashedEmbedder)()


class Libraries:
    """Each library, made when it is first asked, in a folder that is swept at the end, with the assistant on it."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._folder = Path(self._open.enter_context(TemporaryDirectory()))
        self._held: dict[str, tuple[Library, Assistant]] = {}

    def of(self, name: str) -> tuple[Library, Assistant]:
        """The library of this name and its assistant."""
        if name not in self._held:
            library = self._open.enter_context(LIBRARIES[name](self._of(name)))
            self._held[name] = library, Assistant(library, lambda: embedder_of(name))
        return self._held[name]

    def _of(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir()
        return folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()


def _written(folder: Path, **texts: str) -> Library:
    return _filled(Library(folder / "library", create=True), write_plans(folder / "texts", **texts))


def _filled(
    library: Library, files: list[Path], embedder: type[HashedEmbedder] = HashedEmbedder, pack: str | None = None
) -> Library:
    outcomes = list(ingest(library, files, embedder, pack=pack, processes=0))
    assert [outcome.status for outcome in outcomes] == ["added"] * len(files)
    return library
