"""Every example of reading.toml is read as the step of working out that it stands beside."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from rooms import ROOT
from with_pack import PACK

from assistant.assistant import Assistant
from assistant.query.query import Operation
from assistant.query.reading_words import reading_words

DATA = tomllib.loads((ROOT / "assistant/query/reading.toml").read_text("utf-8"))


@pytest.mark.parametrize("entry", DATA["operation"], ids=lambda entry: entry["example"])
def test_the_example_of_an_operation_is_read_as_it(entry: dict[str, Any], assistant: Assistant) -> None:
    query = assistant.read(entry["example"])
    assert _of(entry) in {_bare(operation) for ask in query.asks for operation in ask.operations}


@pytest.mark.parametrize("number", range(len(DATA["measures"])))
def test_the_example_of_a_measure_asks_for_it_and_for_no_other(number: int) -> None:
    asking = [
        bool(re.search("|".join(entry["asked"]), DATA["measures"][number]["example"])) for entry in DATA["measures"]
    ]
    assert asking == [other == number for other in range(len(asking))]


def test_every_operation_has_an_example() -> None:
    assert [entry for entry in DATA["operation"] if not entry.get("example")] == []


@pytest.mark.parametrize("kind", ["value", "texts", "fields", "issue", "audience", "bounds", "parts", "follow"])
def test_every_list_of_words_is_compiled(kind: str) -> None:
    compiled = {pattern.value for pattern in reading_words(PACK).patterns if pattern.kind == kind}
    assert compiled == set(DATA[kind])


def test_every_sign_is_read_somewhere() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "assistant").rglob("*.py"))
    assert {name for name in DATA["signs"] if f'sign("{name}")' not in code} == set()


def test_no_word_matches_the_empty_text() -> None:
    assert [p.value for p in reading_words(PACK).patterns if p.pattern.fullmatch("")] == []


def _of(entry: dict[str, Any]) -> tuple[object, ...]:
    by, down = entry.get("by", "value"), entry.get("down", True)
    return entry["act"], by, down, entry.get("comparison"), entry.get("than")


def _bare(operation: Operation) -> tuple[object, ...]:
    return operation.act, operation.by, operation.descending, operation.comparison, operation.than
