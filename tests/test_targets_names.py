"""Whose figure it is: subjects of the clause before, coordinated heads, figures before their noun."""

from __future__ import annotations

import pytest
from register_rows import brief, rows

Row = tuple[str, str | None, str, float | None, str | None]

CARRIED: list[tuple[str, list[Row]]] = [
    (
        "到2025年，学龄前儿童贫血率、生长迟缓率分别降到7%、3%以下；到2030年，分别降到5%、2%以下。",
        [
            ("学龄前儿童贫血率", None, "<=", 7, "%"),
            ("学龄前儿童生长迟缓率", None, "<=", 3, "%"),
            ("学龄前儿童贫血率", None, "<=", 5, "%"),
            ("学龄前儿童生长迟缓率", None, "<=", 2, "%"),
        ],
    ),
    (
        "女童毛入园率达到93%，较2018年提高了4.5个百分点。",
        [("女童毛入园率", None, ">=", 93, "%"), ("女童毛入园率", None, "increase_by", 4.5, "个百分点")],
    ),
    (
        "托幼规模突破30亿元，较2020年翻一番。",
        [("托幼规模", None, ">=", 30, "亿元"), ("托幼规模", None, "increase_by", 1, "番")],
    ),
    (
        "每千常住人口儿科床位数3.1张，注册护士数2.4人。",
        [("每千常住人口儿科床位数", None, "=", 3.1, "张"), ("每千常住人口注册护士数", None, "=", 2.4, "人")],
    ),
    (
        "车站男女厕位比例不低于1:1.5，人流集中场所达到1:2。",
        [("车站男女厕位比例", None, ">=", 1.5, "1:N"), ("车站男女厕位比例", "人流集中场所", ">=", 2, "1:N")],
    ),
    (
        "产妇死亡率降到6/10万以下，城乡差距不超过2个千分点。",
        [("产妇死亡率", None, "<=", 6, "/10万"), ("产妇死亡率城乡差距", None, "<=", 2, "千分点")],
    ),
    (
        "女性在业委会成员中占35%以上，在议事会成员中占四成左右。",
        [("业委会成员中女性比例", None, ">=", 35, "%"), ("议事会成员中女性比例", None, "~", 40, "%")],
    ),
    (
        "专精特新企业达到120家，在规模以上企业中占25%。",
        [("专精特新企业数", None, ">=", 120, "家"), ("规模以上企业中专精特新企业比例", None, "=", 25, "%")],
    ),
    ("在规模以上企业中占30%。", [("占规模以上企业比例", None, "=", 30, "%")]),
    (
        "家长课堂建课率：小学达到100%，社区达到80%。",
        [("家长课堂建课率", "小学", "=", 100, "%"), ("家长课堂建课率", "社区", ">=", 80, "%")],
    ),
]

COORDINATED: list[tuple[str, list[str]]] = [
    ("城、乡居民人均纯收入分别达到3万元、2万元。", ["城镇居民人均纯收入", "农村居民人均纯收入"]),
    ("高血压、糖尿病患者规范随访率均达到70%。", ["高血压患者规范随访率", "糖尿病患者规范随访率"]),
    ("市、县两级妇代会女代表比例分别不低于40%、35%。", ["市级妇代会女代表比例", "县级妇代会女代表比例"]),
    ("信息填报及时率、准确率不低于97%。", ["信息填报及时率", "信息填报准确率"]),
    ("工伤、失业保险女性参保人数分别达到8万人和9万人。", ["工伤保险女性参保人数", "失业保险女性参保人数"]),
    ("感染结核和乙肝的孕妇接受规范治疗比例均达到92%。", ["感染结核和乙肝孕妇接受规范治疗比例"]),
]

BEFORE_THE_NOUN: list[tuple[str, list[Row]]] = [
    (
        "80%以上的驻地单位和村组签订共建协议。",
        [("签订共建协议驻地单位和村组比例", "驻地单位和村组", ">=", 80, "%")],
    ),
    ("二级医院100%开设青春期门诊。", [("二级医院开设青春期门诊比例", None, "=", 100, "%")]),
    (
        "70%以上的村居建设1所为孩子提供游戏、阅读和转介等服务的童乐园。",
        [("童乐园覆盖率", "村居", ">=", 70, "%"), ("童乐园数", "村居", "=", 1, "所")],
    ),
    (
        "市级建成2个、各县至少建成1个危重新生儿救治中心。",
        [("危重新生儿救治中心数", "市级", "=", 2, "个"), ("危重新生儿救治中心数", "各县", ">=", 1, "个")],
    ),
    (
        "打造2个省级、5个市级巾帼示范基地。",
        [("省级巾帼示范基地数", None, "=", 2, "个"), ("市级巾帼示范基地数", None, "=", 5, "个")],
    ),
    ("争取建设旗级青少年活动中心一处。", [("旗级青少年活动中心数", None, "=", 1, "处")]),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_subjects_go_on_from_the_clause_before(text: str, expected: list[Row]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "names"), COORDINATED)
