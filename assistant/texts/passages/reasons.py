"""Whether what the plans say gives a reason: 为什么 is answered by what they set, and that they do not say why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.query.query import Ask
from assistant.tell.answer import Statement
from ingest.figures.width import normalised
from ingest.vocabulary.typed_toml import read_toml, typed


@dataclass(frozen=True, slots=True)
class _Reasons:
    patterns: tuple[str, ...]


def gives_a_reason(texts: Iterable[str]) -> bool:
    """True where one of the texts says why (`reasons.toml`)."""
    return any(re.search(pattern, normalised(text)) for text in texts for pattern in _patterns())


def no_reason_given(ask: Ask, told: Sequence[str]) -> list[Statement]:
    """That the plans give no reason, where a reason was asked for and no text that is told gives one."""
    if ask.first("why") is None or gives_a_reason(told):
        return []
    return [Statement("规划没有说明原因，与此有关的内容如下。", ())]


@cache
def _patterns() -> tuple[str, ...]:
    return typed(_Reasons, read_toml(files("assistant.texts.passages") / "reasons.toml"), "reasons.toml").patterns
