"""The items of a plan as the alignment compares them, read from the library without an embedder."""

from __future__ import annotations

from assistant.compare.likeness import Item
from index.library import Library
from ingest.grammar.outline import APPENDIX, NOTICE
from ingest.plan import Plan

BESIDE = (NOTICE, APPENDIX)
"""Parts of a document that are no content of the plan."""


def items_of(library: Library, plan: Plan) -> list[Item]:
    """All items and paragraphs of a plan in the order of the text, notices and appendices left out."""
    return [
        Item(passage, vector)
        for passage, vector in zip(library.passages([plan]), library.vectors_of(plan), strict=True)
        if passage.part not in BESIDE
    ]
