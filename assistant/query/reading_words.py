"""The words of reading.toml, compiled: how people ask."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.query.cover import Vocabulary
from assistant.query.query import Operation
from ingest.vocabulary.pack import Pack


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that mean one thing: what kind of thing, which one, and how it is written."""

    kind: str
    value: str | Operation
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class AskedMeasure:
    """What a figure that is asked for is a figure of: the words that ask for it, a sentence that has it, the units that an
    indicator of it may have, and how it is called."""

    asked: re.Pattern[str]
    held: re.Pattern[str]
    units: frozenset[str]
    name: str = "数值"


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """Everything that reading.toml holds."""

    patterns: tuple[Pattern, ...]
    fillers: frozenset[str]
    vocabulary: Vocabulary
    domains: dict[str, str]
    leaning: dict[str, tuple[str, ...]]
    members: dict[str, tuple[str, ...]]
    whole: re.Pattern[str]


@cache
def reading_words(pack: Pack) -> ReadingWords:
    """The words of reading.toml and words.toml, and the everyday words of the pack."""
    data = _data("reading.toml")
    older = _data("words.toml")
    patterns = _patterns("everywhere", "", data["everywhere"])
    for kind in ("value", "texts", "fields", "issue", "audience", "bounds", "parts", "follow"):
        for name, words in data[kind].items():
            patterns += _patterns(kind, name, words)
    patterns += _patterns("beyond", "", data["beyond"])
    patterns += _patterns("filler", "", data["filler_patterns"])
    for entry in data["operation"]:
        patterns += _patterns("operation", _operation(entry), entry["words"])
    vocabulary = Vocabulary(
        frozenset([*data["inside"], *(word for word in data["fillers"] if len(word) == 1)]),
        _without_particles({**pack.everyday, **pack.spoken}),
        frozenset(data["single"]),
    )
    return ReadingWords(tuple(patterns), frozenset(data["fillers"]), vocabulary, older["domains"],
                        {name: tuple(listed) for name, listed in older["leaning"].items()},
                        {name: tuple(listed) for name, listed in data["members"].items()},
                        re.compile("|".join(sorted(data["whole"], key=len, reverse=True))))  # fmt: skip


def _without_particles(everyday: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """刚出生的娃 also as 刚出生娃: names are compared without 的."""
    return {**{word.replace("的", ""): formals for word, formals in everyday.items()}, **everyday}


@cache
def sign(name: str) -> re.Pattern[str]:
    """One pattern of all the words of a list of [signs]."""
    return re.compile("|".join(_data("reading.toml")["signs"][name]))


@cache
def words_for(kind: str, name: str) -> re.Pattern[str]:
    """One pattern of all the words of reading.toml for one meaning (`follow`, `place`: 它, 该市)."""
    return re.compile("|".join(_data("reading.toml")[kind][name]))


def measure_asked(text: str) -> AskedMeasure | None:
    """What a question asks a figure of (多长时间, 多少钱, 多大岁数); None where it does not say."""
    return next((measure for measure in _measures() if measure.asked.search(text)), None)


@cache
def _measures() -> tuple[AskedMeasure, ...]:
    return tuple(
        AskedMeasure(
            re.compile("|".join(entry["asked"])),
            re.compile("|".join(entry["held"])),
            frozenset(entry["units"]),
            entry.get("name", "数值"),
        )
        for entry in _data("reading.toml")["measures"]
    )


def _operation(entry: dict[str, Any]) -> Operation:
    return Operation(
        entry["act"], entry.get("by", "value"), entry.get("down", True), comparison=entry.get("comparison"),
        than=entry.get("than"), words=entry.get("about", ""),
    )  # fmt: skip


def _patterns(kind: str, value: str | Operation, words: list[str]) -> list[Pattern]:
    """One for each wording: joined by | the first that fits would hide a longer one."""
    return [Pattern(kind, value, re.compile(word)) for word in words]


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("assistant.query").joinpath(name).read_text("utf-8"))
