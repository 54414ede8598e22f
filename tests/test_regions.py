"""Places: in titles, in bodies, and in the short forms that people type."""

from __future__ import annotations

import pytest
from with_pack import chain_at_start, region_at_start, region_in_body, region_of_head, region_of_title

from ingest.places.regions import short_names


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
        ("2024年河湾县政府工作报告", "河湾县"),
        ("河湾县2024年政府工作报告", "河湾县"),
        ("2022—2025年河湾县家庭教育工作方案", "河湾县"),
        ("“十四五”时期河湾县托育服务发展规划", "河湾县"),
        ("中共河湾县委河湾县人民政府关于加强托育工作的意见", "河湾县"),
        ("关于印发河湾县妇女发展规划", "河湾县"),
        ("关于促进我县托育服务的实施方案", None),
        ("关于支持甘肃省武威市托育服务的意见", "武威市"),
        ("河湾县儿童友好城市建设方案", "河湾县"),
        ("武威市儿童友好城市建设方案", "武威市"),
        ("甘肃托育服务条例", "甘肃省"),
        ("恩施州老龄事业发展规划", "恩施土家族苗族自治州"),
        ("海南州妇女发展规划", "海南藏族自治州"),
        ("中华人民共和国国民经济和社会发展第十四个五年规划", "中国"),
        ("“十四五”国家老龄事业发展规划", "中国"),
        ("全国民政事业发展规划", "中国"),
        ("国务院关于加快发展托育服务的意见", "中国"),
        ("中共中央国务院关于优化生育政策的决定", "中国"),
        ("教育部等九部门关于减轻负担的意见", "中国"),
        ("国家级开发区发展规划", None),
        ("中国（河湾）自由贸易试验区发展规划", None),
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
        ("建成示范县3个，个县增加学位。由市统筹，设区市配套。", None),
        ("省辖市、直管县各负其责。", None),
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


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("——2024年1月9日在河湾县第九届人民代表大会第三次会议上", "河湾县"),
        ("（2024年1月9日在青石市河湾区第九届人民代表大会第三次会议上）", "河湾区"),
        ("2024年1月9日在甘肃省第十四届人民代表大会第一次会议上", "甘肃省"),
        ("河湾县人民政府县长 张三", "河湾县"),
        ("河湾市市长张三", "河湾市"),
        ("省长 张三", None),
        ("县长在会上指出", None),
    ],
)
def test_the_lines_under_a_title_name_the_place(line: str, region: str | None) -> None:
    assert region_of_head(["各位代表：", line]) == region
