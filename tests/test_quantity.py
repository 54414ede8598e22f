"""Figures of clauses: what is read, with which unit and bound, and what is no figure."""

from __future__ import annotations

import pytest
from with_pack import quantities

from ingest.figures.clauses import clauses, squeeze

READ = [
    ("婴儿死亡率降至5.0‰以下", [(5.0, None, "‰", "<=")]),
    ("孕产妇死亡率下降到12／10 万以下", [(12.0, None, "/10万", "<=")]),
    ("儿科医生达到1．12名", [(1.12, None, "名", None)]),
    ("知晓率达到９０％以上", [(90.0, None, "%", ">=")]),
    ("贫血率和迟缓率分别控制在10%和5%以内", [(10.0, None, "%", None), (5.0, None, "%", "<=")]),
    ("占比保持在百分之四十左右", [(40.0, None, "%", "~")]),
    ("每十万人中不超过十万分之十二", [(12.0, None, "/10万", None)]),
    ("代表占三分之一以上", [(100 / 3, None, "%", ">=")]),
    ("产床与助产士的比例不低于1：3", [(3.0, None, "1:N", None)]),
    ("女性厕位与男性厕位之比不低于3：2", [(1.5, None, "1:N", None)]),
    ("每年新增10—15所", [(10.0, 15.0, "所", None)]),
    ("覆盖率达到60%—65%", [(60.0, 65.0, "%", None)]),
    ("至少配备一名专职社工", [(1.0, None, "名", None)]),
    ("每半年召开一次联席会议", [(1.0, None, "次", None)]),
    ("培训3,000人次", [(3000.0, None, "人次", None)]),
    ("资助学生1.2万人次", [(1.2, None, "万人次", None)]),
    ("不低于2000万元", [(2000.0, None, "万元", None)]),
    ("报销比例提高5个百分点", [(5.0, None, "个百分点", None)]),
    ("印发后3个月内备案", [(3.0, None, "个月", "<=")]),
    ("接到报告24小时内到场", [(24.0, None, "小时", "<=")]),
    ("小学生每天睡眠10小时", [(10.0, None, "小时", None)]),
    ("延长产假至158天", [(158.0, None, "天", None)]),
    ("人均预期寿命达到79.4岁", [(79.4, None, "岁", None)]),
    ("社会工作人才翻一番", [(1.0, None, "番", None)]),
    ("辐射半径不超过1公里", [(1.0, None, "公里", None)]),
]

NOT_READ = [
    "建立“五位一体”工作机制",
    "建设三级妇幼保健网络",
    "开展两癌检查",
    "拨打12338热线",
    "热线24小时接听",
    "落实2030年可持续发展议程",
    "《母婴安全提升计划（2021—2025年）》",
    "市政府第18次常务会议",
    "云政发〔2022〕17号",
    "3岁以下婴幼儿照护服务",
    "面向0—6岁残疾儿童",
    "6个月内婴儿",
    "不让一名女童失学",
    "一次性收集证据",
    "打造“10分钟健身圈”",
    "关注生命早期1000天营养",
    "万名宣讲员走基层",
    "党的十九届六中全会",
    "上午9：30开始",
    "实施培训计划2.0",
    "入住人数少于10人的",
    "床位20张以上50张以下的",
    "教师服务年限满30年",
    "渡口使用年限达到101年",
    "实施“100个渔村”工程",
    "落实《支持渔家30条措施》",
    "由渔业局等6部门联合印发",
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[tuple[float, float | None, str, str | None]]) -> None:
    found = [(q.value, q.value_max, q.unit, q.bound) for q in quantities(squeeze(text).text)]
    assert found == expected


@pytest.mark.parametrize("text", NOT_READ)
def test_reads_no_amount_where_a_name_has_figures(text: str) -> None:
    assert quantities(squeeze(text).text) == []


def test_squeezing_keeps_the_way_back() -> None:
    printed = "死亡率 下降到\u300012／10 万以下"
    squeezed = squeeze(printed)
    assert squeezed.text == "死亡率下降到12/10万以下"
    start = squeezed.text.index("12/10万")
    first, last = squeezed.printed(start, start + len("12/10万"))
    assert printed[first:last] == "12／10 万"


