"""Bad input at the command line: one clear sentence on standard error, the right exit code, and nothing changed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from hashed_embedder import HashedEmbedder
from plan_files import take, write

from index.library import Library
from index.sqlite import schema
from ingest.samples import sample_files
from ui.command_line import cli

Guihua = Callable[..., Run]


@pytest.fixture(scope="module")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a library of one plan; tests must not change it."""
    folder = tmp_path_factory.mktemp("filled")
    with Library(folder / "library", create=True) as library:
        take(library, HashedEmbedder(), write(folder / "plan.txt"))
    return folder / "library"


@pytest.fixture
def filled(guihua: Guihua, filled_folder: Path, tmp_path: Path) -> Guihua:
    """The command line on a library of one plan, which the test may change."""
    shutil.copytree(filled_folder, tmp_path / "library")
    return guihua


def one_sentence(run: Run) -> str:
    """The reason that a run gives: one line on standard error, nothing on standard output, exit code 1."""
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("错误：")
    assert run.err.count("\n") == 1
    return run.err


def damaged_files(folder: Path) -> dict[str, bytes]:
    word = next(path for path in sample_files() if path.suffix == ".docx").read_bytes()
    return {
        "empty.txt": b"", "blank.md": b"\n \n", "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "broken.pdf": b"%PDF-1.7 broken",
        "broken.docx": word[:3000], "text.docx": b"text", "sheet.xls": b"x",
    }  # fmt: skip


def test_a_path_that_does_not_exist(filled: Guihua, tmp_path: Path) -> None:
    before = filled("status", "--json").json
    run = filled("ingest", write(tmp_path / "new.txt", "青石"), tmp_path / "gone.txt")
    assert "路径不存在" in one_sentence(run)
    assert "gone.txt" in run.err
    assert filled("status", "--json").json == before


@pytest.mark.parametrize("name", damaged_files(Path()))
def test_a_file_that_cannot_be_read_changes_nothing(name: str, filled: Guihua, tmp_path: Path) -> None:
    before = filled("status", "--json").json
    (tmp_path / name).write_bytes(damaged_files(tmp_path)[name])
    run = filled("ingest", tmp_path / name, "--json")
    record = run.json["documents"][0]
    assert (run.code, record["document"], record["status"], record["plans"]) == (1, name, "skipped", [])
    assert record["reason"]
    assert "\n" not in record["reason"]
    assert "Traceback" not in run.err
    assert filled("status", "--json").json == before


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_why_nothing_was_taken_stands_on_standard_error(form: list[str], guihua: Guihua, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    run = guihua("ingest", tmp_path / "empty.txt", *form)
    assert run.code == 1
    assert "empty.txt" in run.err


def test_the_good_files_of_a_batch_are_taken(guihua: Guihua, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    write(folder / "good.txt")
    for name, content in damaged_files(tmp_path).items():
        (folder / name).write_bytes(content)
    run = guihua("ingest", folder)
    assert run.code == 0
    assert "新增 1 份" in run.out
    assert f"跳过 {len(damaged_files(tmp_path))} 份" in run.out


def test_an_empty_folder(guihua: Guihua, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    run = guihua("ingest", tmp_path / "files", "--json")
    assert (run.code, run.json["documents"]) == (0, [])


def test_an_empty_folder_is_told_to_people(guihua: Guihua, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    assert not guihua("ingest", tmp_path / "files").out.startswith("，")


def test_a_text_without_any_heading_is_kept_with_a_warning(guihua: Guihua, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("今天开了会。\n会上讲了三件事。\n", "utf-8")
    record = guihua("ingest", tmp_path / "notes.txt", "--json").json["documents"][0]
    assert (record["status"], record["coverage"]) == ("added", 1.0)
    assert any("没有认出任何规划标题" in warning for warning in record["warnings"])
    assert guihua("search", "三件事", "--json").json[0]["text"] == "会上讲了三件事。"


@pytest.mark.parametrize(
    "arguments",
    [["status"], ["outline"], ["ask", "有几份规划"], ["search", "托位"], ["targets"], ["remove", "plan.txt"]],
)
def test_a_library_without_content(arguments: list[str], guihua: Guihua, tmp_path: Path) -> None:
    assert "还没有内容，请先运行 guihua ingest" in one_sentence(guihua(*arguments))
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["search", "托位", "--region", "火星"], "没有“火星”的规划，现有：河湾县"),
        (["targets", "--region", "火星"], "没有“火星”的规划"),
        (["outline", "gone.txt"], "没有文档 gone.txt"),
        (["remove", "gone.txt"], "没有移出任何文档"),
        (["targets", "--format", "csv", "-o", "missing/folder/x.csv"], "无法写入"),
        (["ask", "--batch", "gone.jsonl"], "gone.jsonl"),
    ],
)
def test_wrong_names_are_told(arguments: list[str], words: str, filled: Guihua) -> None:
    assert words in one_sentence(filled(*arguments))


@pytest.mark.parametrize("line", ["no json", "[]", '{"id": "b"}', '{"question": 5}'])
def test_a_broken_line_of_a_batch(line: str, filled: Guihua, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text(f'{{"question": "河湾县孕产妇死亡率是多少"}}\n{line}\n', "utf-8")
    assert "第 2 行" in one_sentence(filled("ask", "--batch", batch))


@pytest.mark.parametrize("history", ['"河湾县的孕产妇死亡率是多少"', "[1]", '{"a": 1}'])
def test_a_history_of_the_wrong_shape(history: str, filled: Guihua, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text(f'{{"question": "那里呢", "history": {history}}}\n', "utf-8")
    assert "第 1 行" in one_sentence(filled("ask", "--batch", batch))


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["ask"],
        ["ask", "托位", "--batch", "x"],
        ["ingest"],
        ["search"],
        ["search", "托位", "-k", "0"],
        ["status", "--wrong"],
    ],
)
def test_wrong_usage(arguments: list[str], filled: Guihua) -> None:
    run = filled(*arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "托位", "--audience", "老人"],
        ["targets", "--audience", "老人"],
        ["targets", "--kind", "goal"],
        ["targets", "--format", "doc"],
    ],
)
def test_values_that_an_option_cannot_have(arguments: list[str], filled: Guihua) -> None:
    assert filled(*arguments).code == 2


