"""What golden_comparisons.py calls: library, what is done, and with what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Call = tuple[str, str, tuple[Any, ...]]

NAMES = {
    "samples": ["孕产妇死亡率", "婴儿死亡率", "近视率", "儿童之家覆盖率", "剖宫产率", "5岁以下儿童贫血率", "学前教育毛入园率", "妇女常见病筛查率",
                "宫颈癌筛查率", "妇女基本医疗保险参保率", "每千人口3岁以下婴幼儿托位数", "就业人员中女性比例"],
    "made": ["孕产妇死亡率", "妇女常见病筛查率", "近视率", "剖宫产率", "人均预期寿命", "学前教育毛入园率", "儿童溺水死亡率", "牧区妇女夜校覆盖率",
             "农村卫生厕所普及率", "艾滋病母婴传播率", "户外活动时间", "5岁以下儿童贫血率", "城镇公共厕所男女厕位比例"],
    "mortality": ["婴儿死亡率", "5岁以下儿童死亡率", "儿童之家覆盖率", "近视率", "村级服务站覆盖率"],
    "counties": ["孕产妇死亡率", "妇女常见病筛查率", "宫颈癌筛查率", "乳腺癌筛查率"],
    "ageing": ["老年人体检率"],
    "faulty": ["孕产妇死亡率", "婴儿死亡率", "近视率", "孕产妇系统管理率", "九年义务教育巩固率", "农村自来水普及率", "村级图书室覆盖率",
        "5岁以下儿童贫血率", "5岁以下儿童生长迟缓率"],
}  # fmt: skip
TEXTS = {
    "samples": ["流动儿童", "溺水", "心理健康", "航天", "松岚 儿童与安全 策略措施 1", "每学期组织学生学会游泳"],
    "made": ["溺水", "HPV疫苗", "流动服务站", "夜校", "近视", "柏川妇女 健康 策略措施 1", "户外活动不少于2小时"],
    "counties": ["家庭暴力", "服务站", "骨质疏松", "柳湾 健康 主要目标 2", "心理健康"],
    "known": ["没人管的孩子", "上网太多"],
}  # fmt: skip
PLANS = {
    "samples": [("云麓妇女", "望川妇女"), ("沙泉", "云麓儿童")],
    "made": [("柏川妇女", "桐坪妇女"), ("柏川儿童", "桐坪儿童"), ("柏川县妇女发展规划（2011—2020年）", "柏川县妇女发展规划（2021—2030年）"), ("柏川妇女", "芦岸"),
             ("芦岸", "柏川儿童")],
    "mortality": [("江汀", "石湾"), ("云禾", "江汀")],
    "counties": [("柳湾县妇女发展规划（2021—2030年）", "石坪妇女"), ("柳湾县妇女发展规划（2011—2020年）", "柳湾县妇女发展规划（2021—2030年）")],
}  # fmt: skip
SEARCHES = {
    "samples": ["流动儿童入学", "HPV疫苗", "a", "", "家暴告诫", "溺水", "孕产妇死亡率", "1", "马背 课堂", "火车站"],
    "known": ["孩子没人管", "上学路上", "妇女贷款"],
    "made": ["流动服务站", "经费"],
    "many": ["巡回诊室", "HPV疫苗", "人乳头瘤病毒"],
}  # fmt: skip


RETRIEVED = [
    "云麓怎么保障女职工", "各地怎么防止孩子溺水", "云麓和松岚的近视防控措施", "孩子上网", "妇女创业贷款的策略措施", "孕妇待产", "白鹭流动儿童入学；松岚心理教师", "北京怎么做",
    "各地总体要求里的男女平等",
]  # fmt: skip
SECTIONS = [
    "云麓妇女与健康领域主要目标有哪些",
    "松岚儿童与安全有哪些措施",
    "青槐妇女规划的总体要求",
    "望川有哪些领域",
    "各地健康领域",
    "孕妇的健康领域目标",
    "随便问问",
]
ASKED = [
    "孕产妇死亡率",
    "高中毛入学率",
    "近视",
    "筛查",
    "死亡率",
    "城镇女性",
    "",
    "牧草率",
    "婴儿死亡",
    "女的医保",
    "体检率",
]


NAMED = {
    "made": ["柏川县", "柏川妇女2020", "柏川 妇女 2021", "柏川2019", "芦岸", "luan.txt", "tongping", "桐坪旗妇女发展规划（2021—2030年）", "桐坪妇女规划", "妇女", "儿童发展规划", "桐坪老年",
             "桐坪儿童 健康 主要目标 2", "桐坪妇女 妇女与健康 策略措施第1条", "柏川 健康 目标 1", "桐坪妇女 健康 措施 9", "桐坪妇女 航天 目标 1",
             "芦岸市/未知/2021-2030/妇女与健康/主要目标/1#11", "桐坪旗/妇女/2021-2030/妇女与健康/主要目标/2#8", "桐坪旗/妇女/2021-2030/没有", ""],
    "faulty": ["caishi_again", "caishi_children", "caishi.txt", "采石", "妇女发展规划", "nowhere"],
    "many": ["妇女"],
}  # fmt: skip
PLACES = ["甘肃", "甘肃省", "武威", "武威市", "凉州", "凉州区", "甘南", "巴州", "巴音郭楞", "新疆", "喀什", "石河子", "第八师", "八师", "兵团", "北京", "朝阳区", "朝阳", "通州", "南疆", "河西",
          "西北", "上海", "不知道"]  # fmt: skip


def _naming(library: str, name: str) -> Iterator[Call]:
    yield library, "plan", (name,)
    yield library, "item", (name,)


def calls() -> Iterator[Call]:
    """Library, what is done, with what."""
    for library, names in NAMES.items():
        yield library, "compare", (names,)
        yield library, "compare", (names[:2], "妇女")
    yield "samples", "compare", (["癌筛查率", "托位数"],)
    yield "samples", "compare", (["火星移民率"],)
    for library, texts in TEXTS.items():
        yield from ((library, "compare --text", (text,)) for text in texts)
    yield "samples", "compare --text", ("心理健康", None, "健康")
    for library, pairs in PLANS.items():
        yield from ((library, "diff", pair) for pair in pairs)
    yield "samples", "diff", ("白鹭", "松岚", "安全", "策略措施")
    yield "samples", "diff", ("白鹭", "松岚", "航天")
    yield "samples", "diff", ("白鹭", "白鹭")
    yield from ((library, "findings", ()) for library in ("samples", "made", "mortality", "faulty"))
    for library, queries in SEARCHES.items():
        yield from ((library, "search", (query,)) for query in queries)
    yield "samples", "search", ("溺水", 3)
    yield from (("samples", "retrieve", (question, 6)) for question in RETRIEVED)
    yield from (("samples", "section", (question,)) for question in SECTIONS)
    yield from (("samples", "indicator", (name,)) for name in ASKED)
    yield from (call for library, names in NAMED.items() for name in names for call in _naming(library, name))
    yield from (("places", "plans of", (place,)) for place in PLACES)
