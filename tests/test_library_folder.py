"""The folder of a library: several processes, the derived vector file, a full or read-only disk, foreign content."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import faiss
import numpy as np
import pytest
from hashed_embedder import HashedEmbedder
from plan_files import content, take, write

from index.library import Library
from index.search import Searcher
from index.sqlite import schema
from ingest.errors import GuihuaError


def found(library: Library, query: str = "母婴室") -> list[str]:
    """Texts that search finds, with a searcher of its own."""
    return [hit.passage.text for hit in Searcher(library, HashedEmbedder).search(query, 3)]


def caches(library: Library) -> list[str]:
    return sorted(path.name for path in library.folder.glob("vectors-*"))


def test_the_vector_file_follows_the_generation(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "a.txt", "河湾", 12))
    assert found(library)[0] == "每村设一间母婴室。"
    assert caches(library) == [f"vectors-{library.generation}.faiss"]
    searcher = Searcher(library, HashedEmbedder)
    searcher.search("母婴室", 1)
    take(library, fake_embedder, write(tmp_path / "b.txt", "青石", 77))
    assert [hit.passage.plan.region for hit in searcher.search("孕产妇死亡率控制在77/10万以下", 1)] == ["青石县"]
    assert caches(library) == [f"vectors-{library.generation}.faiss"]


def test_a_searcher_sees_what_another_process_changed(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "a.txt", "河湾", 12))
    with Library(library.folder) as reader:
        searcher = Searcher(reader, HashedEmbedder)
        assert len({hit.passage.plan.region for hit in searcher.search("母婴室", 10)}) == 1
        take(library, fake_embedder, write(tmp_path / "b.txt", "青石", 77))
        assert {hit.passage.plan.region for hit in searcher.search("母婴室", 10)} == {"河湾县", "青石县"}
        library.remove(["a.txt", "b.txt"])
        assert searcher.search("母婴室", 10) == []


@pytest.mark.parametrize("damage", ["half", "noise", "empty"])
def test_a_damaged_vector_file_is_rebuilt(
    damage: str, library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "a.txt"))
    expected = found(library)
    path = library.folder / f"vectors-{library.generation}.faiss"
    good = path.read_bytes()
    path.write_bytes({"half": good[: len(good) // 2], "noise": os.urandom(len(good)), "empty": b""}[damage])
    assert found(library) == expected
    assert path.read_bytes() == good


def test_a_vector_file_of_another_dimension_is_rebuilt(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "a.txt"))
    index = faiss.IndexIDMap2(faiss.IndexFlatIP(32))
    index.add_with_ids(np.ones((5, 32), dtype=np.float32), np.arange(5, dtype=np.int64))
    faiss.write_index(index, str(library.folder / f"vectors-{library.generation}.faiss"))
    assert found(library)[0] == "每村设一间母婴室。"


def test_a_vector_file_left_by_a_deleted_library_is_rebuilt(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "a.txt"))
    found(library)
    stale = (library.folder / f"vectors-{library.generation}.faiss").read_bytes()
    library.close()
    for file in library.folder.glob(f"{schema.DATABASE}*"):
        file.unlink()
    with Library(library.folder, create=True) as again:
        take(again, fake_embedder, write(tmp_path / "b.txt", "青石", 77))
        found(again)
        assert caches(again) == [f"vectors-{again.generation}.faiss"]
        assert (again.folder / caches(again)[0]).read_bytes() != stale


def test_readers_are_not_blocked_and_see_whole_states_only(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "a.txt"))
    with Library(library.folder) as one, Library(library.folder) as other:
        before = content(one)
        writer = schema.connect(library.folder)
        with schema.transaction(writer):
            writer.execute("DELETE FROM documents")
            assert content(one) == content(other) == before
            with Library(library.folder) as late:
                assert content(late) == before
            writer.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
        writer.close()
        assert one.plans == other.plans == ()


def test_a_second_writer_is_refused(library: Library, tmp_path: Path, fake_embedder: HashedEmbedder) -> None:
    take(library, fake_embedder, write(tmp_path / "a.txt"))
    before = content(library)
    program = "import pathlib, sys, time\nfrom index.sqlite.schema import only_writer\nwith only_writer(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    holder = subprocess.Popen([sys.executable, "-c", program, str(library.folder)], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(GuihuaError, match=r"另一个进程正在写入资料库.*请等它结束后重试"):
            take(library, fake_embedder, write(tmp_path / "b.txt", "青石"))
        assert content(library) == before
    finally:
        holder.kill()
        holder.communicate()
    assert [o.status for o in take(library, fake_embedder, tmp_path / "b.txt")] == ["added"]


def test_a_full_disk_is_told_in_one_sentence_and_changes_nothing(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "a.txt"))
    before = content(library)
    pages = library._db.execute("PRAGMA page_count").fetchone()[0]  # the limit holds for one connection only
    library._db.execute(f"PRAGMA max_page_count = {pages}")
    big = write(tmp_path / "b.txt", "青石")
    big.write_text(
        big.read_text("utf-8") + "".join(f"{n}.第{n}件实事按期办结，群众满意。\n" for n in range(2, 400)), "utf-8"
    )
    with pytest.raises(GuihuaError, match=r"磁盘已满，资料库 .* 没有改动，请清出空间后重试"):
        take(library, fake_embedder, big)
    assert content(library) == before
    library._db.execute("PRAGMA max_page_count = 1000000")
    assert [o.status for o in take(library, fake_embedder, big)] == ["added"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_vector_file_that_cannot_be_written_is_no_failure(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "a.txt"))
    (library.folder / f"vectors-{library.generation}.faiss.{os.getpid()}").symlink_to("/dev/full")
    assert found(library)[0] == "每村设一间母婴室。"


READ_ONLY = """
import os, pathlib, sys
from hashed_embedder import HashedEmbedder
from index.library import Library
from index.search import Searcher
import index.vectors
os.setuid(65534)
with Library(pathlib.Path(sys.argv[1])) as library:
    print(len(library.passages()), Searcher(library, HashedEmbedder).search("母婴室", 1)[0].passage.text)
