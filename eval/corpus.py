"""The documents that a dataset asks about: the library they are in, and their words as quotes have to repeat them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from eval.dataset import Case
from eval.metrics import comparable_text
from index.build import ingest
from index.embedders.embedder import Embedder
from index.library import Library
from ingest.document import Document
from ingest.errors import GuihuaError
from ingest.grammar.repair import content_lines
from ingest.samples import sample_files
from ingest.vocabulary.pack import Pack

Notify = Callable[[str], None]


@contextmanager
def open_library(folder: Path | None, embedder: Embedder, notify: Notify = lambda _: None) -> Iterator[Library]:
    """The library in `folder`; for None one of the sample plans, which is gone afterwards."""
    if folder is not None:
        with Library(folder) as library:
            library.check_embedder(embedder.name, embedder.dimension)
            yield library
        return
    with tempfile.TemporaryDirectory() as temporary, Library(Path(temporary), create=True) as library:
        notify("用样例规划建立资料库")
        for _ in ingest(library, sample_files(), lambda: embedder):
            pass
        yield library


def quotable(document: Document, pack: Pack) -> str:
    """The document as printed and again without page furniture: a quote may run over a page break."""
    lines, _ = content_lines(document, pack)
    joined = "".join(line.text for line in lines)
    return comparable_text(document.text) + "\n" + comparable_text(joined)


def absent_documents(cases: Sequence[Case], held: Sequence[str]) -> tuple[str, ...]:
    """Documents that the evidence names and the library lacks; raises GuihuaError where it lacks all of them."""
    stems = {Path(name).stem for name in held}
    named = {evidence.document for case in cases for evidence in case.evidence}
    missing = tuple(sorted(named - stems))
    if missing and len(missing) == len(named):
        raise GuihuaError(f"资料库中没有问题集引用的任何文档（{'、'.join(missing)}），请先用 guihua ingest 收录它们")
    return missing
