"""Which items speak of a subject, which come near it, and which characters are a word: a small library of tea villages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from compared_plans import plan as plan_text
from compared_plans import wrote
from made_rows import made_passage, made_plan

from assistant.compare.mentions import Mention, begins_free, mention_of, mentions, stands_free
from assistant.compare.ways import ways_without_stance
from assistant.tell.quotes import sentences
from index.library import Library
from ingest.vocabulary.genre import Indicator
from ingest.vocabulary.pack import load_pack

GOALS = (
    "防护用品由村里采购。", "防护用品按季发放。", "橘园旁设急救站，急救站有专人。", "橘园巡护队按月巡山。", "为橘园购置水泵。",
    "流动书箱进村，流动书箱每季更换。", "渡口设警示牌。", "设立危重茶农救治基金，救治及时。", "茶农救治点设在渡口。",
    "茶农体检每年1次。", "茶农体检每年2次，自愿参加。", "茶农放心。关爱留守老人，结对走访。", "留守茶农有人帮。",
    "老人食堂每周开放。老人食堂设在村口。", "巡山队员每人每年培训3天。",
)  # fmt: skip
WORK = ("檐下添凳", "按期修缮", "供应热水", "张贴告示", "备好雨具", "栽种桂花", "接通电灯", "清扫门前", "登记来客")
PAVILIONS = tuple(f"第{number}号茶亭{work}，茶亭灯火通明。" for number, work in enumerate(WORK * 4, 1))
"""Two of three items are about 茶亭: so common a word finds nothing by itself beside others."""


@pytest.fixture(scope="module")
def villages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("villages")
    with Library(folder / "library", create=True) as library:
        wrote(library, folder, a=plan_text("柏川县妇女发展规划（2021—2030年）", "妇女与家庭", *GOALS),
              b=plan_text("桐坪旗妇女发展规划（2021—2030年）", "妇女与家庭", *PAVILIONS))  # fmt: skip
        yield library


def found(library: Library, subject: str, *others: str) -> list[tuple[int | None, float]]:
    """Number and share of each item."""
    return [(m.passage.item, round(m.share, 2)) for m in mentions(library, library.plans, subject, others)]


@pytest.mark.parametrize(
    ("subject", "items"),
    [
        ("茶农体检", [(10, 1), (11, 1)]),
        ("茶农体检每年1次", [(10, 1), (11, 0.79)]),  # another amount comes near at most
        ("茶农体检每年3次", [(10, 0.79), (11, 0.79)]),
        ("老人体检", [(10, 0.5), (11, 0.5), (12, 0.5), (14, 0.5)]),
        ("老人留守", [(12, 1), (13, 0.5), (14, 0.5)]),  # in the order of the texts
        ("留守老人的关爱", [(12, 1)]),
        ("急救站", [(3, 1)]),
        ("培训3天", [(15, 1)]),
        ("危重茶农救治基金", [(8, 1)]),
        ("茶亭热水", [(3, 1), (12, 1), (21, 1), (30, 1)]),  # 茶亭 alone is not near
        ("雪橇", []),
        ("", []),
    ],
)
def test_items_that_speak_of_a_subject_or_come_near(
    villages: Library, subject: str, items: list[tuple[int, float]]
) -> None:
    assert found(villages, subject) == items


def test_the_sentence_that_speaks_and_the_way_it_was_found(villages: Library) -> None:
    (one,) = (m for m in mentions(villages, villages.plans, "独居老人", ["留守老人"]) if m.speaks)
    assert (one.sentence.text, one.wording, one.share) == ("关爱留守老人，结对走访。", "留守老人", 1.0)
    twice = mentions(villages, villages.plans, "茶农救治", ["茶农救治点"])
    assert {mention.passage.item: mention.wording for mention in twice if mention.speaks} == {
        8: "茶农救治", 9: "茶农救治"}, "the first of equals"  # fmt: skip
    assert found(villages, "橘园巡护", "急救站") == [(3, 1), (4, 1)], "in the order of the texts"
    (first,) = mentions(villages, villages.plans, "老人食堂")[-1:]
    assert first.sentence.text == "老人食堂每周开放。"
    assert mentions(villages, [], "茶农体检") == []
    assert mentions(villages, villages.plans[1:], "茶农体检") == []


@pytest.mark.parametrize(("share", "speaks"), [(0.79, False), (0.8, True), (1.0, True)])
def test_from_which_share_an_item_speaks(share: float, speaks: bool) -> None:
    passage = made_passage(made_plan())
    assert Mention(passage, sentences(passage)[0], share).speaks == speaks


def test_the_first_passage_that_names_an_indicator(villages: Library) -> None:
    like: Indicator = load_pack().indicators[0]
    by_alias = replace(like, name="没有的名字", aliases=("急救站", "茶农体检"))
    passage = mention_of(villages.plans, [by_alias], villages)
    assert passage is not None
    assert passage.item == 3
    assert mention_of(villages.plans, [replace(by_alias, aliases=())], villages) is None


@pytest.mark.parametrize(
    ("topic", "ways"),
    [
        ("防护用品", []),  # 护用品 always stands behind 防
        ("加强茶亭", []),  # every other item holds it
        ("加强茶亭灯火", ["茶亭灯火"]),  # and this one; but it says what it means
        ("加强橘园", ["橘园"]),
        ("加强急救站", ["急救站"]),
        ("帮助流动书箱", ["流动书箱"]),  # 流动 is always before 书, but begins a phrase
        ("帮助茶农体检", ["茶农体检"]),
    ],
)
def test_what_a_topic_is_about_must_be_a_word_here(villages: Library, topic: str, ways: list[str]) -> None:
    assert ways_without_stance(villages, topic) == ways


@pytest.mark.parametrize(
    ("texts", "both", "one", "begins"),
    [
        (("橘园巡护", "为橘园修"), True, True, True),
        (("橘园",), True, True, True),  # nothing beside it on either side
        (("，橘园。",), True, True, True),
        (("为橘园修", "在橘园建"), True, True, True),  # two different ones on each side
        (("为橘园修", "为橘园修"), False, False, False),
        (("为橘园修", "在橘园修"), False, True, True),
        (("为橘园修", "为橘园建"), False, True, False),
        (("为橘园，",), False, True, False),
        (("为橘园修为橘园建",), False, True, False),  # twice in one text
        (("为橘路",), False, False, False),
        ((), False, False, False),
    ],
)
def test_what_stands_around_a_word(texts: tuple[str, ...], both: bool, one: bool, begins: bool) -> None:
    assert (stands_free("橘园", texts), stands_free("橘园", texts, 1), begins_free("橘园", texts)) == (
        both,
        one,
        begins,
    )
