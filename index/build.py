"""Files -> a library: read side by side, embedded and stored one after the other, one transaction a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedders.embedder import Embedder
from index.intake import Entry, Intake, OutcomeStatus, find_files
from index.library import Library
from index.sqlite import schema
from index.sqlite.copies import differing_figures
from index.sqlite.prepared import Prepared, prepare
from index.sqlite.writes import Vector
from ingest.document import Document
from ingest.parallel.process import Step
from ingest.parallel.readers import SECONDS, Readers
from ingest.places.given import given_place
from ingest.plan import Plan
from ingest.register.targets import Target
from ingest.vocabulary.pack import load_pack

DONE = "完成"
TEXTS_AT_A_TIME = 256
"""Texts that are embedded between two reports of progress: a few seconds on two cores, so the bar moves."""
MOST_NAMED = 5
"""Differing figures of two copies that a remark names; chosen by hand, the rest is counted."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `read` is None where it was unchanged or skipped. `remarks` are sentences about how it
    stands to the library's other documents: the same plan again, figures that differ."""

    document: str
    status: OutcomeStatus
    reason: str | None = None
    read: Document | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: the file and what is done with it, files and bytes that are done, and passages stored."""

    document: str
    stage: str
    files: int
    all_files: int
    size: int
    all_size: int
    passages: int


def ingest(
    library: Library, paths: Sequence[Path], open_embedder: Callable[[], Embedder], *, rebuild: bool = False,
    region: str | None = None, pack: str | None = None, processes: int | None = None, seconds: float = SECONDS,
    notify: Callable[[Progress], None] = lambda _: None,
) -> Iterator[Outcome]:  # fmt: skip
    """Bring files and folders into the library, one outcome a file, in order, as it is done.

    `region` is the place of all these files where their text does not say it, `pack` the name of the words with which the
    library is read from now on (default: those it was read with). `rebuild` empties the library, but only
    when the first file has been read: where no file can be read, the library stays as it was. Files are read by
    `processes` (default: one a core; 0: in this process, without limits), each within `seconds`. The embedder is opened
    only when a new text needs a vector. Raises GuihuaError, before anything is changed, for a path that does not exist, an unknown region,
    a library of another embedder, and while another process writes.
    """
    if region is not None:
        given_place(region, (load_pack(pack) if pack else library.pack).places)
    files = find_files(paths)
    with schema.only_writer(library.folder):
        if pack is not None:
            library.choose_pack(pack)
        run = _Run(library, open_embedder, notify, len(files), sum(found.size for found in files), rebuild=rebuild)
        with Readers(processes, seconds, run.step, prepare) as readers:
            entries = Intake(library, region, afresh=rebuild).entries(files)
            for entry, result in readers.read((entry, entry.job) for entry in entries):
                if isinstance(result, Prepared):
                    yield run.stored(entry, result)
                else:
                    reason = str(result) if result else entry.reason
                    yield run.done(entry, Outcome(entry.document, "skipped" if result else entry.status, reason))
        library.sweep_originals()


class _Run:
    """One ingest: its embedder, opened once, and its progress."""

    def __init__(
        self, library: Library, open_embedder: Callable[[], Embedder], notify: Callable[[Progress], None],
        files: int, size: int, *, rebuild: bool,
    ) -> None:  # fmt: skip
        self._library, self._open, self._notify = library, open_embedder, notify
        self._embedder: Embedder | None = None
        self._rebuild = rebuild
        self._all_files, self._all_size = files, size
        self._files = self._size = self._passages = 0

    def step(self, step: Step) -> None:
        """Report how far the reading of a file is."""
        self._report(step.name, step.stage)

    def stored(self, entry: Entry, prepared: Prepared) -> Outcome:
        """Embed what is new of a file, and store it."""
        assert entry.job is not None
        embedder = self._opened()
        vectors = self._vectors(entry.document, prepared, embedder)
        self._library.keep_original(entry.document, prepared.document.sha256, entry.job.content)
        self._library.put(prepared, entry.source, vectors, (embedder.name, embedder.dimension), entry.job.region)
        self._passages += len(prepared.passages)
        remarks = tuple(self._remarks(entry.document))
        return self.done(entry, Outcome(entry.document, entry.status, None, prepared.document, remarks))

    def done(self, entry: Entry, outcome: Outcome) -> Outcome:
        """Count a file that is through."""
        self._files += 1
        self._size += entry.size
        self._report(entry.document, DONE)
        return outcome

    def _vectors(self, document: str, prepared: Prepared, embedder: Embedder) -> dict[str, Vector]:
        texts = list(dict.fromkeys(prepared.texts))
        held = self._library.known_vectors(texts, embedder.name)
        new = [text for text in texts if text not in held]
        found: list[Vector] = []
        for start in range(0, len(new), TEXTS_AT_A_TIME):
            self._report(document, f"计算向量 {start}/{len(new)}")
            found.append(embedder.embed_passages(new[start : start + TEXTS_AT_A_TIME]))
        return dict(zip(new, np.concatenate(found), strict=True)) if found else {}

    def _opened(self) -> Embedder:
        if self._embedder is None:
            self._embedder = self._open()
            if self._rebuild:  # only now: an embedder and a file that can be read are there
                self._library.forget_vectors()
        self._library.check_embedder(self._embedder.name, self._embedder.dimension)
        return self._embedder

    def _remarks(self, document: str) -> Iterator[str]:
        """The same plan in another file, and another text for the same place and years."""
        own = [plan for plan in self._library.every_plan if plan.document == document]
        for plan in own:
            original = self._library.copied(plan)
            if original:
                yield f"《{plan.label}》与 {original.document} 里的是同一份规划，问答只引用 {original.document}，并列出两处出处"
                continue
            for other in self._library.plans:
                if other.document != document and plan.region and other.key == plan.key and other.title == plan.title:
                    yield f"资料库里还有一份《{other.label}》（{other.document}），内容不同，两份都保留，请核对哪一份有效"
                    yield from self._differing(other, plan)

    def _differing(self, original: Plan, copy: Plan) -> Iterator[str]:
        """Which figures a copy gives otherwise; the first few of them are named."""
        pairs = differing_figures(self._library.register([original]), self._library.register([copy]))
        if pairs:
            named = [f"{one.indicator}（{_figure(one)}、{_figure(other)}）" for one, other in pairs[:MOST_NAMED]]
            more = f"等 {len(pairs)} 处" if len(pairs) > MOST_NAMED else ""
            yield f"两份文件的数字不同，请核对：{'、'.join(named)}{more}（{original.document}、{copy.document}）"

    def _report(self, document: str, stage: str) -> None:
        self._notify(
            Progress(document, stage, self._files, self._all_files, self._size, self._all_size, self._passages)
        )


def _figure(target: Target) -> str:
    return "没有数值" if target.value is None else f"{target.value:g}{target.unit or ''}"


def remove_gone(library: Library, folder: Path) -> list[str]:
    """Take out the documents whose files stood in `folder` and are there no more; gives their names. Nothing is gone where
    the folder itself is (a drive that was unmounted), also while it is being looked at."""
    inside = folder.resolve()
    gone = [
        stored.name
        for stored in library.documents()
        if Path(stored.source).is_relative_to(inside) and not _source_exists(Path(stored.source))
    ]
    if not folder.is_dir():
        return []
    if gone:
        with schema.only_writer(library.folder):
            library.remove(gone)
    return gone


def _source_exists(source: Path) -> bool:
    """True for a file, and for a member of an archive that is a file."""
    return source.is_file() or any(above.is_file() for above in source.parents)
