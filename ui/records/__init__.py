"""Every JSON record of the contract, once: the command line, the page and other ways in cannot differ."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from ui.records.answers import answer_record
    from ui.records.findings import finding_record
    from ui.records.matrix import matrix_record
    from ui.records.one_text import text_record
    from ui.records.plans import item_record, library_record, outcome_record, passage_record, plan_record
    from ui.records.text import as_json, as_json_line
    from ui.records.two_plans import two_plans_record

__all__ = [
    "answer_record",
    "as_json",
    "as_json_line",
    "finding_record",
    "item_record",
    "library_record",
    "matrix_record",
    "outcome_record",
    "passage_record",
    "plan_record",
    "text_record",
    "two_plans_record",
]

__getattr__ = lazily(__name__, {
    "answers": ["answer_record"],
    "findings": ["finding_record"],
    "matrix": ["matrix_record"],
    "one_text": ["text_record"],
    "plans": ["item_record", "library_record", "outcome_record", "passage_record", "plan_record"],
    "text": ["as_json", "as_json_line"],
    "two_plans": ["two_plans_record"],
})  # fmt: skip
