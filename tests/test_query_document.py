"""docs/query.md is true: every field and operation is in it, and its questions are read as it says."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from rooms import ROOT

from assistant.assistant import Assistant
from assistant.query.describe import query_described
from assistant.query.places.keys import names_of
from assistant.query.query import (
    Act,
    Ask,
    Comparison,
    Form,
    Kind,
    Operation,
    Query,
    Range,
    Subject,
    Than,
    Value,
    from_json,
    to_json,
)

TEXT = (ROOT / "docs/query.md").read_text("utf-8")
ROWS = re.findall(r"^\| (.+?) \| .+ \| ([^|]+) \| 理解：(.+) \|$", TEXT, re.MULTILINE)
NAMES = set(re.findall(r"`([^`\n]+)`", TEXT))


def test_the_tables_have_examples() -> None:
    assert len(ROWS) > 35


@pytest.mark.parametrize(("question", "read"), sorted({(question, read) for _, question, read in ROWS}))
def test_a_question_is_read_as_the_table_says(question: str, read: str, assistant: Assistant) -> None:
    assert query_described(assistant.read(question), names_of(assistant.library.plans)) == read


@pytest.mark.parametrize("part", [Query, Ask, Subject, Range, Value, Operation, Form], ids=lambda part: part.__name__)
def test_every_field_is_in_it(part: type) -> None:
    assert [field.name for field in fields(part) if field.name not in NAMES] == []


@pytest.mark.parametrize("words", [Kind, Act, Comparison, Than], ids=["kinds", "acts", "comparisons", "than"])
def test_every_word_of_a_closed_list_is_in_it(words: object) -> None:
    assert set(get_args(words)) - NAMES == set()


@pytest.mark.parametrize("act", get_args(Act))
def test_the_example_of_an_operation_has_it(act: str, assistant: Assistant) -> None:
    questions = [question for first, question, _ in ROWS if first.split()[0] == f"`{act}`"]
    assert questions
    for question in questions:
        assert act in {operation.act for ask in assistant.read(question).asks for operation in ask.operations}


@pytest.mark.parametrize("kind", [kind for kind in get_args(Kind) if kind != "foreign"])
def test_the_example_of_a_kind_is_of_it(kind: str, assistant: Assistant) -> None:
    (question,) = [question for first, question, _ in ROWS if first == f"`{kind}`"]
    assert [ask.kind for ask in assistant.read(question).asks] == [kind]


def test_the_query_that_it_writes_out_can_be_run(assistant: Assistant, tmp_path: Path) -> None:
    (written,) = re.findall(r"```json\n(.+?)\n```", TEXT, re.DOTALL)
    query = from_json(json.loads(written))
    answer = assistant.run(query)
    assert answer.understood == "各地 · 孕产妇死亡率 · 最低"
    assert {row.region for row in answer.rows} == {"云麓市", "青槐县", "望川旗"}
    assert from_json(to_json(query)) == query


def test_what_it_shows_of_the_command_line_is_printed(assistant: Assistant) -> None:
    (shown,) = re.findall(r"```\n\$ guihua ask (\S+)\n理解：(.+)\n(.+)\n…\n```", TEXT)
    answer = assistant.ask(shown[0])
    assert (answer.understood, answer.text.splitlines()[0]) == shown[1:]
