"""The judge of generated questions notices each kind of fault and accepts right answers however they are worded."""

from __future__ import annotations

import pytest
from judged_plans import INFANT, JIANG, SHI, THREE, UNDER_FIVE, YUN, Judge, held_plans, judge_over

from eval.generate.held import Held
from eval.generate.score.verdicts import AnswerVerdict


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return held_plans(tmp_path_factory.mktemp("generate"))


@pytest.fixture(scope="module")
def judge(held: Held) -> Judge:
    return judge_over(held)


@pytest.mark.parametrize(("answer", "verdict"), [
    ("江汀市儿童发展规划：婴儿死亡率4.5‰以下[1]。", "right"),
    ("婴儿死亡率要控制在千分之4.5以下。", "right"),
    ("江汀市规定，婴儿死亡率控制在4.5‰以下；新生儿死亡率控制在3.0‰以下。", "right"),
    ("江汀市婴儿死亡率目标4.5‰以下，2020年实际为5.1‰。", "right"),
    ("江汀市婴儿死亡率4.5‰以下，石湾县为6‰以下。", "right"),
    ("江汀市：3.0‰以下。", "wrong_figure"),
    ("婴儿死亡率：江汀市为6‰以下。", "wrong_figure"),
    ("江汀市婴儿死亡率4.5‰以上。", "wrong_figure"),
    ("江汀市婴儿死亡率5.1‰。", "wrong_figure"),
    ("江汀市婴儿死亡率4.7‰以下。", "wrong_figure"),
    ("江汀市新生儿死亡率3.0‰以下。", "wrong_figure"),
    ("江汀市儿童发展规划没有提到婴儿死亡率。", "silence"),
    ("江汀市儿童发展规划重视儿童健康。", "incomplete"),
    ("原文：“婴儿死亡率控制在4.5‰以下”[1]", "incomplete"),
    ("另见江汀市儿童发展规划：婴儿死亡率控制在4.5‰以下[1]", "incomplete"),
])  # fmt: skip
def test_one_figure(judge: Judge, answer: str, verdict: AnswerVerdict) -> None:
    assert judge("figure", answer, subjects=INFANT, places=(JIANG,)) == verdict


def test_not_found_is_a_refusal_and_by_name_a_denial(judge: Judge) -> None:
    asked = {"subjects": INFANT, "places": (JIANG,), "status": "not_found"}
    assert judge("figure", "资料库中的规划没有找到直接的规定。", **asked) == "refusal"
    assert judge("figure", "江汀市：没有提到。", **asked) == "silence"
    assert judge("figure", "没有找到。", silent=((JIANG, "not_mentioned"),), **asked) == "silence"


@pytest.mark.parametrize(("answer", "verdict"), [
    ("江汀市新生儿、婴儿和5岁以下儿童死亡率分别为3.0‰、4.5‰和5.5‰以下。", "right"),
    ("江汀市：新生儿死亡率3‰以下；婴儿死亡率4.5‰以下；5岁以下儿童死亡率5.5‰以下。", "right"),
    ("江汀市新生儿、婴儿和5岁以下儿童死亡率分别为4.5‰、3.0‰和5.5‰以下。", "wrong_figure"),
    ("江汀市5岁以下儿童死亡率5.5‰以下。", "incomplete"),
])  # fmt: skip
def test_several_indicators(judge: Judge, answer: str, verdict: AnswerVerdict) -> None:
    assert judge("figures", answer, subjects=THREE, places=(JIANG,)) == verdict


@pytest.mark.parametrize(("answer", "verdict"), [
    ("江汀市小学生近视率36%以下，初中生58%以下。", "right"),
    ("江汀市近视率36%以下。", "incomplete"),
])  # fmt: skip
def test_all_scopes_where_none_was_named(judge: Judge, answer: str, verdict: AnswerVerdict) -> None:
    assert judge("figure", answer, subjects=(("近视率", None),), places=(JIANG,)) == verdict


def test_another_scope_has_to_say_so(judge: Judge) -> None:
    asked = {"subjects": (("近视率", "小学生"),), "places": (JIANG,)}
    assert judge("figure", "江汀市小学生近视率36%以下（初中生58%以下）。", **asked) == "right"
    assert judge("figure", "江汀市近视率36%以下、58%以下。", **asked) == "wrong_figure"


