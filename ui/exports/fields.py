"""The fields of a row of the register, as `fields.toml` has them: type, width of column, meaning."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

FieldType = Literal["text", "integer", "number", "flag", "spans"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `width` in characters of a column, `meaning` in Chinese."""

    name: str
    type: FieldType
    width: int
    meaning: str


@cache
def fields() -> tuple[Field, ...]:
    """All fields in the order of the contract."""
    entries = tomllib.loads(files("ui.exports").joinpath("fields.toml").read_text("utf-8"))["field"]
    return tuple(Field(**entry) for entry in entries)
