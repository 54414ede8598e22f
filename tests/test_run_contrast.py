"""What plans have in common and what not, and open questions; what is expected is read from the sample plans."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from asks import Told, asked, over, places, run, unaccounted
from compared_plans import plan as plan_text
from compared_plans import wrote

from assistant.query.query import Operation
from assistant.texts.contrast import contrast
from assistant.texts.pairs import LONGEST_CHANGE
from assistant.texts.passages.passages import passages
from assistant.texts.presence import presence
from index.library import Library

LONG = "茶" * LONGEST_CHANGE
"""As many words as are quoted where only one plan has them."""


def ask(
    library: Library, where: tuple[str, ...], *words: str, operations: Any = (), fields: Any = (), **wanted: Any
) -> Told:
    query = asked("contrast", over(library, *where, **wanted), *words, operations=operations, fields=fields)
    told = run(contrast, query, library, searches=True)
    assert unaccounted(told, query, library) == set()
    return told


def test_figures_first_then_what_one_has_alone(sample_library: Library) -> None:
    told = ask(sample_library, ("白鹭", "云麓"), domain="健康", part="主要目标")
    assert told.first.startswith("白鹭县儿童发展规划与云麓市儿童发展规划的“儿童与健康”的主要目标：对应的有")
    assert "数值不同：小学生近视率，白鹭县38%以下[5]，云麓市36%以下[6]（云麓市较严）。" in told.lines
    assert "仅白鹭县有：主要目标第7条“12岁以下儿童龋齿率控制在28%以内”" in told.text
    assert "仅云麓市有：主要目标第7条“中小学生国家学生体质健康标准优良率达到60％以上”" in told.text
    figures = [n for n, line in enumerate(told.lines) if line.startswith("数值不同")]
    alone = [n for n, line in enumerate(told.lines) if line.startswith("仅")]
    assert max(figures) < min(alone)


@pytest.mark.parametrize(
    ("words", "lead", "held"), [("more", "白鹭县比云麓市多", "龋齿率"), ("less", "白鹭县比云麓市少", "优良率")]
)
def test_only_what_one_has_more_or_less(sample_library: Library, words: str, lead: str, held: str) -> None:
    operation = Operation("difference", words=words)
    told = ask(sample_library, ("白鹭", "云麓"), operations=[operation], domain="健康", part="主要目标")
    assert lead in told.first
    assert held in told.text
    assert ("龋齿率" in told.text) != ("优良率" in told.text)


def test_the_first_place_is_the_one_that_is_named(sample_library: Library) -> None:
    named = Operation("difference", words="more", places=places(sample_library, "云麓"))
    told = ask(sample_library, ("白鹭", "云麓"), operations=[named], domain="健康", part="主要目标")
    assert "云麓市比白鹭县多" in told.first


def test_sets_of_domains(sample_library: Library) -> None:
    told = ask(sample_library, ("白鹭", "云麓"), fields=("domains",), audience="儿童")
    assert told.first == (
        "白鹭县儿童发展规划、云麓市儿童发展规划的领域设置不同：都有的4个是“健康”、“安全”、“教育”、“福利”，"
        "只有部分规划有的是“家庭”、“环境”。"
    )
    same = ask(sample_library, ("沙泉", "云麓"), fields=("domains",), audience="儿童")
    assert (
        same.first
        == "沙泉自治州儿童发展规划、云麓市儿童发展规划的领域设置相同，都是5个：“健康”、“安全”、“教育”、“福利”、“环境”。"
    )


def test_the_wording_of_a_topic(sample_library: Library) -> None:
    told = ask(sample_library, (), "育儿假")
    assert told.first == "“育儿假”的写法有3种；没有提到的有青槐县、沙泉自治州、望川旗。"
    assert "白鹭县[1]：“探索实施父母育儿假”" in told.lines
    assert {place for place, _, _ in told.silent} >= {"青槐县", "沙泉自治州", "望川旗"}


def test_what_one_place_leaves_out(sample_library: Library) -> None:
    told = ask(sample_library, ("白鹭", "松岚"), "父母育儿假", operations=[Operation("difference", words="less")])
    assert "白鹭县比松岚区没有写“设立”[1][2]。" in told.lines
    assert "白鹭县比松岚区多写了“实施”[1][2]。" in told.lines


def test_plans_of_different_kinds_are_not_compared(sample_library: Library) -> None:
    told = ask(sample_library, ("白鹭", "青槐"), domain="健康")
    assert told.text == "没有可以相比的另一份同类规划，只有白鹭县儿童发展规划、青槐县妇女发展规划。"
    assert told.draft.status == "not_found"


def test_several_places_are_set_against_the_first(sample_library: Library) -> None:
    told = ask(sample_library, ("云麓", "白鹭", "沙泉"), audience="儿童", domain="安全", part="主要目标")
    assert told.first == "以云麓市为基准，与其余各地逐一比较。"
    assert "数值不同：儿童伤害死亡率，云麓市下降20%" in told.text


def test_a_domain_that_none_has(sample_library: Library) -> None:
    told = ask(sample_library, ("白鹭", "云麓"), audience="儿童", domain="法律保护")
    assert told.draft.status == "not_found"
    assert "没有“法律保护”领域" in told.first


@pytest.mark.parametrize(
    ("one", "other", "line"),
    [
        ("办好茶乡夜校，按月开课。", "按月开课，办好茶乡夜校。", None),  # the same words at another place
        ("村村办好夜校，茶乡夜校按月开课。", "村村办好，茶乡夜校按月开课。", None),  # the other has them, too
        ("村村办好茶艺夜校，按月开课。", "村村办好夜校，按月开课。", "柏川县写“茶艺”[1]，桐坪旗没有相应的字[2]。"),
        (
            f"村村办好{LONG}夜校，按月开课。",
            "村村办好夜校，按月开课。",
            f"柏川县写“{LONG}”[1]，桐坪旗没有相应的字[2]。",
        ),
        (f"村村办好{LONG}茶夜校，按月开课。", "村村办好夜校，按月开课。", "桐坪旗“村村办好夜校”[2]。"),  # both in short
        ("村村办好夜校，按月开课。", "村村办好夜校，按季开课。", "柏川县写“按月”[1]，桐坪旗写“按季”[2]。"),
    ],
)
def test_only_words_that_the_other_lacks_are_told(
    library: Library, tmp_path: Path, one: str, other: str, line: str | None
) -> None:
    title = "{}妇女发展规划（2021—2030年）"
    wrote(library, tmp_path, a=plan_text(title.format("柏川县"), "妇女与家庭", one),
          b=plan_text(title.format("桐坪旗"), "妇女与家庭", other))  # fmt: skip
    told = ask(library, (), domain="家庭", part="主要目标")
    assert "对应的有1条（只是措辞不同的1条），双方都没有独有的条目。" in told.first
    assert [text.partition("，")[2] for text in told.lines[1:]] == ([line] if line else [])


# Open questions


def find(library: Library, where: tuple[str, ...], *words: str, operations: Any = (), **wanted: Any) -> Told:
    query = asked("passages", over(library, *where, **wanted), *words, operations=operations)
    return run(passages, query, library, searches=True)


@pytest.mark.parametrize(
    ("place", "words", "held"),
    [
        ("望川", "妇女草场权益", "在确权登记中把妇女姓名写进证书"),
        ("云麓", "家庭暴力报警处置", "公安机关接警后30分钟内到场，依法出具告诫书"),
        ("松岚", "教师发现儿童疑似受到侵害", "应当在24小时内报告"),
        ("青槐", "槐树下议事会", "由妇联执委召集"),
        ("沙泉", "风沙季节学生运动", "保证学生每天校内运动时间不少于1小时"),
    ],
)
def test_whole_items_best_first(sample_library: Library, place: str, words: str, held: str) -> None:
    told = find(sample_library, (place,), words)
    assert held in "\n".join(told.lines[:2])
    assert told.draft.status == "answered"


@pytest.mark.parametrize("words", ["高铁通车", "房价调控", "世界杯比赛", "比特币挖矿"])
def test_foreign_questions_are_refused(sample_library: Library, words: str) -> None:
    for where in ((), ("云麓",)):
        told = find(sample_library, where, words)
        assert told.draft.status == "not_found"
        assert told.first == f"资料库中的规划没有与“{words}”字面一致的规定。"
        assert told.silent


def test_each_place_by_itself(sample_library: Library) -> None:
    told = find(sample_library, (), "留守儿童关爱", audience="儿童")
    assert {line.partition("儿童发展规划")[0] for line in told.lines if "（" in line.partition("：")[0]} >= {
        "白鹭县", "沙泉自治州", "云麓市"}  # fmt: skip
    assert ("望川旗", "儿童", "no_such_plan") in told.silent
    assert not {"白鹭县", "沙泉自治州", "云麓市"} & {place for place, _, _ in told.silent}


def test_a_reason_is_given_only_where_the_plan_gives_one(sample_library: Library) -> None:
    why = [Operation("why")]
    none = find(sample_library, ("青槐",), "孕产妇死亡率控制", operations=why)
    assert none.first == "规划没有说明原因，与此有关的内容如下。"
    assert "孕产妇死亡率控制在15/10万以下" in none.text
    assert "规划没有说明原因" not in find(sample_library, ("青槐",), "孕产妇死亡率控制").text


def test_a_place_that_is_not_held(sample_library: Library) -> None:
    told = find(sample_library, ("云麓",), "留守儿童", not_held=("河湾县",))
    assert "资料库没有收录河湾县的规划。" in told.lines
    assert ("河湾县", None, "no_such_plan") in told.silent


@pytest.mark.parametrize("part", [None, "策略措施"])
def test_what_is_done_is_told_in_full_measures_first(sample_library: Library, part: str | None) -> None:
    wanted = over(sample_library, "云麓", "青槐", part=part)
    query = asked("contrast", wanted, "反家暴", operations=[Operation("same")])
    told = run(contrast, replace(query, text="在反家暴上的做法有啥不一样"), sample_library, searches=True)
    assert told.first == "关于“反家暴”的条目：云麓市2条、青槐县2条。"
    assert told.line("云麓市：") == (
        "云麓市：策略措施“建立家暴案件联动处置机制，公安机关接警后30分钟内到场，依法出具告诫书。”[1]；"
        "主要目标“家庭暴力得到有效预防和制止。”[2]"
    )
    assert told.line("青槐县：").startswith("青槐县：策略措施“健全反家暴联动机制，县、乡、村三级设立维权服务站")


def test_places_against_each_other_in_what_they_do_are_no_list_of_mentions(sample_library: Library) -> None:
    wanted = over(sample_library, "云麓", "望川")
    query = asked("presence", wanted, "反家暴", operations=[Operation("same")])
    told = run(presence, replace(query, text="反家暴的做法有啥不一样"), sample_library, searches=True)
    assert told.first == "关于“反家暴”的条目：云麓市2条；没有提到的有望川旗。"
