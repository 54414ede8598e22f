"""Whether a sentence speaks of a topic, in whatever words: stance, short words, amounts; false hits are counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from asks import Told, asked, over, run
from compared_plans import plan as plan_text
from compared_plans import wrote

from assistant.compare.full_forms import full_forms
from assistant.compare.ways import ways_without_stance, written_out
from assistant.compare.wordings import begins_with_stance, has_other_ways, without_stance, wordings
from assistant.query.query import Operation
from assistant.texts.presence import presence
from index.library import Library


def title(place: str) -> str:
    return f"{place}妇女发展规划（2021—2030年）"


@pytest.mark.parametrize(
    ("topic", "rest"),
    [("反家暴", "家暴"), ("防治校园欺凌", "校园欺凌"), ("加强托育服务", "托育服务"), ("建立健全救助机制", "救助机制"),
     ("防疫", "防疫"), ("防火墙", "火墙"), ("育儿假", "育儿假"), ("社区治理", "社区治理"), ("茶园路治理", "茶园路"),
     ("茶园急救电话号码", "茶园急救"), ("校园欺凌治理工作", "校园欺凌治理"), ("预防和制止家暴案件问题", "家暴案件"),
     ("ＨＰＶ防控", "hpv")],
)  # fmt: skip
def test_what_is_to_be_done_is_no_part_of_a_topic(topic: str, rest: str) -> None:
    assert without_stance(topic) == rest


def test_each_known_word_is_put_in_each_of_its_ways() -> None:
    assert wordings("HPV疫苗接种") == ["人乳头瘤病毒疫苗接种", "宫颈癌疫苗接种"]
    assert set(wordings("留守儿童家暴")) == {"留守儿童家庭暴力", "留守孩子家暴", "留守孩子家庭暴力"}
    assert wordings("高额彩礼") == ["彩礼", "高彩礼", "高价彩礼"]
    assert wordings("宫颈癌疫苗") == ["hpv疫苗", "人乳头瘤病毒疫苗", "hpv", "人乳头瘤病毒"], "a word of two lines"
    assert wordings("茶园") == []
    assert len(wordings("托育彩礼每天")) == 11, "of 4 · 4 · 3 ways twelve, itself among them"


@pytest.mark.parametrize(
    ("topic", "halves"),
    [("茶园路或桥亭子", ["茶园路", "桥亭子"]), ("茶园路或桥亭", ["茶园路"]), ("茶园或桥亭", []), ("茶园路", []),
     ("或家暴案", ["家暴案", "或家庭暴力案"])],
)  # fmt: skip
def test_each_half_that_is_long_enough_is_a_way(topic: str, halves: list[str]) -> None:
    assert wordings(topic) == halves


@pytest.mark.parametrize(
    ("topic", "ways"),
    [
        ("反家暴", ["家暴", "家庭暴力"]),
        ("加强托育服务", ["托育服务", "托儿所", "托育机构", "托育"]),
        ("家暴", []),  # says nothing of what is to be done
        ("托育服务", []),
        ("防护用品", []),  # 护用品 is half of a word
        ("茶园问题", []),  # two characters before a stance are too few
        ("防治茶园虫害", []),  # no plan begins a phrase so
        ("家暴问题", ["家庭暴力", "家暴"]),  # that of the other way of saying it
    ],
)
def test_ways_of_saying_what_a_topic_is_about(sample_library: Library, topic: str, ways: list[str]) -> None:
    assert ways_without_stance(sample_library, topic) == ways


@pytest.mark.parametrize(
    ("topic", "place", "sure", "unsure"),
    [
        ("家教", None, ["家庭教育"], []),
        ("家教茶会", None, ["家庭教育茶会"], []),
        ("家教", "没有的县", [], []),  # no plan is left to be read
        ("茶乡家教进万家", None, ["茶乡家庭教育进万家"], []),
        ("茶乡好家教进万家", None, ["茶乡好家庭教育进万家"], []),  # eight characters
        ("茶乡的好家教进万家", None, [], []),  # nine say what they mean
        ("重视儿童家教", None, ["儿童家庭教育"], []),  # without what is to be done
    ],
)
def test_a_short_word_is_written_out(
    sample_library: Library, topic: str, place: str | None, sure: list[str], unsure: list[str]
) -> None:
    plans = [plan for plan in sample_library.plans if place in (None, plan.region)]
    assert written_out(sample_library, topic, plans) == (sure, unsure)


@pytest.mark.parametrize(("word", "known"), [("家暴", True), ("HPV", True), ("ｈｐｖ", True), ("茶园", False)])
def test_words_whose_other_ways_are_known(word: str, known: bool) -> None:
    assert has_other_ways(word) == known


@pytest.mark.parametrize(("words", "begins"), [("加强工作", True), ("工作加强", False), ("", False)])
def test_words_that_begin_with_what_is_to_be_done(words: str, begins: bool) -> None:
    assert begins_with_stance(words) == begins


SPEAKS = [
    ("反家暴", "家庭暴力案件由公安机关及时处置。", True),
    ("反家暴", "家暴案件由公安机关及时处置。", True),
    ("反家暴", "家庭教育讲座按月举办。", False),
    ("防溺水", "溺水事故逐年减少。", True),
    ("打击拐卖", "拐卖案件及时侦破。", True),
    ("防护用品", "护理用品由村里采购。", False),
    ("职教", "职业教育学校增设茶艺课。", True),
    ("工会", "茶农每季开一次例会。", False),
    ("留守儿童的关爱", "关爱留守儿童。村里结对走访。", True),
    ("小学生一天睡够10小时", "小学生每天睡眠10小时、初中生9小时。", True),
    ("小学生每天睡眠10小时", "小学生每天睡眠9小时。", False),
    ("规划颁布后三个月内报送", "规划颁布后一个月内报送上一级。", False),
    ("规划颁布后一个月内报送", "规划颁布后1个月内报送上一级。", True),
]
BESIDE = (
    "职业教育越办越好。", "公安机关职责明确，职业茶农教育子女有方。", "家庭和睦，暴力减少。", "家庭责任共担，校园暴力得到遏制。",
    "防溺水课进村。", "溺水警示牌立在渡口。", "学生每天走路上学。", "茶园每季修剪。",
    *(f"第{n}号茶亭{word}。" for n, word in enumerate(["檐下添凳", "按期修缮", "供应热水", "张贴告示", "备好雨具", "栽种桂花", "接通电灯", "清扫门前", "登记来客", "晾晒新茶", "添置书架", "修补石阶"] * 4)),
)  # fmt: skip


@pytest.mark.parametrize(("topic", "sentence", "speaks"), SPEAKS)
def test_whether_a_sentence_speaks(
    library: Library, tmp_path: Path, topic: str, sentence: str, speaks: bool
) -> None:  # fmt: skip
    wrote(library, tmp_path, a=plan_text(title("柏川县"), "妇女与家庭", sentence),
          b=plan_text(title("桐坪旗"), "妇女与家庭", *BESIDE))  # fmt: skip
    told = about(library, topic, "柏川")
    assert told.computed[f"提到“{topic}”的地方数"] == speaks
    assert (told.draft.status == "answered") == speaks


def about(library: Library, topic: str, *where: str, confirm: bool = False) -> Told:
    operations = [Operation("confirm")] if confirm else ()
    return run(presence, asked("presence", over(library, *where), topic, operations=operations), library)


def test_a_plan_is_not_called_silent_beside_what_comes_close(library: Library, tmp_path: Path) -> None:
    wrote(library, tmp_path, a=plan_text(title("柏川县"), "妇女与家庭", "小学生每天睡眠9小时。"),
          b=plan_text(title("桐坪旗"), "妇女与家庭", *BESIDE))  # fmt: skip
    told = about(library, "小学生每天睡眠10小时")
    assert told.first == (
        "与“小学生每天睡眠10小时”字面不一致、意思可能相近的有1个地方：柏川县；没有提到“小学生每天睡眠10小时”的有1个地方：桐坪旗。"
    )
    assert told.line("柏川县：") == (
        "柏川县：没有与“小学生每天睡眠10小时”字面一致的说法，意思最接近的是“小学生每天睡眠9小时。”[1]"
    )
    one = about(library, "小学生每天睡眠10小时", "柏川")
    assert one.first == "柏川县的妇女规划没有与“小学生每天睡眠10小时”字面一致的说法，意思可能相近的见下。"


def test_a_question_for_confirmation_gets_a_verdict_first(sample_library: Library) -> None:
    def first(topic: str, *where: str) -> str:
        return about(sample_library, topic, *where, confirm=True).first

    assert first("托育").startswith("是的，6个地方都提到了“托育”")
    assert first("育儿假").startswith("不是，并非都有：提到“育儿假”的有3个地方")
    assert first("高铁通车") == "不是，6个地方的规划都没有提到“高铁通车”。"
    assert first("草场", "望川") == "是的，望川旗的妇女规划提到了“草场”。"
    assert first("育儿假", "望川") == "不是，望川旗的妇女规划没有提到“育儿假”。"


def test_the_form_that_was_found_is_named(sample_library: Library) -> None:
    assert "（原文用词：家庭暴力）" in about(sample_library, "反家暴", "云麓").line("云麓市：")


def test_rows_are_those_of_the_amount_asked_for(sample_library: Library) -> None:
    rows = about(sample_library, "小学生一天睡够10小时", "云麓").draft.rows
    assert {(row.value, row.unit) for row in rows} == {(10.0, "小时")}


def test_chance_long_forms_are_few(sample_library: Library) -> None:
    """Words that none of the sample plans means in a longer form: the one that is taken for it is named in its line."""
    words = [
        "工会",
        "家长",
        "成长",
        "生长",
        "教师",
        "学前",
        "校车",
        "地铁",
        "公交",
        "外卖",
        "路灯",
        "机场",
        "养猪",
        "旅游",
        "水库",
        "股票",
        "电梯",
        "药店",
        "房价",
        "快递",
        "农机",
        "直播",
    ]
    found = {word: full_forms(sample_library, sample_library.plans, word) for word in words}
    assert {word: forms for word, forms in found.items() if forms} == {"工会": ["工作会议"]}
    meant = {word: full_forms(sample_library, sample_library.plans, word) for word in ("家教", "心健")}
    assert meant == {"家教": ["家庭教育"], "心健": ["心理健康"]}


def test_the_verdict_is_on_places_with_such_a_plan(sample_library: Library) -> None:
    query = asked("presence", over(sample_library, leaning="儿童"), "儿童健康", operations=[Operation("confirm")])
    assert run(presence, query, sample_library).first.startswith(
        "是的，有儿童规划的地方都有：提到“儿童健康”的有4个地方"
    )


def test_a_long_form_of_a_word_that_many_plans_write_comes_close_only(library: Library, tmp_path: Path) -> None:
    wrote(library, tmp_path, a=plan_text(title("柏川县"), "妇女与家庭", "每年召开妇女工作会议，另开工作例会。", *BESIDE),
          b=plan_text(title("桐坪旗"), "妇女与家庭", "依托工会办好夜校。", "茶农会议按月举行。", *BESIDE),
          c=plan_text(title("榆河区"), "妇女与家庭", "依托工会修缮茶亭。", *BESIDE))  # fmt: skip
    told = about(library, "工会")
    assert told.computed["提到“工会”的地方数"] == 2
    assert not told.line("柏川县：").startswith("柏川县：“")
