"""Questions in traditional characters are understood like the same ones in simplified characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.query.simplified import simplified


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("各地孕產婦死亡率目標是多少", "各地孕产妇死亡率目标是多少"),
        ("兒童近視率", "儿童近视率"),
        ("關於託育機構，規劃裡怎麼寫", "关于托育机构，规划里怎么写"),
        ("雲麓市乾淨飲水", "云麓市干净饮水"),
        ("著作权登记", "著作权登记"),
        ("乾和藉此", "乾和藉此"),  # both are simplified characters, too: not 干和借此
        ("青槐縣10%以上的幹部", "青槐县10%以上的干部"),
        ("", ""),
        ("guihua ask 100%", "guihua ask 100%"),
    ],
)
def test_simplified(typed: str, read: str) -> None:
    assert simplified(typed) == read


PAIRS = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
GB_2312 = "".join([*map(chr, range(128)), *(pair.decode("gb2312", "ignore") for pair in PAIRS)])
"""All its characters; `st.characters(codec=…)` would try every character that there is."""


@given(st.text(GB_2312))
def test_what_is_written_in_simplified_characters_stays(text: str) -> None:
    assert simplified(text) == text


def test_no_line_of_the_real_plans_changes_but_for_traditional_characters(corpus: Path) -> None:
    """The plans are not simplified; their lines show that simplified words are never taken for traditional ones."""
    lines = [line for file in corpus.glob("*.txt") for line in file.read_text("utf-8").splitlines()]
    changed = [line for line in lines if simplified(line) != line]
    assert len(lines) > 1000
    assert all("學" in line for line in changed)


@pytest.mark.parametrize(
    ("traditional", "plain"),
    [
        ("各地孕產婦死亡率目標是多少", "各地孕产妇死亡率目标是多少"),
        ("雲麓市兒童近視率", "云麓市儿童近视率"),
        ("白鷺縣怎麼防止孩子溺水", "白鹭县怎么防止孩子溺水"),
        ("雲麓婦女規劃有哪些領域", "云麓妇女规划有哪些领域"),
        ("青槐縣婦女規劃是誰印發的", "青槐县妇女规划是谁印发的"),
    ],
)
def test_the_same_answer(traditional: str, plain: str, assistant: Assistant) -> None:
    answer, expected = assistant.ask(traditional), assistant.ask(plain)
    assert answer.question == traditional
    assert (answer.text, answer.status, answer.rows) == (expected.text, expected.status, expected.rows)
    assert answer.citations


def test_a_follow_up_to_a_question_in_traditional_characters(assistant: Assistant) -> None:
    answer = assistant.ask("那望川旗呢", ["雲麓市孕產婦死亡率目標是多少"])
    assert [(row.region, row.indicator) for row in answer.rows] == [("望川旗", "孕产妇死亡率")]


def test_retrieval_too(assistant: Assistant) -> None:
    assert assistant.retrieve("白鷺縣怎麼防止孩子溺水", 3) == assistant.retrieve("白鹭县怎么防止孩子溺水", 3)
    assert assistant.section("雲麓市兒童與安全的主要目標有哪些") == assistant.section(
        "云麓市儿童与安全的主要目标有哪些"
    )
