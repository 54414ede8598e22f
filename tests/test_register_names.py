"""What the register calls an amount without a name of its own, what members of a list share, and which names are one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from register_rows import brief, members
from with_pack import PACK, quantities

from ingest.register.indicators import (
    canonical,
    find_in_question,
    is_of,
    is_scope,
    may_exceed_the_whole,
    wholes,
)
from ingest.register.names import clause_topic, named_by_unit, thing_named
from ingest.vocabulary.genre import Indicator


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("省级财政每年安排不少于1000万元。", "省级财政经费"),
        ("发放渔娘补助500万元。", "渔娘补助金额"),
        ("业委会成员中女性占30%，占全体居民的40%。", "女性占全体居民比例"),
        ("高新渔场达到300家，占企业总数的20%。", "高新渔场占企业总数比例"),
        ("高新渔场达到300家，渔民占企业总数的20%。", "渔民占企业总数比例"),
        ("建设渔家书屋3个。", "渔家书屋数"),
    ],
)
def test_an_amount_without_a_name_is_called_after_what_it_measures(text: str, name: str) -> None:
    assert brief(text)[-1][0] == name


def test_a_list_shares_what_its_rates_share() -> None:
    assert members("渔港、茶山学校达标率、农村学校巩固率", 3, each=False) == [
        "渔港学校达标率", "茶山学校达标率", "农村学校巩固率",
    ]  # fmt: skip
    assert members("茶农筛查率、随访率", 2, each=False) == ["茶农筛查率", "茶农随访率"]
    assert members("茶农筛查率、随访管理率", 2, each=False) == ["茶农筛查率", "随访管理率"]
    assert members("5岁以下儿童贫血率、生长迟缓率", 2, each=True) == ["5岁以下儿童贫血率", "5岁以下儿童生长迟缓率"]


LISTS = [
    ("渔船、茶船达标率", 1, True, ["渔船达标率", "茶船达标率"]),
    ("渔船、茶船达标率", 1, False, ["渔船、茶船达标率"]),  # without 均 it may be one rate of both
    ("茶农患者、渔工患者随访率", 1, False, ["茶农患者随访率", "渔工患者随访率"]),  # with the same noun it is not
    ("新建学校、新建配套设施达标率", 1, True, ["新建学校达标率", "新建配套设施达标率"]),
    ("新建学校、新建学校配套达标率", 1, True, ["新建学校配套达标率", "新建学校配套达标率"]),
    ("新建机构、新建机构配套达标率", 1, True, ["新建机构配套达标率", "新建机构配套达标率"]),
    ("新建机构、旧建机构配套达标率", 1, True, ["新建机构达标率", "旧建机构配套达标率"]),
    ("渔港补贴、奖补资金等增幅", 1, True, ["渔港补贴增幅", "奖补资金增幅"]),
    ("渔港补贴、奖补资金等平均增幅", 1, True, ["渔港补贴平均增幅", "奖补资金平均增幅"]),
    ("渔船、等级达标率", 1, True, ["渔船达标率", "等级达标率"]),  # 等 at the beginning are no others
    ("渔港（甲、乙）、茶港（丙、丁）完好率", 1, True, ["渔港（甲、乙）完好率", "茶港（丙、丁）完好率"]),
    ("理事、监事中女性比例", 2, False, ["理事中女性比例", "监事中女性比例"]),
    ("市、县两级理事女性比例", 2, False, ["市级理事女性比例", "县级理事女性比例"]),
    ("市、县两级理事女性比例", 3, False, ["市、县两级理事女性比例"]),
    ("市、县、乡三级理事女性比例", 3, False, ["市级理事女性比例", "县级理事女性比例", "乡级理事女性比例"]),
    ("渡口数、茶亭数均占总数的比例", 1, False, ["渡口数占总数的比例", "茶亭数占总数的比例"]),
    ("渡口数、茶亭数均占总数的比例", 3, False, ["渡口数、茶亭数均占总数的比例"]),
    ("每千人口渔医数、护士数", 2, False, ["每千人口渔医数", "每千人口护士数"]),
    ("每千人口渔医数、人均面积", 2, False, ["每千人口渔医数", "人均面积"]),
    ("渔业及时率与参与率", 2, False, ["渔业及时率", "渔业参与率"]),  # 与 joins, that of 参与 does not
    ("渔港《甲、乙》知晓率", 1, True, ["渔港《甲、乙》知晓率"]),
    ("、".join(f"{m}船" for m in "甲乙丙丁戊己庚辛壬癸子丑") + "达标率", 1, True, [f"{m}船达标率" for m in "甲乙丙丁戊己庚辛壬癸子丑"]),
    ("、".join(f"{m}船" for m in "甲乙丙丁戊己庚辛壬癸子丑寅") + "达标率", 1, True, None),  # thirteen are an enumeration
]  # fmt: skip


@pytest.mark.parametrize(("text", "count", "each", "expected"), LISTS)
def test_members_of_lists(text: str, count: int, each: bool, expected: list[str] | None) -> None:
    assert members(text, count, each=each) == ([text] if expected is None else expected)


BY_UNIT = [
    ("接触户外自然光", "2小时", "", "接触户外自然光时间"),
    ("茶亭", "3次", "", "茶亭次数"),
    ("演练总数", "3场", "", "演练总数场数"),
    ("演练", "3场次", "", "演练次数"),
    ("集会", "3届", "", "集会届数"),
    ("茶农", "30人次", "", "茶农人次"),
    ("茶农", "30万人次", "", "茶农人次"),
    ("步道", "3公里", "", "步道里程"),
    ("茶园", "3平方米", "", "茶园面积"),
    ("茶园面积", "3平方米", "", "茶园面积"),
    ("茶农", "30学时", "培训", "茶农培训学时"),
    ("培训课时", "30课时", "培训", "培训课时"),
    ("图书", "3万册", "", "图书册数"),
    ("全科渔医", "2名", "配备", "全科渔医配备数"),
    ("", "3人", "", "人数"),
    ("县级财政", "3万元", "", "县级财政经费"),
    ("补助", "3万元", "", "补助金额"),
    ("补助标准", "3万元", "", "补助标准"),
    ("县级财政", "3名", "", "县级财政数"),
    ("近视情况", "3%", "", "近视情况"),
    ("茶农", "30名", "选派", "选派茶农数"),
    ("茶农", "30名", "资助", "资助茶农数"),
    ("渔医走访", "3个月", "", "渔医走访时间"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "figure", "deed", "expected"), BY_UNIT)
def test_names_made_from_units(name: str, figure: str, deed: str, expected: str) -> None:
    (quantity,) = quantities(f"达到{figure}")
    assert named_by_unit(name, quantity, deed, PACK) == expected


THINGS = [
    ("年轻女干部到乡镇锻炼", "年轻女干部"),
    ("渔工到乡镇锻炼", "渔工到乡镇锻炼"),  # two characters may be half of a word
    ("的标准安排工作经费", "工作经费标准"),
    ("标准列入预算", ""),
    ("范围内设置茶亭", "茶亭"),
    ("渔船全部设置警示牌", "渔船全部设置警示牌"),
    ("小渔船全部设置警示牌", "设置警示牌的小渔船"),
    ("小渔船均建立台账", "建立台账的小渔船"),
    ("小渔船全部上岸", "小渔船"),
    ("学校中有", "学校"),
    ("建设渔家书屋", "渔家书屋"),
    ("建设港", "建设港"),  # one character is no thing
    ("新茶亭", "新茶亭"),
    ("建设、改造渔家书屋", "改造渔家书屋"),
    ("建设和谐渔村", "和谐渔村"),
]


@pytest.mark.parametrize(("text", "thing"), THINGS)
def test_the_thing_that_a_number_counts(text: str, thing: str) -> None:
    assert thing_named(text, PACK) == thing


TOPICS = [
    ("发展渔家乐园", "渔家乐园"),
    ("对渔家女生实行资助", "渔家女生"),
    ("将渔村经费列入财政预算", "渔村经费"),
    ("开展避险教育", "避险教育"),
    ("渔港改造为旅游码头", "旅游码头"),
    ("渔村统筹安排资金", ""),
    ("茶农收入提高", ""),
    ("建成茶亭3处", ""),  # it has a figure of its own
    ("茶" * 24, "茶" * 24),
    ("茶" * 25, ""),
    ("", ""),
]


@pytest.mark.parametrize(("before", "topic"), TOPICS)
def test_what_the_clause_before_is_about(before: str, topic: str) -> None:
    assert clause_topic(before) == topic


NEW = Indicator("新率", "%", "lower", "健康", ("茶农新发近视率", "山区近视率"))
OLD = Indicator("学生的近视率", "%", "lower", "健康", ("近视率",), asked=("眼睛的毛病",))
OWN = replace(PACK, indicators=(OLD, NEW))


@pytest.mark.parametrize(
    ("raw", "name", "scope"),
    [
        ("茶农新发近视率", "新率", None),
        ("农村茶农新发近视率", "新率", "农村"),  # the longest alias, however short the name that it leads to
        ("山区近视率", "新率", None),
        ("农村近视率", "学生的近视率", "农村"),
        ("全市农村近视率", "学生的近视率", "农村"),
        ("全市近视率", "学生的近视率", None),
        ("渔家近视率", "渔家近视率", None),  # 渔家 is no population that the pack knows
    ],
)
def test_the_longest_alias_names_an_indicator(raw: str, name: str, scope: str | None) -> None:
    assert canonical(raw, OWN) == (name, scope)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("学生近视率和新率", ["学生的近视率", "新率"]),
        ("新率和学生的近视率", ["新率", "学生的近视率"]),
        ("茶农新发近视率", ["新率"]),
        ("眼睛毛病", ["学生的近视率"]),
        ("新率、近视率、新率", ["新率", "学生的近视率"]),
    ],
)
def test_names_in_a_question_come_in_its_order(question: str, names: list[str]) -> None:
    assert [entry.name for entry in find_in_question(question, OWN)] == names


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("农村适龄妇女", True),
        ("0-6岁儿童", True),
        ("6个月内婴儿", True),
        ("6月龄婴儿", True),
        ("5周岁及以下儿童", True),
        ("“农村”的妇女", True),
        ("", True),
        ("茶农", False),
        ("农村茶农", False),
        ("5岁", True),
        ("5", False),
    ],
)
def test_words_that_only_say_on_whom(text: str, scope: bool) -> None:
    assert is_scope(text, PACK) is scope


def test_what_an_indicator_counts() -> None:
    assert wholes(PACK)["新生儿死亡率"] == ("婴儿死亡率", "5岁以下儿童死亡率")  # the nearest first, each in the next
    assert "5岁以下儿童死亡率" not in wholes(PACK)
    assert [may_exceed_the_whole(name, PACK) for name in ("茶园毛入园率", "茶农收入增长率", "近视率")] == [
        True,
        True,
        False,
    ]
    assert [is_of(who, "宫颈癌筛查率", PACK) for who in ("妇女", "儿童", "渔工")] == [True, False, False]
