"""The library behind the page: opened once it has content, read by one thread at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from assistant.assistant import Assistant
from assistant.tell.answer import Answer
from index.embedders.embedder import Embedder
from index.library import Library
from index.sqlite import schema
from ingest.errors import GuihuaError


class Workspace:
    """What all visitors of a page share. The page may be opened before the first file is ingested."""

    def __init__(self, folder: Path, open_embedder: Callable[[], Embedder]) -> None:
        self.folder = folder
        self._open_embedder = open_embedder
        self._assistant: Assistant | None = None
        self._lock = Lock()

    @contextmanager
    def library(self) -> Iterator[Library | None]:
        """The library for reading, None while the folder holds none; raises GuihuaError where it cannot be opened."""
        with self._lock:
            opened = self._opened()
            yield opened.library if opened else None

    def ask(self, question: str, history: Sequence[str]) -> Answer:
        """The assistant's answer; raises GuihuaError where there is nothing to ask or the library cannot be used."""
        with self._lock:
            opened = self._opened()
            if opened is None or not opened.library.plans:
                raise GuihuaError("资料库还没有规划，请先运行 guihua ingest 文件或文件夹，然后刷新本页")
            return opened.ask(question, history)

    def _opened(self) -> Assistant | None:
        if self._assistant is None and (self.folder / schema.DATABASE).is_file():
            self._assistant = Assistant(Library(self.folder), self._open_embedder)
        return self._assistant
