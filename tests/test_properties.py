"""Properties of reading that hold for any text: nothing raised, nothing lost, nothing twice, everything in order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import check_passages, read_text, uncovered, warned_of_loss
from with_pack import content_lines, read_plans, targets_of

from ingest.document import Document, Page
from ingest.readers.text import read as decode

TITLES = [
    "河湾县妇女发展规划（2021—2030年）",
    "河湾县儿童发展规划\n（2021—2030年）",
    "河湾县妇女\n发展规划",
    "《河湾县儿童发展规划》",
    "附件：河湾县实施方案",
    "2024年河湾县政府工作报告",
    "政 府 工 作 报 告\n——2024年1月9日在河湾县第九届人民代表大会第三次会议上",
    "河湾县国民经济和社会发展\n第十四个五年规划\n和2035年远景目标纲要",
    "关于促进河湾县托育服务改革和\n创新发展的实施方案",
    "“十四五”国家老龄事业发展规划",
    "河湾县实施《中国妇女发展纲要（2011—2020年）》方案",
    "河湾县人民政府关于印发河湾县妇女发展规划的通知",
]
HEADS = ["一、总体要求", "二、目标与措施", "三、组织实施", "4、 监测评估", "第一章 总则", "第二节　任务", "（一）妇女与健康", "(二) 儿童与教育", "**（三）妇女与家庭**",
         "主要目标：", "### - 策略措施：**", "前     言", "结语", "（一）压实责任。一把手亲自抓。", "# 主要措施", "主要目标：1.甲达标。", "1 总则", "1.1 目标", "1.2 原则", "2 任务", "2.1 主要目标", "2.1.1 甲达标。", "第三章", "第一部分", "（", "三）收尾",
         "过去一年工作回顾", "2024年重点工作", "（四）推动供需更好衔接，在扩大消费、稳定投资和改善民生之间形成良性循环，让群众得到更多更实在的好处。"]  # fmt: skip
ITEMS = ["1.甲项达标。", "2. 乙项率达到", "40%左右，稳步提高。", "3、丙项", "8.5岁以下儿童贫血率降到7%。", "15．收尾", "- 1.照办。", "**2.照办。** 每季一次。",
         "[bookmark: _GoBack]5.登记在册。", "（1）建卡", "①持证。", "①", "1.", "（一）", "一、"]  # fmt: skip
PARAGRAPHS = ["全县妇女与男子一样享有发展成果，差距进一步缩小，城乡一体推进，办成一批看得见的实事", "做好孕产", "妇登记。", "。", "甲｜2020年｜2030年", "｜", "功。",
              "——甲项提高。", "是：人人有事做，", "发布机构：", "成文日期：2022-07-08", "各位代表：", "2022年7月8日印发", "1.5 亿元", "2.3万名", "首页 > 专项规划", "抄送：县委办。", "河政发〔2022〕7号", "河湾县人民政府", "2022年7月8日", "目录", "附件", "……", "12", "0.8个百分点"]  # fmt: skip
FURNITURE = [
    "— 3 —",
    "第 4 页",
    "-5-",
    "---",
    "",
    "　",
    "**",
    "[bookmark: _Toc1]",
    "\u200b",
    "\x07",
    "\f",
    "\x1c",
    "\x85",
    "\u2028",
]
LINES = st.one_of(*(st.sampled_from(lines) for lines in (TITLES, HEADS, ITEMS, PARAGRAPHS, FURNITURE)))
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\n　", ""])
PLAN_TEXTS = st.lists(st.tuples(LINES, ENDS), max_size=40).map(lambda pairs: "".join(line + end for line, end in pairs))
ANY_TEXTS = st.one_of(
    st.text(max_size=300), st.text(alphabet="一二（）().、1289:：主要目标措施规划\n 　*#-—｜。《》年[]", max_size=300)
)
TEXTS = st.one_of(PLAN_TEXTS, ANY_TEXTS)
MARKS = set("#*-+•·>_=—－─[]bookmark:TocGBack0123456789./,，、．（）()一二三四五六七八九十①第篇章节部分年页共 。：:")
"""What numbering, markup, furniture and the ends of heads are made of; all else are words, and no word may vanish."""


@settings(max_examples=300)
@given(TEXTS)
def test_passages_are_whole_in_order_and_apart(text: str) -> None:
    reading = read_text(text)  # checks spans, order and overlap
    assert 0.0 <= reading.coverage <= 1.0
    assert len(reading.plans) >= 1


@settings(max_examples=300)
@given(PLAN_TEXTS)
def test_no_word_is_lost_without_a_warning(text: str) -> None:
    reading = read_text(text)
    lost = [character for character in uncovered(reading) if character not in MARKS and character.isprintable()]
    assert not lost or warned_of_loss(reading), "".join(lost)


@settings(max_examples=150)
@given(TEXTS)
def test_reading_is_a_function_of_the_document(text: str) -> None:
    assert read_text(text) == read_text(text)


@settings(max_examples=150)
@given(TEXTS, st.lists(st.integers(0, 400), max_size=6))
def test_pages_may_begin_anywhere(text: str, starts: list[int]) -> None:
    places = sorted({0, *(start for start in starts if start < len(text))})
    pages = tuple(Page(number, start) for number, start in enumerate(places, 1))
    check_passages(read_plans(Document("plan.pdf", "", text, pages)))


@settings(max_examples=200)
@given(TEXTS)
def test_lines_are_their_spans(text: str) -> None:
    document = Document("plan.txt", "", text)
    lines, dropped = content_lines(document)
    spans = sorted([span for line in lines for span in line.spans] + dropped)
    assert all(document.cut(line.spans) == line.text != "" for line in lines)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@settings(max_examples=150)
@given(PLAN_TEXTS)
def test_rows_of_the_register_stand_in_their_passage(text: str) -> None:
    reading = read_text(text)
    for target in targets_of(reading.passages):
        assert all(any(a <= start and end <= b for a, b in target.passage.spans) for start, end in target.spans)


@settings(max_examples=150)
@given(
    st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=80),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_text_files_come_back_as_written(text: str, encoding: str) -> None:
    if not text.startswith("\ufeff") and "\ufffd" not in text:
        assert decode(text.encode(encoding))[0] == text


@settings(max_examples=150)
@given(TEXTS)
def test_coverage_is_at_least_what_passages_and_headings_hold(text: str) -> None:
    reading = read_text(text)
    solid = sum(not character.isspace() for character in text)
    assert reading.coverage >= 1 - len(uncovered(reading)) / max(solid, 1) - 1e-9


def test_what_is_not_recognised_lowers_the_coverage_and_is_named() -> None:
    reading = read_text("照章办事，按季调度。\n" + "-" * 30 + "\n")
    assert reading.coverage == 10 / 40
    assert warned_of_loss(reading)
    assert any("-----" in warning for warning in reading.warnings)
