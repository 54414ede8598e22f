"""The dashes that plans print between two numbers, once: hyphens, dashes and waves of every width."""

from __future__ import annotations

import re

DASHES = "-‐‑‒–—―－─ー~～"
"""For a class of characters in a pattern: the plain hyphen stands first."""
TO = f"[{DASHES}至到]"
"""Between the two ends of a range: 2021—2030, 3～6岁, 12至16."""
_BETWEEN_DIGITS = re.compile(rf"(?<=\d){TO}(?=\d)")


def one_dash(text: str) -> str:
    """Ranges written in one way: 3-6岁, 3～6岁 and 3至6岁 are 3—6岁."""
    return _BETWEEN_DIGITS.sub("—", text)
