"""The register of divisions: complete, every place under its parent, found by the names that people and plans use."""

from __future__ import annotations

from collections import Counter

import pytest
from with_pack import describe

from ingest.places.divisions import (
    Division,
    ancestors,
    bearers,
    by_code,
    children,
    described,
    is_inside,
    lookup,
    place_names,
    stem,
    with_full_name,
)
from ingest.places.region_code import code_of, place_warnings


def every_division() -> list[Division]:
    """All rows of the register, from the provinces down."""
    provinces = [one for code in range(11, 83) if (one := by_code(f"{code}0000"))]
    found = {one.code: one for one in provinces}
    waiting = list(provinces)
    while waiting:
        below = children(waiting.pop())
        found |= {one.code: one for one in below}
        waiting += below
    return list(found.values())


def codes(name: str, *within: str) -> list[str]:
    return [one.code for one in lookup(name, within)]


def test_every_level_is_complete() -> None:
    own = [one for one in every_division() if not one.code.startswith("66")]
    assert Counter(one.level for one in own) == {1: 34, 2: 333, 3: 2847}


def test_a_place_stands_below_one_of_a_higher_level() -> None:
    for one in every_division():
        above = ancestors(one)
        assert [other.level for other in above] == sorted((other.level for other in above), reverse=True)
        assert (one.level == 1) or above[-1].level == 1
        assert by_code(one.code) == one
        assert one in with_full_name(one.name)


def test_the_corps_stands_in_xinjiang_with_its_divisions_and_their_cities() -> None:
    corps = lookup("兵团")[0]
    assert [one.name for one in ancestors(corps)] == ["新疆维吾尔自治区"]
    divisions = children(corps)
    assert [one.name for one in divisions] == [
        "第一师阿拉尔市",
        "第二师铁门关市",
        "第三师图木舒克市",
        "第四师可克达拉市",
        "第五师双河市",
        "第六师五家渠市",
        "第七师胡杨河市",
        "第八师石河子市",
        "第九师白杨市",
        "第十师北屯市",
        "第十一师",
        "第十二师",
        "第十三师新星市",
        "第十四师昆玉市",
    ]
    for one in divisions:
        city = one.name.partition("师")[2]
        assert not city or city in [below.name for below in children(one)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("武威市", "620600"),
        ("武威", "620600"),
        ("巴州", "652800"),
        ("昌吉州", "652300"),
        ("双江县", "530925"),
        ("海南", "460000"),
        ("朝阳", "211300"),
        ("内蒙", "150000"),
        ("和康县", "653228"),
        ("和安县", "653229"),
        ("香格里拉市", "533401"),
        ("香格里拉县", "533401"),
        ("襄樊市", "420600"),
        ("第十三师", "661300"),
        ("十三师新星市", "661300"),
        ("农八师", "660800"),
        ("石河子", "659001"),
    ],
)
def test_a_place_is_found_by_its_names(name: str, code: str) -> None:
    assert codes(name) == [code]


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("鼓楼区", ["福建省"], "350102"),
        ("鼓楼区", ["江苏省", "徐州市"], "320302"),
        ("鼓楼区", ["南京"], "320106"),
        ("朝阳区", ["北京"], "110105"),
        ("市中区", ["乐山市"], "511102"),
    ],
)
def test_what_stands_above_tells_places_of_one_name_apart(name: str, within: list[str], code: str) -> None:
    assert len(codes(name)) > 1
    assert codes(name, *within) == [code]


@pytest.mark.parametrize(("name", "within"), [("鼓楼区", "云岭省"), ("武威市", "青海省"), ("河湾县", "青海省")])
def test_a_place_is_not_found_where_it_does_not_stand(name: str, within: str) -> None:
    assert codes(name, within) == []


def test_two_places_of_one_level_and_name_are_both_given() -> None:
    assert len(lookup("鼓楼区")) == 4
    assert [described(one) for one in lookup("东乡县")] == ["甘肃省临夏回族自治州东乡族自治县", "江西省抚州市东乡区"]
    assert {one.name for one in bearers("吉林")} == {"吉林省", "吉林市"}


def test_a_place_is_inside_all_that_stands_above_it_and_itself() -> None:
    [city] = lookup("石河子市")
    assert all(is_inside(city, lookup(name)[0]) for name in ("石河子市", "第八师", "兵团", "新疆"))
    assert not is_inside(lookup("新疆")[0], city)
    assert described(lookup("鼓楼区", ["福建"])[0]) == "福建省福州市鼓楼区"


@pytest.mark.parametrize(
    ("name", "short"),
    [("伊犁哈萨克自治州", "伊犁"), ("阿克塞哈萨克族自治县", "阿克塞"), ("内蒙古自治区", "内蒙古"), ("双江拉祜族佤族布朗族傣族自治县", "双江"), ("沙县", "沙县")],
)  # fmt: skip
def test_the_short_name_leaves_out_nations_and_kind(name: str, short: str) -> None:
    assert stem(name) == short


def test_words_in_the_data_name_what_exists() -> None:
    words = place_names()
    listed = [code for members in words.groups.values() for code in members] + list(words.abbreviations.values())
    assert all(by_code(code) for code in listed)
    fictional_or_division = {name for name in words.aliases if not with_full_name(name)}
    assert fictional_or_division == set()


@pytest.mark.parametrize(
    ("title", "notice", "body", "code"),
    [
        ("甘肃省武威市妇女发展规划", "", "", "620600"),
        ("福建省鼓楼区妇女发展规划", "", "", "350102"),
        ("鼓楼区妇女发展规划", "福州市鼓楼区人民政府", "", "350102"),
        ("鼓楼区妇女发展规划", "徐政办发〔2022〕3号", "", "320302"),
        ("鼓楼区妇女发展规划", "", "根据《南京市妇女发展规划》，制定本规划。", "320106"),
        ("鼓楼区妇女发展规划", "", "学习南京市和徐州市的做法。", None),
        ("鼓楼区妇女发展规划", "", "", None),
        ("襄樊市妇女发展规划", "", "", "420600"),
        ("新疆生产建设兵团第八师石河子市儿童发展规划", "", "", "660800"),
        ("新疆生产建设兵团妇女发展规划", "", "", "660000"),
        ("巴州妇女发展规划", "", "", "652800"),
        ("云岭省青石市河湾区儿童发展规划", "", "", None),
        ("云岭省鼓楼区儿童发展规划", "", "", None),
        ("中国妇女发展纲要", "", "", "100000"),
    ],
)
def test_a_plan_has_a_code_where_one_place_only_fits(title: str, notice: str, body: str, code: str | None) -> None:
    assert describe("plan.txt", 1, title, notice, body, []).region_code == code


def test_a_name_that_stays_ambiguous_is_told() -> None:
    plan = describe("plan.txt", 1, "鼓楼区妇女发展规划", "", "", [])
    [warning] = place_warnings(plan)
    assert "鼓楼区" in warning
    assert all(f"{city}鼓楼区" in warning for city in ("福建省福州市", "江苏省南京市", "江苏省徐州市", "河南省开封市"))
    assert place_warnings(describe("plan.txt", 1, "武威市妇女发展规划", "", "", [])) == ()
    assert place_warnings(describe("plan.txt", 1, "河湾县妇女发展规划", "", "", [])) == ()


def test_no_place_no_code() -> None:
    assert code_of(None, (), "", None, "") is None
