"""Which indicators a typed name means, and what the words of one library tell: over the sample plans."""

from __future__ import annotations

import pytest

from assistant.query.indicators import resolved
from assistant.query.lexicon import Lexicon, lexicon_of
from index.library import Library
from ingest.errors import GuihuaError


@pytest.fixture(scope="module")
def lexicon(sample_library: Library) -> Lexicon:
    return Lexicon(sample_library)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("近视率", ["近视率"]),
        (" 小学生近视率 ", ["近视率"]),
        ("孕产妇死亡", ["孕产妇死亡率"]),  # an alias
        ("儿科床位", ["每千名儿童儿科床位数"]),
        ("宫颈癌筛查率和乳腺癌筛查率", ["宫颈癌筛查率", "乳腺癌筛查率"]),
        ("各地孕产妇死亡率目标", ["孕产妇死亡率"]),
        ("主任配备数", ["专职儿童主任配备数", "儿童主任配备数"]),  # the plans' own
    ],
)
def test_the_indicators_that_a_typed_name_means(typed: str, meant: list[str], sample_library: Library) -> None:
    assert resolved(sample_library, typed) == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "指标名称是空的，请给出指标，如 孕产妇死亡率"),
        ("  ", "指标名称是空的，请给出指标，如 孕产妇死亡率"),
        ("养老床位", "没有找到指标“养老床位”，相近的有：每千名儿童儿科床位数；请写出其中一个的全名"),
        ("潮汐发电量", "没有找到指标“潮汐发电量”，可用 guihua targets 查看各规划的指标名称"),
        ("潮" * 30, f"没有找到指标“{'潮' * 30}”，可用 guihua targets 查看各规划的指标名称"),
        ("潮" * 31, f"没有找到指标“{'潮' * 30}……”，可用 guihua targets 查看各规划的指标名称"),
    ],
)
def test_a_name_that_nothing_holds_is_refused(typed: str, said: str, sample_library: Library) -> None:
    with pytest.raises(GuihuaError) as refused:
        resolved(sample_library, typed)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("indicator", "carriers"),
    [
        ("孕产妇死亡率", ["妇女"]),
        ("宫颈癌筛查率", ["妇女"]),  # goals alone, nothing reached
        ("婴儿死亡率", ["儿童"]),
        ("九年义务教育巩固率", []),  # reached in one kind of plan, set in both
        ("高中阶段毛入学率", []),
        ("农村留守儿童数", []),  # reached, and no goal
        ("潮汐发电量", []),
    ],
)
def test_the_one_audience_whose_plans_set_it(indicator: str, carriers: list[str], lexicon: Lexicon) -> None:
    assert lexicon.carriers(indicator) == carriers


@pytest.mark.parametrize(
    ("text", "foreign"), [("填表急用", True), ("孕产妇死亡率", False), ("", False), ("填", True), ("妇", False)]
)
def test_words_that_no_plan_has_are_foreign(text: str, foreign: bool, lexicon: Lexicon) -> None:
    assert lexicon.is_foreign(text) is foreign


def test_the_share_of_a_text_that_plans_hold_may_be_at_its_bound(lexicon: Lexicon) -> None:
    text = "填妇女急"  # 妇女 of 填妇, 妇女, 女急
    assert [lexicon.holds(pair) for pair in ("填妇", "妇女", "女急")] == [False, True, False]
    assert lexicon.is_foreign(text, 1 / 3)
    assert not lexicon.is_foreign(text, 0.33)


@pytest.mark.parametrize(
    ("before", "word", "compound"),
    [
        ("心理", "健康", True),
        ("儿童心理", "健康", True),
        ("理", "健康", False),
        ("填表", "健康", False),
        ("", "健康", False),
    ],
)
def test_a_word_that_is_only_the_end_of_a_longer_one(before: str, word: str, compound: bool, lexicon: Lexicon) -> None:
    assert lexicon.is_compound(before, word) is compound
    assert lexicon.is_compound(before, word) is compound  # also where it is remembered


def test_names_of_three_characters_are_looked_for_in_clauses(lexicon: Lexicon) -> None:
    assert "近视率" in lexicon.spellings
    assert min(map(len, lexicon.spellings)) == 3
    assert min(map(len, lexicon.sections)) >= 4
    assert lexicon.longest_spelling == max(map(len, lexicon.spellings))
    assert lexicon.knows("近视")
    assert not lexicon.knows("潮汐")


def test_the_words_are_read_again_only_where_the_library_changed(lexicon: Lexicon, sample_library: Library) -> None:
    assert lexicon_of(sample_library, lexicon) is lexicon
    assert lexicon_of(sample_library, None) is not lexicon
