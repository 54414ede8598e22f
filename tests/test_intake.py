"""What an ingest does with paths: links, folders that may not be read, a named place, originals."""

from __future__ import annotations

import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from hashed_embedder import HashedEmbedder
from plan_files import PLAN, content, take, write

from index import intake
from index.build import Progress, ingest
from index.library import Library

Guihua = Callable[..., Run]
UNNAMED = PLAN.replace("{0}县", "")


def test_a_link_out_of_the_folder_is_named_and_not_followed(library: Library, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.txt", "青石")
    write(tmp_path / "files" / "plan.txt")
    (tmp_path / "files" / "link.txt").symlink_to(outside)
    (tmp_path / "files" / "folder").symlink_to(outside.parent)
    (tmp_path / "files" / "inside.txt").symlink_to(tmp_path / "files" / "plan.txt")
    outcomes = {outcome.document: outcome for outcome in take(library, HashedEmbedder(), tmp_path / "files")}
    refused = [outcome for name, outcome in outcomes.items() if name.endswith(("link.txt", "folder"))]
    assert [outcome.status for outcome in refused] == ["skipped", "skipped"]
    assert all("文件夹之外的链接" in (outcome.reason or "") for outcome in refused)
    assert [stored.name for stored in library.documents()] == ["plan.txt"]
    assert [plan.region for plan in library.plans] == ["河湾县"]


def test_links_that_lead_nowhere_are_named(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "files" / "plan.txt")
    for name, target in (("loop.txt", "loop.txt"), ("gone.txt", "nothing.txt")):
        (tmp_path / "files" / name).symlink_to(tmp_path / "files" / target)
    outcomes = take(library, HashedEmbedder(), tmp_path / "files")
    assert sorted(outcome.status for outcome in outcomes) == ["added", "skipped", "skipped"]
    assert {outcome.reason for outcome in outcomes if outcome.reason} == {"是失效或循环的链接，没有收录"}


def test_a_link_that_is_named_itself_is_read(library: Library, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(write(tmp_path / "outside" / "plan.txt"))
    assert [outcome.status for outcome in take(library, HashedEmbedder(), link)] == ["added"]


def test_a_folder_that_may_not_be_read_is_named(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "files" / "plan.txt")
    locked = tmp_path / "files" / "locked"
    locked.mkdir()
    scan = os.scandir

    def scandir(path: str) -> object:
        if str(path) == str(locked):
            raise PermissionError(13, "Permission denied", str(locked))
        return scan(path)

    monkeypatch.setattr(intake.os, "scandir", scandir)  # root, who runs the tests, may read everything
    outcomes = take(library, HashedEmbedder(), tmp_path / "files")
    assert [(outcome.document, outcome.status) for outcome in outcomes] == [(str(locked), "skipped"), ("plan.txt", "added")]  # fmt: skip
    assert "无法读取文件夹" in (outcomes[0].reason or "")


def test_a_file_that_may_not_be_read_is_named(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = write(tmp_path / "plan.txt"), write(tmp_path / "other.txt", "青石")
    read_bytes = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    refused, taken = take(library, HashedEmbedder(), path, other)
    assert (refused.status, taken.status) == ("skipped", "added")
    assert "请检查权限" in (refused.reason or "")


def test_names_with_blanks_and_chinese(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "各 县 规划（终稿）" / "河湾县 妇女 规划.txt")
    take(library, HashedEmbedder(), path.parent)
    assert [stored.name for stored in library.documents()] == ["河湾县 妇女 规划.txt"]


def test_the_place_that_a_person_names_is_that_of_all_its_plans(guihua: Guihua, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(UNNAMED, "utf-8")
    assert guihua("ingest", path, "--json").json["documents"][0]["plans"][0]["region"] is None
    plan = guihua("ingest", path, "--region", "武威", "--json").json["documents"][0]["plans"][0]
    assert (plan["region"], plan["region_code"]) == ("武威市", "620600")
    # the next run of the same folder does not forget it, nor does a change of the file
    assert guihua("ingest", path, "--json").json["documents"][0]["status"] == "unchanged"
    path.write_text(UNNAMED.replace("母婴室", "书屋"), "utf-8")
    again = guihua("ingest", path, "--json").json["documents"][0]
    assert (again["status"], again["plans"][0]["region"]) == ("updated", "武威市")
    assert "武威市" in guihua("ask", "武威的孕产妇死亡率目标是多少").out


@pytest.mark.parametrize(("region", "sentence"), [("朝阳区", "北京市朝阳区、"), ("plan", "不是地名"), ("", "不是地名")])
def test_a_place_that_is_none_or_several_changes_nothing(guihua: Guihua, tmp_path: Path, region: str, sentence: str) -> None:  # fmt: skip
    path = write(tmp_path / "plan.txt")
    run = guihua("ingest", path, "--region", region)
    assert run.code == 1
    assert sentence in run.err
    assert "0 份文档" in guihua("status").out


def test_a_place_that_no_register_has_is_taken_and_said(guihua: Guihua, tmp_path: Path) -> None:
    record = guihua("ingest", write(tmp_path / "plan.txt"), "--region", "云台新区", "--json").json["documents"][0]
    assert record["plans"][0]["region"] == "云台新区"
    assert any("没有区划代码" in warning for warning in record["warnings"])


def test_the_original_is_kept_until_its_document_goes(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "plan.txt")
    old = path.read_bytes()
    take(library, HashedEmbedder(), path)
    kept = library.original("plan.txt")
    assert kept
    assert kept.read_bytes() == old
    write(path, figure=9)
    take(library, HashedEmbedder(), path)
    assert library.original("plan.txt") != kept
    assert not kept.exists()
    (kept.parent / ".left-by-a-killed-run").write_bytes(b"x")
    library.remove(["plan.txt"])
    assert [file for file in (library.folder / "originals").rglob("*") if file.is_file()] == []
    assert library.original("plan.txt") is None


def test_the_file_inside_an_archive_is_kept_too(library: Library, tmp_path: Path) -> None:
    plan = PLAN.format("河湾", 3).encode()
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a/plan.txt", plan)
    take(library, HashedEmbedder(), tmp_path / "all.zip")
    kept = library.original("all.zip/a/plan.txt")
    assert kept
    assert (kept.suffix, kept.read_bytes()) == (".txt", plan)


def test_two_equal_files_of_one_run_are_read_once(library: Library, tmp_path: Path) -> None:
    paths = [write(tmp_path / name / "plan.txt") for name in "ab"]
    outcomes = take(library, HashedEmbedder(), *paths)
    assert [outcome.status for outcome in outcomes] == ["added", "skipped"]
    assert outcomes[1].reason == "内容与 plan.txt 相同"


def test_processes_give_the_library_that_one_process_gives(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / "files" / f"{number}.txt", "河湾青石云台白鹭"[2 * number :][:2], number) for number in range(4)
    ]
    (tmp_path / "files" / "broken.pdf").write_bytes(b"%PDF-1.4")
    found = []
    for processes in (0, 3):
        with Library(tmp_path / f"library{processes}", create=True) as library:
            outcomes = list(ingest(library, [tmp_path / "files"], HashedEmbedder, processes=processes))
            assert [outcome.document for outcome in outcomes] == [*(path.name for path in paths), "broken.pdf"]
            assert outcomes[-1].status == "skipped"
            found.append(content(library)[1:])
    assert found[0] == found[1]


def test_progress_counts_files_bytes_and_passages(library: Library, tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{number}.txt", "河湾青石"[2 * number :][:2]) for number in range(2)]
    told: list[Progress] = []
    list(ingest(library, paths, HashedEmbedder, processes=0, notify=told.append))
    last = told[-1]
    assert (last.files, last.all_files, last.size, last.all_size) == (2, 2, *[sum(p.stat().st_size for p in paths)] * 2)
    assert last.passages == len(library.passages())
    assert any(progress.stage.startswith("计算向量") for progress in told)


def test_a_library_of_the_first_format_is_brought_up_to_date(tmp_path: Path) -> None:
    folder, path = tmp_path / "library", write(tmp_path / "plan.txt")
    with Library(folder, create=True) as library:
        take(library, HashedEmbedder(), path)
    db = sqlite3.connect(folder / "library.db")
    db.executescript(
        "DROP INDEX documents_by_content; DROP INDEX documents_by_source; DROP INDEX plans_by_place; DROP INDEX plans_by_copy;"
        "ALTER TABLE documents DROP COLUMN region; ALTER TABLE plans DROP COLUMN copy_of;"
        "ALTER TABLE passages DROP COLUMN paragraph; UPDATE meta SET value = '1' WHERE key = 'format';"
        "UPDATE documents SET grammar = '1';"
    )
    db.close()
    with Library(folder) as library:
        assert [plan.region for plan in library.plans] == ["河湾县"]
        assert [outcome.status for outcome in take(library, HashedEmbedder(), path)] == ["updated"]
        assert all(passage.paragraph for passage in library.passages())
