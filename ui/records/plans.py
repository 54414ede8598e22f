"""The JSON of plans and their passages, of what became of a file, and of what a library holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from index.build import Outcome
from index.library import Library
from ingest.plan import GOALS, MEASURES, Passage, Plan


def plan_record(plan: Plan, passages: Sequence[Passage]) -> dict[str, Any]:
    """A plan with its chapters and domains; `passages` are those of the plan."""
    counts = Counter((p.domain, p.part) for p in passages if p.item is not None)
    domains = [{"title": d, "goals": counts[d, GOALS], "measures": counts[d, MEASURES]} for d in plan.domains]
    return {
        "document": plan.document, "title": plan.title, "region": plan.region, "region_code": plan.region_code,
        "audience": plan.audience, "start_year": plan.start_year, "end_year": plan.end_year, "issuer": plan.issuer,
        "number": plan.number, "date": plan.date, "chapters": list(plan.chapters), "domains": domains,
    }  # fmt: skip


def passage_record(passage: Passage, score: float) -> dict[str, Any]:
    """A passage found by search."""
    plan = passage.plan
    return {
        "score": round(score, 6), "document": plan.document, "plan": plan.label, "region": plan.region,
        "audience": plan.audience, "path": list(passage.path), "text": passage.text,
        "spans": [list(span) for span in passage.spans], "page": passage.page,
        "paragraph": passage.paragraph,
    }  # fmt: skip


def plan_reference(plan: Plan) -> dict[str, Any]:
    """A plan in the few fields by which a comparison names it."""
    return {"document": plan.document, "title": plan.title, "label": plan.label, "region": plan.region,
            "audience": plan.audience, "start_year": plan.start_year, "end_year": plan.end_year}  # fmt: skip


def item_record(passage: Passage) -> dict[str, Any]:
    """An item of a comparison with its place in its document."""
    plan = passage.plan
    return {"id": passage.id, "document": plan.document, "plan": plan.label, "region": plan.region,
            "audience": plan.audience, "path": list(passage.path), "text": passage.text,
            "spans": [list(span) for span in passage.spans], "page": passage.page}  # fmt: skip


def outcome_record(outcome: Outcome, library: Library) -> dict[str, Any]:
    """What became of one file of an ingest."""
    stored = next(iter(library.documents_with(name=outcome.document)), None)
    taken = outcome.status != "skipped"
    plans = [plan for plan in library.every_plan if plan.document == outcome.document] if taken else []
    return {
        "document": outcome.document, "status": outcome.status, "reason": outcome.reason,
        "characters": stored.characters if stored and plans else None,
        "coverage": round(stored.coverage, 4) if stored and plans else None,
        "plans": [plan_record(plan, library.passages([plan])) for plan in plans],
        "warnings": [*stored.warnings, *outcome.remarks] if stored and plans else [],
    }  # fmt: skip


def library_record(library: Library) -> dict[str, Any]:
    """What a library holds."""
    documents = [
        {"document": d.name, "characters": d.characters, "coverage": round(d.coverage, 4), "warnings": list(d.warnings),
         "plans": [plan_record(p, library.passages([p])) for p in library.every_plan if p.document == d.name]}
        for d in library.documents()
    ]  # fmt: skip
    return {
        "library": str(library.folder), "embedder": library.embedder[0] if library.embedder else None,
        "pack": library.pack.name,
        "documents": documents, "passages": len(library.passages()), "targets": len(library.register()),
    }  # fmt: skip
