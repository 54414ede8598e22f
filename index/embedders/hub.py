"""A model of the hub that cannot be had, told before the library that would load it: its import alone takes ten seconds."""

from __future__ import annotations

import os
from pathlib import Path

from ingest.errors import GuihuaError


def refuse_what_is_not_held(name_or_path: str) -> None:
    """GuihuaError where a model of the hub is wanted, the hub may not be asked (HF_HUB_OFFLINE, which the page sets), and
    this machine does not hold the model. Where the hub may be asked, loading tells."""
    if Path(name_or_path).exists() or name_or_path.count("/") != 1:
        return
    from huggingface_hub import constants, snapshot_download

    if constants.HF_HUB_OFFLINE:
        try:
            snapshot_download(name_or_path, cache_dir=os.environ.get("SENTENCE_TRANSFORMERS_HOME"))
        except Exception as error:  # the hub's library raises several kinds
            raise not_to_be_had(name_or_path, error) from error


def not_to_be_had(name_or_path: str, error: Exception) -> GuihuaError:
    """The sentence for people, with the remedy."""
    return GuihuaError(
        f"无法取得向量模型 {name_or_path}（{type(error).__name__}）："
        "请检查网络，或把模型下载到本机后给出它的文件夹路径。"
    )