"""


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs another user to read as")
def test_a_folder_that_may_only_be_read_still_answers(tmp_path: Path, fake_embedder: HashedEmbedder) -> None:
    folder = Path(tempfile.mkdtemp(prefix="guihua-"))  # pytest's own folders are closed to other users
    try:
        with Library(folder, create=True) as library:
            take(library, fake_embedder, write(tmp_path / "plan.txt"))
            expected = len(library.passages())
        folder.chmod(0o555)
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(folder)],
            capture_output=True,
            text=True,
            env=environment,
            timeout=60,
            check=False,
        )
        assert (done.stdout, done.returncode) == (f"{expected} 每村设一间母婴室。\n", 0), done.stderr[-400:]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_what_is_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(GuihuaError, match="还没有内容"):
        Library(tmp_path / "none")
    assert not (tmp_path / "none").exists()
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / schema.DATABASE).write_bytes(b"this is no database" * 100)
    with pytest.raises(GuihuaError, match="已损坏"):
        Library(tmp_path / "foreign")


def test_a_library_killed_at_its_creation_opens(tmp_path: Path, fake_embedder: HashedEmbedder) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    schema.connect(folder).close()  # what stands on disk before the transaction that makes the tables
    with Library(folder, create=True) as library:
        assert [o.status for o in take(library, fake_embedder, write(tmp_path / "a.txt"))] == ["added"]


def test_a_library_of_another_format_is_refused(library: Library) -> None:
    with sqlite3.connect(library.folder / schema.DATABASE) as database:
        database.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    with pytest.raises(GuihuaError, match="格式是 99"):
        Library(library.folder)