def test_a_foreign_file_in_place_of_the_library(guihua: Guihua, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / schema.DATABASE).write_bytes(b"this is no database" * 100)
    assert "已损坏" in one_sentence(guihua("status"))
    (tmp_path / "file").write_text("x", "utf-8")
    assert "file" in one_sentence(guihua("--library", tmp_path / "file", "ingest", write(tmp_path / "plan.txt")))


def test_a_second_writer_at_the_command_line(filled: Guihua, tmp_path: Path) -> None:
    before = filled("status", "--json").json
    with schema.only_writer(tmp_path / "library"):
        for arguments in (["ingest", write(tmp_path / "new.txt", "青石")], ["remove", "plan.txt"]):
            assert "另一个进程正在写入资料库" in one_sentence(filled(*arguments))
        assert filled("status", "--json").json == before


ASKED = ["ask", "云麓的孕产妇死亡率目标是多少？"]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "latin-1"])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_output_does_not_hang_on_the_console(
    form: list[str], encoding: str, sample_library_folder: Path, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding))
    monkeypatch.setattr(sys, "argv", ["guihua", "--library", str(sample_library_folder), *ASKED, *form])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert (end.value.code, capfd.readouterr().err) == (0, "")
    if form:
        assert "12／10万" in printed.getvalue().decode("utf-8")
    else:
        assert "12/10" in printed.getvalue().decode(encoding)


def test_output_does_not_hang_on_a_console_of_another_encoding(sample_library_folder: Path) -> None:
    """The same as people start it: the encoding is that of the whole process, its end included."""
    environment = {
        **os.environ,
        "GUIHUA_LIBRARY": str(sample_library_folder),
        "PYTHONIOENCODING": "latin-1",
        "PYTHONUTF8": "0",
    }
    arguments = [sys.executable, "-c", "from ui.command_line.cli import main; main()", *ASKED]
    done = subprocess.run(arguments, capture_output=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"12/10" in done.stdout


def test_the_installed_command(sample_library_folder: Path) -> None:
    command = shutil.which("guihua", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("guihua is not installed beside this Python")
    done = subprocess.run(
        [command, "--library", str(sample_library_folder), "status"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "yunlu.txt" in done.stdout
    missing = subprocess.run(
        [command, "--library", str(sample_library_folder / "none"), "status"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr.startswith("错误：")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_one_sentence(sample_library_folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-c", "from ui.command_line.cli import main; main()", "targets"],
            stdout=full, stderr=subprocess.PIPE, check=False, encoding="utf-8",
            env={**os.environ, "GUIHUA_LIBRARY": str(sample_library_folder), "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert run.stderr.startswith("错误：无法输出")