CUT = [
    ("一）办好夜校，修缮茶亭", ["一）办好夜校", "修缮茶亭"]),  # a bracket that nothing opened
    ("渡口（码头，泊位（浮桥，栈桥）），茶亭", ["渡口（码头，泊位（浮桥，栈桥））", "茶亭"]),
    ("落实《条例，细则》，“一口，一策”", ["落实《条例，细则》", "“一口，一策”"]),
    ("到2025年和2030年，达到60%，质量提高", ["到2025年和2030年，达到60%", "质量提高"]),
    ("其中，渡口3个", ["其中，渡口3个"]),
    ("办好夜校，", ["办好夜校"]),
]


@pytest.mark.parametrize(("text", "cut"), CUT)
def test_commas_cut_outside_brackets_only(text: str, cut: list[str]) -> None:
    assert [clause.text for clause in clauses(text)] == cut


def test_a_sentence_that_is_not_worth_it_is_passed_over() -> None:
    text = "办夜校；修茶亭。渡口3个，泊位2个；茶亭4个。"
    cut = list(clauses(text, lambda sentence: "3" in sentence))
    assert [(clause.text, clause.sentence, clause.stop) for clause in cut] == [
        ("渡口3个", 0, 1), ("泊位2个", 0, 1), ("茶亭4个", 1, 1),
    ]  # fmt: skip
    assert [text[clause.start : clause.end] for clause in cut] == [clause.text for clause in cut]


def test_clauses_give_the_text_back() -> None:
    text = "到2025年，覆盖率（含城市，不含县）达到60%，2030年达到80%；质量提高。"
    cut = list(clauses(text))
    assert [clause.text for clause in cut] == ["到2025年，覆盖率（含城市，不含县）达到60%", "2030年达到80%", "质量提高"]
    assert all(text[clause.start : clause.end] == clause.text for clause in cut)
    assert [clause.sentence for clause in cut] == [0, 0, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5600万农村人口", [(5600, "万")]),
        ("粮食产量保持在1.3万亿斤以上", [(1.3, "万亿斤")]),
        ("960多万贫困人口", [(960, "万")]),
        ("近600万人", [(600, "万人")]),
        ("发展综合指数达到0.92", [(0.92, "")]),
        ("收入差距系数由1.28缩小到1.2以内", [(1.28, ""), (1.2, "")]),
        ("出生人口性别比保持在107左右", [(107, "")]),
        ("PM2.5平均浓度降至32微克/立方米", [(32, "微克/立方米")]),
        ("满意度90分以上", [(90, "分")]),
        ("发生事故3起", [(3, "起")]),
        ("以2020年为基数下降1/6", [(100 / 6, "%")]),
        ("较上年下降三成以上", [(30, "%")]),
        ("分别提高3.2、0.1个百分点", [(3.2, "个百分点"), (0.1, "个百分点")]),
        ("高中生分别不少于9小时和8小时", [(9, "小时"), (8, "小时")]),
        ("高中生分别不少于9小时以及8小时", [(9, "小时"), (8, "小时")]),
        ("高中生分别不少于9小时或者8小时", [(9, "小时")]),
        ("教师服务年限满29年", [(29, "年")]),
        ("渡口使用年限达到100年", [(100, "年")]),
        ("实施“百村”工程，改造渔村100个", [(100, "个")]),
        ("拍摄渔港宣传片6部以上", [(6, "部")]),
        ("城乡差距不超过1个千分点", [(1, "千分点")]),
        ("按面积5%－10%配套", [(5, "%")]),
        ("比2015年提高1.6岁", [(1.6, "岁")]),
        ("每周5天", [(5, "天")]),
        ("像石榴籽一样紧紧抱在一起", []),
        ("由国三升级国四", []),
        ("56人以上大班额全部消除", []),
        ("女职工100人以上的单位", []),
        ("65岁以上老年人预期寿命", []),
    ],
)
def test_units_and_figures_of_other_plans(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(pytest.approx(figure.value), figure.unit) for figure in quantities(text)] == expected
