"""The words of the generator, which is data: templates, names, modifiers, and what no plan speaks of."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from ingest.vocabulary.typed_toml import read_toml


@cache
def spoken_words() -> dict[str, Any]:
    """`words.toml`: how people call things, and what they ask that no plan can answer."""
    return _read("words.toml")


@cache
def templates() -> dict[str, Any]:
    """`templates.toml`: sentences by kind of question and register of speech."""
    return _read("templates.toml")


def _read(name: str) -> dict[str, Any]:
    return read_toml(files("eval.generate.wording") / name)
