"""Rows of the database <-> the types of the ingest stage."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from functools import lru_cache
from typing import Any

from ingest.document import Document, Page, Span
from ingest.plan import Heading, Passage, Plan
from ingest.register.targets import Target

PLAN_COLUMNS = (
    "ordinal",
    "title",
    "region",
    "region_code",
    "audience",
    "start_year",
    "end_year",
    "issuer",
    "number",
    "date",
)
PASSAGE_COLUMNS = (
    "id",
    "plan_id",
    "ordinal",
    "headings",
    "domain",
    "part",
    "item",
    "text",
    "spans",
    "page",
    "paragraph",
    "vector_id",
)

_TARGET_FIELDS = tuple(field.name for field in fields(Target) if field.name != "passage")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def packed(value: Any) -> str:
    """JSON as the database keeps it: UTF-8, no blanks."""
    return _JSON.encode(value)


@lru_cache(maxsize=256)  # passages that follow each other stand under the same headings
def _packed_headings(headings: tuple[str, ...]) -> str:
    return packed(headings)


def plan_values(plan: Plan) -> tuple[Any, ...]:
    """Values of PLAN_COLUMNS, then the headings."""
    headings = [[h.role, h.title, h.marker, h.path, h.spans] for h in plan.headings]
    return (*(getattr(plan, column) for column in PLAN_COLUMNS), packed(headings))


def plan_from(document: str, values: Sequence[Any]) -> Plan:
    """The plan of a document's name and the values of PLAN_COLUMNS and headings."""
    *plain, headings = values
    restored = tuple(
        Heading(role, title, marker, tuple(path), _spans(spans))
        for role, title, marker, path, spans in json.loads(headings)
    )
    return Plan(document=document, headings=restored, **dict(zip(PLAN_COLUMNS, plain, strict=True)))


def passage_values(passage: Passage) -> tuple[Any, ...]:
    """Values of PASSAGE_COLUMNS from `ordinal` on, without the vector."""
    return (passage.ordinal, _packed_headings(passage.headings), passage.domain, passage.part, passage.item, passage.text,
            packed(passage.spans), passage.page, passage.paragraph)  # fmt: skip


def passage_from(plan: Plan, values: Sequence[Any]) -> Passage:
    """The passage of a plan from the values of PASSAGE_COLUMNS from `ordinal` on, without the vector."""
    ordinal, headings, domain, part, item, text, spans, page, paragraph = values
    return Passage(
        plan, ordinal, tuple(json.loads(headings)), domain, part, item, text, _spans(json.loads(spans)), page, paragraph
    )


def target_record(target: Target) -> str:
    """A target without its passage, as JSON."""
    return packed({name: getattr(target, name) for name in _TARGET_FIELDS})


def target_from(passage: Passage, record: str) -> Target:
    """The target of a passage from its JSON."""
    values = json.loads(record)
    return Target(passage=passage, **{**values, "spans": _spans(values["spans"])})


def document_from(values: Sequence[Any]) -> Document:
    """The document from name, sha256, text and pages."""
    name, sha256, text, pages = values
    return Document(name, sha256, text, tuple(Page(*page) for page in json.loads(pages)))


def pages_record(document: Document) -> str:
    """The pages of a document as JSON pairs."""
    return packed([list(asdict(page).values()) for page in document.pages])


def _spans(values: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in values)
