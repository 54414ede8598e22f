"""TOML files in, frozen values out: the one place that reads TOML, and the one where its values get types.

A field that the type does not have, one that is missing, and a value of another kind are each named in one sentence.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from ingest.errors import GuihuaError

T = TypeVar("T")


def read_toml(file: Traversable) -> dict[str, object]:
    """The tables of a file; raises GuihuaError where it is no TOML."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GuihuaError(f"{file.name} 不是有效的 TOML（{error}），没有读入，请改正后重试") from error


def typed(kind: type[T], table: object, where: str) -> T:
    """The table as a value of a frozen dataclass, its lists as tuples; `where` names it to people.

    Raises GuihuaError, one sentence, for a key that `kind` does not have, one that it needs, and a value of another type.
    """
    if not isinstance(table, Mapping):
        raise GuihuaError(f"{where} 应当是一张表，却是 {_shown(table)}，没有读入，请改正后重试")
    known = {field.name.rstrip("_"): field for field in fields(kind) if field.init}  # type: ignore[arg-type]
    unknown = [key for key in table if key not in known]
    if unknown:
        raise GuihuaError(f"{where} 里有不认识的键 {'、'.join(unknown)}，没有读入，请改用 {'、'.join(known)} 之一")
    needed = [key for key, field in known.items() if field.default is MISSING and field.default_factory is MISSING]
    missing = [key for key in needed if key not in table]
    if missing:
        raise GuihuaError(f"{where} 里缺少键 {'、'.join(missing)}，没有读入，请补上后重试")
    hints = _hints(kind)  # type: ignore[arg-type]  # classes are hashable
    return kind(**{known[key].name: _value(hints[known[key].name], value, f"{where} 的 {key}")
                   for key, value in table.items()})  # fmt: skip


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(kind: Any, value: object, where: str) -> Any:
    """One value of a table in the type that an annotation names; a union takes the first member that is no None."""
    origin, members = get_origin(kind), get_args(kind)
    if origin is UnionType:
        kind = next(member for member in members if member is not NoneType)
        origin, members = get_origin(kind), get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return typed(kind, value, where)
    if members == (str, ...) and isinstance(value, list) and all(type(each) is str for each in value):
        return tuple(value)  # most of what stands in the files
    if origin is tuple and isinstance(value, list):
        kinds = [members[0]] * len(value) if members[-1] is ... else list(members)
        if len(kinds) == len(value):
            return tuple(_value(one, each, where) for one, each in zip(kinds, value, strict=True))
    elif origin is Mapping and isinstance(value, dict):
        return {key: _value(members[1], each, f"{where}.{key}") for key, each in value.items()}
    elif (origin is Literal and value in members) or _is_one(kind, value):
        return value
    raise GuihuaError(f"{where} 的值 {_shown(value)} 不是所要的类型，没有读入，请改正后重试")


def _is_one(kind: Any, value: object) -> bool:
    kinds: tuple[type, ...] = (int, float) if kind is float else (kind,) if isinstance(kind, type) else ()
    return isinstance(value, kinds) and (kind is bool or not isinstance(value, bool))


def _shown(value: object) -> str:
    words = str(value)
    return words if len(words) <= 20 else f"{words[:20]}…"
