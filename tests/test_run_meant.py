"""Words that search leads to a row of the register: the populations that were named beside it, and that the name is told."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "云麓市小学、初中书面作业最多让写多长时间",
            "小学书面作业平均完成时间不超过60分钟、初中书面作业平均完成时间不超过90分钟[1]。",
        ),
        ("云麓市小学书面作业最多让写多长时间", "小学书面作业平均完成时间不超过60分钟[1]。"),
    ],
)
def test_each_population_that_was_named(assistant: Assistant, question: str, told: str) -> None:
    assert assistant.ask(question).text.splitlines()[0].endswith(told)


def test_a_claim_in_another_unit_is_no_denial(assistant: Assistant) -> None:
    assert assistant.ask("云麓婴儿死亡率是0.45%吗").text.startswith("是的：云麓市控制在4.5‰以下[1]。")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("云麓孕产妇死亡率2020年是不是已经低于目标了", "不是，目标并不比现状高。"),
        ("望川孕产妇死亡率2020年实际比目标还低吗", "是的，目标比现状高。"),
        ("云麓孕产妇死亡率目标是不是比2020年实际高", "不是，目标并不比现状高。"),
    ],
)
def test_which_of_the_two_is_said_to_lie_below(assistant: Assistant, question: str, verdict: str) -> None:
    assert assistant.ask(question).text.startswith(verdict)


def test_a_deadline_that_is_called_otherwise_is_quoted(assistant: Assistant) -> None:
    text = assistant.ask("规划印发以后，责任部门多久要交实施方案？三份妇女规划各是怎么规定的").text
    assert (
        "青槐县：提到但没有登记到数值，原文是“各责任单位要确定一名领导分管、一名联络员经办，在规划印发后60日内制定落实方案。”"
        in text
    )
    assert (
        "望川旗：提到但没有登记到数值，原文是“三是责任部门在规划印发后2个月内拿出实施方案，报旗妇儿工委办公室备案。”"
        in text
    )


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("婴儿死亡率，云麓跟青槐比谁的目标更严", "只有一处给出数值，无从比较：云麓市控制在4.5‰以下[1]。"),
        ("婴儿死亡率，云麓跟白鹭比谁的目标更严", "最严的是云麓市控制在4.5‰以下[1]。"),
        ("云麓村委会里一半得是女的，没错吧", "不是50%。规划写的是：云麓市力争达到30%以上[1]。"),
        ("云麓规划中提到过托育吗", "云麓市儿童发展规划（儿童与福利·策略措施第1条）：发展普惠托育。"),
    ],
)
def test_what_is_said_first(assistant: Assistant, question: str, first: str) -> None:
    assert assistant.ask(question).text.startswith(first)
