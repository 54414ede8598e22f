"""One subject in small plans of invented places: which items speak of it, which correspond, who is silent and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from compared_plans import made, wrote
from compared_plans import plan as plan_text
from hashed_embedder import HashedEmbedder

from assistant.compare.mentions import mentions
from assistant.compare.one_text import Group, TextComparison, compare_text
from assistant.compare.similar_names import similar_names
from index.library import Library
from ingest.errors import GuihuaError

FERRY = "渡口有人值守，船只每季检修。"
NIGHT = "冬闲时节开办夜校，请茶农授课。"


def title(place: str, audience: str = "妇女") -> str:
    return f"{place}{audience}发展规划（2021—2030年）"


@pytest.fixture
def villages(library: Library, tmp_path: Path) -> Library:
    """Four plans: two speak of 夜校, one of something near, one for children only."""
    wrote(
        library, tmp_path,
        a=plan_text(title("柏川县"), "妇女与教育", FERRY, NIGHT),
        b=plan_text(title("桐坪旗"), "妇女与教育", "冬闲时节开办夜校，请船工授课。", "茶亭按期修缮，檐下添置长凳。"),
        c=plan_text(title("榆河区"), "妇女与教育", "夜间校车按时发车，司机持证上岗。", "渡口有人值守，船只按月检修。"),
        d=plan_text(title("槐岭县", "儿童"), "儿童与教育", "村村有一间图书室。"),
    )  # fmt: skip
    return library


def regions(group: Group) -> list[str | None]:
    return [item.passage.plan.region for item in group.items]


def silent(group: Group) -> list[tuple[str | None, str, str | None]]:
    return [(each.region, each.reason, each.near and each.near.quote) for each in group.lacking]


def only(found: TextComparison) -> Group:
    (group,) = found.groups
    return group


def test_items_that_speak_of_a_subject(villages: Library) -> None:
    found = compare_text(villages, "夜校", HashedEmbedder)
    group = only(found)
    assert (found.item, found.named, found.regions) == (None, False, ("柏川县", "桐坪旗", "榆河区", "槐岭县"))
    assert regions(group) == ["柏川县", "桐坪旗"]
    assert [item.names_it for item in group.items] == [True, True]
    assert [item.quote for item in group.items] == [NIGHT, "冬闲时节开办夜校，请船工授课。"]
    assert group.first == group.items[0].passage
    assert [each[:2] for each in silent(group)] == [("榆河区", "not_mentioned"), ("槐岭县", "no_such_plan")]


def test_a_group_of_one_audience_only(villages: Library) -> None:
    found = compare_text(villages, "图书室", HashedEmbedder, audience="儿童")
    assert regions(only(found)) == ["槐岭县"]
    assert {each[:2] for each in silent(only(found))} == {
        (place, "no_such_plan") for place in ("柏川县", "桐坪旗", "榆河区")
    }


def test_a_domain_narrows_what_is_found(villages: Library) -> None:
    assert regions(only(compare_text(villages, "夜校", HashedEmbedder, domain="教育"))) == ["柏川县", "桐坪旗"]
    with pytest.raises(GuihuaError, match="没有规划提到“夜校”"):
        compare_text(villages, "夜校", HashedEmbedder, domain="健康")


def test_a_sentence_that_no_plan_repeats_leads_to_the_nearest_item(villages: Library) -> None:
    text = "冬闲请茶农开课，渡口停航"
    for domain in (None, "教育", "妇女与教育"):
        found = compare_text(villages, text, HashedEmbedder, domain=domain)
        assert found.item is not None
        assert (found.item.text.strip(), found.named) == (NIGHT, False)
        group = only(found)
        assert regions(group)[:2] == ["柏川县", "桐坪旗"]
        assert [item.names_it for item in group.items] == [False] * len(group.items)
        assert [each[:2] for each in silent(group)][-2:] == [("榆河区", "no_counterpart"), ("槐岭县", "no_such_plan")]


def test_an_item_by_its_place(villages: Library) -> None:
    found = compare_text(villages, "柏川 妇女与教育 主要目标 1", HashedEmbedder)
    assert found.named
    group = only(found)
    assert regions(group) == ["柏川县", "榆河区"]
    assert silent(group)[0][:2] == ("桐坪旗", "no_counterpart")


def test_what_an_item_says_elsewhere(library: Library, tmp_path: Path) -> None:
    """Two subjects of one word: a plan that has the word in another item has not nothing to say."""
    wrote(
        library, tmp_path,
        a=plan_text(title("柏川县"), "妇女与教育", "冬闲时节开办夜校，请茶农授课。"),
        b=plan_text(title("桐坪旗"), "妇女与健康", "夜校旧址改成诊所，大夫每周坐诊。"),
    )  # fmt: skip
    found = compare_text(library, "夜校", HashedEmbedder)
    assert [regions(group) for group in found.groups] == [["柏川县"], ["桐坪旗"]]
    assert [silent(group) for group in found.groups] == [
        [("桐坪旗", "elsewhere", None)],
        [("柏川县", "elsewhere", None)],
    ]


def test_near_words_stand_beside_a_silence(library: Library, tmp_path: Path) -> None:
    wrote(
        library, tmp_path,
        a=plan_text(title("柏川县"), "妇女与教育", "校园欺凌零容忍，发现一起查处一起。", "校园食堂每周公示菜单。"),
        b=plan_text(title("桐坪旗"), "妇女与教育", "学生欺凌及时制止，家长当日知情。"),
    )  # fmt: skip
    told = {m.passage.plan.region: (m.speaks, m.sentence.text) for m in mentions(library, library.plans, "校园欺凌")
            if "欺凌" in m.sentence.text}  # fmt: skip
    assert told == {
        "柏川县": (True, "校园欺凌零容忍，发现一起查处一起。"), "桐坪旗": (False, "学生欺凌及时制止，家长当日知情。"),
    }  # fmt: skip
    group = compare_text(library, "校园欺凌", HashedEmbedder).groups[0]
    assert silent(group) == [("桐坪旗", "not_mentioned", "学生欺凌及时制止，家长当日知情。")]


def test_a_subject_is_found_in_the_sentence_that_says_it_best(library: Library, tmp_path: Path) -> None:
    wrote(library, tmp_path, a=plan_text(title("柏川县"), "妇女与教育", "校舍年年检修。夜校冬闲开课。校车按时发车。"))
    (found,) = mentions(library, library.plans, "夜校")
    assert (found.sentence.text, found.share, found.speaks) == ("夜校冬闲开课。", 1.0, True)
    assert mentions(library, [], "夜校") == []
    assert mentions(library, library.plans, "？") == []
    assert mentions(library, library.plans, "火星移民") == []


def test_a_word_that_begins_one_text_is_a_word(library: Library, tmp_path: Path) -> None:
    """流浪 stands between 对 and 儿 elsewhere; as it begins an item, an item that lacks it does not speak of it."""
    wrote(
        library, tmp_path,
        a=plan_text(title("柏川县"), "妇女与家庭", "流浪儿童有人管。", "对流浪儿童登记造册。", "儿童乐园按时开放，儿童免票。"),
    )  # fmt: skip
    found = mentions(library, library.plans, "流浪儿童")
    assert [mention.sentence.text for mention in found if mention.speaks] == [
        "流浪儿童有人管。",
        "对流浪儿童登记造册。",
    ]


def test_a_word_that_ends_a_text_is_a_word(library: Library, tmp_path: Path) -> None:
    """Each holds one of two words that stand in one item; 浪儿, which lies across them, counts nothing."""
    goals = ("村里逐户登记流浪。", "儿童乐园按时开放。")
    wrote(library, tmp_path, a=plan_text(title("柏川县"), "妇女与家庭", *goals))
    found = mentions(library, library.plans, "流浪儿童")
    assert [(mention.sentence.text, mention.share, mention.speaks) for mention in found] == [
        (goal, 0.5, False) for goal in goals
    ]


def test_the_nearest_item_is_shown_by_its_first_sentence(library: Library, tmp_path: Path) -> None:
    wrote(
        library, tmp_path,
        a=plan_text(title("柏川县"), "妇女与教育", "冬闲开办夜校，请茶农授课，学员领取结业证。"),
        b=plan_text(title("桐坪旗"), "妇女与教育", "开办夜校请茶农授课。校舍由村里腾出，桌椅由学校捐赠，灯火由电站供给，逢雨雪停课。"),
    )  # fmt: skip
    group = only(compare_text(library, "柏川 妇女与教育 主要目标 1", HashedEmbedder))
    assert silent(group) == [("桐坪旗", "no_counterpart", "开办夜校请茶农授课。")]


# Names


SIMILAR = [
    ("巾帼夜校举办率", True),
    ("巾帼夜校开办数", False),  # another unit
    ("农村巾帼夜校开办率", False),  # a population that the other lacks
    ("6岁以上巾帼夜校开办率", False),
    ("渡口值守率", False),  # hardly a pair of characters in common
    ("巾帼夜校巾帼茶室开办率", True),
    ("夜校开办及时率", False),  # three of nine pairs
]


@pytest.mark.parametrize(("name", "proposed"), SIMILAR)
def test_names_that_may_mean_the_same(library: Library, tmp_path: Path, name: str, proposed: bool) -> None:
    figure = "3所" if name.endswith("数") else "47%以上"
    made(
        library, tmp_path,
        ("柏川县", "妇女", 2030, "起步。", ["巾帼夜校开办率达到41%以上。"]),
        ("桐坪旗", "妇女", 2030, "起步。", [f"{name}达到{figure}。"]),
    )  # fmt: skip

    class Near(HashedEmbedder):
        def embed_passages(self, texts):  # type: ignore[no-untyped-def]
            return super().embed_passages(["一样"] * len(texts))

    found = similar_names(library, "巾帼夜校开办率", Near)
    assert [(each.name, each.nearness) for each in found] == ([(name, 1.0)] if proposed else [])
    assert similar_names(library, "孕产妇死亡率", Near) == ()


def test_names_that_are_far_apart_in_meaning_are_not_proposed(library: Library, tmp_path: Path) -> None:
    made(
        library, tmp_path,
        ("柏川县", "妇女", 2030, "起步。", ["巾帼夜校开办率达到41%以上。"]),
        ("桐坪旗", "妇女", 2030, "起步。", ["巾帼夜校举办率达到47%以上。"]),
    )  # fmt: skip
    assert similar_names(library, "巾帼夜校开办率", HashedEmbedder) == ()  # hashed pairs: a cosine below 0.96
