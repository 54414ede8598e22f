"""The fields of a row of the register, as `fields.toml` has them: type, width of column, meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from ingest.vocabulary.typed_toml import read_toml, typed

FieldType = Literal["text", "integer", "number", "flag", "spans"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `width` in characters of a column, `meaning` in Chinese."""

    name: str
    type: FieldType
    width: int
    meaning: str


@dataclass(frozen=True, slots=True)
class _File:
    field: tuple[Field, ...]


@cache
def fields() -> tuple[Field, ...]:
    """All fields in the order of the contract."""
    return typed(_File, read_toml(files("ui.exports") / "fields.toml"), "fields.toml").field
