"""Words around figures as plans of all kinds print them: bases, spans of years, norms, lists and reports."""

from __future__ import annotations

import pytest
from register_rows import brief, rows
from with_pack import content_lines, plan_titles, quantities, read_plans, targets_of

from ingest.document import Document
from ingest.plan import Plan

Row = tuple[str, str | None, str, float | None, str | None]

ROWS: list[tuple[str, list[Row]]] = [
    (
        "按照人均用地不少于0.3平方米的标准配建托育设施。",
        [("托育设施人均用地标准", None, ">=", 0.3, "平方米")],
    ),
    (
        "入住不足20人的，安排运行经费（不含人员工资）不少于3万元/年。",
        [("运行经费", None, ">=", 3, "万元/年")],
    ),
    (
        "床位30张以上不足80张的，每所至少配备2名护士。",
        [("护士配备数", "每所", ">=", 2, "名")],
    ),
    ("低保标准达到720元/月以上。", [("低保标准", None, ">=", 720, "元/月")]),
    (
        "全市70%以上乡镇（街道）创建成省级无烟家庭示范乡镇。",
        [("创建成省级无烟家庭示范乡镇乡镇（街道）比例", "乡镇（街道）", ">=", 70, "%")],
    ),
    (
        "居民医保参保率96%以上，特殊人群达100%。",
        [("居民医保参保率", None, ">=", 96, "%"), ("居民医保参保率", "特殊人群", "=", 100, "%")],
    ),
    (
        "老城区、老居住区托育设施配建率、社区食堂覆盖率均达到90%。",
        [
            ("老城区托育设施配建率", None, ">=", 90, "%"),
            ("老居住区托育设施配建率", None, ">=", 90, "%"),
            ("社区食堂覆盖率", None, ">=", 90, "%"),
        ],
    ),
    (
        "公办园数、在园幼儿数分别占总数70%以上。",
        [("公办园数占总数比例", None, ">=", 70, "%"), ("在园幼儿数占总数比例", None, ">=", 70, "%")],
    ),
    ("每年新建、改扩建40所公办幼儿园。", [("公办幼儿园数", "每年", "=", 40, "所")]),
    ("三是改扩建6个托育点。", [("托育点数", None, "=", 6, "个")]),
    ("建设和筹集公租房900套（户）。", [("筹集公租房数", None, "=", 900, "套")]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:12] for text, _ in ROWS])
def test_rows(text: str, expected: list[Row]) -> None:
    assert brief(text) == expected


def test_a_change_starts_from_the_value_that_it_is_based_on() -> None:
    found = rows("电子烟使用率在48.6%的基础上每年降低0.6个百分点以上。")
    assert [(t.kind, t.indicator, t.comparator, t.value) for t in found] == [
        ("baseline", "电子烟使用率", "=", 48.6),
        ("target", "电子烟使用率", "decrease_by", 0.6),
    ]


def test_a_number_that_is_compared_is_a_change() -> None:
    found = rows("2024年，托位4.2个，比2020年增加1.7个。学校食堂比上年减少3所。", "托育工作回顾", ("托育工作回顾",))
    assert [(t.comparator, t.value, t.base_year) for t in found] == [
        ("=", 4.2, None),
        ("increase_by", 1.7, 2020),
        ("decrease_by", 3, None),
    ]
    assert [t.comparator for t in rows("增加公办幼儿园12所。")] == ["="]


def test_bodies_are_no_units() -> None:
    assert quantities("由妇儿工委办等6部门联合印发") == []
    assert [(q.value, q.unit) for q in quantities("拍摄宣传片6部")] == [(6, "部")]


YEARS = [
    ("2016年至2020年，婴儿死亡率从7.4‰降至4.1‰。", [(7.4, 2016), (4.1, 2020)]),
    ("展望2035年，健康预期寿命达到72岁以上。", [(72, 2035)]),
    ("到2025年，体系更加健全。入托率达到20%。到2030年，更加完善。入托率达到35%。", [(20, 2025), (35, 2030)]),
    ("2025年入园率达到95%，巩固率达到98%；2030年分别达到97%、99%。", [(95, 2025), (98, 2025), (97, 2030), (99, 2030)]),
]


@pytest.mark.parametrize(("text", "expected"), YEARS, ids=[text[:10] for text, _ in YEARS])
def test_years_hold_for_what_follows(text: str, expected: list[tuple[float, int]]) -> None:
    assert [(t.value, t.year) for t in rows(text)] == expected


def test_the_year_of_an_aim_ends_with_its_paragraph_and_holds_in_goals_only() -> None:
    text = "到2025年，试点镇达到3个。每镇建成1所托育园。"
    assert [t.year for t in rows(text)] == [2025, 2025]
    assert [t.year for t in rows(text, "策略措施")] == [2025, None]


REPORT = "2022年《江宁州儿童发展规划（2021—2030年）》统计监测报告\n一、儿童与健康\n婴儿死亡率下降到3.9‰，入托率提高到12%。\n二、儿童与安全\n伤害死亡率为9.1/10万。\n"


def test_a_monitoring_report_tells_what_was_reached() -> None:
    reading = read_plans(Document("report.txt", "", REPORT))
    assert reading.plans[0].title == "2022年《江宁州儿童发展规划（2021—2030年）》统计监测报告"
    found = targets_of(reading.passages)
    assert [(t.kind, t.comparator, t.value, t.year) for t in found] == [
        ("baseline", "=", 3.9, 2022),
        ("baseline", "=", 12, 2022),
        ("baseline", "=", 9.1, 2022),
    ]


def test_a_plan_is_no_report() -> None:
    plan = Plan("p.txt", 1, "江宁州儿童发展规划", None, None, None, 2021, 2030, None, None, None)
    assert rows("入托率提高到12%。", "健康", ("健康",), plan)[0].kind == "target"


def test_an_excerpt_that_begins_with_its_second_chapter_has_a_title() -> None:
    text = "江宁州学前教育提升行动实施方案\n二、主要目标\n入园率达到95%以上。\n三、保障措施\n每年检查两次。\n"
    lines, _ = content_lines(Document("part.txt", "", text))
    assert [title.text for title in plan_titles(lines)] == ["江宁州学前教育提升行动实施方案"]
    found = targets_of(read_plans(Document("part.txt", "", text)).passages)
    assert (found[0].kind, found[0].value) == ("target", 95)


def test_a_notice_of_so_many_measures_names_them() -> None:
    text = "江宁州人民政府办公室关于印发推动村级食堂发展八条措施的通知\n各县人民政府：\n现印发给你们。\n一、建设场所。每村建成1个。\n二、保障经费。每村不少于2万元/年。\n"
    plan = read_plans(Document("notice.txt", "", text)).plans[0]
    assert plan.title == "推动村级食堂发展八条措施"
