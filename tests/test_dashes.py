"""Dashes between numbers and the ends of sentences, each known in one place."""

from __future__ import annotations

import re

import pytest

from ingest.figures.dashes import DASHES, TO, one_dash
from ingest.figures.sentences import pieces


@pytest.mark.parametrize("dash", [*DASHES, "至", "到"])
def test_a_range_is_written_in_one_way(dash: str) -> None:
    assert re.fullmatch(f"3{TO}6岁", f"3{dash}6岁")
    assert one_dash(f"3{dash}6岁儿童") == "3—6岁儿童"


@pytest.mark.parametrize("text", ["青苗-花生", "到2030年", "第3至", "5到"])
def test_what_is_no_range_stays(text: str) -> None:
    assert one_dash(text) == text


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("建湿地公园。修栈道；植芦苇！", ["建湿地公园。", "修栈道；", "植芦苇！"]),
        ("他说“来看苇花。”众人应允", ["他说“来看苇花。”", "众人应允"]),
        ("一行\n\n二行", ["一行\n\n", "二行"]),
        ("", []),
    ],
)
def test_sentences_are_cut_and_join_again(text: str, cut: list[str]) -> None:
    assert pieces(text) == cut
    assert "".join(cut) == text
