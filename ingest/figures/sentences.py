"""Where a sentence ends, once, for the register, quotes, and the page."""

from __future__ import annotations

import re

SENTENCE_ENDS = "。！？；"
SENTENCE = re.compile(rf"[^{SENTENCE_ENDS}\n]*[{SENTENCE_ENDS}\n]?[”’）】]*")
"""One sentence with its mark and what closes behind it; cut so, the pieces joined are the text again."""
_WITH_BREAKS = re.compile(rf"{SENTENCE.pattern}\n*")


def pieces(text: str) -> list[str]:
    """The text cut after each sentence or line; joined they are the text again."""
    return [piece for piece in _WITH_BREAKS.findall(text) if piece]
