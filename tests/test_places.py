"""The places of a question: names of the library, areas above them, ranks, and places that the library has no plan of."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from with_pack import describe

from assistant.query.places.keys import names_of
from assistant.query.places.named import places_named
from assistant.query.places.read import plans_of
from ingest.plan import Plan

TITLES = [
    "巴音郭楞蒙古自治州妇女发展规划",
    "武威市妇女发展规划",
    "武威市儿童发展规划",
    "杭锦旗妇女发展规划",
    "第十三师新星市儿童发展规划",
    "喀什地区妇女发展规划",
    "望川旗妇女发展规划",
]
PLANS = [describe(f"{number}.txt", 1, title, "", "", []) for number, title in enumerate(TITLES)]
XINJIANG = ("巴音郭楞蒙古自治州", "第十三师新星市", "喀什地区")


@dataclass(frozen=True)
class Found:
    """Names of the places of the library that a question names, whether by an area, and the places it has no plan of."""

    regions: tuple[str, ...]
    spread: bool
    missing: tuple[str, ...]


def asked(text: str, plans: list[Plan] = PLANS) -> Found:
    found, names = places_named(text, plans), names_of(plans)
    keys = found.keys_in([mark for _, mark in found.words])
    return Found(tuple(names[key] for key in keys), bool(found.areas), tuple(dict.fromkeys(found.missing.values())))


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("新疆孕产妇死亡率目标是多少？", XINJIANG),
        ("新疆各地孕产妇死亡率目标是多少？", XINJIANG),
        ("新疆维吾尔自治区的近视率", XINJIANG),
        ("甘肃的近视率", ("武威市",)),
        ("内蒙古近视率", ("杭锦旗",)),
        ("鄂尔多斯的近视率", ("杭锦旗",)),
        ("兵团的近视率", ("第十三师新星市",)),
        ("西北近视率", ("巴音郭楞蒙古自治州", "武威市", "第十三师新星市", "喀什地区")),
        ("华北各地的近视率", ("杭锦旗",)),
        ("南疆的近视率", ("巴音郭楞蒙古自治州", "喀什地区")),
        ("地级市的近视率", ("武威市",)),
        ("哪些县级的规划提到近视率", ("杭锦旗", "望川旗")),
        ("新疆和甘肃的近视率", ("巴音郭楞蒙古自治州", "第十三师新星市", "喀什地区", "武威市")),
    ],
)
def test_an_area_means_the_places_of_the_library_in_it(text: str, regions: tuple[str, ...]) -> None:
    question = asked(text)
    assert (set(question.regions), question.spread, question.missing) == (set(regions), True, ())


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("甘肃武威近视率", "武威市"),
        ("新疆维吾尔自治区巴州近视率", "巴音郭楞蒙古自治州"),
        ("新疆生产建设兵团第十三师近视率", "第十三师新星市"),
        ("十三师新星市近视率", "第十三师新星市"),
        ("喀什近视率", "喀什地区"),
        ("巴州区县的近视率", "巴音郭楞蒙古自治州"),
    ],
)
def test_an_area_before_a_place_in_it_only_leads_to_it(text: str, region: str) -> None:
    question = asked(text)
    assert (question.regions, question.missing) == ((region,), ())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("乌鲁木齐孕产妇死亡率", "乌鲁木齐市"),
        ("北京市的近视率", "北京市"),
        ("北京孩子的近视率", "北京市"),
        ("孕产妇死亡率，北京定了多少", "北京市"),
        ("孕产妇死亡率在库尔勒是多少", "库尔勒市"),
        ("喀什市的近视率", "喀什市"),
        ("武威凉州区的近视率", "凉州区"),
        ("北京海淀近视率", "海淀区"),
        ("北京朝阳区近视率", "北京市朝阳区"),
        ("朝阳区近视率", "朝阳区"),
        ("第八师近视率", "第八师石河子市"),
        ("华东的近视率", "华东"),
        ("县级市的近视率", "县级市"),
        ("晋城市的近视率", "晋城市"),
        ("海城市的近视率", "海城市"),
        ("在海城市，近视率多少", "海城市"),
        ("辽宁海城市的近视率", "海城市"),
        ("请问沙县区的近视率", "沙县区"),
        ("和田的近视率", "和田地区"),
    ],
)
def test_a_place_without_a_plan_is_named(text: str, place: str) -> None:
    question = asked(text)
    assert (question.regions, question.missing) == ((), (place,))


def test_a_place_without_a_plan_beside_one_with_a_plan() -> None:
    question = asked("武威和乌鲁木齐的近视率差多少")
    assert (question.regions, question.missing) == (("武威市",), ("乌鲁木齐市",))


@pytest.mark.parametrize(
    "text",
    ["公开平台有哪些要求", "沿海城市的托位", "沿海城市和内陆城市的托位", "各中心城区的托位", "城市和农村的托位数", "新华书店有哪些活动", "振兴乡村的措施", "合作医疗参保率", "资源教师配几名",
     "公安机关怎么处理", "社会稳定和长治久安", "全州妇女的近视率", "孩子长到几岁打疫苗", "县级妇幼保健院要几所", "省级示范幼儿园有几所",
     "互助养老怎么做", "和平环境", "适应城市生活", "规定日期", "西部计划", "库区妇女有什么政策"],
)  # fmt: skip
def test_words_that_only_look_like_a_place(text: str) -> None:
    question = asked(text)
    assert (question.regions, question.missing) == ((), ())


def test_the_plan_of_an_area_itself_comes_before_those_inside_it() -> None:
    plans = [*PLANS, describe("x.txt", 1, "新疆维吾尔自治区妇女发展规划", "", "", [])]
    assert asked("新疆的近视率", plans).regions == ("新疆维吾尔自治区",)
    assert set(asked("新疆各地的近视率", plans).regions) == {*XINJIANG, "新疆维吾尔自治区"}
    assert set(asked("新疆和甘肃的近视率", plans).regions) == {"新疆维吾尔自治区", "武威市"}


@pytest.mark.parametrize(
    ("place", "regions"),
    [("武威", ["武威市"] * 2), ("新疆", list(XINJIANG)), ("西北", ["巴音郭楞蒙古自治州", "武威市", "武威市", *XINJIANG[1:]]), ("北京", []), ("云山", [])],
)  # fmt: skip
def test_the_plans_of_a_place_or_an_area(place: str, regions: list[str]) -> None:
    assert [plan.region for plan in plans_of(place, PLANS)] == regions


@pytest.mark.parametrize(
    ("title", "area", "held"),
    [
        ("武威市妇女发展规划", "甘肃", True),
        ("武威市妇女发展规划", "青海", False),
        ("朝阳区妇女发展规划", "北京", False),
    ],
)
def test_a_place_without_a_code_is_where_its_name_says_if_only_one_place_has_it(
    title: str, area: str, held: bool
) -> None:
    plan = replace(describe("x.txt", 1, title, "", "", []), region_code=None)
    assert bool(plans_of(area, [plan])) is held
    assert bool(asked(f"{area}的近视率", [plan]).regions) is held
