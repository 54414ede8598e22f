"""Which indicator a phrase names: every modifier counts, and a name is only another one's neighbour where one is left over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from with_pack import PACK, Names

from assistant.query.asks.elided import with_beginning_of, with_head_of
from assistant.query.asks.parts import Phrase
from assistant.query.cover import Cover, Vocabulary, cover
from assistant.query.names import pick, plain
from assistant.query.query import Subject
from assistant.query.reading_words import reading_words
from assistant.query.subjects import EXPLAINED, Named, named, subjects_of

WORDS = Vocabulary(frozenset("的中和"), {"娃娃": ("儿童",), "高中": ("高中阶段",), "女": ("女性",)}, frozenset("女"))
ROWS = [
    ("高中阶段毛入学率", "高中阶段教育毛入学率", None),
    ("学前教育毛入园率", "学前教育毛入园率", None),
    ("5岁以下儿童贫血率", "5岁以下儿童贫血率", None),
    ("近视率", "小学生近视率", "小学生"),
    ("近视率", "高中生近视率", "高中生"),
    ("婴儿死亡率", "婴儿死亡率", None),
    ("新生儿死亡率", "新生儿死亡率", None),
    ("5岁以下儿童死亡率", "5岁以下儿童死亡率", None),
    ("孕产妇死亡率", "孕产妇死亡率", None),
    ("宫颈癌筛查率", "适龄妇女宫颈癌人群筛查率", "适龄妇女"),
    ("乳腺癌筛查率", "乳腺癌人群筛查率", None),
    ("妇女基本医疗保险参保率", "妇女基本医疗保险参保率", None),
    ("村委会成员中女性比例", "村委会成员中的女性比例", None),
    ("公办幼儿园占比", "公办幼儿园占比", None),
]
NAMES = Names(ROWS, reading_words(PACK).vocabulary)


@pytest.mark.parametrize(
    ("phrase", "texts", "rest", "used"),
    [
        ("毛入学率", ["高中阶段毛入学率"], (), ("毛入学率",)),
        ("高中毛入学率", ["高中阶段毛入学率"], (), ("高中", "毛入学率")),
        ("高校毛入学率", ["高中阶段毛入学率"], ("高校",), ("毛入学率",)),
        ("娃娃贫血率", ["儿童贫血率"], (), ("儿童", "贫血率")),
        ("老人贫血率", ["儿童贫血率"], ("老人",), ("贫血率",)),
        ("贫血的率", ["贫血率"], ("率",), ("贫血",)),  # one character alone explains nothing
        ("女比例", ["女性比例"], (), ("女性", "比例")),
        ("农村贫血城镇率", ["贫血"], ("农村", "城镇率"), ("贫血",)),
        ("", ["贫血"], (), ()),
        ("贫血", [], ("贫血",), ()),
    ],
)
def test_what_a_name_explains_of_a_phrase(
    phrase: str, texts: list[str], rest: tuple[str, ...], used: tuple[str, ...]
) -> None:
    assert cover(phrase, texts, WORDS) == Cover(rest, used)


def test_a_way_of_asking_explains_its_stretch() -> None:
    assert cover("能活多久", ["人均预期寿命"], WORDS, [(0, 4, "人均预期寿命")]) == Cover((), ("人均预期寿命",))


@given(st.text("高中阶段校毛入学率娃的", max_size=12), st.text("高中阶段毛入学率儿童", max_size=10))
def test_a_cover_leaves_nothing_out_and_makes_nothing_up(phrase: str, text: str) -> None:
    found = cover(phrase, [text], WORDS)
    assert found.left_over <= len(phrase)
    assert all(piece in phrase for piece in found.rest)
    assert all(piece in text for piece in found.used)
    assert cover(phrase, [phrase], WORDS).left_over <= (len(phrase) == 1)


@pytest.mark.parametrize(
    ("phrase", "indicator", "certainty"),
    [
        ("高中阶段毛入学率", "高中阶段毛入学率", 2),
        ("高中阶段教育毛入学率", "高中阶段毛入学率", 2),  # the plan's own words
        ("高中毛入学率", "高中阶段毛入学率", 2),
        ("孕产妇死亡率", "孕产妇死亡率", 2),
        ("孕产妇的死亡率", "孕产妇死亡率", 2),
        ("5岁以下儿童死亡率", "5岁以下儿童死亡率", 2),
        ("女的医保参保率", "妇女基本医疗保险参保率", 2),
        ("公办园占比", "公办幼儿园占比", 1),  # a short form
        ("宫颈癌筛查率", "宫颈癌筛查率", 2),
        ("小学生近视率", "近视率", 2),
        ("儿童贫血率", "5岁以下儿童贫血率", 1),
    ],
)
def test_a_phrase_that_names_an_indicator(phrase: str, indicator: str, certainty: int) -> None:
    found = named(phrase, NAMES)
    assert found is not None
    assert (found.subject.indicator, found.subject.lacking, found.certainty) == (indicator, "", certainty)


@pytest.mark.parametrize(
    ("phrase", "nearest", "lacking"),
    [
        ("高校毛入学率", "高中阶段毛入学率", "高校"),
        ("老年人贫血率", "5岁以下儿童贫血率", "老年人"),
        ("肺癌筛查率", None, ""),
        ("登记失业率", None, ""),
        ("潮汐", None, ""),
    ],
)
def test_a_modifier_that_no_name_carries_makes_it_another_indicator(
    phrase: str, nearest: str | None, lacking: str
) -> None:
    found = named(phrase, NAMES)
    if nearest is None:
        assert found is None or found.subject.lacking
    else:
        assert found == Named(Subject(phrase, nearest, lacking=lacking), 0)


def test_the_population_that_was_named_stays_with_the_indicator() -> None:
    found = named("小学生近视率", NAMES)
    assert found is not None
    assert found.subject == Subject("小学生近视率", "近视率", "小学生近视率")


def test_the_exact_name_comes_before_longer_ones() -> None:
    names = Names([*ROWS, ("城镇单位孕产妇死亡率", "城镇单位孕产妇死亡率", None)], reading_words(PACK).vocabulary)
    assert [match.name.indicator for match in pick(names.matches("孕产妇死亡率"))] == ["孕产妇死亡率"]
    assert [match.name.indicator for match in pick(names.matches("城镇单位孕产妇死亡率"))] == ["城镇单位孕产妇死亡率"]


def test_of_a_name_and_a_longer_one_with_it_the_shorter_is_meant() -> None:
    rows = [("就业人员中女性比例", "就业人员中女性比例", None), ("城镇单位就业人员中女性比例", "城镇单位就业人员中女性比例", None)]  # fmt: skip
    found = pick(Names(rows, reading_words(PACK).vocabulary).matches("就业人员女性比例"))
    assert [match.name.indicator for match in found] == ["就业人员中女性比例"]


@pytest.mark.parametrize(
    ("phrases", "indicators"),
    [
        (["新生儿", "婴儿", "5岁以下儿童死亡率"], ["新生儿死亡率", "婴儿死亡率", "5岁以下儿童死亡率"]),
        (["宫颈癌", "乳腺癌筛查率"], ["宫颈癌筛查率", "乳腺癌筛查率"]),
        (["小学生", "高中生近视率"], ["近视率", "近视率"]),
        (["孕产妇死亡率", "婴儿死亡率"], ["孕产妇死亡率", "婴儿死亡率"]),
    ],
)
def test_a_list_shares_the_head_of_its_last_member(phrases: list[str], indicators: list[str]) -> None:
    joined = [Phrase(text, number > 0, number) for number, text in enumerate(phrases)]
    found = subjects_of(joined, NAMES)
    assert [one.subject.indicator for one in found if isinstance(one, Named)] == indicators


TREATED = [(name, name, None) for name in ("宫颈癌患者治疗率", "艾滋病感染者治疗率", "宫颈癌筛查率", "肺癌筛查率")]


@pytest.mark.parametrize(
    ("phrases", "indicators"),
    [
        (["治疗率"], [None]),  # of two
        (["治疗率", "宫颈癌筛查率"], ["宫颈癌患者治疗率", "宫颈癌筛查率"]),
        (["宫颈癌筛查率", "治疗率"], ["宫颈癌筛查率", "宫颈癌患者治疗率"]),
        (["治疗率", "肺癌筛查率"], [None, "肺癌筛查率"]),  # one character alone tells nothing
    ],
)
def test_what_is_named_beside_it_says_which_of_several_is_meant(
    phrases: list[str], indicators: list[str | None]
) -> None:
    names = Names(TREATED, reading_words(PACK).vocabulary)
    found = subjects_of([Phrase(text, number > 0, number) for number, text in enumerate(phrases)], names)
    assert [one.subject.indicator for one in found if isinstance(one, Named)] == indicators


def test_another_population_with_the_head_of_what_was_asked_before() -> None:
    before = Subject("小学生近视率", "近视率", "小学生近视率")
    found = with_head_of("高中生", before, NAMES)
    assert found is not None
    assert (found.subject.indicator, found.subject.lacking) == ("近视率", "")
    assert found.subject.words.startswith("高中生")
    assert with_head_of("潮汐", before, NAMES) is None
    assert with_head_of("高", before, NAMES) is None


def test_words_that_a_name_only_explains_count_where_they_may() -> None:
    names = Names([("0—6岁儿童视力检查覆盖率", "0—6岁儿童视力检查覆盖率", None), *ROWS], reading_words(PACK).vocabulary)
    before = Subject("眼保健覆盖率", "眼保健覆盖率")
    assert with_head_of("视力", before, names) is None
    found = with_head_of("视力", before, names, EXPLAINED)
    assert found is not None
    assert (found.subject.indicator, found.certainty) == ("0—6岁儿童视力检查覆盖率", EXPLAINED)


def test_the_beginning_of_a_name_with_another_end() -> None:
    rows = [
        ("每千名儿童儿科医师数", "每千名儿童儿科医师数", None),
        ("每千名儿童儿科床位数", "每千名儿童儿科床位数", None),
        *ROWS,
    ]
    names = Names(rows, reading_words(PACK).vocabulary)
    found = with_beginning_of("病床", Subject("儿科医生", "每千名儿童儿科医师数"), names)
    assert found is not None
    assert found.subject.indicator == "每千名儿童儿科床位数"
    assert with_beginning_of("潮汐", Subject("儿科医生", "每千名儿童儿科医师数"), names) is None
    assert with_beginning_of("床", Subject("儿科医生", "每千名儿童儿科医师数"), names) is None


@pytest.mark.parametrize(
    ("text", "same"),
    [("０—６岁 儿童（含）", "0—6岁儿童含"), ("0-6岁", "0—6岁"), ("“村（居）”的", "村居"), ("HPV 疫苗", "hpv疫苗")],
)
def test_names_are_compared_without_what_is_only_print(text: str, same: str) -> None:
    assert plain(text) == same
