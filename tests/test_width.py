"""The quick way to half-width forms gives what the Unicode library gives."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ingest.figures.width import half_width
from ingest.samples import sample_files


@given(st.text())
def test_any_text(text: str) -> None:
    assert half_width(text) == unicodedata.normalize("NFKC", text)


def test_every_character() -> None:
    for code in range(0x10000):
        assert half_width(f"甲{chr(code)}") == unicodedata.normalize("NFKC", f"甲{chr(code)}"), hex(code)


def test_the_samples() -> None:
    for path in sample_files():
        if path.suffix in (".txt", ".md"):
            text = path.read_text("utf-8")
            assert half_width(text) == unicodedata.normalize("NFKC", text)
