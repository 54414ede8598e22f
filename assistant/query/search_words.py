"""The words of a question that are worth searching for, and what plans write for everyday ones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.figures.width import normalised
from ingest.places.regions import short_names
from ingest.vocabulary.pack import Pack


@cache
def question_words() -> dict[str, Any]:
    """words.toml: empty phrases and the like that people may extend."""
    return tomllib.loads(files("assistant.query").joinpath("words.toml").read_text("utf-8"))


def said_instead(plain: str, pack: Pack) -> list[str]:
    """What plans write for the everyday words of a text."""
    held = {word: formals for word, formals in pack.everyday.items() if word in plain}
    return [formal for word, formals in held.items() for formal in formals if formal != word]


def formal_words(plain: str, pack: Pack) -> list[str]:
    """A normalised text with everyday words in it said as plans say it (孩子上网成瘾 -> 儿童沉迷网络), once for each way."""
    everyday = {word: formals for word, formals in pack.everyday.items() if word in plain}
    said = [plain]
    for word in sorted(everyday, key=len, reverse=True):
        said = [text.replace(word, formal) for text in said for formal in everyday[word] if word in text] or said
    return [text for text in said if text != plain]


def search_words(plain: str, pack: Pack, regions: Sequence[str] = (), places: Sequence[str] = ()) -> str:
    """The question without its places and empty phrases, with the plans' words for everyday ones added."""
    words = question_words()
    for name in sorted(places, key=len, reverse=True):
        plain = plain.replace(name, " ")
    for region in regions:
        for name in short_names(region):
            plain = plain.replace(normalised(name), " ")
    added = said_instead(plain, pack)
    for phrase in sorted(words["empty"]["phrases"], key=len, reverse=True):
        plain = plain.replace(phrase, " ")
    plain = re.sub(r"[\s，。？！、；：“”\"'（）()?!,.]+", " ", plain).strip()
    return " ".join([plain, *dict.fromkeys(added)])
