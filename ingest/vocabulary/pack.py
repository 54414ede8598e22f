"""A pack: all words by which one genre of plans is read and asked about, read once and handed in as an argument.

`packs/NAME/*.toml` hold the words, a file for each field of `Pack`. A pack stands on `packs/base`, which holds what official
Chinese has in common: its lists are added to those of the base, its tables are put into the base's, key by key (and those of one `name` together).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from ingest.errors import GuihuaError
from ingest.vocabulary.genre import Audience, Indicator, NameWords, People
from ingest.vocabulary.typed_toml import read_toml, typed
from ingest.vocabulary.words import (
    Columns,
    HeadingWords,
    IdentityWords,
    OutlookWords,
    PartNames,
    PlaceWords,
    Predicates,
    Units,
    Words,
)

BASE = "base"
WOMEN_CHILDREN = "women_children"
"""The pack that is taken where nobody names another."""
_ONE_LIST = {
    "audiences": "audience",
    "parts": "part",
    "indicators": "indicator",
    "everyday": "words",
    "spoken": "words",
    "joint": "words",
}
"""Files that hold one list or table, and the key under which it stands."""
_SOURCES = "sources"
"""The file with the documents that the reference figures of the indicators name."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Pack:
    """The vocabulary of a genre, one field for each file; `everyday` gives for a word of people what plans write instead,
    `spoken` what names of indicators have, `joint` the several things that a word stands for at once.

    `name` is what `load_pack` finds it by (a name in `packs`, or a folder), `digest` the hash of all its words. Two packs
    are the same only where they are one object: a pack is a quick key of a cache.
    """

    name: str
    digest: str
    audiences: tuple[Audience, ...]
    parts: tuple[PartNames, ...]
    people: People
    indicators: tuple[Indicator, ...]
    names: NameWords
    everyday: Mapping[str, Words]
    spoken: Mapping[str, Words]
    joint: Mapping[str, Words]
    units: Units
    predicates: Predicates
    outlook: OutlookWords
    tables: Columns
    headings: HeadingWords
    identity: IdentityWords
    places: PlaceWords
    _by_name: Mapping[str, Indicator] = field(init=False)

    def __post_init__(self) -> None:
        """Look the indicators up by name from now on."""
        object.__setattr__(self, "_by_name", {indicator.name: indicator for indicator in self.indicators})

    def __repr__(self) -> str:
        """Its name and the beginning of its hash; all its words would fill pages."""
        return f"Pack({self.name}, {self.digest[:8]})"

    def indicator(self, name: str) -> Indicator | None:
        """The indicator of this canonical name; None for a name that is not in the pack."""
        return self._by_name.get(name)

    def audience(self, name: str | None) -> Audience | None:
        """The audience of this name; None for one that the pack does not know."""
        return next((audience for audience in self.audiences if audience.name == name), None)


def load_pack(name: str = WOMEN_CHILDREN) -> Pack:
    """The pack of a name in `packs`, or that of a folder (`name` is its path), on top of the base; read once in a process.

    Raises GuihuaError, one sentence, for a pack that does not exist and for a file or key that no field of `Pack` has.
    """
    return _loaded(name)


def lasting_name(name: str) -> str:
    """What a library notes of a pack so that it is found again from anywhere: a name in `packs`, of a folder its whole path.

    Raises GuihuaError for a pack that does not exist.
    """
    return name if _folder(name) == _packs() / name else str(Path(name).resolve())


@cache
def _loaded(name: str) -> Pack:
    tables = _tables(_packs() / BASE, BASE)
    if name != BASE:
        tables = _merged(tables, _tables(_folder(name), name))
    digest = sha256(json.dumps(tables, ensure_ascii=False).encode()).hexdigest()
    for file, key in _ONE_LIST.items():
        tables[file] = _only(tables.get(file, {}), key, f"词汇包 {name} 的 {file}.toml")
    _name_sources(tables["indicators"], tables.pop(_SOURCES, {}), f"词汇包 {name}")
    return typed(Pack, {**tables, "name": name, "digest": digest}, f"词汇包 {name}")


def _packs() -> Traversable:
    return files("ingest.vocabulary") / "packs"


def _folder(name: str) -> Traversable:
    for folder in (_packs() / name, Path(name)):
        if folder.is_dir():
            return folder
    known = "、".join(sorted(folder.name for folder in _packs().iterdir() if folder.is_dir() and folder.name != BASE))
    raise GuihuaError(f"没有词汇包 {name}，没有读入任何内容，请改用 {known} 之一，或给出词汇包所在的文件夹")


def _tables(folder: Traversable, name: str) -> dict[str, Any]:
    """The tables of all files of a folder, by the files' names."""
    known = {one.name for one in fields(Pack) if one.init} - {"name", "digest"} | {_SOURCES}
    found = {file.name.removesuffix(".toml"): file for file in folder.iterdir() if file.name.endswith(".toml")}
    unknown = [f"{stem}.toml" for stem in sorted(found) if stem not in known]
    if unknown:
        raise GuihuaError(
            f"词汇包 {name} 里有不认识的文件 {'、'.join(unknown)}，没有读入，请改用 {'、'.join(sorted(known))} 之一"
        )
    return {stem: read_toml(found[stem]) for stem in sorted(found)}


def _merged(base: Any, added: Any) -> Any:
    """Tables key by key, lists one after the other without repeating, those of named tables name by name; of anything else
    what was added."""
    if isinstance(base, dict) and isinstance(added, dict):
        return {**base, **{key: _merged(base[key], each) if key in base else each for key, each in added.items()}}
    if isinstance(base, list) and isinstance(added, list):
        if all(isinstance(each, dict) and "name" in each for each in (*base, *added)):
            return list(_merged(_named(base), _named(added)).values())
        return [*base, *(each for each in added if each not in base)]
    return added


def _named(tables: list[dict[str, Any]]) -> dict[str, Any]:
    return {table["name"]: table for table in tables}


def _only(table: dict[str, Any], key: str, where: str) -> Any:
    unknown = [other for other in table if other != key]
    if unknown:
        raise GuihuaError(f"{where} 里有不认识的键 {'、'.join(unknown)}，没有读入，请改用 {key}")
    return table.get(key, {} if key == "words" else [])


def _name_sources(indicators: list[dict[str, Any]], sources: dict[str, Any], where: str) -> None:
    """Put the document that the `source` of each reference figure names in the place of its key."""
    for entry in indicators:
        references = entry.get("national", [])
        unknown = [str(one.get("source")) for one in references if one.get("source") not in sources]
        if unknown:
            raise GuihuaError(
                f"{where} 的指标 {entry.get('name')} 引用了没有写明的来源 {'、'.join(unknown)}，请补在 sources.toml 里"
            )
        entry["national"] = [{**sources[one["source"]], **_without(one, "source")} for one in references]


def _without(table: dict[str, Any], key: str) -> dict[str, Any]:
    return {other: value for other, value in table.items() if other != key}
