"""The verdicts, the worst first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

AnswerVerdict = Literal["wrong_figure", "wrong_claim", "silence", "refusal", "incomplete", "right"]
VERDICTS: tuple[AnswerVerdict, ...] = get_args(AnswerVerdict)
TITLES: dict[AnswerVerdict, str] = {
    "right": "答对", "wrong_figure": "错数字", "wrong_claim": "错结论", "silence": "有而说无", "refusal": "不答", "incomplete": "不全",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with an answer."""

    verdict: AnswerVerdict
    why: str