def test_the_shared_tail_of_a_list_is_whole_words(text: str, names: list[str]) -> None:
    assert [target.indicator for target in rows(text)] == names


@pytest.mark.parametrize(("text", "expected"), BEFORE_THE_NOUN)
def test_the_noun_stands_behind_the_figure(text: str, expected: list[Row]) -> None:
    assert brief(text, "策略措施") == expected


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("围绕牧区新建10个托育点。", None),
        ("苏木领导班子中至少配备1名女干部。", "苏木领导班子"),
        ("为残疾女童每年发放2000元助学金。", "残疾女童每年"),
    ],
)
def test_verbs_and_prepositions_are_no_scope(text: str, scope: str | None) -> None:
    (target,) = rows(text, "策略措施")
    assert target.scope == scope


OTHER_FORMS: list[tuple[str, list[Row]]] = [
    (
        "90%以上寄宿学校建立谈心室，每1000名学生至少配备1名辅导员。",
        [("谈心室覆盖率", "寄宿学校", ">=", 90, "%"), ("辅导员配备数", "每1000名学生", ">=", 1, "名")],
    ),
    (
        "孤儿补助标准达到城市低保标准的120%，寄养补助每人每月不低于900元。",
        [("孤儿补助标准", None, "=", 120, "%"), ("寄养补助金额", "每人每月", ">=", 900, "元")],
    ),
    (
        "青少年活动场所：市级2所以上，县级至少1所。",
        [("青少年活动场所数", "市级", ">=", 2, "所"), ("青少年活动场所数", "县级", ">=", 1, "所")],
    ),
    (
        "将关爱工作经费列入预算，县级按女性人口人均1.5元、乡级按0.5元的标准落实。",
        [("关爱工作经费", "县级", "=", 1.5, "元"), ("关爱工作经费", "乡级", "=", 0.5, "元")],
    ),
    ("接报后2小时内报告率达到100%。", [("接报后2小时内报告率", None, "=", 100, "%")]),
    (
        "每个旗县至少建成1个面积不少于2000平方米的女童活动中心。",
        [("女童活动中心数", "每个旗县", ">=", 1, "个"), ("女童活动中心面积", "每个旗县", ">=", 2000, "平方米")],
    ),
    (
        "旗财政每年安排女性发展专项经费20万元。",
        [("女性发展专项经费", None, "=", 20, "万元")],
    ),
    (
        "每年至少开展3次亲子指导和2次入户走访。",
        [("亲子指导次数", "每年", ">=", 3, "次"), ("入户走访次数", "每年", ">=", 2, "次")],
    ),
    ("渔医每年服务不少于40学时。", [("渔医服务学时", "每年", ">=", 40, "学时")]),
    ("渔医每年服务不少于40课时。", [("渔医服务课时", "每年", ">=", 40, "课时")]),
    ("渔医每年服务不少于40次。", [("渔医次数", "每年", ">=", 40, "次")]),
    ("渔医每年服务不少于40万元。", [("渔医服务金额", "每年", ">=", 40, "万元")]),
    (
        "孤儿养育标准达到居民收入的60%、900元。",
        [("孤儿养育标准", None, ">=", 60, "%"), ("孤儿养育标准", None, ">=", 900, "元")],
    ),
    ("儿童每天1小时体育活动。", [("儿童每天体育活动时间", None, ">=", 1, "小时")]),  # to be spent at least
    ("儿童每天约1小时体育活动。", [("儿童每天体育活动时间", None, "~", 1, "小时")]),
    ("90%以上渔村建立谈心室。", [("谈心室覆盖率", "渔村", ">=", 90, "%")]),
    ("原则上每5年召开一次妇女工作会议。", [("妇女工作会议次数", "每5年", "=", 1, "次")]),
]


@pytest.mark.parametrize(("text", "expected"), OTHER_FORMS)
def test_measures_of_other_forms(text: str, expected: list[Row]) -> None:
    assert brief(text, "策略措施") == expected


def test_a_part_of_a_person_is_per_head_and_comes_of_a_measure() -> None:
    prescribed, reached = rows("每200名老人配备1名社工，按每千名老人不低于0.8名配备护理员。", "策略措施")
    assert (prescribed.kind, reached.kind, reached.scope) == ("measure", "target", "每千名老人")


def test_what_stands_right_behind_a_bounded_share_is_nobody_that_it_is_of() -> None:
    assert brief("渔民筛查率稳步提高，达到90%以上并建立档案。")[1:] == [("渔民筛查率", None, ">=", 90, "%")]


@pytest.mark.parametrize(
    ("text", "intended"),
    [
        ("九年义务教育巩固率达到5‰。", "%"),
        ("九年义务教育巩固率提高5‰。", None),  # by so much: any unit can be meant
        ("九年义务教育巩固率下降5‰。", None),
        ("渔童夜校巩固率达到5‰。", None),  # nobody knows what it is measured in
    ],
)
def test_the_unit_that_was_meant_is_that_of_a_level(text: str, intended: str | None) -> None:
    assert [row.unit_intended for row in rows(text)] == [intended]
