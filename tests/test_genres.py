"""Documents of other kinds than the known plans: outlines of five years, reports, opinions, regulations, joint plans."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import read_text, uncovered

from ingest.grammar.contents import EXAMPLES as ENTRIES
from ingest.grammar.contents import entry_of
from ingest.grammar.heads import EXAMPLES as BESIDES
from ingest.grammar.heads import beside_of
from ingest.pipeline import Reading

Tree = list[tuple[str, tuple[str, ...]]]


def read(text: str) -> Reading:
    """A reading in which nothing may be lost."""
    reading = read_text(text)
    assert reading.coverage == 1.0
    return reading


def tree(reading: Reading) -> Tree:
    """Role and path of each heading but the title."""
    return [(h.role, h.path) for plan in reading.plans for h in plan.headings if h.role != "title"]


FIVE_YEARS = """河湾市国民经济和社会发展第十四个五年规划和2035年远景目标纲要
目　录
第一篇 站上新起点 ........ 1
第一章 发展环境 ........ 1
第一节 发展基础 ........ 2
第二节 机遇挑战 ........ 3
第二章 指导方针 ........ 4
第二篇 增进民生福祉 ........ 5
第三章 促进妇女儿童全面发展 ........ 5
第一节 保障妇女权益 ........ 6
第二节 守护儿童成长 ........ 7
第一篇 站上新起点
第一章 发展环境
第一节 发展基础
“十三五”时期，全市修通三条环湖公路，村村用上自来水。
第二节 机遇挑战
年轻人外流的势头没有止住，托育、养老的担子一年重过一年。
专栏1 “十四五”时期主要指标
指标｜2020年｜2025年｜属性
每千人口托位数（个）｜1.8｜4.5｜预期性
第二章 指导方针
坚持把改善民生作为出发点，先办群众催得最急的事。
第二篇 增进民生福祉
这一篇讲民生。
第三章 促进妇女儿童全面发展
第一节 保障妇女权益
为农村妇女免费筛查两癌，五年覆盖十二万人。
支持妇女领办合作社。
专栏2 妇女健康工程
1.建设三所妇幼保健院。
2.培训乡村女医生二百名。
第二节 守护儿童成长
每个街道建成一处儿童之家。
"""


def test_an_outline_of_five_years() -> None:
    reading = read(FIVE_YEARS)
    (plan,) = reading.plans
    assert plan.title == "河湾市国民经济和社会发展第十四个五年规划和2035年远景目标纲要"
    assert reading.warnings == ()
    first, second = "站上新起点", "增进民生福祉"
    assert tree(reading) == [
        ("chapter", (first,)),
        ("section", (first, "发展环境")),
        ("section", (first, "发展环境", "发展基础")),
        ("section", (first, "发展环境", "机遇挑战")),
        ("section", (first, "发展环境", "机遇挑战", "专栏1 “十四五”时期主要指标")),
        ("section", (first, "指导方针")),
        ("chapter", (second,)),
        ("section", (second, "促进妇女儿童全面发展")),
        ("section", (second, "促进妇女儿童全面发展", "保障妇女权益")),
        ("section", (second, "促进妇女儿童全面发展", "保障妇女权益", "专栏2 妇女健康工程")),
        ("section", (second, "促进妇女儿童全面发展", "守护儿童成长")),
    ]
    boxed = [p for p in reading.passages if p.part == "专栏"]
    assert [p.item for p in boxed] == [None, None, 1, 2]
    assert [p.part for p in reading.passages][-1] == second
    assert plan.domains == ()
    assert "........" not in "".join(p.text for p in reading.passages)


def test_a_title_that_goes_on_after_one() -> None:
    torn = FIVE_YEARS.replace("五年规划和", "五年规划\n和", 1)
    assert read(torn).plans[0].title == read(FIVE_YEARS).plans[0].title


REPORT = """河湾县政府工作报告
——2024年1月9日在河湾县第九届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。
一、2023年工作回顾
过去一年，全县上下顶住压力、迎难而上，较好完成了年初确定的任务。
乡村面貌加快改变
一年来，硬化通组公路九十公里，改造危房三百户，十二个村的污水有了去处。
一是环境更美。二是道路更畅。
教育卫生补上短板
新建公办幼儿园四所，增加学位一千二百个，县医院妇产科搬进了新楼。
各位代表！
成绩来之不易，在此向全县人民表示衷心感谢！
二、2024年工作安排
今年工作的总体要求是：稳中求进，以进促稳，把群众的事一件一件办好。
大力培育特色产业
围绕茶叶和竹编做文章，重点抓好三件事，让更多妇女在家门口挣到工资。
一是扩大种植。新增茶园两千亩。
二是延长链条。建成一处加工园。
三是打响品牌。每季度办一次展销。
四是带动妇女就业。培训绣娘五百名。
持续办好民生实事
坚持把新增财力的七成以上用于民生，用一件件实事回应群众的期盼。
"""


def test_a_government_work_report() -> None:
    reading = read(REPORT)
    (plan,) = reading.plans
    assert (plan.title, plan.region) == ("河湾县政府工作报告", "河湾县")
    past, next_year = "2023年工作回顾", "2024年工作安排"
    assert tree(reading) == [
        ("chapter", (past,)),
        ("section", (past, "乡村面貌加快改变")),
        ("section", (past, "教育卫生补上短板")),
        ("chapter", (next_year,)),
        ("section", (next_year, "大力培育特色产业")),
        ("section", (next_year, "持续办好民生实事")),
    ]
    reasons = [p.text for p in reading.passages if p.headings == (next_year, "大力培育特色产业")]
    assert [text[:2] for text in reasons[1:]] == ["一是", "二是", "三是", "四是"]
    assert reading.warnings == ()


def test_a_report_without_any_number() -> None:
    numbered = ("一、2023年工作回顾", "二、2024年工作安排")
    text = REPORT
    for head in numbered:
        text = text.replace(head, head[2:].lstrip("、")[5:])
    reading = read(text)
    assert reading.plans[0].title == "河湾县政府工作报告"
    assert [path[-1] for _, path in tree(reading)] == ["工作回顾", "乡村面貌加快改变", "教育卫生补上短板", "工作安排", "大力培育特色产业", "持续办好民生实事"]  # fmt: skip


def test_two_short_lines_are_no_pattern() -> None:
    text = "河湾县发展规划\n一、工作思路\n照章办事，不搞花架子，不提办不到的目标。\n关于道路\n修通通组公路九十公里，改造危房三百户，完成污水治理。\n二、工作安排\n办好实事。\n"
    assert [path for _, path in tree(read(text))] == [("工作思路",), ("工作安排",)]


OPINION = """河湾县人民政府关于支持妇女就业创业的实施意见
各乡镇人民政府，县直各部门：
为让更多妇女在家门口就业，提出以下意见。
一、总体要求
（一）指导思想。以习近平新时代中国特色社会主义思想为指导，稳住就业基本盘。
（二）工作目标。到2025年，新增妇女就业八千人。
二、重点任务
（三）开发就业岗位。围绕茶叶和竹编建设扶贫车间。每个车间吸纳妇女不少于二十人。
（四）提升就业技能。每年培训妇女一千人次。
1.办好夜校。
2.送教下乡。
（五）支持自主创业。对首次创业的妇女给予一次性补贴。
三、保障措施
（六）加强组织领导。县就业工作领导小组统筹协调。
（七）落实资金保障。列入年度预算。
"""


def test_an_opinion_with_run_in_heads_whose_numbers_run_on() -> None:
    reading = read(OPINION)
    assert reading.plans[0].title == "河湾县人民政府关于支持妇女就业创业的实施意见"
    assert (reading.plans[0].region, reading.plans[0].audience) == ("河湾县", "妇女")
    assert reading.warnings == ()
    assert reading.plans[0].chapters == ("总体要求", "重点任务", "保障措施")
    assert [path for role, path in tree(reading) if role == "section"] == [
        ("总体要求", "指导思想"),
        ("总体要求", "工作目标"),
        ("重点任务", "开发就业岗位"),
        ("重点任务", "提升就业技能"),
        ("重点任务", "支持自主创业"),
        ("保障措施", "加强组织领导"),
        ("保障措施", "落实资金保障"),
    ]
    assert [(p.headings[-1], p.item) for p in reading.passages if p.item] == [("提升就业技能", 1), ("提升就业技能", 2)]


@pytest.mark.parametrize(
    ("first", "later", "head"),
    [
        ("一、总体要求", "二、工作安排", "四、保障措施"),
        ("第一章 总则", "第二章 任务", "第四章 附则"),
        ("（一）起步", "（二）推进", "（四）收尾"),
    ],
)
def test_a_gap_in_the_headings_is_told_by_name(first: str, later: str, head: str) -> None:
    upper = "一、任务\n" if first.startswith("（") else ""
    text = f"河湾县工作方案\n{upper}{first}\n照章办事。\n{later}\n按月调度。\n{head}\n列入预算。\n"
    reading = read(text)
    assert [warning for warning in reading.warnings if head in warning] == [
        f"编号不连续：“{head}”前应为第 3 项（{'第 7 行，任务' if upper else '第 6 行'}）"
    ]
    assert [path[-1] for _, path in tree(reading)][-3:] == [
        line[line.index(mark) + 1 :].strip()
        for line, mark in zip((first, later, head), "、、、" if "、" in first else "章章章" if "章" in first else "）））", strict=True)
    ]  # fmt: skip


JOINT = """河湾县妇女儿童发展规划（2021—2030年）
一、总体要求
一张蓝图绘到底。
二、妇女发展
（一）妇女与健康
主要目标：
1.孕产妇死亡率控制在12/10万以下。
2.两癌筛查率过七成。
策略措施：
1.建好保健院。
（二）妇女与教育
主要目标：
1.男女童入学率持平。
策略措施：
1.守住控辍保学底线。
2.办好夜校。
三、儿童发展
（一）儿童与健康
主要目标：
1.婴儿死亡率控制在4‰以下。
策略措施：
1.配强儿科。
（二）儿童与安全
主要目标：
1.溺水事故逐年减少。
2.校车全部达标。
策略措施：
1.巡查水域。
四、组织实施
县妇女儿童工作委员会统筹。
"""


def counts(reading: Reading) -> list[tuple[str | None, str, int]]:
    """Domain, part and number of items in the order of the text."""
    places = [(p.domain, p.part) for p in reading.passages if p.domain and p.item]
    return [(*place, places.count(place)) for place in dict.fromkeys(places)]


def test_a_joint_plan_for_women_and_children_is_one_plan() -> None:
    reading = read(JOINT)
    (plan,) = reading.plans
    assert (plan.audience, plan.start_year, plan.end_year) == (None, 2021, 2030)
    assert plan.chapters == ("总体要求", "妇女发展", "儿童发展", "组织实施")
    assert counts(reading) == [
        ("妇女与健康", "主要目标", 2), ("妇女与健康", "策略措施", 1), ("妇女与教育", "主要目标", 1), ("妇女与教育", "策略措施", 2),
        ("儿童与健康", "主要目标", 1), ("儿童与健康", "策略措施", 1), ("儿童与安全", "主要目标", 2), ("儿童与安全", "策略措施", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("half", "part", "domain", "item"),
    [("{}、{}", "（{}）{}", "{}.{}", "（{}）{}"), ("{}、{}", "（{}）{}", "{}.{}", "①②"), ("第{}章 {}", "第{}节 {}", "{}、{}", "{}.{}"),
     ("第{}章 {}", "第{}节 {}", "{}、{}", "（{}）{}"), ("第{}章 {}", "{}、{}", "（{}）{}", "{}.{}")],
)  # fmt: skip
def test_a_joint_plan_with_goals_and_measures_apart(half: str, part: str, domain: str, item: str) -> None:
    chinese = "一二三四五"
    lines = ["河湾县妇女儿童发展规划", half.format("一", "总体要求"), "照章办事。"]
    for number, who in (("二", "妇女"), ("三", "儿童")):
        lines.append(half.format(number, f"{who}发展"))
        for n, word in enumerate(("主要目标", "策略措施")):
            lines.append(part.format(chinese[n], word))
            for m, field in enumerate(("健康", "教育")):
                lines.append(domain.format(m + 1 if "." in domain else chinese[m], f"{who}与{field}"))
                marks = (
                    ("①办成甲事。", "②办成乙事。")
                    if item == "①②"
                    else (item.format(1, "办成甲事。"), item.format(2, "办成乙事。"))
                )
                lines += marks
    reading = read("\n".join([*lines, half.format("四", "组织实施"), "统筹。"]))
    assert reading.plans[0].domains == ("妇女与健康", "妇女与教育", "儿童与健康", "儿童与教育")
    assert {count for _, _, count in counts(reading)} == {2}
    assert len(counts(reading)) == 8
    assert reading.plans[0].chapters == ("总体要求", "妇女发展", "儿童发展", "组织实施")


def test_a_plan_without_a_title_keeps_its_outline() -> None:
    reading = read(JOINT.split("\n", 1)[1])
    assert reading.plans[0].title is None
    assert counts(reading) == counts(read(JOINT))


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("（2011—2020年）", "（2021—2030年）"),
        ("（二〇一一—二〇二〇年）", "（二〇二一—二〇三〇年）"),
        ("（二○一一至二○二○年）", "（二○二一至二○三○年）"),
        ("（ 2 0 1 1 — 2 0 2 0 年）", "（2 0 2 1—2 0 3 0 年）"),
        ("\n（2011—2020年）", "\n（2 0 2 1—2 0 3 0\n年）"),
        ("(2011-2020)", "(2021～2030年)"),
    ],
)
def test_plans_of_two_periods_stand_side_by_side(older: str, newer: str) -> None:
    body = JOINT.split("\n", 1)[1].split("三、")[0]
    reading = read(f"河湾市妇女发展规划{older}\n{body}河湾市妇女发展规划{newer}\n{body}")
    assert [(p.start_year, p.end_year) for p in reading.plans] == [(2011, 2020), (2021, 2030)]
    assert len({p.key for p in reading.plans}) == 2
    assert counts(reading)[:2] == [("妇女与健康", "主要目标", 4), ("妇女与健康", "策略措施", 2)]


REGULATION = """河湾县托育服务管理办法
第一章 总则
第一条 为了规范托育服务，让家长放心，制定本办法。
第二条 本县范围内的托育机构适用本办法。
第二章 设立
第三条 设立托育机构应当具备下列条件：
（一）有固定的场所；
（二）有持证的保育人员；
1.每班不少于两名；
（三）有必要的经费。
第四条 县卫生健康部门负责备案。
备案不收费。
第三章 附则
第五条 本办法自2022年1月1日起施行。
"""


def test_a_regulation_in_articles() -> None:
    reading = read(REGULATION)
    assert reading.plans[0].title == "河湾县托育服务管理办法"
    assert reading.plans[0].chapters == ("总则", "设立", "附则")
    assert [(p.headings, p.item) for p in reading.passages] == [
        (("总则",), 1), (("总则",), 2), (("设立",), 3), (("设立",), 4), (("附则",), 5)
    ]  # fmt: skip
    assert reading.passages[2].text.count("\n") == 4
    assert reading.passages[3].text.endswith("\n备案不收费。")
    assert reading.warnings == ()


def test_articles_without_chapters() -> None:
    text = "河湾县托育服务管理办法\n" + "".join(line + "\n" for line in REGULATION.split("\n")[1:] if "章" not in line)
    reading = read(text.replace("\n\n", "\n"))
    assert [p.item for p in reading.passages] == [1, 2, 3, 4, 5]


def test_what_is_not_recognised_stays_under_its_heading() -> None:
    text = "河湾县工作方案\n一、任务\n◆ 修路。\n◇ 搭桥。\n甲：乙负责\n※\n二、保障\nA. 预算。\n(i) 人员。\n"
    reading = read(text)
    assert [(p.headings, p.text) for p in reading.passages] == [
        (("任务",), "◆ 修路。"), (("任务",), "◇ 搭桥。"), (("任务",), "甲：乙负责"), (("任务",), "※"),
        (("保障",), "A. 预算。"), (("保障",), "(i) 人员。"),
    ]  # fmt: skip
    assert uncovered(reading).strip() == ""


LINES = st.sampled_from([
    "河湾县妇女发展规划（2021—2030年）", "目录", "前言……1", "一、总体要求........3", "一、总体要求", "二、主要目标", "三、推进举措", "第一条 甲事照办。", "第二条 乙事", "附件1", "附件2：清单",
    "专栏1 健康工程", "（一）妇女与健康", "1.妇女与健康", "（1）建卡。", "2.妇女与教育", "主要目标：", "1.主要目标：（1）达标。", "策略措施：", "3.照办。", "㈠ 领导", "⒈到岗。", "一是修路。",
    "大力发展教育事业", "这一段把事情说清楚，也把责任说清楚，谁来办、何时办、办到什么程度。", "前言", "，", "一、二年级不布置作业。", "抄送：县委办。", "甲｜乙",
])  # fmt: skip


@settings(max_examples=400)
@given(st.lists(LINES, max_size=40))
def test_every_mixture_of_genres_is_read_whole(lines: list[str]) -> None:
    assert read_text("\n".join(lines)).coverage == 1.0


@pytest.mark.parametrize(("line", "title"), ENTRIES.items())
def test_examples_of_entries_of_a_table_of_contents(line: str, title: str | None) -> None:
    assert entry_of(line) == title


@pytest.mark.parametrize(("line", "kind"), BESIDES.items())
def test_examples_of_annexes_and_boxes(line: str, kind: str) -> None:
    assert beside_of(line) == kind


def test_a_table_of_contents_torn_and_with_roman_pages() -> None:
    text = "河湾县发展规划\n目录\n前言……I\n一、扶持山区妇女把绣坊、茶园和民宿\n办成稳得住的营生……2\n二、收尾……3\n前言\n开头。\n一、办事\n照章。\n二、收尾\n归档。\n"
    reading = read(text)
    assert [p.text for p in reading.passages] == ["开头。", "照章。", "归档。"]


@pytest.mark.parametrize("gap", ["\t", "    ", "……"])
def test_figures_in_columns_are_no_table_of_contents(gap: str) -> None:
    rows = [f"孕产妇死亡率{gap}12", f"婴儿死亡率{gap}4", f"贫血率{gap}9", f"龋患率{gap}25"]
    reading = read("\n".join(["河湾县妇女发展规划", "一、现状", "各项指标如下：", *rows, "二、任务", "照章办事。"]))
    assert all(row in "\n".join(p.text for p in reading.passages) for row in rows)


def test_lines_under_a_head_called_contents_that_are_no_table_stay() -> None:
    text = "河湾县发展规划\n目录\n一、办事\n照章办事。\n二、收尾\n归档。\n三、附带\n说明。\n"
    reading = read(text)
    assert reading.plans[0].chapters == ("办事", "收尾", "附带")
    assert "目录" in "".join(p.text for p in reading.passages)


UNNUMBERED = """2024年河湾县政府工作报告
——2024年1月9日在河湾县第九届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。
过去一年工作回顾
过去一年，全县上下顶住压力、迎难而上，较好完成了年初确定的各项任务。
今后五年目标任务
今后五年要把茶叶和竹编两个产业做大，让更多的妇女在家门口挣到工资。
2024年重点工作
今年是承上启下的一年，要把群众的事一件一件办好，重点抓好两个方面：
（一）大力培育特色产业
围绕茶叶和竹编做文章。
（二）持续办好民生实事
新建公办幼儿园四所。
"""


def test_chapters_without_a_number_stand_above_numbered_sections() -> None:
    reading = read(UNNUMBERED)
    (plan,) = reading.plans
    assert (plan.title, plan.region, plan.period, plan.date) == (
        "2024年河湾县政府工作报告",
        "河湾县",
        "2024年",
        "2024-01-09",
    )
    assert tree(reading) == [
        ("chapter", ("过去一年工作回顾",)),
        ("chapter", ("今后五年目标任务",)),
        ("chapter", ("2024年重点工作",)),
        ("section", ("2024年重点工作", "大力培育特色产业")),
        ("section", ("2024年重点工作", "持续办好民生实事")),
    ]


def test_a_marker_on_a_line_of_its_own_belongs_to_the_next_line() -> None:
    text = OPINION.replace("（四）提升就业技能。", "（\n四）提升就业技能。").replace("二、重点任务", "二、重点任务\n（")
    torn = text.replace("（\n（三）", "（\n三）")
    assert tree(read(torn)) == tree(read(OPINION))


def test_a_title_below_its_chapters_number_is_the_chapters() -> None:
    text = FIVE_YEARS.replace(
        "第一篇 站上新起点\n第一章 发展环境\n第一节 发展基础\n“",
        "第一篇\n站上新起点\n第一章\n发展环境\n第一节 发展基础\n“",
    )
    assert tree(read(text)) == tree(read(FIVE_YEARS))


def test_bold_words_within_a_sentence_head_no_list() -> None:
    text = "河湾县工作方案\n一、任务\n到2025年全县妇女发展工作的\n主要目标\n是：人人有事做，户户有收入。\n二、保障\n列入预算。\n"
    reading = read(text)
    assert tree(reading) == [("chapter", ("任务",)), ("chapter", ("保障",))]
    assert [p.text for p in reading.passages] == [
        "到2025年全县妇女发展工作的主要目标是：人人有事做，户户有收入。",
        "列入预算。",
    ]


def test_a_heading_of_one_long_sentence() -> None:
    head = "推动供需更好衔接，在扩大消费、稳定投资和改善民生之间形成良性循环，让全县群众得到更多更实在的好处。"
    reading = read(f"河湾县工作方案\n一、任务\n（一）{head}\n修路。\n（二）搭桥\n照办。\n二、保障\n列入预算。\n")
    assert tree(reading)[1] == ("section", ("任务", head[:-1]))


def test_a_preface_may_stand_between_the_contents_and_the_text() -> None:
    contents = "目 录\n第一篇 站上新起点\n第一章 发展环境\n第二篇 增进民生福祉\n第二章 民生实事\n"
    body = "前 言\n纲要依照建议编制。\n第一篇 站上新起点\n这一篇说的是起点，有一段导语。\n第一章 发展环境\n环境尚好。\n第二篇 增进民生福祉\n这一篇说的是民生。\n第二章 民生实事\n办好实事。\n"
    reading = read(f"河湾县发展规划\n{contents}{body}")
    assert len(reading.plans) == 1
    assert reading.plans[0].chapters == ("站上新起点", "增进民生福祉")


def test_a_numbered_part_ends_where_its_own_numbering_goes_on() -> None:
    text = "河湾县工作方案\n一、总体要求\n（一）工作目标\n1.修路。\n2.搭桥。\n（二）工作机制\n县政府牵头。\n二、保障\n列入预算。\n"
    assert [path for _, path in tree(read(text))] == [
        ("总体要求",),
        ("总体要求", "工作目标"),
        ("总体要求", "工作机制"),
        ("保障",),
    ]


def test_a_gap_in_a_list_is_told_with_its_place() -> None:
    text = JOINT.replace("2.两癌筛查率过七成。", "3.两癌筛查率过七成。", 1)
    assert read(text).warnings == (
        "编号不连续：“3.两癌筛查率过七成。”前应为第 2 条（第 8 行，妇女发展 › 妇女与健康 › 主要目标）",
    )


def plan_of(who: str) -> str:
    """A plan of one domain with two goals and one measure, without its title."""
    return f"前言\n开头。\n一、总体要求\n照章办事。\n二、发展领域\n（一）{who}与健康\n主要目标：\n1.甲达标。\n2.乙达标。\n策略措施：\n1.丙照办。\n三、组织实施\n统筹。\n"


def test_two_plans_as_attachments_of_a_notice_that_lists_them() -> None:
    names = [f"河湾县{who}发展规划（2021—2030年）" for who in ("妇女", "儿童")]
    notice = f"河湾县人民政府关于印发《{names[0]}》《{names[1]}》的通知\n河政发〔2022〕7号\n各乡镇：\n现印发给你们。\n附件：1.{names[0]}\n2.{names[1]}\n河湾县人民政府\n2022年7月8日\n"
    text = (
        notice
        + "".join(f"附件{n}\n{name}\n{plan_of(name[3:5])}" for n, name in enumerate(names, 1))
        + "抄送：县委办。\n河湾县人民政府办公室 2022年7月9日印发\n"
    )
    reading = read(text)
    assert [plan.title for plan in reading.plans] == names
    assert {(p.issuer, p.number, p.date) for p in reading.plans} == {
        ("河湾县人民政府", "河政发〔2022〕7号", "2022-07-08")
    }
    assert counts(reading) == [(f"{who}与健康", part, n) for who in ("妇女", "儿童") for part, n in (("主要目标", 2), ("策略措施", 1))]  # fmt: skip


@pytest.mark.parametrize("blank", [" ", "　"])
def test_chapters_numbered_without_a_mark(blank: str) -> None:
    text = JOINT
    for numeral in "一二三四":
        text = text.replace(f"\n{numeral}、", f"\n{numeral}{blank}")
    assert tree(read(text)) == tree(read(JOINT))


def test_a_spaced_date_is_no_chapter() -> None:
    reading = read(
        "河湾县工作方案\n一、任务\n照章办事，按季调度。\n二 〇二二年七月\n一 年级学生不留作业，减轻负担。\n二、保障\n列入预算。\n"
    )
    assert reading.plans[0].chapters == ("任务", "保障")


DECIMAL_PLAN = "河湾县妇女发展规划（2021—2030年）\n第一章 总体要求\n1.1 指导思想\n照章办事。\n第二章 发展领域\n2.1 妇女与健康\n2.1.1 主要目标\n（1）甲达标。\n（2）乙达标。\n2.1.2 策略措施\n（1）丙照办。\n2.2 妇女与教育\n2.2.1 主要目标\n（1）丁达标。\n2.2.2 策略措施\n（1）戊照办。\n（2）己照办。\n第三章 组织实施\n3.1 加强领导\n统筹。\n"


def test_domains_and_parts_in_decimals() -> None:
    reading = read(DECIMAL_PLAN)
    assert reading.plans[0].chapters == ("总体要求", "发展领域", "组织实施")
    assert counts(reading) == [("妇女与健康", "主要目标", 2), ("妇女与健康", "策略措施", 1), ("妇女与教育", "主要目标", 1), ("妇女与教育", "策略措施", 2)]  # fmt: skip


def test_what_spells_an_item_out_by_dashes_belongs_to_it() -> None:
    dashes = "".join(f"——{place}达标。\n" for place in ("县城", "山区", "牧区", "林区", "湖区"))
    reading = read(f"河湾县妇女发展规划\n一、领域\n（一）妇女与健康\n主要目标：\n1.甲达标。\n{dashes}2.乙达标。\n")
    assert [(p.item, p.text.count("——")) for p in reading.passages] == [(1, 5), (2, 0)]


def test_a_plan_that_the_text_says_the_nation_issued() -> None:
    line = "近日，中共中央、国务院印发了《青年发展规划（2016—2025年）》，并发出通知，要求各地照此执行。"
    (plan,) = read(f"青年发展规划（2016—2025年）\n{line}\n一、任务\n照办。\n二、保障\n列支。\n").plans
    assert (plan.region, plan.region_code, plan.audience) == ("中国", "100000", None)
