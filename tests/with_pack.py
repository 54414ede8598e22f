"""The program's functions with the words of the pack women_children handed in, as most tests want them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from assistant.compare import findings as judged
from assistant.compare import summary, two_plans
from assistant.figures import comparable
from assistant.query import names
from assistant.run import operations
from ingest import pipeline, readers
from ingest.document import Document
from ingest.figures import quantity
from ingest.grammar import repair, titles
from ingest.identity import describe as identity
from ingest.identity import years
from ingest.places import regions
from ingest.readers.pdf import lines, paragraphs
from ingest.register import indicators, lists, targets
from ingest.vocabulary.pack import load_pack

PACK = load_pack()


def _with(words: object, function: Callable[..., Any], place: str = "pack") -> Callable[..., Any]:
    """The function with one argument given."""

    @wraps(function)
    def given(*arguments: Any, **named: Any) -> Any:
        return function(*arguments, **{place: words}, **named)

    return given


def read_file(path: Path, name: str | None = None) -> Document:
    """`readers.read_file`."""
    return readers.read_file(path, PACK, name)


def read_plans(document: Document, region: str | None = None) -> pipeline.Reading:
    """`pipeline.read_plans`."""
    return pipeline.read_plans(document, PACK, region)


def read_record(content: bytes, name: str, region: str | None = None) -> pipeline.Record:
    """`pipeline.read_record`."""
    return pipeline.read_record(content, name, PACK, region)


judged_value = _with(PACK, comparable.judged_value)
summaries = _with(PACK, summary.summaries)
Names = _with(PACK, names.Names)
standing = _with(PACK, operations.standing)
kind_of = _with(PACK, comparable.value_kind_of)
in_measure = _with(PACK, comparable.in_measure)
measured_in = _with(PACK, comparable.measured_in)
why_impossible = _with(PACK, comparable.why_impossible)
canonical = _with(PACK, indicators.canonical)
content_lines = _with(PACK, repair.content_lines)
find_in_question = _with(PACK, indicators.find_in_question)
findings = _with(PACK, judged.findings)
list_members = _with(PACK, lists.list_members)
lines_of = _with(PACK, lines.lines_of)
other_years = _with(PACK, comparable.other_years)
paragraphs_of = _with(PACK, paragraphs.paragraphs_of)
describe = _with(PACK, identity.describe)
plan_titles = _with(PACK, titles.plan_titles)
read_bytes = _with(PACK, readers.read_bytes)
scope_key = _with(PACK, comparable.scope_key)
stricter = _with(PACK, two_plans.stricter)
targets_of = _with(PACK, targets.targets_of)
to_baseline = _with(PACK, comparable.to_baseline)
to_national = _with(PACK, comparable.to_national)
quantities = _with(PACK.units, quantity.quantities, "units")
region_at_start = _with(PACK.places, regions.region_at_start, "words")
region_in_body = _with(PACK.places, regions.region_in_body, "words")
chain_at_start = _with(PACK.places, regions.chain_at_start, "words")
region_of_head = _with(PACK.places, regions.region_of_head, "words")
region_of_title = _with(PACK.places, regions.region_of_title, "words")
stated_period = _with(PACK.identity, years.stated_period, "words")
years_of_body = _with(PACK.identity, years.years_of_body, "words")