def test_the_name_of_a_scope_may_follow_its_figure(judge: Judge) -> None:
    asked = {"subjects": (("近视率", "小学生"), ("近视率", "初中生")), "places": (JIANG,)}
    assert judge("scopes", "江汀市近视率：36%以下（小学生）和58%以下（初中生）。", **asked) == "right"
    assert judge("scopes", "江汀市近视率：58%以下（小学生）和36%以下（初中生）。", **asked) == "wrong_figure"


def test_stages_of_two_years(judge: Judge) -> None:
    asked = {"subjects": (("村级服务站覆盖率", None),), "places": (JIANG,)}
    assert judge("figure", "江汀市村级服务站覆盖率2025年60%，2030年80%。", **asked) == "right"
    assert judge("figure", "江汀市村级服务站覆盖率80%。", **asked) == "incomplete"
    assert judge("figure", "江汀市2025年村级服务站覆盖率达到60%。", year=2025, **asked) == "right"
    assert judge("figure", "江汀市村级服务站覆盖率达到80%。", year=2025, **asked) == "wrong_figure"


@pytest.mark.parametrize(("answer", "verdict"), [
    ("江汀市2020年婴儿死亡率为5.1‰（原文印作%）。", "right"),
    ("江汀市2020年婴儿死亡率为5.1%（应为‰）。", "right"),
    ("江汀市2020年婴儿死亡率为5.1%。", "wrong_figure"),
    ("江汀市婴儿死亡率4.5‰以下。", "wrong_figure"),
    ("江汀市2010年婴儿死亡率为9.8‰。", "wrong_figure"),
])  # fmt: skip
def test_what_was_reached(judge: Judge, answer: str, verdict: AnswerVerdict) -> None:
    assert judge("baseline", answer, subjects=INFANT, places=(JIANG,), year=2020) == verdict


@pytest.mark.parametrize(("answer", "verdict"), [
    ("各地婴儿死亡率：江汀市4.5‰以下；石湾县6‰以下；云禾旗4‰以下。", "right"),
    ("4‰以下的是云禾旗，4.5‰以下的是江汀市，6‰以下的是石湾县。", "right"),
    ("江汀市、石湾县、云禾旗分别为4.5‰、6‰、4‰以下。", "right"),
    ("江汀市6‰以下；石湾县4.5‰以下；云禾旗4‰以下。", "wrong_figure"),
    ("江汀市4.5‰以下；石湾县6‰以下。", "incomplete"),
    ("江汀市4.5‰以下；石湾县6‰以下；云禾旗：没有提到。", "silence"),
])  # fmt: skip
def test_all_places(judge: Judge, answer: str, verdict: AnswerVerdict) -> None:
    assert judge("all", answer, subjects=INFANT) == verdict


def test_each_place_is_accounted_for_and_words_are_not_denied(judge: Judge) -> None:
    told = "江汀市小学生36%以下、初中生58%以下。"
    asked = {"subjects": (("近视率", None),)}
    assert judge("all", told, **asked) == "incomplete"
    right = ((SHI, "not_quantified"), (YUN, "not_mentioned"))
    assert judge("all", told, silent=right, **asked) == "right"
    assert judge("all", told, "石湾县：没有具体数值，只说逐年下降。", "云禾旗：没有提到。", **asked) == "right"
    assert judge("all", told, "石湾县：没有提到。", "云禾旗：没有提到。", **asked) == "silence"


@pytest.mark.parametrize(("answer", "verdict"), [
    ("云禾旗最低，为4‰以下。", "right"),
    ("最低的是云禾旗（4‰以下），最高的是石湾县（6‰以下）。", "right"),
    ("云禾旗4‰以下。", "right"),
    ("江汀市最低，为4.5‰以下；云禾旗为4‰以下。", "wrong_claim"),
    ("江汀市4.5‰以下；石湾县6‰以下；云禾旗4‰以下。", "incomplete"),
    ("各地不同。\n云禾旗最低，为4‰以下。", "incomplete"),
])  # fmt: skip
def test_an_extreme_stands_in_the_first_sentence(judge: Judge, answer: str, verdict: AnswerVerdict) -> None:
    assert judge("extreme", answer, subjects=INFANT, operation="最低") == verdict


