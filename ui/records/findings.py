"""The JSON of findings, and of the nation's figure that a value is set beside."""

from __future__ import annotations

from typing import Any

from assistant.compare.findings import Finding
from ingest.register.targets import row
from ingest.vocabulary.genre import Reference


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding with the rows it rests on; `remark` where the text may be right as printed."""
    first = finding.targets[0]
    return {
        "kind": finding.kind,
        "remark": finding.is_remark,
        "sentence": finding.sentence,
        "region": first.passage.plan.region,
        "audience": first.passage.plan.audience,
        "indicator": first.indicator,
        "targets": [{**row(target), "path": list(target.passage.path)} for target in finding.targets],
        "reference": reference_record(finding.reference),
    }


def reference_record(reference: Reference | None) -> dict[str, Any] | None:
    """The nation's figure with the document that sets it, the place in it, and the text that was read."""
    if reference is None:
        return None
    return {
        "value": reference.value, "unit": reference.unit, "comparator": reference.comparator, "year": reference.year,
        "scope": reference.scope, "document": reference.title, "number": reference.number, "place": reference.place,
        "read": reference.read,
    }  # fmt: skip
