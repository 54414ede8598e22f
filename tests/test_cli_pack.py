"""The words by which a library is read, chosen on the command line: `guihua ingest --pack`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from ageing_pack import PLAN, write_pack
from conftest import Run, refused

from index.library import Library

Guihua = Callable[..., Run]
ROOT = Path(__file__).parent.parent
WRITTEN = re.findall(
    r"```toml\n# ageing/(\w+)\.toml\n(.+?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A file with a plan about old people."""
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, "utf-8")
    return file


def test_a_library_keeps_the_pack_it_was_read_with(
    guihua: Guihua, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(tmp_path / "ageing")
    monkeypatch.chdir(tmp_path)
    (outcome,) = guihua("ingest", plan, "--pack", "ageing", "--json").json["documents"]
    assert outcome["plans"][0]["audience"] == "老年人"
    monkeypatch.chdir("/")  # a folder is found again from anywhere
    assert guihua("status", "--json").json["pack"] == str((tmp_path / "ageing").resolve())
    assert guihua("ingest", plan, "--json").json["documents"][0]["status"] == "unchanged"
    assert "85%以上[1]" in guihua("ask", "河湾县老人体检率目标是多少").out
    assert guihua("targets", "--audience", "老年人", "--format", "json").json
    again = guihua("ingest", plan, "--pack", "women_children", "--json").json["documents"][0]
    assert (again["status"], again["plans"][0]["audience"]) == ("updated", None)


def test_a_pack_that_does_not_exist_is_named_with_those_that_do(guihua: Guihua, plan: Path, tmp_path: Path) -> None:
    said = refused(guihua("ingest", plan, "--pack", "aging"))
    assert "没有词汇包 aging，没有读入任何内容，请改用 women_children 之一，或给出词汇包所在的文件夹" in said
    assert "没有词汇包" in refused(guihua("ingest", plan, "--pack", plan))
    assert not (tmp_path / "library").exists()
    assert "还没有内容" in refused(guihua("status"))


def test_what_another_pack_read_is_told(guihua: Guihua, plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PLAN.replace("河湾", "石桥"), "utf-8")
    assert "词汇包" not in guihua("ingest", other).err
    run = guihua("ingest", plan, "--pack", write_pack(tmp_path / "ageing"))
    assert "还有 1 份文件是用别的词汇包或旧版程序读的，请再收录一次：other.txt" in run.err
    assert "词汇包" not in guihua("ingest", other).err
    with Library(tmp_path / "library") as library:
        assert {held.audience for held in library.plans} == {"老年人"}


def test_the_pack_that_the_document_shows_can_be_used(guihua: Guihua, plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shown"
    folder.mkdir()
    for name, text in WRITTEN:
        (folder / f"{name}.toml").write_text(text, "utf-8")
    assert {name for name, _ in WRITTEN} == {"audiences", "indicators"}
    guihua("ingest", plan, "--pack", folder)
    (row,) = guihua("targets", "--indicator", "老年人体检率", "--format", "json").json
    assert (row["audience"], row["value"], row["unit"]) == ("老年人", 85, "%")
