"""Plans of places that do not exist, and the register of a few lines of theirs."""

from __future__ import annotations

from with_pack import targets_of

from assistant.compare.findings import Finding
from ingest.plan import Passage, Plan
from ingest.register.targets import Target

WOMEN = Plan("women.txt", 1, None, "栗原县", None, "妇女", 2021, 2030, None, None, None)
CHILDREN = Plan("children.txt", 2, None, "栗原县", None, "儿童", 2021, 2030, None, None, None)
EARLY = Plan("early.txt", 3, None, "栗原县", None, "妇女", 2021, 2025, None, None, None)
ELSEWHERE = Plan("elsewhere.txt", 4, None, "桦川旗", None, "妇女", 2021, 2030, None, None, None)
UNDATED = Plan("undated.txt", 5, None, "芦岸市", None, "妇女", None, None, None, None, None)


def rows(plan: Plan, *texts: str, part: str = "主要目标") -> list[Target]:
    """The register of a plan whose items are the texts."""
    start = 0
    passages = []
    for item, text in enumerate(texts, 1):
        spans = ((start, start + len(text)),)
        passages.append(Passage(plan, 10 * len(part) + item, (), "健康", part, item, text, spans))
        start += len(text) + 1
    return targets_of(passages)


def kinds(found: tuple[Finding, ...]) -> list[str]:
    """What each finding is of."""
    return [finding.kind for finding in found]