def test_a_tie_names_both(judge: Judge) -> None:
    asked = {"subjects": UNDER_FIVE, "operation": "最低"}
    assert judge("extreme", "江汀市和石湾县并列最低，均为5.5‰以下。", **asked) == "right"
    assert judge("extreme", "江汀市最低，为5.5‰以下。", **asked) == "incomplete"


def test_an_order_has_ties_in_any_order(judge: Judge) -> None:
    asked = {"subjects": UNDER_FIVE, "operation": "最高"}
    told = "云禾旗7‰以下、{}5.5‰以下、{}5.5‰以下。"
    assert judge("rank", told.format(SHI, JIANG), **asked) == "right"
    assert judge("rank", told.format(JIANG, SHI), **asked) == "right"
    assert judge("rank", "石湾县5.5‰以下、云禾旗7‰以下、江汀市5.5‰以下。", **asked) == "wrong_claim"


@pytest.mark.parametrize(("answer", "verdict"), [
    ("低于5‰的有2个：江汀市4.5‰以下、云禾旗4‰以下。其余：石湾县6‰以下。", "right"),
    ("江汀市（4.5‰以下）和云禾旗（4‰以下）。", "right"),
    ("低于5‰的有3个：江汀市4.5‰以下、云禾旗4‰以下、石湾县6‰以下。", "wrong_claim"),
    ("低于5‰的有1个：云禾旗4‰以下。", "incomplete"),
])  # fmt: skip
def test_a_filter(judge: Judge, answer: str, verdict: AnswerVerdict) -> None:
    asked = {"subjects": INFANT, "operation": "<", "numbers": (5.0,), "unit": "‰"}
    assert judge("filter", answer, **asked) == verdict


def test_a_count(judge: Judge) -> None:
    asked = {"subjects": INFANT, "operation": "<", "numbers": (5.0,), "unit": "‰"}
    assert judge("count", "有2个地方低于5‰。", **asked) == "right"
    assert judge("count", "两个：江汀市和云禾旗。", **asked) == "right"
    assert judge("count", "有3个地方低于5‰。", **asked) == "wrong_claim"
    assert judge("count", "江汀市4.5‰以下，云禾旗4‰以下。", **asked) == "incomplete"


def test_who_is_silent(judge: Judge) -> None:
    asked = {"subjects": (("儿童之家覆盖率", None),)}
    assert judge("none", "没有提到儿童之家覆盖率的是云禾旗。", **asked) == "right"
    assert judge("none", "云禾旗没有提到，江汀市为85%以上，石湾县为90%以上。", **asked) == "right"
    assert judge("none", "江汀市和云禾旗没有提到。", **asked) == "wrong_claim"
    assert judge("none", "江汀市为85%以上，石湾县为90%以上。", "云禾旗：没有提到。", **asked) == "incomplete"


@pytest.mark.parametrize(("operation", "answer", "verdict"), [
    ("平均", "3个地方的平均值约为4.83‰。", "right"),
    ("平均", "平均为4.5‰。", "wrong_claim"),
    ("中位数", "中位数是4.5‰。", "right"),
    ("极差", "最高的石湾县比最低的云禾旗高2个千分点。", "right"),
    ("极差", "石湾县6‰以下，云禾旗4‰以下。", "incomplete"),
])  # fmt: skip
def test_a_measure(judge: Judge, operation: str, answer: str, verdict: AnswerVerdict) -> None:
    assert judge("measure", answer, subjects=INFANT, operation=operation) == verdict


def test_a_difference_and_who_is_higher(judge: Judge) -> None:
    asked = {"subjects": INFANT, "places": (JIANG, SHI)}
    told = "（江汀市4.5‰以下，石湾县6‰以下）。"
    assert judge("difference", f"相差1.5个千分点{told}", **asked) == "right"
    assert judge("difference", f"相差2个千分点{told}", **asked) == "wrong_figure"
    assert judge("difference", f"江汀市不比石湾县高，而是低1.5‰{told}", operation="高", **asked) == "right"
    assert judge("difference", f"相差1.5‰{told}", operation="高", **asked) == "incomplete"
