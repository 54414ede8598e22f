"""Plan against plan: places × indicators, two plans item by item, one subject in all, and what stands out."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from assistant.compare.findings import Finding
    from assistant.compare.matrix import Matrix, compare
    from assistant.compare.one_text import TextComparison, compare_text
    from assistant.compare.summary import Summary
    from assistant.compare.two_plans import TwoPlans, compare_plans

__all__ = ["Finding", "Matrix", "Summary", "TextComparison", "TwoPlans", "compare", "compare_plans", "compare_text"]

__getattr__ = lazily(__name__, {
    "findings": ["Finding"],
    "matrix": ["Matrix", "compare"],
    "one_text": ["TextComparison", "compare_text"],
    "summary": ["Summary"],
    "two_plans": ["TwoPlans", "compare_plans"],
})  # fmt: skip
