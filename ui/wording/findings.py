"""What stands out in the register, as lines for people."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compare.findings import Finding, FindingKind
from ingest.vocabulary.genre import Reference
from ui.wording.places import source_line

KINDS: dict[FindingKind, str] = {
    "misprinted_unit": "单位疑误",
    "impossible_value": "数值超出可能",
    "part_above_whole": "部分大于整体",
    "two_values": "同一指标两个数值",
    "looser_than_baseline": "宽于现状",
    "looser_than_national": "宽于国家目标",
}


def weight(finding: Finding) -> str:
    """`提示` where the text may be right as printed, else `存疑`."""
    return "提示" if finding.is_remark else "存疑"


def finding_lines(found: Sequence[Finding]) -> list[str]:
    """Each finding with its lines: kind and sentence, then document, place and quote of each row."""
    lines = []
    for finding in found:
        lines.append(f"{weight(finding)}｜{KINDS[finding.kind]}｜{finding.sentence}")
        for line in dict.fromkeys(source_line(target) for target in finding.targets):
            lines.append(f"    {line}")
        if finding.reference:
            lines.append(f"    {_read(finding.reference)}")
    return lines


def _read(reference: Reference) -> str:
    return f"《{reference.title}》{reference.place}（据{reference.read}）"
