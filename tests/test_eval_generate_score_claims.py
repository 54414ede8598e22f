"""The judge of generated questions: claims, what no plan has, the plans as a table, two questions in one."""

from __future__ import annotations

import pytest
from judged_plans import INFANT, JIANG, SHI, Judge, held_plans, judge_over

from eval.generate.draw.drawn import Drawn
from eval.generate.held import Held
from eval.generate.score.verdicts import AnswerVerdict
from eval.generate.subjects import subject_named


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return held_plans(tmp_path_factory.mktemp("generate"))


@pytest.fixture(scope="module")
def judge(held: Held) -> Judge:
    return judge_over(held)


def test_goal_against_what_was_reached(judge: Judge) -> None:
    asked = {"subjects": INFANT, "places": (JIANG,), "year": 2020}
    assert judge("gap", "江汀市婴儿死亡率目标4.5‰以下，比2020年实际的5.1‰低0.6个千分点。", **asked) == "right"
    assert judge("gap", "江汀市婴儿死亡率目标4.5‰以下，低于2020年实际的5.1‰。", **asked) == "incomplete"


@pytest.mark.parametrize(("answer", "verdict"), [
    ("不一样：江汀市4.5‰以下，石湾县6‰以下。", "right"),
    ("一样，江汀市4.5‰以下，石湾县6‰以下。", "incomplete"),
    ("两地一样。江汀市4.5‰以下，石湾县6‰以下。", "incomplete"),
    ("江汀市4.5‰以下，石湾县6‰以下。", "incomplete"),
])  # fmt: skip
def test_same_or_not(judge: Judge, answer: str, verdict: AnswerVerdict) -> None:
    assert judge("same", answer, subjects=INFANT, places=(JIANG, SHI)) == verdict


@pytest.mark.parametrize(("claim", "answer", "verdict"), [
    (4.5, "是的，江汀市婴儿死亡率控制在4.5‰以下。", "right"),
    (4.5, "不是，江汀市婴儿死亡率控制在4.5‰以下。", "wrong_claim"),
    (6.0, "不是，江汀市婴儿死亡率控制在4.5‰以下。", "right"),
    (6.0, "并非6‰，江汀市婴儿死亡率定的是4.5‰以下。", "right"),
    (6.0, "是的，江汀市婴儿死亡率控制在4.5‰以下。", "wrong_claim"),
    (6.0, "江汀市婴儿死亡率控制在4.5‰以下。", "incomplete"),
    (6.0, "是的，江汀市婴儿死亡率控制在6‰以下。", "wrong_figure"),
])  # fmt: skip
def test_a_figure_taken_for_granted(judge: Judge, claim: float, answer: str, verdict: AnswerVerdict) -> None:
    asked = {"subjects": INFANT, "places": (JIANG,), "operation": "为什么", "unit": "‰"}
    assert judge("confirm", answer, numbers=(claim,), **asked) == verdict


@pytest.mark.parametrize(("answer", "verdict"), [
    ("规划中没有老年人死亡率。", "right"),
    ("规划中没有老年人死亡率，最接近的是婴儿死亡率：江汀市4.5‰以下。", "right"),
    ("江汀市婴儿死亡率4.5‰以下。", "wrong_figure"),
    ("没有找到老年人死亡率：江汀市为4.5‰以下。", "wrong_figure"),
])  # fmt: skip
def test_an_indicator_that_no_plan_has(judge: Judge, answer: str, verdict: AnswerVerdict) -> None:
    assert judge("neighbour", answer, subjects=INFANT, places=(JIANG,), words="老年人死亡率") == verdict


def test_a_place_that_is_not_held_and_a_foreign_question(judge: Judge) -> None:
    assert (
        judge("absent_place", "资料库没有绍兴市的规划。", subjects=INFANT, words="绍兴市", status="not_found")
        == "right"
    )
    assert judge("absent_place", "江汀市4.5‰以下。", subjects=INFANT, words="绍兴市") == "wrong_figure"
    assert (
        judge("foreign", "这个问题与规划无关，资料库没有答案。", words="今天天气怎么样？", status="not_found")
        == "right"
    )
    assert judge("foreign", "江汀市今天晴。", words="今天天气怎么样？") == "incomplete"


def test_a_direction_without_a_figure(judge: Judge) -> None:
    asked = {"subjects": (("近视率", None),), "places": (SHI,)}
    assert judge("not_held", "石湾县没有给出具体数值，只说近视率逐年下降。", **asked) == "right"
    assert judge("not_held", "石湾县近视率逐年下降。", **asked) == "right"
    assert judge("not_held", "石湾县儿童发展规划没有提到近视率。", **asked) == "silence"
    assert judge("not_held", "石湾县近视率36%以下。", **asked) == "wrong_figure"


def test_the_plans_as_a_table(judge: Judge) -> None:
    one = {"places": (JIANG,), "audience": "儿童"}
    assert judge("period", "江汀市儿童发展规划的规划期是2021—2030年。", **one) == "right"
    assert judge("period", "江汀市儿童发展规划的规划期到2025年。", **one) == "wrong_claim"
    assert judge("signature", "文号是江政发〔2022〕3号。", operation="文号", **one) == "right"
    assert judge("goals", "“儿童与健康”有3条主要目标。", domain="儿童与健康", **one) == "right"
    assert judge("goals", "“儿童与健康”有8条主要目标。", domain="儿童与健康", **one) == "wrong_claim"
    assert judge("ending", "到2030年的有江汀市、云禾旗。", year=2030) == "right"
    assert judge("ending", "到2030年的有江汀市、云禾旗、石湾县。", year=2030) == "wrong_claim"


def test_two_questions_need_two_answers(judge: Judge, held: Held) -> None:
    first = Drawn("figure", (subject_named(held, "婴儿死亡率", None),), (JIANG,))
    second = Drawn("extreme", (subject_named(held, "学前教育毛入园率", None),), operation="最高")
    one, two = "江汀市婴儿死亡率4.5‰以下。", "学前教育毛入园率最高的是云禾旗，98%以上。"
    assert judge("two", one, two, parts=(first, second)) == "right"
    assert judge("two", f"{one}{two}", parts=(first, second)) == "right"
    assert judge("two", one, parts=(first, second)) == "incomplete"
    assert judge("two", one, "学前教育毛入园率最高的是江汀市，95%以上。", parts=(first, second)) == "wrong_claim"
