"""Places: in titles, in bodies, and in the short forms that people type."""

from __future__ import annotations

import pytest

from ingest.places.regions import chain_at_start, region_at_start, region_in_body, region_of_title, short_names


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("河湾县妇女发展规划", "河湾县"),
        ("青海省河湾县妇女发展规划", "河湾县"),
        ("云岭省青石市河湾区儿童发展规划", "河湾区"),
        ("大漠自治区云山市妇女发展规划", "云山市"),
        ("云山藏族自治州妇女发展规划", "云山藏族自治州"),
        ("云山回族自治县妇女发展规划", "云山回族自治县"),
        ("松北地区儿童发展规划", "松北地区"),
        ("白草盟妇女发展规划", "白草盟"),
        ("白草旗妇女发展规划", "白草旗"),
        ("金港经济技术开发区儿童发展规划", "金港经济技术开发区"),
        ("新疆生产建设兵团第二十师妇女发展规划", "第二十师"),
        ("第二十师云山市儿童发展规划", "第二十师云山市"),
        ("新疆生产建设兵团妇女发展规划", "新疆生产建设兵团"),
        ("新疆生产建设兵团第八师石河子市妇女发展规划", "第八师石河子市"),
        ("沙市区妇女发展规划", "沙市区"),
        ("社旗县妇女发展规划", "社旗县"),
        ("新乡市红旗区妇女发展规划", "红旗区"),
        ("山西省晋城市城区妇女发展规划", "城区"),
        ("甘肃武威市妇女发展规划", "武威市"),
        ("双江拉祜族佤族布朗族傣族自治县妇女发展规划", "双江拉祜族佤族布朗族傣族自治县"),
        ("中国妇女发展纲要", "中国"),
        ("妇女发展规划", None),
        ("全县妇女发展规划", None),
        ("", None),
    ],
)
def test_the_lowest_place_at_the_start_of_a_title(text: str, region: str | None) -> None:
    assert region_at_start(text) == region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("新疆妇女发展规划", "新疆维吾尔自治区"),
        ("巴州儿童发展规划", "巴音郭楞蒙古自治州"),
        ("巴州人民政府", "巴音郭楞蒙古自治州"),
        ("朝阳妇女发展规划", None),
        ("和平妇女发展规划", None),
        ("河湾县妇女发展规划", "河湾县"),
        ("妇女发展规划", None),
    ],
)
def test_a_title_may_begin_with_a_short_name_that_one_place_has(text: str, region: str | None) -> None:
    assert region_of_title(text) == region


def test_the_places_above_are_kept_with_the_place() -> None:
    assert chain_at_start("甘肃省武威市凉州区妇女发展规划") == ("甘肃省", "武威市", "凉州区")
    assert chain_at_start("甘肃武威市妇女发展规划") == ("甘肃省", "武威市")
    assert chain_at_start("妇女发展规划") == ()


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("结合河湾县实际，制定本规划。", "河湾县"),
        ("河湾县委、河湾县政府高度重视。全县上下一起动手。", "河湾县"),
        ("河湾区儿童的明天更好。搬迁小区的孩子也要照顾到。", "河湾区"),
        ("在第二十师云山市党委的领导下，各团场一起动手。", "第二十师云山市"),
        ("和田地区妇女的处境有了改观。", "和田地区"),
        ("结合晋城市实际，制定本规划。", "晋城市"),
        ("库区妇女的生活有了改观。", None),
        ("全县各乡镇、各社区都要落实。", None),
        ("河湾县政府、青石县政府轮流牵头。", None),
        ("", None),
    ],
)
def test_the_place_that_a_body_names(text: str, region: str | None) -> None:
    assert region_in_body(text) == region


@pytest.mark.parametrize(
    ("region", "typed"),
    [
        ("河湾县", {"河湾县", "河湾"}),
        ("云麓市", {"云麓市", "云麓"}),
        ("白草旗", {"白草旗", "白草"}),
        ("沙泉自治州", {"沙泉自治州", "沙泉", "沙泉州"}),
        ("巴音郭楞蒙古自治州", {"巴音郭楞", "巴音郭楞州", "巴州"}),
        ("云山藏族羌族自治州", {"云山", "云山州"}),
        ("第二十师云山市", {"第二十师", "二十师", "云山市", "云山", "师市"}),
    ],
)
def test_short_names(region: str, typed: set[str]) -> None:
    names = short_names(region)
    assert names[0] == region
    assert typed <= set(names)
    assert all(len(name) >= 2 for name in names)


def test_a_place_of_two_characters_has_no_shorter_name() -> None:
    assert short_names("沙县") == ("沙县",)
