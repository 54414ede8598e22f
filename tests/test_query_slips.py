"""Slips of sound, in names of places and in the words of names, and the keys that tell places apart."""

from __future__ import annotations

import json

import pytest
from read_briefly import briefly
from rooms import ROOT
from with_pack import describe

from assistant.assistant import Assistant
from assistant.query.places.keys import by_key, key_of, names_of
from assistant.query.places.slips import corrected, sounds_alike
from ingest.plan import Plan


def plans(*regions: str) -> list[Plan]:
    return [
        describe(f"{number}.txt", 1, f"{region}儿童发展规划", "", "", []) for number, region in enumerate(regions, 1)
    ]


@pytest.mark.parametrize(
    ("typed", "read", "said"),
    [
        ("云路市的托位数", "云麓市的托位数", ("“云路市”读作“云麓市”",)),
        ("云鹿的托位数", "云麓的托位数", ("“云鹿”读作“云麓”",)),
        ("沙泉自治洲的托位数", "沙泉自治州的托位数", ("“沙泉自治洲”读作“沙泉自治州”",)),
        ("沙全自治州的托位数", "沙泉自治州的托位数", ("“沙全自治州”读作“沙泉自治州”",)),
        ("云麓市的托位数", "云麓市的托位数", ()),
        ("云山市的托位数", "云山市的托位数", ()),  # 山 does not sound like 麓: another place
        ("海云市的托位数", "海云市的托位数", ()),
        ("yunlu的托位数", "yunlu的托位数", ()),
        ("", "", ()),
    ],
)
def test_a_slip_in_the_name_of_a_place(typed: str, read: str, said: tuple[str, ...]) -> None:
    assert corrected(typed, plans("云麓市", "沙泉自治州"), ()) == (read, said)


def test_a_word_that_stands_for_a_place_already_is_no_slip() -> None:
    words = {"适龄"}
    assert corrected("云麓适龄儿童", plans("云麓市"), ("云麓",), words.__contains__) == ("云麓适龄儿童", ())
    assert corrected("云麓是不是要建", plans("云麓市"), ("云麓",)) == ("云麓是不是要建", ())
    assert corrected("白水县的托位数", plans("白鹭县"), ("白水县",)) == ("白水县的托位数", ())


@pytest.mark.parametrize(("one", "other", "alike"), [("麓", "路", True), ("威", "危", True), ("麓", "山", False)])
def test_characters_of_one_sound(one: str, other: str, alike: bool) -> None:
    assert sounds_alike(one, other) is alike


def test_a_corrected_slip_is_said_and_answered(assistant: Assistant) -> None:
    answer = assistant.ask("云路市孕产妇死亡率目标是多少")
    assert answer.understood.endswith("（“云路市”读作“云麓市”）")
    assert [(row.region, row.value) for row in answer.rows] == [("云麓市", 12)]


@pytest.mark.parametrize(
    ("typed", "read", "said"),
    [
        ("云麓宫颈癌筛查律目标", "figures 宫颈癌筛查率 @云麓市 target", ("“宫颈癌筛查律”读作“宫颈癌筛查率”",)),
        ("各地婴尔死亡率", "figures 婴儿死亡率 @*", ("“婴尔死亡率”读作“婴儿死亡率”",)),
        ("各地婴尔死往率", "figures 婴儿死亡率 @*", ("“婴尔死往率”读作“婴儿死亡率”",)),
        ("沙全自治州学前毛入院率多少", "figures 学前教育毛入园率 @沙泉自治州",
         ("“沙全自治州”读作“沙泉自治州”", "“学前毛入院率”读作“学前毛入园率”")),
        ("云麓的婴儿死王律", "figures 婴儿死亡率 @云麓市", ("“婴儿死王律”读作“婴儿死亡率”",)),
        ("运产妇死亡率多少", "figures 孕产妇死亡率 @*", ("“运产妇死亡率”读作“孕产妇死亡率”",)),  # the very first character
        ("云麓的托味", "figures 每千人口3岁以下婴幼儿托位数 @云麓市", ("“托味”读作“托位”",)),  # two characters at the end
        ("各地托味多少", "figures 每千人口3岁以下婴幼儿托位数 @*", ("“托味”读作“托位”",)),
        ("云麓的律师有几名", "passages 律师 @云麓市", ()),
        ("云麓法律援助怎么做", "passages 法律援助 @云麓市", ()),
        ("松岚怎么保障流动儿童上学", "passages 保障流动儿童上学 @松岚区", ()),
        ("云麓的孕产妇死亡率目标是多少", "figures 孕产妇死亡率 @云麓市 target", ()),
    ],
)  # fmt: skip
def test_a_slip_in_the_words_of_a_name(typed: str, read: str, said: tuple[str, ...], assistant: Assistant) -> None:
    query = assistant.read(typed)
    assert (briefly(query), query.corrections) == (read, said)


CORRECTED = {
    "blind_single.jsonl": {"“学前毛入院率”读作“学前毛入园率”", "“复盖率”读作“覆盖率”"},
    "blind_cross.jsonl": {
        "英文问题读作“各地儿童规划龋患率一样吗”",
        "“复盖率”读作“覆盖率”",
        "“女的想创业”读作说明",
        "“按每千人”读作说明",
    },
}
"""What the gold questions of the samples have that is read otherwise: slips of words, and words that lead to a question."""


@pytest.mark.parametrize("name", ["qa.jsonl", "qa_cross.jsonl", "blind_single.jsonl", "blind_cross.jsonl"])
def test_no_word_of_a_gold_question_is_corrected_that_is_no_slip(name: str, assistant: Assistant) -> None:
    lines = (ROOT / "ingest/samples/gold" / name).read_text("utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    regions = {plan.region for plan in assistant.library.plans}
    said = {one for question in questions for one in assistant.read(question).corrections}
    assert {one for one in said if not any((region or "□")[:2] in one for region in regions)} == CORRECTED.get(
        name, set()
    )


def test_two_places_of_one_name_are_told_apart_by_their_codes() -> None:
    north = describe("1.txt", 1, "北京市朝阳区儿童发展规划", "", "", [])
    west = describe("2.txt", 1, "辽宁省朝阳市朝阳县儿童发展规划", "", "", [])
    assert len({key_of(north), key_of(west)}) == 2
    names = names_of([north, west])
    assert len(set(names.values())) == 2


def test_the_key_of_a_place_is_its_code_else_its_name_else_its_file() -> None:
    coded, named = plans("武威市", "云麓市")
    nameless = describe("无题.txt", 2, "说明", "", "", [])
    assert (key_of(coded), key_of(named)) == (coded.region_code, "云麓市")
    assert key_of(nameless) == "无题.txt#2"


def test_the_plans_of_each_place_stay_together_in_their_order() -> None:
    some = plans("云麓市", "沙泉自治州", "云麓市")
    assert [[plan.document for plan in group] for group in by_key(some).values()] == [["1.txt", "3.txt"], ["2.txt"]]
