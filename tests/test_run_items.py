"""Items of a section and digests of it, asked by hand; what they must say is read from the sample plans."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from asks import Told, asked, over, run

from assistant.query.query import Ask, Form, Operation, Value
from assistant.texts.digest import digest
from assistant.texts.headlines import headline
from assistant.texts.items import items
from index.library import Library
from ingest.plan import MEASURES, Passage


def ask(library: Library, where: str | tuple[str, ...], operations: Any = (), **wanted: Any) -> Told:
    names = (where,) if isinstance(where, str) else where
    return run(items, asked("items", over(library, *names, **wanted), operations=operations), library)


def test_all_items_of_a_part(sample_library: Library) -> None:
    told = ask(sample_library, "云麓", domain="决策和管理", part="主要目标")
    assert told.first == "云麓市妇女发展规划“妇女参与决策和管理”的主要目标共6条："
    assert told.lines[3] == "③村委会成员中的女性比例力争达到30％以上，村委会主任中的女性比例达到10％以上[3]。"
    assert [line[0] for line in told.lines[1:]] == list("①②③④⑤⑥")


def test_a_whole_domain_has_its_parts_apart(sample_library: Library) -> None:
    told = ask(sample_library, "青槐", domain="妇女与健康")
    assert told.first == "青槐县妇女发展规划“妇女与健康”共12条（主要目标6条、策略措施6条）："
    assert {"主要目标（6条）", "策略措施（6条）"} <= set(told.lines)
    assert len(told.lines) == 1 + 2 + 12


def test_only_the_items_of_the_year_that_is_asked_for(sample_library: Library) -> None:
    def of_year(place: str, year: int) -> Told:
        wanted = asked("items", over(sample_library, place, part="主要目标"))
        return run(items, replace(wanted, value=Value("any", (year,))), sample_library)

    told = of_year("青槐", 2025)
    assert told.first == "青槐县妇女发展规划全文有4条写明2025年："
    assert all("2025年" in line for line in told.lines[1:] if line[0] in "①②③④⑤⑥·")
    last_year = of_year("望川", 2025)
    assert last_year.first == "望川旗妇女发展规划主要目标共25条：", "its last year is that of all its goals"
    none = of_year("云麓", 2022)
    assert none.first == "云麓市妇女发展规划没有写明2022年的条目（规划期到2030年）。"


def test_the_goals_of_a_whole_plan(sample_library: Library) -> None:
    told = ask(sample_library, "望川", part="主要目标")
    assert told.first == "望川旗妇女发展规划主要目标共25条："
    assert {"妇女与健康（5条）", "妇女与环境（4条）"} <= set(told.lines)
    assert len(told.lines) == 1 + 6 + 25


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (1, "云麓市儿童发展规划（儿童与福利·主要目标第1条）：“面向儿童的基本公共服务更加均等。”[1]"),
        (-1, "云麓市儿童发展规划（儿童与福利·主要目标第4条）：“城乡社区儿童之家覆盖率达到90％以上。”[1]"),
        (20, "云麓市儿童发展规划“儿童与福利”的主要目标只有4条，没有第20条。"),
    ],
)
def test_one_item_word_for_word(sample_library: Library, item: int, line: str) -> None:
    told = ask(sample_library, "云麓", domain="福利", part="主要目标", item=item)
    assert told.text == line
    assert told.draft.status == ("not_found" if item == 20 else "answered")


def test_principles_of_both_plans(sample_library: Library) -> None:
    told = ask(sample_library, "云麓", section="基本原则")
    assert told.first == "云麓市妇女发展规划“基本原则”共3条："
    assert told.lines[1] == "①坚持党管方向。妇女工作的目标任务与市委、市政府的中心工作同谋划、同推进[1]。"
    assert told.lines[4:6] == (
        "云麓市儿童发展规划“基本原则”共3条：",
        "①儿童利益最大。凡是涉及儿童的事项，先看对儿童是不是有利[4]。",
    )


def test_a_chapter_without_numbers_is_counted_through(sample_library: Library) -> None:
    told = ask(sample_library, "松岚", section="组织实施")
    assert told.first == "松岚区儿童发展规划“组织实施”共5条："
    assert told.lines[2].startswith("②加大投入力度。区级财政逐年增加儿童事业投入")
    assert "第2条：“加大投入力度。区级财政" in ask(sample_library, "松岚", section="组织实施", item=2).text


def test_a_section_of_one_paragraph_is_given_whole(sample_library: Library) -> None:
    told = ask(sample_library, ("望川", "松岚"), section="总体目标", not_held=("河湾县",))
    assert told.first.startswith("望川旗妇女发展规划“总体目标”：到2025年，妇女发展环境更加优化")
    assert told.lines[-1] == "资料库没有收录河湾县的规划。"


def test_only_those_with_a_figure(sample_library: Library) -> None:
    told = ask(sample_library, "白鹭", [Operation("where", comparison="hard")], domain="健康", part="主要目标")
    assert told.first == "白鹭县儿童发展规划“儿童与健康”的主要目标有6条带数字："
    assert [line[0] for line in told.lines[1:]] == list("②③④⑤⑦⑧")


def test_how_many_in_each_plan(sample_library: Library) -> None:
    told = ask(sample_library, ("白鹭", "沙泉"), [Operation("count")], domain="福利", part="主要目标")
    assert (
        told.first == "白鹭县儿童发展规划“儿童与福利”的主要目标5条；沙泉自治州儿童发展规划“儿童与福利”的主要目标4条。"
    )


def test_a_domain_that_is_not_there(sample_library: Library) -> None:
    for function in (items, digest):
        wanted = over(sample_library, "白鹭", domain="法律保护", domain_not_held="法律保护")
        told = run(function, asked("items", wanted), sample_library)
        assert told.first.startswith("白鹭县儿童发展规划没有“法律保护”领域，它的领域有：儿童与健康[1]、")
        assert told.draft.status == "not_found"
        assert told.silent == {("白鹭县", "儿童", "not_mentioned")}


def test_every_plan_ends_as_a_list_or_as_silent(sample_library: Library) -> None:
    told = ask(sample_library, (), domain="福利", part="主要目标")
    assert {place for place, _, _ in told.silent} == {"青槐县", "松岚区", "望川旗"}
    assert (
        "没有“福利”这一部分或没有这样的条目：青槐县妇女发展规划、松岚区儿童发展规划、望川旗妇女发展规划。" in told.lines
    )


# Digests


def summed(library: Library, where: str, *words: str, form: Form | None = None, **wanted: Any) -> Told:
    base = asked("digest", over(library, where, **wanted), *words)
    query = Ask("digest", "", base.subjects, base.range, form=form or Form())
    return run(digest, query, library)


def length(text: str) -> int:
    return len(re.sub(r"\[\d+\]", "", text))


def test_every_headline_is_told_with_how_many(sample_library: Library) -> None:
    told = summed(sample_library, "云麓", domain="安全", part="策略措施")
    assert told.text == (
        "云麓市儿童发展规划在“儿童与安全”领域提出策略措施4条：排查水域风险[1]；强化出行保护[2]；"
        "建立学生欺凌早发现、早干预机制[3]；严管校园周边食品摊点[4]。量化要求有：学校周边500米范围内设置限速标志[2]。"
    )


def test_goals_keep_their_figures(sample_library: Library) -> None:
    told = summed(sample_library, "云麓", domain="健康", part="主要目标", audience="儿童")
    assert "提出主要目标8条：" in told.text
    for words in ("新生儿、婴儿和5岁以下儿童死亡率分别控制在3.0‰、4.5‰和5.5‰以下", "高中阶段学生近视率降至68％以下",
                  "儿童心理健康服务能力明显增强"):  # fmt: skip
        assert words in told.text


@pytest.mark.parametrize(
    ("characters", "sentences"), [(120, None), (200, None), (None, 1), (None, 2), (None, 3), (None, 4)]
)
@pytest.mark.parametrize("part", ["策略措施", None])
def test_the_length_that_was_asked_for(
    sample_library: Library, characters: int | None, sentences: int | None, part: str | None
) -> None:
    told = summed(sample_library, "青槐", domain="健康", part=part, form=Form(sentences, characters))
    if characters:
        assert length(told.text) <= 1.1 * characters
    else:
        assert told.text.count("。") == sentences
    assert "策略措施6条" in told.text
    listed = sum(f"[{number}]" in told.text for number in range(1, 13))
    assert listed == (6 if part else 12) or "等6条" in told.text or "（主要目标" in told.text


def test_a_short_digest_is_spread_over_the_whole(sample_library: Library) -> None:
    told = summed(sample_library, "青槐", domain="健康", part="策略措施", form=Form(characters=60))
    assert "等6条" in told.text
    assert "[1]" in told.text
    assert any(f"[{number}]" in told.text for number in (4, 5, 6))


def test_chapters_plans_and_topics(sample_library: Library) -> None:
    assert summed(sample_library, "松岚", section="组织实施").text.startswith(
        "松岚区儿童发展规划“组织实施”共5条：明确责任分工[1]；加大投入力度[2]；健全协调机制[3]；建强工作队伍[4]；扩大社会参与[5]。"
    )
    assert summed(sample_library, "青槐").text.startswith("青槐县妇女发展规划在6个领域提出主要目标28条、策略措施28条。")
    topic = summed(sample_library, "白鹭", "留守儿童").text
    assert topic.startswith("白鹭县儿童发展规划有3条目标和措施提到“留守儿童”。")
    assert "机关干部与留守儿童结对8000名" in topic


def test_headlines_are_words_of_the_items(sample_library: Library) -> None:
    for passage in sample_library.passages():
        if passage.domain is not None:
            found = headline(passage)
            plain = "".join(passage.text.split("\n"))
            assert all(piece in plain for piece in found.text.split("，")), found
            assert (
                not _digits(passage)
                or passage.part == MEASURES
                or _digits(passage) <= set(re.findall(r"\d+", found.text))
            )


def _digits(passage: Passage) -> set[str]:
    return set(re.findall(r"\d+", passage.text))
